"""A notebook for a test, how to run it in the page, and how to look at what became of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import frozen

OPEN = "path => void window.jupyterapp.commands.execute('docmanager:open', { path })"
READY = """path => {
  const { context, sessionContext } = window.jupyterapp?.shell?.currentWidget ?? {};
  const kernel = sessionContext?.session?.kernel;
  return (!path || context?.path === path)
    && kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
LAUNCHER = ".jp-Launcher"
"""What JupyterLab shows of itself once it has loaded, and again once no notebook is open."""
EMPTY = """async () => {
  const { shell } = window.jupyterapp;
  for (const widget of [...shell.widgets('main')].filter(({ context }) => context)) {
    await widget.sessionContext.shutdown();
    widget.dispose();
  }
  shell.expandLeft();
  localStorage.clear();
}"""


@frozen
class Lab:
    """A running JupyterLab: its address, and the folder it shows."""

    url: str
    folder: Path

    def notebook(self, name: str, cells: list[str], text: str = "") -> Path:
        """Write a notebook of code cells, after a cell of `text`, and return its path."""
        path = self.folder / name / f"{name}.ipynb"
        path.parent.mkdir()
        for module in ("asked.py", "samples.py"):
            (path.parent / module).write_text((Path(__file__).parent / module).read_text())
        plain = {
            "cells": [{"id": "text", "cell_type": "markdown", "source": text, "metadata": {}}] * bool(text)
            + [
                {
                    "id": f"cell-{number}",
                    "cell_type": "code",
                    "source": source,
                    "metadata": {},
                    "outputs": [],
                    "execution_count": None,
                }
                for number, source in enumerate(cells)
            ],
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        path.write_text(json.dumps(plain))
        return path


def await_new_kernel(page: Any) -> None:
    """Wait until JupyterLab has seen that the kernel was killed, and has another."""
    page.get_by_role("button", name="Ok", exact=True).click(timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)


def run_all(page: Any) -> None:
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_selector("form.frontline", timeout=30_000)


def answers(notebook: Path) -> dict[str, Any]:
    file = notebook.parent / "answers.json"
    try:
        return dict(json.loads(file.read_text()))
    except (OSError, ValueError):
        return {}


def eventually(expected: object, look: Callable[[], object], seconds: float = 10) -> None:
    for _ in range(int(seconds * 10)):
        if look() == expected:
            return
        time.sleep(0.1)
    assert look() == expected


def says(page: Any, question: str) -> Any:
    return page.locator(f"form[data-question={question}] [data-status]")


def wait_for_words(page: Any, question: str, words: str, seconds: int = 15) -> None:
    status = says(page, question).filter(has_text=words).first
    status.wait_for(timeout=1000 * seconds)


def cells(page: Any) -> list[str]:
    return list(
        page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model.type)"
        )
    )

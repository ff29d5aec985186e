"""A notebook for a test, and how to run it in the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import frozen

READY = """() => {
  const kernel = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""


@frozen
class Lab:
    """A running JupyterLab: its address, and the folder it shows."""

    url: str
    folder: Path

    def notebook(self, name: str, cells: list[str]) -> Path:
        """Write a notebook of code cells into a folder of its own and return its path."""
        path = self.folder / name / f"{name}.ipynb"
        path.parent.mkdir()
        (path.parent / "asked.py").write_text((Path(__file__).parent / "asked.py").read_text())
        plain = {
            "cells": [
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


def run_all(page: Any) -> None:
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_selector("form.frontline", timeout=30_000)

"""Notebooks for the workspace's tests."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from frontline.content.builds import Builds

Notebook = dict[str, Any]


def notebook(*cells: tuple[str, str]) -> Notebook:
    """A notebook as the build makes it: code hidden, nothing to edit or delete."""
    made = []
    for number, (kind, source) in enumerate(cells):
        metadata: dict[str, Any] = {"deletable": False, "editable": False}
        cell: dict[str, Any] = {
            "cell_type": kind,
            "id": f"cell-{number}",
            "source": source,
            "metadata": metadata,
        }
        if kind == "code":
            metadata["jupyter"] = {"source_hidden": True}
            cell |= {"execution_count": None, "outputs": []}
        made.append(cell)
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": made, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


def sources(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]


def release(page: Page, builds: Builds) -> None:
    """Let the server's page see these builds as the released ones."""
    page.route("**/static/builds.json", lambda route: route.fulfill(json=json.loads(builds.dump())))

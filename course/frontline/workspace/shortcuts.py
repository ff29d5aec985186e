"""Lists the single keys of JupyterLab that would change a notebook under a reader's hands."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PLUGIN = "@jupyterlab/shortcuts-extension:shortcuts"
_IN_PROFILE = "labconfig/default_setting_overrides.d/shortcuts.json"
# Command mode, and the menu's own keys that reach a notebook in any mode: I I, 0 0 and Shift Enter.
_REACHES_A_READER = (".jp-mod-commandMode", "[data-jp-kernel-user]", "[data-jp-code-runner]")
# Ctrl Enter runs a cell: it inserts and deletes nothing, and some learners know it.
_HARMLESS = {"notebook:run-cell"}


def disabled_shortcuts(schemas: Path) -> list[dict[str, Any]]:
    """Return every shortcut that acts while a notebook is read, switched off, from JupyterLab's schemas.

    JupyterLab takes an entry for the shipped one only if command, keys and selector are exactly the same.
    `schemas` is the folder `share/jupyter/lab/schemas` of an environment.
    """
    found = (entry for file in sorted(schemas.rglob("*.json")) for entry in _shortcuts(file))
    return [{**entry, "disabled": True} for entry in found if _acts_on_a_reader(entry)]


def shortcuts_text(schemas: Path) -> str:
    """Return the settings file that switches them off."""
    return json.dumps({PLUGIN: {"shortcuts": disabled_shortcuts(schemas)}}, indent=1) + "\n"


def refresh(profile: Path, schemas: Path) -> None:
    """Write the settings file into the learner's profile anew, after JupyterLab was upgraded."""
    (profile / _IN_PROFILE).write_text(shortcuts_text(schemas), "utf-8", newline="\n")


def _acts_on_a_reader(entry: dict[str, Any]) -> bool:
    reaches = any(part in entry["selector"] for part in _REACHES_A_READER)
    return reaches and any(entry["keys"]) and entry["command"] not in _HARMLESS


def _shortcuts(schema: Path) -> Iterator[dict[str, Any]]:
    yield from json.loads(schema.read_text("utf-8")).get("jupyter.lab.shortcuts", [])

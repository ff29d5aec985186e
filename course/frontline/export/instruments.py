"""Writes observation sheets, oral questions and role-play cards as pages to print."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from frontline.competency import Unit
from frontline.content.instruments import Instruments
from frontline.forms.render import fill


class Instrument(StrEnum):
    """What can be printed; a template of the forms has the same name."""

    OBSERVATION = "observation"
    ORAL = "oral"
    ROLEPLAY = "roleplay"


def write_instrument(kind: Instrument, unit: Unit, own: Instruments, folder: Path) -> Path:
    """Write a unit's page into `folder` and return its path; raise OSError where that cannot be done."""
    path = folder / f"{kind.value}-{unit.id}.html"
    html = fill(f"{kind.value}.html", unit=unit, own=own)
    path.write_text(html, encoding="utf-8", newline="\n")
    return path

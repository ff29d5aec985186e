"""Writes observation sheets, oral questions and role-play cards as pages to print."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path

from frontline.competency import Framework
from frontline.content.contents import Contents
from frontline.content.instruments import Instruments
from frontline.forms.log import Signing, signoff
from frontline.forms.render import fill


class Instrument(StrEnum):
    """What can be printed; a template of the forms has the same name."""

    OBSERVATION = "observation"
    ORAL = "oral"
    ROLEPLAY = "roleplay"


def write_signoff(course: Contents, unit: str, folder: Path, day: date) -> Path:
    """Write a unit's sign-off sheet, to be filled in by hand, into `folder`; raise OSError as below."""
    path = folder / f"signoff-{unit}.html"
    path.write_text(signoff(course, unit, (), by=Signing(), day=day), encoding="utf-8", newline="\n")
    return path


def write_instrument(kind: Instrument, units: Framework, unit: str, own: Instruments, folder: Path) -> Path:
    """Write a unit's page into `folder` and return its path; raise OSError where that cannot be done."""

    def items(names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(units.split(name)[0] for name in names))

    (of,) = (one for one in units.units if one.id == unit)
    path = folder / f"{kind.value}-{unit}.html"
    html = fill(f"{kind.value}.html", unit=of, own=own, items=items)
    path.write_text(html, encoding="utf-8", newline="\n")
    return path

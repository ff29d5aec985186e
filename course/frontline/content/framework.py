"""Loads the units of competency."""

from __future__ import annotations

from typing import Any

from frontline.competency import Framework, Item, Unit
from frontline.content.places import Places
from frontline.content.reading import structure, written, yaml


def framework(places: Places) -> Framework:
    """Return the units of competency; raise `ContentError` where the file is broken."""
    where = places.name(places.competency)
    plain = yaml(written(places.competency, where), where)
    return Framework(
        hours_per_credit=plain["hours_per_credit"],
        units=tuple(_unit(unit, where) for unit in plain["units"]),
    )


def _unit(plain: dict[str, Any], where: str) -> Unit:
    items = {**plain["range"], **plain["knowledge"]["items"], **plain["performance"]["items"]}
    return Unit(
        id=plain["id"],
        code=plain["code"],
        title=plain["title"],
        level=plain["level"],
        credits=plain["credits"],
        items={name: structure(item, Item, f"{where}, {name}") for name, item in items.items()},
        criteria={name: criterion["text"] for name, criterion in plain["criteria"].items()},
    )

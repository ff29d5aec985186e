"""The units of competency: their requirements, parts and criteria."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen


@frozen(kw_only=True)
class Item:
    """A performance requirement or the unit's range: its text, and the parts that coverage is counted by."""

    text: str
    parts: tuple[str, ...] = ()


@frozen(kw_only=True)
class Unit:
    """A unit of competency: level and credits as in its specification, `criteria` by id (e.g. 212A-7ii)."""

    id: str
    code: str
    title: str
    level: int
    credits: int
    items: Mapping[str, Item]
    criteria: Mapping[str, str]


@frozen(kw_only=True)
class Framework:
    """All units of the course."""

    hours_per_credit: int
    units: tuple[Unit, ...]

    def problem(self, reference: str) -> str | None:
        """Say what is wrong with a requirement id such as 212A-6.2.8.time, or return None."""
        item_id, part = self.split(reference)
        item = self.items().get(item_id)
        if item is None:
            return f"{reference!r} is no requirement of the framework"
        if item.parts and part not in item.parts:
            return f"{reference!r} must name a part: {', '.join(f'{item_id}.{name}' for name in item.parts)}"
        if part and not item.parts:
            return f"{reference!r}: {item_id} has no parts"
        return None

    def split(self, reference: str) -> tuple[str, str]:
        """Return the requirement and the part ('' for none) of a reference."""
        if reference in self.items():
            return reference, ""
        item_id, _, part = reference.rpartition(".")
        return item_id, part

    def items(self) -> dict[str, Item]:
        """Return every requirement of every unit by id."""
        return {item_id: item for unit in self.units for item_id, item in unit.items.items()}

    def criteria(self) -> dict[str, str]:
        """Return every criterion's text by id."""
        return {name: text for unit in self.units for name, text in unit.criteria.items()}

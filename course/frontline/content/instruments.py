"""Instruments beside the graded exercises: what to watch at work, oral questions, role-plays to act out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attrs import frozen

from frontline.competency import Framework, Unit
from frontline.content.company.files import cite, company_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure, written, yaml


@frozen(kw_only=True)
class Line:
    """Something that an observer can see, for a criterion and the requirements that it shows."""

    criterion: str
    assesses: tuple[str, ...]
    see: str


@frozen(kw_only=True)
class Observation:
    """A sheet for somebody who watches at work; `when` says what to watch, `enough` what makes it good."""

    when: str
    enough: str
    lines: tuple[Line, ...]


@frozen(kw_only=True)
class OralQuestion:
    """A question to ask; `good` are points that a good answer has, `help` is said once if nothing comes."""

    criterion: str
    assesses: tuple[str, ...]
    ask: str
    good: tuple[str, ...]
    help: str


@frozen(kw_only=True)
class Oral:
    """A unit's oral questions; `how` says how to ask them, `enough` what makes the answers good."""

    how: str
    enough: str
    questions: tuple[OralQuestion, ...]


@frozen(kw_only=True)
class Other:
    """The card of somebody whom the learner talks with, and what is told only when asked."""

    card: str
    asked: tuple[str, ...]


@frozen(kw_only=True)
class RolePlay:
    """Cards for the learner, the others and the observer; titles give nothing away."""

    title: str
    criterion: str
    mode: str
    learner: str
    others: tuple[Other, ...]
    watch: tuple[str, ...]


@frozen(kw_only=True)
class RolePlays:
    """A unit's role-plays; `how` says how to act and watch them, `enough` what makes one good."""

    how: str
    enough: str
    plays: tuple[RolePlay, ...]


@frozen(kw_only=True)
class Instruments:
    """A unit's instruments."""

    observation: Observation
    oral: Oral
    roleplay: RolePlays

    @property
    def shown(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Return the criterion and the requirements of each line and question."""
        for line in self.observation.lines:
            yield line.criterion, line.assesses
        for question in self.oral.questions:
            yield question.criterion, question.assesses


def written_instruments(places: Places, units: Iterable[Unit]) -> dict[str, Instruments]:
    """Return what authors wrote for these units, with the company's facts in it.

    Raises `ContentError` that names file and key where something is wrong.
    """
    facts = company_facts(places)
    found = {}
    for unit in units:
        path = places.instruments / f"{unit.id}.yaml"
        where = places.name(path)
        if not path.is_file():
            raise ContentError(where, "the file is missing")
        found[unit.id] = structure(cite(yaml(written(path, where), where), facts, where), Instruments, where)
    return found


def instruments(places: Places) -> dict[str, Instruments]:
    """Return the instruments of this edition by unit, as they were built; `ContentError` without them."""
    where = places.name(places.instruments_built)
    try:
        plain = json.loads(places.instruments_built.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ContentError(where, "cannot be read: install the course again") from None
    return structure(plain, dict[str, Instruments], where)


def problems(found: dict[str, Instruments], units: Framework) -> Iterator[str]:
    """Say what is wrong with written instruments: unknown requirements, and those that nothing shows."""
    for id_, own in found.items():
        where = f"course/instruments/{id_}.yaml"
        unit = next(unit for unit in units.units if unit.id == id_)
        named = {criterion for criterion, _ in own.shown} | {one.criterion for one in own.roleplay.plays}
        for criterion in sorted(named - set(unit.criteria)):
            yield f"{where}: {criterion!r} is no criterion of the unit (use {', '.join(unit.criteria)})"
        shown: set[str] = set()
        for _, names in own.shown:
            for name in names:
                # A line may show a requirement as a whole, with all of its parts.
                item, part = units.split(name)
                shown.add(item)
                if item not in unit.items or (part and part not in unit.items[item].parts):
                    yield f"{where}: {name!r} is no requirement of the unit"
        for item in unit.items:
            if item not in shown:
                yield f"{where}: nothing shows {item}: add a line to observe, or an oral question"
        for kind, its in (
            ("line to observe", {line.criterion for line in own.observation.lines}),
            ("oral question", {one.criterion for one in own.oral.questions}),
            ("role-play", {one.criterion for one in own.roleplay.plays}),
        ):
            for criterion in unit.criteria:
                if criterion not in its:
                    yield f"{where}: {criterion} has no {kind}"

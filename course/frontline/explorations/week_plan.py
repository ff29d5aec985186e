"""A plan for a desk's week, and the week after it was worked through."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from frontline.explorations.frame import known
from frontline.explorations.settings.week import Aim, AimSettings, OptionSettings, WeekSettings
from frontline.models.desk import Desk, Outcome, Stream, repeated
from frontline.models.week import FREE, Person, Shift, crews, paid_hours


@frozen(kw_only=True)
class Plan:
    """What a learner chose: each person's shift on each day and task, and an option for each measure."""

    rota: Mapping[str, tuple[str, ...]]
    tasks: Mapping[str, str]
    measures: Mapping[str, str]

    @property
    def plain(self) -> dict[str, Any]:
        """Return it as it is kept."""
        rota = {name: list(days) for name, days in self.rota.items()}
        return {"rota": rota, "tasks": dict(self.tasks), "measures": dict(self.measures)}


@frozen(kw_only=True)
class Week:
    """A plan after it was worked through: its paid hours, desk and outcome.

    `at_work` is each person's share of the time at the desk, 0 to 1; who has no shift is left out.
    """

    plan: Plan
    hours: float
    desk: Desk
    outcome: Outcome
    at_work: Mapping[str, float]

    @property
    def busiest(self) -> float:
        """Return the share of the person with most to do; 0 where nobody is there."""
        return max(self.at_work.values(), default=0.0)

    def reaches(self, aim: AimSettings) -> bool:
        """Tell whether the week reaches an aim."""
        match aim.check:
            case Aim.HOURS:
                return self.hours <= aim.limit
            case Aim.HUNG_UP:
                return self.outcome.hung_up <= aim.limit
            case Aim.KEPT:
                return self.outcome.of(aim.stream).kept >= aim.limit
        return self.busiest <= aim.limit


def taken(settings: WeekSettings, value: Any) -> Plan:
    """Return what fits of what was kept; the rest is as the lesson begins."""
    kept = value if isinstance(value, dict) else {}
    rota, tasks, measures = (
        part if isinstance(part := kept.get(name), dict) else {} for name in ("rota", "tasks", "measures")
    )
    return Plan(
        rota={name: _days(settings, name, rota.get(name)) for name in settings.people},
        tasks={
            name: known(tasks.get(name), person.tasks) or person.tasks[0]
            for name, person in settings.people.items()
        },
        measures={
            name: known(measures.get(name), one.options) or next(iter(one.options))
            for name, one in settings.measures.items()
        },
    )


def worked(settings: WeekSettings, plan: Plan) -> Week:
    """Let the desk work through the week as often as the lesson says."""
    streams = planned(settings, plan)
    shifts = {name: Shift(pieces=one.pieces) for name, one in settings.shifts.items()}
    people = {name: Person(skills=settings.tasks[task].skills) for name, task in plan.tasks.items()}
    of_each = crews(plan.rota, people, shifts)
    desk = Desk(streams=streams, crews=tuple(crew for own in of_each.values() for crew in own))
    days = len(settings.days)
    result = repeated(desk, days, seed=settings.seed, runs=settings.runs)
    shares = iter(result.crews)
    busy = {name: [(crew.staffed(days), next(shares)) for crew in own] for name, own in of_each.items()}
    learning = sum(settings.tasks[task].hours for task in plan.tasks.values())
    measures = sum(way.hours for way in ways(settings, plan))
    return Week(
        plan=plan,
        hours=paid_hours(plan.rota, shifts) + learning + measures,
        desk=desk,
        outcome=result,
        at_work={name: _weighted(own) for name, own in busy.items() if own},
    )


def ways(settings: WeekSettings, plan: Plan) -> list[OptionSettings]:
    """Return the chosen option of each measure."""
    return [settings.measures[name].options[key] for name, key in plan.measures.items()]


def planned(settings: WeekSettings, plan: Plan) -> tuple[Stream, ...]:
    """Return the streams as the measures change them."""
    chosen = ways(settings, plan)
    return tuple(
        stream.stream(
            name,
            volume=math.prod(way.scales.get(name, 1.0) for way in chosen),
            promise=next((way.promises[name] for way in chosen if name in way.promises), None),
            daily=settings.daily,
        )
        for name, stream in settings.streams.items()
    )


def _days(settings: WeekSettings, person: str, value: Any) -> tuple[str, ...]:
    starts = settings.people[person].starts
    if not isinstance(value, list) or len(value) != len(starts):
        return starts
    return tuple(
        shift if isinstance(shift, str) and shift in settings.allowed(person, day) else FREE
        for shift, day in zip(value, settings.days, strict=True)
    )


def _weighted(shares: Sequence[tuple[int, float]]) -> float:
    return sum(paid * share for paid, share in shares) / sum(paid for paid, _ in shares)

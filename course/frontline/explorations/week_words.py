"""What a week at the desk says: its aims, its contacts, its people, and the plans that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from frontline.charts import hours as charts
from frontline.explorations.frame import paragraphs, tabled
from frontline.explorations.rules import Ruling, ruled
from frontline.explorations.settings.week import Aim, AimSettings, WeekSettings
from frontline.explorations.waits import minutes
from frontline.explorations.week_plan import Week

NOT_SAID = (
    "<strong>What the model does not say.</strong> Nobody is ill or tired here, and each person is equally "
    "quick. What has begun is finished after the shift, and these minutes are not counted. Who still waits "
    "at the end counts with the wait until then. How satisfied customers are, and whether they come again, "
    "follows from their waits by an assumption of the course."
)


def said_of(settings: WeekSettings, week: Week, tried: Sequence[Week]) -> str:
    """Return all words below the picture."""
    return (
        ruled([_ruling(settings, week, aim) for aim in settings.aims.values()], "aims", "reached")
        + _streams(settings, week)
        + _people(settings, week)
        + paragraphs(_customers(week))
        + (_tried(settings, tried) if tried else "")
        + paragraphs(NOT_SAID)
    )


def hours(amount: float) -> str:
    """Return hours as people write them: 8 hours, 1 hour, 4.5 hours."""
    figure = charts.hours(amount)
    return f"{figure} hour" if figure == "1" else f"{figure} hours"


def _ruling(settings: WeekSettings, week: Week, aim: AimSettings) -> Ruling:
    return Ruling(says=aim.says, why=aim.why, kept=week.reaches(aim), because=(_now(settings, week, aim),))


def _now(settings: WeekSettings, week: Week, aim: AimSettings) -> str:
    """Say where a week stands that does not reach an aim."""
    match aim.check:
        case Aim.HOURS:
            return f"Now it is {hours(week.hours)}."
        case Aim.HUNG_UP:
            return f"Now it is {_of_100(week.outcome.hung_up)}."
        case Aim.KEPT:
            return f"Now it is {_of_100(week.outcome.of(aim.stream).kept)}."
    name = max(week.at_work, key=lambda one: week.at_work[one], default="")
    return f"Now it is {week.busiest:.0%} for {settings.people[name].label}." if name else ""


def _of_100(share: float) -> str:
    return f"{share * 100:.0f} of 100"


def _streams(settings: WeekSettings, week: Week) -> str:
    came = [one for one in week.outcome.streams if one.offered]
    heads = ("Contacts", "A week", "Promise", "Inside it", "Mean wait", "Still open at the end")
    promises = {stream.name: stream.promise for stream in week.desk.streams}
    rows = [
        (
            escape(settings.streams[one.name].label),
            f"{one.offered / settings.runs:.0f}",
            minutes(promises[one.name]),
            f"{one.kept:.0%}",
            minutes(one.wait) if one.answered else "nobody answers",
            f"{one.open / settings.runs:.0f}",
        )
        for one in came
    ]
    return tabled(f"Of 100 callers, {week.outcome.hung_up * 100:.0f} hang up", heads, rows)


def _people(settings: WeekSettings, week: Week) -> str:
    rows = [
        (
            escape(person.label),
            escape(settings.tasks[week.plan.tasks[name]].label),
            f"{week.at_work[name]:.0%}" if name in week.at_work else "no shift",
        )
        for name, person in settings.people.items()
    ]
    caption = f"The desk as a whole is busy {_share(week)} of the time at the desk"
    return tabled(caption, ("Person", "Does", "Busy"), rows)


def _share(week: Week) -> str:
    return f"{week.outcome.occupancy:.0%}" if week.at_work else "0%"


def _customers(week: Week) -> str:
    return (
        f"By the course's assumption, {_of_100(week.outcome.satisfied)} customers are satisfied, and "
        f"{_of_100(week.outcome.again)} would come again."
    )


def _tried(settings: WeekSettings, tried: Sequence[Week]) -> str:
    """Return the noted plans side by side, a column for each."""
    results = [week.outcome for week in tried]
    kept = {aim.stream: settings.streams[aim.stream].label for aim in settings.aims.values() if aim.stream}
    rows = [
        ("Paid hours", *(f"{week.hours:g}" for week in tried)),
        ("Callers who hang up", *(f"{result.hung_up:.0%}" for result in results)),
        *(
            (f"{label} inside the promise", *(f"{result.of(stream).kept:.0%}" for result in results))
            for stream, label in kept.items()
        ),
        *(
            (f"Mean wait: {label}", *(minutes(result.of(stream).wait) for result in results))
            for stream, label in kept.items()
        ),
        *(
            (
                f"{label} still open at the end",
                *(f"{result.of(stream).open / settings.runs:.0f}" for result in results),
            )
            for stream, label in kept.items()
        ),
        ("Whole desk busy", *map(_share, tried)),
        ("Busiest person", *(f"{week.busiest:.0%}" for week in tried)),
        ("Satisfied", *(f"{result.satisfied:.0%}" for result in results)),
        ("Would come again", *(f"{result.again:.0%}" for result in results)),
        ("Aims reached", *(_reached(settings, week) for week in tried)),
    ]
    heads = ("Plan", *map(str, range(1, len(tried) + 1)))
    return tabled("The plans that you noted", heads, [(escape(words), *says) for words, *says in rows])


def _reached(settings: WeekSettings, week: Week) -> str:
    return f"{sum(map(week.reaches, settings.aims.values()))} of {len(settings.aims)}"

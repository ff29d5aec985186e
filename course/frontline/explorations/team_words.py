"""What a team says in words: who sits where, what is missing, and how the partner's plan differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from frontline.explorations.frame import paragraphs, tabled
from frontline.explorations.settings.team import MemberSettings, TeamSettings
from frontline.models.team import Filled, Staffing

STRONG = 4.5
"""From here on a fit is called strong."""
HAIR = 1e-9
"""Fits that differ by less are the same."""
NOT_KNOWN = paragraphs(
    "<strong>What the partner does not know.</strong> It adds up figures, and one seat may pay for the sum. "
    "It does not know whom a desk can spare and what the desk then loses, who wants a seat, who is to learn "
    "in one, and who works well with whom.",
    "The figures are estimates of supervisors, in whole points. The decimals come from the calculation: "
    "a difference of a quarter or a half point may be none.",
)


def still_open(
    settings: TeamSettings, chosen: Mapping[str, str], twice: Collection[str], *, asked: bool
) -> list[str]:
    """Return what is still to choose, as HTML; `asked` when the learner wants to see the partner."""
    lines = [
        f"<strong>{_short(settings, name)} sits in two seats or more:</strong> "
        f"{_seats(settings, [seat for seat, one in chosen.items() if one == name])}. "
        "None of them counts until the person has one."
        for name in twice
    ]
    if empty := [seat for seat, name in chosen.items() if not name]:
        lines.append(f"<strong>Nobody yet:</strong> {_seats(settings, empty)}.")
    if asked and lines:
        lines.append("Give every seat a person of its own first. Then you see the partner's plan.")
    return [paragraphs(line) for line in lines]


def broken(settings: TeamSettings, plan: Staffing, whose: str) -> list[str]:
    """Return what a plan takes from the desks and which languages it leaves out, as lines of HTML."""
    desks = Counter(settings.people[name].file.desk for one in plan.filled for name in one.people)
    given = [
        f"{escape(desk)} gives {count} and can spare {settings.spare[desk]}"
        for desk, count in desks.items()
        if count > settings.spare[desk]
    ]
    lines = [f"! <strong>{whose} takes too many:</strong> {'; '.join(given)}."] if given else []
    if gaps := list(_unspoken(settings, plan)):
        lines.append(f"! <strong>{whose} leaves hours without a language:</strong> {'; '.join(gaps)}.")
    if not lines and all(one.people for one in plan.filled):
        lines.append(
            f"✓ <strong>{whose}</strong> takes from no desk more than it can spare, and has {_all(settings)}."
        )
    return lines


def filled(settings: TeamSettings, plan: Staffing) -> str:
    """Return a table of the seats: who sits there, how well it fits, and what is missing."""
    rows = [
        [
            escape(settings.seats[one.position.name].label),
            _who(settings, one),
            f"{one.fit:.2f}" if one.people and not one.forbidden else "–",
            _verdict(settings, one),
        ]
        for one in plan.filled
    ]
    return tabled("Your plan, seat by seat", ["Seat", "Who", "Fit", "In words"], rows)


def compared(settings: TeamSettings, own: Staffing, other: Staffing) -> str:
    """Return both plans seat by seat, their totals and their weakest seats."""
    rows = [
        [
            escape(settings.seats[mine.position.name].label),
            _scored(settings, mine),
            _scored(settings, theirs),
            _difference(mine, theirs),
        ]
        for mine, theirs in zip(own.filled, other.filled, strict=True)
    ]
    totals = paragraphs(
        f"<strong>All seats together: yours {own.total:.2f}, the partner's {other.total:.2f}.</strong> "
        "No plan that fills all seats has a higher sum.",
        f"The weakest seat: yours {_weakest(settings, own)}, the partner's {_weakest(settings, other)}.",
        *broken(settings, other, "The partner's plan"),
    )
    return tabled("You and the partner", ["Seat", "You", "Partner", "Difference"], rows) + totals


def seats_table(settings: TeamSettings) -> str:
    """Return what each seat does and needs."""
    rows = []
    for one in settings.seats.values():
        shift = settings.shifts[one.shift]
        weights = ", ".join(f"{skill} ×{weight:g}" for skill, weight in one.weights.items())
        rows.append(
            [
                f"{escape(one.label)}, {shift.start}–{shift.end}",
                escape(one.does),
                escape(", ".join(one.languages) or "–"),
                f"{escape(weights)}; at least {one.level:g}",
            ]
        )
    return tabled("The seats", ["Seat", "What it does", "Languages", "Skills that count"], rows)


def people_table(settings: TeamSettings) -> str:
    """Return what the company's file and the lesson say of each person."""
    rows = []
    for one in settings.people.values():
        skills = ", ".join(f"{name} {level}" for name, level in one.skills.items())
        shifts = ", ".join(
            dict.fromkeys(f"{settings.shifts[name].start}–{settings.shifts[name].end}" for name in one.shifts)
        )
        rows.append(
            [
                f"{escape(one.file.short)}, {escape(one.file.desk)}",
                escape(", ".join(one.file.languages)),
                shifts,
                skills,
                _told(one),
            ]
        )
    heads = ["Who", "Languages", "Hours", "Skills, 1 to 5", "Strength, and what they develop and say"]
    return tabled("The people", heads, rows)


def _told(one: MemberSettings) -> str:
    says = f"<br>“{escape(one.says)}”" if one.says else ""
    return f"{escape(one.file.strength)}<br>Develops: {escape(one.file.develops)}{says}"


def _short(settings: TeamSettings, name: str) -> str:
    return escape(settings.people[name].file.short)


def _seats(settings: TeamSettings, names: Sequence[str]) -> str:
    return escape(", ".join(settings.seats[name].label for name in names))


def _all(settings: TeamSettings) -> str:
    return escape(" and ".join(settings.languages) or "nothing to speak") + " in every hour"


def _who(settings: TeamSettings, one: Filled) -> str:
    return ", ".join(_short(settings, name) for name in one.people) or "nobody"


def _scored(settings: TeamSettings, one: Filled) -> str:
    return f"{_who(settings, one)} {one.fit:.2f}" if one.people else _who(settings, one)


def _verdict(settings: TeamSettings, one: Filled) -> str:
    seat = settings.seats[one.position.name]
    if not one.people:
        return "! empty"
    if one.forbidden:
        member = settings.people[one.forbidden[0]]
        missing = [language for language in seat.languages if language not in member.file.languages]
        if seat.shift not in member.shifts:
            shift = settings.shifts[seat.shift]
            missing.append(f"the hours {shift.start}–{shift.end}")
        return f"! lacks {escape(', '.join(missing))}, so it counts 0"
    if one.below:
        return f"! {seat.level - one.fit:.2f} less than the seat needs"
    return "strong" if one.fit >= STRONG else "enough"


def _difference(mine: Filled, theirs: Filled) -> str:
    if mine.people == theirs.people:
        return "the same person"
    if abs(mine.fit - theirs.fit) < HAIR:
        return "another person, as good"
    whose = "partner" if theirs.fit > mine.fit else "you"
    return f"{whose} +{abs(mine.fit - theirs.fit):.2f}"


def _weakest(settings: TeamSettings, plan: Staffing) -> str:
    one = min(plan.filled, key=lambda seat: seat.fit)
    enough = ", less than it needs" if one.below else ""
    return f"{escape(settings.seats[one.position.name].label)} with {one.fit:.2f}{enough}"


def _unspoken(settings: TeamSettings, plan: Staffing) -> Iterator[str]:
    """Return each language with the hours of the team in which nobody speaks it."""
    shifts = {name: settings.shifts[one.shift] for name, one in settings.seats.items()}
    turns = sorted({at for one in shifts.values() for at in (one.start, one.end)})
    for language in settings.languages:
        speaking = [
            shifts[one.position.name]
            for one in plan.filled
            for name in one.people
            if not one.forbidden and language in settings.people[name].file.languages
        ]
        gaps: list[tuple[str, str]] = []
        for start, end in pairwise(turns):
            worked = any(one.start <= start < one.end for one in shifts.values())
            if not worked or any(one.start <= start < one.end for one in speaking):
                continue
            if gaps and gaps[-1][1] == start:
                gaps[-1] = (gaps[-1][0], end)
            else:
                gaps.append((start, end))
        if gaps:
            yield f"{escape(language)} {', '.join(f'{start}–{end}' for start, end in gaps)}"

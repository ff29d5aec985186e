"""Checks the range of what happens in the course: scenarios by criterion, modes of transport by unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from frontline.competency import Unit
from frontline.content.syllabus import Exercise, Range
from frontline.content.text import MODES as QUESTION_MODES
from frontline.quality.course import Course
from frontline.quality.rules import kinds

MODES = tuple(mode for mode in QUESTION_MODES if mode != "all")
MATTERS = ("delay", "damage", "shortage", "charge", "document", "misunderstanding", "attitude")
SPOKEN = ("visit", "counter", "phone", "video", "meeting", "event")
WRITTEN = (
    "e-mail",
    "WhatsApp",
    "WeChat",
    "chat",
    "group chat",
    "portal",
    "EDI",
    "letter",
    "newsletter",
    "form",
)
WORDS = {
    "mode": MODES,
    "channels": SPOKEN + WRITTEN,
    "customer": ("existing", "prospective", "both"),
    "tone": ("mild", "forceful"),
    "authority": ("within", "beyond"),
    "matter": MATTERS,
}

MATTERS_PER_CRITERION = 3
MODES_PER_CRITERION = 2
LEAST_SHARE = 0.2
"""Of the questions of a unit that belong to one mode of transport."""
WITH_DIALOGUE = ("212A-7i",)
"""Criteria whose every exercise has a dialogue."""


@frozen(kw_only=True)
class CriterionRange:
    """What the exercises of a criterion bring in between them, and which lack a dialogue."""

    criterion: str
    exercises: tuple[str, ...]
    modes: tuple[str, ...]
    matters: tuple[str, ...]
    spoken: tuple[str, ...]
    written: tuple[str, ...]
    beyond: bool
    forceful: bool
    without_dialogue: tuple[str, ...]

    def missing(self) -> Iterator[str]:
        """Say what the exercises do not bring in yet."""
        if not self.beyond:
            yield "a matter beyond the desk's authority"
        if not self.forceful:
            yield "a forceful customer"
        if not self.spoken:
            yield "a spoken channel"
        if not self.written:
            yield "a written channel"
        if len(self.matters) < MATTERS_PER_CRITERION:
            yield f"{MATTERS_PER_CRITERION} matters (there {_is_are(len(self.matters))})"
        if len(self.modes) < MODES_PER_CRITERION:
            yield f"{MODES_PER_CRITERION} modes of transport (there {_is_are(len(self.modes))})"
        for exercise in self.without_dialogue:
            yield f"a dialogue in {exercise}"


@frozen(kw_only=True)
class ModeShare:
    """How many questions of a unit belong to a mode, and their share of all that belong to one."""

    mode: str
    questions: int
    share: float


def ranges(course: Course, unit: Unit) -> tuple[CriterionRange, ...]:
    """Return what each criterion's exercises bring in."""
    return tuple(_range(course, criterion) for criterion in unit.criteria)


def mode_shares(course: Course, unit: Unit) -> tuple[ModeShare, ...]:
    """Return the share of sea, air and express; questions on all modes are left out."""
    found = [block.authored.mode for text in course.texts_of(unit) for block in text.questions]
    counts = {mode: found.count(mode) for mode in MODES}
    total = sum(counts.values())
    return tuple(
        ModeShare(mode=mode, questions=count, share=count / total if total else 0.0)
        for mode, count in counts.items()
    )


def scenario_holes(course: Course, unit: Unit) -> Iterator[str]:
    """Say what the scenarios and the questions of the unit do not bring in yet."""
    for one in ranges(course, unit):
        if one.exercises and (missing := list(one.missing())):
            yield f"unit {unit.id}, criterion {one.criterion}: its exercises lack {'; '.join(missing)}"
    if few := [
        f"{one.mode} ({one.share:.0%})" for one in mode_shares(course, unit) if one.share < LEAST_SHARE
    ]:
        needed = f"each needs {LEAST_SHARE:.0%} of those that belong to one mode"
        yield f"unit {unit.id}, too few questions on {', '.join(few)}: {needed}"


def scenario_errors(course: Course) -> Iterator[str]:
    """Say which words of the range nobody knows."""
    for exercise in course.order.exercises:
        yield from range_errors(exercise)


def range_errors(exercise: Exercise) -> Iterator[str]:
    """Say which words of one exercise's range nobody knows."""
    for key, known in WORDS.items():
        value = getattr(exercise.range, key)
        for word in (value,) if isinstance(value, str) else value:
            if word not in known:
                where = f"syllabus.toml, exercise {exercise.id}, range"
                yield f"{where}: {key} {word!r} is none of {', '.join(known)}"


def _range(course: Course, criterion: str) -> CriterionRange:
    exercises = [one for one in course.order.exercises if one.criterion == criterion]

    def used(words: tuple[str, ...], of: Callable[[Range], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(word for word in words if any(word in of(one.range) for one in exercises))

    return CriterionRange(
        criterion=criterion,
        exercises=tuple(one.id for one in exercises),
        modes=used(MODES, lambda range_: range_.mode),
        matters=used(MATTERS, lambda range_: range_.matter),
        spoken=used(SPOKEN, lambda range_: range_.channels),
        written=used(WRITTEN, lambda range_: range_.channels),
        beyond=any(one.range.authority == "beyond" for one in exercises),
        forceful=any("forceful" in one.range.tone for one in exercises),
        without_dialogue=tuple(
            one.id
            for one in exercises
            if criterion in WITH_DIALOGUE and "dialogue" not in kinds(course.exercises[one.id])
        ),
    )


def _is_are(count: int) -> str:
    return "is 1" if count == 1 else f"are {count or 'none'}"

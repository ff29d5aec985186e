"""The answers file: read strictly, because it may come from anyone, and always written the same way."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

FORMAT = 1
LARGEST = 256 * 1024
LONGEST_NAME = 64
LONGEST_DIGITS = 18
MOST_HOURS = 2_000
WHOLE = "hand-in"
"""The name in `notes` of what concerns the hand-in as a whole: why it was refused."""


class RefusedError(ValueError):
    """A file that is no answers file; the message says why in plain words."""


class NewerFormatError(RefusedError):
    """A file of a version of the course that does not exist yet for this one."""


@frozen
class Answer:
    """One answer as it was saved: `value` as the form gave it, `saved` in ISO 8601 with its time zone."""

    value: Any
    saved: str = ""


@frozen(kw_only=True)
class SecondAttempt:
    """What an instructor opened: when (ISO 8601), and the questions whose first answers are carried over."""

    opened: str
    carried: tuple[str, ...] = ()


@frozen(kw_only=True)
class Answers:
    """All that an answers file says. `number` counts hand-ins, 0 before the first."""

    exercise: str
    edition: str = ""
    learner: str = ""
    attempt: int = 1
    number: int = 0
    declared: bool = False
    answers: Mapping[str, Answer] = field(factory=dict)
    notes: Mapping[str, str] = field(factory=dict)
    second: SecondAttempt | None = None
    """In the second attempt, what was opened; a hand-in's own word for it is never believed."""
    explained: bool = False
    """Whether the learner had seen the keys' reasons, by checking an earlier hand-in."""
    hours: float | None = None
    """Hours of study in the exercise's unit, where the learner chose to send them: the learner's own word."""

    @property
    def refused(self) -> bool:
        """Whether this stands in the place of a hand-in that could not be read, or of none."""
        return WHOLE in self.notes

    intact: bool = True
    """Whether the checksum of a hand-in fits its content (True too where there is none)."""

    def value(self, question: str) -> Any:
        """Return what was answered, or None."""
        answer = self.answers.get(question)
        return None if answer is None else answer.value

    def with_answer(self, question: str, value: Any, saved: str) -> Answers:
        """Return these answers with one changed."""
        return evolve(self, answers={**self.answers, question: Answer(value, saved)})


def dump(answers: Answers, *, checksum: bool = False) -> bytes:
    """Return the file's content; the same answers always give the same bytes."""
    content = {
        "format": FORMAT,
        "exercise": answers.exercise,
        "edition": answers.edition,
        "learner": answers.learner,
        "attempt": answers.attempt,
        "number": answers.number,
        "declared": answers.declared,
        "answers": {
            name: {"value": answer.value, "saved": answer.saved}
            for name, answer in sorted(answers.answers.items())
        },
        "notes": dict(sorted(answers.notes.items())),
    }
    if answers.second:
        content["second"] = {"opened": answers.second.opened, "carried": list(answers.second.carried)}
    if answers.explained:
        content["explained"] = True
    if answers.hours is not None:
        content["hours"] = answers.hours
    if checksum:
        content["checksum"] = _checksum(content)
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def parse(content: bytes) -> Answers:
    """Read an answers file or hand-in; raise `RefusedError` unless it is one.

    An answer that is not fit to be read (named twice, of a wrong form) keeps a value that its
    question's type will refuse: one bad answer never costs the others.
    """
    if len(content) > LARGEST:
        raise RefusedError(f"The file is larger than {LARGEST // 1024} KB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError("The file is not text in UTF-8.") from None
    try:
        plain = json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except (ValueError, RecursionError):
        raise RefusedError("The file is empty, cut short, or not JSON.") from None
    if not isinstance(plain, dict) or not isinstance(plain.get("answers"), dict):
        raise RefusedError("The file holds no answers.")
    format_ = plain.get("format", 0)
    if not isinstance(format_, int) or format_ > FORMAT:
        raise NewerFormatError("The file was made by a newer version of the course: update the course.")
    recorded = plain.get("checksum")
    return Answers(
        exercise=_text(plain, "exercise"),
        edition=_text(plain, "edition"),
        learner=_text(plain, "learner"),
        attempt=_count(plain, "attempt", 1),
        number=_count(plain, "number", 0),
        declared=plain.get("declared") is True,
        answers={name: _answer(answer) for name, answer in plain["answers"].items()},
        notes={
            name: note
            for name, note in (plain["notes"].items() if isinstance(plain.get("notes"), dict) else ())
            if isinstance(note, str)
        },
        second=_second(plain.get("second")),
        explained=plain.get("explained") is True,
        hours=_hours(plain.get("hours")),
        intact=recorded is None or recorded == _checksum(plain),
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        named = Counter(name for name, _ in pairs)
        # An object is no question's answer, so whatever was named twice is refused by its type.
        made.update({name: {"named": "twice"} for name, times in named.items() if times > 1})
    return made


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_DIGITS else float("inf")


def _answer(plain: Any) -> Answer:
    # Format 0 kept bare values.
    if not isinstance(plain, dict):
        return Answer(plain)
    saved = plain.get("saved")
    return Answer(plain.get("value", plain), saved if isinstance(saved, str) and len(saved) <= 40 else "")


def _second(plain: Any) -> SecondAttempt | None:
    if not isinstance(plain, dict) or not isinstance(plain.get("carried"), list):
        return None
    carried = tuple(name for name in plain["carried"] if isinstance(name, str))
    return SecondAttempt(opened=_text(plain, "opened"), carried=carried)


def _text(plain: Mapping[str, Any], name: str) -> str:
    value = plain.get(name)
    return value if isinstance(value, str) and len(value) <= 200 else ""


def _count(plain: Mapping[str, Any], name: str, otherwise: int) -> int:
    value = plain.get(name)
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000
    return value if fits else otherwise  # type: ignore[return-value]


def _hours(value: Any) -> float | None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_HOURS
    return round(float(value), 1) if fits else None


def _checksum(content: Mapping[str, Any]) -> str:
    # Here, because a page that is only opened computes no checksum.
    import hashlib

    counted = {name: value for name, value in content.items() if name != "checksum"}
    canonical = json.dumps(counted, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

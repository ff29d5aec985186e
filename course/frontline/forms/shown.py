"""What of a stored answer can be shown, whatever was stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from frontline.questions import MalformedError, Mark, Question, State
from frontline.questions.typed import LONGEST, seen

WORD = r"[\u3400-\u9fff\uf900-\ufaff]|[^\s\u3400-\u9fff\uf900-\ufaff]+"
"""A run without a space; a Chinese character counts as a word of its own."""


@frozen
class Shown:
    """An answer made safe to show: the options that are chosen, or the text as typed."""

    chosen: frozenset[str] = frozenset()
    text: str = ""

    @property
    def words(self) -> int:
        """Return how many words the text has."""
        return len(re.findall(WORD, self.text))


@frozen
class Standing:
    """What became of an answer: its state, why it cannot be read, and its points as people write them."""

    state: State
    reason: str = ""
    points: str = ""


@frozen
class Why:
    """The reason of one part of an answer: the judgement in words, what it is about, and the reason."""

    sort: str
    text: str
    reason: str


def shown(question: Question[Any], raw: object) -> Shown:
    """Return what of `raw` the form can show; what does not belong to the question is left out."""
    if isinstance(raw, list):
        return Shown(chosen=frozenset(name for name in raw if isinstance(name, str)))
    if isinstance(raw, str):
        return Shown(chosen=frozenset({raw}), text=clean(raw))
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return Shown(text=f"{raw:.15g}" if abs(raw) < 1e300 else "")
    return Shown()


def clean(text: str) -> str:
    """Return at most 8,000 characters of a learner's text, without those that cannot be seen."""
    return seen(text[:LONGEST])


def standing(question: Question[Any], raw: object, mark: Mark | None) -> Standing:
    """Return what became of `raw`; without a mark it says only whether there is an answer."""
    if mark is None:
        try:
            answered = question.read(raw) is not None
        except MalformedError as problem:
            return Standing(State.MALFORMED, str(problem))
        if not answered:
            return Standing(State.NOT_ATTEMPTED)
        return Standing(State.TO_MARK if question.by_person else State.MARKED)
    if mark.state is State.TO_MARK or not mark.out_of:
        return Standing(mark.state, mark.reason)
    return Standing(mark.state, mark.reason, f"{figure(mark.points)} of {counted(mark.out_of)}")


def whys(
    question: Question[Any], raw: object, mark: Mark, because: Mapping[str, str]
) -> tuple[list[Why], list[Why]]:
    """Return the reasons that concern what the learner did, and those of the other options."""
    options: Mapping[str, str] = getattr(question, "options", {})
    if not options:
        return [_why_value(verdict.part, verdict.credit, because) for verdict in mark.verdicts], []
    chosen = shown(question, raw).chosen
    earned = {verdict.part: verdict.credit for verdict in mark.verdicts}
    found = [
        Why(_sort(name in chosen, earned.get(name)), text, because.get(name, ""))
        for name, text in options.items()
    ]
    mine = [why for why in found if why.sort != "other"]
    return mine, [why for why in found if why.sort == "other"] if mark.full else []


def _sort(chosen: bool, credit: float | None) -> str:
    match chosen, credit:
        case True, 1.0:
            return "right"
        case True, None | 0.0:
            return "wrong"
        case True, _:
            return "partly"
        case False, 0.0:
            return "missed"
        case _:
            return "other"


def _why_value(part: str, credit: float, because: Mapping[str, str]) -> Why:
    reason = because.get(part) or because.get("wrong", "")
    return Why("right" if credit == 1.0 else "off", "", reason)


def figure(points: float) -> str:
    """Return points as people write them: 2, 1.5, 0.33."""
    return f"{round(points, 2):g}"


def counted(points: float) -> str:
    """Return points with their noun: 1 point, 2 points."""
    return f"{figure(points)} {'point' if points == 1 else 'points'}"

"""What feedback tells: the judgement of each part of an answer, and the reasons that help now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from frontline.forms.shown import See, shown
from frontline.questions import Mark, Question, Verdict

Reasons = Mapping[str, str]
YES = re.compile(r"(Yes|Right|True)[.,!:] +")


@frozen(kw_only=True)
class Why:
    """One part of an answer: the `sort` of judgement, what the part is about, and why it is so.

    `said` is what was answered and `right` what is right, where there is more to say than `text`.
    """

    sort: str
    part: str = ""
    text: str = ""
    said: str = ""
    right: str = ""
    reason: str = ""


@frozen(kw_only=True)
class Feedback:
    """The parts to show, those to show on request, and what is told of the whole answer."""

    mine: tuple[Why, ...]
    others: tuple[Why, ...] = ()
    missing: int | None = None
    """How many right parts the learner has yet to find; None where that is not told."""
    rows: bool = False
    """Whether every part was asked for, so that people may count how many are right."""

    @property
    def right(self) -> int:
        """Return how many parts are right."""
        return sum(why.sort == "right" for why in self.mine)

    @property
    def asked(self) -> int:
        """Return how many parts were asked for."""
        return sum(why.sort != "stray" for why in self.mine) + (self.missing or 0)


def feedback(question: Question[Any], raw: object, mark: Mark, because: Reasons, *, reveal: bool) -> Feedback:
    """Return what to tell about a marked answer; unless `reveal`, nothing that gives away what is right."""
    match question.kind:
        case "choice" | "choices":
            return _options(question, raw, mark, because, reveal)
        case "number":
            return _number(mark, because, reveal)
        case "dialogue":
            return _talk(mark.verdicts, because, reveal)
    return _rows(question, mark.verdicts, because, reveal)


def sections(found: Feedback, see: Mapping[str, See]) -> Mapping[str, See]:
    """Return the section to read again by part, for parts that were not right; "" stands for the whole."""
    parts = {why.part: see[why.part] for why in found.mine if why.sort != "right" and why.part in see}
    if "" in see and see[""] not in parts.values():
        parts[""] = see[""]
    return parts


def _options(question: Any, raw: object, mark: Mark, because: Reasons, reveal: bool) -> Feedback:
    chosen = shown(question, raw).chosen
    earned = {verdict.part: verdict.credit for verdict in mark.verdicts}
    found = []
    for name, text in question.options.items():
        sort = _sort(name in chosen, earned.get(name), one=question.kind == "choice")
        reason = because.get(name, "")
        if sort in ("best", "missed"):
            reason = unaddressed(reason)
        found.append(Why(sort=sort, part=name, text=text, reason=reason))
    if not reveal:
        missing = sum(why.sort == "missed" for why in found)
        return Feedback(
            mine=tuple(why for why in found if why.part in chosen),
            missing=missing if question.kind == "choices" else None,
        )
    # What was chosen comes before what would have been right.
    found.sort(key=lambda why: why.sort == "best")
    return Feedback(
        mine=tuple(why for why in found if why.sort != "other"),
        others=tuple(why for why in found if why.sort == "other"),
    )


def unaddressed(reason: str) -> str:
    """Return why something is right without the "Yes." that is for those who chose it."""
    plain = reason[found.end() :] if (found := YES.match(reason)) else reason
    return plain[:1].upper() + plain[1:]


def _sort(chosen: bool, credit: float | None, *, one: bool) -> str:
    match chosen, credit:
        case True, 1.0:
            return "right"
        case True, None | 0.0:
            return "wrong"
        case True, _:
            return "partly"
        case False, 0.0:
            return "best" if one else "missed"
        case _:
            return "other"


def _number(mark: Mark, because: Reasons, reveal: bool) -> Feedback:
    (verdict,) = mark.verdicts
    reason = because.get(verdict.part) or because.get("wrong", "")
    if verdict.credit == 1:
        return Feedback(mine=(Why(sort="right", reason=reason),))
    mine = [Why(sort="off", part=verdict.part, reason=reason)]
    if reveal and "right" in because:
        mine.append(Why(sort="solution", reason=unaddressed(because["right"])))
    return Feedback(mine=tuple(mine))


def _rows(question: Question[Any], verdicts: Iterable[Verdict], because: Reasons, reveal: bool) -> Feedback:
    free = getattr(question, "free", False)
    found = [_row(verdict, because, reveal, free=free) for verdict in verdicts]
    if reveal and question.kind == "order":
        found.sort(key=lambda why: why.right or why.said)
    hidden = [why for why in found if why.sort == "missed"] if not reveal else []
    return Feedback(
        mine=tuple(why for why in found if why not in hidden),
        missing=len(hidden) if free and not reveal else None,
        rows=True,
    )


def _row(verdict: Verdict, because: Reasons, reveal: bool, *, free: bool) -> Why:
    reason = because.get(verdict.part, "")
    if verdict.credit == 1:
        return Why(sort="right", part=verdict.part, text=verdict.about, said=verdict.said, reason=reason)
    if verdict.credit:
        sort = "partly"
    elif not verdict.said and not verdict.right:
        # The learner put in a line of their own that nobody needs.
        return Why(sort="stray", part=verdict.part, text=verdict.about, reason=reason)
    elif not verdict.said:
        sort = "missed" if free else "empty"
    else:
        sort = "wrong" if reveal else "not-yet"
    return Why(
        sort=sort,
        part=verdict.part,
        text=verdict.about,
        said=verdict.said,
        right=verdict.right if reveal else "",
        reason=reason if reveal else "",
    )


def _talk(verdicts: Iterable[Verdict], because: Reasons, reveal: bool) -> Feedback:
    found = [_line(verdict, because, reveal) for verdict in verdicts]
    unasked = [why for why in found if why.sort == "unasked"]
    if reveal:
        return Feedback(mine=tuple(found))
    return Feedback(mine=tuple(why for why in found if why.sort != "unasked"), missing=len(unasked))


def _line(verdict: Verdict, because: Reasons, reveal: bool) -> Why:
    reason = because.get(verdict.part, "")
    right = verdict.right if reveal else ""
    if verdict.said:
        sort = "right" if verdict.credit == 1 else "partly" if verdict.credit else "weak"
        return Why(sort=sort, part=verdict.part, said=verdict.said, right=right, reason=reason)
    return Why(
        sort="unasked" if verdict.about else "unconfirmed",
        part=verdict.part,
        text=verdict.about,
        right=right,
        reason=reason if reveal else "",
    )

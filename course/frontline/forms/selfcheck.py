"""How checking one's own hand-in looks: the offer, marking one's replies, and the feedback page."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from frontline.content.bank import Bank
from frontline.forms.render import fill, page, static
from frontline.forms.shown import See
from frontline.questions import Mark, Question, State
from frontline.questions.types import Scheme
from frontline.study.checked import Checked, OwnMarks


@frozen(kw_only=True)
class Reply:
    """A reply to mark oneself; `own` has the points so far by row."""

    question: Question[Scheme]
    key: Scheme
    reply: str
    own: Mapping[str, int]


@frozen(kw_only=True)
class Answered:
    """A question on the feedback page; `given` are the own points, row by row."""

    html: str
    key: Scheme
    reply: str
    given: tuple[int, ...]
    open: bool
    """Whether there was no answer."""


def offer(
    *,
    keys: bool,
    handed_in: bool,
    changed: bool = False,
    replies: int = 0,
    result: Checked | None = None,
    outcome: str = "",
    file: str = "",
    says: str = "",
) -> str:
    """Return the screen that offers a check and shows the newest; `file` is the feedback page's path.

    `says` tells why a hand-in cannot be checked.
    """
    return fill(
        "check_offer.html",
        keys=keys,
        handed_in=handed_in,
        changed=changed,
        replies=replies,
        result=result,
        outcome=outcome,
        file=file,
        says=says,
    )


def assess(bank: Bank, replies: Mapping[str, str], own: Mapping[str, OwnMarks]) -> str:
    """Return the screen on which learners mark their own replies."""
    asked = [
        Reply(
            question=bank[id_].question,
            key=bank[id_].key,
            reply=text,
            own=own[id_].points if id_ in own else {},
        )
        for id_, text in replies.items()
    ]
    return fill("assess.html", asked=asked)


def feedback(
    title: str,
    day: str,
    bank: Bank,
    marks: Mapping[str, Mark],
    values: Mapping[str, object],
    replies: Mapping[str, str],
    own: Mapping[str, OwnMarks],
    summary: str,
) -> str:
    """Return the feedback page of a self-checked exercise, whole and by itself."""
    asked = []
    for id_, one in bank.items():
        see = {part: See(*section) for part, section in one.see.items()}
        given = own[id_].points if id_ in own else {}
        asked.append(
            Answered(
                html=static(
                    one.question,
                    values.get(id_),
                    mark=_marked(marks[id_], given),
                    because=one.because,
                    see=see,
                ),
                open=marks[id_].state is State.NOT_ATTEMPTED,
                key=one.key,
                reply=replies.get(id_, ""),
                given=tuple(given[str(row)] for row in range(len(given))),
            )
        )
    return fill(
        "print.html",
        title=title,
        day=day,
        about="self-checked: the course's keys marked the answers, the learner marked the written replies",
        note=summary,
        body=page(fill("self_feedback.html", asked=asked)),
    )


def _marked(mark: Mark, given: Mapping[str, int]) -> Mark:
    """Return the mark of a reply with the learner's own points; any other stays as it is."""
    if mark.state is not State.TO_MARK:
        return mark
    return evolve(mark, points=float(sum(given.values())), state=State.MARKED)

"""The coach: what a learner may look at again in a reply, before a person reads it. It never marks."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from frontline.study.coaching.blame import blame
from frontline.study.coaching.insiders import insider_words, unexplained
from frontline.study.coaching.length import length
from frontline.study.coaching.promises import promises
from frontline.study.coaching.remark import About, Remark
from frontline.study.coaching.sentences import clean, mainly_english, sentences, words
from frontline.study.coaching.steps import next_step

__all__ = ["About", "Advice", "Remark", "coach", "insider_words"]

FEWEST_WORDS = 4
TOO_SHORT = "There are too few words to say anything yet. Write a little more, and ask again."
NOT_ENGLISH = "I can read English only, and most of this reply is not in English."


@frozen(kw_only=True)
class Advice:
    """Remarks in the order of the checks; where the reply was not `read`, `reason` says why."""

    remarks: tuple[Remark, ...] = ()
    read: bool = True
    reason: str = ""


def coach(text: str, insiders: Mapping[str, str]) -> Advice:
    """Return advice on a reply to a customer; `insiders` are insiders' words and their plain meanings."""
    text = clean(text)
    if not mainly_english(text):
        return Advice(read=False, reason=NOT_ENGLISH)
    if len(words(text)) < FEWEST_WORDS:
        return Advice(read=False, reason=TOO_SHORT)
    said = sentences(text)
    found = (promises(said), unexplained(text, insiders), length(said), blame(said), next_step(said))
    return Advice(remarks=tuple(one for one in found if one))

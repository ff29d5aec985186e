"""Looks for a next step: something that somebody does after the customer has read the reply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontline.study.coaching.patterns import any_of, one
from frontline.study.coaching.promises import has_promise
from frontline.study.coaching.remark import About, Remark, remark
from frontline.study.coaching.sentences import straight, words
from frontline.study.coaching.times import has_time

FEWEST_WORDS = 8
"""In a shorter message, such as a word of thanks, nothing has to follow."""
FORMULA = any_of(
    rf"\b(?:please|pls|kindly)(?: do)? {one('not_hesitate not_worry accept understand forgive excuse')}\b",
    rf"\b(?:please|pls|kindly) be {one('patient informed advised assured understanding noted')}\b",
    rf"\b(?:please|pls|kindly) {one('find note bear_with feel_free')}\b",
    r"\bplease don't\b|\b(?:feel|be) free to\b|\bnot hesitate\b",
)
"""Words of politeness that ask for nothing."""
REQUEST = any_of(
    r"\b(?:please|pls|kindly|could you|can you|would you|let (?:me|us) know)\b",
    r"\b(?:i|we) (?:still |also |now )?need\b",
    rf"\b(?:would|'d) like (?:you )?to {one('ask know request have suggest offer')}\b",
    r"(?:^|\b(?:and|then|so|or) )"
    + one("call phone ring send tell give reply answer confirm check bring collect keep e-?mail")
    + r"\b",
    r"\byou (?:can|may|could|must|should|have to|need to) (?!see that|imagine|be sure|have|understand|know)",
)
DOING = one(
    "calling checking asking arranging booking rebooking looking sending preparing chasing trying finding"
    " tracing following waiting coming bringing collecting"
)
NEXT = any_of(
    r"(?:\bwill|\bshall|'ll)\b(?! (?:not|never|be (?:pleased|happy|glad)|do better|improve)\b)",
    r"\b(?:going|about) to\b",
    r"\bnext (?:step|news|update|call|message|contact)\b",
    r"\b(?:tomorrow|tonight|this (?:afternoon|evening)|the next (?:day|flight|ship|van|truck))\b",
    rf"(?:\bis|\bare|\bam|'m|'re|'s) (?:now |still |already |just )?{DOING}\b",
    r"\b(?:i|we) (?:also |then |now )?(?:call|phone|ring|send|check|ask|write you|get back|come back)\b",
    # Where nothing is left to do, the reply may say so.
    r"\b(?:no|not|nothing)(?: \w+){0,5} to do\b",
    r"\bno (?:\w+ )?(?:action|step)s? (?:is |are )?needed\b",
    r"\bnothing (?:\w+ )?(?:more |else )?(?:needed|open|left)\b",
    r"\bcase (?:is |now )*closed\b",
)
PLANNED = any_of(
    rf"\b{one('booked rebooked re-booked planned scheduled expected due confirmed arranged')}\b",
    r"\bby (?:\d|noon|the end|mon|tue|wed|thu|fri|sat|sun)",
)
PAST = any_of(
    r"\b(?:(?:was|were|had|did|has|have)(?:n't)?|been|yesterday|last|ago)\b",
    rf"\b{one('left went came broke got sent lost fell took gave told said made wrote spoke found')}\b",
    r"\b\w{2,20}ed\b",
)
CLAUSE = re.compile(r", | (?:and|but|because|so) ")


def next_step(sentences: Sequence[str]) -> Remark | None:
    """Remark that nothing happens next: no promise, no request, no word on what comes."""
    if sum(len(words(sentence)) for sentence in sentences) < FEWEST_WORDS:
        return None
    if any(_step(straight(sentence)) for sentence in sentences):
        return None
    why = "The reply says how things are, but not what happens now. So the customer has to ask again."
    try_ = (
        "End with one next step: what you do and by when, or what the customer should do. "
        "If nothing is left to do, write that."
    )
    return remark(About.STEP, (), why, try_)


def _step(plain: str) -> bool:
    asked = FORMULA.sub(" ", plain)
    if has_promise(asked) or REQUEST.search(asked) or NEXT.search(asked) or plain.endswith("?"):
        return True
    return any(has_time(clause) and _comes(clause) for clause in CLAUSE.split(asked))


def _comes(clause: str) -> bool:
    # "The cartons fly on Thursday at 20:15" tells what comes, "were loaded on Thursday" does not.
    return not PAST.search(clause) or bool(PLANNED.search(clause))

"""Finds promises of ours that name no time."""

from __future__ import annotations

from collections.abc import Sequence

from frontline.study.coaching.patterns import any_of, one
from frontline.study.coaching.remark import About, Remark, named, quote, remark
from frontline.study.coaching.sentences import straight, words
from frontline.study.coaching.times import has_time, vague

TOLD = one(
    "call phone ring text e-?mail mail message contact write inform update tell notify advise report revert"
    " reply respond answer confirm send resend forward share provide let_(?:you|u|her|him|them)_know"
    " (?:get|come|go|be)_back get_in_touch follow[_-]?up keep_(?:you|u) give_(?:you|u)"
)
"""What the customer hears or gets from us."""
DONE = one(
    "check verify ask find look_(?:into|at|for) investigate monitor arrange rearrange book re-?book chase"
    " push try see_(?:what|if|whether) prepare issue correct amend fix solve handle process collect pick come"
    " deliver redeliver bring return refund trace speak talk discuss follow do_(?:my|our|the)_(?:very_)?best"
)
PEOPLE = one("colleagues? team manager supervisor boss office department dept desk driver agent staff")
WE = rf"(?:i|we|(?:my|our) (?:[\w-]+ )?{PEOPLE})"
WILL = r"(?:(?: also| then| both| all)? (?:will|shall)|'ll|(?:'m| am|'re| are| is) going to)"
MANNER = one("also then first again just still now try try_to have_to need_to be_able_to \\w{2,20}ly")
# "Noted, will revert": the office leaves out who.
NO_SUBJECT = r"(?:(?:^|[,;:(] ?|\b(?:noted|ok|okay|thanks) (?:and )?|\b(?:i|we) [^,;:]{1,60} and )will)"

PROMISE = any_of(rf"(?:\b{WE}{WILL}|{NO_SUBJECT})(?: {MANNER}){{0,2}} (?:{TOLD}|{DONE})\b")
PROMISE_BY_VAGUE = any_of(
    rf"\b(?:i|we)(?: also| then| now)? (?:{TOLD}|{DONE})\b",
    r"\b(?:and|then) (?:revert|reply)\b",
    rf"(?<!\bto )\b{TOLD}(?: back)?(?: to)? (?:you|u)\b",
    rf"\b(?:i|we){WILL} (?!be\b|not\b|never\b)\w+",
    r"^will (?!be\b|not\b|never\b)\w+",
    r"\byou (?:will |shall )?(?:hear|get|receive|have)\b",
    rf"\byou (?:will |shall )?be {one('informed updated contacted notified advised')}\b",
    rf"\bwill be {one('sent informed updated given provided arranged advised confirmed checked')}\b",
)
"""Promises in other words: sure to be promises only beside a word such as soon."""
TELLS = any_of(rf"\b{WE}(?:{WILL}(?: {MANNER}){{0,2}})? {TOLD}\b")

# What hangs on the customer, or on something that may never happen, needs no time.
IF = one("if unless in_case once when as_soon_as after")
IF_BEFORE = any_of(
    r"\b(?:if|unless|in case)\b",
    rf"\b{IF} (?:you|we (?:have|get|receive) your)\b",
)
IF_AFTER = any_of(
    rf"\b{IF} (?:you|any\w*|something|necessary|needed|there (?:is|are) any)\b",
    rf"\b{IF} (?:this|that|it|the \w+) changes?\b",
)
NEWS_AT = any_of(
    r"\byou(?: will| shall|'ll)? (?:have|hear|get|receive)\b",
    r"\bgive (?:me|us) until\b",
    r"\b(?:next|our|my) (?:\w+ )?(?:news|message|update|call|answer|reply|e-?mail)\b",
)
FRAGMENT = any_of(
    rf"(?:and |or )?{one('by before at until within in on not_later no_later latest around about')}\b",
    r"today\b|tomorrow\b|this\b",
)
FRAGMENT_WORDS = 6


def has_promise(sentence: str) -> bool:
    """Say whether we promise something in a sentence, with or without a time."""
    plain = straight(sentence)
    return bool(PROMISE.search(plain) or (PROMISE_BY_VAGUE.search(plain) and vague(plain)))


def promises(sentences: Sequence[str]) -> Remark | None:
    """Remark on promises without a time in the sentence, or right beside it."""
    quotes, loose = list[str](), dict[str, str]()
    for at, sentence in enumerate(sentences):
        plain = straight(sentence)
        found = _without_time(plain)
        if found and not _time_beside(sentences, at):
            quotes.append(quote(sentence, *found))
            loose = {word.lower(): word for word in vague(plain)} | loose
    if not quotes:
        return None
    if not loose:
        why = "You promise something, but not by when. The customer must wait without knowing how long."
        return remark(About.PROMISE, quotes, why, "Add a time that you can keep, such as “by 16:00 today”.")
    them = tuple(loose.values())[:3]
    why = (
        f"{_capital(named(them))} {'is no time' if len(them) == 1 else 'are no times'}. "
        "You may mean today, and the customer expects it within the hour."
    )
    try_ = (
        f"Write a time instead of {named(them)}, such as “by 16:00 today”. "
        "If you know nothing new by then, tell the customer so at that time."
    )
    return remark(About.PROMISE, quotes, why, try_)


def _without_time(plain: str) -> tuple[int, int] | None:
    """Return where a promise stands in a sentence that names no time for it."""
    if plain.endswith("?"):
        return None
    found = PROMISE.search(plain) or (PROMISE_BY_VAGUE.search(plain) if vague(plain) else None)
    if not found:
        return None
    before, after = plain[: found.start()], plain[found.end() :]
    # "The flight of Friday is full, we inform you soon": the time before the promise is not its own.
    if has_time(plain[found.start() :]) or (has_time(before) and not vague(after)):
        return None
    return None if IF_BEFORE.search(before) or IF_AFTER.search(after) else found.span()


def _time_beside(sentences: Sequence[str], at: int) -> bool:
    """Say whether the sentence before or after a promise tells the customer when there is news."""
    here = sentences[at]
    before = (_news_time(straight(other), _goes_on(other)) for other in sentences[max(at - 1, 0) : at])
    after = (_news_time(straight(other), _goes_on(here)) for other in sentences[at + 1 : at + 2])
    return any(before) or any(after)


def _news_time(plain: str, same_sentence: bool) -> bool:
    if not has_time(plain):
        return False
    short = len(words(plain)) <= FRAGMENT_WORDS and (same_sentence or FRAGMENT.match(plain))
    return bool(short or TELLS.search(plain) or NEWS_AT.search(plain))


def _goes_on(sentence: str) -> bool:
    """Say whether only the end of a line broke a sentence."""
    return sentence[-1] not in ".!?:…"


def _capital(quoted: str) -> str:
    return quoted[:1] + quoted[1:2].upper() + quoted[2:]

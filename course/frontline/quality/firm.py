"""Finds figures and names in a text that are not the company's.

What a story invents for itself, such as a carrier's quotation or a driver of another firm, its author
declares in a block {own}, each with a word on what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from frontline.content.text import OwnBlock, Text
from frontline.quality.prose import sayings, strings

FIGURES = {
    "HK${}": re.compile(r"HK\$ ?(\d[\d,]*(?:\.\d+)?)"),
    "{} working hours": re.compile(r"(\d+(?:\.\d+)?)[ -]working[ -]hours?"),
    "{} working days": re.compile(r"(\d+)[ -]working[ -]days?"),
    "{} working minutes": re.compile(r"(\d+)[ -]working[ -]minutes?"),
    "{} hours before departure": re.compile(r"(\d+) hours before departure"),
    "{} SDR": re.compile(r"(\d[\d,]*(?:\.\d+)?) SDR"),
    "{} free days": re.compile(r"(\d+) free (?:calendar )?days"),
}
"""What a figure of the company looks like, by how it is written."""
PROMISES = {
    "a call back": (re.compile(r"\bcalls? back\b|\bcall-?backs?\b", re.I), "phone", "call_back_hours"),
    "an e-mail": (re.compile(r"\be-?mails?\b", re.I), "email", "hours"),
    "a chat": (re.compile(r"\bchats?\b", re.I), "chat", "hours"),
    "the portal": (re.compile(r"\bportal\b", re.I), "portal", "hours"),
    "a letter": (re.compile(r"\bletters?\b", re.I), "letter", "days"),
    "bad news": (re.compile(r"\bbad news\b|\bexceptions?\b", re.I), "exception", "hours"),
    "a charge": (re.compile(r"\bcharges?\b", re.I), "charge", "hours"),
    "a status question": (re.compile(r"\bwhere is my\b|\bstatus\b", re.I), "status", "hours"),
}
"""Subjects of the service promise, and where their answer time stands in it."""
SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
PERSON = re.compile(r"\b(?:Mr|Ms|Mrs|Dr) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")
FIRM = re.compile(r"\b(?:[A-Z][\w’'&-]*(?: \([A-Z]\w*\))? )+(?:Ltd|Limited|GmbH|AS|Inc|BV|LLC)\b")
MAILBOX = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
RULE = re.compile(r"\bG(\d{1,2})\b")


@frozen(kw_only=True)
class Firm:
    """What the company's documents say: figures as written, people and firms, mail domain and guidelines."""

    figures: frozenset[str]
    names: frozenset[str]
    """People and firms as they are called: Ms Yeung Ka-man is Ms Yeung, too."""
    domain: str
    guidelines: frozenset[str]
    promises: Mapping[str, str]
    """The answer time by subject, as written."""


def firm(facts: Mapping[str, Any]) -> Firm:
    """Collect the company's figures and names from its documents as plain data."""
    said = list(strings({name: document for name, document in facts.items() if name != "transcripts"}))
    figures = {figure for text in said for figure in _figures(text)}
    figures |= {f"HK${_plain(amount)}" for amount in _amounts(facts["charges"])}
    people = [*facts["team"].values(), *facts["customers"].values()]
    names = {value for one in people for key, value in one.items() if _is_name(key)}
    return Firm(
        figures=frozenset(figures),
        names=frozenset(names.union({facts["profile"]["name"]}, *map(_shorter, names))),
        domain=facts["profile"]["mail_domain"],
        guidelines=frozenset(key.removeprefix("g").lstrip("0") for key in facts["guidelines"]["rules"]),
        promises={
            subject: f"{facts['promises'][promise][unit]} working {'days' if unit == 'days' else 'hours'}"
            for subject, (_, promise, unit) in PROMISES.items()
        },
    )


def firm_errors(text: Text, of: Firm) -> Iterator[str]:
    """Say which figures and names of a text are neither the company's nor declared as its own."""
    own = {_canonical(name) for part in text.parts if isinstance(part, OwnBlock) for name in part.things}
    used: set[str] = set()
    for where, said in sayings(text):
        for found in _strange(said, of):
            used.add(found)
            if found not in own:
                yield f"{where}: {found!r} is not the company's. Cite the company, or declare it in {{own}}"
    all_said = "\n".join(said for _, said in sayings(text))
    for part in text.parts:
        if isinstance(part, OwnBlock):
            for name in part.things:
                if _canonical(name) not in used and not (_is_mark(name) and name in all_said):
                    yield f"{part.where}: {name!r} is declared but never used, or is the company's"


def _strange(said: str, of: Firm) -> Iterator[str]:
    for figure in _figures(said):
        if figure not in of.figures:
            yield figure
    for sentence in SENTENCE.split(said):
        yield from _broken_promise(sentence, of)
    for person in map(_owner, PERSON.findall(said)):
        if person not in of.names:
            yield person
    for name in FIRM.findall(said):
        if name not in of.names:
            yield name
    for domain in MAILBOX.findall(said):
        if domain != of.domain:
            yield f"@{domain}"
    for number in RULE.findall(said):
        if number not in of.guidelines:
            yield f"G{number}"


def _broken_promise(sentence: str, of: Firm) -> Iterator[str]:
    """Find the wrong answer time in a sentence that is about one promise and names one time."""
    if "working" not in sentence:
        return
    times = [figure for figure in _figures(sentence) if "working" in figure and figure in of.figures]
    subjects = [subject for subject, (words, _, _) in PROMISES.items() if words.search(sentence)]
    if len(times) == 1 and len(subjects) == 1 and times[0] != of.promises[subjects[0]]:
        yield f"{times[0]} for {subjects[0]}"


def _is_mark(name: str) -> bool:
    """Tell whether a name is neither figure, person nor firm: the marks on a carton, somebody's initials."""
    return not any((*_figures(name), PERSON.search(name), FIRM.search(name), MAILBOX.search(name)))


def _shorter(name: str) -> set[str]:
    """Return how a person may be called: Ms Yeung Ka-man, Ms Yeung; Mr Imran Qureshi, Mr Qureshi."""
    title, *rest = name.split()
    return {f"{title} {part}" for part in rest} if title in ("Mr", "Ms", "Mrs", "Dr") else set()


def _figures(said: str) -> Iterator[str]:
    for written, pattern in FIGURES.items():
        for number in pattern.findall(said):
            yield written.format(_plain(number))


def _plain(number: object) -> str:
    """Return a number as it is compared: 1000 and 1,000.00 are 1,000."""
    return f"{float(str(number).replace(',', '')):,.10g}"


def _canonical(name: str) -> str:
    """Return a declared figure as it is compared; a name stays as it is."""
    return next(_figures(name), name)


def _owner(person: str) -> str:
    """Return a person's name without the ending of what is theirs."""
    return re.sub(r"[’']s?$", "", person)


def _amounts(value: Any) -> Iterator[float]:
    match value:
        case Mapping():
            for name, inner in value.items():
                if name == "amount":
                    yield inner
                else:
                    yield from _amounts(inner)
        case list() | tuple():
            for inner in value:
                yield from _amounts(inner)


def _is_name(key: str) -> bool:
    return key in ("name", "short") or key.endswith(("contact", "_short"))

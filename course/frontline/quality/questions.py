"""The rules for questions that a program can check, question by question and over a whole text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from frontline.content.text import QuestionBlock, Text
from frontline.quality.answerers import WITHOUT_READING, answer
from frontline.questions import mark
from frontline.questions.authored.written import AuthoredWritten
from frontline.questions.dialogue import Dialogue
from frontline.questions.types import Choice, Choices, Match, Order, Table

OPTIONS = (3, 5)
ITEMS, STEPS, ROWS, LINES = (3, 6), (4, 7), (2, 6), (2, 5)
"""The fewest and the most of a match, an order, a table, and of the choices in a turn."""
REASON_WORDS = 8
SPREAD_FROM = 5
"""From so many choice questions in a text on, their right options must not stand mostly in one place."""
MOST_IN_ONE_PLACE = 0.5
LOPSIDED = 3.0
ROOM = 60
"""So many characters more are never called lopsided."""
SWEEPING = re.compile(r"\b(all|none|both|neither|any) of the (above|others|options)\b", re.IGNORECASE)
ABSOLUTE = re.compile(r"\b(always|never|everybody|everything|nobody|nothing at all)\b", re.IGNORECASE)
VAGUE = re.compile(
    r"\b(good|clear(ly)?|appropriate|adequate|reasonable|proper(ly)?|suitable|mostly|polite|friendly|nice)\b",
    re.IGNORECASE,
)
JUDGING = [
    "right",
    "wrong",
    "correct",
    "best",
    "better",
    "worse",
    "worst",
    "bad",
    "good",
    "blame",
    "trick",
    "key",
    "lie",
    "rude",
    "true",
    "false",
]
NEGATIVE = re.compile(r"\b(not|never|except|least|cannot|\w+n['\u2019]t)\b")


def question_errors(texts: Iterable[Text]) -> Iterator[str]:
    """Say which rules the questions of all texts break."""
    for text in texts:
        for block in text.questions:
            yield from problems(block)
        yield from spread(text)


def problems(block: QuestionBlock) -> Iterator[str]:
    """Say which rules one question breaks."""
    rules = (_options, _names, _unread, _reasons, _negatives, _sizes, _levels)
    for problem in (problem for rule in rules for problem in rule(block)):
        yield f"{block.where}: {problem}"


def spread(text: Text) -> Iterator[str]:
    """Say whether the right options of a text's choice questions stand mostly in one place."""
    places = [place for block in text.questions if (place := _right_place(block)) is not None]
    if len(places) < SPREAD_FROM:
        return
    place, times = Counter(places).most_common(1)[0]
    if times > MOST_IN_ONE_PLACE * len(places):
        yield (
            f"{text.where}: the right option stands at place {place + 1} in {times} of {len(places)} "
            "choice questions: spread the places"
        )


def _options(block: QuestionBlock) -> Iterator[str]:
    question = block.made.question
    if isinstance(question, Choice | Choices):
        yield from _size(len(question.options), OPTIONS, "options")
        yield from _even(question.options)
    if isinstance(question, Choice):
        full = [name for name, share in question.key(block.made.key).items() if share == 1]
        yield from _longest(question.options, full, "option")
        yield from _absolutes(question.options, full)
    if isinstance(question, Dialogue):
        worth = question.key(block.made.key).worth
        for name, turn in question.turns.items():
            says = {id_: say.text for id_, say in turn.says.items()}
            top = max((worth.get(id_, 0.0) for id_ in says), default=0.0)
            full = [id_ for id_ in says if worth.get(id_, 0.0) == top]
            yield from (f"turn {name!r}: {problem}" for problem in _longest(says, full, "line"))
    for text in _offered(block):
        if SWEEPING.search(text):
            yield f"an option says {text!r}: name what is meant"


def _unread(block: QuestionBlock) -> Iterator[str]:
    """Say who is all right without reading, in questions that ask for more than one thing."""
    question = block.made.question
    if isinstance(question, Choice):
        return
    key = question.key(block.made.key)
    for by in WITHOUT_READING:
        if mark(question, key, answer(question, key, by)).full:
            yield f"“{by.name}” is all right without reading: change keys or places"


def _longest(options: Mapping[str, str], full: Sequence[str], word: str) -> Iterator[str]:
    lengths = sorted(map(len, options.values()), reverse=True)
    if len(full) == 1 and len(lengths) > 1 and len(options[full[0]]) == lengths[0] > lengths[1]:
        yield f"the right {word} {full[0]!r} is the longest: shorten it, or give another one more words"


def _absolutes(options: Mapping[str, str], full: Sequence[str]) -> Iterator[str]:
    """Say which options give themselves away: people know that "always" is seldom right."""
    said = {name: found[0] for name, text in options.items() if (found := ABSOLUTE.search(text))}
    if len(said) > 1 and not said.keys() & set(full):
        words = " and ".join(map(repr, said.values()))
        yield f"only wrong options say {words}, so they are easy to rule out: write them as people would"


def _names(block: QuestionBlock) -> Iterator[str]:
    question = block.made.question
    names: Collection[str] = ()
    match question:
        case Choice() | Choices():
            names = question.options
        case Dialogue():
            names = question.says
    for name in names:
        if name in JUDGING:
            yield f"the name {name!r} judges, and learners can find it in the page: name what is done"


def _levels(block: QuestionBlock) -> Iterator[str]:
    if isinstance(block.authored, AuthoredWritten):
        for row in block.authored.scheme:
            for level in row.levels:
                if found := VAGUE.search(level.text):
                    yield (
                        f"scheme {row.row!r} says {found[0]!r}, and two markers would differ: "
                        "name the facts that count"
                    )


def _even(options: Mapping[str, str]) -> Iterator[str]:
    shortest, longest = (pick(options, key=lambda name: len(options[name])) for pick in (min, max))
    difference = len(options[longest]) - len(options[shortest])
    if difference > ROOM and len(options[longest]) > LOPSIDED * len(options[shortest]):
        yield f"option {longest!r} is more than {LOPSIDED:g} times as long as {shortest!r}: make them alike"


def _offered(block: QuestionBlock) -> Iterator[str]:
    question = block.made.question
    if isinstance(question, Choice | Choices | Match):
        yield from question.options.values()
    if isinstance(question, Table):
        for column in question.columns.values():
            yield from column.options.values()


def _reasons(block: QuestionBlock) -> Iterator[str]:
    because = block.made.because
    for part, reason in because.items():
        if len(reason.split()) < REASON_WORDS:
            yield f"the reason of {part!r} has under {REASON_WORDS} words: say why, not only that"
    for reason, times in Counter(because.values()).items():
        if times > 1:
            yield f"{times} parts have the same reason ({reason[:40]!r}): each needs its own"


def _negatives(block: QuestionBlock) -> Iterator[str]:
    """Say which small negative the question itself has: it is easily overread in a second language."""
    asked = re.split(r"(?<=[.?!])\s+", block.authored.prompt.strip())[-1]
    if isinstance(block.authored, AuthoredWritten) or not asked.endswith("?"):
        return
    if found := NEGATIVE.search(asked):
        yield f"the question says {found[0]!r}: write it in capitals, or ask without a negative"


def _sizes(block: QuestionBlock) -> Iterator[str]:
    match block.made.question:
        case Match(items=items):
            yield from _size(len(items), ITEMS, "items")
        case Order(items=items):
            yield from _size(len(items), STEPS, "steps")
        case Table(rows=rows):
            yield from _size(len(rows), ROWS, "rows")
        case Dialogue(turns=turns):
            for name, turn in turns.items():
                if turn.says:
                    yield from _size(len(turn.says), LINES, f"choices in turn {name!r}")


def _size(count: int, allowed: tuple[int, int], what: str) -> Iterator[str]:
    if not allowed[0] <= count <= allowed[1]:
        yield f"it has {count} {what}: give {allowed[0]} to {allowed[1]}"


def _right_place(block: QuestionBlock) -> int | None:
    question = block.made.question
    if not isinstance(question, Choice):
        return None
    key = question.key(block.made.key)
    return next(place for place, name in enumerate(question.options) if key.get(name) == 1)

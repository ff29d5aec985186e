"""People who answer without reading, and the one who knows the key: what each would hand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from attrs import frozen

from frontline.questions import Question
from frontline.questions.boxes import Boxes
from frontline.questions.dialogue import Dialogue
from frontline.questions.entries import LONGEST, Entry, EntryKey, clock
from frontline.questions.table import Table
from frontline.questions.types import Blanks, Choice, Choices, Match, Number, Order, Written
from frontline.questions.walks import best

Options = Mapping[str, str]
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
TIME = re.compile(r"\d{1,2}:\d\d")
HALF_HOURS = [clock(minutes) for minutes in range(9 * 60, 18 * 60 + 1, 30)]


@frozen
class Answerer:
    """Someone who answers every question in one way.

    `pick` takes so many of the options, in an order where that matters; `fill` writes into a box
    (a question's, with its key, where `entry` is None).
    """

    name: str
    pick: Callable[[Options, int], list[str]]
    fill: Callable[[Question[Any], Any, Entry | None], str]


def answer(question: Question[Any], key: Any, by: Answerer) -> Any:
    """Return what `by` hands in for a question, as its form would save it."""
    match question:
        case Choice():
            return next(iter(by.pick(question.options, 1)), None)
        case Choices():
            return by.pick(question.options, len(key))
        case Order():
            return by.pick(question.items, len(question.items))
        case Dialogue():
            return _walk(question, by)
        case Boxes():
            keys = _keys(question, key)
            return {
                name: (by.pick(entry.options, 1) or [""])[0]
                if entry.kind == "options"
                else by.fill(question, keys.get(name), entry)
                for name, entry in question.boxes().items()
            }
    return by.fill(question, key, None)


def _walk(dialogue: Dialogue, by: Answerer) -> list[str]:
    scene = dialogue.start()
    while choices := by.pick({name: say.text for name, say in dialogue.choices(scene).items()}, 1):
        scene = dialogue.after(scene, choices[0])
    return [spoken.id for spoken in scene.path]


def _keys(question: Boxes[Any], key: Any) -> Mapping[str, EntryKey]:
    """Return the key of each box where it is a box's own."""
    match question:
        case Blanks():
            return dict(key)
        case Table():
            return {
                f"{row}.{column}": cell for row, cells in key.rows.items() for column, cell in cells.items()
            }
    return {}


def _first(options: Options, count: int) -> list[str]:
    return list(options)[:count]


def _longest(options: Options, count: int) -> list[str]:
    return sorted(options, key=lambda name: -len(options[name]))[:count]


def _nothing(*_: Any) -> str:
    return ""


def _copied(question: Question[Any], key: Any, entry: Entry | None) -> str:
    """Return the first figure or time that the prompt prints, or its words."""
    kind = question.kind if entry is None else entry.kind
    pattern = {"number": NUMBER, "clock": TIME}.get(kind)
    if pattern is not None:
        return next(iter(pattern.findall(question.prompt)), "")
    return question.prompt[: LONGEST if entry else None]


FIRST = Answerer("first option", _first, _nothing)
LONGEST_OPTION = Answerer("longest option", _longest, _nothing)
LAST = Answerer("last option", lambda options, count: list(options)[-count:][::-1], _nothing)
BLANK = Answerer("blank", lambda options, count: [], _nothing)
COPY = Answerer("copy of the prompt", lambda options, count: [], _copied)
WITHOUT_READING = (FIRST, LAST, LONGEST_OPTION, BLANK, COPY)


def guesser(random: Random) -> Answerer:
    """Return someone who guesses.

    A number is taken from the values that people arrive at (the right one among its known mistakes), a time
    from the half hours of a working day: more than a real guesser knows. Words are not guessed.
    """

    def fill(question: Question[Any], key: Any, entry: Entry | None) -> str:
        if entry is not None and entry.kind == "clock":
            return random.choice(HALF_HOURS)
        if isinstance(question, Number):
            return f"{random.choice([key.answer, *key.mistakes]):.12g}" if key.mistakes else ""
        return ""

    return Answerer(
        "guess", lambda options, count: random.sample(list(options), min(count, len(options))), fill
    )


def entries(entry: Entry) -> Sequence[str]:
    """Return what someone who guesses enters into a box, each as likely as the others."""
    return {"options": list(entry.options), "clock": HALF_HOURS}.get(entry.kind, [""])


def right(question: Question[Any], key: Any) -> Any:
    """Return what earns everything, as the question's form would save it; for a reply its model."""
    match question:
        case Choice():
            return max(key, key=key.get)
        case Choices():
            return [name for name in question.options if name in key]
        case Match():
            return {item: max(worth, key=worth.__getitem__) for item, worth in key.items()}
        case Order():
            return sorted(question.items, key=key.__getitem__)
        case Number():
            return f"{key.answer:.12g}"
        case Blanks():
            return {name: _right_entry(entry, key[name]) for name, entry in question.blanks.items()}
        case Table():
            rows = dict(zip(question.rows, key.rows.values(), strict=True)) if question.free else key.rows
            return {
                f"{row}.{column}": _right_entry(entry, rows[row][column])
                for row in question.rows
                for column, entry in question.columns.items()
            }
        case Dialogue():
            return list(best(question, key.worth)[1])
        case Written():
            return key.model
    raise TypeError(f"say here what answers a {question.kind} right")


def _right_entry(entry: Entry, key: EntryKey) -> str:
    match entry.kind:
        case "options":
            return str(max(key["options"], key=key["options"].get))
        case "clock":
            return clock(key["from"])
        case "number":
            return f"{key['answer']:.12g}"
    return str(key["words"][0])

"""Reads the script of a conversation, a text that people can read aloud."""

from __future__ import annotations

import re

from attrs import field, frozen

from frontline.questions.dialogue import Line, Say, Turn

TURN = re.compile(r"== ([a-z0-9-]+)(?: \((end|\d+)\))?")
CHOICE = re.compile(r"\* ([a-z0-9-]+): (.+)")
TAGS = re.compile(r"\[([^\]]*)\]")
CONDITION = re.compile(r"\[(tense|calm|(?:not )?knows [a-z0-9-]+)\] ?(.*)")
DIRECTION = re.compile(r"\((.+)\)")
SPEECH = re.compile(r"([^:\"?!.]{1,40}): (.+)")
WHY = re.compile(r"Why: (.+)")
GOES = re.compile(r"-> ([a-z0-9-]+)")
TAG = re.compile(r"(worth|mood) ([+-]?\d+(?:\.\d+)?)|(learns|needs) ([a-z0-9-]+)|(confirms)")


class ScriptError(ValueError):
    """A line of a script that cannot be read; the message names the line and says what is expected."""

    def __init__(self, number: int, what: str) -> None:
        super().__init__(f"script, line {number}: {what}")


@frozen(kw_only=True)
class Script:
    """A conversation as written: its turns, which of them end it, and what choices earn and why."""

    turns: dict[str, Turn]
    ends: frozenset[str]
    worth: dict[str, float]
    because: dict[str, str]
    confirms: tuple[str, ...]


@frozen
class _Choice:
    """A choice while its lines are read."""

    id: str
    text: str
    number: int
    answer: list[Line] = field(factory=list)
    fields: dict[str, object] = field(factory=dict)
    worth: list[float] = field(factory=list)
    why: list[str] = field(factory=list)
    to: list[str] = field(factory=list)
    confirms: list[bool] = field(factory=list)


@frozen
class _Turn:
    """A turn while its lines are read."""

    name: str
    most: int
    end: bool
    lines: list[Line] = field(factory=list)
    choices: list[_Choice] = field(factory=list)


def read_script(text: str) -> Script:
    """Return the conversation; raise `ScriptError` at the first line that cannot be read."""
    turns: list[_Turn] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line:
            _read_line(turns, number, line)
    if not turns:
        raise ValueError("the script has no turn: begin with == opening")
    choices = [choice for turn in turns for choice in turn.choices]
    _require_complete(turns, choices)
    return Script(
        turns={turn.name: _turn(turn) for turn in turns},
        ends=frozenset(turn.name for turn in turns if turn.end),
        worth={choice.id: choice.worth[0] for choice in choices if choice.worth},
        because={choice.id: choice.why[0] for choice in choices},
        confirms=tuple(choice.id for choice in choices if choice.confirms),
    )


def _read_line(turns: list[_Turn], number: int, line: str) -> None:
    if line.startswith("=="):
        found = TURN.fullmatch(line)
        if not found:
            raise ScriptError(number, "write a turn as == name, == name (2) or == name (end)")
        if any(turn.name == found[1] for turn in turns):
            raise ScriptError(number, f"the turn {found[1]!r} stands already above")
        end = found[2] == "end"
        turns.append(_Turn(found[1], int(found[2]) if found[2] and not end else 0, end))
        return
    if not turns:
        raise ScriptError(number, "the script begins with a turn: == opening")
    turn = turns[-1]
    if line.startswith("*"):
        found = CHOICE.fullmatch(line)
        if not found:
            raise ScriptError(number, "write a choice as * its-id: what the learner says")
        if any(choice.id == found[1] for one in turns for choice in one.choices):
            raise ScriptError(number, f"the choice {found[1]!r} stands already above")
        turn.choices.append(_Choice(found[1], found[2], number))
    elif turn.choices:
        _read_in_choice(turn.choices[-1], number, line)
    else:
        turn.lines.append(_spoken(number, line))


def _read_in_choice(choice: _Choice, number: int, line: str) -> None:
    if found := WHY.fullmatch(line):
        choice.why.append(found[1])
    elif found := GOES.fullmatch(line):
        choice.to.append(found[1])
    elif (found := TAGS.fullmatch(line)) and not CONDITION.fullmatch(line):
        for tag in found[1].split(","):
            _read_tag(choice, number, tag.strip())
    else:
        choice.answer.append(_spoken(number, line))


def _read_tag(choice: _Choice, number: int, tag: str) -> None:
    found = TAG.fullmatch(tag)
    if not found:
        raise ScriptError(number, f"{tag!r} is none of worth N, mood +1, learns fact, needs fact, confirms")
    if found[1] == "worth":
        choice.worth.append(float(found[2]))
    elif found[1]:
        choice.fields["mood"] = int(float(found[2]))
    elif found[3]:
        choice.fields[found[3]] = found[4]
    else:
        choice.confirms.append(True)


def _spoken(number: int, line: str) -> Line:
    when = ""
    if found := CONDITION.fullmatch(line):
        when, line = found[1], found[2]
    if found := DIRECTION.fullmatch(line):
        return Line(found[1], when=when)
    if found := SPEECH.fullmatch(line):
        return Line(found[2], who=found[1], when=when)
    raise ScriptError(number, "write what is said as Name: words, and what happens in (round brackets)")


def _require_complete(turns: list[_Turn], choices: list[_Choice]) -> None:
    names = {turn.name for turn in turns}
    for choice in choices:
        if len(choice.why) != 1:
            raise ScriptError(choice.number, f"the choice {choice.id!r} needs one line Why: …")
        if len(choice.to) != 1:
            raise ScriptError(choice.number, f"the choice {choice.id!r} needs one line -> turn")
        if choice.to[0] not in names:
            raise ScriptError(choice.number, f"-> {choice.to[0]}: there is no such turn")
    for turn in turns:
        if turn.end and turn.choices:
            raise ValueError(f"turn {turn.name!r} is an end and still has choices")


def _turn(turn: _Turn) -> Turn:
    says = {
        choice.id: Say(text=choice.text, to=choice.to[0], answer=choice.answer, **choice.fields)  # type: ignore[arg-type]
        for choice in turn.choices
    }
    return Turn(lines=turn.lines, says=says, most=turn.most)

"""A short message to put together from ready lines, and how each of its readers takes every line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from attrs import Factory, frozen

from frontline.charts.letter import Sign
from frontline.explorations.settings.shared import Exploration

LONGEST = 200
"""Letters of a line, and of what a reader says to it."""
MOST = 500
"""Messages that can be put together; each of them is tried when the course is built."""

Message = tuple[str, ...]
"""The name of an option for each part, in the order of the parts; "" is not chosen yet."""


@frozen
class Letter:
    """A message and the name of its reader; "" is not chosen yet."""

    to: str
    message: Message

    @property
    def complete(self) -> bool:
        """Tell whether everything is chosen."""
        return bool(self.to) and all(self.message)


@frozen(kw_only=True)
class Reader:
    """A reader, and what their file says."""

    label: str
    file: str

    @property
    def short(self) -> str:
        """Return the name that sentences use: what stands before the first comma of the label."""
        return self.label.split(",")[0]


@frozen(kw_only=True)
class Reaction:
    """How a reader takes a line, and what the reader says or does then."""

    sign: Sign
    says: str = ""


@frozen(kw_only=True)
class Option:
    """A line to choose, and how each reader takes it; without a text it leaves the line out.

    It may make sense only with some options of other parts, which it `needs` (options by part); with other
    options of these parts every reader asks what stands in `without`. `label` is for the list of lines.
    """

    text: str
    to: dict[str, Reaction]
    label: str = ""
    needs: dict[str, tuple[str, ...]] = Factory(dict)
    without: str = ""


@frozen(kw_only=True)
class Part:
    """A place of the message, and the lines that may stand there."""

    label: str
    options: dict[str, Option]


@frozen(kw_only=True)
class MessageSettings(Exploration):
    """Readers and parts by name; `silence` is how each reader takes it when no line is written at all."""

    readers: dict[str, Reader]
    parts: dict[str, Part]
    silence: dict[str, Reaction] = Factory(dict)
    aim: str = ""

    def messages(self) -> Iterator[Message]:
        """Return every message that can be put together."""
        return product(*(part.options for part in self.parts.values()))

    def options(self, message: Message) -> tuple[Option | None, ...]:
        """Return what is chosen for each part; None is not chosen yet."""
        return tuple(part.options.get(name) for part, name in zip(self.parts.values(), message, strict=True))

    def written(self, message: Message) -> tuple[str, ...]:
        """Return the lines of a message."""
        return tuple(option.text for option in self.options(message) if option and option.text)

    def reactions(self, reader: str, message: Message) -> tuple[Reaction, ...]:
        """Return how a reader takes each part of a complete message, or else the silence, as one reaction."""
        if not self.written(message):
            return (self.silence[reader],)
        chosen = dict(zip(self.parts, message, strict=True))
        return tuple(_reaction(option, reader, chosen) for option in self.options(message) if option)

    def works(self, reader: str, message: Message) -> bool:
        """Tell whether a reader takes every part of a complete message, or the silence, as one that works."""
        return all(one.sign is Sign.WORKS for one in self.reactions(reader, message))

    def problems(self) -> Iterator[str]:
        """Say what is missing or unknown, and for which reader no message works."""
        mistakes = list(self._mistakes())
        yield from mistakes
        if not mistakes:
            for name in self.readers:
                if not any(self.works(name, message) for message in self.messages()):
                    yield f"reader {name!r}: no message works"

    def _mistakes(self) -> Iterator[str]:
        if len(self.readers) < 2:
            yield "give at least two readers"
        if len({one.short for one in self.readers.values()}) < len(self.readers):
            yield "two readers have the same words before the comma of their `label`"
        if not self.parts:
            yield "give at least one part"
        number = prod(len(part.options) for part in self.parts.values())
        if number > MOST:
            yield f"these lines make {number} messages: give so few that there are at most {MOST}"
        for name, part in self.parts.items():
            if len(part.options) < 2:
                yield f"part {name!r}: give at least two options"
            for option, one in part.options.items():
                where = f"part {name!r}, option {option!r}"
                if len(one.text) > LONGEST:
                    yield f"{where}: the text has {len(one.text)} letters, at most {LONGEST} fit"
                yield from self._reacting(where, one.to, left_out=not one.text)
                yield from self._needing(where, name, one)
        empty = all(any(not one.text for one in part.options.values()) for part in self.parts.values())
        if empty:
            yield from self._reacting("silence", self.silence, left_out=True)
        elif self.silence:
            yield "`silence` is never seen: a part has no option with an empty `text`"

    def _reacting(self, where: str, to: Mapping[str, Reaction], *, left_out: bool) -> Iterator[str]:
        if odd := sorted(set(to) ^ set(self.readers)):
            yield f"{where}: say how each reader takes it, and no other ({', '.join(odd)})"
        for reader, one in to.items():
            if one.sign is not Sign.WORKS and not one.says:
                yield f"{where}, to {reader!r}: give what the reader `says` or does"
            if len(one.says) > LONGEST:
                yield f"{where}, to {reader!r}: `says` has {len(one.says)} letters, at most {LONGEST} fit"
            if left_out and one.sign is Sign.NOISE:
                yield f"{where}, to {reader!r}: what is not written cannot be `noise`"

    def _needing(self, where: str, own: str, option: Option) -> Iterator[str]:
        if bool(option.needs) != bool(option.without):
            yield f"{where}: `needs` and `without` go together"
        if option.needs and not option.text:
            yield f"{where}: a line that is left out needs no other"
        if len(option.without) > LONGEST:
            yield f"{where}: `without` has {len(option.without)} letters, at most {LONGEST} fit"
        for part, names in option.needs.items():
            if part == own or part not in self.parts:
                yield f"{where}: `needs` {part!r}, which is no other part"
                continue
            for odd in sorted(set(names) - set(self.parts[part].options)):
                yield f"{where}: `needs` {odd!r}, which is no option of part {part!r}"


def _reaction(option: Option, reader: str, chosen: Mapping[str, str]) -> Reaction:
    if all(chosen[part] in names for part, names in option.needs.items()):
        return option.to[reader]
    return Reaction(sign=Sign.ASKS, says=option.without)

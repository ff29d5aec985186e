"""What a sent message says in words: how its reader takes it, and how far all readers are served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from frontline.charts.letter import Sign
from frontline.explorations.settings.message import Letter, Message, MessageSettings

NOT_SAID = (
    "<strong>What the picture does not say.</strong> The replies are written for this exercise. "
    "A real reader may answer in another way, or ask nothing and do the wrong thing."
)


def still_open(settings: MessageSettings, one: Letter, *, asked: bool) -> list[str]:
    """Return what is still to choose before a message can be sent; `asked` when the learner wants to."""
    labels = ["Reader", *(part.label for part in settings.parts.values())]
    missing = ", ".join(
        escape(label) for label, name in zip(labels, (one.to, *one.message), strict=True) if not name
    )
    if missing:
        return [f"<strong>Choose first: {missing}.</strong>" if asked else f"Still to choose: {missing}."]
    name = escape(settings.readers[one.to].short)
    if not settings.written(one.message):
        return [f"No line is left. Press Send, and see what {name} does when nothing is sent."]
    return [f"The message is ready. Send it, and see what {name} understands."]


def replied(settings: MessageSettings, one: Letter) -> list[str]:
    """Return how the reader takes a complete message, as lines of HTML."""
    name = escape(settings.readers[one.to].short)
    written = len(settings.written(one.message))
    signs = _signs(settings, one)
    acting = _acting(settings, one) if written else 0
    counts = [f"Lines that let {name} act: {acting} of {written}."] if written else []
    counts.append(f"{_counted(signs[Sign.ASKS], 'question comes', 'questions come')} back.")
    if signs[Sign.WRONG]:
        counts.append(f"{_counted(signs[Sign.WRONG], 'thing goes', 'things go')} wrong.")
    if signs[Sign.NOISE]:
        counts.append(f"{_counted(signs[Sign.NOISE], 'line is', 'lines are')} read for nothing.")
    return [f"<strong>{_end(signs, name, written, acting)}</strong>", " ".join(counts)]


def standing(settings: MessageSettings, served: Mapping[str, Message]) -> list[str]:
    """Return who is still without a message that works, or what worked for whom, as lines of HTML."""
    waiting = [reader.short for name, reader in settings.readers.items() if name not in served]
    if waiting:
        return [f"Still without a message that works: {escape(', '.join(waiting))}."]
    worked = [
        f"<strong>What worked for {escape(reader.short)}:</strong> {_quoted(settings, served[name])}"
        for name, reader in settings.readers.items()
    ]
    messages = list(settings.messages())
    common = sum(all(settings.works(name, message) for name in settings.readers) for message in messages)
    everybody = {2: "both readers", 3: "all three readers"}.get(len(worked), f"all {len(worked)} readers")
    if not common:
        return [*worked, f"No single message of these {len(messages)} works for {everybody}."]
    return [*worked, f"{common} of {len(messages)} messages {_one(common, 'works', 'work')} for {everybody}."]


def logged(settings: MessageSettings, log: Sequence[Letter], sent: int) -> str:
    """Return the messages sent last as a numbered list in HTML, up to the one with the number `sent`."""
    entries = "".join(f"<li>{_entry(settings, one)}</li>" for one in log)
    first = sent - len(log) + 1
    summary = "<summary>Messages sent</summary>"
    return f"<details open>{summary}<ol start='{first}'>{entries}</ol></details>" if entries else ""


def _entry(settings: MessageSettings, one: Letter) -> str:
    signs, written = _signs(settings, one), len(settings.written(one.message))
    happened = [
        _counted(signs[sign], *words)
        for sign, words in (
            (Sign.ASKS, ("question came back", "questions came back")),
            (Sign.WRONG, ("thing went wrong", "things went wrong")),
            (Sign.NOISE, ("line read for nothing", "lines read for nothing")),
        )
        if signs[sign]
    ]
    lines = _counted(written, "line", "lines") if written else "nothing sent"
    end = ", ".join(happened) or "it works"
    quoted = f" <em>{_quoted(settings, one.message)}</em>" if written else ""
    return f"to {escape(settings.readers[one.to].short)}: {lines}, {end}.{quoted}"


def _end(signs: Mapping[Sign, int], name: str, written: int, acting: int) -> str:
    if signs[Sign.WRONG]:
        return "One more message is needed, to put right what went wrong."
    if signs[Sign.ASKS]:
        return "One more message is needed."
    if not signs[Sign.NOISE]:
        return f"{name} {'can act' if written else 'needs no message'}, and nothing comes back."
    if acting:
        return f"{name} can act, but reads more than is needed."
    return f"Nothing comes back. But {name} reads all this for nothing."


def _signs(settings: MessageSettings, one: Letter) -> Counter[Sign]:
    return Counter(reaction.sign for reaction in settings.reactions(one.to, one.message))


def _acting(settings: MessageSettings, one: Letter) -> int:
    """Count the written lines that let the reader act."""
    both = zip(settings.options(one.message), settings.reactions(one.to, one.message), strict=True)
    return sum(bool(option and option.text) and reaction.sign is Sign.WORKS for option, reaction in both)


def _quoted(settings: MessageSettings, message: Message) -> str:
    return " ".join(f"“{escape(line)}”" for line in settings.written(message)) or "nothing at all."


def _one(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _counted(count: int, one: str, many: str) -> str:
    return f"{count or 'No'} {_one(count, one, many)}"

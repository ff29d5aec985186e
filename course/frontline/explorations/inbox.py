"""The kind `inbox`: a morning's requests on a simulated clock, which can be replayed move by move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import Span, timeline
from frontline.explorations.frame import (
    WIDE,
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    paragraphs,
    row,
    said,
)
from frontline.explorations.settings.inbox import InboxSettings
from frontline.models.inbox import WAIT, Inbox, Move, Standing, Story

NOTHING = ("nothing to do now", "")


def inbox(settings: InboxSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's requests; the moves are kept, and with them the whole story."""
    box = settings.inbox()
    moves = played(box, keep.value)
    request = dropdown("Request", [NOTHING])
    action = dropdown("What you do", [NOTHING])
    replay = widgets.IntSlider(
        value=len(moves),
        min=0,
        max=len(moves),
        description="Replay: moves",
        style={"description_width": "11em"},
        layout=widgets.Layout(**WIDE),
    )
    view, kept = View(), Kept(keep)
    setting = False

    def story() -> Story:
        return box.play(moves)

    def choose(_: Any = None) -> None:
        nonlocal setting
        if setting:
            return
        setting = True
        possible = box.possible(story()).get(request.value, ())
        actions = settings.requests[request.value].actions if request.value else {}
        action.options = [
            (f"{actions[name].label} ({actions[name].minutes} min)", name) for name in possible
        ] or [NOTHING]
        action.value = action.options[0][1]
        setting = False
        show()

    def show(_: Any = None) -> None:
        if not setting:
            view.show(drawn(settings, box, moves[: replay.value], request.value))

    def offer() -> None:
        nonlocal setting
        setting = True
        here = [name for name, able in box.possible(story()).items() if able]
        request.options = [(_title(settings, name), name) for name in here] or [NOTHING]
        request.value = request.options[0][1]
        replay.max = len(moves)
        replay.value = len(moves)
        setting = False
        choose()

    def move(name: str, what: str) -> None:
        if story().over or (name != WAIT and not what):
            return
        moves.append((name, what))
        kept.save([list(one) for one in moves])
        offer()

    def restart() -> None:
        moves.clear()
        kept.save([])
        offer()

    request.observe(choose, "value")
    replay.observe(show, "value")
    offer()
    buttons = row(
        button("Do it", lambda: move(request.value, action.value)),
        button("Wait for the next request", lambda: move(WAIT, "")),
        button("Start again", restart),
    )
    parts = [said(settings.story), request, action, buttons, kept.line, view.says, view.picture, replay]
    return frame(settings.title, settings.ask, parts)


def played(box: Inbox, kept: Any) -> list[Move]:
    """Take what was kept as moves, as far as they are possible one after the other."""
    moves: list[Move] = []
    for one in kept if isinstance(kept, list) else []:
        match one:
            case [str(request), str(action)] if len(box.play([*moves, (request, action)]).log) > len(moves):
                moves.append((request, action))
    return moves


def drawn(settings: InboxSettings, box: Inbox, moves: Sequence[Move], chosen: str) -> Drawn:
    """Return the morning as the moves have made it: the line of time, every request, and the log."""
    story = box.play(moves)
    here = {name: one for name, one in story.standing.items() if one.here}
    spans = [
        Span(
            label=_title(settings, name),
            begins=box.requests[name].arrives,
            due=one.due,
            done=tuple((entry.begun, entry.ended) for entry in story.log if entry.move[0] == name),
            late=_late(one, story),
        )
        for name, one in here.items()
    ]
    plain = "; ".join(
        f"{_title(settings, name)}, answer by {_by(one.due, box.starts)}: {_state(one, story)}"
        for name, one in here.items()
    )
    picture = timeline(
        spans, box.starts, box.ends, story.now, says=f"It is {story.now:%H:%M}. {plain or 'No request yet'}."
    )
    return Drawn(picture, _says(settings, story, here, chosen))


def _says(settings: InboxSettings, story: Story, here: dict[str, Standing], chosen: str) -> str:
    lines = [f"<strong>It is {story.now:%H:%M}.</strong>" + (" The time is over." if story.over else "")]
    if story.over:
        kept = sum(one.kept for one in here.values())
        mistakes = sum(one.mistakes for one in here.values())
        lines.append(
            f"<strong>You kept {kept} of {len(here)} promises</strong>, closed "
            f"{sum(one.closed is not None for one in here.values())} requests, and "
            f"{_counted(mistakes, 'step was', 'steps were')} a mistake."
        )
    elif chosen in here:
        request = settings.requests[chosen]
        lines.append(
            f"<strong>{escape(request.sender)}</strong> ({escape(request.channel)}, {request.arrives}): "
            f"“{escape(request.text)}” Promise: {escape(request.promise)}, "
            f"so by {_by(here[chosen].due, story.now)}."
        )
    rows = "".join(
        f"<tr><th scope='row'>{escape(_title(settings, name))}</th><td>{settings.requests[name].arrives}</td>"
        f"<td>{_by(one.due, story.now)}</td><td>{_state(one, story)}</td></tr>"
        for name, one in here.items()
    )
    head = "".join(
        f"<th scope='col'>{words}</th>" for words in ("Request", "Came", "Answer by", "How it stands")
    )
    table = f"<table><caption>Requests</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return paragraphs(*lines) + table + _log(settings, story)


def _by(due: datetime, today: datetime) -> str:
    """Return a moment as a clock time, with its weekday where it is not of this day."""
    return f"{due:%H:%M}" if due.date() == today.date() else f"{due:%A %H:%M}"


def _log(settings: InboxSettings, story: Story) -> str:
    entries = "".join(
        f"<li>{entry.begun:%H:%M} to {entry.ended:%H:%M}: {_entry(settings, entry.move)}</li>"
        for entry in story.log
    )
    return f"<details open><summary>Your log</summary><ol>{entries}</ol></details>" if entries else ""


def _entry(settings: InboxSettings, move: Move) -> str:
    request, action = move
    if request == WAIT:
        return "You waited."
    what = settings.requests[request].actions[action]
    end = "" if what.label.endswith("?") else "."
    return f"{escape(_title(settings, request))}. {escape(what.label)}{end} <em>{escape(what.result)}</em>"


def _title(settings: InboxSettings, name: str) -> str:
    request = settings.requests[name]
    return f"{request.sender}, {request.channel}"


def _late(one: Standing, story: Story) -> bool:
    return not one.kept and (one.answered is not None or story.now > one.due or story.over)


def _state(one: Standing, story: Story) -> str:
    if one.answered is None:
        words = "not answered, late" if _late(one, story) else "not answered"
    else:
        words = f"answered {one.answered:%H:%M}, " + ("in time" if one.kept else "late")
    return words + (", closed" if one.closed else "")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"

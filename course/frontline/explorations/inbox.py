"""The kind `inbox`: requests on a simulated clock of a morning or some days, replayed move by move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts.timeline import Case, Mark, Span, Workday, desk_days, timeline
from frontline.explorations.frame import (
    CHOOSE,
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
from frontline.explorations.inbox_record import late
from frontline.explorations.inbox_words import alternative, says, still
from frontline.explorations.settings.inbox import InboxSettings
from frontline.models.inbox import WAIT, Inbox, Move, Story
from frontline.models.working_time import DAY

NOTHING = ("nothing to do now", "")
FITS = 56
"""Letters that a list shows on a narrow page."""


def inbox(settings: InboxSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's requests; the moves are kept, and with them the whole story."""
    box = settings.inbox()
    stories = played(box, keep.value)
    request = dropdown("Request", [NOTHING])
    action = dropdown("What you do", [NOTHING])
    replay = widgets.IntSlider(
        value=len(stories) - 1,
        min=0,
        max=len(stories) - 1,
        description="Replay: moves",
        style={"description_width": "11em"},
        layout=widgets.Layout(**WIDE),
    )
    whole, view, kept = widgets.HTML(), View(), Kept(keep)
    setting = False

    def choose(_: Any = None) -> None:
        nonlocal setting
        if setting:
            return
        setting = True
        possible = box.possible(stories[-1]).get(request.value, ())
        actions = settings.requests[request.value].actions if request.value else {}
        steps = [(f"{actions[name].label} ({actions[name].minutes} min)", name) for name in possible]
        # With several days one step follows another, so that none is done by pressing twice.
        first = [CHOOSE] if steps and box.several else []
        action.options = [*first, *steps] or [NOTHING]
        action.value = action.options[0][1]
        setting = False
        show()

    def tell(_: Any = None) -> None:
        whole.value = paragraphs(escape(action.label)) if len(action.label or "") > FITS else ""

    def show(_: Any = None) -> None:
        if not setting:
            view.show(shown(settings, box, stories[replay.value], request.value))

    def offer() -> None:
        nonlocal setting
        setting = True
        here = [name for name, able in box.possible(stories[-1]).items() if able]
        # Who works through some days goes on with the same request.
        before = request.value if box.several and request.value in here else None
        request.options = [(settings.requests[name].title, name) for name in here] or [NOTHING]
        request.value = before or request.options[0][1]
        replay.max = len(stories) - 1
        replay.value = len(stories) - 1
        setting = False
        choose()

    def move(name: str, what: str) -> None:
        story = box.after(stories[-1], (name, what))
        if story is stories[-1]:
            return
        stories.append(story)
        kept.save([list(entry.move) for entry in story.log])
        offer()

    def restart() -> None:
        del stories[1:]
        kept.save([])
        offer()

    request.observe(choose, "value")
    action.observe(tell, "label")
    replay.observe(show, "value")
    offer()
    buttons = row(
        button("Do it", lambda: move(request.value, action.value)),
        button(
            "Wait for what comes next" if box.several else "Wait for the next request",
            lambda: move(WAIT, ""),
        ),
        button("Start again", restart),
    )
    parts = [said(settings.story), request, action, whole, buttons, kept.line]
    parts += [view.says, view.picture, replay]
    return frame(settings.title, settings.ask, parts)


def played(box: Inbox, kept: Any) -> list[Story]:
    """Take what was kept as moves, as far as they are possible; return the story before and after each."""
    stories = [box.begin()]
    for one in kept if isinstance(kept, list) else []:
        match one:
            case [str(request), str(action)]:
                story = box.after(stories[-1], (request, action))
                stories += [story] if story is not stories[-1] else []
    return stories


def drawn(settings: InboxSettings, box: Inbox, moves: Sequence[Move], chosen: str) -> Drawn:
    """Return the inbox as the moves have made it: the line of time, every request, and the log."""
    return shown(settings, box, box.play(moves), chosen)


def shown(settings: InboxSettings, box: Inbox, story: Story, chosen: str) -> Drawn:
    """Return the inbox as a story stands; `chosen` is the request that is open on the desk."""
    picture = _days(settings, box, story) if box.several else _morning(settings, box, story)
    return Drawn(picture, says(settings, box, story, chosen))


def _morning(settings: InboxSettings, box: Inbox, story: Story) -> str:
    spans = [
        Span(
            label=settings.requests[name].title,
            begins=box.requests[name].arrives,
            due=one.due,
            done=_steps(story, name),
            late=late(one, story),
        )
        for name, one in story.standing.items()
        if one.here
    ]
    return timeline(spans, box.starts, box.ends, story.now, says=alternative(settings, box, story))


def _days(settings: InboxSettings, box: Inbox, story: Story) -> str:
    cases = [
        Case(
            label=settings.requests[name].title,
            begins=box.requests[name].arrives,
            ends=one.closed or story.now,
            marks=tuple(
                Mark(promise.due, promise.kept) for promise in story.promises if promise.request == name
            ),
            done=_steps(story, name),
        )
        for name, one in story.standing.items()
        if one.here
    ]
    days = [box.starts.date() + number * DAY for number in range((box.ends - box.starts).days + 2)]
    known = [stop for stop in box.clock.stops if stop.hoisted <= story.now]
    return desk_days(
        cases,
        [
            Workday(
                opens=datetime.combine(day, box.clock.start),
                closes=datetime.combine(day, box.clock.end),
                shut=not box.clock.works(day),
            )
            for day in days
            if day <= box.ends.date() and day.weekday() < 5
        ],
        [(stop.hoisted, stop.lowered + box.clock.restart_after) for stop in known],
        story.now,
        still=still(settings, box, story.now),
        says=alternative(settings, box, story),
    )


def _steps(story: Story, name: str) -> tuple[tuple[datetime, datetime], ...]:
    return tuple((entry.begun, entry.ended) for entry in story.log if entry.move[0] == name)

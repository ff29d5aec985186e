"""What an inbox says in words: the clock, what is new, the request on the desk, and the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape

from attrs import evolve

from frontline.explorations.frame import paragraphs
from frontline.explorations.inbox_record import (
    SIGNS,
    answers,
    by,
    by_day,
    clock,
    day,
    known,
    morning_result,
    promises,
    records,
    result,
    short,
    state,
    what,
)
from frontline.explorations.settings.inbox import InboxSettings
from frontline.models.inbox import SOON, WAIT, Entry, Inbox, Move, Story
from frontline.models.inbox_requests import known_at
from frontline.models.working_time import DAY, general_holidays


def says(settings: InboxSettings, box: Inbox, story: Story, chosen: str) -> str:
    """Return what stands beside the picture, as HTML; `chosen` is the request that is open on the desk."""
    here = {name: one for name, one in story.standing.items() if one.here}
    lines = [f"<strong>It is {clock(box, story.now)}.</strong>{_ended(box, story)}"]
    if box.several:
        lines += _around(settings, box, story)
    if story.over:
        lines += [morning_result(here)] if morning(settings, box) else result(settings, box, story)
    elif chosen in here:
        lines += _request(settings, box, story, chosen)
    elif not here:
        lines.append("No request has come yet.")
    table = answers(settings, here, story) if morning(settings, box) else promises(settings, box, story)
    return (
        paragraphs(*lines)
        + table
        + (records(settings, box, story) if story.over else known(settings, box, story))
        + _log(settings, box, story)
    )


def alternative(settings: InboxSettings, box: Inbox, story: Story) -> str:
    """Return what the picture shows, as plain text."""
    if morning(settings, box):
        plain = "; ".join(
            f"{settings.requests[name].title}, answer by {by(one.due, box.starts)}: {state(one, story)}"
            for name, one in story.standing.items()
            if one.here
        )
    else:
        plain = "; ".join(
            f"{settings.requests[one.request].title}, {what(settings, one)} by {short(box, one.due)}: "
            f"{SIGNS[one.kept]}"
            for one in story.promises
        )
    return f"It is {clock(box, story.now)}. {plain or 'No request yet'}."


def morning(settings: InboxSettings, box: Inbox) -> bool:
    """Tell whether it is one day, with no promises but the answers."""
    return not box.several and not any(
        one.daily or any(action.names for action in one.actions.values())
        for one in settings.requests.values()
    )


def still(settings: InboxSettings, box: Inbox, now: datetime) -> str:
    """Return for what the clock stands still in the picture: holidays, and the stops that have come."""
    stops = [
        one.what for one, stop in zip(settings.stops, box.clock.stops, strict=True) if stop.hoisted <= now
    ]
    return "; ".join([*stops, *(name for _, name in _holidays(box.starts - DAY, box.ends + DAY))])


def _holidays(after: datetime, before: datetime) -> Iterator[tuple[datetime, str]]:
    """Yield the general holidays from Monday to Friday between two days."""
    for number in range(1, (before.date() - after.date()).days):
        one = after + number * DAY
        if one.weekday() < 5 and (name := general_holidays(one.year).get(one.date())):
            yield one, name


def _ended(box: Inbox, story: Story) -> str:
    if not story.over:
        return ""
    return " The time is over." if story.now >= box.ends else " Nothing is left to do."


def _around(settings: InboxSettings, box: Inbox, story: Story) -> list[str]:
    """Say what came of the last step, why time jumped, what is expected, what is new and what is urgent."""
    lines = []
    if story.log:
        last = story.log[-1]
        lines += [] if last.move[0] == WAIT else [f"<strong>Done:</strong> {_entry(settings, last.move)}"]
        lines += [_jump(settings, box, last), _new(settings, box, story, last.begun)]
    if story.over:
        return lines
    lines += [
        f"{escape(one.what)} is expected at {stop.hoisted:%H:%M} today. The desk closes then."
        for one, stop in zip(settings.stops, box.clock.stops, strict=True)
        if story.now < stop.hoisted < datetime.combine(story.now.date(), box.clock.end)
    ]
    runs = known_at(box.clock, story.now)
    soon = [
        escape(f"{settings.requests[one.request].title}, {what(settings, one)}")
        + f", by {by_day(story.now, one.due)}"
        for one in story.promises
        if one.kept is None and runs.hours(story.now, one.due) <= SOON
    ]
    return [*lines, f"<strong>30 minutes or less are left:</strong> {'; '.join(soon)}." if soon else ""]


def _jump(settings: InboxSettings, box: Inbox, entry: Entry) -> str:
    """Say why the work did not go on at once after a step, or nothing."""
    begins, ends = entry.ended, entry.resumes
    if begins == ends:
        return ""
    calm, rest = evolve(box.clock, stops=()), box.clock.restart_after
    stops = [
        f"{one.what} (down at {by_day(begins, stop.lowered)}, the clock starts again "
        f"{rest / timedelta(hours=1):g} hours later)"
        for one, stop in zip(settings.stops, box.clock.stops, strict=True)
        if calm.hours(max(begins, stop.hoisted), min(ends, stop.lowered + rest))
    ]
    days = [f"{day(one)} is a holiday ({name})" for one, name in _holidays(begins, ends)]
    why = escape("; ".join([*stops, *days]) or "the desk is closed")
    moved = " Answers that were open move with the clock. An hour that you named does not." if stops else ""
    return f"{begins:%H:%M} to {by_day(begins, ends)}: {why}.{moved}"


def _new(settings: InboxSettings, box: Inbox, story: Story, since: datetime) -> str:
    found = []
    for name, one in story.standing.items():
        title = escape(settings.requests[name].title)
        came = box.requests[name].arrives
        found += [f"a request from {title}"] if since < came <= story.now else []
        found += [f"news for {title}" for at in one.news.values() if since < at and not one.closed]
    return f"<strong>New:</strong> {'; '.join(found)}." if found else ""


def _request(settings: InboxSettings, box: Inbox, story: Story, chosen: str) -> list[str]:
    request, one = settings.requests[chosen], story.standing[chosen]
    came = clock(box, box.requests[chosen].arrives) if box.several else escape(request.arrives)
    due = clock(box, one.due) if box.several else by(one.due, story.now)
    lines = [
        f"<strong>{escape(request.sender)}</strong> ({escape(request.channel)}, {came}): "
        f"“{escape(request.text)}” Promise: {escape(request.promise)}, so by {due}."
    ]
    arrived = sorted(one.news.items(), key=lambda item: item[1])
    return lines + [
        f"<strong>{by_day(story.now, at)}</strong> {escape(request.news[news].says)}" for news, at in arrived
    ]


def _log(settings: InboxSettings, box: Inbox, story: Story) -> str:
    entries = "".join(
        f"<li>{short(box, entry.begun)} to {entry.ended:%H:%M}: {_entry(settings, entry.move)}"
        f"{'<br>' * (entry.resumes > entry.ended)}{_jump(settings, box, entry)}</li>"
        for entry in story.log
    )
    # A long log would be read aloud at every move.
    opened = "" if box.several else " open"
    return f"<details{opened}><summary>Your log</summary><ol>{entries}</ol></details>" if entries else ""


def _entry(settings: InboxSettings, move: Move) -> str:
    request, action = move
    if request == WAIT:
        return "You waited."
    step = settings.requests[request].actions[action]
    end = "" if step.label.endswith("?") else "."
    title = escape(settings.requests[request].title)
    return f"{title}. {escape(step.label)}{end} <em>{escape(step.result)}</em>"

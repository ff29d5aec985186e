"""What an inbox keeps a record of: the promises, what each customer knew when, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from frontline.explorations.frame import tabled
from frontline.explorations.settings.inbox import InboxSettings
from frontline.models.inbox import WAIT, Inbox, Standing, Story
from frontline.models.inbox_requests import Promise, Promised

SIGNS = {True: "✓ kept", False: "✗ broken", None: "○ open"}


def clock(box: Inbox, moment: datetime) -> str:
    """Return a moment as people say it: with its day where there are several."""
    return f"{day(moment)}, {moment:%H:%M}" if box.several else f"{moment:%H:%M}"


def short(box: Inbox, moment: datetime) -> str:
    """Return a moment as it stands in tables: with a short day where there are several."""
    return f"{moment:%a} {moment.day} {moment:%b}, {moment:%H:%M}" if box.several else f"{moment:%H:%M}"


def day(moment: datetime) -> str:
    """Return a day as people say it: Monday 6 July."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def by(due: datetime, today: datetime) -> str:
    """Return a moment as a clock time, with its weekday where it is not of this day."""
    return f"{due:%H:%M}" if due.date() == today.date() else f"{due:%A %H:%M}"


def by_day(begins: datetime, moment: datetime) -> str:
    """Return a moment as a clock time, with its weekday and date where it is on another day than `begins`."""
    return f"{moment:%H:%M}" if begins.date() == moment.date() else f"{day(moment)}, {moment:%H:%M}"


def what(settings: InboxSettings, one: Promise) -> str:
    """Return what was promised, as plain text."""
    match one.what:
        case Promised.ANSWER:
            return f"an answer ({settings.requests[one.request].promise})"
        case Promised.WORD:
            return "your own word: the next news"
        case Promised.DAILY:
            return "news every working day"


def state(one: Standing, story: Story) -> str:
    """Return how the answer to a request stands."""
    if one.answered is None:
        words = "not answered, late" if late(one, story) else "not answered"
    else:
        words = f"answered {one.answered:%H:%M}, " + ("in time" if one.kept else "late")
    return words + (", closed" if one.closed else "")


def late(one: Standing, story: Story) -> bool:
    """Tell whether the promise for an answer is broken."""
    return not one.kept and (one.answered is not None or story.now > one.due or story.over)


def answers(settings: InboxSettings, here: Mapping[str, Standing], story: Story) -> str:
    """Return a table of the requests of a morning, and how the answer to each stands."""
    rows = [
        (
            escape(settings.requests[name].title),
            escape(settings.requests[name].arrives),
            by(one.due, story.now),
            state(one, story),
        )
        for name, one in here.items()
    ]
    return tabled("Requests", ("Request", "Came", "Answer by", "How it stands"), rows)


def promises(settings: InboxSettings, box: Inbox, story: Story) -> str:
    """Return a table of all promises in the order in which they are due, and how each stands."""
    rows = [
        (
            escape(settings.requests[one.request].title),
            escape(what(settings, one)),
            short(box, one.due),
            _stands(box, one),
        )
        for one in story.promises
    ]
    heads = ("Request", "What was promised", "By", "How it stands")
    return tabled("Promises", heads, rows) if rows else ""


def _stands(box: Inbox, one: Promise) -> str:
    if one.done is None:
        return SIGNS[one.kept]
    when = f"{one.done:%H:%M}" if one.done.date() == one.due.date() else short(box, one.done)
    return f"{SIGNS[one.kept]} {when}" if one.kept else f"{SIGNS[one.kept]}, done {when}"


def known(settings: InboxSettings, box: Inbox, story: Story) -> str:
    """Return what each customer knows now, as a table."""
    last = {one.request: one for one in story.knows}
    rows = [
        (escape(settings.requests[name].title), short(box, one.at), escape(one.words))
        for name, one in last.items()
    ]
    return tabled("What the customer knows", ("Request", "Since", "What"), rows) if rows else ""


def records(settings: InboxSettings, box: Inbox, story: Story) -> str:
    """Return what each customer knew when, and the longest time without news."""
    parts = []
    for name, request in settings.requests.items():
        heard = [one for one in story.knows if one.request == name]
        tells = any(action.tells for action in request.actions.values())
        if not story.standing[name].here or not (heard or tells):
            continue
        rows = [(short(box, one.at), escape(one.words)) for one in heard]
        title = f"What the customer knew when: {escape(request.title)}"
        parts.append(tabled(title, ("Since", "What"), rows) if rows else f"<p>{title}: nothing.</p>")
        parts.append(f"<p>The longest time without news: {box.silence(story, name):.1f} working hours.</p>")
    return "".join(parts)


def result(settings: InboxSettings, box: Inbox, story: Story) -> list[str]:
    """Say how it ended: promises, mistakes, and what is open."""
    settled = [one for one in story.promises if one.kept is not None]
    kept = sum(one.kept is True for one in settled)
    later = len(story.promises) - len(settled)
    more = (
        f" {counted(later, 'promise ends', 'promises end')} later and {'is' if later == 1 else 'are'} open."
    )
    wrong, beyond = [], []
    for entry in story.log:
        request, action = entry.move
        if request != WAIT and box.requests[request].actions[action].mistake:
            label = settings.requests[request].actions[action].label
            words = f"{escape(settings.requests[request].title)}: “{escape(label)}”"
            wrong.append(words)
            beyond += [words] if box.requests[request].actions[action].beyond else []
    left = [
        escape(settings.requests[name].title)
        for name, one in story.standing.items()
        if one.here and one.closed is None
    ]
    return [
        f"<strong>You kept {kept} of {len(settled)} promises.</strong>{more if later else ''}",
        f"{_mistakes(len(wrong))}{_listed(wrong)}.",
        f"Beyond your authority{_listed(beyond)}." if beyond else "",
        f"Still open{_listed(left)}." if left else "Every request is closed.",
        "<strong>What the picture does not say:</strong> if your words were clear and kind, and if the "
        "customer was satisfied. A promise that was kept is not yet a problem that was solved.",
    ]


def morning_result(here: Mapping[str, Standing]) -> str:
    """Say how a morning ended."""
    kept = sum(one.kept for one in here.values())
    mistakes = sum(one.mistakes for one in here.values())
    return (
        f"<strong>You kept {kept} of {len(here)} promises</strong> and closed "
        f"{sum(one.closed is not None for one in here.values())} requests. {_mistakes(mistakes)}."
    )


def _mistakes(count: int) -> str:
    return f"{counted(count, 'step was', 'steps were')} a mistake" if count else "No step was a mistake"


def _listed(items: Sequence[str]) -> str:
    return f": {'; '.join(items)}" if items else ""


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its words: one step was, two steps were."""
    return f"{count} {one if count == 1 else many}"

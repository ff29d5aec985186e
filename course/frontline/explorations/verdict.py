"""What a hand-over leads to, in words: who decides, with which file, by when, and what the customer hears."""

from __future__ import annotations

from datetime import datetime
from html import escape

from frontline.explorations.frame import paragraphs
from frontline.explorations.hand_over import Case, capital
from frontline.explorations.settings.departments import ELSE


def says(case: Case) -> str:
    """Return the words under the picture as HTML; who is right stands there once the learner may know it."""
    request, choice = case.request, case.choice
    lines = [
        f"<strong>{escape(request.label)}.</strong> {escape(request.arrives)}: “{escape(request.words)}” "
        f"Promise to the customer: {escape(request.promise.words)}, so by {_when(case, case.promised)}."
    ]
    if not choice.unit:
        return paragraphs(
            *lines, "First choose whom you send it to." if choice.asked else "Whom do you send it to?"
        )
    if not case.right:
        wrong = request.wrong.get(choice.unit, request.wrong[ELSE])
        lines.append(f"<strong>✗ {escape(case.label(choice.unit))}.</strong> {escape(wrong)}")
    if not case.known:
        return paragraphs(*lines, _runs_on(case), "Choose again, or ask who would have been right.")
    told = f"<strong>Meanwhile you may tell the customer:</strong> {escape(request.meanwhile)}"
    return (
        paragraphs(*lines, _who(case), f"<strong>The file:</strong> {escape(request.file)}", _time(case))
        + (_ladder(case) if choice.silent and not case.own else "")
        + paragraphs(told if request.meanwhile else "")
    )


def _runs_on(case: Case) -> str:
    if case.late(case.handed):
        return f"At {case.choice.at} the promise to the customer is already over."
    hours = _hours(case.left(case.handed))
    return f"The promise to the customer runs on. At {case.choice.at} you have {hours} left."


def _who(case: Case) -> str:
    request = case.request
    because, name = escape(request.because), escape(case.settings.units[request.right].label)
    through = escape(case.settings.units[request.via].label) if request.via else ""
    if case.own:
        head = "Yes, you decide yourself." if case.right else "Right would be: you decide yourself."
    elif not case.right:
        head = f"Right would be: {name}" + (f", through the {through}." if through else ".")
    elif case.choice.unit == request.via:
        head = f"Yes, this is the first step. Then {name} decides."
    else:
        head = f"Yes, {name} decides." + (f" The way there goes through the {through}." if through else "")
    return f"<strong>✓ {head}</strong> {because}"


def _time(case: Case) -> str:
    at = case.choice.at
    if case.own:
        missing = "" if case.choice.complete else " The file is not complete: find first what is missing."
        ends = (
            "the promise to the customer is already over."
            if case.late(case.handed)
            else f"you have {_hours(case.left(case.handed))} to write to the customer."
        )
        return f"<strong>The time:</strong> you wait for nobody. At {at} {ends}{missing}"
    found, hours = case.answer, _hours(case.request.hours)
    name = escape(case.label(case.request.right))
    if case.choice.complete:
        inside = f"You hand it over at {at}. {name} has {hours}, so until {_when(case, found.due)}."
    else:
        inside = (
            f"You hand it over at {at}, but the file is not complete, so the clock does not start. {name} "
            f"asks you at {_when(case, found.starts)} for what is missing, and you send it at once. "
            f"Then the {hours} run until {_when(case, found.due)}."
        )
    return f"<strong>The time inside:</strong> {inside} {'' if case.choice.silent else _fits(case)}"


def _fits(case: Case) -> str:
    due, ends = case.answer.due, _when(case, case.promised)
    if not case.late(due):
        return (
            f"<strong>This is inside the promise</strong>, which ends at {ends}. "
            f"You have {_hours(case.left(due))} left to write to the customer."
        )
    just = (
        " It comes just when the promise ends, so you have no time to write." if due == case.promised else ""
    )
    return f"<strong>! This is not inside the promise.</strong>{just} {_write_before(case)}"


def _write_before(case: Case) -> str:
    ends = _when(case, case.promised)
    if case.late(case.handed):
        return f"The promise ended at {ends}, and you hand the request over at {case.choice.at}."
    return f"The promise ends at {ends}. Write to the customer before, and name a time that you can keep."


def _ladder(case: Case) -> str:
    steps = list(zip(case.settings.ladder.values(), case.answer.steps, strict=True))
    items = "".join(
        f"<li>{_when(case, moment)}, {'too late for' if case.late(moment) else 'inside'} the promise: "
        f"<strong>{escape(capital(rung.label))}.</strong> {escape(rung.does)}</li>"
        for rung, moment in steps
    )
    room = [rung.label for rung, moment in steps if not case.late(moment)]
    if len(room) == len(steps):
        hours = _hours(case.left(steps[-1][1]))
        ends = f"The whole ladder fits into the promise. After its last step you have {hours} left."
    elif room:
        ends = f"! Only this fits into the promise: {escape(', '.join(room))}. {_write_before(case)}"
    else:
        ends = f"! No step fits into the promise. {_write_before(case)}"
    head = "Nobody answers:" if case.choice.complete else "After that nobody answers:"
    return f"{paragraphs(f'<strong>{head}</strong>')}<ol>{items}</ol>{paragraphs(ends)}"


def _when(case: Case, moment: datetime) -> str:
    """Return a moment as one would say it on the day of the hand-over."""
    gone = (moment.date() - case.handed.date()).days
    return f"{moment:%H:%M} " + {0: "today", 1: "tomorrow"}.get(gone, f"on {moment:%A}")


def _hours(hours: float) -> str:
    return f"{hours:g} working {'hour' if hours == 1 else 'hours'}"

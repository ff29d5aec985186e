"""The kind `scene`, model `contacts`: a day of contacts, marked rule by rule beside a reviewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets
from attrs import Factory, frozen

from frontline.charts.tally import Row, Sign, tally
from frontline.explorations.frame import (
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    known,
    paragraphs,
    row,
    tabled,
)
from frontline.explorations.settings.contacts import (
    BROKEN,
    KEPT,
    READINGS,
    UNNEEDED,
    Contact,
    ContactSettings,
)

OPEN = ""
WORDS = {OPEN: "?", KEPT: "kept", BROKEN: "broken", UNNEEDED: "not needed here"}
SIGNS = {OPEN: Sign.OPEN, KEPT: Sign.KEPT, BROKEN: Sign.BROKEN, UNNEEDED: Sign.UNNEEDED}


@frozen
class Marked:
    """A learner's mark for each rule that a contact asks about, and whether it was compared."""

    marks: Mapping[str, str] = Factory(dict)
    compared: bool = False

    @property
    def complete(self) -> bool:
        """Tell whether every rule has a mark."""
        return OPEN not in self.marks.values()


Day = Mapping[str, Marked]


def contacts(settings: ContactSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's contacts and rules; the marks are kept as they are made."""
    names = list(settings.contacts)
    begun = taken(settings, keep.value)
    sealed = {name: one.marks for name, one in begun.items() if one.compared}
    lists = {
        name: {rule: _asked(settings, rule, mark) for rule, mark in begun[name].marks.items()}
        for name in names
    }
    which = dropdown("Contact", [(title(settings, name), name) for name in names], names[0])
    choices, view, kept = widgets.VBox(), View(), Kept(keep)
    setting = False

    def day() -> dict[str, Marked]:
        return {
            name: Marked(
                sealed.get(name, {rule: one.value for rule, one in lists[name].items()}), name in sealed
            )
            for name in names
        }

    def show(*, asked: bool = False) -> None:
        view.show(drawn(settings, which.value, day(), asked=asked))

    def turn(_: Any = None) -> None:
        here = widgets.HTML(transcript(settings.contacts[which.value]))
        choices.children = (here, *lists[which.value].values())
        for name, ones in lists.items():
            for one in ones.values():
                # A mark that was made after the reviewer's would be none.
                one.disabled = name in sealed
        show()

    def save() -> None:
        kept.save({name: {"marks": dict(one.marks), "compared": one.compared} for name, one in day().items()})

    def put(values: Mapping[str, Mapping[str, str]]) -> None:
        nonlocal setting
        setting = True
        for name, marks in values.items():
            for rule, mark in marks.items():
                lists[name][rule].value = mark
        setting = False

    def chose(_: Any) -> None:
        if not setting:
            # The page may send a change that was under way while the reviewer's reading opened.
            put(sealed)
            save()
            show()

    def compare() -> None:
        one = day()[which.value]
        if one.complete and not one.compared:
            sealed[which.value] = one.marks
            save()
            turn()
        else:
            show(asked=True)

    def go_on() -> None:
        which.value = names[(names.index(which.value) + 1) % len(names)]

    def restart() -> None:
        sealed.clear()
        put({name: dict.fromkeys(ones, OPEN) for name, ones in lists.items()})
        which.value = names[0]
        save()
        turn()

    which.observe(turn, "value")
    for ones in lists.values():
        for one in ones.values():
            one.observe(chose, "value")
    turn()
    ends = row(
        button("Compare with the reviewer", compare),
        button("Next contact", go_on),
        button("Start again", restart),
    )
    return frame(settings.title, settings.ask, [which, choices, ends, kept.line, view.picture, view.says])


def taken(settings: ContactSettings, value: Any) -> dict[str, Marked]:
    """Return what fits of what was kept, for each contact; nothing is compared before it is complete."""
    found = {}
    for name, contact in settings.contacts.items():
        one = value.get(name) if isinstance(value, dict) else None
        kept = one if isinstance(one, dict) else {}
        given = kept.get("marks")
        marks = given if isinstance(given, dict) else {}
        marked = Marked({rule: known(marks.get(rule), READINGS) for rule in contact.rules})
        found[name] = Marked(marked.marks, kept.get("compared") is True and marked.complete)
    return found


def title(settings: ContactSettings, name: str) -> str:
    """Return the words of a contact in the list."""
    one = settings.contacts[name]
    return f"{list(settings.contacts).index(name) + 1}. {one.time}, {one.channel}, {one.desk}"


def transcript(contact: Contact) -> str:
    """Return a contact as HTML: its lines, then what the log shows."""
    lines = [f"<strong>{escape(one.who)}:</strong> {escape(one.says)}" for one in contact.lines]
    return paragraphs(*lines, f"<em>The log:</em> {escape(contact.after)}")


def drawn(settings: ContactSettings, here: str, day: Day, *, asked: bool = False) -> Drawn:
    """Return the tally of the day, the reading of the contact `here` once compared, and the agreement.

    `asked` is True when the learner wants to compare and a mark may be missing.
    """
    columns = {name: f"{one.time} {one.channel}" for name, one in settings.contacts.items()}
    rows = [_row(settings, rule, day) for rule in settings.rules]
    spoken = "; ".join(_spoken(settings, rule, columns, day) for rule in settings.rules)
    picture = tally(columns, rows, "broken, of needed", says=f"Your marks by rule. {spoken}.")
    return Drawn(picture, _here(settings, here, day[here], asked=asked) + _whole(settings, day))


def _asked(settings: ContactSettings, rule: str, mark: str) -> widgets.Dropdown:
    return dropdown(settings.rules[rule].says, [(words, was) for was, words in WORDS.items()], mark)


def _spoken(settings: ContactSettings, rule: str, columns: Mapping[str, str], day: Day) -> str:
    marks = []
    for name, one in day.items():
        if rule in one.marks:
            was = settings.contacts[name].rules[rule].was
            apart = f" (reviewer: {WORDS[was]})" if one.compared and was != one.marks[rule] else ""
            marks.append(f"{columns[name]} {WORDS[one.marks[rule]]}{apart}")
    return f"{settings.rules[rule].label}: {', '.join(marks)}"


def _row(settings: ContactSettings, rule: str, day: Day) -> Row:
    marks = {name: one.marks[rule] for name, one in day.items() if rule in one.marks}
    theirs = {name: settings.contacts[name].rules[rule].was for name in marks if day[name].compared}
    broken = list(marks.values()).count(BROKEN)
    return Row(
        label=settings.rules[rule].label,
        signs={name: SIGNS[mark] for name, mark in marks.items()},
        beside={name: SIGNS[was] for name, was in theirs.items() if was != marks[name]},
        count=f"{broken} of {broken + list(marks.values()).count(KEPT)}",
    )


def _here(settings: ContactSettings, here: str, one: Marked, *, asked: bool) -> str:
    name = escape(title(settings, here))
    if not one.compared:
        waiting = [settings.rules[rule].label for rule, mark in one.marks.items() if not mark]
        if waiting:
            first = " Mark them first. Then you see the reviewer's reading." if asked else ""
            return paragraphs(f"<strong>{name}.</strong> Still to mark: {escape(', '.join(waiting))}.{first}")
        return paragraphs(f"<strong>{name}.</strong> All is marked. You can compare with the reviewer.")
    items = []
    for rule, mark in one.marks.items():
        reading = settings.contacts[here].rules[rule]
        same = (
            f"✓ You both: {WORDS[mark]}."
            if mark == reading.was
            else (f"≠ You: {WORDS[mark]}. Reviewer: {WORDS[reading.was]}.")
        )
        head = escape(settings.rules[rule].label)
        items.append(f"<li><strong>{head}.</strong> {same} {escape(reading.because)}</li>")
    return paragraphs(f"<strong>{name}.</strong>") + f"<ul>{''.join(items)}</ul>"


def _whole(settings: ContactSettings, day: Day) -> str:
    compared = {name: one for name, one in day.items() if one.compared}
    rows = [
        [escape(rule.label), *(str(count) for count in _counts(name, day))]
        for name, rule in settings.rules.items()
    ]
    table = tabled("Your marks so far, by rule", ["Rule", *list(WORDS.values())[1:]], rows)
    return table + paragraphs(*_agreement(settings, compared), f"<em>{escape(settings.unsaid)}</em>")


def _counts(rule: str, day: Day) -> list[int]:
    marks = [one.marks[rule] for one in day.values() if rule in one.marks]
    return [marks.count(reading) for reading in READINGS]


def _agreement(settings: ContactSettings, compared: Day) -> Iterator[str]:
    """Say how many marks are the reviewer's too, and at which rule the two differ most."""
    if not compared:
        return
    pairs = [
        (rule, mark == settings.contacts[name].rules[rule].was)
        for name, one in compared.items()
        for rule, mark in one.marks.items()
    ]
    agreed = sum(same for _, same in pairs)
    yield (
        f"<strong>You and the reviewer agree in {agreed} of {len(pairs)} marks</strong>, "
        f"in {len(compared)} of {len(settings.contacts)} contacts."
    )
    apart = {rule: [same for name, same in pairs if name == rule].count(False) for rule in settings.rules}
    if most := max(apart.values()):
        named = ", ".join(
            escape(settings.rules[rule].label) for rule, times in apart.items() if times == most
        )
        yield f"You differ most at: {named} ({most} {'time' if most == 1 else 'times'})."

"""Turns a question and its present answer into one HTML form, for the screen, for markers and for print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from frontline.forms.shown import See, counted, figure, shown, standing
from frontline.questions import Mark, Question

if TYPE_CHECKING:
    from jinja2 import Environment

    from frontline.forms.whys import Reasons
    from frontline.questions.types import Scheme, Written
    from frontline.study.coach import Advice

MONEY = frozenset(("HKD", "HK$", "USD", "US$", "CNY", "RMB", "EUR", "GBP", "JPY", "TWD", "$", "€", "£", "¥"))
"""Units that stand before the number."""
STYLES = ("form.css", "kinds.css", "reasons.css", "screens.css", "log.css", "deck.css", "lookup.css")


def live(question: Question[Any], raw: object, *, practice: bool, saved: str = "") -> str:
    """Return the form to answer `question` in, filled with whatever was stored; it needs the widget.

    In practice it has a button to check the answer, a reply may be shown to the coach, and a conversation
    may start again; otherwise it only saves. `saved` says when `raw` was saved (ISO 8601), so that an older
    draft in a browser does not take its place.
    """
    return fill(
        f"{question.kind}.html",
        question=question,
        shown=shown(question, raw),
        practice=practice,
        coached=practice,
        saved=saved,
    )


def static(
    question: Question[Any],
    raw: object,
    *,
    mark: Mark | None = None,
    because: Reasons | None = None,
    see: Mapping[str, See] | None = None,
    note: str = "",
) -> str:
    """Return the same form to read only, with the state of the answer in words, and a `note` to it.

    `mark` adds the points, `because` (with `mark`) all reasons, and `see` the sections to read again.
    """
    return fill(
        f"{question.kind}.html",
        question=question,
        shown=shown(question, raw),
        standing=standing(question, raw, mark),
        note=note,
        reasons=reasons(question, raw, mark, because, see=see, still=True) if mark and because else "",
    )


def reasons(
    question: Question[Any],
    raw: object,
    mark: Mark,
    because: Reasons,
    *,
    see: Mapping[str, See] | None = None,
    reveal: bool = True,
    still: bool = False,
) -> str:
    """Return why the answer is right or not, part by part; empty when nothing was marked.

    `because` gives reasons and `see` sections by part; `see[""]` is the section for the whole question.
    Unless `reveal`, an answer that is not right gets no more than what helps to try again. `still` is for
    a page without the widget: there sections are named, not linked.
    """
    if not mark.verdicts:
        return ""
    from frontline.forms.whys import feedback, sections  # a form is shown long before it is checked

    everything = reveal or mark.full
    found = feedback(question, raw, mark, because, reveal=everything)
    return fill(
        "reasons.html",
        kind=question.kind,
        found=found,
        full=mark.full,
        see={} if mark.full else sections(found, see or {}),
        still=still,
        again=not everything,
        hint=question.hint,
    )


def scheme(question: Question[Any], scheme: Scheme, *, for_learner: bool) -> str:
    """Return the mark scheme, the model reply and the marked samples.

    `for_learner` words it for people who assess their own practice reply.
    """
    return fill("scheme.html", question=question, scheme=scheme, for_learner=for_learner)


def finding(question: Written, raw: object, *, saved: str = "") -> str:
    """Return the form below an exploration: what the learner found, to write and then to compare."""
    return fill("finding.html", question=question, shown=shown(question, raw), practice=True, saved=saved)


def coached(advice: Advice) -> str:
    """Return what the coach says about a reply."""
    return fill("coach.html", advice=advice)


def said(title: str, text: str) -> str:
    """Return a text under a title, as feedback shows it."""
    return fill("said.html", title=title, words=text)


def hand_in(
    *, learner: str, name: str, unanswered: Sequence[tuple[str, str]], handed_in: str, hours: bool = False
) -> str:
    """Return the form to hand in the exercise called `name`.

    `unanswered` pairs the id of each question without a whole answer with its short name;
    `handed_in` says in words when it was handed in last, or is empty.
    With `hours` the learner may send the hours of study, too.
    Its fields are `learner` (text), `declared` and `hours` (true or false).
    """
    return fill(
        "hand_in.html", learner=learner, name=name, unanswered=unanswered, handed_in=handed_in, hours=hours
    )


def notice(words: str) -> str:
    """Return a message to people."""
    return fill("notice.html", words=words)


@cache
def style() -> str:
    """Return the style sheet of all forms."""
    return "\n".join(files("frontline.forms").joinpath(name).read_text(encoding="utf-8") for name in STYLES)


def page(html: str) -> str:
    """Return static HTML together with its style, for one output of a notebook or one page."""
    return f"<style>{style()}</style>\n{html}"


def fill(template: str, **values: Any) -> str:
    """Return a template of this package filled in; text is escaped."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    # Jinja2 is slow to import, and whoever only reads a style sheet needs none.
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    from frontline.forms.compiled import compiled_templates

    environment = Environment(
        loader=PackageLoader("frontline.forms"),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["at_blank_lines"] = _at_blank_lines
    environment.filters["counted"] = counted
    environment.filters["figure"] = figure
    environment.filters["rendered"] = Markup
    environment.globals["money"] = MONEY
    environment.globals["width_of"] = _width
    environment.globals["gaps_of"] = _gaps
    return environment


def _paragraphs(text: str) -> list[str]:
    return _at_blank_lines(text.strip())


def _at_blank_lines(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text)


def _gaps(question: Any) -> list[tuple[str, str, str, str]]:
    """Return the text as (words, before, gap, after): nothing may break between gap, before and after."""
    pieces: list[tuple[str, str, str, str]] = []
    for words, gap in question.pieces():
        close = re.match(r"[^\w\s]*", words) if pieces else None
        if close and close[0]:
            pieces[-1] = (*pieces[-1][:3], close[0])
            words = words[close.end() :]
        before = re.search(r"\S{0,8}$", words) if gap else None
        glued = before[0] if before else ""
        pieces.append((words.removesuffix(glued), glued, gap, ""))
    return pieces


def _width(table: Any) -> int:
    """Return about how wide a table must be, in em, so that its texts and lists stand side by side."""
    longest = max(map(_letters, table.rows.values())) * 0.5
    # A row's text may take three lines, not more.
    first = max(4.0, min(longest, 10.0), longest / 3)
    return round(first + sum(map(_column, table.columns.values())))


def _column(column: Any) -> float:
    if column.kind in ("clock", "number"):
        return 6.5
    return 4.5 + max(map(_letters, column.options.values()), default=12) * 0.5


def _letters(text: str) -> int:
    """Return the width of a text in letters; a Chinese character is as wide as two."""
    return sum(2 if letter > "\u2e80" else 1 for letter in text)

"""Turns a question and its present answer into one HTML form, for the screen, for markers and for print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from frontline.forms.shown import counted, shown, standing, whys
from frontline.questions import Mark, Question

if TYPE_CHECKING:
    from jinja2 import Environment

    from frontline.questions.types import Scheme

MONEY = frozenset(("HKD", "HK$", "USD", "US$", "CNY", "RMB", "EUR", "GBP", "JPY", "TWD", "$", "€", "£", "¥"))
"""Units that stand before the number."""


def live(question: Question[Any], raw: object, *, practice: bool, saved: str = "") -> str:
    """Return the form to answer `question` in, filled with whatever was stored; it needs the widget.

    In practice it has a button to check the answer; otherwise it only saves. `saved` says when `raw` was
    saved (ISO 8601), so that an older draft in a browser does not take its place.
    """
    return _fill(
        f"{question.kind}.html", question=question, shown=shown(question, raw), practice=practice, saved=saved
    )


def static(
    question: Question[Any],
    raw: object,
    *,
    mark: Mark | None = None,
    because: Mapping[str, str] | None = None,
) -> str:
    """Return the same form to read only, with the state of the answer in words.

    `mark` adds the points, `because` (reasons by part, with `mark`) the reasons.
    """
    return _fill(
        f"{question.kind}.html",
        question=question,
        shown=shown(question, raw),
        standing=standing(question, raw, mark),
        reasons=reasons(question, raw, mark, because) if mark and because else "",
    )


def reasons(question: Question[Any], raw: object, mark: Mark, because: Mapping[str, str]) -> str:
    """Return why the answer is right or not, part by part; empty when nothing was marked.

    Once everything is right it adds, closed, the reasons of the other options.
    """
    if not mark.verdicts:
        return ""
    mine, others = whys(question, raw, mark, because)
    return _fill("reasons.html", mine=mine, others=others)


def scheme(question: Question[Any], scheme: Scheme, *, for_learner: bool) -> str:
    """Return the mark scheme, the model reply and the marked samples.

    `for_learner` words it for people who assess their own practice reply.
    """
    return _fill("scheme.html", question=question, scheme=scheme, for_learner=for_learner)


def hand_in(*, learner: str, name: str, unanswered: Sequence[tuple[str, str]], handed_in: str) -> str:
    """Return the form to hand in the exercise called `name`.

    `unanswered` pairs the id of each question without an answer with its short name;
    `handed_in` says in words when it was handed in last, or is empty.
    Its fields are `learner` (text) and `declared` (true or false).
    """
    return _fill("hand_in.html", learner=learner, name=name, unanswered=unanswered, handed_in=handed_in)


def notice(words: str) -> str:
    """Return a message to people."""
    return _fill("notice.html", words=words)


@cache
def style() -> str:
    """Return the style sheet of all forms."""
    return files("frontline.forms").joinpath("form.css").read_text(encoding="utf-8")


def page(html: str) -> str:
    """Return static HTML together with its style, for one output of a notebook or one page."""
    return f"<style>{style()}</style>\n{html}"


def _fill(template: str, **values: Any) -> str:
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
    environment.filters["counted"] = counted
    environment.filters["rendered"] = Markup
    environment.globals["money"] = MONEY
    return environment


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text.strip())

"""Writes the glossary as one page that prints well, by theme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from frontline.forms.render import fill
from frontline.lexicon.themes import by_theme
from frontline.terms import Term


def write_page(terms: Mapping[str, Term], path: Path, day: date) -> None:
    """Write the page: it needs no network and no other file."""
    html = fill(
        "glossary_page.html",
        groups=by_theme(terms.values()),
        terms=terms,
        day=f"{day:%d %B %Y}",
        number=len(terms),
    )
    path.write_text(html, encoding="utf-8")

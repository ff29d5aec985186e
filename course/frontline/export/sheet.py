"""Writes the glossary as a CSV file that spreadsheets open as it is."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from frontline.lexicon.themes import by_theme
from frontline.terms import Term

COLUMNS = (
    "Theme",
    "English",
    "Abbreviation",
    "Also",
    "Traditional Chinese",
    "How sure",
    "Simplified Chinese",
    "How sure (Simplified)",
    "Meaning",
    "Example",
    "Moves by",
    "Kind of word",
    "Do not mix it up with",
    "You may say",
    "You do not say",
    "Source",
)
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would compute what begins so."""


def write_csv(terms: Mapping[str, Term], path: Path) -> None:
    """Write a term a row; UTF-8 with the mark by which Excel knows it, and nothing that would be computed."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for group in by_theme(terms.values()).values():
            rows.writerows([_plain(cell) for cell in _row(term, terms)] for term in group)


def _row(term: Term, terms: Mapping[str, Term]) -> tuple[str, ...]:
    return (
        term.theme_title,
        term.en,
        term.abbreviation,
        "; ".join(term.also),
        term.zh_hant.text,
        term.zh_hant.status.words,
        term.zh_hans.text,
        term.zh_hans.status.words,
        term.definition,
        term.example,
        term.mode.words,
        term.register.words,
        "; ".join(f"{terms[id_].name}: {how}" for id_, how in term.confused.items()),
        term.say,
        term.not_say,
        term.source,
    )


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(STARTS_FORMULA) else cell

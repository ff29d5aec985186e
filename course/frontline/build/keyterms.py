"""Shows a lesson's key terms as a table, from the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from frontline.build.meanings import address
from frontline.terms import Status, Term

HEAD = ("| English | 中文 | Plain meaning |", "|---|---|---|")
NOTE = (
    "The Chinese terms are for help only.",
    f'"{Status.REVIEW.words.capitalize()}" means that no Hong Kong source has been checked yet.',
)


def key_terms(terms: Sequence[Term]) -> str:
    """Return the table as Markdown, with a note where a Chinese term is not certain."""
    rows = [
        f"| [{term.name}]({address(term)}) | {term.zh_hant.qualified} | {_cell(term.definition)} |"
        for term in terms
    ]
    note = [*NOTE, ""] if any(term.zh_hant.status is not Status.SOURCED for term in terms) else []
    return "\n".join([*note, *HEAD, *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

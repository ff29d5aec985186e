"""Makes the glossary's own pages: a notebook a theme, an entry a cell, so that every term has an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from frontline.build.cells import Cell, prose
from frontline.build.keyterms import NOTE
from frontline.build.meanings import page_of
from frontline.terms import Term


def theme_page(title: str, terms: Iterable[Term], every: Mapping[str, Term]) -> list[Cell]:
    """Return the cells of a theme's page: a title, and an entry for each of its terms."""
    head = "\n".join(
        [
            f"# Glossary: {title}",
            "",
            "To search, open [the glossary](../study/glossary.ipynb).",
            *NOTE,
        ]
    )
    return [prose("title", head), *(prose(term.id, entry(term, every)) for term in terms)]


def entry(term: Term, every: Mapping[str, Term]) -> str:
    """Return one entry as Markdown."""
    parts = [
        f"### {term.name}",
        f"{term.definition}",
        f"> {term.example}",
        f"中文: {term.zh_hant.qualified}"
        + (f" · 简体: {term.zh_hans.qualified}" if term.zh_hans.text else ""),
        f"*{term.register.words}. {term.mode.words}.*"
        + (f" Also: {', '.join(term.also)}." if term.also else ""),
    ]
    if term.rule:
        rows = (f"| {point} | {answer} |" for point, answer in term.rule.settles)
        parts.append("\n".join(["| What the rule settles | |", "|---|---|", *rows]))
    if term.say:
        parts.append(f"**You may say:** {term.say}\n\n**You do not say:** {term.not_say}")
    if term.confused:
        lines = (f"- {_linked(every[id_])}: {apart}" for id_, apart in term.confused.items())
        parts.append("\n".join(["Do not mix it up with", "", *lines]))
    if term.related:
        parts.append(f"Read next: {', '.join(_linked(every[id_]) for id_ in term.related)}")
    return "\n\n".join(parts)


def _linked(term: Term) -> str:
    return f"[{term.name}]({page_of(term)}#cell-id={term.id})"

"""How a drill looks: a question with buttons, and after a press why."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from frontline.forms.render import fill
from frontline.lexicon.drill import Drill, Kind

KINDS = {
    Kind.ABBREVIATION: "short forms",
    Kind.MEANING: "meanings",
    Kind.CHINESE: "English and Chinese",
    Kind.MESSAGE: "short forms in messages",
    Kind.ODD: "which one does not belong",
    Kind.NEXT: "which document comes next",
}


@frozen(kw_only=True)
class Wanted:
    """What a learner practises: one kind or all, of one theme or all."""

    kind: Kind | None = None
    theme: str = ""


def drill(
    asked: Drill | None,
    wanted: Wanted,
    themes: Mapping[str, str],
    *,
    cards: str,
    chosen: int | None,
    tally: str,
    carded: str,
    mark: str,
    focus: str,
) -> str:
    """Return the screen.

    `cards` is the value that stands for the learner's flashcards among the themes, `chosen` the option that
    was pressed, `carded` what is said about the flashcards, and `focus` names what gets the focus.
    """
    picked = asked.options[chosen].term if asked is not None and chosen is not None else None
    return fill(
        "drill.html",
        drill=asked,
        wanted=wanted,
        themes=themes,
        kinds=KINDS,
        cards=cards,
        chosen=chosen,
        picked=picked,
        apart=_apart(asked, chosen),
        tally=tally,
        carded=carded,
        mark=mark,
        focus=focus,
        nothing="These cards or terms give no such question. Choose another kind above, or another theme.",
    )


def _apart(asked: Drill | None, chosen: int | None) -> str:
    """Return how to tell the right term from the chosen one, where the glossary says so."""
    if asked is None or chosen is None or chosen == asked.right:
        return ""
    term, picked = asked.term, asked.options[chosen].term
    return term.confused.get(picked.id) or picked.confused.get(term.id, "")

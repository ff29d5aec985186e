"""How a paper of a workplace project looks: to write in, and to print."""

from __future__ import annotations

import re
from collections.abc import Mapping

from frontline.forms.render import fill
from frontline.forms.shown import WORD
from frontline.study.papers import Paper, cell


def paper_form(id_: str, paper: Paper, typed: Mapping[str, str], *, saved: str = "") -> str:
    """Return the form to write in, filled with what was `typed`; it needs the widget."""
    return fill(
        "paper.html", id=id_, paper=paper, typed=typed, saved=saved, cell=cell, done=done(paper, typed)
    )


def paper_page(paper: Paper, typed: Mapping[str, str], *, day: str, learner: str) -> str:
    """Return the paper as one page of its own, made on `day`; what is empty has room for a pen."""
    body = fill("paper_page.html", paper=paper, typed=typed, cell=cell, count=count)
    return fill("print.html", title=paper.title, day=day, about=learner, note="", body=body)


def count(text: str) -> int:
    """Return how many words a text has."""
    return len(re.findall(WORD, text))


def done(paper: Paper, typed: Mapping[str, str]) -> str:
    """Say how much is written: words of a text with what is too long or open, rows of a list."""
    if not paper.parts:
        rows = {box.partition(".")[0] for box in typed}
        return f"{len(rows)} of {paper.rows} lines"
    words = {name: count(typed.get(name, "")) for name in paper.parts}
    if not any(words.values()):
        return f"not begun, about {paper.words} words"
    long = [part.label for name, part in paper.parts.items() if words[name] > part.words]
    open_ = [part.label for name, part in paper.parts.items() if not words[name]]
    return ". ".join(
        filter(
            None,
            (
                f"{sum(words.values())} of about {paper.words} words",
                f"Longer than planned: {', '.join(long)}" if long else "",
                f"Still empty: {', '.join(open_)}" if open_ else "",
            ),
        )
    )

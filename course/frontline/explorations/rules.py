"""House rules in words: which of them are kept, and why those that are not kept are there."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from attrs import frozen

from frontline.explorations.frame import paragraphs


@frozen(kw_only=True)
class Ruling:
    """A rule in words, the reason for it, whether it is kept, and what in this case breaks it."""

    says: str
    why: str
    kept: bool
    because: tuple[str, ...] = ()


def ruled(rulings: Sequence[Ruling], what: str = "rules", kept: str = "kept") -> str:
    """Return how many rules are kept, then each of them, as HTML; aims, for example, are "reached"."""
    number = sum(one.kept for one in rulings)
    head = paragraphs(f"<strong>{number} of {len(rulings)} {what} are {kept}.</strong>")
    return head + "<ul>" + "".join(f"<li>{_verdict(one, kept)}</li>" for one in rulings) + "</ul>"


def _verdict(one: Ruling, kept: str) -> str:
    if one.kept:
        return f"✓ <strong>{kept.capitalize()}:</strong> {escape(one.says)}"
    because = "".join(f" {escape(words)}" for words in one.because)
    return f"✗ <strong>Not {kept}:</strong> {escape(one.says)}{because} <em>{escape(one.why)}</em>"

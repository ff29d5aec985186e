"""Pieces of Markdown that documents are shown with."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; the first column names its row."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def listed(items: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {_line(item)}" for item in items)


def blocks(*parts: str) -> str:
    """Return parts with a blank line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)


def picture(svg: str, says: str) -> str:
    """Return an SVG as a picture inside the text, on its own paper; `says` is its text alternative.

    Text cells take no other kind: JupyterLab shows no attached SVG, and takes inline SVG out.
    """
    return f"![{says}](data:image/svg+xml;base64,{b64encode(svg.encode()).decode()})"


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def _cell(value: object) -> str:
    return _line(str(value)).replace("|", "\\|")


def _line(text: str) -> str:
    return " ".join(text.split())

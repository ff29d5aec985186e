"""What belongs in a box, as an author writes it in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontline.questions.entries import KINDS, Entry, minutes


def checked(entry: Entry, where: str) -> Entry:
    """Return the entry; raise ValueError where its kind and options do not fit."""
    if entry.kind not in KINDS:
        raise ValueError(f"{where}: kind {entry.kind!r} is none of {', '.join(KINDS)}")
    if entry.kind == "options" and len(entry.options) < 2:
        raise ValueError(f"{where}: give two `options` at least")
    if entry.kind != "options" and entry.options:
        raise ValueError(f"{where}: `options` do not go with kind {entry.kind!r}")
    return entry


def entry_key(entry: Entry, answer: Any, where: str) -> dict[str, Any]:
    """Return the key of a box from the author's short form; raise ValueError where it does not fit.

    Options: an id, or a mapping of id to worth. Clock: a time, or a mapping with from and to.
    Number: a figure, or a mapping with answer and tolerance. Words: a text, or a list of spellings.
    """
    match entry.kind:
        case "options":
            return {"options": credit_by_option(answer, entry.options, where)}
        case "clock":
            span = answer if isinstance(answer, Mapping) else {"from": answer, "to": answer}
            start, end = (minutes(str(span.get(name, ""))) for name in ("from", "to"))
            if set(span) != {"from", "to"} or start is None or end is None or start > end:
                raise ValueError(f"{where}: give a time like '14:30', or from and to")
            return {"from": start, "to": end}
        case "number":
            given = answer if isinstance(answer, Mapping) else {"answer": answer}
            known = set(given) <= {"answer", "tolerance"} and "answer" in given
            if not known or not all(_is_number(value) for value in given.values()):
                raise ValueError(f"{where}: give a number, or answer and tolerance")
            return {"answer": float(given["answer"]), "tolerance": float(given.get("tolerance", 0))}
    words = [answer] if isinstance(answer, str) else answer
    if not isinstance(words, list) or not words or not all(isinstance(one, str) and one for one in words):
        raise ValueError(f"{where}: give the word, or a list of spellings, in quotes")
    return {"words": list(words)}


def credit_by_option(answer: Any, options: Mapping[str, str], where: str) -> dict[str, float]:
    """Return credit by option from an option's id or a mapping of ids to worth."""
    worth = {answer: 1.0} if isinstance(answer, str) else answer
    if not isinstance(worth, Mapping) or not all(_is_number(share) for share in worth.values()):
        raise ValueError(f"{where}: name one of {', '.join(options)}, or give some of them their worth")
    if unknown := [name for name in worth if name not in options]:
        raise ValueError(f"{where}: {unknown[0]!r} is none of {', '.join(options)}")
    if not all(0 < share <= 1 for share in worth.values()) or 1 not in worth.values():
        raise ValueError(f"{where}: `worth` runs above 0 to 1, and one option has 1")
    return {name: float(share) for name, share in worth.items()}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)

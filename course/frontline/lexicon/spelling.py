"""Ways of writing that count as the same: B/L, b.l. and BL; café and cafe; full-width letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

BREAK = re.compile(r"[^\w&#]+")
INSIDE = re.compile(r"(?<=\w)[./'’](?=\w)|(?<=\w)[./](?!\w)")
"""Marks inside or after a short form, which people leave out: B/L, a.s.a.p., shipper's."""
BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
IN_BRACKETS = re.compile(r"[(（]([^)）]*)[)）]")
CHINESE = re.compile(r"[㐀-鿿]")
FOLDED = 10_000
"""Texts that are kept as folded: the names and meanings of a glossary are asked for again and again."""
SMALL_WORDS = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to"])


@lru_cache(maxsize=FOLDED)
def fold(text: str) -> str:
    """Return a text in small plain letters, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return BREAK.sub(" ", INSIDE.sub("", plain)).replace("_", " ").strip()


@cache
def _converter() -> OpenCC:
    # Here, because it is needed only where somebody types Chinese.
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Return a text with its Traditional characters as Simplified ones: 甩櫃 and 甩柜 are the same."""
    return str(_converter().convert(text))


def unbracketed(text: str) -> str:
    """Return a name without what stands in brackets: Demurrage (container)."""
    return BRACKETS.sub("", text).strip()


def variants(text: str) -> tuple[str, ...]:
    """Return the ways in which a name may be typed: whole, without its brackets, and what is in them."""
    return tuple(dict.fromkeys(filter(None, (text, unbracketed(text), *IN_BRACKETS.findall(text)))))


def is_chinese(text: str) -> bool:
    """Tell whether there is a Chinese character in a text."""
    return CHINESE.search(text) is not None

"""Terms of the trade: what they mean, and how they are said in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen


class Status(Enum):
    """How sure a Chinese term is."""

    SOURCED = "sourced"
    """A source that uses it was seen."""
    REVIEW = "review"
    """Filled in from what is usual; a practitioner has still to confirm it."""
    NONE = "none"
    """No Chinese term yet."""


class Mode(Enum):
    """Where a term belongs."""

    SEA = "sea"
    AIR = "air"
    EXPRESS = "express"
    ALL = "all"


class Register(Enum):
    """Who says it, and to whom."""

    EVERYDAY = "everyday"
    TECHNICAL = "technical"
    LEGAL = "legal"
    SHORTHAND = "shorthand"
    """Only in messages."""


@frozen(kw_only=True)
class Chinese:
    """A term in Chinese, in one script; `text` is empty exactly where the status is none."""

    text: str
    status: Status

    def __attrs_post_init__(self) -> None:
        if (self.status is Status.NONE) != (not self.text):
            raise ValueError("a Chinese term has the status sourced or review, and no term has none")


NO_CHINESE = Chinese(text="", status=Status.NONE)


@frozen(kw_only=True)
class Term:
    """A term of the glossary. Its theme is the file that it stands in."""

    id: str
    theme: str
    en: str
    abbreviation: str = ""
    also: tuple[str, ...] = ()
    """Other names, and how else it is spelled."""
    zh_hant: Chinese = NO_CHINESE
    zh_hans: Chinese = NO_CHINESE
    definition: str
    example: str
    """As heard or written at work."""
    mode: Mode
    register: Register
    related: tuple[str, ...] = ()
    """Ids of terms to read next."""
    confused: Mapping[str, str] = field(factory=dict)
    """Ids of terms that it is mistaken for, each with how to tell them apart."""
    say: str = ""
    """What a service person may say about it: for a legal term."""
    not_say: str = ""
    source: str

    @property
    def name(self) -> str:
        """Return the English term with its abbreviation: Electronic data interchange (EDI)."""
        return f"{self.en} ({self.abbreviation})" if self.abbreviation else self.en

    @property
    def names(self) -> frozenset[str]:
        """Return everything that it is called in English, in small letters."""
        return frozenset(name.lower() for name in (self.en, self.abbreviation, *self.also) if name)

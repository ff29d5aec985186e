"""Terms of the trade: what they mean, and how they are said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from attrs import field, frozen

GAP = "…"


class Status(Enum):
    """How sure a Chinese term is."""

    SOURCED = "sourced"
    """A source that uses it was seen."""
    REVIEW = "review"
    """Filled in from what is usual; a practitioner has still to confirm it."""
    NONE = "none"
    """No Chinese term yet."""

    @property
    def words(self) -> str:
        """Return what stands beside a Chinese term; empty where it is sure."""
        return {Status.SOURCED: "", Status.REVIEW: "to be reviewed", Status.NONE: "no checked term yet"}[self]


class Mode(Enum):
    """Where a term belongs."""

    SEA = "sea"
    AIR = "air"
    EXPRESS = "express"
    ALL = "all"

    @property
    def words(self) -> str:
        """Return it as people read it."""
        return "Sea, air and express" if self is Mode.ALL else self.value.capitalize()


class Register(Enum):
    """Who says it, and to whom."""

    EVERYDAY = "everyday"
    TECHNICAL = "technical"
    LEGAL = "legal"
    SHORTHAND = "shorthand"
    """Only in messages."""

    @property
    def words(self) -> str:
        """Return it as people read it."""
        return "Shorthand in messages" if self is Register.SHORTHAND else self.value.capitalize()


def page_name(theme: str) -> str:
    """Return the name of the glossary page of a theme, without its ending: sea-freight."""
    return theme.replace("_", "-")


@frozen(kw_only=True)
class Chinese:
    """A term in Chinese, in one script; `text` is empty exactly where the status is none."""

    text: str
    status: Status

    def __attrs_post_init__(self) -> None:
        if (self.status is Status.NONE) != (not self.text):
            raise ValueError("a Chinese term has the status sourced or review, and no term has none")

    @property
    def qualified(self) -> str:
        """Return the term with how sure it is in brackets, or that there is none."""
        sure = self.status.words
        return f"{self.text} ({sure})" if self.text and sure else self.text or sure


class Party(Enum):
    """Who has to do or pay something under a sales contract."""

    SELLER = "seller"
    BUYER = "buyer"


class Station(Enum):
    """Where the goods are between seller and buyer, in the order of the journey.

    At `CARRIER` and `PLACE` they are still on the truck that brought them.
    """

    READY = "ready"
    """At the seller's place, not loaded."""
    LOADED = "loaded"
    """At the seller's place, on a truck."""
    CARRIER = "carrier"
    """Handed to the first carrier."""
    ALONGSIDE = "alongside"
    """Beside the ship (or aircraft)."""
    ABOARD = "aboard"
    """On board at the port (or airport) of loading."""
    ARRIVED = "arrived"
    """At the port (or airport) of destination."""
    PLACE = "place"
    """At the named place of destination, ready to unload."""
    UNLOADED = "unloaded"
    """At the named place of destination, unloaded."""

    @property
    def number(self) -> int:
        """Return which station of the journey it is, from 1."""
        return list(Station).index(self) + 1


class Cover(Enum):
    """The Institute Cargo Clauses under which a seller has to insure, unless both sides agree otherwise."""

    WIDEST = "A"
    LEAST = "C"


@frozen(kw_only=True)
class Rule:
    """What one of the Incoterms 2020 rules settles between seller and buyer.

    Raises ValueError where its places cannot be in this order.
    """

    risk: str
    """Where the risk passes from seller to buyer, as a sentence."""
    passes: Station
    """The station at which it passes."""
    collected: Station | None = None
    """Where it passes instead if the carrier takes the goods at the seller's place."""
    pays_to: Station
    """The station up to which the seller pays the journey."""
    insurance: str
    """Who has to insure, and what the least cover is, as a sentence."""
    cover: Cover | None = None
    """The least cover where the seller has to insure; None where nobody has to."""
    exports: Party
    """Who clears the goods for export."""
    imports: Party
    """Who clears them for import and pays duty."""
    containers: str = ""
    """The id of the rule that fits better where the goods go in a container; empty for none."""

    def __attrs_post_init__(self) -> None:
        if self.pays_to.number < self.passes.number:
            raise ValueError("the seller pays at least up to the place where the risk passes")
        if self.collected and self.collected.number >= self.passes.number:
            raise ValueError("`collected` is a station before the one where the risk passes")

    @property
    def carriage(self) -> Party:
        """Return who pays the main carriage: from on board to the other port, or further."""
        return Party.SELLER if self.pays_to.number > Station.ABOARD.number else Party.BUYER

    @property
    def apart(self) -> bool:
        """Tell whether the seller pays further than to the place where the risk passes."""
        return self.passes is not self.pays_to

    @property
    def settles(self) -> tuple[tuple[str, str], ...]:
        """Return what the rule settles, each point with its answer, as people read it."""
        return (
            ("Risk passes to the buyer", self.risk),
            ("Main carriage is paid by", f"the {self.carriage.value}"),
            ("Insurance", self.insurance),
            ("Export clearance", f"the {self.exports.value}"),
            ("Import clearance and duty", f"the {self.imports.value}"),
        )


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
    context: tuple[str, ...] = ()
    """Words beside it in a message that speak for this meaning: for an abbreviation with several."""
    rule: Rule | None = None
    """For one of the Incoterms rules."""
    source: str

    @property
    def theme_title(self) -> str:
        """Return the theme as people read it: Sea freight."""
        return self.theme.replace("_", " ").capitalize()

    @property
    def name(self) -> str:
        """Return the English term with its abbreviation: Electronic data interchange (EDI)."""
        return f"{self.en} ({self.abbreviation})" if self.abbreviation else self.en

    @property
    def names(self) -> frozenset[str]:
        """Return everything that it is called in English, in small letters."""
        return frozenset(name.lower() for name in (self.en, self.abbreviation, *self.also) if name)

    @property
    def gapped(self) -> str:
        """Return the meaning with a gap wherever it says the name."""
        names = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        return re.sub(rf"(?<!\w)({names})s?(?!\w)", GAP, self.definition, flags=re.IGNORECASE)


@frozen(kw_only=True)
class Step:
    """A moment of a shipment in which a document is due."""

    document: str
    """The id of its term."""
    when: str
    """What has just happened."""
    because: str
    """Why this document comes now."""

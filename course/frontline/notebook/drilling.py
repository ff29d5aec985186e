"""Drills: one question after another about the language of the trade, and what was missed into the cards."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from functools import cached_property
from random import Random
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, field

from frontline.forms.output import Mode as Output
from frontline.forms.output import mode, place, tell
from frontline.lexicon.drill import Drill, Drills, Kind
from frontline.lexicon.themes import themes
from frontline.notebook.live import in_words
from frontline.notebook.own_cards import OwnCards, own_cards
from frontline.store.record import NotSavedError
from frontline.study.cards import Direction, TermCard
from frontline.terms import Mode, Step, Term

if TYPE_CHECKING:
    from frontline.forms.drill import Wanted
    from frontline.forms.panel import Turn

CARDS = "my-cards"
"""Stands for the learner's flashcards where otherwise a theme is named."""
LAST = 20
"""So many terms are not asked again at once."""
ASKS = {
    Kind.ABBREVIATION: Direction.ABBREVIATION,
    Kind.MEANING: Direction.MEANING,
    Kind.CHINESE: Direction.CHINESE,
    Kind.MESSAGE: Direction.ABBREVIATION,
    Kind.ODD: Direction.MEANING,
    Kind.NEXT: Direction.TERM,
}
"""The card that a drill comes closest to."""


@in_words()
def drill() -> None:
    """Show drills, one after another."""
    if mode() is not Output.LIVE:
        tell("Drills: open this page in JupyterLab to practise.")
        return
    from frontline.content.glossary import glossary, journeys
    from frontline.content.places import here
    from frontline.forms.panel import Panel

    places = here()
    terms = glossary(places)
    drilling = Drilling(terms, journeys(places, terms), own_cards(terms))
    place(Panel(drilling.html(), act=drilling.act))


@define(slots=False)
class Drilling:
    """Drills at work: what is wanted, the present question, and how many were right."""

    terms: Mapping[str, Term]
    journeys: Mapping[Mode, Sequence[Step]]
    cards: OwnCards
    random: Random = Factory(Random)
    _mark: str = Factory(lambda: f"drill-{token_hex(4)}")
    _wanted: Wanted | None = None
    _drill: Drill | None = None
    _chosen: int | None = None
    _right: int = 0
    _done: int = 0
    _says: str = ""
    _last: deque[str] = field(factory=lambda: deque[str](maxlen=LAST))

    def html(self, focus: str = "") -> str:
        """Return the screen as it is now."""
        from frontline.forms.drill import Wanted, drill

        if self._wanted is None:
            self._wanted = Wanted()
            self._next()
        return drill(
            self._drill,
            self._wanted,
            themes(self.terms.values()),
            cards=CARDS,
            chosen=self._chosen,
            tally=f"{self._right} of {self._done} right" if self._done else "",
            carded=self._says,
            mark=self._mark,
            focus=focus,
        )

    def act(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Do what a button says, and return the screen after it."""
        from frontline.forms.drill import Wanted
        from frontline.forms.panel import Turn

        deed, _, number = do.partition(":")
        match deed:
            case "choose":
                kind = fields.get("kind")
                wanted = Wanted(
                    kind=Kind(kind) if kind in [one.value for one in Kind] else None,
                    theme=str(fields.get("theme", "")),
                )
                changed = "kind" if self._wanted and wanted.kind != self._wanted.kind else "theme"
                self._wanted = wanted
                self._next()
                return Turn(self.html(focus=changed))
            case "answer" if self._drill is not None and self._chosen is None and number.isdecimal():
                return Turn(self._answer(self._drill, int(number)))
            case "next":
                self._next()
                return Turn(self.html(focus="ask"))
        return Turn()

    def _answer(self, drill: Drill, chosen: int) -> str:
        if chosen >= len(drill.options):
            return self.html()
        self._chosen = chosen
        self._done += 1
        self._right += chosen == drill.right
        if chosen != drill.right:
            self._says = self._into_cards(drill)
        return self.html(focus="told")

    def _into_cards(self, drill: Drill) -> str:
        if self.cards.file is None:
            return ""
        direction = ASKS[drill.kind]
        if direction is Direction.ABBREVIATION and not drill.term.abbreviation:
            direction = Direction.MEANING
        try:
            self.cards.missed(TermCard(term=drill.term, direction=direction))
        except NotSavedError as problem:
            return f"Not saved. {problem}"
        return f"{drill.term.en} is in your flashcards now."

    def _next(self) -> None:
        wanted = self._wanted
        self._chosen, self._says = None, ""
        among = self._among(wanted.theme) if wanted else frozenset[str]()
        self._drill = None
        if among:
            kinds = list(Kind) if wanted is None or wanted.kind is None else [wanted.kind]
            self._drill = self._drills.next(kinds, among, self._last)
        if self._drill is not None:
            self._last.append(self._drill.term.id)

    def _among(self, theme: str) -> frozenset[str]:
        if theme == CARDS:
            return self.cards.ids()
        return frozenset(term.id for term in self.terms.values() if theme in ("", term.theme))

    @cached_property
    def _drills(self) -> Drills:
        return Drills(self.terms, self.journeys, self.random)

"""The glossary explorer: found as one types, one entry beside the list, each entry into the flashcards."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, evolve, field

from frontline.forms.output import Mode as Output
from frontline.forms.output import mode, place, tell
from frontline.lexicon.decode import Decoder
from frontline.lexicon.search import Filters, Search
from frontline.lexicon.sources import explained
from frontline.lexicon.themes import themes
from frontline.notebook.live import in_words
from frontline.notebook.own_cards import OwnCards, own_cards
from frontline.store.record import NotSavedError
from frontline.terms import Mode, Register, Term

if TYPE_CHECKING:
    from frontline.forms.entry import Hits
    from frontline.forms.panel import Turn

Choice = TypeVar("Choice", bound=Enum)
SHOWN = 12
"""Terms in the list, and how many more a press shows."""


@in_words()
def glossary() -> None:
    """Show the glossary, to search and to read."""
    if mode() is not Output.LIVE:
        tell("The glossary: open this page in JupyterLab to search it.")
        return
    from frontline.content.glossary import glossary as terms
    from frontline.content.glossary import sources
    from frontline.content.places import here
    from frontline.forms.panel import Panel

    places = here()
    known = terms(places)
    explorer = LookingUp(known, sources(places), own_cards(known))
    place(Panel(explorer.html(), act=explorer.act))


@define(slots=False)
class LookingUp:
    """The explorer at work: what was typed and chosen, what was found, and the entries looked at."""

    terms: Mapping[str, Term]
    sources: Mapping[str, str]
    cards: OwnCards
    _typed: str = ""
    _filters: Filters = field(factory=Filters)
    _found: tuple[Term, ...] = ()
    _inside: bool = False
    """Whether these are terms within what was typed."""
    _shown: int = SHOWN
    _seen: list[str] = field(factory=list)
    """Ids of the entries looked at, the present one last."""

    def __attrs_post_init__(self) -> None:
        self._search()

    def html(self, focus: str = "") -> str:
        """Return the screen as it is now; the line of the term `focus` gets the focus."""
        from frontline.forms.entry import lookup

        hits = evolve(self._hits(), focus=focus)
        return lookup(hits, themes(self.terms.values()), self._filters, self._entry())

    def act(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Do what a button or a letter says, and return the parts that it changes."""
        from frontline.forms.entry import results
        from frontline.forms.panel import Turn

        deed, _, id_ = do.partition(":")
        at = says = focus = ""
        try:
            match deed:
                case "find":
                    says = self._find(fields)
                case "clear":
                    says = self._find({"typed": self._typed})
                    return Turn(self.html(self._found[0].id if self._found else ""), says, quiet=True)
                case "more":
                    focus = self._found[self._shown].id if self._shown < len(self._found) else ""
                    self._shown += SHOWN
                case "open" if id_ in self.terms:
                    if self._seen[-1:] != [id_]:
                        self._seen.append(id_)
                    at = "name"
                case "back" if len(self._seen) > 1:
                    self._seen.pop()
                    at = "name"
                case "add" | "drop" if id_ in self.terms:
                    self.cards.pick(id_, wanted=deed == "add")
                    at = "card"
                    done = "added to" if deed == "add" else "taken out of"
                    says = f"{self.terms[id_].en}: {done} your flashcards."
        except NotSavedError as problem:
            return Turn(says=f"Not saved. {problem}")
        parts = {"results": results(evolve(self._hits(), focus=focus)), "entry": self._entry(at)}
        return Turn(says=says, parts=parts, quiet=True)

    def _find(self, fields: Mapping[str, Any]) -> str:
        """Search for what stands in the fields, open the best entry, and say how many there are."""
        self._typed, self._shown = str(fields.get("typed", "")), SHOWN
        self._filters = Filters(
            mode=_one_of(Mode, fields.get("mode")),
            theme=str(fields.get("theme", "")),
            register=_one_of(Register, fields.get("register")),
        )
        self._search()
        self._seen = [self._found[0].id] if self._found and self._typed.strip() else []
        number = len(self._found)
        return f"{number} {'term' if number == 1 else 'terms'}" if number else "Nothing found"

    def _search(self) -> None:
        self._found, self._inside = self._index.find(self._typed, self._filters), False
        if not self._found and " " in self._typed.strip():
            # Nothing is called so as a whole: perhaps a sentence was pasted in.
            inside = (found.term for _, found in self._decoder.read(self._typed).listed)
            self._found = tuple(filter(self._filters.let, inside))
            self._inside = bool(self._found)

    def _hits(self) -> Hits:
        from frontline.forms.entry import Hits

        left = max(len(self._found) - self._shown, 0)
        return Hits(
            terms=self._found[: self._shown],
            number=len(self._found),
            typed=self._typed,
            open=self._seen[-1] if self._seen else "",
            more=min(left, SHOWN),
            inside=self._inside,
            filtered=self._filters != Filters(),
        )

    def _entry(self, at: str = "") -> str:
        from frontline.forms.entry import entry, no_entry

        if not self._seen:
            # Where nothing is found, the list says what to do.
            return no_entry() if self._found else ""
        term = self.terms[self._seen[-1]]
        return entry(
            term,
            self.terms,
            source=explained(term.source, self.sources),
            carded=self.cards.holds(self._seen[-1]),
            back=self.terms[self._seen[-2]] if len(self._seen) > 1 else None,
            at=at,
        )

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self.terms)

    @cached_property
    def _index(self) -> Search:
        return Search(self.terms)


def _one_of(kind: type[Choice], value: object) -> Choice | None:
    return next((one for one in kind if one.value == value), None)

"""The decoder: what a message of the trade says in plain words, term by term."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from frontline.forms.output import Mode, mode, place, tell
from frontline.lexicon.decode import Decoder
from frontline.notebook.live import in_words
from frontline.notebook.own_cards import OwnCards, own_cards
from frontline.store.record import NotSavedError
from frontline.terms import Term

if TYPE_CHECKING:
    from frontline.forms.panel import Turn

FEWEST = 3
"""Short forms that a message has at least to be an example."""


@in_words()
def decode() -> None:
    """Show the decoder, to paste a message into."""
    if mode() is not Mode.LIVE:
        tell("The decoder: open this page in JupyterLab to read a message with it.")
        return
    from frontline.content.glossary import glossary
    from frontline.content.places import here
    from frontline.forms.entry import decoder
    from frontline.forms.panel import Panel

    terms = glossary(here())
    decoding = Decoding(terms, own_cards(terms))
    place(Panel(decoder(), act=decoding.act))


@define(slots=False)
class Decoding:
    """The decoder at work."""

    terms: Mapping[str, Term]
    cards: OwnCards
    random: Random = Factory(Random)
    _message: str = ""

    def act(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Read the message in the field, or one of the glossary's own, or keep a term of it."""
        from frontline.forms.entry import decoder
        from frontline.forms.panel import Turn

        deed, _, id_ = do.partition(":")
        try:
            if deed == "add" and id_ in self.terms:
                self.cards.pick(id_, wanted=True)
                return Turn(
                    self._screen(self._message, id_), f"{self.terms[id_].en}: added to your flashcards."
                )
        except NotSavedError as problem:
            return Turn(says=f"Not saved. {problem}")
        examples = self._examples if deed == "example" else ()
        self._message = self.random.choice(examples) if examples else str(fields.get("message", "")).strip()
        if not self._message:
            return Turn(decoder(focus="read"), "Paste or type a message first.")
        return Turn(self._screen(self._message, "found"))

    def _screen(self, message: str, focus: str) -> str:
        from frontline.forms.entry import decoder

        carded = None if self.cards.file is None else self.cards.ids()
        return decoder(message, self._decoder.read(message), carded=carded, focus=focus)

    @cached_property
    def _decoder(self) -> Decoder:
        return Decoder(self.terms)

    @cached_property
    def _examples(self) -> tuple[str, ...]:
        """Return messages of the glossary that are hard to read."""
        hard = [
            message
            for message in (term.example.strip('"') for term in self.terms.values() if term.abbreviation)
            if sum(found.term.abbreviation != "" for found in self._decoder.read(message).found) >= FEWEST
        ]
        return tuple(hard)

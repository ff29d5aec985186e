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

    decoding = Decoding(glossary(here()))
    place(Panel(decoder(), act=decoding.act))


@define(slots=False)
class Decoding:
    """The decoder at work."""

    terms: Mapping[str, Term]
    random: Random = Factory(Random)

    def act(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Read the message in the field, or one of the glossary's own."""
        from frontline.forms.entry import decoder
        from frontline.forms.panel import Turn

        message = (
            self.random.choice(self._examples) if do == "example" else str(fields.get("message", "")).strip()
        )
        if not message:
            return Turn(says="Paste or type a message first.")
        read = self._decoder.read(message)
        number = len(read.found)
        return Turn(
            html=decoder(message, read, focus="found"),
            says=f"{number} {'term' if number == 1 else 'terms'} found.",
        )

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
        return tuple(hard) or ("Pls adv ETD HKG.",)

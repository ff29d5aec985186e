"""Adds terms to a learner's flashcards, from wherever they are met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path

from attrs import define

from frontline.content.contents import Contents, contents
from frontline.content.places import here
from frontline.store.record import NotSavedError
from frontline.store.work import Work, WorkFile, workspace_root
from frontline.study.cards import TermCard, has_cards, with_pick
from frontline.terms import Term


def _now() -> datetime:
    return datetime.now().astimezone()


@define(slots=False)
class OwnCards:
    """The flashcards of the workspace in which a page lies; without one nothing is kept."""

    terms: Mapping[str, Term]
    file: WorkFile | None
    now: Callable[[], datetime] = _now

    def ids(self) -> frozenset[str]:
        """Return the ids of the terms that the cards ask."""
        return has_cards(self.terms, self._contents, self._work())

    def holds(self, term: str) -> bool | None:
        """Tell whether the cards ask a term; None where nothing is kept."""
        return None if self.file is None else term in self.ids()

    def pick(self, term: str, *, wanted: bool) -> None:
        """Add a term, or take it out; raise `NotSavedError` where that cannot be kept."""
        if self.file is not None:
            self.file.update(lambda work: with_pick(work, term, self.now(), wanted=wanted))

    def missed(self, card: TermCard) -> None:
        """Add a term that was not known; a card that was learned already is asked again today."""
        from frontline.study.review import Rating, memories, reviewed

        def change(work: Work) -> Work:
            added = with_pick(work, card.term.id, self.now(), wanted=True)
            # A new card waits its turn, so that a long drill does not fill the day.
            known = card.id in memories(work)
            return reviewed(added, card.id, Rating.AGAIN, self.now()) if known else added

        if self.file is not None:
            self.file.update(change)

    def _work(self) -> Work:
        try:
            return Work() if self.file is None else self.file.open()
        except NotSavedError:
            # What is read here only says how a term stands; whoever changes it is told.
            return Work()

    @cached_property
    def _contents(self) -> Contents:
        return contents(here())


def own_cards(terms: Mapping[str, Term]) -> OwnCards:
    """Return the flashcards of the workspace that the notebook lies in."""
    root = workspace_root(Path.cwd())
    return OwnCards(terms, None if root is None else WorkFile(root))

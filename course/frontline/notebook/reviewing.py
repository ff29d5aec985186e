"""Flashcards: one session of cards after another, each rating kept at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, field

from frontline.forms.output import Mode, mode, place, tell
from frontline.notebook.live import in_words
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.record import NotSavedError
from frontline.store.work import Work, WorkFile, workspace_root

if TYPE_CHECKING:
    from frontline.content.bank import Bank
    from frontline.content.contents import Contents
    from frontline.forms.deck import Stands
    from frontline.forms.panel import Turn
    from frontline.study.cards import Card, Settings
    from frontline.study.review import Rating
    from frontline.terms import Term

JUDGE = "How well did you know it? Press 1, 2, 3 or 4."
NOT_KEPT = f"You can use the cards, but nothing is kept here. {NO_WORKSPACE}"


@in_words()
def cards() -> None:
    """Show what there is to review, and the cards."""
    if mode() is not Mode.LIVE:
        tell("Flashcards: open this page in JupyterLab to use them.")
        return
    from frontline.content.bank import practice
    from frontline.content.contents import contents
    from frontline.content.glossary import glossary
    from frontline.content.places import here
    from frontline.forms.panel import Panel

    root, places = workspace_root(Path.cwd()), here()
    reviewing = Reviewing(
        glossary(places),
        contents(places),
        lambda: practice(places),
        None if root is None else WorkFile(root),
    )
    place(Panel(reviewing.html(), act=reviewing.act, refresh=reviewing.html))


def _now() -> datetime:
    return datetime.now().astimezone()


@define
class Session:
    """The cards of one session: those to come, those that come back, and what was rated."""

    coming: deque[Card]
    total: int
    back: deque[Card] = field(factory=deque)
    card: Card | None = None
    again: bool = False
    """Whether the present card has come back."""
    days: Mapping[Rating, int] | None = None
    """After how many days the present card would come back; None while its answer is not shown."""
    rated: dict[str, Card] = field(factory=dict)
    hard: dict[str, Card] = field(factory=dict)

    def go_on(self, wanted: Callable[[Card], bool]) -> None:
        """Take the next card that is still wanted: another window may have reviewed some meanwhile."""
        self.card, self.days = None, None
        while self.card is None and (self.coming or self.back):
            self.again = not self.coming
            card = (self.coming or self.back).popleft()
            self.card = card if wanted(card) else None


@define
class Reviewing:
    """The screen of flashcards at work; without a `file` all is forgotten with the page."""

    terms: Mapping[str, Term]
    contents: Contents
    bank: Callable[[], Bank]
    file: WorkFile | None
    now: Callable[[], datetime] = _now
    _mark: str = Factory(lambda: f"deck-{token_hex(4)}")
    _settings: Settings | None = None
    _kept: Work = Factory(Work)
    """What is kept where there is no file."""
    _news: list[str] = field(factory=list)
    _session: Session | None = None
    _at: str = ""

    def act(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Do what a button says, and return the screen after it."""
        from frontline.forms.panel import Turn

        try:
            says = self._do(do, fields)
        except NotSavedError as problem:
            return Turn(says=f"Not saved. {problem}")
        return Turn(self.html(), says)

    def html(self) -> str:
        """Return the screen as it is now."""
        from frontline.forms import deck

        session = self._session
        try:
            if session is None:
                return self._opening(self._work())
            if session.card is None:
                return deck.ended(
                    self._stands(self._work()),
                    number=len(session.rated),
                    hard=tuple(session.hard.values()),
                    mark=self._mark,
                )
        except NotSavedError as problem:
            return deck.unread(str(problem))
        here = deck.Place(
            number=session.total - len(session.coming),
            total=session.total,
            done=session.total - len(session.coming) - len(session.back) - 1,
            back=len(session.back),
            again=session.again,
        )
        if session.days is None:
            return deck.front(session.card, here, mark=self._mark)
        return deck.back(session.card, here, mark=self._mark, days=session.days)

    def _do(self, do: str, fields: Mapping[str, Any]) -> str:
        session = self._session
        match do:
            case "start" | "more":
                self._want(fields)
                self._start(more=do == "more")
            case "show" if session is not None and session.card is not None:
                self._show(session, session.card)
            case "again" | "hard" | "good" | "easy" if session is not None and session.card is not None:
                self._rate(session, session.card, do)
            case "wait":
                return JUDGE
            case "stop" if session is not None and session.rated:
                session.card = None
            case "stop" | "home":
                self._session, self._at = None, "start"
            case _ if session is None:
                self._at = do
                return self._want(fields) or self._said()
        return ""

    def _start(self, *, more: bool) -> None:
        from frontline.study.cards import deck
        from frontline.study.memory import session

        work = self._work()
        found = session(deck(self.terms, self.contents, self.bank(), work), work, self.now(), more=more)
        self._session = Session(deque(found), len(found)) if found else None
        if self._session is not None:
            self._session.go_on(lambda _: True)

    def _show(self, session: Session, card: Card) -> None:
        from frontline.study.review import forecast, memories

        session.days = forecast(memories(self._work()).get(card.id), self.now())

    def _rate(self, session: Session, card: Card, do: str) -> None:
        from frontline.study.review import Rating, memories, reviewed

        if session.days is None:
            return
        rating, now = Rating[do.upper()], self.now()
        after = self._change(lambda work: reviewed(work, card.id, rating, now))
        session.rated[card.id] = card
        if rating <= Rating.HARD:
            session.hard[card.id] = card
        if rating is Rating.AGAIN:
            session.back.append(card)
        known, today = memories(after), now.date()
        session.go_on(lambda card: card.id not in known or known[card.id].due <= today)

    def _opening(self, work: Work) -> str:
        from frontline.forms import deck
        from frontline.study.cards import settings

        return deck.opening(
            self._stands(work),
            settings(work),
            every=len(self.terms),
            news=[*self._news, *([NOT_KEPT] if self.file is None else [])],
            at=self._at,
        )

    def _stands(self, work: Work) -> Stands:
        from frontline.forms.deck import Stands
        from frontline.study.cards import ORDER, about, begun, card_ids, picks, sources
        from frontline.study.memory import coming, counted

        ids, now = card_ids(self.terms, self.contents, work), self.now()
        abouts = dict(map(about, ids))
        terms = sum(direction in ORDER for direction in abouts.values())
        return Stands(
            day=now.date(),
            counts=counted(ids, work, now.date()),
            coming=coming(ids, work, now),
            lessons=sources(self.contents, work),
            begun=bool(begun(self.contents, work)) or any(picks(work).values()),
            terms=terms,
            questions=len(abouts) - terms,
        )

    def _said(self) -> str:
        from frontline.forms.deck import cards_of
        from frontline.study.cards import settings

        work = self._work()
        stands = self._stands(work)
        if not stands.counts.today:
            return "Nothing to review today."
        when = "Today" if stands.begun or settings(work).every else "To try"
        return f"{when}: {cards_of(stands.counts)}."

    def _want(self, fields: Mapping[str, Any]) -> str:
        """Keep the settings that stand in the fields, and hold to them in this page in any case."""
        from frontline.study.cards import Direction, Settings, settings, with_settings

        if "size" not in fields:
            return ""
        wanted = Settings(
            size=int(fields["size"]),
            directions=frozenset(one for one in Direction if fields.get(one.value) is True),
            every=fields.get("all") is True,
        )
        if wanted == settings(self._work()):
            return ""
        self._settings = wanted
        try:
            self._change(lambda work: with_settings(work, wanted))
        except NotSavedError as problem:
            return f"Not saved. {problem}"
        return ""

    def _work(self) -> Work:
        """Return what is kept, with this page's settings."""
        from frontline.study.cards import with_settings

        work = self._kept if self.file is None else self.file.open()
        if work.says:
            self._news.append(work.says)
        return work if self._settings is None else with_settings(work, self._settings)

    def _change(self, change: Callable[[Work], Work]) -> Work:
        changed: list[Work] = []

        def keep(work: Work) -> Work:
            changed.append(change(work))
            return changed[-1]

        if self.file is None:
            self._kept = keep(self._kept)
        else:
            self.file.update(keep)
        return changed[-1]

"""The challenge of a unit: draws questions, keeps the answers, and says which lessons to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from frontline.content.bank import Bank
from frontline.content.contents import Contents
from frontline.forms.output import Mode, Spot, mode, place, tell
from frontline.notebook.live import draft_key, in_words, saved
from frontline.notebook.practising import NO_WORKSPACE
from frontline.questions import MalformedError
from frontline.store.exercise import now
from frontline.store.record import NotSavedError
from frontline.store.work import WorkFile, workspace_root
from frontline.study.challenge import SECTION, Challenge, askable, draw, found, results

if TYPE_CHECKING:
    from frontline.forms.panel import Turn
    from frontline.forms.widget import Form, Reply


ENDED = "This challenge has ended. Choose Run > Run All Cells to see what it says."


@in_words()
def challenge(unit: str) -> None:
    """Show the challenge of `unit`, where it stands."""
    if mode() is not Mode.LIVE:
        tell("The challenge: open this page in JupyterLab to take it.")
        return
    root = workspace_root(Path.cwd())
    if root is None:
        tell(f"The challenge needs a place to keep your answers. {NO_WORKSPACE}")
        return
    from ipywidgets import VBox

    from frontline.content.bank import practice
    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.forms.challenge import found as found_html
    from frontline.forms.panel import Panel

    places = here()
    course, bank = contents(places), practice(places)
    taking = Taking(unit, WorkFile(root), bank, course)
    spot = Spot(found_html(unit, ()))
    box = VBox(layout={"overflow": "visible"})
    above = Panel(taking.top(), act=lambda do, fields: act(do))
    below = Panel(taking.end(), act=lambda do, fields: act(do))

    def act(do: str) -> Turn:
        from frontline.forms.panel import Turn

        if do in ("stop", "keep"):
            return Turn(taking.end(asks=do == "stop"))
        try:
            taking.turn(do)
        except NotSavedError as problem:
            return Turn(says=f"Not done. {problem}")
        show()
        above.arrive()
        return Turn()

    def show() -> None:
        running = taking.running
        above.html = taking.top()
        below.html = taking.end()
        spot.update(found_html(unit, *(((), ()) if running else (taking.found(), taking.each()))))
        box.children = [above, *taking.forms(count), below] if running else [above]

    def count() -> None:
        below.html = taking.end()

    show()
    place(box)


@frozen
class Taking:
    """A challenge at work; where it stands is read from the work file each time."""

    unit: str
    file: WorkFile
    bank: Bank
    course: Contents
    random: Callable[[], Random] = Random

    @property
    def now(self) -> Challenge | None:
        """Return the challenge as it is kept."""
        return self.file.open().entries(SECTION, Challenge).get(self.unit)

    @property
    def running(self) -> Challenge | None:
        """Return the challenge that has begun and not ended, with the questions that still exist."""
        taken = self.now
        if taken is None or taken.ended:
            return None
        there = tuple(id_ for id_ in taken.questions if id_ in self.bank)
        return evolve(taken, questions=there) if there else None

    def turn(self, do: str) -> None:
        """Begin, finish or leave a challenge; raise `NotSavedError` where that cannot be kept."""
        taken = self.now
        if do == "begin":
            self._keep(self._drawn(taken))
        elif taken is None or taken.ended:
            # A second window shows buttons of a challenge that has ended: nothing is judged twice.
            return
        elif do == "finish":
            self._keep(evolve(taken, ended=now(), results=results(taken, self.bank)))
        elif do == "give-up":
            # What the challenge before found stays; nothing is judged from a challenge that was left.
            self._keep(evolve(taken, ended=now(), results=taken.earlier))

    def save(self, question: str, value: Any) -> None:
        """Keep one answer of the running challenge; raise `NotSavedError` where that cannot be kept."""
        taken = self.now
        if taken is None or taken.ended or question not in taken.questions:
            raise NotSavedError(ENDED)
        self._keep(evolve(taken, answers={**taken.answers, question: value}))

    def top(self) -> str:
        """Return the screen above the questions."""
        from frontline.forms.challenge import top

        pool, running = askable(self.bank, self.course, self.unit), self.running
        return top(
            self.unit,
            pool=len(pool),
            lessons=len({one.of for one in pool.values()}),
            running=len(running.questions) if running else 0,
            again=self.now is not None,
            found=self.found(),
        )

    def end(self, *, asks: bool = False) -> str:
        """Return the screen below the questions; with `asks` it asks before all answers are deleted."""
        from frontline.forms.challenge import end

        running = self.running
        return end(
            0 if running is None else sum(not self._answered(running, id_) for id_ in running.questions),
            asks=asks,
        )

    def found(self) -> tuple[Any, ...]:
        """Return what the newest results say about each lesson."""
        taken = self.now
        return () if taken is None else found(taken, self.course)

    def each(self) -> list[tuple[bool, str]]:
        """Return of each question of the ended challenge whether it was right, and where it is explained."""
        taken = self.now
        if taken is None or not taken.ended or not set(taken.questions) <= set(taken.results):
            return []
        lessons = {lesson.file: f"lesson {lesson.number}" for lesson in self.course.lessons}
        return [
            (taken.results[id_], f"{lessons[self.bank[id_].of]}, {self.bank[id_].section}")
            for id_ in taken.questions
            if id_ in self.bank
        ]

    def forms(self, changed: Callable[[], None] = lambda: None) -> list[Form]:
        """Return a form for each question of the running challenge; `changed` is called after each save."""
        running = self.running
        return (
            []
            if running is None
            else [
                self._form(running, id_, number, changed) for number, id_ in enumerate(running.questions, 1)
            ]
        )

    def _form(self, running: Challenge, id_: str, number: int, changed: Callable[[], None]) -> Form:
        from frontline.forms.render import live
        from frontline.forms.widget import Form

        # No hint: it would show what somebody knows who has read the lesson.
        question = evolve(self.bank[id_].question, label=f"Question {number}", hint="")

        def act(do: str, value: object) -> Reply:
            reply = saved(question, value, partial(self.save, id_, value))
            changed()
            return reply

        return Form(
            live(question, running.answers.get(id_), practice=False),
            act=act,
            draft=draft_key(self.file.root, f"{running.begun}:{id_}"),
        )

    def _answered(self, running: Challenge, id_: str) -> bool:
        try:
            return self.bank[id_].question.read(running.answers.get(id_)) is not None
        except MalformedError:
            return True

    def _drawn(self, before: Challenge | None) -> Challenge:
        pool = askable(self.bank, self.course, self.unit)
        asked = before.questions if before else ()
        earlier = (before.results if before.ended else before.earlier) if before else {}
        return Challenge(
            unit=self.unit, begun=now(), questions=draw(pool, asked, self.random()), earlier=earlier
        )

    def _keep(self, taken: Challenge) -> None:
        self.file.put(SECTION, self.unit, taken)

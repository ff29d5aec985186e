"""Progress: shows where the learner stands, anew whenever people come back to the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define

from frontline.content.contents import Contents, contents
from frontline.content.glossary import glossary
from frontline.content.places import Places
from frontline.forms.output import Mode, Spot, mode, place, tell
from frontline.notebook.live import in_words
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.exercise import ExerciseFile, Opened
from frontline.store.record import NotSavedError
from frontline.store.work import Work, WorkFile, workspace_root
from frontline.study.challenge import advice, running
from frontline.study.memory import counts
from frontline.study.next import steps
from frontline.study.progress import UnitStanding, standing
from frontline.terms import Term

if TYPE_CHECKING:
    from frontline.forms.panel import Turn

PRINTED = "study/my-progress.html"


@in_words()
def progress() -> None:
    """Show where the learner stands."""
    if mode() is not Mode.LIVE:
        tell("Your progress: open this page in JupyterLab to see it.")
        return
    root = workspace_root(Path.cwd())
    if root is None:
        tell(f"Here stands where you are in the course. {NO_WORKSPACE}")
        return
    from frontline.content.places import here
    from frontline.forms.panel import Panel
    from frontline.forms.progress import to_print_offer

    shown = Progress(root, here())
    spot = Spot(shown.html())
    made = ""

    def refresh() -> str:
        spot.update(shown.html())
        return to_print_offer(made)

    def act(do: str, fields: Mapping[str, Any]) -> Turn:
        from frontline.forms.panel import Turn

        nonlocal made
        try:
            shown.to_print()
        except NotSavedError as problem:
            return Turn(says=str(problem))
        made = PRINTED
        return Turn(html=to_print_offer(made), says="Your page to print is made.")

    place(Panel(to_print_offer(""), act=act, refresh=refresh))


@define(slots=False)
class Progress:
    """The progress of the workspace at `root`, as HTML; a broken file is told as long as this lives."""

    root: Path
    places: Places
    _told: str = ""

    def hours(self, exercise: str) -> float | None:
        """Return the hours studied so far for the unit of an exercise; None if it is not the course's."""
        course = contents(self.places)
        answers = {id_: one.answers for id_, one in self._opened(course).items()}
        for unit in standing(course, self._work()[0], answers).units:
            if any(one.exercise.id == exercise for one in unit.exercises):
                return round(unit.hours.total, 1)
        return None

    def html(self, *, still: bool = False) -> str:
        """Return where the learner stands now; `still` is for a page to print."""
        from frontline.forms.progress import progress as shown

        course, (work, says) = contents(self.places), self._work()
        now = datetime.now().astimezone()
        opened = self._opened(course)
        stands = standing(course, work, {id_: one.answers for id_, one in opened.items()})
        memory = counts(self._terms, course, work, now)
        found = advice(work, course)
        keys = any(self.places.keys(one.id).is_file() for one in course.exercises)
        return shown(
            stands,
            steps(stands, due=memory.today, advice=found, keys=keys, running=running(work)),
            memory,
            charts={unit.unit.id: chart(unit) for unit in stands.units},
            advice=found,
            keys=keys,
            now=now,
            says=" ".join(filter(None, (says, *_trouble(course, opened)))),
            root="../" if still else "",
            still=still,
        )

    def to_print(self) -> Path:
        """Write a page to print, and return its path; raise `NotSavedError` where that cannot be done."""
        from frontline.forms.progress import to_print

        path, today = self.root / PRINTED, datetime.now().astimezone()
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                to_print(
                    self.html(still=True),
                    day=f"{today.day} {today:%B %Y}",
                    learner=WorkFile(self.root).learner,
                ),
                encoding="utf-8",
                errors="replace",
                newline="\n",
            )
        except OSError as problem:
            raise NotSavedError(f"{path.name} cannot be written: {problem.strerror}.") from None
        return path

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        # Read once: the page is drawn anew whenever people come back to it.
        return glossary(self.places)

    def _opened(self, course: Contents) -> dict[str, Opened]:
        return {
            one.id: ExerciseFile(self.root / "exercises" / one.id, one.id).look() for one in course.exercises
        }

    def _work(self) -> tuple[Work, str]:
        try:
            work = WorkFile(self.root).open()
        except NotSavedError as problem:
            return Work(), str(problem)
        # The next opening finds the file set aside and says nothing.
        self._told = work.says or self._told
        return work, self._told


def _trouble(course: Contents, opened: Mapping[str, Opened]) -> Iterator[str]:
    """Say which exercises have answers that cannot be read."""
    return (f"{one.title}: {opened[one.id].says}" for one in course.exercises if opened[one.id].says)


def chart(unit: UnitStanding) -> str:
    """Return the picture of a unit's hours, with its text alternative."""
    from frontline.charts.hours import HoursBar, hours, hours_chart

    rows = [HoursBar(label="all together", done=unit.hours.total, meant=unit.hours.notional, strong=True)]
    rows += [
        HoursBar(label=kind, done=done, meant=unit.hours.meant[kind])
        for kind, done in unit.hours.done.items()
        if done or unit.hours.meant[kind]
    ]
    parts = "; ".join(f"{row.label} {hours(row.done)} of {hours(row.meant)}" for row in rows)
    return hours_chart(
        f"hours-{unit.unit.id}", rows, says=f"Hours of unit {unit.unit.id}, done of meant: {parts}."
    )

"""The screen on which a learner has the sign-off sheet of a unit made, and the file that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.record import NotSavedError, Record
from frontline.store.work import Work, WorkFile
from frontline.study.log import Entry, entries, project_of

if TYPE_CHECKING:
    from frontline.content.contents import Contents
    from frontline.forms.log import Made, Signing
    from frontline.forms.panel import Panel, Turn

FOLDER = "study"
SHEET = "sign-off {}.html"
EMPTY_SHEET = "sign-off {} (empty).html"
TYPED = ("learner", "project", "supervisor", "position")
TICK = "entry:"


@define
class Sheet:
    """The screen below a unit's project."""

    course: Contents
    unit: str
    file: WorkFile | None
    panel: Panel = field(init=False)
    by: Signing = field(init=False)
    _left_out: frozenset[str] = frozenset()
    _open: bool = False
    _made: Made | None = None

    def __attrs_post_init__(self) -> None:
        from frontline.forms.log import Signing
        from frontline.forms.panel import Panel

        self.by = Signing()
        self.panel = Panel(self.html(), act=self.press, refresh=self.again)

    def html(self) -> str:
        """Return the screen as it stands."""
        from frontline.forms.log import sheet_screen

        return sheet_screen(
            self.course,
            self.unit,
            self._entries(),
            by=self.by,
            left_out=self._left_out,
            open=self._open,
            made=self._made,
            today=_today(),
        )

    def again(self) -> str:
        """Return the screen for people who come back to it: what they are filling in stays."""
        return str(self.panel.html) if self._open else self.html()

    def press(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Open the sheet's fields, close them, or make a file."""
        from frontline.forms.panel import Turn

        if self._open:
            self._keep(fields)
        self._open = do == "open"
        if do not in ("make", "empty"):
            return Turn(html=self.html())
        try:
            self._make(empty=do == "empty")
        except NotSavedError as problem:
            self._open = do == "make"
            return Turn(html=self.html(), says=f"Not made. {problem}")
        return Turn(html=self.html(), says="The sheet is made.")

    def _keep(self, fields: Mapping[str, Any]) -> None:
        from frontline.forms.log import Signing

        typed = {name: str(fields.get(name, "")).strip() for name in TYPED}
        self.by = Signing(**typed, fictional=fields.get("fictional") is True)
        self._left_out = frozenset(
            name.removeprefix(TICK)
            for name, ticked in fields.items()
            if name.startswith(TICK) and ticked is False
        )

    def _make(self, *, empty: bool) -> None:
        from frontline.forms.log import Made

        if self.file is None:
            raise NotSavedError(NO_WORKSPACE)
        shown = [one for one in self._entries() if not one.empty and one.name not in self._left_out]
        path = made(
            self.file.root, self.course, self.unit, () if empty else shown, None if empty else self.by
        )
        self._made = Made(file=path.name, folder=FOLDER, path=str(path))

    def _entries(self) -> tuple[Entry, ...]:
        work = work_of(self.file)
        tasks = (lesson.task for lesson in self.course.lessons_of(self.unit) if lesson.task)
        return tuple(one for of in (project_of(self.unit), *tasks) for one in entries(work, of))


def made(root: Path, course: Contents, unit: str, shown: Sequence[Entry], by: Signing | None = None) -> Path:
    """Write the sheet with these entries into the workspace's folder for study, and return its path.

    Without `by` it is one to be filled in by hand. Raises NotSavedError where nothing can be written.
    """
    from frontline.forms.log import Signing, signoff

    html = signoff(course, unit, shown, by=by or Signing(), day=_today())
    path = root / FOLDER / (SHEET if by else EMPTY_SHEET).format(unit)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as problem:
        raise NotSavedError(f"The folder {FOLDER!r} cannot be used ({problem.strerror}).") from None
    Record(path).update(lambda _: html.encode("utf-8", "replace"))
    return path


def work_of(file: WorkFile | None) -> Work:
    """Return what the work file holds; one that cannot be read says so in words for the learner."""
    try:
        return Work() if file is None else file.open()
    except NotSavedError as problem:
        return Work(says=str(problem))


def _today() -> date:
    return datetime.now().astimezone().date()

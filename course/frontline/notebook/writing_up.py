"""What a learner writes up at work: the entries of a task or a project, kept while they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field

from frontline.forms.output import Mode, mode, place, tell
from frontline.notebook.live import draft_key, in_words
from frontline.notebook.log_sheet import work_of
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.exercise import now
from frontline.store.record import NotSavedError
from frontline.store.work import WorkFile, workspace_root
from frontline.study.log import SECTION, Entry, entries, entry, hours_of, overfull, plain, project_of

if TYPE_CHECKING:
    from frontline.forms.panel import Panel, Turn
    from frontline.forms.widget import Form, Reply

OPEN = "Open this page in JupyterLab to write your log."


def task(id: str) -> None:  # noqa: A002
    """Show the entries of the task `id`, to write in; they are kept in the workspace's work file."""
    if mode() is not Mode.LIVE:
        tell(OPEN)
        return
    from frontline.forms.log import task_head

    file = _file()
    place(Log(id, file, lambda: task_head(says=work_of(file).says)).box)


@in_words()
def project(unit: str) -> None:
    """Show the entries of a unit's workplace project with their hours, and where to make the sheet."""
    if mode() is not Mode.LIVE:
        tell(OPEN)
        return
    from ipywidgets import VBox

    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.forms.log import project_head
    from frontline.notebook.log_sheet import Sheet

    file, course = _file(), contents(here())

    def head() -> str:
        work = work_of(file)
        return project_head(
            course.unit(unit),
            hours_of(work, course, unit).project,
            overfull=overfull(entries(work, project_of(unit))),
            says=work.says,
        )

    place(VBox([Log(project_of(unit), file, head).box, Sheet(course, unit, file).panel]))


@define
class Log:
    """The entries of a task or a project on a page, newest first; `head` draws the screen above them."""

    of: str
    file: WorkFile | None
    head: Callable[[], str]
    panel: Panel = field(init=False)
    box: Any = field(init=False)
    _last: int = field(init=False)
    _gone: set[int] = field(init=False, factory=set)

    def __attrs_post_init__(self) -> None:
        from ipywidgets import VBox

        from frontline.forms.panel import Panel

        kept = entries(work_of(self.file), self.of) or (Entry(of=self.of, number=1),)
        self._last = kept[-1].number
        self.panel = Panel(self.head(), act=self.press, refresh=self.head)
        forms = [self.form(one, folded=one.number != self._last) for one in reversed(kept)]
        self.box = VBox([self.panel, *forms])

    def form(self, of: Entry, *, folded: bool = False) -> Form:
        """Return the form of one entry."""
        from frontline.forms.log import entry_form
        from frontline.forms.widget import Form

        return Form(
            entry_form(of, today=_today(), folded=folded),
            act=partial(self.act, of.number),
            draft=draft_key(self.file.root if self.file else Path.cwd(), f"{SECTION}:{of.name}"),
        )

    def act(self, number: int, do: str, value: object) -> Reply:
        """Keep what stands in an entry, or forget the entry when the page sends None for it."""
        from frontline.forms.log import entry_form
        from frontline.forms.widget import Reply
        from frontline.study.log import problems

        typed = value if isinstance(value, dict) else {}
        one = evolve(entry(self.of, number, typed), saved=now())
        at = f"{datetime.now().astimezone():%H:%M}"
        try:
            if value is None:
                self._writable().drop(SECTION, one.name)
            else:
                self._writable().put(SECTION, one.name, plain(one))
        except NotSavedError as problem:
            return Reply("not saved", f"Not saved. {problem}")
        self.panel.html = self.head()
        self._gone.discard(number)
        if value is None:
            self._gone.add(number)
            return Reply("saved", f"Deleted {at}.")
        found = problems(one, _today())
        return Reply("saved", " ".join((f"Saved {at}.", *found)), html=entry_form(one, today=_today()))

    def press(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Add an entry above the others; it is kept at once, so that it is there again after a restart."""
        from frontline.forms.panel import Turn

        kept = {one.number: one for one in entries(work_of(self.file), self.of)}
        newest = kept.get(self._last, Entry(of=self.of, number=self._last))
        if newest.empty and self._last not in self._gone:
            return Turn(says="There is an empty entry already. Write in that one.")
        number = max(self._last, *kept, 0) + 1
        one = Entry(of=self.of, number=number, date=_today().isoformat(), saved=now())
        try:
            self._writable().put(SECTION, one.name, plain(one))
        except NotSavedError as problem:
            return Turn(says=f"Not added. {problem}")
        self._last = one.number
        self.box.children = (self.panel, self.form(one), *self.box.children[1:])
        return Turn(html=self.head(), says="A new entry stands below.")

    def _writable(self) -> WorkFile:
        if self.file is None:
            raise NotSavedError(NO_WORKSPACE)
        return self.file


def _file() -> WorkFile | None:
    root = workspace_root(Path.cwd())
    return None if root is None else WorkFile(root)


def _today() -> date:
    return datetime.now().astimezone().date()

"""The papers of a workplace project on its page: written in a form, kept, and made into a page to print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from frontline.forms.output import Mode, mode, place, tell
from frontline.notebook.live import draft_key, in_words
from frontline.notebook.log_sheet import FOLDER, work_of
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.exercise import now
from frontline.store.record import NotSavedError, Record
from frontline.store.work import WorkFile, workspace_root
from frontline.study.log import said
from frontline.study.papers import SECTION, Paper, typed

if TYPE_CHECKING:
    from frontline.forms.panel import Turn
    from frontline.forms.widget import Reply

OPEN = "Open this page in JupyterLab to write this paper."


@in_words()
def paper(id: str, settings: Mapping[str, Any]) -> None:  # noqa: A002
    """Show the paper `id` of a project, to write in; it is kept in the workspace's work file."""
    if mode() is not Mode.LIVE:
        tell(OPEN)
        return
    from ipywidgets import VBox

    from frontline.content.reading import structure
    from frontline.forms.panel import Panel
    from frontline.forms.progress import to_print_offer
    from frontline.forms.widget import Form

    root = workspace_root(Path.cwd())
    one = Writing(id, structure(dict(settings), Paper, id), None if root is None else WorkFile(root))
    form = Form(one.html(), act=one.act, draft=draft_key(root or Path.cwd(), f"{SECTION}:{id}"))
    place(VBox([form, Panel(to_print_offer(""), act=one.press)]))


@frozen
class Writing:
    """A paper on a page: `file` is None outside a course folder, where nothing can be kept."""

    id: str
    paper: Paper
    file: WorkFile | None

    def html(self) -> str:
        """Return the form with what was kept."""
        from frontline.forms.paper import paper_form

        kept = work_of(self.file).section(SECTION).get(self.id)
        saved = kept.get("saved") if isinstance(kept, dict) else ""
        return paper_form(
            self.id,
            self.paper,
            typed(self.paper, kept),
            saved=saved if isinstance(saved, str) else "",
        )

    def act(self, do: str, value: object) -> Reply:
        """Keep what stands in the paper."""
        from frontline.forms.paper import paper_form
        from frontline.forms.widget import Reply

        written, at = typed(self.paper, value), now()
        try:
            self._writable().put(SECTION, self.id, {**written, "saved": at})
        except NotSavedError as problem:
            return Reply("not saved", f"Not saved. {problem}")
        html = paper_form(self.id, self.paper, written, saved=at)
        return Reply("saved", f"Saved {datetime.now().astimezone():%H:%M}.", html=html)

    def press(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Make a page to print of what is kept."""
        from frontline.forms.panel import Turn
        from frontline.forms.progress import to_print_offer

        try:
            made = self.to_print(datetime.now().astimezone().date())
        except NotSavedError as problem:
            return Turn(says=f"Not made. {problem}")
        where = f"{FOLDER}/{made.name}"
        return Turn(html=to_print_offer(where), says=f"The page is made: “{where}”.")

    def to_print(self, day: date) -> Path:
        """Write the page to print into the folder for study, and return its path.

        Raises NotSavedError where nothing can be written.
        """
        from frontline.forms.paper import paper_page

        file = self._writable()
        path = file.root / FOLDER / f"{self.id}.html"
        html = paper_page(
            self.paper,
            typed(self.paper, work_of(file).section(SECTION).get(self.id)),
            day=said(day),
            learner=file.learner,
        )
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as problem:
            raise NotSavedError(f"The folder {FOLDER!r} cannot be used ({problem.strerror}).") from None
        Record(path).update(lambda _: html.encode("utf-8", "replace"))
        return path

    def _writable(self) -> WorkFile:
        if self.file is None:
            raise NotSavedError(NO_WORKSPACE)
        return self.file

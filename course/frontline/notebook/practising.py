"""Practice questions of a lesson: saved like any answer, checked at once, explained after a second try."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve

from frontline.forms.output import Mode, mode, place, show
from frontline.notebook.live import draft_key, saved
from frontline.questions import Mark, Question, State, mark
from frontline.store.record import NotSavedError
from frontline.store.work import Practised, WorkFile, workspace_root

if TYPE_CHECKING:
    from frontline.forms.widget import Reply

NO_WORKSPACE = "Practice is kept only in a folder that `frontline start` has made."


def practise(
    question: Question[Any],
    *,
    key: object,
    because: Mapping[str, str],
    see: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Show a practice question; its answer is kept in the workspace's work file, where there is one.

    `see` names the sections that explain it, by part: the words, and for a section of this notebook its
    anchor.
    """
    from frontline.forms.render import live, static

    if mode() is not Mode.LIVE:
        show(static(question, None))
        return
    from frontline.forms.widget import Form

    root = workspace_root(Path.cwd())
    file = None if root is None else WorkFile(root)
    work = _work(file, question)
    practice = Practice(question, question.key(key), because, see or {}, file, work.tries)
    place(
        Form(
            live(question, work.value, practice=True, saved=work.saved),
            act=practice.act,
            draft=draft_key(root or Path.cwd(), question.id),
        )
    )


@define
class Practice:
    """A practice question at work; `tries` counts the different answers that were checked."""

    question: Question[Any]
    key: Any
    because: Mapping[str, str]
    see: Mapping[str, Sequence[str]]
    file: WorkFile | None
    tries: int = 0
    _last: object = None

    def act(self, do: str, value: object) -> Reply:
        """Save what was entered, or check it: the first answer that is not right gets a second try."""
        if do == "check":
            return self._check(value)
        if do == "coach":
            return self._coach(value)
        reply = saved(self.question, value, lambda: self._file().save(self.question.id, value))
        if not self.question.unfolds:
            return reply
        from frontline.forms.render import live

        return evolve(reply, html=live(self.question, value, practice=True))

    def _check(self, value: object) -> Reply:
        from frontline.forms.widget import Reply

        result = mark(self.question, self.key, value)
        if result.state is State.NOT_ATTEMPTED:
            return Reply("not attempted", "Choose or write an answer first.")
        if result.state is State.MALFORMED:
            return Reply("malformed", result.reason)
        if short := self._too_short(value):
            return Reply("not attempted", short)
        if unread := self.question.unread(self.question.read(value)):
            return Reply("malformed", f"Not checked yet. {unread}")
        # The same answer again is no new try.
        self.tries += value != self._last
        self._last = value
        reply = saved(
            self.question,
            value,
            lambda: self._file().tried(self.question.id, value, right=result.full),
        )
        return evolve(reply, feedback=self._feedback(value, result))

    def _coach(self, value: object) -> Reply:
        from frontline.content.glossary import glossary
        from frontline.content.places import here
        from frontline.forms.render import coached
        from frontline.study.coach import coach, insider_words

        reply = saved(self.question, value, lambda: self._file().save(self.question.id, value))
        if reply.state not in ("saved", "not saved"):
            return reply
        insiders = insider_words(glossary(here()).values())
        return evolve(reply, feedback=coached(coach(str(value), insiders)))

    def _too_short(self, value: object) -> str:
        """Say how much is still to write before the mark scheme is shown; empty where it is enough."""
        from frontline.forms.shown import shown
        from frontline.questions.written import Written

        if not isinstance(self.question, Written):
            return ""
        fewest, _ = self.question.words
        written = shown(self.question, value).words
        if 2 * written >= fewest:
            return ""
        return (
            f"Write your reply first. It has {written} {'word' if written == 1 else 'words'}, "
            f"and {fewest} or more are meant. Then compare it with the mark scheme and a model reply."
        )

    def _feedback(self, value: object, result: Mark) -> str:
        from frontline.forms.render import reasons, scheme
        from frontline.forms.shown import sections

        if self.question.by_person:
            return scheme(self.question, self.key, for_learner=True)
        reveal = result.full or self.tries > 1
        return reasons(self.question, value, result, self.because, see=sections(self.see), reveal=reveal)

    def _file(self) -> WorkFile:
        if self.file is None:
            raise NotSavedError(NO_WORKSPACE)
        return self.file


def _work(file: WorkFile | None, question: Question[Any]) -> Practised:
    try:
        return Practised() if file is None else file.open().practice.get(question.id, Practised())
    except NotSavedError:
        return Practised()

"""What forms of lessons and exercises share while a learner works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.forms.output import tell
from frontline.questions import MalformedError, Question
from frontline.store.record import NotSavedError

if TYPE_CHECKING:
    from frontline.forms.widget import Reply


@contextmanager
def in_words() -> Iterator[None]:
    """Say what of the installed course cannot be read, where a learner would see a traceback."""
    try:
        yield
    except Exception as problem:
        # Here, because what reads the course's files is slow to import, and most pages do without it.
        from frontline.content.reading import ContentError

        if not isinstance(problem, ContentError):
            raise
        tell(str(problem))


def draft_key(folder: Path, question: str) -> str:
    """Return the name under which the browser keeps what could not be saved yet."""
    return f"frontline:{folder}:{question}"


def saved(question: Question[Any], value: object, save: Callable[[], object]) -> Reply:
    """Save an answer and say in words how it stands."""
    from frontline.forms.widget import Reply

    try:
        save()
    except NotSavedError as problem:
        return Reply("not saved", f"Not saved. {problem}")
    at = f"{datetime.now().astimezone():%H:%M}"
    try:
        answer = question.read(value)
    except MalformedError as problem:
        return Reply("malformed", f"Saved {at}, but it cannot be marked like this. {problem}")
    if answer is None:
        return Reply("not attempted", "Not attempted yet.")
    return Reply("saved", f"Saved {at}. {question.remark(answer)}".strip())

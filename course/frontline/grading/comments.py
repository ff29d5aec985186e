"""The comments that markers used before, as a list to pick from: it grows with each comment that is saved."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from frontline.classroom.folder import ClassFolderError

FILE = "comments.csv"
MOST = 12


@frozen
class Remark:
    """One line of a comment, and the question it was made on; no question stands for all."""

    question: str
    text: str


def prepared(folder: Path) -> tuple[Remark, ...]:
    """Return the instructor's own list, comments.csv (columns question, comment) in the class folder.

    Raise `ClassFolderError`, saying what to mend, when the file is not such a list.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    except UnicodeDecodeError:
        raise ClassFolderError(f"{FILE} is not text in UTF-8: save it as CSV UTF-8.") from None
    if not {"question", "comment"} <= set(rows.fieldnames or ()):
        raise ClassFolderError(f"{FILE} needs a first line: question,comment")
    return tuple(
        Remark((row["question"] or "").strip(), line) for row in rows for line in lines(row["comment"])
    )


def saved(gradebook: Any, notebook: Any) -> tuple[Remark, ...]:
    """Return every line of every comment that markers saved on a notebook, without whose work it was on."""
    from nbgrader.api import BaseCell, Comment, SubmittedNotebook

    rows = (
        gradebook.db.query(BaseCell.name, Comment.manual_comment)
        .join(Comment, Comment.cell_id == BaseCell.id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Comment.notebook_id)
        .filter(SubmittedNotebook.notebook_id == notebook.id)
    )
    return tuple(Remark(name, line) for name, comment in rows for line in lines(comment))


def lines(comment: str | None) -> list[str]:
    """Return the lines of a comment that say something: each is picked by itself."""
    return [line.strip() for line in (comment or "").splitlines() if line.strip()]


def offered(question: str, used: Sequence[Remark], own: Sequence[Remark]) -> tuple[str, ...]:
    """Return what to offer for `question`: its own comments before those of other questions.

    In each part the most used come first, and among equals those that the instructor prepared.
    """
    here = _by_use(
        [one.text for one in used if one.question == question],
        [one.text for one in own if one.question == question],
    )
    elsewhere = _by_use(
        [one.text for one in used if one.question != question],
        [one.text for one in own if one.question != question],
    )
    return tuple(dict.fromkeys([*here, *elsewhere]))[:MOST]


def _by_use(used: Iterable[str], own: Sequence[str]) -> list[str]:
    times = Counter(used)
    return sorted({*times, *own}, key=lambda text: (-times[text], text not in own, text))

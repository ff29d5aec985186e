"""Collects hand-ins from any source, checks each in, and gives every learner of the class a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from attrs import evolve

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released
from frontline.grading.attempts import joined, opened
from frontline.grading.checkin import check_in
from frontline.grading.collecting.inbox import Inbox, stamp
from frontline.grading.collecting.matching import Roster
from frontline.grading.collecting.outcomes import Outcome, Row
from frontline.grading.collecting.received import Received, names_the_same, recognise
from frontline.grading.collecting.sources import find
from frontline.grading.hand_in import hand_in_of
from frontline.grading.submitted import STAMP, Rank, lay_out, rank
from frontline.store.answers import Answers

OTHER_NAME = "the file names another learner: {!r}"
MOST_NAMED = 3
"""Files beside a hand-in that are named."""
LATE = "late: it was due on {}"
CLOSED = "it came on {}, and the exercise was closed on {}"
THIRD = "the second attempt is graded, and there is no third"
REPLACES = "replaces one that was graded: its replies wait for a mark again where they changed"
NOT_WRITTEN = "the folder in submitted/ cannot be written ({})"


def collect(folder: ClassFolder, *sources: Path) -> list[Row]:
    """Check in the hand-ins in `sources`, lay them out for nbgrader, and return what became of each.

    Without a source the inbox is collected; what comes from elsewhere is kept there as it came. Of several
    hand-ins the newest counts, and nothing in submitted/ gives way to an older one, or to one that cannot
    be read. What came after the exercise was closed stays in the inbox. Raises `ClassFolderError` when there
    is nothing to collect, or nowhere to put it.
    """
    exercises = folder.exercises()
    if not exercises:
        raise ClassFolderError(f"{folder.root} holds no released exercises: is it a class folder?")
    given = [_usable(source, folder) for source in sources or (folder.inbox,)]
    listed, settings = folder.learners(), folder.settings
    roster = None if listed is None else Roster.of(listed)
    inbox = Inbox.load(folder.inbox)
    rows: list[Row] = []
    by_exercise: dict[tuple[str, str], list[Received]] = {}
    try:
        try:
            for one in _recognised(given, exercises, roster, inbox):
                if isinstance(one, Row):
                    rows.append(one)
                    continue
                closed = settings.of(one.exercise).closed_for(one.learner)
                if closed and one.rank.time > closed and not opened(folder, one.exercise, one.learner):
                    said = CLOSED.format(said_of(one.rank.time), said_of(closed))
                    rows.append(one.row(Outcome.NOT_COLLECTED, said))
                else:
                    by_exercise.setdefault((one.exercise, one.learner), []).append(one)
        finally:
            inbox.save()
        for (exercise, learner), hand_ins in by_exercise.items():
            due = settings.of(exercise).due_for(learner)
            try:
                rows += _one_learner(folder, exercises[exercise], hand_ins, roster, due)
            except OSError as problem:
                # Such as an id that is no folder's name on this computer: the others have theirs.
                rows.append(hand_ins[-1].row(Outcome.NOT_COLLECTED, NOT_WRITTEN.format(problem.strerror)))
        for exercise in sorted({exercise for exercise, _ in by_exercise}):
            missing = [one for one in listed or () if (exercise, one) not in by_exercise]
            rows += _without(folder, exercises[exercise], missing)
    except OSError as problem:
        raise ClassFolderError(
            f"{problem.filename or folder.root} cannot be written ({problem.strerror})."
        ) from None
    return sorted(rows, key=lambda row: (row.exercise, row.learner, row.place))


def _usable(source: Path, folder: ClassFolder) -> Path:
    if not source.exists():
        raise ClassFolderError(f"There is no folder or file {source}. Name what holds the hand-ins.")
    if folder.root.resolve().is_relative_to(found := source.resolve()):
        raise ClassFolderError(f"{source} holds the class folder itself. Name what holds the hand-ins.")
    if (found / "nbgrader_config.py").is_file() and (found / "exercises").is_dir():
        raise ClassFolderError(f"{source} is another class folder. Name what holds the hand-ins.")
    return found


def _recognised(
    sources: Iterable[Path], exercises: dict[str, Released], roster: Roster | None, inbox: Inbox
) -> Iterator[Received | Row]:
    for source in sources:
        kept = source.is_relative_to(inbox.root.resolve())
        for found in find(source):
            one = recognise(found, exercises, roster, inbox)
            if not kept and found.claim is not None and isinstance(found.content, bytes):
                known = isinstance(one, Received)
                name = f"{one.exercise}--{one.learner}.json" if known else found.claim.original
                inbox.keep(name, found.content)
            yield one


def said_of(time: datetime) -> str:
    """Return a time as people here say it."""
    here = time.astimezone()
    return f"{here.day} {here:%B %Y} at {here:%H:%M}"


def _one_learner(
    folder: ClassFolder,
    released: Released,
    hand_ins: list[Received],
    roster: Roster | None,
    due: datetime | None,
) -> Iterator[Row]:
    """Lay out the hand-in that counts, and say what became of the others."""
    *others, best = _once(hand_ins)
    if again := len(hand_ins) - len(others) - 1:
        yield best.row(Outcome.AGAIN, f"found once more, {again} times" if again > 1 else "found once more")
    together = [one for one in others if one.rank.readable and one.rank.time == best.rank.time]
    for one in others:
        if one in together:
            remark = f"came together with {best.place}, which counts (hand-in number {best.rank.number})"
            yield one.row(Outcome.NOT_COLLECTED, remark)
        elif one.rank.time >= best.rank.time:
            made = check_in(one.content, released, one.learner, raw=True)
            yield one.row(Outcome.REFUSED, *made.remarks, f"{best.place} counts")
        else:
            yield one.row(Outcome.OLDER, f"{best.place} is newer")
    target = folder.submitted(best.learner, best.exercise)
    there, record = rank(target), opened(folder, best.exercise, best.learner)
    replaced = _replaced(folder, best, there)
    if record and replaced and replaced.attempt > 1:
        yield best.row(Outcome.NOT_COLLECTED, THIRD)
        return
    made = joined(check_in(best.content, released, best.learner, raw=True), record, best.rank.time)
    remarks = list(made.remarks)
    if best.own_name and not names_the_same(best, roster):
        remarks.append(OTHER_NAME.format(best.own_name))
    if due and best.rank.time > due:
        remarks.append(LATE.format(said_of(due)))
    if best.beside:
        more = len(best.beside) - MOST_NAMED
        names = ", ".join(best.beside[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        remarks.append(f"other files beside it were ignored: {names}")
    if there > best.rank:
        if best.rank.readable or not there.readable:
            yield best.row(Outcome.OLDER, "what is in submitted/ is newer")
        else:
            yield best.row(Outcome.REFUSED, *remarks, "what is in submitted/ stays")
        return
    if replaced and not record:
        remarks.append(REPLACES)
    lay_out(target, best.exercise, made, stamp(best.rank.time))
    if together:
        remarks.append(f"one of {len(together) + 1} that came together")
    yield best.row(Outcome.REFUSED if made.refused else Outcome.COLLECTED, *remarks)


def _replaced(folder: ClassFolder, best: Received, there: Rank) -> Answers | None:
    """Return the graded answers that this hand-in takes the place of; `there` is what lies in submitted/."""
    if not there.readable or there >= best.rank:
        return None
    return hand_in_of(folder, best.learner, best.exercise).graded_before


def _once(hand_ins: list[Received]) -> list[Received]:
    """Return each content once, as it came first, and the hand-in that counts last."""
    ordered = sorted(hand_ins, key=lambda one: (one.rank, one.place))
    once: dict[bytes | str, Received] = {}
    for one in ordered:
        once.setdefault(one.content if isinstance(one.content, bytes) else str(one.content), one)
    return list(once.values())


def _without(folder: ClassFolder, released: Released, listed: Iterable[str]) -> Iterator[Row]:
    for learner in listed:
        target = folder.submitted(learner, released.exercise)
        if (target / STAMP).exists():
            continue
        row = Row(outcome=Outcome.MISSING, learner=learner, exercise=released.exercise)
        try:
            if not target.exists():
                lay_out(target, released.exercise, check_in(None, released, learner), "")
        except OSError as problem:
            row = evolve(row, outcome=Outcome.NOT_COLLECTED, remarks=(NOT_WRITTEN.format(problem.strerror),))
        yield row

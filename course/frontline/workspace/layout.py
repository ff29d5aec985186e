"""Lays the course out in a learner's folder, and never over the learner's own work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path, PurePosixPath

from attrs import field, frozen

from frontline.content.builds import Builds
from frontline.store import exercise, work
from frontline.workspace.atomic import place, read, write
from frontline.workspace.errors import WorkspaceError
from frontline.workspace.fingerprint import as_notebook, fingerprint
from frontline.workspace.marker import laid_before, mark

_LEARNERS_OWN = {exercise.NAME, work.NAME, work.MARKER}


@frozen
class Sheet:
    """One file of the course and where it goes."""

    target: PurePosixPath
    """Path in the workspace."""
    source: Path
    """The file to copy."""


@frozen
class Laid:
    """What a run did, by path in the workspace."""

    folder: Path
    added: tuple[PurePosixPath, ...] = ()
    replaced: tuple[PurePosixPath, ...] = ()
    """Nobody had changed them; they are now the new edition."""
    kept: tuple[PurePosixPath, ...] = ()
    """The learner changed them, so they stayed; a new edition lies beside each."""
    beside: tuple[PurePosixPath, ...] = ()
    """The new editions that this run laid beside kept files."""


@frozen
class _Workspace:
    folder: Path
    builds: Builds
    earlier: Mapping[str, str]
    """Path to fingerprint of what earlier runs laid: the only way to know a file that is no notebook."""
    laid: dict[str, str] = field(factory=dict)
    done: dict[str, list[PurePosixPath]] = field(factory=lambda: defaultdict(list))

    def settle(self, target: PurePosixPath, new: bytes) -> None:
        """Bring one file of the course into the folder."""
        found = self._put(target, target, new)
        self.done[found].append(target)
        if found != "kept":
            return
        for number in count(1):
            # The learner may have worked on the edition beside as well: then that one is kept too.
            beside = _edition(target, number)
            found = self._put(beside, target, new)
            if found != "kept":
                self.done["same" if found == "same" else "beside"].append(beside)
                return

    def _put(self, target: PurePosixPath, original: PurePosixPath, new: bytes) -> str:
        path = place(self.folder, target)
        present = read(path)
        newest = fingerprint(target, new)
        if present is not None and fingerprint(target, present) != newest:
            if not self._untouched(target, original, present):
                return "kept"
            write(path, new)
            outcome = "replaced"
        elif present is None:
            write(path, new)
            outcome = "added"
        else:
            outcome = "same"
        self.laid[str(target)] = newest
        return outcome

    def _untouched(self, target: PurePosixPath, original: PurePosixPath, present: bytes) -> bool:
        if self.earlier.get(str(target)) == fingerprint(target, present):
            return True
        notebook = as_notebook(target, present)
        return notebook is not None and self.builds.is_ours(str(original), notebook)


def lay_out(folder: Path, sheets: Iterable[Sheet], builds: Builds) -> Laid:
    """Copy the course into `folder`; run again it upgrades, and completes a run that was cut short.

    A file that nobody changed is replaced by a different new one. A file that the learner changed is kept,
    and the new one is laid beside it as `name (new edition).ipynb`. All else in the folder is left alone.
    Raises WorkspaceError, in words for the learner, when the folder cannot be used.
    """
    sheets = tuple(sheets)
    for sheet in sheets:
        if sheet.target.name in _LEARNERS_OWN:
            raise WorkspaceError(
                f"{sheet.target} is the learner's own; the course must not bring such a file."
            )
    _make(folder)
    earlier = laid_before(folder)
    # Written first, so that notebooks find the folder's root even if this run is cut short.
    mark(folder, earlier)
    workspace = _Workspace(folder, builds, earlier)
    for sheet in sheets:
        new = read(sheet.source)
        if new is None:
            raise WorkspaceError(f"{sheet.source} is missing from the course. Install the course again.")
        workspace.settle(sheet.target, new)
    mark(folder, {**earlier, **workspace.laid})
    return Laid(
        folder, **{name: tuple(workspace.done[name]) for name in ("added", "replaced", "kept", "beside")}
    )


def _edition(target: PurePosixPath, number: int) -> PurePosixPath:
    label = "new edition" if number == 1 else f"new edition {number}"
    return target.with_name(f"{target.stem} ({label}){target.suffix}")


def _make(folder: Path) -> None:
    try:
        if folder.exists() and not folder.is_dir():
            raise WorkspaceError(f"{folder} is a file, not a folder. Choose another folder for the course.")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another folder for the course."
        ) from error

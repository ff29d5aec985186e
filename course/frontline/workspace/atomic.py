"""Reads and writes single files of the workspace so that no half file and no stranger's link matters."""

import os
from pathlib import Path, PurePosixPath

from frontline.workspace.errors import WorkspaceError


def place(folder: Path, target: PurePosixPath) -> Path:
    """Return the file for a path in the workspace, or raise WorkspaceError when it would lie outside."""
    if target.is_absolute() or ".." in target.parts or not target.parts:
        raise WorkspaceError(f"{target} is not a path inside the course folder.")
    path = folder.joinpath(*target.parts)
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links
        inside = False
    if not inside:
        raise WorkspaceError(
            f"{path} is a link that leads out of the course folder. Remove it, or choose another folder."
        )
    return path


def read(path: Path) -> bytes | None:
    """Return a file's bytes, or None when there is none."""
    if path.is_dir():
        raise WorkspaceError(
            f"{path} is a folder, but a file of the course belongs there. Rename the folder."
        )
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read: {error.strerror}.") from error


def write(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all; a run killed in between leaves at most a `.part` file behind."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        # "x" does not follow a link that somebody put there.
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise WorkspaceError(
            f"{path} cannot be written: {error.strerror}. "
            "Close programs that have it open, or choose another folder for the course."
        ) from error

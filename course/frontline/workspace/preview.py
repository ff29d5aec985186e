"""Shows an author's pages as learners see them, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from attrs import frozen

from frontline.workspace.atomic import place, write
from frontline.workspace.errors import WorkspaceError
from frontline.workspace.launch import start
from frontline.workspace.marker import mark


@frozen
class Preview:
    """A preview in `folder`; `pages` are the built notebooks by their path in it."""

    folder: Path
    pages: Mapping[PurePosixPath, Path]

    def find(self, name: str) -> PurePosixPath:
        """Return the page of that name, or the only one that begins so; otherwise raise `WorkspaceError`."""
        exact = [page for page in self.pages if page.stem == name]
        begun = [page for page in self.pages if page.stem.lower().startswith(name.lower())]
        # A number means a lesson: the company's pages have numbers too.
        found = exact or [page for page in begun if page.parts[0] == "lessons"] or begun
        if len(found) == 1:
            return found[0]
        which = f"Several pages begin with {name!r}" if found else f"There is no page {name!r}"
        listed = "\n  ".join(page.stem for page in found or self.pages)
        raise WorkspaceError(f"{which}. Choose one of:\n  {listed}")

    def lay(self, built: Iterable[Path]) -> None:
        """Copy these built notebooks, as far as they are pages, over what is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mark(self.folder, {})
        new = set(built)
        for target, source in self.pages.items():
            if source in new:
                write(place(self.folder, target), source.read_bytes())

    def open(self, page: PurePosixPath, port: int | None, browser: bool, say: Callable[[str], None]) -> int:
        """Run JupyterLab on a page until it is stopped; return its exit code."""
        return start(self.folder, port, browser, say, page=str(page), preview=True)

"""Shows an author's pages as learners see them, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from attrs import define, field

from frontline.workspace.atomic import place, write
from frontline.workspace.errors import WorkspaceError
from frontline.workspace.launch import start
from frontline.workspace.marker import mark


@define
class Preview:
    """A preview in `folder`; `pages` are the built notebooks by their path in it."""

    folder: Path
    pages: Mapping[PurePosixPath, Path]
    _laid: dict[PurePosixPath, bytes] = field(factory=dict)

    def find(self, name: str) -> PurePosixPath:
        """Return the page of that name, or the only one that begins so; else raise `WorkspaceError`."""
        name = Path(name).stem
        exact = [page for page in self.pages if page.stem == name]
        begun = [page for page in self.pages if page.stem.lower().startswith(name.lower())]
        # A number means a lesson: the company's pages have numbers too.
        found = exact or [page for page in begun if page.parts[0] == "lessons"] or begun
        if len(found) == 1:
            return found[0]
        which = f"Several pages begin with {name!r}" if found else f"There is no page {name!r}"
        listed = "\n  ".join(page.stem for page in found or self.pages)
        raise WorkspaceError(f"{which}. Choose one of:\n  {listed}")

    def lay(self) -> None:
        """Copy the pages that were built anew, whoever built them, over what is there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mark(self.folder, {})
        for target, source in self.pages.items():
            built = source.read_bytes()
            if self._laid.get(target) != built:
                write(place(self.folder, target), built)
                self._laid[target] = built

    def open(self, page: PurePosixPath, port: int | None, browser: bool, say: Callable[[str], None]) -> int:
        """Run JupyterLab on a page until it is stopped; return its exit code."""
        return start(self.folder, port, browser, say, page=str(page), preview=True)

"""Keeps the record of released builds: which cells and notebooks are ours, of every version."""

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from attrs import evolve, field, frozen

_IN_PACKAGE = "workspace/profile/labextensions/frontline-learner/static/builds.json"
_KEYS = {"cells", "notebooks"}


def builds_path() -> Path:
    """Return where builds.json lies, in a checkout and in an installed package alike."""
    return Path(str(files("frontline"))) / _IN_PACKAGE


def cell_source(cell: Mapping[str, Any]) -> str:
    """Return a cell's source as one text; the notebook format also allows a list of lines."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def cell_hash(source: str) -> str:
    """Return the SHA-256 of a cell's source in UTF-8, as 64 hex digits.

    The learner's JupyterLab extension computes the same with `crypto.subtle`.
    """
    # A lone surrogate has no UTF-8. The browser replaces it differently, so such a cell never runs by itself.
    return hashlib.sha256(source.encode("utf-8", errors="replace")).hexdigest()


def notebook_hash(notebook: Mapping[str, Any]) -> str:
    """Return the SHA-256 over the types and sources of a notebook's cells, in order.

    Outputs, counts, ids and metadata do not count: saving a notebook changes them and means nothing.
    """
    cells = [[cell.get("cell_type", ""), cell_source(cell)] for cell in notebook.get("cells", [])]
    return cell_hash(json.dumps(cells, ensure_ascii=True, separators=(",", ":")))


@frozen
class Release:
    """What one released version contained."""

    cells: frozenset[str]
    """Hashes of its code cells."""
    notebooks: Mapping[str, str]
    """Path in the workspace, with forward slashes, to the notebook's hash."""


@frozen
class Builds:
    """The released versions, each with the hashes of its cells and notebooks."""

    releases: Mapping[str, Release] = field(factory=dict)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a builds.json; ValueError names the file and section when it is not well formed."""
        try:
            return cls(
                {
                    version: _release(section)
                    for version, section in json.loads(path.read_text("utf-8")).items()
                }
            )
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise ValueError(
                f"{path} is not a list of builds: {error}. Make it again with the build."
            ) from error

    def with_section(self, version: str, notebooks: Mapping[str, Mapping[str, Any]]) -> Self:
        """Return the record with one version added or written anew, from its notebooks by path."""
        code = (
            cell_hash(cell_source(cell))
            for notebook in notebooks.values()
            for cell in notebook.get("cells", [])
            if cell.get("cell_type") == "code"
        )
        release = Release(frozenset(code), {path: notebook_hash(nb) for path, nb in notebooks.items()})
        return evolve(self, releases={**self.releases, version: release})

    def dump(self) -> str:
        """Return the JSON text: the same record always gives the same bytes."""
        sections = {
            version: {"cells": sorted(release.cells), "notebooks": dict(release.notebooks)}
            for version, release in self.releases.items()
        }
        return json.dumps(sections, indent=1, sort_keys=True) + "\n"

    def is_ours(self, path_in_workspace: str, notebook: Mapping[str, Any]) -> bool:
        """Tell whether a notebook equals, in its cells, a released build of that path."""
        found = notebook_hash(notebook)
        return any(release.notebooks.get(path_in_workspace) == found for release in self.releases.values())


def _release(section: Mapping[str, Any]) -> Release:
    if set(section) != _KEYS:
        raise ValueError(f"a section has the keys {sorted(section)}, not {sorted(_KEYS)}")
    return Release(frozenset(section["cells"]), dict(section["notebooks"]))

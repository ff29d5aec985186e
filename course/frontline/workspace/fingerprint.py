"""Tells two editions of a file of the course apart."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from frontline.content.builds import notebook_hash


def fingerprint(target: PurePosixPath, content: bytes) -> str:
    """Return a notebook's hash over its cells, any other file's over its bytes."""
    notebook = as_notebook(target, content)
    return hashlib.sha256(content).hexdigest() if notebook is None else notebook_hash(notebook)


def as_notebook(target: PurePosixPath, content: bytes) -> Mapping[str, Any] | None:
    """Return the notebook in a file's bytes, or None when it is another kind of file or broken."""
    if target.suffix != ".ipynb":
        return None
    try:
        notebook = json.loads(content)
        notebook_hash(notebook)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return notebook if isinstance(notebook, dict) else None

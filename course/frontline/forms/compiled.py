"""Keeps compiled templates between starts, in a folder of the user's own below the system's temporary one."""

from __future__ import annotations

from contextlib import suppress

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """A cache that is never worth an error: with a full disk the templates are compiled again."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write what was compiled, where that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> CompiledTemplates | None:
    """Return the cache, or None where the system has no temporary folder that only the user can write."""
    try:
        return CompiledTemplates()
    except (OSError, RuntimeError):
        return None

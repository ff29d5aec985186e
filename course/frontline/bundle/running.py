"""Runs pip, and says in words where it fails."""

from __future__ import annotations

import subprocess
import sys


class BundleError(Exception):
    """The package cannot be made; the message says why, and what to do."""


def run(what: str, *arguments: str) -> None:
    """Run pip of this environment; raise `BundleError` with its last words."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = [
            line for line in done.stderr.splitlines() if line.startswith("ERROR")
        ] or done.stderr.splitlines()
        why = " ".join(said[-2:]) or "pip says nothing"
        raise BundleError(f"pip cannot get {what}: {why}")

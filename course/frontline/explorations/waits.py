"""Waits in words, in the unit in which each is a short figure."""

from __future__ import annotations


def minutes(wait: float) -> str:
    """Return a wait in minutes as people say it: 40 seconds, 12 minutes, 4.5 working hours."""
    if wait < 1.5:
        return f"{wait * 60:.0f} seconds"
    if wait < 100:
        return f"{wait:.0f} minutes"
    return f"{wait / 60:.1f}".removesuffix(".0") + " working hours"

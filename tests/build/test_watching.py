"""What an author saves is seen, once, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.build.watching import saved
from frontline.content.places import Places

Act = Callable[[], object]


@pytest.fixture
def looks(places: Places, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[str]]]:
    """Return what each look yields while an author works: between two looks, one act.

    `looks(act, act)` ends after the last act has been seen, or not.
    """

    def found(*acts: Act) -> list[list[str]]:
        left = iter([*acts, lambda: None])

        class Over(Exception):
            """Nothing more is saved."""

        def work(_: float) -> None:
            act = next(left, None)
            if act is None:
                raise Over
            act()

        # What an author does in a pause is done at once, so that no test depends on the clock.
        monkeypatch.setattr("time.sleep", work)
        yielded: list[list[str]] = []
        try:
            for paths in saved(places):
                yielded.append([places.name(path) for path in paths])
        except Over:
            pass
        return yielded

    return found

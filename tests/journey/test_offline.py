"""The whole course with no network at all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from frontline.content.handed_out import handed_out
from frontline.content.places import Places
from frontline.content.syllabus import syllabus

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, private_variables: Mapping[str, str]) -> dict[str, Any]:
    """What a learner without a network meets."""
    folder = tmp_path_factory.mktemp("offline") / "course"
    program = Path(__file__).with_name("offline.py")
    done = subprocess.run(
        [sys.executable, str(program), str(folder)],
        env=dict(private_variables),
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_there_is_no_way_out(found: dict[str, Any]) -> None:
    assert found["how"] in ("namespace", "blocked sockets")
    assert found["reaches_elsewhere"] is False


def test_every_page_opens_and_runs(found: dict[str, Any], places: Places) -> None:
    pages = {page["path"] for page in found["pages"]}
    assert pages == {path.as_posix() for path in handed_out(places, syllabus(places))}
    assert [page["path"] for page in found["pages"] if page["tracebacks"]] == []


def test_no_page_asks_another_computer(found: dict[str, Any]) -> None:
    assert found["elsewhere"] == []


def test_an_exercise_is_handed_in_and_checked(found: dict[str, Any]) -> None:
    assert found["said"].startswith("Done. Send this file to your instructor: ")
    assert found["check"][0] == 0
    assert "0 of 45 points, self-checked." in found["check"][1]


def test_work_can_be_taken_away_and_progress_printed(found: dict[str, Any]) -> None:
    assert (found["export"][0], found["print"][0]) == (0, 0)

"""How fast grading is beside nbgrader's own, and what it needs for a large class."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontline.content.places import Places
from frontline.grading.bench import BenchError, bench
from frontline.grading.course import opened

from .classes import big_class
from .conftest import EXERCISE, runner

pytestmark = pytest.mark.slow


def test_it_compares_whole_commands_and_their_scores(tmp_path: Path) -> None:
    said = runner(tmp_path)("frontline", "bench", "--size", "4", "--sample", "2", "--exercise", EXERCISE)
    assert "Same scores on the sample: yes" in said
    rows = [line for line in said.splitlines() if "ms" in line]
    assert ["frontline grade" in row for row in rows] == [False, False, True]
    assert rows[0].rstrip("│ ").endswith("1 : 1")


def test_a_hand_in_costs_less_than_a_hundredth_of_nbgrader_s(tmp_path: Path, places: Places) -> None:
    """Without what either command needs for none: a loaded machine slows both."""
    found = bench(places, tmp_path, EXERCISE, (300,), 4, 1, lambda said: None)
    assert found.agree
    assert found.ours[0].each * 100 < found.kernel.each


def test_an_edition_without_keys_says_so(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    with pytest.raises(BenchError, match="has no keys"):
        bench(Places(tmp_path), tmp_path / "work", EXERCISE, (1,), 1, 1, lambda said: None)


def test_four_times_the_class_needs_no_more_memory(tmp_path: Path, places: Places) -> None:
    small, large = (peak_megabytes(tmp_path / f"{size}", places, size) for size in (400, 1600))
    assert large < small + 30


def peak_megabytes(root: Path, places: Places, size: int) -> float:
    """Grade a class of this size in a process of its own, and return the most memory that it had."""
    folder = big_class(root, places, size)
    with opened(folder) as course:
        course.generate(EXERCISE)
    command = [Path(sys.executable).with_name("frontline"), "grade", EXERCISE, "--jobs", "1"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0
    return used.ru_maxrss / 1024

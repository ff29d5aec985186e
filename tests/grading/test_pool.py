"""Work that several processes share."""

from __future__ import annotations

import os

import pytest

from frontline.grading.pool import side_by_side

HERE = os.getpid()


def tripled(piece: int) -> tuple[int, int]:
    return 3 * piece, os.getpid()


def never_elsewhere(piece: int) -> int:
    if os.getpid() != HERE:
        raise MemoryError if piece % 2 else OSError(12, "Cannot allocate memory")
    return 3 * piece


@pytest.mark.parametrize("jobs", [None, 1, 2, 3])
def test_results_come_in_order(jobs: int | None) -> None:
    assert [result for result, _ in side_by_side(tripled, range(7), jobs)] == [0, 3, 6, 9, 12, 15, 18]


def test_few_pieces_are_done_here() -> None:
    assert {process for _, process in side_by_side(tripled, range(2), None)} == {HERE}
    assert HERE not in {process for _, process in side_by_side(tripled, range(20), 2)}


def test_what_other_processes_cannot_do_is_done_here() -> None:
    assert list(side_by_side(never_elsewhere, range(5), 2)) == [0, 3, 6, 9, 12]


def test_what_is_wrong_with_the_work_itself_comes_up() -> None:
    with pytest.raises(ZeroDivisionError):
        list(side_by_side((1).__floordiv__, [1, 0], 2))

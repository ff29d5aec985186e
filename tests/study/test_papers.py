"""The papers of a project: what they ask for, and what of a kept one fits."""

from __future__ import annotations

import pytest

from frontline.study.papers import MOST_ROWS, Paper, Part, typed

SHORT = Part(label="In short", says="One finding", words=200)
TEXT = Paper(title="The report", parts={"short": SHORT, "next": Part(label="Next", says="A day", words=100)})
LIST = Paper(title="The cases", rows=2, columns={"case": "Case", "cause": "Cause"})


def test_a_paper_has_a_box_for_each_part_or_each_place_of_its_list() -> None:
    assert TEXT.boxes == ("short", "next")
    assert LIST.boxes == ("1.case", "1.cause", "2.case", "2.cause")
    assert TEXT.words == 300


def test_what_was_kept_is_taken_box_by_box() -> None:
    kept = {"1.case": "A", "2.cause": "  ", "3.case": "beyond the list", "1.cause": 5, "saved": "today"}
    assert typed(LIST, kept) == {"1.case": "A"}


@pytest.mark.parametrize("nonsense", [None, "text", [1], 3, {"1.case": None}])
def test_nonsense_is_no_paper(nonsense: object) -> None:
    assert typed(LIST, nonsense) == {}


@pytest.mark.parametrize(
    ("paper", "says"),
    [
        (Paper(title=" ", parts={"short": SHORT}), "give a title"),
        (Paper(title="Nothing"), "give `parts`, or `rows` and `columns`"),
        (Paper(title="Both", parts={"short": SHORT}, rows=1, columns={"a": "A"}), "give `parts`, or"),
        (Paper(title="No rows", columns={"a": "A"}), f"1 to {MOST_ROWS} `rows`"),
        (Paper(title="Long", rows=MOST_ROWS + 1, columns={"a": "A"}), f"1 to {MOST_ROWS} `rows`"),
        (Paper(title="Mute", parts={"a": Part(label="A", says="x", words=0)}), "Give 1 or more"),
    ],
)
def test_a_mistake_is_named(paper: Paper, says: str) -> None:
    assert any(says in problem for problem in paper.problems())


def test_a_paper_that_can_be_written_has_no_problems() -> None:
    assert not [*TEXT.problems(), *LIST.problems()]

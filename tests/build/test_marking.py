"""What an exercise says about its own marking."""

from __future__ import annotations

from attrs import evolve

from frontline.build.checks import check_marking
from frontline.build.marking import marking
from frontline.content.places import Places, here
from frontline.content.syllabus import syllabus
from frontline.content.text import Text, known, read_text

RATES = syllabus(here()).rates
TEMPLATE = here().marking

ROLLED = read_text(here().solutions / "212a-ii-1-rolled-booking.md", here(), known(here()))


def small(places: Places) -> Text:
    return read_text(places.solutions / "212a-ii-9-small.md", places, known(places))


def test_the_counts_are_those_of_the_questions() -> None:
    says = marking(ROLLED, RATES, TEMPLATE)
    assert "- 11 questions are marked automatically. Together they give 30 points.\n" in says
    assert "- 2 written replies are marked by your instructor. Together they give 15 points.\n" in says
    assert "About 90 minutes.\n" in says
    assert "*essential*. This exercise has one.\n" in says


def test_the_rule_is_that_of_the_results() -> None:
    says = marking(ROLLED, RATES, TEMPLATE)
    assert "1. You have at least 60 % of all points" in says
    assert "2. You have at least 50 % of the points in each" in says


def test_only_the_types_that_are_there_are_explained(places: Places) -> None:
    says = marking(small(places), RATES, TEMPLATE)
    assert "- 3 questions are marked automatically. Together they give 5 points.\n" in says
    assert "- 1 written reply is marked by your instructor. It gives 2 points.\n" in says
    assert "several right answers" in says
    assert "role-play" not in says
    assert "text with gaps" not in says
    assert "This exercise has none." in says


def test_an_exercise_has_one_such_block_and_no_lesson_has(places: Places) -> None:
    stated = small(places)
    silent = evolve(stated, parts=())
    assert list(check_marking([silent], [stated])) == []
    assert list(check_marking([], [silent])) == [
        "solutions/212a-ii-9-small.md: give the exercise one block {marking}, which says how it is marked"
    ]
    assert list(check_marking([stated], [])) == [
        "solutions/212a-ii-9-small.md, line 3, marking '': only an exercise has this block"
    ]

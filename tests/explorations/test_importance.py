"""The importance-performance map: the year's means, the quarters, and how sure they are."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from statistics import fmean
from typing import Any

import pytest
from attrs import evolve

from frontline.content.places import Places
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.content.year import table
from frontline.explorations.importance import MEANS, MIDDLE, drawn
from frontline.explorations.settings.importance import EVERYBODY, ImportanceSettings

from .conftest import Box

NAME = "template-importance"
FIRST = "lie in “work here first”"


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    """Return the block as the build gives it to a notebook."""
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def block(settings: Callable[[str], ImportanceSettings]) -> ImportanceSettings:
    return settings(NAME)


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def label(box: Box) -> str:
    found = re.search(r'aria-label="([^"]*)"', box.picture)
    assert found
    return found[1]


# The figures of the block


def test_the_figures_are_those_of_the_survey(block: ImportanceSettings, places: Places) -> None:
    segment_of = {row["id"]: row["segment"] for row in table(places, "surveys").rows}
    rows = table(places, "priorities").rows
    assert {row["attribute"] for row in rows} == set(block.elements.values())
    assert set(block.groups) == {EVERYBODY, *segment_of.values()}
    for name, group in block.groups.items():
        theirs = [row for row in rows if name in (EVERYBODY, segment_of[row["answer"]])]
        assert group.people == len({row["answer"] for row in theirs})
        for scale, means in (("importance", group.importance), ("performance", group.performance)):
            assert means == {
                element: round(fmean(row[scale] for row in theirs if row["attribute"] == words), 2)
                for element, words in block.elements.items()
            }
    assert [group.people for group in block.groups.values()] == [148, 43, 43, 26, 20, 16]


def test_the_block_has_no_problem(block: ImportanceSettings) -> None:
    assert list(block.problems()) == []


def test_what_one_finds_is_what_the_map_says(box: Box, block: ImportanceSettings) -> None:
    assert f"3 of 9 {FIRST}:</strong> “told early" in box.says
    assert "“a quick answer”, “one person who knows my file”." in box.says
    box.control("Where the lines cross").value = MIDDLE
    assert "1 of 9 lies in “work here first”:</strong> “told early" in box.says
    assert "importance 4.45, performance 2.84" in box.says
    box.press("Start again")
    box.control("Whose answers").value = "private"
    assert (
        "1 of 9 lies elsewhere:</strong> “a quick answer” from “work here first” to “keep it up”." in box.says
    )
    near = re.search(r"These lie within 0.3[^<]*", box.says)
    assert near
    assert "“a quick answer”" in near[0]
    box.control("Whose answers").value = "agents"
    assert "1 of 9 lies elsewhere:</strong> “one person who knows my file” from “work here first”" in box.says
    near = re.search(r"These lie within 0.3[^<]*", box.says)
    assert near
    assert "“one person who knows my file”" in near[0]
    box.press("Start again")
    box.control("Element").value = "calendars"
    assert "importance 1.87, performance 4.13. It lies in “perhaps too much” (possible overkill)." in box.says
    for figure in ("148", "3 of 9", "4.45", "2.84", "16 and 20", "1.87", "4.13"):
        assert figure in block.found


def test_told_early_is_to_work_on_in_every_group_wherever_the_lines_cross(block: ImportanceSettings) -> None:
    for who in block.groups:
        for where in (MEANS, MIDDLE):
            first = re.search(
                r"work here first: ([^.]*\.\d\d[^:]*)", drawn(block, who, where, "early").picture
            )
            assert first
            assert first[1].startswith("1 told early")


# The words


def test_it_says_where_the_lines_are_and_how_far_inside_a_point_lies(box: Box) -> None:
    # 32.58 / 9 and 31.63 / 9
    assert "The lines cross at importance 3.62 and performance 3.51." in box.says
    # 4.45 - 3.62 and 3.514 - 2.84; the nearer line counts, and the others are nearer to theirs.
    assert (
        "“told early when something goes wrong” lies farthest inside: 0.83 more important than the line, "
        "and done 0.67 less well." in box.says
    )


def test_the_nearer_line_decides_who_lies_farthest_inside(block: ImportanceSettings) -> None:
    group = evolve(
        block.groups[EVERYBODY],
        importance={**dict.fromkeys(block.elements, 2.0), "early": 5.0, "answer": 4.0},
        performance={**dict.fromkeys(block.elements, 4.0), "early": 2.9, "answer": 2.2},
    )
    says = drawn(evolve(block, groups={EVERYBODY: group}), EVERYBODY, MIDDLE, "early").says
    assert (
        "“a quick answer” lies farthest inside: 1.00 more important than the line, and done 0.80 less" in says
    )


def test_it_says_what_changes_when_the_lines_cross_elsewhere(box: Box) -> None:
    assert (
        "With the lines at the middle of the scale, 3 and 3, 3 of 9 change:</strong> "
        "“a quick answer” from “work here first” to “keep it up”; "
        "“one person who knows my file” from “work here first” to “keep it up”; "
        "“a newsletter with market news” from “low priority” to “perhaps too much”." in box.says
    )
    box.control("Where the lines cross").value = MIDDLE
    assert "With the lines at the means of these answers, 3 of 9 change:" in box.says
    assert "“a quick answer” from “keep it up” to “work here first”;" in box.says


def test_many_answers_need_no_warning_and_few_do(box: Box) -> None:
    assert "148 people answered." in box.says
    assert "Only" not in box.says
    box.control("Whose answers").value = "private"
    assert "Only 16 people answered.</strong> A mean of so few moves easily." in box.says
    # Lines at 3.59 and 3.55: 3.56; 3.69 and 3.62; 3.31; 3.31.
    assert (
        "within 0.3 of a line, and may belong on the other side: “a quick answer”, “a clear price”, "
        "“one person who knows my file”, “a newsletter with market news”." in box.says
    )


def test_a_point_at_0_3_is_near_and_a_little_farther_is_not(block: ImportanceSettings) -> None:
    group = evolve(
        block.groups["private"],
        importance=dict.fromkeys(block.elements, 5.0),
        performance={**dict.fromkeys(block.elements, 5.0), "early": 3.3, "day": 3.31, "price": 2.7},
    )
    odd = evolve(block, groups={**block.groups, "private": group})
    says = drawn(odd, "private", MIDDLE, "early").says
    assert "on the other side: “told early when something goes wrong”, “a clear price”." in says


def test_few_people_whose_points_are_all_far_from_the_lines(block: ImportanceSettings) -> None:
    far = dict.fromkeys(block.elements, 4.0)
    group = evolve(block.groups["private"], people=1, importance=far, performance=far)
    says = drawn(evolve(block, groups={**block.groups, "private": group}), "private", MIDDLE, "early").says
    assert "Only 1 person answered." in says
    assert "But no element lies within 0.3 of a line." in says
    assert "No element lies in “work here first”." in says


def test_a_group_is_compared_with_all_and_all_with_nobody(box: Box) -> None:
    assert "Compared with" not in box.says
    box.control("Whose answers").value = "contract"
    assert "every element lies in the same quarter." in box.says
    box.control("Whose answers").value = "ecommerce"
    box.control("Where the lines cross").value = MIDDLE
    assert "“a quick answer” from “keep it up” to “work here first”." in box.says
    assert "Compared with “All customers”, 1 of 9 lies elsewhere:" in box.says


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "It does not say what one customer wants" in box.says
    assert "What people call important may differ from what they do." in box.says
    assert "it does not say why" in box.says


# The picture


def test_done_well_is_to_the_right_and_important_is_up(box: Box) -> None:
    # From 1 to 5 the map is 388 wide and high; its left end is at 50, its top at 82.
    assert 'cx="353.6" cy="385.6"' in box.picture
    assert 'points="293.9,66 293.9,486"' in box.picture
    assert 'points="34,215.9 454,215.9"' in box.picture
    box.control("Where the lines cross").value = MIDDLE
    assert 'points="244,66 244,486"' in box.picture


def test_the_picture_tells_the_quarters_also_in_words(box: Box) -> None:
    assert label(box).startswith("All customers, elements by quarter, each with importance and performance.")
    assert (
        "keep it up: 3 goods on the promised day 4.49, 3.96; 4 papers without mistakes 4.33, 4.27;"
        in label(box)
    )
    assert "perhaps too much: 9 calendars and printed brochures 1.87, 4.13." in label(box)


def test_the_four_quarters_have_plain_names_and_the_field_s(box: Box) -> None:
    for name in ("work here first", "keep it up", "low priority", "perhaps too much"):
        assert f">{name}</tspan>" in box.picture
    for name in ("concentrate here", "keep up the good work", "possible overkill"):
        assert f">({name})</tspan>" in box.picture


def test_the_chosen_element_is_read_and_marked(box: Box) -> None:
    assert "1, told early when something goes wrong:</strong> importance 4.45, performance 2.84." in box.says
    before = box.picture
    box.control("Element").value = "newsletter"
    assert "8, a newsletter with market news:</strong> importance 2.38, performance 3.27." in box.says
    assert "It lies in “low priority”." in box.says
    assert box.picture != before


def test_it_starts_again(box: Box) -> None:
    before = (box.picture, box.says)
    box.control("Whose answers").value = "agents"
    box.control("Where the lines cross").value = MIDDLE
    box.control("Element").value = "price"
    box.press("Start again")
    assert (box.picture, box.says) == before


# What an author may write


def test_a_lesson_s_words_are_words_only(block: ImportanceSettings) -> None:
    groups = {name: evolve(group, label=f"<i>{name}</i>") for name, group in block.groups.items()}
    odd = evolve(block, groups=groups, elements={**block.elements, "early": "<b>early</b>"})
    result = drawn(odd, "private", MEANS, "early")
    assert "<i>" not in result.says + result.picture
    assert "<b>" not in result.says + result.picture
    assert "&lt;b&gt;early" in result.says


def problems(plain: dict[str, Any]) -> list[str]:
    try:
        return list(structure(plain, ImportanceSettings, NAME).problems())
    except ContentError as problem:
        return [str(problem)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda plain: plain["elements"].pop("price"),
            "group 'all', importance: give a mean for each element",
        ),
        (
            lambda plain: plain["groups"]["spot"]["performance"].pop("day"),
            "group 'spot', performance: give a mean",
        ),
        (lambda plain: plain["groups"]["spot"]["importance"].update(fax=2.0), "no other (fax)"),
        (lambda plain: plain["groups"]["spot"]["importance"].update(day=5.1), "means run from 1 to 5"),
        (lambda plain: plain["groups"]["spot"]["performance"].update(day=0.9), "means run from 1 to 5"),
        (lambda plain: plain["groups"].pop("all"), "give a group `all`"),
        (lambda plain: plain["groups"]["spot"].update(people=0), "group 'spot': `people` runs from 1"),
        (lambda plain: plain["groups"]["spot"].update(people=149), "group 'spot': `people` runs from 1"),
        (lambda plain: plain["elements"].clear(), "give 2 to 12 elements"),
        (lambda plain: plain["elements"].update({str(n): "x" for n in range(4)}), "give 2 to 12 elements"),
        (lambda plain: plain["groups"]["spot"].pop("people"), "'people' is missing"),
        (lambda plain: plain["groups"]["spot"].pop("performance"), "'performance' is missing"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    found = problems(plain)
    assert any(says in problem for problem in found), found

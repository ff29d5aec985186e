"""Samples from people of whom the truth is known: what chance does, and what it does not explain."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.content.year import table
from frontline.explorations.frame import Keep
from frontline.explorations.sample import SHOWN, drawn, sample
from frontline.explorations.sample_words import MOST, per_cent
from frontline.explorations.settings.sample import ALL, EVERYBODY, SampleSettings, Sort

from .conftest import Box

NAME = "template-sample"
WHOM, MANY = "Whom you ask", "How many answer"
Open = Callable[..., Box]


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def block(settings: Callable[[str], SampleSettings]) -> SampleSettings:
    return settings(NAME)


@pytest.fixture
def begin(block: SampleSettings) -> Open:
    return lambda keep=None: Box(sample(block, keep or Keep()))


@pytest.fixture
def box(begin: Open) -> Box:
    return begin()


def ask(box: Box, whom: str, many: str) -> None:
    box.control(WHOM).value = whom
    box.control(MANY).value = many


def table_rows(box: Box) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", box.says)
    return [re.findall(r"<t[dh](?: scope='row')?>(.*?)</t[dh]>", row) for row in rows][1:]


def shares(box: Box) -> list[int]:
    """Return the shares that the picture tells, the newest first."""
    return [int(share) for share in re.findall(r"Sample \d+: (\d+) %", box.picture)]


# The figures of the block


def test_the_people_are_those_of_the_survey(block: SampleSettings, places: Places) -> None:
    rows = [row for row in table(places, "surveys").rows if row["quarter"] == "2025-Q4"]
    segments = company_facts(places)["strategy"]["segments"]
    assert {row["segment"] for row in rows} == set(block.groups) == set(segments)
    for name, group in block.groups.items():
        answers = [row["satisfaction"] for row in rows if row["segment"] == name]
        assert (group.people, group.count) == (len(answers), sum(answer >= 4 for answer in answers))
        assert group.label == segments[name]["name"]
    everyone = block.of(EVERYBODY)
    assert (everyone.people, everyone.count, per_cent(everyone.share)) == (160, 120, 75)
    assert list(block.problems()) == []


def test_what_one_finds_about_chance_is_what_the_samples_say(begin: Open, block: SampleSettings) -> None:
    found = {}
    for many in ("10", "40", "80"):
        box = begin()
        ask(box, EVERYBODY, many)
        box.press("Ask 20 times")
        found[many] = table_rows(box)[-1][2:]
        if many == "10":
            # The 20 that are drawn in the picture hold the ends.
            assert (min(shares(box)), max(shares(box))) == (40, 100)
    assert found == {
        "10": ["21", "20", "±22 points"],
        "40": ["21", "20", "±11 points"],
        "80": ["21", "19", "±7 points"],
    }
    for words in (
        *("21 samples of each size", "from 40 to 100 %", "±22 points", "±11 points", "With 80 it is ±7"),
        *("20 had the truth inside. So had 20 of those of 40, and 19 of those of 80",),
    ):
        assert words in block.found


def test_what_one_finds_about_one_group_is_what_the_words_say(box: Box, block: SampleSettings) -> None:
    ask(box, "ecommerce", ALL)
    assert "25 of 28 are satisfied: 89 %. All 28 of this group answered." in box.says
    assert "so the margin is ±0 points. The truth, 75 %, lies outside." in box.says
    assert "All 28 of them answered, and the figure is still 14 points off." in box.says
    ask(box, "contract", ALL)
    assert "33 of 47 are satisfied: 70 %." in box.says
    assert "All 47 of them answered, and the figure is still 5 points off." in box.says
    assert "all 28 e-commerce sellers answer, the margin is ±0, and the figure is 89 %" in block.found
    assert "14 points off. All 47 contract customers together say 70 %, 5 points off" in block.found


# The words


def test_it_says_that_the_truth_is_known_only_here(box: Box) -> None:
    assert "Here we pretend." in box.says
    assert "120 of 160 are satisfied, 75 %. Satisfied means: an answer of 4 or 5" in box.says
    assert "nobody draws you this line" in box.says


def test_the_newest_sample_is_told_with_its_margin(box: Box) -> None:
    ask(box, EVERYBODY, "40")
    assert "<strong>Sample 1:</strong> 26 of 40 are satisfied: 65 %." in box.says
    # Half of 52.1 to 76.3.
    assert "The margin is about ±12 points: 52 to 76 %. The truth, 75 %, lies inside." in box.says
    box.press("Ask again")
    assert "<strong>Sample 2:</strong> 31 of 40" in box.says


def test_four_times_as_many_answers_make_the_margin_half_or_less(box: Box) -> None:
    ask(box, EVERYBODY, "10")
    found = re.search(
        r"same share, 40 and not 10: the margin is about ±(\d+) points and not ±(\d+)", box.says
    )
    assert found
    assert int(found[1]) <= int(found[2]) / 2
    ask(box, EVERYBODY, "40")
    assert "would be 160, and there are 160 people. When they all answer, the margin is ±0" in box.says
    ask(box, EVERYBODY, ALL)
    assert "Four times" not in box.says
    assert "Everybody answered. Nothing is left to chance" in box.says


def test_a_group_draws_the_figure_to_its_own_share(box: Box) -> None:
    assert "one group only" not in box.says
    assert "this group" not in box.picture
    ask(box, "ecommerce", "10")
    assert "The margin says nothing of this: it covers chance alone." in box.says
    assert "More answers lead to the share of this group, 89 %. That is 14 points off." in box.says
    assert "this group: 89 %" in box.picture


def test_a_group_like_all_is_luck(block: SampleSettings) -> None:
    groups = {"one": evolve(block.groups["spot"], people=20, count=15), "two": block.groups["private"]}
    groups["two"] = evolve(groups["two"], people=40, count=30)
    says = drawn(evolve(block, groups=groups), Sort("one", "10"), {Sort("one", "10"): 1}).says
    assert "Without the truth you would not know that." in says


def test_more_than_a_group_has_is_the_whole_group(box: Box) -> None:
    ask(box, "private", "80")
    box.control(MANY).value = ALL
    assert [row for row in table_rows(box) if row[0] == "only: Private customers"] == [
        # On the way it asked the first size.
        ["only: Private customers", "10", "1", "1", "±18 points"],
        ["only: Private customers", "17", "1", "0", "±0 points"],
    ]
    assert "still 1 point off" in box.says


def test_the_table_counts_each_sort_apart(box: Box) -> None:
    box.press("Ask again")
    ask(box, EVERYBODY, "20")
    box.press("Ask 20 times")
    ask(box, EVERYBODY, "10")
    assert [row[:3] for row in table_rows(box)] == [
        ["everybody, by lot", "10", "2"],
        ["everybody, by lot", "20", "21"],
    ]


def test_a_sample_that_misses_by_a_hair_shows_it(block: SampleSettings) -> None:
    sort = Sort("contract", "20")
    says = drawn(block, sort, {sort: 4})
    # 12 of 20: up to 74.6, which 75 would hide.
    assert "43.4 to 74.6 %. The truth, 75 %, lies outside." in says.says
    assert "✗ 43.4 to 74.6 %" in says.picture


def test_a_whole_group_that_misses_by_a_hair_shows_it(block: SampleSettings) -> None:
    groups = {"one": evolve(block.groups["spot"], people=300, count=226), "two": block.groups["spot"]}
    sort = Sort("one", ALL)
    # 226 of 300 are 75.3, and 261 of 347 are 75.2.
    assert "✗ 75.3 %" in drawn(evolve(block, groups=groups), sort, {sort: 1}).picture


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "the margin knows nothing of them" in box.says
    assert "a question that was badly asked" in box.says
    assert "no figure says why" in box.says


@pytest.mark.parametrize(("share", "whole"), [(0, 0), (0.125, 13), (0.744, 74), (0.745, 75), (1, 100)])
def test_a_half_goes_up(share: float, whole: int) -> None:
    assert per_cent(share) == whole


# Drawing


def test_the_picture_holds_the_latest_twenty(box: Box) -> None:
    box.press("Ask 20 times")
    box.press("Ask 20 times")
    numbers = re.findall(r"Sample (\d+): ", box.picture)
    assert numbers == [str(number) for number in range(41, 41 - SHOWN, -1)]


def test_nobody_can_ask_for_ever(box: Box) -> None:
    for _ in range(12):
        box.press("Ask 20 times")
    assert table_rows(box)[0][2] == f"{MOST} (the most)"


def test_everybody_drawn_by_lot_is_right_about_95_times_in_100(block: SampleSettings) -> None:
    for many in ("10", "20", "40", "80"):
        sort = Sort(EVERYBODY, many)
        says = drawn(block, sort, {sort: MOST}).says
        inside = re.search(r"<td>200 \(the most\)</td><td>(\d+)</td>", says)
        assert inside
        assert 180 <= int(inside[1]) <= 200


def test_another_seed_draws_others(block: SampleSettings) -> None:
    sort = Sort(EVERYBODY, "40")
    pictures = {drawn(evolve(block, seed=seed), sort, {sort: 5}).picture for seed in (1, 2)}
    assert len(pictures) == 2


# What is kept


def test_the_choice_and_the_draws_are_kept_and_come_back(begin: Open) -> None:
    kept: list[Any] = []
    box = begin(Keep(None, lambda value: kept.append(value) or "Saved."))
    box.press("Ask again")
    ask(box, "contract", "20")
    box.press("Ask again")
    assert kept[-1] == {
        "sort": ["contract", "20"],
        "draws": {"everyone": {"10": 2}, "contract": {"10": 1, "20": 2}},
    }
    assert "Saved." in box.words
    again = begin(Keep(kept[-1]))
    assert (again.control(WHOM).value, again.control(MANY).value) == ("contract", "20")
    assert again.picture == box.picture
    assert sorted(table_rows(again)) == sorted(table_rows(box))


def test_it_starts_again(begin: Open) -> None:
    kept: list[Any] = []
    box = begin(Keep(None, lambda value: kept.append(value) or "Saved."))
    before = (box.picture, box.says)
    ask(box, "agents", ALL)
    box.press("Ask again")
    assert (box.picture, box.says) != before
    box.press("Start again")
    assert (box.picture, box.says) == before
    assert kept[-1] == {"sort": ["everyone", "10"], "draws": {"everyone": {"10": 1}}}


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        [1],
        {"sort": "everyone", "draws": 5},
        {"sort": ["everyone"], "draws": {"everyone": [3]}},
        {"sort": ["nobody", "10"], "draws": {"nobody": {"10": 3}}},
        {"sort": ["everyone", 10], "draws": {"everyone": {"15": 3, "10": 0, "20": -4, "40": 10**9}}},
        {"sort": [["everyone"], {}], "draws": {"everyone": {"10": True, "20": "7", "40": 2.0}}},
        {"sort": ["private", "80"], "draws": {"private": {"80": 7}}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(begin: Open, broken: Any) -> None:
    assert begin(Keep(broken)).says == begin().says


# What an author may write


def test_a_lesson_s_words_are_words_only(block: SampleSettings) -> None:
    groups = {**block.groups, "spot": evolve(block.groups["spot"], label="<i>Spot</i>")}
    odd = evolve(block, groups=groups, what="are <b>glad</b>", meaning="<u>x</u>", everyone="<s>all</s>")
    result = drawn(odd, Sort("spot", "10"), {Sort("spot", "10"): 1})
    for tag in ("<i>", "<b>", "<u>", "<s>"):
        assert tag not in result.says + result.picture
    assert "&lt;i&gt;Spot" in result.says


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(groups={"spot": plain["groups"]["spot"]}), "at least two groups"),
        (lambda plain: plain["groups"].clear(), "at least two groups"),
        (lambda plain: plain["groups"].update(everyone=plain["groups"]["spot"]), "cannot be called"),
        (lambda plain: plain["groups"]["spot"].update(people=0, count=0), "group 'spot': `people` is at"),
        (lambda plain: plain["groups"]["spot"].update(count=48), "`count` runs from 0 to `people`"),
        (lambda plain: plain["groups"]["spot"].update(count=-1), "`count` runs from 0 to `people`"),
        (lambda plain: plain.update(sizes=[]), "`sizes` are whole numbers"),
        (lambda plain: plain.update(sizes=[0, 10]), "`sizes` are whole numbers"),
        (lambda plain: plain.update(sizes=[20, 10]), "each larger than the one before"),
        (lambda plain: plain.update(sizes=[10, 10]), "each larger than the one before"),
        (lambda plain: plain.update(sizes=[10, 160]), "less than all 160 people"),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    problems = list(structure(plain, SampleSettings, NAME).problems())
    assert any(says in problem for problem in problems), problems


def test_an_unknown_key_or_part_of_a_person_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(ContentError, match="'colour'"):
        structure({**plain, "colour": "red"}, SampleSettings, NAME)
    with pytest.raises(ContentError, match="a whole number is needed"):
        structure({**plain, "sizes": [10.5]}, SampleSettings, NAME)

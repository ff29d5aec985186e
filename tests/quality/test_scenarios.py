"""The range of scenarios and of modes of transport."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.competency import Framework
from frontline.content.places import Places
from frontline.content.syllabus import syllabus
from frontline.quality.course import Course
from frontline.quality.firm import Firm
from frontline.quality.scenarios import WORDS, mode_shares, ranges, scenario_errors, scenario_holes

Make = Callable[..., Course]
Ask = Callable[..., str]
FULL = {
    "mode": ("sea", "air"),
    "channels": ("phone", "WhatsApp"),
    "tone": ("mild", "forceful"),
    "authority": "beyond",
    "matter": ("delay", "damage", "charge"),
}


def missing(course: Course, units: Framework, criterion: str) -> list[str]:
    (found,) = (one for one in ranges(course, units.units[0]) if one.criterion == criterion)
    return list(found.missing())


def test_a_full_range_misses_nothing(make: Make, units: Framework) -> None:
    assert missing(make({}, {"e-1": "Story."}, ranges={"e-1": FULL}), units, "212A-7ii") == []


def test_a_narrow_range_misses_each_thing_by_name(make: Make, units: Framework) -> None:
    assert missing(make({}, {"e-1": "Story."}), units, "212A-7ii") == [
        "a matter beyond the desk's authority",
        "a forceful customer",
        "a spoken channel",
        "3 matters (there is 1)",
        "2 modes of transport (there is 1)",
    ]


def test_only_spoken_channels_miss_a_written_one(make: Make, units: Framework) -> None:
    course = make({}, {"e-1": "Story."}, ranges={"e-1": {**FULL, "channels": ("phone", "visit")}})
    assert missing(course, units, "212A-7ii") == ["a written channel"]


def test_exercises_of_a_criterion_add_up(make: Make, units: Framework) -> None:
    halves = {"e-1": {**FULL, "matter": ("delay",)}, "e-2": {"matter": ("damage", "charge")}}
    assert missing(make({}, dict.fromkeys(halves, "Story."), ranges=halves), units, "212A-7ii") == []


def test_each_exercise_in_communication_needs_a_dialogue(make: Make, ask: Ask, units: Framework) -> None:
    course = make(
        {},
        {"e-1": "Story.", "e-2": ask("talk", "dialogue")},
        criteria={"e-1": "212A-7i", "e-2": "212A-7i"},
        ranges={"e-1": FULL, "e-2": FULL},
    )
    assert missing(course, units, "212A-7i") == ["a dialogue in e-1"]


def test_shares_count_what_belongs_to_one_mode(make: Make, ask: Ask, units: Framework) -> None:
    modes = ["sea", "sea", "sea", "air", "all"]
    course = make({"01-a": "".join(ask(f"q-{at}", mode=mode) for at, mode in enumerate(modes))})
    assert [(one.mode, one.questions, one.share) for one in mode_shares(course, units.units[0])] == [
        ("sea", 3, 0.75),
        ("air", 1, 0.25),
        ("express", 0, 0.0),
    ]


def test_exercises_count_in_the_shares_of_their_unit(make: Make, ask: Ask, units: Framework) -> None:
    course = make({}, {"e-1": ask("q", mode="air")}, criteria={"e-1": "309A-7i"})
    assert [[one.questions for one in mode_shares(course, unit)] for unit in units.units] == [
        [0, 0, 0],
        [0, 1, 0],
    ]


def test_a_mode_under_a_fifth_is_a_hole(make: Make, ask: Ask, units: Framework) -> None:
    modes = ["sea"] * 5 + ["air"] * 4 + ["express"] * 2
    course = make({"01-a": "".join(ask(f"q-{at}", mode=mode) for at, mode in enumerate(modes))})
    assert list(scenario_holes(course, units.units[0])) == [
        "unit 212A, too few questions on express (18%): each needs 20% of those that belong to one mode"
    ]


def test_exactly_a_fifth_is_enough(make: Make, ask: Ask, units: Framework) -> None:
    modes = ["sea", "sea", "air", "air", "express"]
    course = make({"01-a": "".join(ask(f"q-{at}", mode=mode) for at, mode in enumerate(modes))})
    assert list(scenario_holes(course, units.units[0])) == []


def test_what_a_criterion_s_exercises_lack_is_a_hole(make: Make, ask: Ask, units: Framework) -> None:
    course = make({}, {"e-1": "Story."}, ranges={"e-1": {**FULL, "tone": ("mild",)}})
    assert next(scenario_holes(course, units.units[0])) == (
        "unit 212A, criterion 212A-7ii: its exercises lack a forceful customer"
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("mode", ("ship",)),
        ("channels", ("fax",)),
        ("customer", "new"),
        ("tone", ("angry",)),
        ("authority", "above"),
        ("matter", ("late",)),
    ],
)
def test_an_unknown_word_is_an_error(make: Make, key: str, value: str | tuple[str, ...]) -> None:
    course = make({}, {"e-1": "Story."}, ranges={"e-1": {key: value}})
    (problem,) = scenario_errors(course)
    word = value if isinstance(value, str) else value[0]
    assert problem == f"syllabus.toml, exercise e-1, range: {key} {word!r} is none of {', '.join(WORDS[key])}"


def test_the_words_of_the_real_syllabus_are_known(places: Places, units: Framework, the_firm: Firm) -> None:
    assert list(scenario_errors(Course(syllabus(places), units, {}, {}, the_firm, {}))) == []

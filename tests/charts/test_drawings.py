"""Drawings in the course's one style: words stay words, and no state is told by colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from xml.etree import ElementTree

import pytest

from frontline.charts import (
    Bar,
    Box,
    Columns,
    Span,
    Spot,
    Stage,
    chain,
    day,
    grid,
    ring,
    room,
    timeline,
    tree,
)
from frontline.charts.chain import State
from frontline.charts.drawing import words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

LANES = {"us": "Kestrel Bay", "them": "Carrier & terminal"}
STAGES = [
    Stage(label=state.value, lane=lane, state=state) for state, lane in zip(State, [*LANES] * 3, strict=False)
]
NINE = datetime.fromisoformat("2026-07-03 09:00")
TEN = datetime.fromisoformat("2026-07-03 10:00")
COLUMNS = Columns(
    title="Mean wait",
    limit_says="dashed: promise",
    labels=["09", "10"],
    values=[0.2, 2.0],
    notes=["12 s", "2 min"],
    limit=0.5,
)
EVERY = {
    "chain": lambda says: chain(LANES, STAGES, says=says),
    "day": lambda says: day(
        COLUMNS, "Kept", [Bar(label="phone", share=0.6, note="60%", strong=True)], says=says
    ),
    "grid": lambda says: grid(
        {"a": "Lumen <Toys>"}, ["Jan"], {("a", "Jan"): "Call"}, {("a", "Jan")}, says=says
    ),
    "ring": lambda says: ring(LANES, STAGES, says=says),
    "room": lambda says: room(
        [Spot(label="Counter", x=50, y=30, looks="counter", marked=True)], 0, says=says
    ),
    "timeline": lambda says: timeline(
        [Span(label="Mr Lau", begins=NINE, due=TEN, late=True)], NINE, TEN, NINE, says=says
    ),
    "tree": lambda says: tree({"md": Box(label="board", note="Ms Tam", under="")}, says=says),
}
every = pytest.mark.parametrize("name", EVERY)


@every
def test_it_is_one_picture_with_a_text_alternative(name: str) -> None:
    svg = EVERY[name]('It says "so" & more')
    assert svg.startswith("<svg")
    assert 'role="img"' in svg
    assert ElementTree.fromstring(svg).attrib["aria-label"] == 'It says "so" & more'


@every
def test_it_takes_the_page_s_ink_and_grows_with_the_page(name: str) -> None:
    svg = EVERY[name]("")
    assert "currentColor" in svg
    assert "width: 100%" in svg
    assert "viewBox=" in svg


@every
def test_it_uses_the_course_s_colours_alone(name: str) -> None:
    assert set(re.findall(r"#[0-9a-f]{6}", EVERY[name](""))) <= {STRONG, WARN, PLAIN, PAPER, "#000000"}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
@pytest.mark.parametrize("colour", [STRONG, WARN, PLAIN])
def test_shapes_stand_out_from_a_light_and_a_dark_page(colour: str, page: str) -> None:
    assert contrast(colour, page) >= 3


def test_words_on_blue_can_be_read() -> None:
    assert contrast(PAPER, STRONG) >= 4.5


@pytest.mark.parametrize("draw", [chain, ring])
def test_every_state_of_a_step_has_a_sign_or_a_shape_of_its_own(draw: Callable[..., str]) -> None:
    looks = set()
    for state in State:
        svg = draw({"us": "x"}, [Stage(label="step", lane="us", state=state)], says="")
        # Without colours they must still differ.
        looks.add(re.sub(r"#[0-9a-f]{6}", "", svg))
    assert len(looks) == len(State)


def test_a_broken_place_in_a_grid_says_so_without_colour() -> None:
    svg = grid({"a": "Lumen"}, ["Jan"], {("a", "Jan"): "Call"}, {("a", "Jan")}, says="")
    assert "! Call" in svg


def test_words_are_escaped_and_broken_into_lines() -> None:
    assert "&lt;b&gt;" in words(0, 0, "<b>", width=100)
    assert words(0, 0, "Shipping instruction sent", width=100).count("<tspan") == 2
    assert "…" in words(0, 0, "far too many words for this", width=60, lines=1)


def test_a_tree_has_one_top() -> None:
    with pytest.raises(ValueError, match="one box at the top"):
        tree({"a": Box(label="a", note="", under=""), "b": Box(label="b", note="", under="")}, says="")


def test_a_column_above_the_limit_is_hatched() -> None:
    low = Columns(
        **{
            **{f: getattr(COLUMNS, f) for f in ("title", "limit_says", "labels", "notes", "limit")},
            "values": [0.2, 0.3],
        }
    )
    assert "url(#" in day(COLUMNS, "", [Bar(label="x", share=1)], says="")
    assert "url(#" not in day(low, "", [Bar(label="x", share=1)], says="")


def test_a_ring_closes_and_keeps_its_lanes_apart() -> None:
    svg = ring(LANES, STAGES, says="")
    places = [
        tuple(map(float, place))
        for place in re.findall(r'points="([\d.]+),([\d.]+) [^"]*" fill="none" stroke="currentColor"', svg)
    ]
    assert len(places) == len(STAGES)
    far = [round(((x - 380) ** 2 + (y - 222) ** 2) ** 0.5) for x, y in places]
    assert far == [146, 84, 146, 84, 146]
    assert (
        re.findall(r'points="[^"]* ([\d.]+,[\d.]+)" fill="none" stroke="currentColor"', svg)[-1] == "380,76"
    )


def test_a_ring_says_what_its_signs_mean() -> None:
    svg = ring(LANES, STAGES, legend={State.SKIPPED: "goes wrong", State.STOPPED: "begins worse"}, says="")
    assert "✗ goes wrong" in svg
    assert "! begins worse" in svg


def test_a_long_name_over_a_narrow_lane_takes_two_lines() -> None:
    lanes = {
        "a": "Mr Sherazi",
        "b": "Transport",
        "c": "Air desk",
        "d": "Supervisor",
        "e": "Claims and insurance",
    }
    stages = [Stage(label="Notice", lane="a", state=State.HERE)]
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", chain(lanes, stages, says="A chain."))
    assert lines[4:6] == ["Claims and", "insurance"]

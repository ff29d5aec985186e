"""Two lines that cross: points at their places, numbers that never meet, and quarters with names."""

from __future__ import annotations

import random
import re
from itertools import combinations
from math import hypot
from xml.etree import ElementTree

import pytest

from frontline.charts.cross import Axes, Name, Names, Spot, cross
from frontline.charts.palette import STRONG

SVG = "{http://www.w3.org/2000/svg}"
AXES = Axes(least=1, most=5, across="well done", up="important", line_across=3, line_up=3)
NAMES = Names(
    top_left=Name(plain="first", term="(concentrate)"),
    top_right=Name(plain="keep"),
    bottom_left=Name(plain="low"),
    bottom_right=Name(plain="much", term="(overkill)"),
)
SPOTS = [Spot(label="early", across=2, up=4, chosen=True), Spot(label="calendars", across=5, up=1)]

Point = tuple[float, float]


def parts(spots: list[Spot], axes: Axes = AXES, says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(cross(spots, axes, NAMES, says=says))


def dots(root: ElementTree.Element) -> list[Point]:
    """Return the points on the map; those in the list lie right of it."""
    found = [one for one in root.iter(f"{SVG}circle") if one.attrib["r"] == "4"]
    return [
        (float(one.attrib["cx"]), float(one.attrib["cy"])) for one in found if float(one.attrib["cx"]) < 460
    ]


def numbers(root: ElementTree.Element) -> list[Point]:
    """Return where the numbers of the points stand on the map, in their order."""
    found = [
        next(one.iter(f"{SVG}tspan")) for one in root.iter(f"{SVG}text") if one.attrib["font-size"] == "15"
    ]
    return [(float(one.attrib["x"]), float(one.attrib["y"])) for one in found]


def crowd(points: list[Point]) -> list[Spot]:
    return [Spot(label="x", across=across, up=up) for across, up in points]


def joins(root: ElementTree.Element) -> int:
    return sum(one.attrib.get("stroke-width") == "1" for one in root.iter(f"{SVG}polyline"))


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts(SPOTS, says='Points "now" & here').attrib["aria-label"] == 'Points "now" & here'
    assert parts(SPOTS).attrib["role"] == "img"


def test_points_lie_on_the_scales_and_up_is_more() -> None:
    # From 1 to 5 the map is 388 wide and high.
    assert dots(parts(SPOTS)) == [(147, 179), (438, 470)]


def test_the_lines_cross_where_they_are_told() -> None:
    lines = [one.attrib["points"] for one in parts(SPOTS).iter(f"{SVG}polyline")]
    assert lines[:2] == ["244,66 244,486", "34,276 454,276"]
    moved = Axes(least=1, most=5, across="", up="", line_across=5, line_up=1)
    assert [one.attrib["points"] for one in parts(SPOTS, moved).iter(f"{SVG}polyline")][:2] == [
        "438,66 438,486",
        "34,470 454,470",
    ]


def test_the_quarter_to_look_at_has_an_outline() -> None:
    box = next(one for one in parts(SPOTS).iter(f"{SVG}rect") if one.attrib.get("stroke") == STRONG)
    assert (box.attrib["x"], box.attrib["y"]) == ("37", "66")
    assert float(box.attrib["x"]) + float(box.attrib["width"]) < 244
    assert float(box.attrib["y"]) + float(box.attrib["height"]) < 276


def test_the_list_names_each_number_and_the_quarters_their_names() -> None:
    texts = ["".join(one.itertext()) for one in parts(SPOTS).iter(f"{SVG}text")]
    for name in ("first", "(concentrate)", "keep", "low", "much", "(overkill)"):
        assert name in texts
    assert texts[texts.index("early") - 1] == "1"
    assert texts[texts.index("calendars") - 1] == "2"


def test_the_chosen_point_has_a_ring_on_the_map_and_in_the_list() -> None:
    rings = [one for one in parts(SPOTS).iter(f"{SVG}circle") if one.attrib["r"] == "9"]
    assert [(one.attrib["cx"], one.attrib["cy"]) for one in rings] == [("147", "179"), ("479", "84")]


def test_a_number_stands_beside_its_point_and_needs_no_line() -> None:
    root = parts(SPOTS)
    for point, number in zip(dots(root), numbers(root), strict=True):
        assert hypot(point[0] - number[0], point[1] - number[1]) == pytest.approx(19, abs=0.2)
    assert joins(root) == 0


CROWDS = [
    *([(3.0, 3.0)] * 12, [(5.0, 5.0)] * 12, [(1.0, 1.0)] * 12),
    [(3.4 + 0.05 * (n % 3), 4.2 + 0.05 * (n // 3)) for n in range(9)],
    *(
        [(draw.uniform(3, 3.8), draw.uniform(3, 3.8)) for _ in range(12)]
        for draw in map(random.Random, range(20))
    ),
]


@pytest.mark.parametrize("points", CROWDS)
def test_numbers_never_meet_each_other_a_point_or_the_edge(points: list[Point]) -> None:
    root = parts(crowd(points))
    found = numbers(root)
    assert len(found) == len(points)
    for (x, y), (a, b) in combinations(found, 2):
        assert abs(x - a) >= 18 or abs(y - b) >= 18
    for x, y in found:
        assert all(hypot(x - a, y - b) >= 18 for a, b in dots(root))
        assert 43 <= x <= 445
        assert 75 <= y <= 477
        assert abs(x - 244) >= 9
        assert abs(y - 276) >= 9


@pytest.mark.parametrize("points", CROWDS)
def test_a_number_is_nearest_to_its_own_point_or_joined_to_it(points: list[Point]) -> None:
    root = parts(crowd(points))
    places = dots(root)
    clear = [
        all(
            hypot(x - a, y - b) > hypot(x - places[own][0], y - places[own][1]) * 1.3
            for other, (a, b) in enumerate(places)
            if other != own
        )
        for own, (x, y) in enumerate(numbers(root))
    ]
    assert joins(root) >= clear.count(False)


def test_long_words_stay_in_the_list() -> None:
    svg = cross([Spot(label="word " * 40, across=2, up=2)], AXES, NAMES, says="")
    listed = re.findall(r'<tspan x="520"[^>]*>([^<]*)<', svg)
    assert len(listed) == 2
    assert listed[1].endswith("…")
    # 30 letters of size 13 are 240 at most.
    assert max(map(len, listed)) <= 30


def test_words_are_words_only() -> None:
    svg = cross([Spot(label="<b>", across=2, up=2)], AXES, NAMES, says="<i>")
    assert "<b>" not in svg
    assert "<i>" not in svg

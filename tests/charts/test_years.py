"""Figures over years: points where they belong, lines that show a gap, and words that lie on nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from frontline.charts.drawing import LETTER
from frontline.charts.palette import PAPER, PLAIN, STRONG
from frontline.charts.years import Legend, Point, Track, years

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = Legend(axis="In boxes. The axis begins at 0.", hollow="derived", dashed="no figure between")
AXIS = ("58", "726")
"""Left and right end of the lines of the axis."""


def track(values: dict[int, float], label: str = "Boxes", **signs: bool) -> Track:
    return Track(
        label=label,
        points=tuple(
            Point(year=year, value=value, note=f"{value:g}", **signs) for year, value in values.items()
        ),
    )


def parts(*tracks: Track, says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(years(tracks, LEGEND, says=says))


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]


def points(svg: ElementTree.Element) -> list[tuple[float, float]]:
    """Return the circles of the picture, without the one in the legend."""
    found = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in svg.iter(f"{SVG}circle")]
    return [place for place in found if place[0] > 50]


def joins(svg: ElementTree.Element) -> list[tuple[bool, str, str]]:
    """Return each line between two points: whether dashed, its colour and its width."""
    found = []
    for one in svg.iter(f"{SVG}polyline"):
        ends = [place.split(",")[0] for place in one.attrib["points"].split()]
        if len(ends) == 2 and tuple(ends) != AXIS and float(ends[0]) > 50:
            found.append(("stroke-dasharray" in one.attrib, one.attrib["stroke"], one.attrib["stroke-width"]))
    return found


def areas(svg: ElementTree.Element) -> list[tuple[str, float, float, float, float]]:
    """Return each text with left, top, right and bottom, as wide as its letters are on average."""
    found = []
    for one in svg.iter(f"{SVG}text"):
        size, text = float(one.attrib["font-size"]), "".join(one.itertext())
        span = next(iter(one))
        x, y, width = float(span.attrib["x"]), float(span.attrib["y"]), len(text) * size * LETTER
        left = x - {"start": 0, "middle": width / 2, "end": width}[one.attrib["text-anchor"]]
        found.append((text, left, y - size / 2, left + width, y + size / 2))
    return found


def overlaps(svg: ElementTree.Element) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(areas(svg), 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


def outside(svg: ElementTree.Element) -> list[str]:
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    return [
        text
        for text, left, top, right, bottom in areas(svg)
        if left < 0 or top < 0 or right > width or bottom > height
    ]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    svg = parts(track({2023: 1, 2024: 2}), says='Boxes "now" & here')
    assert svg.attrib["aria-label"] == 'Boxes "now" & here'
    assert svg.attrib["role"] == "img"


def test_years_lie_at_equal_distances_also_where_one_is_missing() -> None:
    xs = [x for x, _ in points(parts(track({2018: 5, 2019: 5, 2021: 5, 2022: 5})))]
    gaps = [round(other - one, 3) for one, other in pairwise(xs)]
    assert gaps == [gaps[0], 2 * gaps[0], gaps[0]]


def test_the_axis_begins_at_0() -> None:
    svg = parts(track({2023: 10, 2024: 5, 2025: 0}))
    ys = [y for _, y in points(svg)]
    assert ys[1] - ys[0] == ys[2] - ys[1] == 125
    [bottom] = [one for one in svg.iter(f"{SVG}polyline") if one.attrib.get("stroke-opacity") == "1"]
    assert float(bottom.attrib["points"].split(",")[-1]) == ys[2]
    assert [text for text in texts(svg) if re.fullmatch(r"\d", text)][:1] == ["0"]


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (19.59, ["0", "5", "10", "15", "20"]),
        (5.07, ["0", "2", "4", "6"]),
        (5, ["0", "1", "2", "3", "4", "5"]),
        (121, ["0", "50", "100", "150"]),
        (0.3, ["0", "0.1", "0.2", "0.3"]),
        (123456, ["0", "50,000", "100,000", "150,000"]),
    ],
)
def test_the_axis_has_few_round_numbers(most: float, numbers: list[str]) -> None:
    svg = parts(track({2024: most, 2025: most}))
    assert [text for text, _, _, right, _ in areas(svg) if abs(right - 50) < 0.01 and text.strip()] == numbers


def test_a_line_joins_neighbours_and_is_dashed_over_a_gap() -> None:
    svg = parts(track({2018: 5, 2019: 4, 2021: 3, 2022: 2}))
    assert [dashed for dashed, _, _ in joins(svg)] == [False, True, False]
    assert LEGEND.dashed in texts(svg)
    assert LEGEND.dashed not in texts(parts(track({2018: 5, 2019: 4})))


def test_the_chosen_years_are_thick_as_well_as_blue() -> None:
    chosen = [Point(year=year, value=5, note="5", strong=year in (2019, 2020)) for year in range(2018, 2022)]
    assert joins(parts(Track(label="Boxes", points=tuple(chosen)))) == [
        (False, PLAIN, "1.5"),
        (False, STRONG, "3"),
        (False, PLAIN, "1.5"),
    ]


def test_a_derived_figure_is_hollow_and_the_legend_says_so() -> None:
    one, other = Point(year=2024, value=5, note="5", hollow=True), Point(year=2025, value=5, note="6")
    svg = parts(Track(label="Boxes", points=(one, other)))
    fills = [circle.attrib["fill"] for circle in svg.iter(f"{SVG}circle")]
    # The legend's two, then the points.
    assert fills == [STRONG, "none", "none", PLAIN]
    assert LEGEND.hollow in texts(svg)
    assert LEGEND.hollow not in texts(parts(track({2024: 5, 2025: 6})))


def test_two_series_have_two_shapes() -> None:
    svg = parts(track({2024: 5, 2025: 6}), track({2024: 5, 2025: 4}, "Bags"))
    assert len(list(svg.iter(f"{SVG}circle"))) == 3
    corners = [one for one in svg.iter(f"{SVG}polyline") if len(one.attrib["points"].split()) == 6]
    assert len(corners) == 3
    assert texts(svg)[:2] == ["Boxes", "Bags"]


def test_each_point_has_its_note_near_it() -> None:
    svg = parts(track({2018: 19.59, 2019: 18.36, 2021: 17.8, 2022: 16.7}))
    places = {text: ((left + right) / 2, (top + bottom) / 2) for text, left, top, right, bottom in areas(svg)}
    for note, (x, y) in zip(("19.59", "18.36", "17.8", "16.7"), points(svg), strict=True):
        assert abs(places[note][0] - x) < 30
        assert abs(places[note][1] - y) <= 32


LONG = "A series whose name is so long that it cannot stand in a row of a picture as wide as this one is " * 2

PORT = track(
    {2018: 19.59, 2019: 18.36, 2020: 17.95, 2021: 17.8, 2022: 16.7, 2023: 14.4, 2024: 13.69, 2025: 12.9}
)


@pytest.mark.parametrize(
    "tracks",
    [
        [track({year: 20 - (year - 2004) / 50 for year in range(2004, 2026)}, strong=True)],
        [track({year: 1000 + year % 2 for year in range(1990, 2026)})],
        [track({2004: 22, 2018: 19.59, 2019: 18.36, 2021: 17.8, 2022: 16.7, 2023: 14.4, 2025: 12.9})],
        [PORT],
        [track(dict.fromkeys(range(2018, 2026), 100), name) for name in ("Boxes", "Bags")],
        [track({2024: 0, 2025: 0.5}, LONG), track({2024: 0.5, 2025: 0}, LONG)],
        [track({2024: 123456789, 2025: 987654321})],
    ],
    ids=["many", "very many", "gaps", "the port", "one on the other", "long", "large"],
)
def test_words_lie_on_no_others_and_inside_the_picture(tracks: Sequence[Track]) -> None:
    svg = parts(*tracks)
    assert overlaps(svg) == []
    assert outside(svg) == []


def test_where_not_all_years_have_room_the_ends_have() -> None:
    numbers = {
        text for text in texts(parts(track({2004: 22, 2018: 19, 2025: 12}))) if re.fullmatch(r"20\d\d", text)
    }
    assert {"2004", "2018", "2025"} <= numbers
    assert "2024" not in numbers


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = years([track({2024: 5, 2025: 6}, strong=True), track({2024: 5, 2025: 6})], LEGEND, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, PLAIN, PAPER}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    legend = Legend(axis="<b>", hollow="<b>", dashed="<b>")
    odd = Point(year=2020, value=1, note="<b>", hollow=True)
    assert "<b>" not in years(
        [Track(label="<b>", points=(odd, Point(year=2025, value=1, note="1")))], legend, says="<b>"
    )

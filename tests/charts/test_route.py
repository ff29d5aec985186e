"""The route with its strips: who has which part is told by words and pattern, and everything is inside."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN
from frontline.charts.route import HEIGHT, WIDTH, Duty, Strip, route

STATIONS = [f"Station {letter} & more" for letter in "ABCDEFGH"]


def drawn(risk: int = 5, cost: int = 6, here: int | None = None, says: str = "") -> str:
    return route(
        STATIONS,
        (
            Strip(
                title="Risk", until=risk, first="S: seller's risk", second="B: buyer's risk", mark="passes"
            ),
            Strip(
                title="Cost", until=cost, first="S: seller pays", second="B: buyer pays", mark="pays to here"
            ),
        ),
        "apart",
        [
            Duty(label="Exports", who="S: seller", side=0),
            Duty(label="Insurance", who="nobody", side=None),
            Duty(label="Imports", who="B: buyer", side=1),
        ],
        here,
        says=says,
    )


def texts(svg: str) -> list[str]:
    return [
        " ".join(text.itertext()) for text in ElementTree.fromstring(svg).iter() if text.tag[-4:] == "text"
    ]


def bars(svg: str) -> list[tuple[float, float]]:
    """Return begin and end of the four bars of the strips."""
    rects = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="32"', svg)
    return [(float(x), float(x) + float(width)) for x, width in rects]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    svg = drawn(says='It says "so" & more')
    assert ElementTree.fromstring(svg).attrib["role"] == "img"
    assert ElementTree.fromstring(svg).attrib["aria-label"] == 'It says "so" & more'


def test_it_uses_the_course_s_colours_alone() -> None:
    assert set(re.findall(r"#[0-9a-f]{6}", drawn(here=3))) == {STRONG, WARN, PLAIN, PAPER}


def test_stations_are_numbered_and_named() -> None:
    found = texts(drawn())
    assert [text for text in found if text.isdigit()] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert "Station A & more" in found


def test_each_strip_changes_hands_at_its_station() -> None:
    # Eight stations share 720 units: the fifth stands at 405, the sixth at 495.
    assert bars(drawn(risk=5, cost=6)) == [(1, 405), (405, 719), (1, 495), (495, 719)]


def test_the_sides_differ_without_colour() -> None:
    plain = re.sub(r"#[0-9a-f]{6}", "", drawn())
    assert plain.count("url(#fl-second-side)") == 3
    assert {"S: seller's risk", "B: buyer's risk", "S: seller", "B: buyer"} <= set(texts(plain))


@pytest.mark.parametrize(("until", "words"), [(1, ["S", "B: buyer's risk"]), (8, ["S: seller's risk", "B"])])
def test_a_narrow_part_says_its_letter_alone(until: int, words: list[str]) -> None:
    found = texts(drawn(risk=until, cost=until))
    assert [text for text in found if text in ("S", "B", "S: seller's risk", "B: buyer's risk")][:2] == words


def test_an_arrow_joins_the_two_places_only_where_they_lie_apart() -> None:
    def arrows(svg: str) -> list[str]:
        return re.findall(r'points="(\d+),239 (\d+),239"', svg)

    assert arrows(drawn(risk=3, cost=7)) == [("225", "585")]
    assert arrows(drawn(risk=5, cost=5)) == []


@pytest.mark.parametrize("here", range(1, 10))
def test_the_place_of_an_event_is_marked_with_a_sign_inside_the_picture(here: int) -> None:
    svg = drawn(here=here)
    assert "!" in texts(svg)
    marks = re.findall(r'points="([^"]*)" fill="none" stroke="#d55e00"', svg)
    assert len(marks) == 4
    left, right = (here - 1.5) * 90, (here - 0.5) * 90
    for mark in marks:
        xs = [float(point.split(",")[0]) for point in mark.split()]
        assert (min(xs), max(xs)) == (max(left, 0) + 3, min(right, 720) - 3)


def test_nothing_is_marked_where_nothing_happens() -> None:
    assert WARN not in drawn()
    assert "!" not in texts(drawn())


@pytest.mark.parametrize("until", [1, 8])
def test_words_at_the_edges_stay_inside(until: int) -> None:
    root = ElementTree.fromstring(drawn(risk=until, cost=until))
    for text in (one for one in root.iter() if one.tag.endswith("}text")):
        anchor, size = text.attrib["text-anchor"], float(text.attrib["font-size"])
        for line in text:
            x, length = float(line.attrib["x"]), len(line.text or "") * size * 0.55
            left = x - {"start": 0, "middle": length / 2, "end": length}[anchor]
            assert left >= -1
            assert left + length <= WIDTH + 1
            assert float(line.attrib["y"]) - size / 2 >= 0
            assert float(line.attrib["y"]) + size / 2 <= HEIGHT


def test_words_above_and_below_the_route_keep_apart() -> None:
    stations = ["Orchid Lane's kiln in Foshan, packed and ready"] * 8
    svg = route(
        stations,
        (
            Strip(title="", until=1, first="S: ", second="B: ", mark=""),
            Strip(title="", until=1, first="S: ", second="B: ", mark=""),
        ),
        "",
        [],
        None,
        says="",
    )
    rows: dict[float, list[tuple[float, float]]] = {}
    for text in (one for one in ElementTree.fromstring(svg).iter() if one.tag.endswith("}text")):
        for line in text:
            words = line.text or ""
            if len(words) < 4:
                continue
            x, length = float(line.attrib["x"]), len(words) * 13 * 0.56
            left = x - {"start": 0, "middle": length / 2, "end": length}[text.attrib["text-anchor"]]
            rows.setdefault(float(line.attrib["y"]), []).append((left, left + length))
    assert len(rows) == 6
    for spans in rows.values():
        spans.sort()
        assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    assert "…" not in svg

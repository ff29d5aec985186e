"""A meeting on a line of time: each item in its row, the end, and who leaves when."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from frontline.charts.drawing import LETTER
from frontline.charts.meeting import EDGE, FOOT, NAMES, STYLES, WIDTH, Bar, Mark, Person, meeting
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN
from frontline.explorations.settings.agenda import LONGEST

SVG = "{http://www.w3.org/2000/svg}"
BARS = [
    Bar(label="Actions", begins=0, ends=5, mark=Mark.DONE),
    Bar(label="Slides", begins=5, ends=25, mark=Mark.NOISE),
    Bar(label="Contract", begins=25, ends=40, mark=Mark.TALK),
    Bar(label="Reading back", begins=40, ends=65, mark=Mark.LATE),
]
PEOPLE = [Person(label="Owner", until=35, note="leaves at 15:35"), Person(label="Manager", until=60)]


def clock(minute: int) -> str:
    return f"{15 + minute // 60}:{minute % 60:02}"


def parts(bars: list[Bar] = BARS, minutes: int = 60, says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(meeting(bars, PEOPLE, minutes, clock, says=says))


def texts(root: ElementTree.Element) -> list[str]:
    found = (" ".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    return [text for text in found if text]


def boxes(root: ElementTree.Element) -> list[tuple[float, float, str]]:
    """Return left edge, width and fill of each item's box, without those of the legend."""
    found = [
        (float(one.attrib["x"]), float(one.attrib["width"]), one.attrib["fill"])
        for one in root.iter(f"{SVG}rect")
    ]
    return found[: -len(Mark)]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts(says='The "meeting" & more').attrib["aria-label"] == 'The "meeting" & more'
    assert parts().attrib["role"] == "img"


def test_items_stand_in_order_and_follow_each_other_in_time() -> None:
    scale = (WIDTH - NAMES - EDGE) / 65
    found = boxes(parts())
    assert [round((x - 1 - NAMES) / scale) for x, _, _ in found] == [0, 5, 25, 40]
    assert [round((width + 2) / scale) for _, width, _ in found] == [5, 20, 15, 25]
    said = texts(parts())
    numbers = [said.index(label) for label in ("Actions", "Slides", "Contract", "Reading back")]
    assert numbers == sorted(numbers)
    assert [said[at - 1] for at in numbers] == ["1", "2", "3", "4"]


def test_each_mark_is_known_without_its_colour() -> None:
    looks = {(style.get("stroke_dasharray"), str(style["fill"])) for style in STYLES.values()}
    assert len(looks) == len(Mark)
    assert all(mark.value in texts(parts()) for mark in Mark)


def test_people_are_there_until_they_leave() -> None:
    scale = (WIDTH - NAMES - EDGE) / 65
    ends = [
        one.attrib["points"].split()[-1].split(",")
        for one in parts().iter(f"{SVG}polyline")
        if one.attrib["points"].startswith(f"{NAMES},") and one.attrib["stroke"] == "currentColor"
    ]
    assert [round((float(x) - NAMES) / scale) for x, _ in ends] == [35, 60]
    assert "leaves at 15:35" in texts(parts())
    # Somebody who leaves is seen through all rows, somebody who stays is not.
    assert len([one for one in parts().iter() if one.attrib.get("stroke-dasharray") == "2 4"]) == 1


@pytest.mark.parametrize("minutes", [15, 45, 60, 90, 240])
@pytest.mark.parametrize("longest", [0, 65, 140, 480])
def test_times_do_not_overlap_and_the_end_has_its_time(minutes: int, longest: int) -> None:
    bars = [Bar(label="Item", begins=0, ends=longest, mark=Mark.LATE)] if longest else []
    times = [
        (float(one.attrib["x"]), one.text or "")
        for one in parts(bars, minutes).iter(f"{SVG}tspan")
        if re.fullmatch(r"\d\d:\d\d", one.text or "")
    ]
    assert clock(minutes) in {text for _, text in times}
    assert all(right - left >= 40 for left, right in pairwise(sorted(x for x, _ in times)))
    assert all(20 <= x <= WIDTH - 20 for x, _ in times)


@pytest.mark.parametrize("words", ["x" * 56, "long word " * 5 + "at end", "The damaged container: " * 2])
def test_long_words_are_all_there_and_stay_in_their_column(words: str) -> None:
    label = words.strip()
    assert len(label) <= LONGEST
    people = [Person(label=label, until=until, note="leaves at 15:05") for until in (5, 30, 55, 60)]
    bars = [Bar(label=label, begins=0, ends=5, mark=Mark.DONE)]
    root = ElementTree.fromstring(meeting(bars, people, 60, clock, says=""))
    assert "".join(texts(root)).replace(" ", "").count(label.replace(" ", "")) == 5
    height = float(root.attrib["viewBox"].split()[-1])
    for text in root.iter(f"{SVG}text"):
        for row in text.iter(f"{SVG}tspan"):
            width = len(row.text or "") * float(text.attrib["font-size"]) * LETTER
            x, y = float(row.attrib["x"]), float(row.attrib["y"])
            left = {"start": x, "end": x - width, "middle": x - width / 2}[text.attrib["text-anchor"]]
            assert left >= 0
            assert left + width <= WIDTH
            assert 6 <= y <= height - 6
            # Below the rows stands the legend.
            assert y > height - FOOT or left + width <= NAMES or left >= NAMES - 20


def test_an_empty_meeting_is_still_a_picture() -> None:
    assert boxes(parts([])) == []
    assert "16:00" in texts(parts([]))


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = meeting(BARS, PEOPLE, 60, clock, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, PLAIN, PAPER, WARN}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    svg = meeting([Bar(label="<b>", begins=0, ends=5, mark=Mark.DONE)], [], 60, clock, says="<i>")
    assert not re.search("<[bi]>", svg)
    assert "&lt;b&gt;" in svg

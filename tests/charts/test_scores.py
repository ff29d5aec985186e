"""Scores in groups: bars on a scale, a line for the score beside, and signs that need no colour."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from frontline.charts.palette import PAPER, PLAIN, STRONG
from frontline.charts.scores import Legend, Scale, Score, scores

SVG = "{http://www.w3.org/2000/svg}"
GROUPS = {"before": "Before", "after": "After"}
SCALE = Scale(least=1, most=5, low="not important", high="very important")
LEGEND = Legend(chosen="your choice", high="among the highest 3", beside="mean of all", empty="Nothing here.")
OPEN = [Score(label="price", group="before", chosen=True), Score(label="papers", group="before")]
SHOWN = [
    Score(label="price", group="before", score=3, beside=4, chosen=True),
    Score(label="papers", group="before", score=5, beside=4.3, high=True),
    Score(label="calendars", group="before", score=1, beside=1.9),
]


def parts(rows: list[Score], says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(scores(GROUPS, rows, SCALE, LEGEND, says=says))


def texts(rows: list[Score]) -> list[str]:
    found = ["".join(one.itertext()) for one in parts(rows).iter(f"{SVG}text")]
    return [text for text in found if text]


def bars(rows: list[Score]) -> list[tuple[float, str]]:
    found = [(float(one.attrib["width"]), one.attrib["fill"]) for one in parts(rows).iter(f"{SVG}rect")]
    return [(width, fill) for width, fill in found if width != 26]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts(SHOWN, 'Scores "now" & here').attrib["aria-label"] == 'Scores "now" & here'
    assert parts(SHOWN).attrib["role"] == "img"


def test_without_scores_there_are_names_and_choices_only() -> None:
    assert texts(OPEN) == ["Before", "price", "★", "papers", "After", "Nothing here.", "★ your choice"]
    assert bars(OPEN) == []


def test_a_bar_begins_at_the_low_end_of_the_scale() -> None:
    # The scale from 1 to 5 is 274 wide.
    assert bars(SHOWN) == [(137, PLAIN), (274, STRONG), (274, "url(#fl-highest)"), (3, PLAIN)]


def test_the_score_beside_is_a_line_at_its_place() -> None:
    places = [one.attrib["points"].split(",")[0] for one in parts(SHOWN).iter(f"{SVG}polyline")]
    assert places[:3] == ["541.5", "562.05", "397.65"]


def test_each_score_is_written_beside_that_of_all() -> None:
    words = texts(SHOWN)
    assert [word for word in words if re.search(r"\d\.\d", word)] == [
        *("3.0", "all: 4.0"),
        *("5.0", "all: 4.3"),
        *("1.0", "all: 1.9"),
    ]
    assert words[:7] == ["not important", "very important", "1", "2", "3", "4", "5"]
    assert words[-3:] == ["★ your choice", "among the highest 3", "mean of all"]


def test_the_longest_name_of_the_survey_is_not_cut() -> None:
    long = Score(label="told early when something goes wrong", group="before", chosen=True)
    assert long.label in texts([long])


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = scores(GROUPS, SHOWN, SCALE, LEGEND, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, PLAIN, PAPER}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    assert "<b>" not in scores({"x": "<b>"}, [Score(label="<b>", group="x")], SCALE, LEGEND, says="<b>")

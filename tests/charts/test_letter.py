"""A message as a sheet: every word is there, nothing overlaps, and each sign has a shape and a word."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from frontline.charts.letter import SAID, SHEET, WIDTH, Line, Sign, letter
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

SVG = "{http://www.w3.org/2000/svg}"
CAPITAL = 0.7
"""Width of a capital letter as a part of its size."""
LONG = ("PLS ADV CY CUT OFF " * 11)[:200]
LINES = [Line(label="First line", text="Box rolled."), Line(label="Second line", text="Please confirm.")]
SENT = [
    Line(label="One", text="Box rolled.", sign=Sign.WORKS, reply="Understood."),
    Line(label="Two", text="Please confirm.", sign=Sign.ASKS, reply="Confirm what?"),
    Line(label="Three", text="Sunday.", sign=Sign.WRONG, reply="He comes on Sunday."),
    Line(label="Four", text="Thank you.", sign=Sign.NOISE),
]


def parts(head: str, lines: list[Line], says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(letter(head, lines, says=says))


def texts(lines: list[Line], head: str = "To: Mr Gill") -> list[str]:
    found = (" ".join(one.itertext()) for one in parts(head, lines).iter(f"{SVG}text"))
    return [text for text in found if text]


def rows(head: str, lines: list[Line]) -> list[tuple[float, float, float, str]]:
    """Return left edge, middle, size and words of every row that begins at its left edge."""
    return [
        (float(row.attrib["x"]), float(row.attrib["y"]), float(text.attrib["font-size"]), row.text or "")
        for text in parts(head, lines).iter(f"{SVG}text")
        if text.attrib["text-anchor"] == "start"
        for row in text.iter(f"{SVG}tspan")
    ]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts("To", LINES, 'To "Gill" & others').attrib["aria-label"] == 'To "Gill" & others'
    assert parts("To", LINES).attrib["role"] == "img"


def test_before_it_is_sent_there_are_lines_and_no_signs() -> None:
    assert texts(LINES) == ["To: Mr Gill", "First line", "Box rolled.", "Second line", "Please confirm."]
    svg = letter("To", LINES, says="")
    assert not re.search("<circle|stroke-dasharray", svg)


def test_each_sign_stands_beside_its_line_with_a_word_and_the_reply() -> None:
    said = texts(SENT)
    assert said[1:5] == ["One", "Box rolled.", "works", "Understood."]
    assert said[5:10] == ["Two", "Please confirm.", "?", "asks back", "Confirm what?"]
    assert said[10:15] == ["Three", "Sunday.", "!", "does the wrong thing", "He comes on Sunday."]
    assert said[15:] == ["Four", "Thank you.", "read for nothing"]


def test_each_sign_is_another_shape() -> None:
    def shape(sign: Sign) -> list[str]:
        found = parts("To", [Line(label="One", text="Text", sign=sign)])
        outlines = [one.tag.removeprefix(SVG) for one in found if one.tag != f"{SVG}text"]
        # The sheet and the line under its head are always there.
        return outlines[2:]

    shapes = {sign: shape(sign) for sign in Sign}
    assert shapes == {
        Sign.WORKS: ["circle", "polyline"],
        Sign.ASKS: ["circle"],
        Sign.WRONG: ["polyline"],
        Sign.NOISE: ["rect", "polyline"],
    }
    assert len(set(SAID.values())) == len(Sign) == len(SAID)


@pytest.mark.parametrize("head", ["To: Mr Gill", "To: " + LONG], ids=["short", "long"])
def test_long_words_are_all_there_stay_in_their_column_and_do_not_overlap(head: str) -> None:
    long = [Line(label=LONG, text=LONG, sign=sign, reply=LONG) for sign in Sign]
    assert texts(long, head).count(" ".join(LONG.split())) == 12
    assert "…" not in letter(head, long, says="")
    height = float(parts(head, long).attrib["viewBox"].split()[-1])
    placed = rows(head, long)
    for x, y, size, text in placed:
        assert x + len(text) * size * CAPITAL <= (SHEET if x < SHEET else WIDTH)
        assert size / 2 < y < height - size / 2
    for column in {x for x, *_ in placed}:
        middles = sorted(y for x, y, *_ in placed if x == column)
        assert all(below - above > 14 for above, below in pairwise(middles))


def test_a_line_without_a_reply_is_as_high_as_its_words() -> None:
    short, long = (float(parts("To", ones).attrib["viewBox"].split()[-1]) for ones in (LINES, SENT))
    assert short < long < 2.5 * short


def test_a_line_that_is_not_written_looks_lighter() -> None:
    [bold] = re.findall(r'font-weight="600">[^>]*>Box', letter("To", [LINES[0]], says=""))
    assert bold
    left_out = Line(label="One", text="(left out)", written=False)
    assert not re.search(r'font-weight="600">[^>]*>\(left', letter("To", [left_out], says=""))


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = letter("To", SENT, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, PLAIN, PAPER, WARN}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    odd = Line(label="<b>", text="<i>", sign=Sign.ASKS, reply="<u>&")
    svg = letter("<s>", [odd], says="<q>")
    assert not re.search("<[biusq]>", svg)
    assert "&lt;u&gt;&amp;" in svg


def test_an_unknown_sign_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match="a sign is one of works, asks, wrong, noise, not 'maybe'"):
        Sign("maybe")

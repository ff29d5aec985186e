"""The preview of a souvenir: every thing with every print is drawn in its frame, in the house's colours."""

from __future__ import annotations

import re
from itertools import product
from xml.etree import ElementTree

import pytest

from frontline.charts.drawing import LETTER
from frontline.charts.palette import PAPER, PLAIN, STRONG
from frontline.charts.souvenir import (
    COLOURS,
    HEIGHT,
    MARK,
    PRINTS,
    SCALE,
    SIZE,
    WIDTH,
    WRAPS,
    Souvenir,
    printable,
    souvenir,
    taggable,
)
from frontline.charts.things import THINGS

SVG = "{http://www.w3.org/2000/svg}"
MOVE = re.compile(r"translate\((\S+) (\S+)\) scale\((\S+)\)")
PRINTED, TAGGED = "Hotline and prices", "Merry Christmas from your Kestrel Bay team"


def parts(one: Souvenir, says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(souvenir(one, says=says))


def full(thing: str, **other: str) -> Souvenir:
    plain = {"colour": "blue", "print": "small", "wrap": "box", "printed": PRINTED, "tag": TAGGED, **other}
    return Souvenir(thing=thing, **plain)


def texts(root: ElementTree.Element) -> list[str]:
    found = (" ".join(one.itertext()) for one in root.iter(f"{SVG}text"))
    return [text for text in found if text]


def rows(root: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """Return left, right, middle and size of every line of words, where it is in the picture."""
    found = []

    def walk(one: ElementTree.Element, right: float, down: float, scale: float) -> None:
        if moved := MOVE.fullmatch(one.attrib.get("transform", "")):
            by, to, times = map(float, moved.groups())
            right, down, scale = right + scale * by, down + scale * to, scale * times
        if one.tag == f"{SVG}text":
            for row in one:
                size = float(one.attrib["font-size"]) * scale
                x = right + float(row.attrib["x"]) * scale
                half = len(row.text or "") * size * LETTER / 2
                found.append((x - half, x + half, down + float(row.attrib["y"]) * scale, size))
        for child in one if one.tag != f"{SVG}text" else ():
            walk(child, right, down, scale)

    walk(root, 0, 0, 1)
    return found


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts(full("mug"), 'A "mug" & more').attrib["aria-label"] == 'A "mug" & more'
    assert parts(full("mug")).attrib["role"] == "img"


def test_nothing_chosen_is_still_a_picture() -> None:
    assert texts(parts(Souvenir(thing_says="No thing yet"))) == ["No thing yet"]
    assert 'stroke-dasharray="6 5"' in souvenir(Souvenir(), says="")


@pytest.mark.parametrize("thing", THINGS)
def test_each_thing_carries_its_print_in_both_colours(thing: str) -> None:
    for colour, size in product(COLOURS, PRINTS):
        root = parts(full(thing, colour=colour, print=size))
        assert texts(root) == [PRINTED, TAGGED]
        inks = {path.attrib["stroke"] for path in root.iter(f"{SVG}path")}
        # The mark of the tag is always blue on white.
        assert inks <= {STRONG, PAPER, "currentColor"}
        assert COLOURS[colour].body != COLOURS[colour].print


@pytest.mark.parametrize("thing", THINGS)
def test_what_is_white_has_edges_that_a_dark_page_does_not_swallow(thing: str) -> None:
    def edges(colour: str) -> list[str]:
        return [group.attrib["color"] for group in parts(full(thing, colour=colour)).findall(f"{SVG}g")]

    # The thing, its wrapping, and the tag, which is always white.
    assert edges("white") == [STRONG, STRONG, STRONG]
    assert edges("blue") == ["currentColor", "currentColor", STRONG]


def test_things_prints_and_wraps_look_different() -> None:
    assert len({souvenir(full(thing), says="") for thing in THINGS}) == len(THINGS) == 10
    assert len({souvenir(full("mug", print=size), says="") for size in PRINTS}) == len(PRINTS)
    assert len({souvenir(full("mug", wrap=wrap), says="") for wrap in WRAPS}) == len(WRAPS)
    assert len({souvenir(full("mug", colour=colour), says="") for colour in COLOURS}) == len(COLOURS)


def test_a_large_print_is_larger_where_there_is_room() -> None:
    def scales(size: str) -> list[float]:
        svg = souvenir(full("tote bag", print=size, printed="", tag=""), says="")
        return [float(move[2]) for move in MOVE.findall(svg) if float(move[2]) != SCALE]

    assert (scales("none"), scales("small"), scales("large")) == ([], [1.0], [1.6])


@pytest.mark.parametrize("thing", THINGS)
def test_mark_and_words_together_have_room_on_the_thing(thing: str) -> None:
    place = THINGS[thing].place
    svg = souvenir(full(thing, print="large", tag=""), says="")
    [scale] = [float(move[2]) for move in MOVE.findall(svg) if float(move[2]) != SCALE]
    lines = len(next(text for text in parts(full(thing)).iter(f"{SVG}text")))
    assert 0.4 < scale <= PRINTS["large"]
    assert scale * MARK[0] <= place.width + 0.01
    assert scale * MARK[1] + lines * SIZE * 1.2 <= place.height + 0.01


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("size", PRINTS)
def test_words_are_on_the_thing_and_do_not_meet(thing: str, size: str) -> None:
    says = "Notebook with a very hard cover and a long name, white, of sixty letters"
    root = parts(full(thing, print=size, thing_says=says, wrap_says=says))
    placed = rows(root)
    for left, right, y, high in placed:
        assert left >= 0
        assert right <= WIDTH
        assert high / 2 <= y <= HEIGHT - high / 2
        assert high >= 12
    for one, other in product(placed, placed):
        apart = one[1] <= other[0] or other[1] <= one[0] or abs(one[2] - other[2]) >= min(one[3], other[3])
        assert one == other or apart
    place = THINGS[thing].place
    assert len(PRINTED) * SIZE * LETTER / 2 <= place.width


def test_words_that_have_no_room_are_known() -> None:
    assert printable("")
    assert printable(PRINTED)
    assert not printable("Hotline, prices and more")
    assert taggable(TAGGED)
    assert not taggable("word " * 20)
    assert "…" in souvenir(full("notebook", printed="Hotline, prices and more"), says="")
    assert not any("…" in text for thing in THINGS for text in texts(parts(full(thing))))


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    for thing in THINGS:
        svg = souvenir(full(thing), says="")
        assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, PLAIN, PAPER}
        assert "currentColor" in svg


def test_words_are_words_only() -> None:
    svg = souvenir(full("mug", printed="<b>", tag="<i>", thing_says="<u>", wrap_says="<s>"), says="<q>")
    assert not re.search("<[biusq]>", svg)
    assert "&lt;b&gt;" in svg

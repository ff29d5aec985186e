"""Some days at a desk: every word stays apart and inside, and every sign lies where it is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

import pytest

from frontline.charts.drawing import LETTER
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN
from frontline.charts.timeline import STILL, WIDTH, Case, Mark, Workday, desk_days

MONDAY = date(2026, 6, 29)
LONG = "Somebody with a rather long name, for a customer whose own name is longer still, one-to-one chat"


def at(day: int, clock: str) -> datetime:
    """Return a clock time so many days after Monday."""
    return datetime.combine(MONDAY + timedelta(days=day), time.fromisoformat(clock))


def days(count: int, *shut: int) -> list[Workday]:
    return [
        Workday(opens=at(number, "09:00"), closes=at(number, "18:00"), shut=number in shut)
        for number in range(count)
        if at(number, "09:00").weekday() < 5
    ]


def picture(cases: Sequence[Case], line: Sequence[Workday], now: datetime, **more: object) -> str:
    stops = [(at(3, "11:40"), at(3, "16:10"))] if len(line) > 3 else []
    return desk_days(cases, line, stops, now, **{"still": "", "says": "", **more})  # type: ignore[arg-type]


def case(label: str = "Ms Yeung", marks: Sequence[Mark] = (), day: int = 0) -> Case:
    done = ((at(day, "10:00"), at(day, "10:06")), (at(day, "10:06"), at(day, "10:20")))
    return Case(label=label, begins=at(day, "09:10"), ends=at(day, "17:00"), marks=tuple(marks), done=done)


def texts(svg: str) -> list[tuple[float, float, float, float, str]]:
    """Return each line of words as left, right, top, bottom and text, as wide as the drawing counts it."""
    found = []
    for group, dy in groups(svg):
        for text in group.iter("{http://www.w3.org/2000/svg}text"):
            size = float(text.attrib["font-size"])
            assert size >= 11
            for span in text:
                x, y, said = float(span.attrib["x"]), float(span.attrib["y"]) + dy, span.text or ""
                wide = len(said) * size * LETTER
                left = {"middle": x - wide / 2, "end": x - wide, "start": x}[text.attrib["text-anchor"]]
                found.append((left, left + wide, y - size / 2, y + size / 2, said))
    return found


def groups(svg: str) -> list[tuple[ElementTree.Element, float]]:
    """Return the drawing and its rows, each with how far down it lies."""
    root = ElementTree.fromstring(svg)
    rows = root.findall("{http://www.w3.org/2000/svg}g")
    for row in rows:
        root.remove(row)
    return [(root, 0.0), *((row, float(row.attrib["transform"].split()[1].rstrip(")"))) for row in rows)]


def signs(svg: str) -> list[tuple[float, float]]:
    """Return the middle of each sign in the rows."""
    found = []
    for row, dy in groups(svg)[1:]:
        found += [
            (float(one.attrib["cx"]), float(one.attrib["cy"]) + dy)
            for one in row.iter("{http://www.w3.org/2000/svg}circle")
        ]
        found += [
            (float(one.attrib["x"]) + 7, float(one.attrib["y"]) + 7 + dy)
            for one in row.iter("{http://www.w3.org/2000/svg}rect")
            if one.attrib["fill"] == WARN
        ]
    return found


def full(count: int, *shut: int, later: bool = False) -> str:
    """Return five requests over so many days, with more promises than a desk can have."""
    line = days(count, *shut)
    cases = []
    for number in range(5):
        marks = [
            Mark(one.opens + timedelta(minutes=minute), kept)
            for one in line
            if not one.shut
            for minute, kept in (
                (60 + 30 * number, True),
                (75 + 30 * number, False),
                (480, None),
                (540, None),
            )
        ]
        marks += [Mark(line[-1].closes + timedelta(days=2), None)] * 2 if later else []
        cases.append(case(LONG, marks, number % 2))
    still = "; ".join(["Hong Kong Special Administrative Region Establishment Day"] * 3)
    return picture(cases, line, at(1, "12:00"), still=still)


SIZES = pytest.mark.parametrize(
    ("count", "shut", "later"), [(2, (), False), (5, (2,), False), (5, (), True), (12, (1,), True)]
)


@SIZES
def test_words_stay_apart_and_inside(count: int, shut: tuple[int, ...], later: bool) -> None:
    svg = full(count, *shut, later=later)
    height = float(re.search(r'viewBox="0 0 \d+ ([\d.]+)"', svg)[1])  # type: ignore[index]
    found = texts(svg)
    for left, right, top, bottom, said in found:
        assert left >= 0, said
        assert right <= WIDTH, said
        assert 0 <= top < bottom <= height, said
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
            assert apart, (one, other)


@SIZES
def test_signs_stay_apart_and_inside(count: int, shut: tuple[int, ...], later: bool) -> None:
    svg = full(count, *shut, later=later)
    found = signs(svg)
    running = len(days(count, *shut)) - len(shut)
    assert len(found) == 5 * (4 * running + 2 * later)
    for number, (x, y) in enumerate(found):
        assert 7 <= x <= WIDTH - 7
        assert all(abs(x - left) >= 14 or abs(y - top) >= 14 for left, top in found[number + 1 :])


def test_kept_broken_and_open_differ_by_shape() -> None:
    row = {
        kept: groups(picture([case(marks=[Mark(at(0, "12:00"), kept)])], days(2), at(0, "13:00")))[1][0]
        for kept in (True, False, None)
    }

    def count(kept: bool | None, shape: str) -> int:
        return len(row[kept].findall(f"{{http://www.w3.org/2000/svg}}{shape}"))

    # The two steps are boxes, and the line is the request.
    assert [(count(kept, "circle"), count(kept, "rect"), count(kept, "polyline")) for kept in row] == [
        (1, 2, 2),
        (0, 3, 3),
        (1, 2, 1),
    ]


def test_a_broken_promise_is_marked_in_the_name_as_well() -> None:
    assert ">! Ms Yeung<" in picture([case(marks=[Mark(at(0, "12:00"), False)])], days(2), at(0, "13:00"))
    assert ">! " not in picture([case(marks=[Mark(at(0, "12:00"), True)])], days(2), at(0, "13:00"))


def test_only_working_hours_take_room() -> None:
    marks = [Mark(at(0, "09:00"), None), Mark(at(0, "18:00"), None), Mark(at(1, "09:00"), None)]
    opens, closes, next_day = (x for x, _ in signs(picture([case(marks=marks)], days(2), at(0, "09:00"))))
    assert closes - opens > 200
    assert next_day - closes < 20


def test_hours_outside_the_desk_lie_at_its_end() -> None:
    marks = [Mark(at(0, "18:00"), None), Mark(at(0, "21:00"), None)]
    first, second = (x for x, _ in signs(picture([case(marks=marks)], days(2), at(0, "09:00"))))
    assert first == second


def test_a_day_off_and_a_stop_are_hatched() -> None:
    plain = picture([case()], days(3), at(0, "09:00"))
    assert plain.count(f"url(#{STILL})") == 0
    assert picture([case()], days(3, 1), at(0, "09:00")).count(f"url(#{STILL})") == 1
    both = picture([case()], days(5, 2), at(4, "09:00"), still="Typhoon signal 8 & more")
    assert both.count(f"url(#{STILL})") == 3  # and the legend
    assert "the clock stands still: Typhoon signal 8 &amp; more" in both


def test_days_without_a_request_are_as_high_as_one_row() -> None:
    empty, one = picture([], days(3, 1), at(0, "09:00")), picture([case()], days(3, 1), at(0, "09:00"))
    heights = [re.search(r'viewBox="0 0 760 (\d+)"', svg) for svg in (empty, one)]
    assert heights[0] and heights[1]
    assert heights[0][1] == heights[1][1]


def test_a_weekend_that_is_left_out_has_two_lines() -> None:
    one = picture([case()], days(2), at(0, "09:00")).count("<polyline")
    line = [days(5)[4], days(12)[5]]
    assert [day.opens.weekday() for day in line] == [4, 0]
    two = desk_days([case()], line, [], at(4, "09:00"), still="", says="").count("<polyline")
    assert two == one + 1


def test_a_day_has_as_much_of_its_name_as_fits() -> None:
    assert ">Monday 29 June<" in picture([], days(3), at(0, "09:00"))
    assert ">Mon 29<" in picture([], days(12), at(0, "09:00"))


def test_it_uses_the_course_s_colours_alone() -> None:
    svg = full(5, 2, later=True)
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {STRONG, WARN, PLAIN, PAPER}
    assert "currentColor" in svg

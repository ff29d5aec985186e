"""A line of working time: days side by side, a break between them, and what is too late."""

from __future__ import annotations

import itertools
import re
from datetime import date, datetime, time
from xml.etree import ElementTree

import pytest

from frontline.charts import Deadline, deadlines
from frontline.charts.deadlines import Look
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

DAYS = [date(2026, 7, 8), date(2026, 7, 9)]


def at(words: str, day: int = 8) -> datetime:
    return datetime.fromisoformat(f"2026-07-{day:02} {words}")


def drawn(*rows: Deadline, says: str = "") -> str:
    return deadlines(rows, at("15:00"), DAYS, time(9), time(18), says=says)


def bars(svg: str) -> list[tuple[float, float]]:
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="16"', svg)
    return [(float(x), float(x) + float(width)) for x, width in found]


PROMISE = Deadline(label="Promise", look=Look.PROMISE, begins=at("09:00"), at=at("15:00"))
WORK = Deadline(label="Answer", look=Look.WORK, begins=at("16:30"), at=at("10:30", 9), late=True)
CALL = Deadline(label="You <phone>", look=Look.MOMENT, at=at("10:30", 9), late=True)


def test_it_is_one_picture_with_a_text_alternative_in_the_course_s_colours() -> None:
    svg = drawn(PROMISE, WORK, CALL, says='It says "so" & more')
    root = ElementTree.fromstring(svg)
    assert root.attrib["aria-label"] == 'It says "so" & more'
    assert root.attrib["role"] == "img"
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, WARN, PLAIN, PAPER}


def test_every_row_says_its_day_and_its_hour() -> None:
    svg = drawn(PROMISE, WORK)
    assert "Wed 15:00" in svg
    assert "Thu 10:30" in svg


def test_what_goes_on_tomorrow_is_broken_where_the_office_is_closed() -> None:
    today, tomorrow = bars(drawn(WORK))
    assert today[1] < tomorrow[0]
    # 1.5 hours today and 1.5 hours tomorrow
    assert today[1] - today[0] == pytest.approx(tomorrow[1] - tomorrow[0], abs=0.1)


def test_days_and_the_break_between_them_are_named() -> None:
    svg = drawn(PROMISE)
    assert "Wednesday" in svg
    assert "Thursday" in svg
    assert svg.count("closed") == 1


def test_what_is_too_late_has_a_sign_and_a_line_of_its_own() -> None:
    assert "! You &lt;phone&gt;" in drawn(CALL)
    assert "stroke-dasharray" in drawn(WORK)
    assert "stroke-dasharray" not in drawn(PROMISE)


def test_a_moment_on_a_day_that_is_not_shown_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        drawn(Deadline(label="Late", look=Look.MOMENT, at=at("10:00", 10)))


def test_on_many_days_the_numbers_do_not_lie_on_each_other() -> None:
    days = [date(2026, 7, day) for day in (6, 7, 8, 9, 10)]
    svg = deadlines([PROMISE], at("15:00"), days, time(9), time(18), says="")
    places = [float(x) for x, hour in re.findall(r'<tspan x="([\d.]+)"[^>]*>(\d\d:\d\d)<', svg)]
    assert len(places) == 10
    assert all(after - before >= 35 for before, after in itertools.pairwise(places))

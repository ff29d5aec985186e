"""A week's rota as a desk: who is there when, what it costs, and what becomes of the contacts."""

import math
from collections.abc import Mapping

import numpy as np
import pytest

from frontline.models.desk import Crew, Desk, Stream, draw, outcome, serve
from frontline.models.week import FREE, Person, Shift, crews, paid_hours, present, work

DAY = Shift(pieces=((0, 180), (240, 540)))
HALF = Shift(pieces=((0, 240),))
SHIFTS: Mapping[str, Shift] = {"day": DAY, "half": HALF}
PEOPLE = {"ada": Person(skills=("mail",)), "ben": Person(skills=("call", "mail"))}
ROTA = {"ada": ("day", FREE, "half"), "ben": (FREE, "half", "half")}
MAIL = Stream(name="mail", hourly=(2.0,) * 9, handle=20, promise=60, daily=(1.5, 1.0, 0.5))
CALL = Stream(name="call", hourly=(1.0,) * 9, handle=6, promise=1, patience=3, daily=(1.0,))


def desk() -> Desk:
    of_each = crews(ROTA, PEOPLE, SHIFTS)
    return Desk(streams=(MAIL, CALL), crews=tuple(crew for own in of_each.values() for crew in own))


def test_each_piece_of_a_shift_is_a_crew_on_its_days() -> None:
    assert crews(ROTA, PEOPLE, SHIFTS) == {
        "ada": [
            Crew(heads=1, skills=("mail",), start=0, end=180, days=(0,)),
            Crew(heads=1, skills=("mail",), start=240, end=540, days=(0,)),
            Crew(heads=1, skills=("mail",), start=0, end=240, days=(2,)),
        ],
        "ben": [Crew(heads=1, skills=("call", "mail"), start=0, end=240, days=(1, 2))],
    }


def test_breaks_are_not_paid() -> None:
    assert DAY.hours == 8
    assert paid_hours(ROTA, SHIFTS) == 8 + 4 + 4 + 4
    assert paid_hours({"ada": (FREE, FREE)}, SHIFTS) == 0


def test_people_are_counted_hour_by_hour() -> None:
    assert present(desk(), 3) == [
        [1, 1, 1, 0, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 0, 0, 0, 0, 0],
        [2, 2, 2, 2, 0, 0, 0, 0, 0],
    ]


def test_a_piece_that_ends_within_an_hour_counts_in_part() -> None:
    crew = Crew(heads=2, skills=("mail",), start=30, end=75)
    assert present(Desk(streams=(MAIL,), crews=(crew,)), 1)[0][:3] == [1, 0.5, 0]


def test_work_follows_the_weight_of_the_day() -> None:
    monday, tuesday, wednesday, again = work((MAIL, CALL), 4)
    assert monday == pytest.approx([1.5 * 2 * 20 / 60 + 0.1] * 9)
    assert tuesday == pytest.approx([2 * 20 / 60 + 0.1] * 9)
    assert wednesday == pytest.approx([0.5 * 2 * 20 / 60 + 0.1] * 9)
    assert again == monday


def test_nobody_is_served_on_a_day_without_a_shift() -> None:
    alone = Desk(streams=(MAIL,), crews=(Crew(heads=1, skills=("mail",), start=0, end=540, days=(1,)),))
    log = serve(alone, draw(alone, 3, seed=4))
    begun = log.begun[~np.isnan(log.begun)]
    assert len(begun) > 5
    assert begun.min() >= 540
    assert begun.max() < 2 * 540
    assert outcome(log).crews[0] > 0.5


def test_contacts_follow_the_weight_of_the_day() -> None:
    drawn = draw(desk(), 300, seed=1)
    mails = drawn.at[drawn.stream == 0] // 540
    counts = [sum(int(day) % 3 == weekday for day in mails) / 100 for weekday in range(3)]
    # 18 mails a day, times the weight; a hundred days of each: three standard errors.
    for count, expected in zip(counts, (27, 18, 9), strict=True):
        assert count == pytest.approx(expected, abs=3 * math.sqrt(expected / 100))


@pytest.mark.parametrize("daily", [(), (1.0, -0.5)])
def test_weights_of_days_that_cannot_be_are_refused(daily: tuple[float, ...]) -> None:
    stream = Stream(name="mail", hourly=(1.0,), handle=5, promise=60, daily=daily)
    with pytest.raises(ValueError, match="mail"):
        Desk(streams=(stream,), crews=())

"""Entries: small answers inside a question."""

import pytest

from frontline.questions.entries import Entry, clock, credit, minutes, plain, right

PLACE = Entry(kind="options", title="Place", options={"hkg": "Hong Kong", "ham": "Hamburg"})
WORDS, CLOCK, MONEY = Entry(), Entry(kind="clock"), Entry(kind="number", unit="HK$")


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("1430", "14:30"),
        ("14h30", "14:30"),
        ("930", "09:30"),
        ("9:30", "09:30"),
        (" 9 : 30 ".replace(" : ", ":"), "09:30"),
        ("2.30 pm", "14:30"),
        ("2pm", "14:00"),
        ("2 P.M.", "14:00"),
        ("12 am", "00:00"),
        ("12 pm", "12:00"),
        ("00:00", "00:00"),
        ("１４：３０", "14:30"),
    ],
)
def test_times_are_read_as_people_write_them(written: str, time: str) -> None:
    at = minutes(written)
    assert at is not None
    assert clock(at) == time


@pytest.mark.parametrize(
    "written", ["", "24:00", "14:60", "14", "13 pm", "0 am", "-1:30", "soon", "14:30:00", "9:3"]
)
def test_what_is_no_time_of_day_is_not_read(written: str) -> None:
    assert minutes(written) is None


@pytest.mark.parametrize("written", ["Not decided", "not-decided", " NOT  decided. ", "notdecided"])
def test_case_spaces_hyphens_and_a_final_stop_do_not_matter(written: str) -> None:
    assert plain(written) == plain("not decided")
    assert credit(WORDS, {"words": ["open", "not decided"]}, written) == 1.0


def test_other_words_earn_nothing() -> None:
    assert credit(WORDS, {"words": ["open"]}, "opened") == 0.0


def test_a_time_counts_within_its_span() -> None:
    key = {"from": 11 * 60 + 30, "to": 13 * 60 + 30}
    times = ["11:29", "11:30", "1 pm", "13.30", "13:31", "later"]
    assert [credit(CLOCK, key, at) for at in times] == [0.0, 1.0, 1.0, 1.0, 0.0, 0.0]


def test_a_number_counts_within_its_tolerance_with_or_without_its_unit() -> None:
    key = {"answer": 450.0, "tolerance": 0.5}
    assert [credit(MONEY, key, one) for one in ["450", "HK$450", "450.5", "451", "none"]] == [1, 1, 1, 0, 0]


def test_an_option_earns_what_the_key_says() -> None:
    key = {"options": {"hkg": 1.0, "ham": 0.5}}
    assert [credit(PLACE, key, one) for one in ["hkg", "ham", "Hong Kong"]] == [1.0, 0.5, 0.0]


def test_what_belongs_in_a_box_is_said_as_people_read_it() -> None:
    assert right(PLACE, {"options": {"hkg": 1.0, "ham": 0.5}}) == "Hong Kong"
    assert right(CLOCK, {"from": 570, "to": 570}) == "09:30"
    assert right(CLOCK, {"from": 570, "to": 630}) == "09:30 to 10:30"
    assert right(MONEY, {"answer": 450.0, "tolerance": 0}) == "450 HK$"
    assert right(WORDS, {"words": ["open", "not decided"]}) == "open"


def test_a_box_says_how_to_write_what_it_cannot_read() -> None:
    assert CLOCK.remark("soon") == "Write a time of day like 14:30."
    assert MONEY.remark("four") == "Write a number in digits, like 26 or 26.5."
    assert CLOCK.remark("14:30") == MONEY.remark("450") == WORDS.remark("soon") == ""

"""What the place of a hand-in claims."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frontline.grading.collecting.claims import Claim, claims, loosely, moment, read_place
from frontline.store.answers import RefusedError

EX = "212a-ii-1-rolled-booking"


def of(*place: str) -> Claim:
    claim = read_place(place)
    assert claim is not None
    return claim


def test_a_learner_s_folder_and_a_hand_in_file_say_the_same() -> None:
    assert of("amy", EX, "answers.json") == of(f"{EX}--amy.json") == of("stick", "term 1", f"{EX}--amy.json")
    assert (of(f"{EX}--amy.json").who, of(f"{EX}--amy.json").exercise) == ("amy", EX)


@pytest.mark.parametrize("name", [f"{EX}--amy (1).json", f"{EX}--amy_(12).json", f"{EX}--amy(2).JSON"])
def test_the_number_of_a_download_is_no_part_of_the_name(name: str) -> None:
    assert (of(name).who, of(name).exercise) == ("amy", EX)


def test_any_other_json_file_claims_nothing_so_that_it_is_asked_itself() -> None:
    assert of("hand in.json") == Claim(original="hand in.json")


@pytest.mark.parametrize(
    "place",
    [
        ("Chan Tai Man_1234567_assignsubmission_file", f"{EX}--s1.json"),
        ("Chan Tai Man_1234567_assignsubmission_file_", f"{EX}--s1.json"),
        ("unzipped", "Chan Tai Man_1234567_assignsubmission_file", "in a folder", f"{EX}--s1 (1).json"),
        (f"Chan Tai Man_1234567_assignsubmission_file_{EX}--s1.json",),
    ],
)
def test_moodle_names_the_learner_and_the_file_the_exercise(place: tuple[str, ...]) -> None:
    claim = of(*place)
    assert (claim.who, claim.lms, claim.exercise) == ("Chan Tai Man", "Moodle", EX)
    assert of(claim.original) == claim


def test_what_was_typed_into_moodle_is_left_out() -> None:
    assert read_place(("Amy Lo_12_assignsubmission_onlinetext", "onlinetext.html")) is None
    assert read_place(("Amy Lo_12_assignsubmission_onlinetext_onlinetext.html",)) is None


def test_a_file_s_own_name_cannot_name_another_learner_in_moodle_s_place() -> None:
    spoof = f"Bob Lo_77_assignsubmission_file_{EX}--bob.json"
    assert of("Amy Lo_12_assignsubmission_file", spoof).who == "Amy Lo"
    assert of(f"Amy Lo_12_assignsubmission_file_{spoof}").who == "Amy Lo"


def test_where_moodle_hides_names_the_file_s_is_taken() -> None:
    claim = of("Participant_12_assignsubmission_file", f"{EX}--s1.json")
    assert (claim.who, claim.lms) == ("s1", "")


@pytest.mark.parametrize(
    ("name", "who"),
    [
        (f"chantaiman_1001_20001_{EX}--s1.json", "chantaiman"),
        (f"chantaiman_LATE_1001_20001_{EX}--s1-1.json", "chantaiman"),
        (f"張美玲_1001_20001_{EX}--s1.json", "張美玲"),
        (f"किरण_1001_20001_{EX}--s1.json", "किरण"),
        (f"amylo_1_2_boblo_3_4_{EX}--s1.json", "amylo"),
    ],
)
def test_canvas_runs_the_learner_s_name_together(name: str, who: str) -> None:
    claim = of(name)
    assert (claim.who, claim.lms, claim.original) == (who, "Canvas", name)


@pytest.mark.parametrize("name", [f"anon_x1y2z_20001_{EX}--s1.json", f"LATE_anon_x1y2z_20001_{EX}--s1.json"])
def test_where_canvas_hides_names_the_file_s_is_taken(name: str) -> None:
    assert (of(name).who, of(name).lms, of(name).exercise) == ("s1", "", EX)


def test_text_typed_into_canvas_is_left_out() -> None:
    assert read_place(("amylo_1001_text.html",)) is None


@pytest.mark.parametrize(
    "place", [("Amy Lo_12_assignsubmission_file", "reply.docx"), ("amylo_1_2_reply.docx",)]
)
def test_another_file_in_an_lms_is_said_with_whose_it_is(place: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError, match=r"(?i)amy ?lo handed in 'reply.docx'. This is no hand-in"):
        read_place(place)


def test_the_exchange_names_learner_exercise_and_time() -> None:
    claim = of("frontline", "inbound", f"a+b+{EX}+2026-11-22 10:00:00.250000 UTC+x1y2", "answers.json")
    assert (claim.who, claim.exercise) == ("a+b", EX)
    assert claim.time == datetime(2026, 11, 22, 10, 0, 0, 250000, UTC)


def test_beside_an_answers_file_in_the_exchange_nothing_counts() -> None:
    folder = f"amy+{EX}+2026-11-22 10:00:00 UTC+x"
    assert read_place((folder, "other.json")) is None
    with pytest.raises(RefusedError, match="no time that can be read"):
        read_place((f"amy+{EX}+yesterday+x", "answers.json"))


def test_beside_an_answers_file_in_a_learner_s_folder_nothing_counts() -> None:
    places = [("amy", EX, name) for name in ("answers.json", "answers.broken-1.json", f"{EX}--amy.json")]
    assert claims(places) == [of(*places[0]), None, None]


@pytest.mark.parametrize(
    "place", [(".collected.json",), ("__MACOSX", "._x.json"), (".git", "x.json"), (".DS_Store",), ("a.txt",)]
)
def test_what_computers_leave_about_is_left_out(place: tuple[str, ...]) -> None:
    assert read_place(place) is None


@pytest.mark.parametrize("part", ["..", ".", "", "a\nb", "a\\b", "a/b", "\udcff", "x" * 256])
def test_a_name_that_no_file_should_have_is_refused(part: str) -> None:
    with pytest.raises(RefusedError):
        read_place((part, EX, "answers.json"))
    with pytest.raises(RefusedError):
        read_place(
            (f"{part}_1_assignsubmission_file", f"{EX}--amy.json") if part.strip(".") else (part, "x.json")
        )


def test_names_are_compared_without_what_browsers_change() -> None:
    assert loosely("Chan_Tai_Man") == loosely("chan tai man (2)") == loosely("Chan Tai Man-1")


@pytest.mark.parametrize(
    ("written", "hour"),
    [("2026-11-22 10:00:00 UTC", 10), ("2026-11-22 10:00:00.5 +0800", 2), ("2026-11-22T10:00:00+08:00", 2)],
)
def test_times_are_read_as_nbgrader_writes_them(written: str, hour: int) -> None:
    time = moment(written)
    assert time is not None
    assert (time.hour, time.tzinfo) == (hour, UTC)


@pytest.mark.parametrize("written", ["", "soon", "2026-13-40 10:00:00 UTC", "0001-01-01 00:00:00 +2359"])
def test_what_is_no_time_is_none(written: str) -> None:
    assert moment(written) is None

"""What lessons 09 to 12 say of the company, its year, the clock and their explorations is what these say."""

from __future__ import annotations

import itertools
import re
from datetime import date, datetime

import pytest
from attrs import evolve

from frontline.content.places import Places
from frontline.content.year import Year
from frontline.explorations.settings.agenda import AgendaSettings
from frontline.explorations.settings.calendar import CalendarSettings
from frontline.explorations.settings.inbox import InboxSettings
from frontline.explorations.settings.sample import SampleSettings
from frontline.explorations.settings.souvenir import SouvenirSettings, each, weeks
from frontline.explorations.settings.survey import Draft, SurveySettings
from frontline.explorations.survey_words import Expected, expected
from frontline.models.inbox import WAIT, Inbox, Move, Story
from frontline.models.inbox_requests import Promised
from frontline.models.plan import judge
from frontline.models.sampling import drawn_share, margin_of_error, sample_size
from frontline.models.working_time import Stop, WorkingTime, general_holidays

from .said import Facts, Lessons, Settings, cells, key, prose, weekdays

TOUCH, ASKING, GOODWILL, RESULT = (
    "09-staying-in-touch",
    "10-asking-customers",
    "11-goodwill",
    "12-from-request-to-result",
)


def at(words: str) -> datetime:
    """Return a moment of 2026, written as 07-02 09:40."""
    return datetime.fromisoformat(f"2026-{words}")


STORM = Stop(at("07-02 09:40"), at("07-02 14:10"))
"""The signal 8 of lesson 12."""


def written(places: Places, lesson: str) -> str:
    """Return a lesson as its author wrote it, its lines joined by single spaces."""
    return re.sub(r"\s+", " ", (places.lessons / f"{lesson}.md").read_text())


@pytest.mark.parametrize("lesson", [TOUCH, ASKING, GOODWILL, RESULT])
def test_every_weekday_is_that_of_the_calendar(places: Places, lesson: str) -> None:
    """All dates are of 2026; in lesson 09, July and August are of 2025."""
    named = list(weekdays(written(places, lesson)))
    assert named
    for day, number, month in named:
        year = 2025 if lesson == TOUCH and month in (7, 8) else 2026
        assert f"{date(year, month, number):%A}" == day, (day, number, month)


# Lesson 09


def test_the_marks_and_complaints_of_orchid_lane_are_those_of_the_year(data: Year) -> None:
    marks = [
        row["satisfaction"]
        for row in data.surveys.rows
        if row["customer"] == "orchid_lane" and row["quarter"] == "2025-Q4"
    ]
    assert sorted(marks) == [1, 2]
    late = [
        row["opened"].month
        for row in data.complaints.rows
        if row["customer"] == "orchid_lane" and row["matter"] == "delay"
    ]
    assert late == [10, 12]


def test_seven_of_eight_exceptions_were_told_inside_the_promise(data: Year, facts: Facts) -> None:
    told = [
        row["hours_taken"] <= row["promise_hours"]
        for row in data.requests.rows
        if row["customer"] == "orchid_lane" and row["kind"] == "exception" and row["opened"].month >= 10
    ]
    assert (sum(told), len(told)) == (7, 8)
    assert round(7 / 8 * 100) == 88
    assert facts["strategy"]["outcomes"]["exceptions"]["base"]["value"] == 80


def test_the_holiday_of_the_calendar_and_of_the_update_question(lessons: Lessons) -> None:
    off = general_holidays(2026)
    assert [day for day in off if day.month == 2] == [date(2026, 2, day) for day in (17, 18, 19)]
    clock = WorkingTime()
    assert clock.due(at("02-13 15:00"), 2) == at("02-13 17:00")
    worked = [day for day in range(13, 21) if clock.works(date(2026, 2, day))]
    names = {f"{date(2026, 2, day):%a}".lower() + str(day) for day in worked}
    assert set(key(lessons[TOUCH], "09-update-days")) == names == {"fri13", "mon16", "fri20"}


def test_the_calendar_is_kept_by_nine_contacts_and_the_meeting_has_two_weeks(settings: Settings) -> None:
    calendar: CalendarSettings = settings(TOUCH, "09-calendar")
    rules = [one.rule for one in calendar.rules.values()]

    def fewest(who: str, rest: dict[str, dict[str, str]]) -> tuple[int, list[dict[str, str]]]:
        """Return the fewest contacts of one row that keep all rules, and all rows with so few."""
        for size in range(9):
            found = [
                row
                for weeks_ in itertools.combinations(calendar.periods, size)
                for kinds in itertools.product(calendar.kinds, repeat=size)
                for row in [dict(zip(weeks_, kinds, strict=True))]
                if all(judge(rule, {**rest, who: row}, calendar.periods).kept for rule in rules)
            ]
            if found:
                return size, found
        raise AssertionError

    # Each rule speaks of one row only, so a row can be sought while the other one keeps all of its rules.
    shek = {"9 Feb": "minutes", "2 Mar": "agenda", "9 Mar": "review", "16 Mar": "minutes", "23 Mar": "visit"}
    wong = {"9 Feb": "minutes", "23 Feb": "mail", "9 Mar": "mail", "23 Mar": "mail"}
    assert fewest("wong", {"shek": shek})[0] == 4
    size, rows = fewest("shek", {"wong": wong})
    assert size == 5
    meetings = {week for row in rows for week, kind in row.items() if kind == "review"}
    assert meetings == {"2 Mar", "9 Mar"}
    assert date(2026, 3, 9) <= date(2026, 3, 12) < date(2026, 3, 16)


def test_six_agendas_of_fifty_minutes_keep_all_rules(settings: Settings) -> None:
    agenda: AgendaSettings = settings(TOUCH, "09-agenda")
    found = list(agenda.keeping())
    assert len(found) == 6
    assert {one.planned for one in found} == {50}
    for one in found:
        shek = [slot for slot in one.slots if "shek" in agenda.items[slot.item].needs]
        assert max(slot.ends for slot in shek) <= 30

    def lost(*order: str) -> list[str]:
        return [slot.item for slot in agenda.meeting(order).slots if slot.lacks == ("shek",)]

    assert lost("said", "long", "phone", "stay") == ["stay"]
    assert lost("said", "long", "stay", "phone") == ["phone"]
    firsts = itertools.permutations(("said", "short", "phone", "stay"))
    assert min(len(lost("slides", *order)) for order in firsts) == 1


# Lesson 10


def test_the_table_of_the_year_is_that_of_the_surveys(data: Year, lessons: Lessons) -> None:
    for number, name in enumerate(("1st", "2nd", "3rd", "4th"), 1):
        rows = [row for row in data.surveys.rows if row["quarter"] == f"2025-Q{number}"]
        assert len(rows) == 160
        counts = (
            sum(row["satisfaction"] >= 4 for row in rows),
            sum(row["recommend"] >= 9 for row in rows),
            sum(row["recommend"] <= 6 for row in rows),
        )
        said = [f"{count} ({count / 160:.0%})".replace("%", " %") for count in counts]
        assert cells(lessons[ASKING], f"{name} quarter") == said


def test_the_segments_of_the_fourth_quarter(data: Year, lessons: Lessons, settings: Settings) -> None:
    sample: SampleSettings = settings(ASKING, "10-sample")
    for name, group in sample.groups.items():
        rows = [
            row["satisfaction"] >= 4
            for row in data.surveys.rows
            if row["quarter"] == "2025-Q4" and row["segment"] == name
        ]
        assert (group.people, group.count) == (len(rows), sum(rows))
    assert "21 agents answered, and 14 of them are satisfied (67 %)" in prose(lessons[ASKING])
    assert "Of 47 contract customers it was 33 (70 %)." in prose(lessons[ASKING])


def test_what_may_be_said_is_what_is_larger_than_chance() -> None:
    """A share of 160 has a margin of about 7 points; a fall from 50 to 25 lies far outside of it."""
    assert round(100 * margin_of_error(160, share=0.75)) == 7
    satisfied = [118, 125, 123, 120]
    assert (max(satisfied) - min(satisfied)) / 160 < margin_of_error(160, share=0.76) * 2**0.5
    assert margin_of_error(160, share=0.23) * 2**0.5 < (50 - 25) / 160
    promoters = [54, 60, 57, 54]
    assert promoters[0] == promoters[-1]


def test_the_table_of_answers_is_computed(lessons: Lessons) -> None:
    for population in (50, 100, 200, 300, 500, 1000, 5000):
        row = cells(lessons[ASKING], f"{population:,}")
        assert row == [str(sample_size(error, population=population)) for error in (0.1, 0.05)]
    answer = key(lessons[ASKING], "10-invite-how-many")
    assert answer["answer"] == sample_size(0.1, population=500) / 0.27 == 300
    assert {81, round(0.27 * 81), round(0.27 * 500)} == set(answer["mistakes"])
    assert round(100 * margin_of_error(22, population=500)) == 20


def test_the_survey_of_the_sellers_and_what_it_brings(settings: Settings, lessons: Lessons) -> None:
    survey: SurveySettings = settings(ASKING, "10-survey")
    asked = ["overall", "hour", "wait", "returns", "way", "change"]
    plain = {"who": "all", "invite": "plain", "remind": "once", "names": "clear"}

    def brings(*, questions: list[str] = asked, **choices: str) -> Expected:
        return expected(survey, Draft(questions=tuple(questions), choices={**plain, **choices}))

    best = brings()
    assert sum(survey.questions[name].seconds for name in asked) == 120
    assert (best.answers, round(best.margin)) == (96, 8)
    diary = brings(questions=["overall", "hour", "diary", "returns", "way", "change"])
    assert survey.questions["diary"].seconds - survey.questions["wait"].seconds == 65
    assert best.answers - diary.answers == 36
    assert brings(invite="voucher").answers == 144
    assert brings(remind="daily").answers == 102
    friends = brings(who="friends")
    assert (friends.people, friends.answers, round(friends.margin)) == (40, 33, 7)
    # The same 96 answers are in the report, with the same margin.
    assert "96 of the 300 sellers answered" in prose(lessons[ASKING])
    assert round(100 * margin_of_error(96, population=300, share=58 / 96)) == 8
    assert round(100 * 58 / 96) == 60
    assert round(100 * 29 / 31) == 94


def test_the_samples_that_colleagues_drew(settings: Settings) -> None:
    sample: SampleSettings = settings(ASKING, "10-sample")
    truth = sum(group.count for group in sample.groups.values()) / 160
    assert truth == 0.75
    assert drawn_share(25, 28, 28).high == pytest.approx(25 / 28)
    assert round(100 * (25 / 28 - truth)) == 14


# Lesson 11


def test_the_cost_of_a_tape_that_goes_abroad(lessons: Lessons, facts: Facts) -> None:
    answer = key(lessons[GOODWILL], "11-cost")
    tape, machine = 62 + 8 + 12, 400 / 40
    assert answer["answer"] == tape + machine + 55 == 147
    assert {(40 * (tape + machine) + 10 * 55) / 40, tape + 55, tape + machine} == set(answer["mistakes"])
    assert int(facts["gifts"]["figures"]["souvenir"]["value"]) - 147 == 3
    assert 145 + 12 + 8 == 165 > 150


def test_gifts_in_questions_lie_on_the_right_side_of_the_house_rules(facts: Facts) -> None:
    figures = {name: int(one["value"]) for name, one in facts["gifts"]["figures"].items()}
    assert figures == {"souvenir": 150, "received": 300, "meal": 400, "record": 2}
    assert 160 < figures["received"] < 800
    assert 480 > figures["souvenir"] > 140


def test_the_souvenirs_that_keep_all_rules(settings: Settings) -> None:
    souvenir: SouvenirSettings = settings(GOODWILL, "11-souvenir")
    designs = list(souvenir.designs())
    kept = [design for design in designs if not souvenir.broken(design)]
    assert (len(kept), len(designs)) == (6, 4860)
    assert {design[0] for design in kept} == {"tape", "tote"}
    tote = min(kept, key=lambda design: each(souvenir.chosen(design)))
    options = souvenir.chosen(tote)
    assert (tote[0], each(options), each(options) * souvenir.heads(options)) == ("tote", 58, 2320)
    tape = ("tape", *tote[1:])
    assert (each(souvenir.chosen(tape)), weeks(souvenir.chosen(tape))) == (84, 7)
    breaks = {name: souvenir.broken((name, *tote[1:])) for name in souvenir.parts["thing"].options}
    alone = {name for name, broken in breaks.items() if len(broken) == 1}
    assert alone == {"mug", "notebook", "tag", "umbrella", "bank", "tea"}
    assert {name for name, broken in breaks.items() if "travels" in broken} == {"mug", "bank", "tea"}
    assert {name for name, broken in breaks.items() if "budget" in broken} == {"notebook", "clock", "coffee"}
    assert not any("price" in broken for broken in breaks.values())


# Lesson 12


def clocked(end: datetime) -> dict[str, int]:
    """Return the key of a clock time: minutes of the day."""
    minutes = end.hour * 60 + end.minute
    return {"from": minutes, "to": minutes}


def test_the_clock_in_the_storm(lessons: Lessons, facts: Facts) -> None:
    clock = WorkingTime(stops=(STORM,))
    due = {
        "chat": clock.due(at("06-29 17:40"), int(facts["promises"]["chat"]["hours"])),
        "status": clock.due(at("06-30 15:00"), int(facts["promises"]["status"]["hours"])),
        "complaint": clock.due(at("07-01 20:10"), int(facts["promises"]["complaint"]["hours"])),
        "mail": clock.due(at("07-02 12:00"), int(facts["promises"]["email"]["hours"])),
    }
    answers = key(lessons[RESULT], "12-due")["rows"]
    assert {
        name: {"day": {"options": {f"{end:%a}".lower(): 1.0}}, "time": clocked(end)}
        for name, end in due.items()
    } == answers
    worked = clock.due(at("06-30 15:40"), 4)
    assert worked == at("07-02 17:10")
    assert "the promise ends at 17:10 on Thursday" in prose(lessons[RESULT])


def test_the_hour_to_chase(lessons: Lessons, facts: Facts) -> None:
    clock = WorkingTime()
    due = clock.due(at("07-07 14:00"), int(facts["departments"]["documentation"]["hours"]))
    assert key(lessons[RESULT], "12-chase")["due"] == clocked(due) == {"from": 17 * 60, "to": 17 * 60}
    assert "1 working hour later" in facts["departments"]["cooperation"]["escalate"]


@pytest.fixture(scope="module")
def week(settings: Settings) -> Inbox:
    inbox: InboxSettings = settings(RESULT, "12-week")
    return inbox.inbox()


def done(week: Inbox, *steps: tuple[str, str]) -> Story:
    """Play steps, each as soon as it can be done; in between, wait."""
    moves: list[Move] = []
    for request, action in steps:
        while action not in week.possible(week.play(moves)).get(request, ()):
            assert not week.play(moves).over, (request, action)
            moves.append((WAIT, ""))
        moves.append((request, action))
    return week.play(moves)


BEST = [
    *(("rolled", name) for name in ("log", "chat", "note")),
    *(("storage", name) for name in ("ack", "file")),
    ("rolled", "chase"),
    ("storage", "no"),
    *(("rolled", name) for name in ("still", "offer", "before")),
    *(("papers", name) for name in ("ask", "warn", "send")),
    *(("closing", name) for name in ("look", "tell")),
    *(("broken", name) for name in ("log", "ack", "file")),
    ("rolled", "storm"),
    ("broken", "next"),
    ("rolled", "done"),
]


def test_all_promises_of_the_week_can_be_kept(week: Inbox) -> None:
    story = done(week, *BEST)
    kinds = [one.what for one in story.promises if one.kept]
    assert len(kinds) == len(story.promises) == 11
    assert [kinds.count(what) for what in (Promised.ANSWER, Promised.WORD, Promised.DAILY)] == [5, 5, 1]
    assert sum(one.mistakes for one in story.standing.values()) == 0
    assert [name for name, one in story.standing.items() if one.closed is None] == ["broken"]


def test_what_the_week_says_of_monday(week: Inbox) -> None:
    story = done(week, *BEST[:8])
    late = story.standing["rolled"].news["late"]
    assert f"{late:%H:%M}" == "12:21"
    known = [one for one in story.knows if one.request == "rolled" and one.at <= at("06-29 16:00")]
    assert known[-1].words == "Still no ship. Next news on Tuesday by 13:00."


def test_without_a_chase_the_ship_comes_on_friday(week: Inbox) -> None:
    story = done(week, *BEST[:3])
    moves: list[Move] = [entry.move for entry in story.log]
    while "ship" not in week.play(moves).standing["rolled"].news:
        moves.append((WAIT, ""))
    assert week.play(moves).standing["rolled"].news["ship"].date() == date(2026, 7, 3)


def test_a_chase_after_lunch_needs_one_more_message(week: Inbox) -> None:
    first = [("rolled", name) for name in ("log", "chat", "note")]
    moves = [entry.move for entry in done(week, *first).log]
    while week.play(moves).now < at("06-29 14:00"):
        moves.append((WAIT, ""))
    story = week.play([*moves, ("rolled", "chase"), ("rolled", "still")])
    while "ship" not in story.standing["rolled"].news:
        story = week.after(story, (WAIT, ""))
    assert at("06-30 13:00") < story.standing["rolled"].news["ship"] < at("06-30 18:00")


def test_what_moved_on_thursday(week: Inbox) -> None:
    calm = evolve(week, clock=WorkingTime())
    assert (calm.due("closing"), week.due("closing")) == (
        at("07-02 10:05"),
        at("07-02 16:35"),
    )
    assert week.due("broken") == at("07-03 10:30")
    word = [one for one in done(week, *BEST).promises if one.what is Promised.WORD][-1]
    assert (word.made.date(), word.due) == (date(2026, 6, 30), at("07-02 17:00"))
    # The complaint of Wednesday evening counts from Thursday; the answer has five working days.
    assert week.clock.due_in_days(at("07-01 20:10"), 5).date() == date(2026, 7, 9)

"""What lessons 05 to 07 say of the market, the company and their explorations is what these say."""

from __future__ import annotations

import itertools
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from frontline.charts.letter import Sign
from frontline.content.market import Market
from frontline.content.market import market as market_of
from frontline.content.places import Places
from frontline.content.year import Year
from frontline.explorations.importance import MEANS, MIDDLE, placed
from frontline.explorations.market import drawn as years
from frontline.explorations.needs import drawn as needs
from frontline.models.importance import Quadrant
from frontline.models.working_time import WorkingTime

from .said import Facts, Lessons, Settings, key, prose, weekdays

MARKET, CUSTOMER, STEPS = (
    "05-the-market-today",
    "06-knowing-the-customer",
    "07-steps-to-effective-communication",
)
HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def here(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of 2026 in Hong Kong."""
    return datetime(2026, month, day, hour, minute, tzinfo=HONG_KONG)


@pytest.fixture(scope="module")
def market(places: Places) -> Market:
    return market_of(places)


def written(places: Places, lesson: str) -> str:
    """Return a lesson as its author wrote it, its lines joined by single spaces."""
    return re.sub(r"\s+", " ", (places.lessons / f"{lesson}.md").read_text())


def value(market: Market, series: str, year: int) -> Decimal:
    return next(one.value for one in market.figures[series] if one.year == year)


def percent(first: Decimal, last: Decimal) -> Decimal:
    return (last / first - 1) * 100


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


# All three


@pytest.mark.parametrize("lesson", [MARKET, CUSTOMER, STEPS])
def test_every_weekday_is_that_of_the_calendar(places: Places, lesson: str) -> None:
    """Lesson 05 tells of the autumn of 2025 and of 2026, the others of 2026 alone."""
    named = list(weekdays(written(places, lesson)))
    assert named
    for day, number, month in named:
        year = 2025 if lesson == MARKET and month >= 9 else 2026
        assert f"{date(year, month, number):%A}" == day, (day, number, month)


# Lesson 05


def test_the_first_question_quotes_the_newsletter(lessons: Lessons, facts: Facts) -> None:
    letter = facts["newsletters"]["n2026_01"]
    said = " ".join(
        one["text"] for part in (letter["items"], letter["market"]) for one in part.values()
    ).lower()
    question = next(one for one in lessons[MARKET].questions if one.id == "05-first-answer")
    for option in question.authored.options.values():
        quoted = option.text.strip('"').replace("...", "").strip()
        assert quoted.rstrip(".").strip().lower() in said, quoted


def test_the_december_newsletter_is_quoted_word_for_word(places: Places, facts: Facts) -> None:
    item = re.sub(r"\s+", " ", facts["newsletters"]["n2025_12"]["items"]["prices"]["text"]).strip()
    assert item in written(places, MARKET)


def test_two_newsletters_tell_of_other_twelve_months(lessons: Lessons, facts: Facts) -> None:
    letters = facts["newsletters"]
    assert (
        "5.0 million tonnes of cargo in the financial year 2024/25, which is 10.3 % more"
        in (letters["n2025_09"]["market"]["air"]["text"])
    )
    assert (
        "4.9 million tonnes of cargo in 2024, which is 14 % more"
        in letters["n2025_11"]["market"]["air"]["text"]
    )
    assert "In September 2025 our newsletter said: 5.0 million tonnes, 10.3 % more." in prose(lessons[MARKET])
    assert "In November it said: 4.9 million tonnes, 14 % more." in prose(lessons[MARKET])


def test_newsletters_of_the_company_and_the_market_s_file_agree(market: Market, facts: Facts) -> None:
    said = " ".join(
        one["text"] for letter in facts["newsletters"].values() for one in letter["market"].values()
    )
    assert f"{value(market, 'port', 2024)} million TEU in 2024" in said
    assert f"{value(market, 'air', 2024)} million tonnes of cargo in 2024" in said


def test_rounded_figures_give_another_change_than_the_source(market: Market, lessons: Lessons) -> None:
    worked_out = percent(value(market, "air", 2024), value(market, "air", 2025))
    assert f"From 4.9 to 5.07 you would work out {worked_out:.1f} %." in prose(lessons[MARKET])
    source = next(one.change for one in market.figures["air"] if one.year == 2025)
    assert f"The source says {source} %" in prose(lessons[MARKET])


def test_the_port_became_smaller_in_every_year_since_2018(market: Market) -> None:
    since = [one.value for one in market.figures["port"] if one.year >= 2018]
    assert len(since) == 8
    assert since == sorted(since, reverse=True)


def test_the_corrected_figure_is_the_one_that_is_used(market: Market, lessons: Lessons) -> None:
    assert f"ten months later {value(market, 'port', 2020)}. We use the later one." in (
        prose(lessons[MARKET]).replace("\n", " ")
    )


def test_the_fall_in_per_cent_is_that_of_the_figures(market: Market, lessons: Lessons) -> None:
    first, last = value(market, "port", 2018), value(market, "port", 2024)
    question = next(one for one in lessons[MARKET].questions if one.id == "05-percent")
    assert f"handled {first} million TEU in 2018 and {last} million TEU in 2024" in question.authored.prompt
    answer = key(lessons[MARKET], "05-percent")
    assert answer["answer"] == round(-percent(first, last)) == 30
    assert round((first - last) / last * 100) in answer["mistakes"]
    assert float(first - last) in answer["mistakes"]


def test_what_one_finds_in_the_figures_is_what_the_picture_says(settings: Settings) -> None:
    one = settings(MARKET, "05-market")
    air = plain(years(one, "air", 2018, 2025).says)
    assert "That is about 1 % less." in air
    for words in ("from 2021 about 1 % more", "from 2022 about 21 % more", "from 2023 about 18 % more"):
        assert words in air
    port = plain(years(one, "port", 2018, 2025).says)
    assert "That is 34 % less." in port
    assert "from 2024 5.7 % less" in port
    assert " more" not in port.split("Sources")[0]
    for words in ("From 2022", "about 21 %", "From 2021 it is about 1 %", "a little less", "5.7 %", "34 %"):
        assert words in one.found


def test_each_customer_needs_other_lines_and_one_needs_none(settings: Settings) -> None:
    one = settings(MARKET, "05-briefing")
    works = {
        reader: [message for message in one.messages() if one.works(reader, message)]
        for reader in one.readers
    }
    assert works == {"xie": [("lane", "monday")], "cheuk": [("login", "names")], "chow": [("none", "none")]}


def test_the_lines_about_the_airport_are_read_for_nothing(settings: Settings) -> None:
    one = settings(MARKET, "05-briefing")
    for part, option in (("first", "tonnes"), ("second", "busiest")):
        assert {back.sign for back in one.parts[part].options[option].to.values()} == {Sign.NOISE}


def test_the_container_of_the_holiday_does_not_leave(lessons: Lessons, facts: Facts) -> None:
    lane = facts["newsletters"]["n2025_11"]["items"]["lane"]
    assert "every Thursday" in lane["title"]
    for day in (5, 12, 19, 26):
        assert date(2026, 2, day).weekday() == 3
    assert "On 19 February, a public holiday, none leaves" in prose(lessons[MARKET])
    assert (
        "Tuesday 17 to Thursday 19 February are public holidays"
        in (facts["newsletters"]["n2026_01"]["items"]["new_year"]["text"])
    )


def test_a_chat_is_answered_within_its_promise(lessons: Lessons, facts: Facts) -> None:
    assert facts["promises"]["chat"]["hours"] == 1
    question = next(one for one in lessons[MARKET].questions if one.id == "05-new-number")
    assert "Our promise for chat is one working hour." in question.authored.prompt


# Lesson 06


def test_the_story_has_as_many_parcels_as_tidepool_sends(facts: Facts) -> None:
    assert "800 to 1,500 parcels a day" in facts["customers"]["tidepool_home"]["business"]
    assert 800 <= 1060 + 140 <= 1500


@pytest.mark.parametrize(
    ("customer", "is_"),
    [
        ("orchid_lane", "Principal"),
        ("juniper_row", "Agent"),
        ("pocket_heron", "Principal"),
        ("mistral_link", "Principal towards Mistral Link only"),
        ("crescent_grove", "Agent"),
    ],
)
def test_agent_or_principal_is_what_the_file_says(facts: Facts, customer: str, is_: str) -> None:
    assert facts["customers"][customer]["acts_as"].startswith(is_)


def test_mr_mehta_has_a_principal_and_an_agent(facts: Facts) -> None:
    file = facts["customers"]["saffron_loom"]["acts_as"]
    assert "Principal for the carriage" in file
    assert "Agent for the import declaration" in file


def test_who_pays_when_is_what_the_files_say(lessons: Lessons, facts: Facts) -> None:
    customers = facts["customers"]
    rows = {
        name: {column: next(iter(cell["options"])) for column, cell in row.items()}
        for name, row in key(lessons[CUSTOMER], "06-who-pays-when")["rows"].items()
    }
    assert rows["mehta"] == {"price": "quote", "pay": "release"}
    assert "asks for a quotation each time" in customers["saffron_loom"]["buys"]
    assert "pays before we release" in customers["saffron_loom"]["credit"]
    assert rows["lumen"] == {"price": "contract", "pay": "statement"}
    assert "Yearly contract" in customers["lumen_toys"]["buys"]
    assert facts["credit"]["figures"]["due"]["value"] == 30
    assert rows["lau"] == {"price": "list", "pay": "booking"}
    assert "price list" in customers["pocket_heron"]["buys"]
    assert "pays by card when he books" in customers["pocket_heron"]["credit"]
    assert rows["halvorsen"] == {"price": "quote", "pay": "release"}
    assert "A new customer pays before release" in customers["halvorsen_marine"]["credit"]


def test_what_one_finds_about_by_air_is_what_the_picture_says(settings: Settings) -> None:
    one = settings(CUSTOMER, "06-by-air-please")
    said = {name: plain(needs(one, case.needs).says) for name, case in one.cases.items()}
    assert "Cheapest in total: Shared container (LCL), HK$1,356. It arrives in time." in said["shelf"]
    assert "Air freight HK$8,300" in said["shelf"]
    assert "Cheapest in total: Air freight, HK$8,300." in said["hotel"]
    assert (
        "Up to HK$694 a late day Shared container (LCL) stays cheapest. Above it, Air freight."
        in said["hotel"]
    )
    assert one.services["shared"].days - one.cases["hotel"].needs["days"] == 10
    assert "Cheapest in total: Express, HK$700." in said["sample"]
    assert "Express charges 10 kg" in said["sample"]
    assert "Shared container (LCL) HK$1,280, Air freight HK$721" in said["sample"]
    for words in (
        "HK$1,356",
        "day 24 of 40",
        "HK$8,300",
        "10 days late",
        "HK$694",
        "HK$700",
        "HK$721",
        "HK$1,280",
    ):
        assert words in one.found
    step = one.controls["late"].step
    assert 694 // step * step == 650


def test_the_worth_of_a_day_is_the_difference_by_the_days(lessons: Lessons) -> None:
    assert key(lessons[CUSTOMER], "06-worth-of-a-day")["answer"] == (8600 - 1400) / 8


def test_the_map_is_that_of_the_year_s_survey(data: Year, settings: Settings) -> None:
    one = settings(CUSTOMER, "06-map")
    segment = {row["id"]: row["segment"] for row in data.surveys.rows}
    for name, group in one.groups.items():
        rows = [row for row in data.priorities.rows if name in ("all", segment[row["answer"]])]
        assert len({row["answer"] for row in rows}) == group.people
        for element, label in one.elements.items():
            of = [row for row in rows if row["attribute"] == label]
            for scale in ("importance", "performance"):
                mean = sum(row[scale] for row in of) / len(of)
                assert getattr(group, scale)[element] == pytest.approx(mean, abs=0.0051), (name, element)


def test_what_one_finds_on_the_map_is_what_it_shows(settings: Settings) -> None:
    one = settings(CUSTOMER, "06-map")

    def first(group: str, where: str) -> set[str]:
        found = placed(one, group, where).placed
        return {each.point.name for each in found if each.quadrant is Quadrant.CONCENTRATE}

    assert first("all", MEANS) == {"early", "answer", "person"}
    assert first("all", MIDDLE) == {"early"}
    assert all("early" in first(*pair) for pair in itertools.product(one.groups, (MEANS, MIDDLE)))
    assert first("ecommerce", MIDDLE) == {"early", "answer"}
    assert "answer" not in first("private", MEANS)
    assert "person" not in first("agents", MEANS)
    assert (one.groups["private"].people, one.groups["agents"].people) == (16, 20)


def test_the_agents_of_the_question_are_those_of_the_map(lessons: Lessons, settings: Settings) -> None:
    agents = settings(CUSTOMER, "06-map").groups["agents"]
    question = next(one for one in lessons[CUSTOMER].questions if one.id == "06-agents-first")
    assert f"{agents.people} of their people answered" in question.authored.prompt
    for element, words in (
        ("early", "told early"),
        ("person", "one person who knows my file"),
        ("papers", "papers without mistakes"),
        ("answer", "a quick answer"),
    ):
        pair = f"{words} {agents.importance[element]:.2f} and {agents.performance[element]:.2f}"
        assert pair in question.authored.prompt


def test_the_video_call_is_at_nine_in_bergen() -> None:
    for day in (10, 11):
        call = here(3, day, 16).astimezone(ZoneInfo("Europe/Oslo"))
        assert f"{call:%H:%M}" == "09:00"


def test_sales_answers_before_her_morning(facts: Facts) -> None:
    """Her examples arrive on Tuesday at 16:30, and she hears on Wednesday at 16:00."""
    due = WorkingTime().due(
        datetime.fromisoformat("2026-03-10 16:30"), facts["departments"]["sales"]["hours"]
    )
    assert due == datetime.fromisoformat("2026-03-11 11:30")


def test_the_cold_store_opens_when_the_file_says(lessons: Lessons, facts: Facts) -> None:
    assert "until 12:00 and again from 14:30" in facts["customers"]["crescent_grove"]["habits"]
    assert "A refrigerated truck came at 12:40, and waited until 14:30." in prose(lessons[CUSTOMER])


# Lesson 07


def test_moved_up_can_be_read_in_two_ways(lessons: Lessons) -> None:
    before = here(3, 30, 12)
    assert before - timedelta(hours=18) == here(3, 29, 18)
    assert f"{before + timedelta(hours=18):%A %H}" == "Tuesday 06"
    assert "Full containers must be in by Sunday 18:00 instead of Monday 12:00." in prose(lessons[STEPS])
    assert "18 hours later, on Tuesday morning" in prose(lessons[STEPS])


def test_mr_gill_may_know_what_he_is_told(facts: Facts) -> None:
    lumen = facts["customers"]["lumen_toys"]
    assert lumen["second_may_know"] == "truck and loading times only"
    assert "Lumen Toys orders its own trucks." in lumen["trucks"]


def test_ms_lo_speaks_teochew(facts: Facts) -> None:
    assert "Teochew" in facts["team"]["lo_hiu_tung"]["languages"]


def test_which_lines_work_for_whom_is_what_one_finds(settings: Settings) -> None:
    one = settings(STEPS, "07-three-readers")

    def working(part: str, option: str) -> set[str]:
        to = one.parts[part].options[option].to
        return {reader for reader, back in to.items() if back.sign is Sign.WORKS}

    everybody = set(one.readers)
    assert {name for name in one.parts["what"].options if working("what", name) == everybody} == {"plain"}
    assert {name for name in one.parts["back"].options if working("back", name) == everybody} == {"question"}
    assert [working("do", name) for name in ("truck", "buyer", "shop")] == [{"gill"}, {"yeung"}, {"buyer"}]
    assert working("what", "terms") == {"yeung"}
    wrong = [
        (part, name)
        for part in one.parts
        for name, option in one.parts[part].options.items()
        if option.to["gill"].sign is Sign.WRONG
    ]
    assert wrong == [("what", "terms")]
    assert one.parts["what"].options["soft"].to["buyer"].sign is Sign.WRONG
    assert not any(all(one.works(name, message) for name in one.readers) for message in one.messages())


def test_every_reader_has_a_message_with_the_plain_line_and_the_question(settings: Settings) -> None:
    one = settings(STEPS, "07-three-readers")
    for reader, line in (("gill", "truck"), ("yeung", "buyer"), ("buyer", "shop")):
        assert one.works(reader, ("plain", line, "question")), reader


def test_toronto_is_twelve_hours_behind() -> None:
    asked = here(4, 8, 10)
    assert f"{asked.astimezone(ZoneInfo('America/Toronto')):%A %H:%M}" == "Tuesday 22:00"
    # On Thursday at 10:00 here it is the evening of the Wednesday on which it may be collected.
    looked = here(4, 9, 10).astimezone(ZoneInfo("America/Toronto"))
    assert f"{looked:%A}" == "Wednesday"


def test_five_days_after_the_first_try_are_the_sunday() -> None:
    assert date(2026, 4, 7) + timedelta(days=5) == date(2026, 4, 12)

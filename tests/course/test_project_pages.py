"""What the pages of the workplace projects say of hours, requirements, the year of data and the clock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from math import comb
from statistics import fmean
from typing import Any

import pytest

from frontline.content.company import company_facts
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.reading import structure
from frontline.content.syllabus import syllabus
from frontline.content.text import PaperBlock, Prose, Text, known, read_text
from frontline.content.year import Year, read_year
from frontline.models.working_time import WorkingTime, general_holidays
from frontline.quality.firm import firm, firm_errors
from frontline.quality.reading import HIGHEST, reading
from frontline.study.papers import Paper

UNITS = ("212A", "309A")
QUARTERS = {
    "January to March": 1,
    "April to June": 2,
    "July to September": 3,
    "October to December": 4,
}
PERFECT = ("on_time", "complete", "undamaged", "papers_right")
YEAR = 2026
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri"]
DAY = re.compile(rf"\b({'|'.join(DAYS)})[a-z]* (\d{{1,2}}) ({'|'.join(MONTHS)})")


@pytest.fixture(scope="module")
def pages(places: Places) -> dict[str, Text]:
    of = known(places)
    return {unit: read_text(places.study / f"project-{unit}.md", places, of) for unit in UNITS}


@pytest.fixture(scope="module")
def prose(pages: Mapping[str, Text]) -> dict[str, str]:
    return {
        unit: "\n".join(part.text for part in text.parts if isinstance(part, Prose))
        for unit, text in pages.items()
    }


@pytest.fixture(scope="module")
def data(places: Places) -> Year:
    return read_year(places)


def table(prose: str, corner: str) -> dict[str, list[str]]:
    """Return the rows of the table whose first heading is `corner`, by their first cell."""
    lines = takewhile(lambda line: line.startswith("|"), prose[prose.index(f"| {corner} |") :].splitlines())
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in (cells[0], *cells[2:])}


def quarter(of: date) -> int:
    return (of.month - 1) // 3 + 1


def in_time(rows: Sequence[Mapping[str, Any]]) -> int:
    return sum(row["hours_taken"] <= row["promise_hours"] for row in rows)


@pytest.mark.parametrize("unit", UNITS)
def test_the_page_ends_with_the_log_of_its_unit(pages: Mapping[str, Text], unit: str) -> None:
    last = pages[unit].screens[-1]
    assert (last.name, last.of) == ("project", unit)
    assert pages[unit].parts[-1] is last


@pytest.mark.parametrize("unit", UNITS)
def test_names_and_figures_are_the_company_s(places: Places, pages: Mapping[str, Text], unit: str) -> None:
    assert list(firm_errors(pages[unit], firm(company_facts(places)))) == []


@pytest.mark.parametrize("unit", UNITS)
def test_it_reads_as_easily_as_a_lesson(places: Places, pages: Mapping[str, Text], unit: str) -> None:
    terms = {name for term in known(places).terms.values() for name in term.names}
    assert reading(pages[unit], terms).grade <= HIGHEST


@pytest.mark.parametrize("unit", UNITS)
def test_the_weeks_take_the_hours_of_the_syllabus(
    places: Places, prose: Mapping[str, str], unit: str
) -> None:
    hours = [int(found) for found in re.findall(r"^### Weeks? .*\((\d+) hours\)$", prose[unit], re.M)]
    assert sum(hours) == syllabus(places).units[unit].project_hours
    assert f"about {sum(hours)} hours" in prose[unit]


def test_the_weeks_of_309a_follow_each_other_up_to_the_last(prose: Mapping[str, str]) -> None:
    said = re.findall(r"^### Weeks? (\d+)(?: (?:and|to) (\d+))?:.*hours\)$", prose["309A"], re.M)
    weeks = [week for first, last in said for week in range(int(first), int(last or first) + 1)]
    assert weeks == list(range(1, 14))
    assert "in thirteen weeks" in prose["309A"]
    assert "Read it again in week 13." in prose["309A"]


@pytest.mark.parametrize(("unit", "least"), [("212A", 15), ("309A", 20)])
def test_days_of_the_week_are_those_of_the_calendar(prose: Mapping[str, str], unit: str, least: int) -> None:
    found = DAY.findall(prose[unit])
    assert len(found) >= least
    for name, day, month in found:
        assert DAYS[date(YEAR, MONTHS.index(month) + 1, int(day)).weekday()] == name


@pytest.mark.parametrize("unit", UNITS)
def test_its_first_lines_lead_to_the_log(prose: Mapping[str, str], unit: str) -> None:
    assert "[go to your log](#Your-log)" in prose[unit].split("\n## ")[0]
    assert "\n## Your log\n" in prose[unit]


@pytest.mark.parametrize("unit", UNITS)
def test_every_performance_requirement_is_covered_in_its_own_words(
    places: Places, prose: Mapping[str, str], unit: str
) -> None:
    (of,) = [one for one in framework(places).units if one.id == unit]
    asked = {id_: item.text.rpartition(": ")[2] for id_, item in of.items.items() if "-6.2." in id_}
    assert len(asked) == {"212A": 9, "309A": 11}[unit]
    for id_, text in asked.items():
        assert f"{text} ({id_})".casefold() in prose[unit].casefold()


@pytest.mark.parametrize(("name", "words"), [("309a-proposal", 500), ("309a-report", 2500)])
def test_the_parts_of_a_paper_add_up(pages: Mapping[str, Text], name: str, words: int) -> None:
    block = next(part for part in pages["309A"].parts if isinstance(part, PaperBlock) and part.id == name)
    paper = structure(dict(block.settings), Paper, block.where)
    assert paper.words == words
    assert f"{words:,} words" in paper.title


def test_the_figures_of_crescent_grove_are_those_of_the_year(data: Year, prose: Mapping[str, str]) -> None:
    def of(rows: Sequence[dict[str, Any]], day: str, number: int) -> list[dict[str, Any]]:
        return [row for row in rows if row["customer"] == "crescent_grove" and quarter(row[day]) == number]

    shown = table(prose["212A"], "Crescent Grove, 2025")
    for place, number in enumerate((3, 4)):
        arrivals = of(data.shipments.rows, "delivered", number)
        requests = of(data.requests.rows, "opened", number)
        found = [
            len(arrivals),
            *(sum(row[part] for row in arrivals) for part in PERFECT),
            sum(all(row[part] for part in PERFECT) for row in arrivals),
            len(requests),
            in_time(requests),
            len(of(data.complaints.rows, "opened", number)),
        ]
        assert [int(cells[place]) for cells in list(shown.values())[1:]] == found
    late = of(data.complaints.rows, "opened", 4)
    assert [(row["opened"].date(), row["matter"], row["cause"]) for row in late] == [
        (date(2025, 10, 24), "delay", "carrier delay"),
        (date(2025, 11, 4), "document", "hand-over without file"),
    ]
    assert "All four together are 82 % in both: 18 of 22, and 23 of 28." in prose["212A"]
    assert [round(100 * part) for part in (18 / 22, 23 / 28)] == [82, 82]
    each = list(shown.values())[2:6]
    assert all(int(row[0]) / 22 > 0.9 and int(row[1]) / 28 > 0.9 for row in each)
    assert "Requests grew from 15 to 28, and arrivals only from 22 to 28" in prose["212A"]


def says(facts: Mapping[str, Any], document: str, rule: str) -> str:
    """Return what a numbered rule of the company says."""
    return " ".join(str(facts[document]["rules"][rule]["text"]).split())


@pytest.mark.parametrize(
    ("document", "rule", "words"),
    [
        ("guidelines", "g01", "Do not ask the customer for a fact that stands there"),
        ("guidelines", "g22", "Give only facts that are confirmed, and blame nobody"),
        ("guidelines", "g11", "only when the carrier or the department has confirmed it in writing"),
        ("guidelines", "g17", "sooner if the customer must act sooner"),
        ("guidelines", "g18", "call first"),
        ("guidelines", "g21", "also when the customer does not use the word"),
        ("guidelines", "g23", "name the last day for the notice"),
        ("guidelines", "g33", "within 2 working days after the goods are delivered"),
        (
            "privacy",
            "d05",
            "The invitation says who reads the answers, and whether a name stands beside them",
        ),
        ("gifts", "e01", "carries our logo"),
        ("gifts", "e02", "The class is set before the season, in writing"),
        ("gifts", "e03", "who decides a pending tender, contract or claim of ours"),
        ("gifts", "e04", "Ask first whether the receiver's own employer allows it"),
        ("gifts", "e07", "Take nothing at all while you decide or prepare a rate, a waiver, a claim"),
        ("gifts", "e10", "an event to which many customers are invited, up to the same HK$400 a head"),
        ("gifts", "e11", "future prices, discounts, customers or bids"),
        ("gifts", "e12", "in the gift book within 2 working days"),
        ("terms", "t23", "the notice goes to the carrier named on the document"),
    ],
)
def test_the_rules_that_212a_names_say_so(
    places: Places, prose: Mapping[str, str], document: str, rule: str, words: str
) -> None:
    assert words in says(company_facts(places), document, rule)
    if document != "terms":
        assert re.search(rf"\b{rule[0].upper()}{int(rule[1:])}\b", prose["212A"])


def test_the_files_of_212a_say_what_the_answers_take_from_them(
    places: Places, prose: Mapping[str, str]
) -> None:
    files = company_facts(places)["customers"]
    grove = files["crescent_grove"]
    assert "six to ten arrivals a month" in grove["buys"]
    assert f"3 arrivals a week are about {round(3 * 52 / 12)} a month" in prose["212A"]
    assert "closed on Fridays from 12:30 to 14:30 for prayer" in grove["habits"]
    assert "takes deliveries until 12:00 and again from 14:30" in grove["habits"]
    assert "Phone on the day of arrival" in grove["preference"]
    assert "The sellers choose the airline" in grove["acts_as"]
    assert grove["may_know"] == "all shipment details and charges"
    assert grove["second_may_know"] == "delivery times and number of cartons only"
    assert "two weeks before" in grove["note"]
    assert files["halvorsen_marine"]["desk"] == "sea"
    assert files["halvorsen_marine"]["status"] == "prospective customer"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{YEAR}-{text}")


def test_the_complaint_of_week_1_is_answered_when_the_answer_says(
    places: Places, prose: Mapping[str, str]
) -> None:
    promise, came = company_facts(places)["promises"]["complaint"], moment("01-06 10:12")
    assert f"{WorkingTime().due(came, promise['hours']):%a %d %H:%M}" == "Tue 06 14:12"
    assert f"{WorkingTime().due_in_days(came, promise['days']):%a %d}" == "Tue 13"
    assert "within 4 working hours, by 14:12." in prose["212A"]
    assert "within 5 working days, by Tuesday 13 January." in prose["212A"]


def test_the_times_of_week_2_are_those_of_the_clock(places: Places, prose: Mapping[str, str]) -> None:
    facts, clock = company_facts(places), WorkingTime()
    asked, knew = moment("01-14 16:20"), moment("01-15 11:40")
    assert f"{clock.due(asked, facts['promises']['status']['hours']):%A %H:%M}" == "Thursday 11:20"
    assert "which ends on Thursday at 11:20" in prose["212A"]
    assert f"{clock.due(knew, facts['promises']['exception']['hours']):%A %H:%M}" == "Thursday 13:40"
    assert "On Thursday he must hear it by 13:40 (G17)" in prose["212A"]
    after = facts["guidelines"]["figures"]["after"]["value"]
    assert f"{clock.due_in_days(knew, after):%A %d}" == "Monday 19"
    assert "By Monday 19 January you ask him how we handled it (G33)" in prose["212A"]
    days = facts["terms"]["figures"]["air_damage"]["value"]
    assert date(YEAR, 1, 15) + timedelta(days) == date(YEAR, 1, 29)
    assert "the last day is Thursday 29 January" in prose["212A"]


def test_the_calendar_of_212a_has_the_holidays_and_ends_with_the_five_weeks(
    places: Places, prose: Mapping[str, str]
) -> None:
    free = [day.day for day in general_holidays(YEAR) if day.month == 2]
    assert (free[0], free[-1]) == (17, 19)
    assert "The public holidays are 17 to 19 February." in prose["212A"]
    january = company_facts(places)["newsletters"]["n2026_01"]["items"]["new_year"]["text"]
    assert "Tuesday 17 to Thursday 19 February are public holidays" in january
    assert date(YEAR, 2, 18) - timedelta(14) == date(YEAR, 2, 4)
    assert "By Wednesday 4 February, ask him" in prose["212A"]
    opening = date(YEAR, 2, 5)
    assert opening < date(YEAR, 1, 5) + timedelta(weeks=5)
    assert opening - date(YEAR, 1, 15) == timedelta(weeks=3)
    record = company_facts(places)["gifts"]["figures"]["record"]["value"]
    assert WorkingTime().due_in_days(moment("02-05 12:00"), record).date() == date(YEAR, 2, 9)
    assert "gift book by Monday 9 February" in prose["212A"]


def test_the_meeting_of_212a_fits_its_half_hour_and_his_office(prose: Mapping[str, str]) -> None:
    assert "so 11:00 or 15:00." in prose["212A"]
    assert not any(time(12, 30) <= time(hour) < time(14, 30) for hour in (11, 15))
    agenda = re.search(r"^- Agenda: .*$", prose["212A"], re.M)
    assert agenda is not None
    assert sum(map(int, re.findall(r"\d+", agenda[0]))) == 30
    days = ((1, 30), (2, 2), (2, 5), (2, 6), (2, 13), (3, 2), (4, 24))
    meetings = [date(YEAR, month, day) for month, day in days]
    assert "Monday 2 March" in prose["212A"]
    assert all(WorkingTime().works(day) for day in meetings)


def test_the_year_of_the_sea_desk_is_that_of_the_data(data: Year, prose: Mapping[str, str]) -> None:
    told = [row for row in data.requests.rows if (row["desk"], row["kind"]) == ("sea", "exception")]
    months = [row for row in data.desk_months.rows if row["desk"] == "sea"]
    shown = table(prose["309A"], "2025")
    for name, number in QUARTERS.items():
        rows = [row for row in told if quarter(row["opened"]) == number]
        of = months[3 * number - 3 : 3 * number]
        assert shown[name] == [
            str(len(rows)),
            str(in_time(rows)),
            f"{fmean(row['contacts_per_head'] for row in of):.0f}",
            f"{fmean(row['attitude'] for row in of):.2f}",
        ]
    assert (in_time(told), len(told), round(100 * in_time(told) / len(told))) == (69, 85, 81)
    assert "69 of 85 in the year are 81 %" in prose["309A"]


def test_no_figure_of_the_year_explains_the_sea_desk_alone(prose: Mapping[str, str]) -> None:
    shown = {name: [float(cell) for cell in table(prose["309A"], "2025")[name]] for name in QUARTERS}
    first, _, third, fourth = QUARTERS
    share = {name: told / news for name, (news, told, *_) in shown.items()}
    assert min(share, key=lambda name: share[name]) == third
    assert max(shown, key=lambda name: shown[name][2]) == third
    assert min(shown, key=lambda name: shown[name][2]) == first
    assert min(shown, key=lambda name: shown[name][3]) == fourth
    for said in ("14 of 20, with the highest load", "only 12 of 16", "in the fourth, with 24 of 29"):
        assert said in prose["309A"]


CASES: dict[str, tuple[str, str, str, int]] = {
    "A": ("01-05 09:05", "01-05 09:20", "01-05 10:05", 45),
    "B": ("01-06 11:30", "01-06 16:40", "01-07 10:15", 155),
    "C": ("01-07 10:50", "01-07 11:00", "01-07 12:10", 70),
    "D": ("01-08 15:00", "01-08 17:30", "01-09 10:20", 110),
    "E": ("01-12 09:30", "01-12 10:00", "01-12 15:10", 310),
    "F": ("01-14 13:50", "01-14 14:00", "01-14 16:30", 150),
    "G": ("01-16 17:00", "01-16 17:10", "01-19 09:55", 105),
    "H": ("01-21 09:00", "01-21 09:30", "01-21 10:40", 70),
}
"""When operations knew, when the desk did, when the customer was told, and the working minutes between."""
ANSWERED = {"C": ("01-07 16:05", 305), "H": ("01-21 12:20", 170)}
"""When a text had its first answer, and the working minutes until then."""


def taken(first: datetime, then: datetime) -> int:
    return round(WorkingTime().hours(first, then) * 60)


def spoken(minutes: int) -> str:
    return f"{minutes} minutes" if minutes < 60 else f"{minutes // 60} hours? {minutes % 60}"


def answer(prose: str, summary: str) -> str:
    return prose.split(f"<summary>{summary}</summary>")[-1].split("</details>")[0]


@pytest.mark.parametrize("case", CASES)
def test_the_eight_cases_took_as_long_as_the_answer_says(prose: Mapping[str, str], case: str) -> None:
    operations, knew, told = map(moment, CASES[case][:3])
    assert taken(knew, told) == CASES[case][3]
    (row,) = [cells for name, cells in table(prose["309A"], "Case").items() if name.startswith(f"{case},")]
    assert row[:2] == [f"{one:%a} {one.day} Jan, {one:%H:%M}" for one in (operations, knew)]
    assert f"{told:%H:%M}," in row[2]
    found = answer(prose["309A"], "Compare your count")
    assert re.search(rf"\b{case} (?:took )?{spoken(CASES[case][3])}\b", found)


@pytest.mark.parametrize("case", ANSWERED)
def test_a_text_was_answered_as_late_as_the_answer_says(prose: Mapping[str, str], case: str) -> None:
    answered, minutes = ANSWERED[case]
    assert taken(moment(CASES[case][1]), moment(answered)) == minutes
    (row,) = [cells for name, cells in table(prose["309A"], "Case").items() if name.startswith(f"{case},")]
    assert f"first answer {answered[-5:]}" in row[2]
    found = answer(prose["309A"], "Compare your count").split("By the first answer")[1]
    assert re.search(rf"\b{case} (?:took )?{spoken(minutes)}\b", found)


def test_each_rule_for_counting_gives_one_count(places: Places, prose: Mapping[str, str]) -> None:
    most = company_facts(places)["promises"]["exception"]["hours"] * 60
    sent = {case for case, (*_, minutes) in CASES.items() if minutes <= most}
    answered = {case for case in sent if ANSWERED.get(case, ("", 0))[1] <= most}
    assert (sent, answered) == ({"A", "C", "D", "G", "H"}, {"A", "D", "G"})
    found = answer(prose["309A"], "Compare your count")
    assert "5 of 8 in time" in found
    assert "3 of 8" in found
    measured = company_facts(places)["standard"]["measures"]["bad_news"]["measured"]
    assert "to the logged contact with a person at the customer" in measured
    assert '"the logged contact with a person at the customer"' in prose["309A"]


def test_the_groups_of_causes_are_those_of_the_table(prose: Mapping[str, str]) -> None:
    groups = {name: cells[0] for name, cells in table(prose["309A"], "Cause").items() if name != "Cause"}
    found = []
    for cell in groups.values():
        number, _, cases = cell.partition(": ")
        found.append(set(cases.split(", ")))
        assert int(number) == len(found[-1])
    waited, _, late, _ = found
    assert set.union(*found) == set(CASES) - {"A"}
    assert [len(one) for one in found] == sorted(map(len, found), reverse=True)
    assert late == {
        case for case, (operations, knew, *_) in CASES.items() if taken(moment(operations), moment(knew)) > 60
    }
    evening = {case for case, (_, knew, *_) in CASES.items() if knew[-5:] > "16:00"}
    assert evening == {"B", "D", "G"}
    assert evening < waited
    assert all(CASES[case][1][:5] < CASES[case][2][:5] for case in evening)
    assert "in three of the five the note came after 16:00" in prose["309A"]


def test_the_second_count_stands_beside_the_first_by_the_same_rules(prose: Mapping[str, str]) -> None:
    count = table(prose["309A"], "Count")
    soon = sum(taken(moment(operations), moment(knew)) <= 30 for operations, knew, *_ in CASES.values())
    assert [cells[0] for name, cells in count.items() if name != "Count"] == [
        "8",
        "5",
        "3",
        str(soon),
        "0 of 3",
    ]
    assert [cells[1] for name, cells in count.items() if name != "Count"] == ["9", "8", "7", "8", "2 of 2"]
    assert "3 of 8 before and 7 of 9 after" in prose["309A"]
    assert "6 of 8 and 8 of 9 are nearly the same" in prose["309A"]
    before, after = {"A", "D", "G"}, 7
    evening = {case for case, (_, knew, *_) in CASES.items() if knew[-5:] > "16:00"}
    others = (len(before - evening), len(CASES) - len(evening), after - 2, 9 - 2)
    assert "from {} of {} to {} of {} by first answer".format(*others) in prose["309A"]
    assert [round(100 * part) for part in (69 / 85, 7 / 9, 8 / 9)] == [81, 78, 89]
    assert (
        "Last year it was 81 %. Now it is 7 of 9, so 78 %, by first answer, and 8 of 9, so 89 %"
        in prose["309A"]
    )
    by_chance = sum(comb(10, told) * comb(7, 8 - told) for told in range(1, 4)) / comb(17, 8)
    assert 0.1 < by_chance < 0.15


def test_the_change_runs_for_four_weeks_with_three_holidays(prose: Mapping[str, str]) -> None:
    begins, ends = date(YEAR, 3, 16), date(YEAR, 4, 10)
    assert begins.weekday() == 0
    assert ends - begins == timedelta(weeks=4, days=-3)
    free = [day.day for day in general_holidays(YEAR) if begins <= day <= ends and day.weekday() < 5]
    assert free == [3, 6, 7]
    assert "16 March to 10 April" in prose["309A"]
    assert "3, 6 and 7 April were public holidays" in prose["309A"]


def test_only_transport_must_phone_the_desk_with_bad_news(places: Places, prose: Mapping[str, str]) -> None:
    facts = company_facts(places)["organisation"]
    overs = facts["hand_overs"]
    assert len(overs) == 11
    to_desk = {name for name, over in overs.items() if "desk" in over["taker"]}
    assert to_desk == {"proof_of_delivery"}
    assert "the driver phones at once" in overs["proof_of_delivery"]["deadline"]
    assert not any(
        word in str(over).casefold() for over in overs.values() for word in ("rolled", "offloaded", "held")
    )
    assert "09:15" in facts["meetings"]["space"]["when"]
    assert "None of the eleven hand-overs" in prose["309A"]


def test_the_people_of_week_7_have_the_strengths_that_it_names(places: Places) -> None:
    team = company_facts(places)["team"]
    assert "Her written answers are complete" in team["zhao_meilin"]["strength"]
    assert "Stays friendly with very angry callers" in team["rai"]["strength"]
    assert team["qureshi"]["desk"] == "export operations"
    assert "Gets space when ships are full" in team["qureshi"]["strength"]
    assert "on days when many bookings are rolled" in team["qureshi"]["develops"]
    assert "She makes most of them herself" in team["kwok_wing_yan"]["develops"]
    assert company_facts(places)["guidelines"]["owner"] == "leung_suk_han"


def test_the_good_entry_of_309a_adds_up(prose: Mapping[str, str]) -> None:
    entry = prose["309A"].split("## What a good entry looks like")[1].split("\n## ")[0]
    assert "Counted 24 calls back" in entry
    assert "counted five of the same cases" in entry
    assert f"the other {24 - 5}" in entry
    assert f"{round(100 * 17 / 24)} % on time" in entry

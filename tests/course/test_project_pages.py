"""What the pages of the workplace projects say of hours, requirements, the year of data and the clock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import takewhile
from statistics import fmean
from typing import Any

import pytest

from frontline.content.company import company_facts
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.syllabus import syllabus
from frontline.content.text import Prose, Text, known, read_text
from frontline.content.year import Year, read_year
from frontline.models.working_time import WorkingTime
from frontline.quality.firm import firm, firm_errors
from frontline.quality.reading import HIGHEST, reading

UNITS = ("212A", "309A")
QUARTERS = {
    "January to March": 1,
    "April to June": 2,
    "July to September": 3,
    "October to December": 4,
}
PERFECT = ("on_time", "complete", "undamaged", "papers_right")


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


def test_the_plan_of_309a_has_the_same_hours_as_its_weeks(prose: Mapping[str, str]) -> None:
    plan = table(prose["309A"], "Week")
    plan.pop("Week")
    said = re.findall(r"^### Weeks? (.*):.*\((\d+) hours\)$", prose["309A"], re.M)
    assert {week: cells[0] for week, cells in plan.items()} == dict(said)


@pytest.mark.parametrize("unit", UNITS)
def test_every_performance_requirement_is_covered_in_its_own_words(
    places: Places, prose: Mapping[str, str], unit: str
) -> None:
    (of,) = [one for one in framework(places).units if one.id == unit]
    asked = {id_: item.text.rpartition(": ")[2] for id_, item in of.items.items() if "-6.2." in id_}
    assert len(asked) == {"212A": 9, "309A": 11}[unit]
    for id_, text in asked.items():
        assert f"{text} ({id_})".casefold() in prose[unit].casefold()


@pytest.mark.parametrize(("heading", "most"), [("The proposal: 500 words", 500), ("The report", 2500)])
def test_the_parts_of_an_outline_add_up(prose: Mapping[str, str], heading: str, most: int) -> None:
    outline = prose["309A"].split(f"## {heading}")[1].split("\n## ")[0]
    assert sum(int(words) for words in re.findall(r"^\| [^|]+ \| (\d+) \|", outline, re.M)) == most


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


def test_the_promise_of_week_2_ends_when_the_answer_says(places: Places, prose: Mapping[str, str]) -> None:
    hours = company_facts(places)["promises"]["status"]["hours"]
    asked = datetime.fromisoformat("2026-01-14 16:20")
    assert f"{WorkingTime().due(asked, hours):%A %H:%M}" == "Thursday 11:20"
    assert "which ends on Thursday at 11:20" in prose["212A"]
    days = company_facts(places)["terms"]["figures"]["air_damage"]["value"]
    assert date.fromordinal(date(2026, 1, 15).toordinal() + days) == date(2026, 1, 29)


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
            f"{fmean(row['staff_satisfaction'] for row in of):.2f}",
            f"{fmean(row['attitude'] for row in of):.2f}",
        ]
    assert (in_time(told), len(told), round(100 * in_time(told) / len(told))) == (69, 85, 81)
    assert "69 of 85 in the year are 81 %" in prose["309A"]


CASES: dict[str, tuple[str, str, int]] = {
    "A": ("2026-01-05 09:20", "2026-01-05 10:05", 45),
    "B": ("2026-01-06 16:40", "2026-01-07 10:15", 155),
    "C": ("2026-01-07 11:00", "2026-01-07 12:10", 70),
    "D": ("2026-01-08 17:30", "2026-01-09 10:20", 110),
    "E": ("2026-01-12 10:00", "2026-01-12 15:10", 310),
    "F": ("2026-01-14 14:00", "2026-01-14 16:30", 150),
    "G": ("2026-01-16 17:10", "2026-01-19 09:55", 105),
    "H": ("2026-01-21 09:30", "2026-01-21 10:40", 70),
}


@pytest.mark.parametrize("case", CASES)
def test_the_eight_cases_took_as_long_as_the_answer_says(prose: Mapping[str, str], case: str) -> None:
    knew, told = map(datetime.fromisoformat, CASES[case][:2])
    minutes = CASES[case][2]
    assert round(WorkingTime().hours(knew, told) * 60) == minutes
    (row,) = [cells for name, cells in table(prose["309A"], "Case").items() if name.startswith(f"{case},")]
    assert row[1] == f"{knew:%a} {knew.day} Jan, {knew:%H:%M}"
    assert f"{told:%H:%M}," in row[2]
    words = f"{minutes} minutes" if minutes < 60 else f"{minutes // 60} hours? {minutes % 60}"
    answer = prose["309A"].split("Compare your count")[1].split("</details>")[0]
    assert re.search(rf"\b{case} (?:took )?{words}\b", answer)


def test_no_hand_over_says_by_when_the_desk_hears_bad_news(places: Places) -> None:
    overs = company_facts(places)["organisation"]["hand_overs"]
    assert len(overs) == 11
    assert not any("bad news" in over["what"].casefold() for over in overs.values())

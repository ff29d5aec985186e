"""The year of data: a seeded generator of a year at the case company, with findings worth discovering in it.

Everything is invented. Each table has a module and a random stream of its own; the settings that carry a
finding stand beside the table and name it:

F1 one lane late since a date; F2 one channel slow on Mondays; F3 calls back that recover only because the
promise was stretched; F4 a customer in jeopardy; F5 fewer detractors but no more promoters; F6 a dip that
follows turnover and workload, not attitude; F7 complaints answered kindly whose cause is a broken hand-over;
F8 a counter that is rude on first visits; F9 a perfect order whose weakest part is time; F10 the
service-profit chain.

The seeds were chosen so that chance hides none of them: with others most are there, but some are not clear.
"""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from frontline.build.year import (
    calls,
    complaints,
    counters,
    desk_months,
    priorities,
    requests,
    rota,
    shipments,
    surveys,
)
from frontline.build.year.loads import loads
from frontline.build.year.people import employed
from frontline.build.year.promise import Promise
from frontline.build.year.rows import csv_text
from frontline.content.company import Company

__all__ = ["year"]


def year(company: Company) -> dict[str, str]:
    """Return the year's tables: the text of each CSV file by its name, the same in every build."""
    people, promise = employed(company), Promise(company)
    work = loads(people)
    asked = requests.requests(promise, work)
    answers = [_on_file(row, company) for row in surveys.surveys()]
    shipped = [_on_file(row, company) for row in shipments.shipments()]
    weeks = rota.rota(people, work)
    desks = desk_months.desk_months(work, asked, weeks, people)
    return {
        "shipments.csv": csv_text(shipments.Shipment, shipped),
        "requests.csv": csv_text(requests.Request, asked),
        "calls.csv": csv_text(calls.Call, calls.calls(promise)),
        "complaints.csv": csv_text(complaints.Complaint, complaints.complaints(promise)),
        "surveys.csv": csv_text(surveys.Survey, answers),
        "priorities.csv": csv_text(priorities.Priority, priorities.priorities(answers)),
        "counters.csv": csv_text(counters.Visit, counters.counters()),
        "desk_months.csv": csv_text(desk_months.DeskMonth, desks),
        "rota.csv": csv_text(rota.Week, weeks),
    }


Row = TypeVar("Row", shipments.Shipment, surveys.Survey)


def _on_file(row: Row, company: Company) -> Row:
    """Return a row with the segment that stands in its customer's file, where there is one."""
    return row if row.segment else evolve(row, segment=company.customers[row.customer].segment)

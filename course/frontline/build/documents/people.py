"""The organisation, the team, its shifts, and the customers."""

from __future__ import annotations

import re

from frontline.build.documents.page import blocks, capital, listed, picture, table
from frontline.charts import Box, tree
from frontline.content.company import Company
from frontline.content.company.people import Customer

INK, PAPER = "#1f2328", "#ffffff"
"""An attached picture cannot take the page's colours: it has its own paper."""


def organisation(company: Company) -> str:
    """Return the organisation chart as a picture, then what the chart says, hand-overs and meetings."""
    one = company.organisation
    boxes = {
        key: Box(label=unit.name, note=company.team[unit.led_by].short, under=unit.under)
        for key, unit in one.units.items()
    }
    says = "Organisation chart. " + " ".join(
        f"{capital(unit.name)}, led by {company.team[unit.led_by].name}"
        + (f", belongs to {one.units[unit.under].name}." if unit.under else ", is at the top.")
        for unit in one.units.values()
    )
    units = table(
        ("Part", "Led by", "What it does"),
        ((capital(unit.name), company.team[unit.led_by].name, unit.does) for unit in one.units.values()),
    )
    hand_overs = table(
        ("From", "To", "What", "With this file", "By when", "If it is missing"),
        (
            (over.giver, over.taker, over.what, over.file, over.deadline, over.if_missing)
            for over in one.hand_overs.values()
        ),
    )
    meetings = table(
        ("Meeting", "When", "Who", "What it settles"),
        ((capital(one.name), one.when, one.who, one.settles) for one in one.meetings.values()),
    )
    ladder = table(
        ("When", "Who", "What they do"),
        ((capital(step.after), step.who, step.does) for step in one.escalation.values()),
    )
    return blocks(
        picture(_on_paper(tree(boxes, says=says)), says),
        units,
        "### Who hands what to whom",
        hand_overs,
        "### Meetings across departments",
        meetings,
        "### When there is no answer",
        ladder,
    )


def departments(company: Company) -> str:
    """Return who owns what, and by when a department answers a colleague."""
    one = company.departments
    every = (
        one.customer_service,
        one.export_operations,
        one.import_operations,
        one.documentation,
        one.transport,
        one.finance,
        one.claims,
        one.sales,
        one.systems,
        one.compliance,
    )
    rows = (
        (capital(part.name), part.contact or "the desks", part.owns, part.answer or "see the service promise")
        for part in every
    )
    rules = one.cooperation
    return blocks(
        table(("Department", "First contact", "Owns", "Answers a colleague"), rows),
        listed((rules.hand_over, rules.one_voice, rules.chase, rules.escalate, rules.log)),
    )


def team(company: Company) -> str:
    """Return everybody, desk by desk."""
    desks: dict[str, list[tuple[str, ...]]] = {}
    for one in company.team.values():
        desks.setdefault(one.desk, []).append(
            (
                one.name,
                one.role,
                ", ".join(one.languages),
                company.shifts[one.shift].name,
                f"{one.since}",
                one.strength,
                one.develops,
            )
        )
    head = ("Name", "Role", "Languages", "Shift", "Since", "Good at", "Learning")
    return blocks(*(blocks(f"### {capital(desk)}", table(head, rows)) for desk, rows in desks.items()))


def shifts(company: Company) -> str:
    """Return the shifts."""
    rows = (
        (capital(one.name), ", ".join(one.days), f"{one.start} to {one.end}")
        for one in company.shifts.values()
    )
    return table(("Shift", "Days", "Hours"), rows)


def customers(company: Company) -> str:
    """Return every customer's file."""
    return blocks(*(_customer(company, one) for one in company.customers.values()))


def _customer(company: Company, one: Customer) -> str:
    people = [
        (one.contact, one.contact_role, one.may_know),
        (one.second_contact, one.second_role, one.second_may_know),
        (one.third_contact, one.third_role, one.third_may_know),
    ]
    rows = [
        ("Kind", capital(one.kind)),
        ("Status", capital(one.status)),
        ("Segment", company.strategy.segments[one.segment].name),
        ("Desk", one.desk),
        ("Business", capital(one.business)),
        ("We act as", one.acts_as),
        ("Buys", one.buys),
        ("Credit", capital(one.credit)),
        ("Looks at first", one.values),
        *(
            (f"{name}, {role}", f"May know: {may_know}" if may_know else "")
            for name, role, may_know in people
            if name
        ),
        ("Language", one.language),
        ("Preference", one.preference),
        ("Habits", one.habits),
        ("Trucks", one.trucks),
        ("Group chat", one.group_chat),
        ("Note", one.note),
    ]
    shown = [(label, value) for label, value in rows if value or "," in label]
    return blocks(f"### {one.name}", table(("Point", "On file"), shown))


def _on_paper(svg: str) -> str:
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    width, height = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0]
    sized = svg.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    return sized.replace("currentColor", INK).replace(">\n", f">\n{paper}", 1)

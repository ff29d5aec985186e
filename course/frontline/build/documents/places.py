"""The company at a glance, its counters and its newsletters."""

from __future__ import annotations

from frontline.build.documents.page import blocks, capital, listed, table
from frontline.content.company import Company
from frontline.content.company.papers import Newsletter, Reception


def profile(company: Company) -> str:
    """Return the company's name, desks, offices and shared tools."""
    one = company.profile
    desks = ((capital(desk.name), desk.hours, desk.mailbox, desk.office) for desk in one.desks.values())
    offices = (
        (capital(office.name), office.district, office.hours)
        for office in (*one.offices.values(), one.hotline)
    )
    return blocks(
        f"**{one.name}** is a {one.kind}. It is fictional.",
        table(("Desk", "Open", "Mailbox", "Where"), desks),
        table(("Office", "District", "Open"), offices),
        f"The clocks show {one.time_zone.name} ({one.time_zone.offset}).",
        f"**{one.portal.name}**, the portal, has {one.portal.login}. It holds {one.portal.holds}.",
        f"**{one.newsletter.name}**, the newsletter, goes out {one.newsletter.sent} "
        f"to {one.newsletter.readers}. {one.newsletter.stop}",
    )


def receptions(company: Company) -> str:
    """Return the reception plan of each counter."""
    return blocks(*(_reception(one) for one in company.receptions.values()))


def newsletters(company: Company) -> str:
    """Return the newsletters, the latest first."""
    return blocks(
        *(_newsletter(one, company.profile.newsletter.stop) for one in reversed(company.newsletters.values()))
    )


def _reception(one: Reception) -> str:
    places = table(
        ("Place", "What it is for", "How a visitor finds it"),
        ((capital(place.name), place.purpose, place.state) for place in one.places.values()),
    )
    return blocks(
        f"### {capital(one.name)}",
        f"*{capital(one.where)}.*",
        one.looks,
        places,
        "**Duties of the shift**",
        listed(one.duties),
        f"**Typhoon and rainstorm.** {one.bad_weather}",
    )


def _newsletter(one: Newsletter, stop: str) -> str:
    market = blocks("**From the market**", *(f"*{item.title}.* {item.text}" for item in one.market.values()))
    return blocks(
        f"### {one.month}",
        f"*Sent on {one.sent}.* **{one.lead}**",
        *(f"**{item.title}.** {item.text}" for item in one.items.values()),
        market if one.market else "",
        f"*{stop}*",
    )

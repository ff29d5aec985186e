"""Shows the company's documents to people: each becomes Markdown, one of them with a picture."""

from __future__ import annotations

from collections.abc import Callable

from frontline.build.documents import desk, papers, people, places
from frontline.content.company import Company

DOCUMENTS: dict[str, Callable[[Company], str]] = {
    "authority": desk.authority,
    "charges": desk.charges,
    "credit": lambda company: papers.paper(company, company.credit),
    "customers": people.customers,
    "cutoffs": desk.cutoffs,
    "departments": people.departments,
    "gifts": lambda company: papers.paper(company, company.gifts),
    "guidelines": lambda company: papers.paper(company, company.guidelines),
    "newsletters": places.newsletters,
    "organisation": people.organisation,
    "policy": lambda company: papers.paper(company, company.policy),
    "privacy": lambda company: papers.paper(company, company.privacy),
    "profile": places.profile,
    "promises": desk.promises,
    "receptions": places.receptions,
    "shifts": people.shifts,
    "standard": papers.standard,
    "strategy": papers.strategy,
    "team": people.team,
    "terms": lambda company: papers.paper(company, company.terms),
}
"""What a text may show with a block {document}, by name."""

"""Numbered papers, the strategy and the standard."""

from __future__ import annotations

from frontline.build.documents.page import blocks, listed, table
from frontline.content.company import Company
from frontline.content.company.papers import Figure, Paper, Version, number


def paper(company: Company, one: Paper) -> str:
    """Return a paper: each rule with its number, and the reason below it."""
    parts = [
        blocks(f"### {heading}", *(_rule(key, one) for key, rule in one.rules.items() if rule.part == part))
        for part, heading in one.parts.items()
    ]
    return blocks(_head(company, one.version, one.owner), one.purpose, *parts, _figures(one))


def strategy(company: Company) -> str:
    """Return the strategy: aims, segments and target outcomes."""
    one = company.strategy
    segments = [
        blocks(
            f"### {segment.name}",
            f"**Who:** {segment.who}",
            f"**What they want:** {segment.want}",
            f"**What we do:** {segment.approach}",
        )
        for segment in one.segments.values()
    ]
    outcomes = table(
        ("Outcome", "How it is measured", "In 2025", "Target", "By"),
        (
            (outcome.name, outcome.measure, _figure(outcome.base), _figure(outcome.target), outcome.by)
            for outcome in one.outcomes.values()
        ),
    )
    return blocks(
        _head(company, one.version, one.owner),
        one.purpose,
        "### Aims",
        listed(one.aims.values()),
        *segments,
        "### Target outcomes",
        outcomes,
        "All figures are made for the course (synthetic).",
    )


def standard(company: Company) -> str:
    """Return the service standard."""
    one = company.standard
    rows = (
        (
            measure.name,
            measure.says,
            measure.measured,
            _figure(measure.target),
            ", ".join(number(rule) for rule in measure.rules),
        )
        for measure in one.measures.values()
    )
    head = ("Standard", "We say", "How it is measured", "At least", "Guidelines")
    return blocks(_head(company, one.version, one.owner), one.purpose, table(head, rows))


def _rule(key: str, one: Paper) -> str:
    rule = one.rules[key]
    why = f"<br>*Why: {' '.join(rule.why.split())}*" if rule.why else ""
    return f"**{number(key)}** {' '.join(rule.text.split())}{why}"


def _figures(one: Paper) -> str:
    rows = [(figure.value, figure.unit, figure.basis) for figure in one.figures.values()]
    return blocks("### Where the figures come from", table(("Figure", "Unit", "Basis"), rows)) if rows else ""


def _head(company: Company, version: Version, owner: str) -> str:
    changed = f" Changed: {' '.join(version.changed.split())}" if version.changed else ""
    return (
        f"*Version {version.number}, valid from {version.valid_from}. "
        f"Responsible: {company.team[owner].name}, {company.team[owner].role}.{changed}*"
    )


def _figure(figure: Figure) -> str:
    basis = f" *({figure.basis})*" if figure.basis else ""
    return f"{figure.value:g} {figure.unit}{basis}"

"""Writes a class's results as CSV and as one HTML page."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined

from frontline.competency import Framework
from frontline.content.syllabus import Syllabus
from frontline.report.gather import LearnerReport
from frontline.results import RULE

COLUMNS = ("learner", "name", "unit", "criterion", "state", "points", "out_of", "to_mark", "evidence")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(reports: Sequence[LearnerReport]) -> str:
    """Return a row a learner and criterion; no cell can start a formula in a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for report in reports:
        for result in report.criteria:
            table.writerow(
                [
                    quoted(report.learner),
                    quoted(report.name),
                    result.criterion.split("-")[0],
                    result.criterion,
                    result.outcome.value,
                    f"{result.earned:g}",
                    f"{result.points:g}",
                    result.to_mark,
                    " ".join(result.evidence),
                ]
            )
    return text.getvalue()


def quoted(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and does not compute it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def to_html(reports: Sequence[LearnerReport], order: Syllabus, units: Framework, day: date) -> str:
    """Return one page with a sheet a learner."""
    environment = Environment(
        loader=PackageLoader("frontline.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html")
    return template.render(
        reports=reports, order=order, units=units, criteria=units.criteria(), rule=RULE, day=day
    )

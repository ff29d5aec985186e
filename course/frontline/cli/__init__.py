"""The command line: parses arguments, calls the floors below, prints what they say."""

from frontline.cli import authors, bench, bundling, classes, doctor, feedback, grading, instructors, learners
from frontline.cli.console import app, in_order

__all__ = [
    "app",
    "authors",
    "bench",
    "bundling",
    "classes",
    "doctor",
    "feedback",
    "grading",
    "instructors",
    "learners",
]

in_order(
    *("start", "check", "import", "print"),
    *("collect", "grade", "feedback", "report", "items", "regrade", "again", "bundle", "doctor", "bench"),
    *("preview", "build", "quality"),
)

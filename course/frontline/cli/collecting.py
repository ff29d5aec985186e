"""The table that `frontline collect` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from unicodedata import category

from rich.table import Table
from rich.text import Text

from frontline.cli.console import console, say
from frontline.grading.collecting.outcomes import Outcome, Row

LONGEST = 200
WORDS = {
    Outcome.COLLECTED: "collected",
    Outcome.REFUSED: "refused (0 points; feedback says why)",
    Outcome.NOT_COLLECTED: "not collected",
    Outcome.OLDER: "older (a newer one counts)",
    Outcome.AGAIN: "found more than once (counted once)",
    Outcome.MISSING: "without a hand-in",
}


def print_collected(rows: Sequence[Row], *, all_rows: bool) -> None:
    """Print the rows that need an eye (with `all_rows` every one), counts, and what to do next."""
    shown = [row for row in rows if all_rows or row.needs_an_eye]
    if shown:
        table = Table()
        for heading in ("Exercise", "Learner", "Outcome", "Remarks", "Found in"):
            table.add_column(heading, overflow="fold")
        for row in shown:
            remarks = "; ".join(map(harmless, row.remarks))
            exercise, learner, place = map(harmless, (row.exercise, row.learner, row.place))
            table.add_row(*map(Text, (exercise, learner, row.outcome, remarks, place)))
        console.print(table)
    counted = Counter(row.outcome for row in rows)
    for outcome, words in WORDS.items():
        if number := counted[outcome]:
            say(f"{number} {words}")
    if shown and len(shown) < len(rows):
        say("The table leaves out what needs no eye. To list everything, add --all")
    say(_next(rows))


def harmless(text: str) -> str:
    """Return other people's text so that it can be printed: what is no visible character is spelled out."""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return "".join(
        one if one.isprintable() or category(one) == "Zs" else one.encode("unicode_escape").decode()
        for one in shown
    )


def _next(rows: Sequence[Row]) -> str:
    collected = (Outcome.COLLECTED, Outcome.REFUSED, Outcome.MISSING)
    exercises = sorted({row.exercise for row in rows if row.exercise and row.outcome in collected})
    if not exercises:
        return (
            "Nothing new. Next: put hand-ins into inbox/, or name what holds them: frontline collect SOURCE"
        )
    # Without a name it grades every exercise.
    return " ".join(["Next: frontline grade", *(exercises if len(exercises) == 1 else ())])

"""Mending an exercise that was handed out: what the switches of a question do to its notebooks."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from frontline.build.course import BuildError, Built
from frontline.content.bank import graded
from frontline.content.places import Places
from frontline.questions import mark

Make = Callable[[], Built]
EXERCISE = "212a-ii-9-small"
MAY_SAY = "assesses: [212A-6.2.9.actions]\n"


def mend(places: Places, before: str, after: str) -> None:
    path = places.solutions / f"{EXERCISE}.md"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def notebook(built: Built, places: Places) -> dict[str, Any]:
    return dict(json.loads(built.files[places.exercises / EXERCISE / f"{EXERCISE}.ipynb"]))


def points(found: dict[str, Any]) -> dict[str, int]:
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["metadata"]["nbgrader"]["points"]
        for cell in found["cells"]
        if "nbgrader" in cell["metadata"]
    }


def test_a_withdrawn_question_stays_and_has_no_points(make: Make, places: Places) -> None:
    before = points(notebook(make(), places))
    mend(places, MAY_SAY, f"{MAY_SAY}void: true\n")
    after = notebook(make(), places)
    assert points(after) == {**before, "may-say": 0}
    assert "void=True" in json.dumps(after)


def test_mending_makes_no_other_edition(make: Make, places: Places) -> None:
    """Hand-ins from before are not said to be of another one."""
    before = notebook(make(), places)["metadata"]["frontline"]["edition"]
    mend(places, MAY_SAY, f"{MAY_SAY}void: true\nalso: [[a, b]]\n")
    mend(places, "points: 2", "points: 3")
    assert notebook(make(), places)["metadata"]["frontline"]["edition"] == before
    mend(places, "text: Call", "text: Phone")
    assert notebook(make(), places)["metadata"]["frontline"]["edition"] != before


def test_one_more_answer_earns_everything_and_stays_with_the_keys(make: Make, places: Places) -> None:
    mend(places, MAY_SAY, f"{MAY_SAY}also: [[b]]\n")
    built = make()
    built.write()
    bank = graded(places, EXERCISE)
    assert bank is not None
    one = bank["may-say"]
    marks = {
        answer: mark(one.question, one.key, list(answer), one.also).points for answer in ("a", "b", "ab")
    }
    assert marks == {"a": 2, "b": 2, "ab": 0}
    assert "also" not in json.dumps(notebook(built, places))
    assert "also=[['b']]" in built.files[places.solution(EXERCISE)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"{MAY_SAY}also: [x]\n", "may-say"),
        (f"{MAY_SAY}also: [[]]\n", "`also`: [] is no answer"),
        (f"{MAY_SAY}also: b\n", "also"),
        (f"{MAY_SAY}void: perhaps\n", "void"),
    ],
)
def test_what_cannot_be_is_named(make: Make, places: Places, text: str, says: str) -> None:
    mend(places, MAY_SAY, text)
    with pytest.raises(BuildError, match="may-say") as problem:
        make()
    assert says in str(problem.value)


def test_a_reply_accepts_nothing_by_itself(make: Make, places: Places) -> None:
    mend(places, "prompt: Write.\n", "prompt: Write.\nalso: [Dear Sir]\n")
    with pytest.raises(BuildError, match="a person marks it"):
        make()


def test_practice_is_put_right_and_not_mended(make: Make, places: Places) -> None:
    path = places.lessons / "01-a-lesson.md"
    path.write_text(
        path.read_text().replace("assesses: [212A-6.2.2]\n", "assesses: [212A-6.2.2]\nvoid: true\n")
    )
    with pytest.raises(BuildError, match="`void` and `also` are for exercises"):
        make()

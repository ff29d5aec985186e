"""A course of two units, three lessons and two exercises, so that every figure can be counted by hand."""

from __future__ import annotations

import pytest

from frontline.competency import Item
from frontline.content.bank import Bank, Banked
from frontline.content.contents import Asked, Contents, ExerciseContents, LessonContents, UnitContents
from frontline.questions.types import Choice, Number, Written

SCHEME = {
    "rows": [
        {"row": "Result", "levels": [{"points": 2, "text": "all"}, {"points": 0, "text": "none"}]},
        {
            "row": "Tone",
            "levels": [
                {"points": 2, "text": "warm"},
                {"points": 1, "text": "plain"},
                {"points": 0, "text": "cold"},
            ],
        },
    ],
    "model": "Dear Ms Lam",
    "samples": [],
}


@pytest.fixture(scope="session")
def course() -> Contents:
    return Contents(
        units=(
            UnitContents(
                id="212A",
                code="LOCUCS212A",
                title="Handle requests",
                level=2,
                hours=60,
                project_hours=15,
                complete=False,
                items={
                    "212A-6.2.2": Item(text="Choose the channel", parts=()),
                    "212A-6.2.8": Item(text="Follow up", parts=("time", "care")),
                    "212A-6.2.80": Item(text="Something else", parts=()),
                },
                criteria={"212A-7i": "Keeps to the guidelines", "212A-7ii": "Handles requests"},
            ),
            UnitContents(
                id="309A",
                code="LOCUCS309A",
                title="Manage service",
                level=3,
                hours=90,
                project_hours=0,
                complete=False,
                items={"309A-6.1.4a": Item(text="Know the cycle", parts=())},
                criteria={"309A-7i": "Manages service"},
            ),
        ),
        lessons=(
            LessonContents(
                file="01-first",
                title="First words",
                unit="212A",
                minutes=60,
                questions=(
                    asked("01-a", 1, "choice", "212A-6.2.2", section="A call"),
                    asked("01-b", 2, "number", "212A-6.2.8.time", section="A time"),
                    asked("01-c", 3, "written", "212A-6.2.2", section="A letter"),
                ),
                explorations=("01-look",),
                terms=("edi", "eta"),
                task="01-task",
            ),
            LessonContents(
                file="02-second",
                title="Second thoughts",
                unit="212A",
                minutes=30,
                questions=(
                    asked("02-a", 1, "choice", "212A-6.2.2", section="A plan"),
                    asked("02-b", 2, "match", "212A-6.2.8.care", section="A plan"),
                ),
                explorations=(),
                terms=("hotline", "eta"),
                task="",
            ),
            LessonContents(
                file="03-third",
                title="Third parties",
                unit="309A",
                minutes=90,
                questions=(
                    asked("03-a", 1, "choice", "309A-6.1.4a", section="A cycle"),
                    asked("03-b", 2, "choice", "309A-6.1.4a", section="A cycle"),
                ),
                explorations=(),
                terms=(),
                task="03-task",
            ),
        ),
        exercises=(
            ExerciseContents(
                id="e-1",
                title="No place on the ship",
                unit="212A",
                criterion="212A-7ii",
                after="01-first",
                minutes=60,
                edition="edition-1",
                questions=(
                    asked("e1-a", 1, "choice", "212A-6.2.2", points=4),
                    asked("e1-b", 2, "number", "212A-6.2.8.time", points=2, essential=True),
                    asked("e1-c", 3, "written", "212A-6.2.2", points=4),
                ),
            ),
            ExerciseContents(
                id="e-2",
                title="A month of complaints",
                unit="309A",
                criterion="309A-7i",
                after="03-third",
                minutes=30,
                edition="edition-2",
                questions=(asked("e2-a", 1, "choice", "309A-6.1.4a", points=5),),
            ),
        ),
        minutes_per_task=30,
        minutes_per_term=2,
    )


def asked(
    id_: str,
    number: int,
    kind: str,
    assesses: str,
    *,
    points: int = 0,
    essential: bool = False,
    section: str = "",
) -> Asked:
    return Asked(
        id=id_,
        label=f"{'Question' if points else 'Practice'} {number}",
        kind=kind,
        assesses=(assesses,),
        points=points,
        essential=essential,
        section=section,
    )


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The questions of the exercise e-1 with their keys: call, 6, and a reply of two rows."""
    choice = Choice("e1-a", "What first?", options={"call": "Call", "mail": "Write"}, points=4)
    number = Number("e1-b", "How many hours?", points=2, essential=True)
    reply = Written("e1-c", "Write.", points=4)
    because = {"call": "It reaches them now.", "mail": "It waits unread."}
    reasons = {"right": "Yes.", "wrong": "Count again."}
    return {
        "e1-a": Banked(question=choice, key=choice.key({"call": 1.0}), of="e-1", because=because),
        "e1-b": Banked(question=number, key=number.key({"answer": 6}), of="e-1", because=reasons),
        "e1-c": Banked(question=reply, key=reply.key(SCHEME), of="e-1", because={}),
    }

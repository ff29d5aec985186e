"""Small texts and small courses, read as the real ones are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from frontline.competency import Framework, Item, Unit
from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.syllabus import Exercise, Lesson, Range, Rates, Syllabus, SyllabusUnit
from frontline.content.text import Known, Text, read_text
from frontline.quality.course import Course
from frontline.quality.firm import Firm, firm
from frontline.terms import Mode, Register, Term

Write = Callable[..., Text]
Ask = Callable[..., str]
MakeCourse = Callable[..., Course]

OPTIONS = """options:
  a: {text: Call, right: true, because: It reaches them now.}
  b: {text: Write, because: It waits unread.}
"""
REPLY = """scheme:
  - {{row: Facts, levels: [{{points: {points}, text: All}}, {{points: 0, text: None}}]}}
model: Dear Ms Yeung
"""
STEPS = """items:
  a: {text: Log it, because: First.}
  b: {text: Pass it on, because: Second.}
  c: {text: Close it, because: Third.}
"""
PAIRS = """options: {me: You, ops: Operations}
items:
  a: {text: The call, to: me, because: Yours.}
  b: {text: The space, to: ops, because: Theirs.}
"""
TALK = """who: Ms Yeung
facts: {limit: By Friday.}
script: |
  == opening
  * ask: By what day?
    [worth 1, learns limit]
    Why: The day decides.
    -> close
  * tell: It is the ninth.
    Why: She needs something else.
    -> close
  == close
  * so: So by Friday?
    [worth 1, needs limit, confirms]
    Why: Both hold the same day in mind.
    -> end
  * bye: Goodbye.
    Why: Nothing is agreed.
    -> end
  == end (end)
"""
BODIES = {
    "choice": OPTIONS,
    "choices": OPTIONS,
    "number": "answer: 4\nbecause: {right: Yes., wrong: No.}\n",
    "written": REPLY,
    "order": STEPS,
    "match": PAIRS,
    "dialogue": TALK,
}


def _term(id_: str, en: str, abbreviation: str = "") -> Term:
    return Term(
        id=id_,
        theme="parties",
        en=en,
        abbreviation=abbreviation,
        definition="Receives the goods.",
        example="Call the consignee.",
        mode=Mode.ALL,
        register=Register.TECHNICAL,
        source="en:GEN",
    )


GLOSSARY = {
    "consignee": _term("consignee", "Consignee", "CNEE"),
    **{f"term-{number}": _term(f"term-{number}", f"Term {number}") for number in range(12)},
}


@pytest.fixture(scope="session")
def the_firm(places: Places) -> Firm:
    """What Kestrel Bay's documents say."""
    return firm(company_facts(places))


@pytest.fixture
def ask() -> Ask:
    """Write a question block: `ask("id", "choice", assesses="212A-6.2.2", points=2, mode="sea")`."""

    def block(id_: str, kind: str = "choice", *, assesses: str = "", points: int = 0, **more: Any) -> str:
        prompt = more.pop("prompt", "What first?")
        keys = {"type": kind, "assesses": f"[{assesses}]", "points": points, "prompt": prompt, **more}
        head = "".join(
            f"{key}: {str(value).lower() if value is True else value}\n" for key, value in keys.items()
        )
        body = BODIES[kind].format(points=points or 1) if kind == "written" else BODIES[kind]
        return f"\n```{{question}} {id_}\n{head}{body}```\n"

    return block


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Read a text from what follows its title: `write("It is Monday.")`."""

    def made(body: str, name: str = "08-a-lesson") -> Text:
        path = tmp_path / f"{name}.md"
        path.write_text(f"# Title\n\n{body}", encoding="utf-8")
        return read_text(path, Places(tmp_path), Known(terms=GLOSSARY))

    return made


@pytest.fixture
def units() -> Framework:
    """Two small units of 10 and 20 notional hours."""
    return Framework(
        hours_per_credit=10,
        units=(
            Unit(
                id="212A",
                code="LOCUSM212A",
                title="Handle requests",
                level=2,
                credits=1,
                items={
                    "212A-3": Item(text="Follow the policy"),
                    "212A-6.1.1": Item(text="Know the operation", parts=("sea", "air")),
                    "212A-6.2.2": Item(text="Select a channel"),
                },
                criteria={"212A-7i": "Communicate", "212A-7ii": "Respond"},
            ),
            Unit(
                id="309A",
                code="LOCUSM309A",
                title="Manage service",
                level=3,
                credits=2,
                items={"309A-6.2.5": Item(text="Measure")},
                criteria={"309A-7i": "Know service"},
            ),
        ),
    )


@pytest.fixture
def make(write: Write, units: Framework, the_firm: Firm) -> MakeCourse:
    """Make a course from bodies of texts.

    `lessons` maps a file to its body, and `exercises` an id. `teaches`, `criteria` and `ranges` say more of
    them by the same names, `drafts` names those that are drafts, and `complete` the units that are called
    complete.
    """

    def course(
        lessons: Mapping[str, str] = {},
        exercises: Mapping[str, str] = {},
        *,
        teaches: Mapping[str, tuple[str, ...]] = {},
        criteria: Mapping[str, str] = {},
        ranges: Mapping[str, dict[str, Any]] = {},
        drafts: tuple[str, ...] = (),
        complete: tuple[str, ...] = (),
    ) -> Course:
        of_range: dict[str, Any] = {
            "mode": ("sea",),
            "channels": ("e-mail",),
            "customer": "existing",
            "tone": ("mild",),
            "authority": "within",
            "matter": ("delay",),
        }
        all_lessons = [
            Lesson(file=name, unit="212A", teaches=teaches.get(name, ()), draft=name in drafts)
            for name in lessons
        ]
        all_exercises = [
            Exercise(
                id=name,
                criterion=criteria.get(name, "212A-7ii"),
                after="08-a-lesson",
                range=Range(**{**of_range, **ranges.get(name, {})}),
                draft=name in drafts,
            )
            for name in exercises
        ]
        order = Syllabus(
            company=(),
            rates=Rates(
                words_per_minute=100,
                minutes_per_question=2,
                minutes_per_exploration=10,
                minutes_per_tool=6,
                minutes_per_reply=15,
                minutes_per_dialogue=8,
                minutes_per_table=5,
                minutes_per_task=30,
                minutes_per_term=3,
            ),
            units={
                unit.id: SyllabusUnit(complete=unit.id in complete, project_hours=4) for unit in units.units
            },
            lessons=tuple(one for one in all_lessons if not one.draft),
            exercises=tuple(one for one in all_exercises if not one.draft),
            draft_lessons=tuple(one for one in all_lessons if one.draft),
            draft_exercises=tuple(one for one in all_exercises if one.draft),
        )

        def texts(bodies: Mapping[str, str], draft: bool) -> dict[str, Text]:
            return {name: write(body, name) for name, body in bodies.items() if (name in drafts) is draft}

        return Course(
            order,
            units,
            texts(lessons, draft=False),
            texts(exercises, draft=False),
            the_firm,
            GLOSSARY,
            texts(lessons, draft=True),
            texts(exercises, draft=True),
        )

    return course

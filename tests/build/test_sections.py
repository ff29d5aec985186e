"""Which section of a lesson explains a question."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import evolve

from frontline.build.course import BuildError, Built, build
from frontline.build.sections import Sections, anchor, headings
from frontline.content.places import Places
from frontline.content.syllabus import syllabus
from frontline.content.text import Known, QuestionBlock, Text, read_text
from frontline.grading.releasing import release

QUESTION = """
```{question} NAME
type: choice
assesses: [ASSESSES]
points: 1
SEE
prompt: What first?
options:
  call: {text: Call, right: true, because: It reaches them now.}
  mail: {text: Write, because: It waits unread., see: The *second* section}
```
"""
LESSON = f"""# First lesson
{QUESTION.replace("NAME", "01-top").replace("SEE", "")}
## The first section
{QUESTION.replace("NAME", "01-one").replace("SEE", "")}
### The *second* section
{QUESTION.replace("NAME", "01-two").replace("SEE", 'see: "02-other: Elsewhere"')}
"""


@pytest.fixture
def sections(places: Places, tmp_path: Path) -> Sections:
    (places.lessons / "01-a-lesson.md").write_text(LESSON.replace("ASSESSES", "212A-6.2.2"))
    (places.lessons / "02-other.md").write_text("# Second lesson\n\n## Elsewhere\n")
    lessons = {
        name: read_text(places.lessons / f"{name}.md", places, Known())
        for name in ("01-a-lesson", "02-other")
    }
    return Sections(lessons, syllabus(places))


def block(text: Text, name: str) -> QuestionBlock:
    return next(one for one in text.questions if one.id == name)


def found(sections: Sections, name: str) -> Mapping[str, list[str]]:
    text = sections.lessons["01-a-lesson"]
    return sections.of(text, block(text, name))


def test_it_is_the_section_that_the_question_stands_in(sections: Sections) -> None:
    assert found(sections, "01-one")[""] == ["The first section", "The-first-section"]
    assert "" not in found(sections, "01-top")


def test_an_option_may_name_its_own(sections: Sections) -> None:
    assert found(sections, "01-one")["mail"] == ["The *second* section", "The-second-section"]


def test_a_section_of_another_lesson_is_named_in_words(sections: Sections) -> None:
    assert found(sections, "01-two")[""] == ["lesson 02, Second lesson, section “Elsewhere”"]


def test_an_exercise_points_to_the_lessons_that_teach_what_it_assesses(
    sections: Sections, places: Places
) -> None:
    path = places.solutions / "212a-ii-9-small.md"
    path.write_text(
        f"# Exercise\n{QUESTION}".replace("NAME", "first")
        .replace("SEE", "")
        .replace("ASSESSES", "212A-6.2.2, 212A-6.2.8.time")
    )
    text = read_text(path, places, Known())
    assert sections.of(text, text.questions[0])[""] == ["lesson 01, First lesson"]
    other = evolve(
        text.questions[0], authored=evolve(text.questions[0].authored, assesses=("212A-6.2.8.time",))
    )
    assert "" not in sections.of(text, other)


def test_headings_come_in_order_up_to_the_question(sections: Sections) -> None:
    text = sections.lessons["01-a-lesson"]
    assert headings(text) == ["The first section", "The *second* section"]
    assert headings(text, block(text, "01-one")) == ["The first section"]
    assert anchor("The *second* `section`") == "The-second-section"


@pytest.mark.parametrize(
    ("see", "says"),
    [
        ("see: Nowhere", "`see` names the section 'Nowhere', which is not in course/lessons/01-a-lesson.md"),
        ('see: "03-none: Elsewhere"', "`see` names '03-none', which is no lesson"),
    ],
)
def test_a_section_that_does_not_exist_is_named(places: Places, see: str, says: str) -> None:
    text = (places.lessons / "01-a-lesson.md").read_text()
    (places.lessons / "01-a-lesson.md").write_text(text.replace("type: choice", f"type: choice\n{see}"))
    with pytest.raises(BuildError) as problem:
        make(places)
    assert says in str(problem.value)


def test_the_notebook_carries_the_section(places: Places) -> None:
    files = make(places).files
    assert "see={'': ['A section', 'A-section']}" in files[places.lessons / "01-a-lesson.ipynb"]


def make(places: Places) -> Built:
    return build(places, "0.1.0", places.root / "builds.json", release)

"""A course of one lesson and one exercise, to break in every way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.build.course import Built, build
from frontline.content.places import Places, here
from frontline.grading.releasing import release

LESSON = """# A lesson

It is 16:35 at {{ profile.desks.sea.name }}.

## A section

```{question} 01-first
type: choice
assesses: [212A-6.2.2]
prompt: What first at {{ profile.desks.sea.name }}?
options:
  call: {text: Call, right: true, because: It reaches them now.}
  mail: {text: Write, because: It waits unread.}
```
"""

EXERCISE = """# An exercise

```{marking}
```

```{question} first-step
type: choice
assesses: [212A-6.2.8.time]
points: 2
prompt: What first?
options:
  call: {text: Call, right: true, because: It reaches them now.}
  mail: {text: Write, because: It waits unread.}
```

```{question} may-say
type: choices
assesses: [212A-6.2.9.actions]
points: 2
prompt: Which?
options:
  a: {text: A, right: true, because: Yes.}
  b: {text: B, because: No.}
```

```{question} hours
type: number
assesses: [212A-6.2.8.time]
points: 1
prompt: How many?
unit: hours
answer: "{{ promises.email.hours }}"
because: {right: Yes., wrong: Count again.}
```

```{question} reply
type: written
assesses: [212A-6.2.9.outcome]
points: 2
prompt: Write.
scheme:
  - row: Result
    levels: [{points: 2, text: all}, {points: 0, text: none}]
model: Dear Ms Yeung
```
"""

PAGE = """# Cut-offs

```{document} cutoffs
```
"""

SYLLABUS = """
company = ["01-cut-offs"]
[rates]
words_per_minute = 90
minutes_per_question = 2
minutes_per_exploration = 12
minutes_per_tool = 6
minutes_per_reply = 12
minutes_per_dialogue = 8
minutes_per_table = 5
minutes_per_task = 45
minutes_per_term = 1.5
[units.212A]
complete = false
project_hours = 15
[[lessons]]
file = "01-a-lesson"
unit = "212A"
teaches = ["212A-6.2.2"]
[[exercises]]
id = "212a-ii-9-small"
criterion = "212A-7ii"
after = "01-a-lesson"
[exercises.range]
mode = ["sea"]
channels = ["phone"]
customer = "existing"
tone = ["mild"]
authority = "within"
matter = ["delay"]
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places(tmp_path)
    for folder in (found.lessons, found.pages, found.competency.parent, found.templates, found.solutions):
        folder.mkdir(parents=True)
    shutil.copy(here().competency, found.competency)
    found.syllabus.write_text(SYLLABUS)
    found.start.write_text("# Start here\n")
    for document in here().company.glob("*.yaml"):
        shutil.copy(document, found.company)
    (found.pages / "01-cut-offs.md").write_text(PAGE)
    (found.lessons / "01-a-lesson.md").write_text(LESSON)
    for template in ("lesson", "questions", "explorations"):
        (found.templates / f"{template}.md").write_text("# Copy me\n")
    (found.templates / "exercise.md").write_text("# Copy me\n\n```{marking}\n```\n")
    shutil.copy(here().marking, found.marking)
    (found.solutions / "212a-ii-9-small.md").write_text(EXERCISE)
    return found


@pytest.fixture
def make(places: Places) -> Callable[[], Built]:
    return lambda: build(places, "0.1.0", places.root / "builds.json", release)

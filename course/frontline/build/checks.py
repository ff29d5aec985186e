"""Checks what no single text can know: ids over the whole course, requirements, the syllabus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import asdict

from frontline.build.documents import DOCUMENTS
from frontline.build.sections import anchor, headings
from frontline.competency import Framework
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure
from frontline.content.syllabus import Syllabus
from frontline.content.text import (
    ID,
    ChartBlock,
    DocumentBlock,
    ExploreBlock,
    MarkingBlock,
    PaperBlock,
    Prose,
    QuestionBlock,
    Text,
)
from frontline.explorations.printed import PrintedChart
from frontline.explorations.settings import SETTINGS
from frontline.quality.prose import strings
from frontline.study.log import PROJECT
from frontline.study.papers import Paper

MARKUP = re.compile(r"\[[^]]+\]\(|\*\*")
IN_PAGE = re.compile(r"\]\(#((?:[^()]|\([^()]*\))+)\)")


def check_syllabus(order: Syllabus, units: Framework, places: Places) -> Iterator[str]:
    """Say what the syllabus names that does not exist, and what exists that it does not name."""
    where = places.name(places.syllabus)
    lessons = order.lessons + order.draft_lessons
    exercises = order.exercises + order.draft_exercises
    files = [lesson.file for lesson in lessons]
    for name, times in Counter([*files, *(exercise.id for exercise in exercises)]).items():
        if times > 1:
            yield f"{where}: {name!r} stands {times} times"
    known_units = {unit.id for unit in units.units}
    for lesson in lessons:
        if lesson.unit not in known_units:
            known = ", ".join(sorted(known_units))
            yield f"{where}, lesson {lesson.file}: unit {lesson.unit!r} is none of {known}"
        for reference in lesson.teaches:
            if problem := units.problem(reference):
                yield f"{where}, lesson {lesson.file}: {problem}"
    for exercise in exercises:
        if exercise.criterion not in units.criteria():
            yield f"{where}, exercise {exercise.id}: criterion {exercise.criterion!r} is not in the framework"
        if exercise.after not in files:
            yield f"{where}, exercise {exercise.id}: `after` names {exercise.after!r}, which is no lesson"
    yield from _strays(places.lessons, files, "lessons", places)
    yield from _strays(places.pages, order.company, "company", places)
    yield from _strays(places.study, order.study, "study", places)
    yield from _strays(places.solutions, [exercise.id for exercise in exercises], "exercises", places)


def check_questions(texts: Sequence[Text], units: Framework) -> Iterator[str]:
    """Say which ids of questions and other blocks stand twice, and which requirements do not exist."""
    seen: dict[str, str] = {}
    for text in texts:
        for part in text.parts:
            if not isinstance(part, QuestionBlock | ExploreBlock | ChartBlock | PaperBlock):
                continue
            if part.id in seen:
                yield f"{part.where}: the id stands already in {seen[part.id]}"
            seen[part.id] = part.where
            if not isinstance(part, QuestionBlock):
                continue
            if not part.authored.assesses:
                yield f"{part.where}: `assesses` names no requirement"
            for reference in part.authored.assesses:
                if problem := units.problem(reference):
                    yield f"{part.where}: {problem}"


def check_explorations(texts: Sequence[Text]) -> Iterator[str]:
    """Say which explorations do not exist, or are configured in a way that they do not take."""
    for text in texts:
        for part in text.parts:
            if not isinstance(part, ExploreBlock):
                continue
            name = (part.settings.get("kind"), part.settings.get("model"))
            if name not in SETTINGS:
                yield f"{part.where}: there is no exploration of kind {name[0]!r} and model {name[1]!r}"
                continue
            try:
                settings = structure(dict(part.settings), SETTINGS[name], part.where)
            except ContentError as problem:
                yield str(problem)
            else:
                yield from (f"{part.where}, {problem}" for problem in settings.problems())


def check_charts_and_papers(texts: Sequence[Text]) -> Iterator[str]:
    """Say which charts cannot be drawn, and which papers ask for nothing or for what cannot be."""
    for text in texts:
        for part in text.parts:
            if not isinstance(part, ChartBlock | PaperBlock):
                continue
            shape: type[PrintedChart | Paper] = PrintedChart if isinstance(part, ChartBlock) else Paper
            try:
                settings = structure(dict(part.settings), shape, part.where)
            except ContentError as problem:
                yield str(problem)
            else:
                yield from (f"{part.where}: {problem}" for problem in settings.problems())


def check_documents(texts: Sequence[Text]) -> Iterator[str]:
    """Say which documents a text shows that the company does not have."""
    for text in texts:
        for part in text.parts:
            if isinstance(part, DocumentBlock) and part.name not in DOCUMENTS:
                yield f"{part.where}: no document of that name can be shown; use {', '.join(DOCUMENTS)}"


def check_markup(texts: Sequence[Text]) -> Iterator[str]:
    """Say where a question has markup, which its form shows as typed, or a link leads to no section."""
    for text in texts:
        known = {anchor(heading) for heading in headings(text)}
        for part in text.parts:
            if isinstance(part, QuestionBlock) and any(map(MARKUP.search, strings(asdict(part.authored)))):
                yield f"{part.where}: a form shows no bold type and no links; a link stands in the text above"
            elif isinstance(part, Prose):
                for to in IN_PAGE.findall(part.text):
                    if to not in known:
                        yield f"{text.where}: a link leads to #{to}, and no section has this name"


def check_screens(texts: Iterable[Text], units: Framework) -> Iterator[str]:
    """Say which parts that show a learner's own work name a unit that does not exist, or no task's id."""
    known = [unit.id for unit in units.units]
    seen: dict[str, str] = {}
    for text in texts:
        for part in text.screens:
            if part.name in ("challenge", "project") and part.of not in known:
                yield f"{part.where}: name a unit, {' or '.join(known)}"
            elif part.name == "task" and (not ID.fullmatch(part.of) or part.of.startswith(PROJECT)):
                yield f"{part.where}: give the task an id, as 08-task"
            elif part.name == "task" and part.of in seen:
                yield f"{part.where}: the id stands already in {seen[part.of]}"
            seen[part.of] = part.where


def check_marking(pages: Iterable[Text], exercises: Iterable[Text]) -> Iterator[str]:
    """Say where an exercise does not say how it is marked, or another text does."""
    for text in exercises:
        if sum(isinstance(part, MarkingBlock) for part in text.parts) != 1:
            yield f"{text.where}: give the exercise one block {{marking}}, which says how it is marked"
    for text in pages:
        for part in text.parts:
            if isinstance(part, MarkingBlock):
                yield f"{part.where}: only an exercise has this block"


def check_points(text: Text) -> Iterator[str]:
    """Say which questions of an exercise carry no points, and whether too many are essential."""
    for block in text.questions:
        if block.authored.points < 1:
            yield f"{block.where}: give `points`, at least 1: the exercise is graded"
    essential = [block for block in text.questions if block.authored.essential]
    if len(essential) > 1:
        yield f"{essential[1].where}: an exercise has one `essential` question at most"


def check_mended(pages: Iterable[Text]) -> Iterator[str]:
    """Say where a practice question is mended as if it had been handed out."""
    for text in pages:
        for block in text.questions:
            if block.authored.void or block.authored.also:
                yield f"{block.where}: `void` and `also` are for exercises: put a practice question right"


def _strays(folder: Path, named: Sequence[str], what: str, places: Places) -> Iterator[str]:
    for path in sorted(folder.glob("*.md")):
        if path.stem not in named:
            yield f"{places.name(path)}: the syllabus does not list it under {what}"

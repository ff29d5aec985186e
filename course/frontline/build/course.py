"""Builds the whole course: reads every text, makes every notebook, and writes or compares them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from attrs import asdict, field, frozen

from frontline.build import notebooks
from frontline.build.checks import (
    check_charts_and_papers,
    check_documents,
    check_explorations,
    check_marking,
    check_markup,
    check_mended,
    check_points,
    check_questions,
    check_screens,
    check_syllabus,
)
from frontline.build.learners import bank, contents, dump
from frontline.build.marking import marking
from frontline.build.meanings import Meanings, page_of
from frontline.build.sections import Sections
from frontline.build.year import year
from frontline.content.builds import Builds
from frontline.content.company import company
from frontline.content.framework import framework
from frontline.content.handed_out import COPY_ME, previewed
from frontline.content.instruments import problems as check_instruments
from frontline.content.instruments import written_instruments
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.content.syllabus import Exercise, Lesson, Syllabus, syllabus
from frontline.content.text import Known, Text, known, read_text
from frontline.lexicon.decode import Decoder
from frontline.lexicon.themes import by_theme
from frontline.quality.course import Course
from frontline.quality.firm import firm

Release = Callable[[Path, Path], None]
"""Makes released notebooks in the second folder from the instructor's in the first."""


class BuildError(Exception):
    """The course cannot be built; `problems` says why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@frozen
class Built:
    """Everything that a build makes: file content by path, and the course that it was made from."""

    files: dict[Path, str]
    course: Course

    def write(self) -> list[Path]:
        """Write what differs, and return it."""
        changed = [path for path in self.files if not self._same(path)]
        for path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.files[path], encoding="utf-8", newline="\n")
        return changed

    def differing(self) -> list[Path]:
        """Return the files that are missing or differ from this build."""
        return [path for path in self.files if not self._same(path)]

    def _same(self, path: Path) -> bool:
        return path.is_file() and path.read_bytes() == self.files[path].encode("utf-8")


@frozen
class _Written:
    """What authors wrote: pages and exercises by the notebook that each becomes."""

    order: Syllabus
    of: Known
    pages: dict[Path, Text] = field(factory=dict)
    exercises: dict[Path, Text] = field(factory=dict)
    problems: list[str] = field(factory=list)

    def lessons(self, places: Places, of: Iterable[Lesson]) -> dict[str, Text]:
        """Return these lessons by file, as far as they could be read."""
        built = {lesson.file: places.lessons / f"{lesson.file}.ipynb" for lesson in of}
        return {file: self.pages[path] for file, path in built.items() if path in self.pages}

    def graded(self, places: Places, of: Iterable[Exercise]) -> dict[str, Text]:
        """Return these exercises by id."""
        return {one.id: self.exercises[places.solution(one.id)] for one in of}


def build(places: Places, version: str, builds_path: Path, release: Release) -> Built:
    """Build every notebook in memory; raise `BuildError` with every problem of every text."""
    try:
        written = _read(places)
        units, documents = framework(places), company(places)
        instruments = written_instruments(places, units.units)
    except ContentError as problem:
        raise BuildError([str(problem)]) from None
    texts = [*written.pages.values(), *written.exercises.values()]
    order = written.order
    sections = Sections(written.lessons(places, order.lessons + order.draft_lessons), order)
    problems = [
        *written.problems,
        *check_syllabus(order, units, places),
        *check_questions(texts, units),
        *check_explorations(texts),
        *check_documents(texts),
        *check_charts_and_papers(texts),
        *check_markup(texts),
        *check_screens(texts, units),
        *check_mended(written.pages.values()),
        *check_instruments(instruments, units),
        *check_marking(written.pages.values(), written.exercises.values()),
        *(problem for text in written.exercises.values() for problem in check_points(text)),
        *(p for text in texts for block in text.questions for p in sections.problems(text, block)),
    ]
    if problems:
        raise BuildError(problems)
    decoder, with_meanings = Decoder(written.of.terms), (places.lessons, places.pages)
    files = {
        path: notebooks.dump(
            notebooks.lesson(
                text,
                sections,
                documents,
                Meanings(decoder, [term.id for term in text.terms]) if path.parent in with_meanings else None,
            )
        )
        for path, text in written.pages.items()
    }
    for terms in by_theme(written.of.terms.values()).values():
        page = notebooks.glossary(terms[0].theme_title, terms, written.of.terms)
        files[places.entries / page_of(terms[0])] = notebooks.dump(page)
    for path, text in written.exercises.items():
        says = marking(text, order.rates, places.marking)
        files[path] = notebooks.dump(notebooks.exercise(text, path.stem, sections, documents, says))
    files.update(_released(places, order, files, release))
    files.update({places.company / "year" / name: table for name, table in year(documents).items()})
    ours = {target.as_posix(): json.loads(files[path]) for target, path in previewed(places, order).items()}
    builds = Builds.load(builds_path) if builds_path.is_file() else Builds()
    files[builds_path] = builds.with_section(version, ours).dump()
    course = Course(
        order,
        units,
        written.lessons(places, order.lessons),
        written.graded(places, order.exercises),
        firm(written.of.facts),
        written.of.terms,
        written.lessons(places, order.draft_lessons),
        written.graded(places, order.draft_exercises),
    )
    files[places.contents] = dump(contents(course))
    files[places.instruments_built] = dump({unit: asdict(own) for unit, own in instruments.items()})
    files[places.practice] = dump(bank(course.lessons, notebooks.PRACTICE, sections))
    for id_, text in {**course.exercises, **course.draft_exercises}.items():
        files[places.keys(id_)] = dump(bank({id_: text}, notebooks.QUESTION, sections))
    return Built(files, course)


def _read(places: Places) -> _Written:
    written = _Written(syllabus(places), known(places))

    def add(texts: dict[Path, Text], source: Path, notebook: Path) -> None:
        try:
            texts[notebook] = read_text(source, places, written.of)
        except FileNotFoundError:
            written.problems.append(f"{places.name(source)}: the file is missing")
        except ContentError as problem:
            written.problems.append(str(problem))

    order = written.order
    lessons = (places.lessons / f"{lesson.file}.md" for lesson in order.lessons + order.draft_lessons)
    templates = (places.templates / f"{name}.md" for name in COPY_ME)
    pages = (places.pages / f"{page}.md" for page in order.company)
    study = (places.study / f"{page}.md" for page in order.study)
    for source in (places.start, *pages, *study, *templates, *lessons):
        add(written.pages, source, source.with_suffix(".ipynb"))
    example = places.templates / "exercise.md"
    add(written.exercises, example, example.with_suffix(".ipynb"))
    for one in order.exercises + order.draft_exercises:
        add(written.exercises, places.solutions / f"{one.id}.md", places.solution(one.id))
    return written


def _released(places: Places, order: Syllabus, files: dict[Path, str], release: Release) -> dict[Path, str]:
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch, "source"), Path(scratch, "release")
        for exercise in order.exercises + order.draft_exercises:
            notebook = source / exercise.id / f"{exercise.id}.ipynb"
            notebook.parent.mkdir(parents=True)
            notebook.write_text(files[places.solution(exercise.id)], encoding="utf-8")
        release(source, target)
        return {
            places.exercises / path.relative_to(target): path.read_text(encoding="utf-8")
            for path in sorted(target.rglob("*.ipynb"))
        }

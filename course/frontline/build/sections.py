"""Finds the section of a lesson that explains a question, so that feedback can lead there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from frontline.content.syllabus import Syllabus
from frontline.content.text import Prose, QuestionBlock, Text

HEADING = re.compile(r"#{2,3} +(.+)")
ELSEWHERE = re.compile(r"(\d\d-[a-z0-9-]+): (.+)")

Section = list[str]
"""What people read, and for a section of the same notebook its anchor."""


@frozen
class Sections:
    """The sections of all lessons, by lesson file in the syllabus's order."""

    lessons: Mapping[str, Text]
    order: Syllabus

    def of(self, text: Text, block: QuestionBlock) -> dict[str, Section]:
        """Return, by part of the question ('' for the whole), the section that explains it.

        Without a word from the author that is the section it stands in, or for an exercise the lessons
        that teach what it assesses.
        """
        found = {part: self._named(text, written) for part, written in block.made.see.items()}
        if "" not in found and (usual := self._usual(text, block)):
            found[""] = usual
        return dict(sorted(found.items()))

    def problems(self, text: Text, block: QuestionBlock) -> Iterator[str]:
        """Say which sections an author names that do not exist."""
        for written in block.made.see.values():
            elsewhere = ELSEWHERE.fullmatch(written)
            if elsewhere and elsewhere[1] not in self.lessons:
                yield f"{block.where}: `see` names {elsewhere[1]!r}, which is no lesson"
                continue
            there, heading = (self.lessons[elsewhere[1]], elsewhere[2]) if elsewhere else (text, written)
            if heading not in headings(there):
                yield f"{block.where}: `see` names the section {heading!r}, which is not in {there.where}"

    def _named(self, text: Text, written: str) -> Section:
        elsewhere = ELSEWHERE.fullmatch(written)
        if not elsewhere or self.lessons.get(elsewhere[1]) is text:
            heading = elsewhere[2] if elsewhere else written
            return [heading, anchor(heading)]
        return [f"{self._lesson(elsewhere[1])}, section “{elsewhere[2]}”"]

    def _usual(self, text: Text, block: QuestionBlock) -> Section:
        if text in self.lessons.values():
            above = headings(text, block)
            return [above[-1], anchor(above[-1])] if above else []
        teaching = [
            self._lesson(lesson.file)
            for lesson in self.order.lessons
            if not set(lesson.teaches).isdisjoint(block.authored.assesses)
        ]
        return ["; ".join(teaching)] if teaching else []

    def _lesson(self, file: str) -> str:
        return f"lesson {file[:2]}, {self.lessons[file].title}"


def headings(text: Text, before: QuestionBlock | None = None) -> list[str]:
    """Return the headings of a text below its title, in order, up to the block `before`."""
    found = []
    for part in text.parts:
        if part is before:
            break
        if isinstance(part, Prose):
            found += [line[1].strip() for line in map(HEADING.fullmatch, part.text.splitlines()) if line]
    return found


def anchor(heading: str) -> str:
    """Return the name that JupyterLab gives a heading in the page."""
    return re.sub(r"[*_`]", "", heading).replace(" ", "-")

"""Measures how hard a text reads: the Flesch-Kincaid grade, and the sentences that make it hard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from statistics import median

from attrs import frozen

from frontline.content.text import Text
from frontline.quality.course import Course
from frontline.quality.prose import KEY_TERMS, SOURCES, Kind, Line, lines, read, words
from frontline.quality.syllables import syllables
from frontline.terms import Register

MEDIAN = 8.0
HIGHEST = 9.5
HARDEST = 10
FEWEST_WORDS = 5
"""With fewer words a sentence's own grade says nothing."""
NOT_READ = (KEY_TERMS, SOURCES)

# A small letter goes on with the sentence: "at 9 a.m. on Monday".
END = re.compile(r"(?<=[.?!])([\"'”’)\]]*)\s+(?=[^a-z\s])")
NO_END = re.compile(r"\b(mr|mrs|ms|dr|prof|st|vs|co|e\.g|i\.e|a\.m|p\.m)\.$", re.IGNORECASE)
NO_END_BEFORE_A_NUMBER = re.compile(r"\b(no|nos|cap|art|fig)\.$", re.IGNORECASE)
ENDED = re.compile(r"[.?!:…][\"'”’)\]]*$")


@frozen
class Sentence:
    """A sentence as it stands, and its words and syllables apart from glossary terms."""

    text: str
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """Return the grade of this sentence alone."""
        return flesch_kincaid(1, self.words, self.syllables)


@frozen
class Reading:
    """How a text reads."""

    sentences: tuple[Sentence, ...]

    @property
    def grade(self) -> float:
        """Return the grade of all sentences together."""
        counted = [(sentence.words, sentence.syllables) for sentence in self.sentences]
        return flesch_kincaid(len(counted), sum(words for words, _ in counted), sum(s for _, s in counted))

    @property
    def hardest(self) -> tuple[Sentence, ...]:
        """Return the hardest sentences, hardest first."""
        whole = (sentence for sentence in self.sentences if sentence.words >= FEWEST_WORDS)
        return tuple(sorted(whole, key=lambda sentence: -sentence.grade)[:HARDEST])


def flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """Return the grade, the years of school that a reader needs; 0 where there are no words.

    Source: Kincaid and others, 1975, for the United States Navy.
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 if words else 0.0


def grade(text: str, terms: Collection[str] = ()) -> float:
    """Return the grade of plain text or Markdown; `terms` (small letters) are set aside."""
    return Reading(tuple(_counted(read(text), terms))).grade


def reading(text: Text, terms: Collection[str]) -> Reading:
    """Read a lesson's paragraphs, list items and prompts, with `terms` (small letters) set aside.

    Headings, tables, block quotes, code, Key terms and Sources do not count.
    """
    prompts = (line for block in text.questions for line in read(block.authored.prompt))
    prose = (line for line in lines(text) if line.section not in NOT_READ)
    return Reading((*_counted(prose, terms), *_counted(prompts, terms)))


def readings(course: Course) -> Mapping[str, Reading]:
    """Return how each lesson reads, by its file."""
    return {name: lesson_reading(course, text) for name, text in course.lessons.items()}


def reading_errors(course: Course) -> Iterator[str]:
    """Say which lessons are too hard to read."""
    found = readings(course)
    for name, one in found.items():
        yield from hard_to_read(course.lessons[name], one)
    if found and (middle := median(read.grade for read in found.values())) > MEDIAN:
        yield f"the lessons read at a median grade of {middle:.1f}, at most {MEDIAN:g} is allowed"


def hard_to_read(text: Text, read: Reading) -> Iterator[str]:
    """Say when a lesson, that was read so, is too hard to read, with its hardest sentence."""
    if read.grade > HIGHEST:
        hardest = f". Begin with: {read.hardest[0].text}" if read.hardest else ""
        yield f"{text.where}: reads at grade {read.grade:.1f}, at most {HIGHEST:g} is allowed{hardest}"


def lesson_reading(course: Course, text: Text) -> Reading:
    """Read a lesson with the glossary's terms of the trade set aside: its everyday words count."""
    hard = (term for term in course.terms.values() if term.register in (Register.TECHNICAL, Register.LEGAL))
    return reading(text, {name for term in hard for name in term.names})


def sentences(lines: Iterable[Line]) -> Iterator[str]:
    """Split lines into sentences: at their ends, unless a small letter goes on, and at . ? ! within."""
    unit = ""
    for line in lines:
        kept = line.kind in (Kind.PARAGRAPH, Kind.ITEM)
        goes_on = line.kind is Kind.PARAGRAPH and line.text[:1].islower() and not ENDED.search(unit)
        if unit and not (kept and goes_on):
            yield from _split(unit)
            unit = ""
        if kept:
            unit = f"{unit} {line.text}".strip()
    yield from _split(unit)


def _split(unit: str) -> Iterator[str]:
    start = 0
    for end in END.finditer(unit):
        before, after = unit[start : end.end(1)], unit[end.end()]
        if NO_END.search(before) or (after.isdigit() and NO_END_BEFORE_A_NUMBER.search(before)):
            continue
        yield before
        start = end.end()
    if unit[start:]:
        yield unit[start:]


def _counted(lines: Iterable[Line], terms: Collection[str]) -> Iterator[Sentence]:
    aside = _any_of(frozenset(terms))
    for sentence in sentences(lines):
        if words(sentence):
            left = words(aside.sub(" ", sentence))
            yield Sentence(sentence, len(left), sum(map(syllables, left)))


@cache
def _any_of(terms: frozenset[str]) -> re.Pattern[str]:
    """Return what finds the longest of the terms; only those that begin with the letter at hand are tried."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for term in sorted(filter(None, terms), key=lambda term: (-len(term), term)):
        by_letter[term[0]].append(re.sub("y$", "(?:y|ie)", re.escape(term)))
    forms = (f"(?={re.escape(letter)})(?:{'|'.join(those)})" for letter, those in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?:e?s)?(?![\w-])", re.IGNORECASE)

"""How hard a text reads, against sentences that were counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.content.text import Text
from frontline.quality.course import Course
from frontline.quality.prose import read
from frontline.quality.reading import (
    Sentence,
    flesch_kincaid,
    grade,
    reading,
    reading_errors,
    readings,
    sentences,
)

Write = Callable[..., Text]
HARD = "International organisations continuously communicate complicated documentation requirements."
EASY = "The ship is late."


def test_the_grade_is_the_published_formula() -> None:
    # 0.39 * 20 / 2 + 11.8 * 30 / 20 - 15.59
    assert flesch_kincaid(2, 20, 30) == pytest.approx(6.01)


def test_no_words_have_no_grade() -> None:
    assert flesch_kincaid(0, 0, 0) == 0.0


@pytest.mark.parametrize(
    ("text", "words", "syllables"),
    [
        ("The driver needs to find the right ones.", 8, 9),
        ("A courier collects the boxes at the laboratory at 17:30.", 10, 18),
        ("Every fact in both messages is correct.", 7, 11),
        ("We waive the charge of HK$450 by EDI.", 8, 8),
    ],
)
def test_sentences_counted_by_hand(text: str, words: int, syllables: int) -> None:
    assert grade(text) == pytest.approx(0.39 * words + 11.8 * syllables / words - 15.59)


def test_glossary_terms_are_set_aside_and_the_sentence_stays() -> None:
    # "She reads the … and the …." keeps 5 words of 5 syllables.
    text = "She reads the air waybills and the AWB."
    assert grade(text, {"air waybill", "awb"}) == pytest.approx(0.39 * 5 + 11.8 * 5 / 5 - 15.59)


def test_a_term_is_not_cut_out_of_a_longer_word() -> None:
    assert grade("The airport is full.", {"air"}) == grade("The airport is full.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She calls. He waits! Why? Nobody knows.", ["She calls.", "He waits!", "Why?", "Nobody knows."]),
        ("Mr. Ho and Dr. Rahman wait.", ["Mr. Ho and Dr. Rahman wait."]),
        ("See No. 3 and Cap. 486.", ["See No. 3 and Cap. 486."]),
        ("The answer is no. She calls.", ["The answer is no.", "She calls."]),
        ("It opens at 9 a.m. Monday for 2.5 hours.", ["It opens at 9 a.m. Monday for 2.5 hours."]),
        ('He asks: "Where is it?" and waits.', ['He asks: "Where is it?" and waits.']),
        ('He asks: "Where is it?" She knows.', ['He asks: "Where is it?"', "She knows."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("A sentence that goes\non in the next line.", ["A sentence that goes on in the next line."]),
        ("Do this:\n\n1. Call\n2. Write", ["Do this:", "Call", "Write"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert list(sentences(read(text))) == expected


def test_prose_lists_and_prompts_count(write: Write, ask: Callable[..., str]) -> None:
    text = write(f"It is late.\n\n- Call her.\n{ask('q', prompt='Who waits?')}")
    assert [one.text for one in reading(text, ()).sentences] == ["It is late.", "Call her.", "Who waits?"]


def test_everything_else_does_not_count(write: Write) -> None:
    text = write(
        "## A heading\n\n**A label.**\n\n> A message.\n\n| A | table |\n|---|---|\n\n```\ncode\n```\n\n"
        "## Key terms\n\nA word.\n\n## Sources\n\n- A book.\n\n## At your workplace\n\nWatch ten calls.\n"
    )
    assert [one.text for one in reading(text, ()).sentences] == ["Watch ten calls."]


def test_the_hardest_sentences_come_first_and_are_ten_at_most(write: Write) -> None:
    found = reading(write("\n".join([*[EASY.replace("late", "late now")] * 12, HARD])), ())
    assert found.hardest[0].text == HARD
    assert len(found.hardest) == 10


def test_a_sentence_of_few_words_is_not_called_hard(write: Write) -> None:
    assert reading(write("Confidentiality.\n\nThe ship is late today.\n"), ()).hardest == (
        Sentence("The ship is late today.", 5, 6),
    )


def test_the_glossary_s_terms_and_abbreviations_are_set_aside(make: Callable[..., Course]) -> None:
    course = make({"01-a": "The consignee signs it here.\n\nThe CNEE signs it here.\n"})
    assert [sentence.words for sentence in readings(course)["01-a"].sentences] == [4, 4]


def test_a_lesson_that_is_too_hard_is_named(make: Callable[..., Course]) -> None:
    course = make({"01-a": EASY, "02-b": EASY, "03-c": HARD})
    assert list(reading_errors(course)) == [
        f"03-c.md: reads at grade 39.4, at most 9.5 is allowed. Begin with: {HARD.strip()}"
    ]


def test_the_median_of_all_lessons_has_a_limit_of_its_own(make: Callable[..., Course]) -> None:
    middling = "A supervisor collects the boxes at the terminal at 17:30."  # 10 words, 17 syllables
    assert list(reading_errors(make({"01-a": middling}))) == [
        "the lessons read at a median grade of 8.4, at most 8 is allowed"
    ]

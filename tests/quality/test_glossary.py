"""Checks of the glossary: what is too hard or long, what is written alike, what a text lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from attrs import evolve

from frontline.content.places import Places
from frontline.content.text import Known, Text, read_text
from frontline.lexicon.decode import Decoder
from frontline.quality.course import Course, read_course
from frontline.quality.glossary import glossary_errors, text_errors, unknown
from frontline.terms import Mode, Register, Term


def term(id_: str, **other: object) -> Term:
    plain = {"theme": "t", "en": id_, "definition": "A box of steel.", "example": "e", "source": "s"}
    return Term(id=id_, mode=Mode.ALL, register=Register.TECHNICAL, **{**plain, **other})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def course(places: Places) -> Course:
    return read_course(places)


@pytest.fixture
def errors(course: Course) -> Callable[..., list[str]]:
    """Check a glossary of some terms alone: `errors(term(…), term(…))`."""

    def found(*terms: Term) -> list[str]:
        alone = evolve(course, terms={one.id: one for one in terms}, lessons={}, exercises={})
        return list(glossary_errors(alone))

    return found


@pytest.fixture
def text(tmp_path: Path) -> Callable[[str], Text]:
    def written(body: str) -> Text:
        path = tmp_path / "lesson.md"
        path.write_text(f"# Title\n\n{body}\n", encoding="utf-8")
        return read_text(path, Places(tmp_path), Known())

    return written


@pytest.fixture
def decoder() -> Decoder:
    terms: Mapping[str, Term] = {"vgm": term("vgm", abbreviation="VGM"), "bl": term("bl", abbreviation="B/L")}
    return Decoder(terms)


def test_the_course_s_own_glossary_is_sound(course: Course) -> None:
    assert list(glossary_errors(course)) == []


def test_a_good_entry_has_no_error(errors: Callable[..., list[str]]) -> None:
    assert errors(term("container", abbreviation="CNTR", definition="A box of steel. CNTR for short.")) == []


def test_a_meaning_that_is_too_long_is_named(errors: Callable[..., list[str]]) -> None:
    (said,) = errors(term("box", definition="A box of steel. " * 17))
    assert said == "glossary, box: its meaning has 272 characters, at most 260 fit"


def test_a_meaning_that_is_too_hard_is_named(errors: Callable[..., list[str]]) -> None:
    hard = "Documentation substantiating contractual obligations regarding international transportation."
    (said,) = errors(term("paper", definition=hard))
    assert said.startswith("glossary, paper: its meaning reads at grade ")
    assert said.endswith("at most 12.0: use shorter words and sentences")


def test_a_short_form_that_the_glossary_lacks_is_named(errors: Callable[..., list[str]]) -> None:
    assert errors(term("box", definition="A box with a QZX.")) == [
        "glossary, box: the short form 'QZX' is not in the glossary: add it, or write it out"
    ]


def test_terms_that_are_written_alike_must_name_each_other(errors: Callable[..., list[str]]) -> None:
    one, other = term("one", abbreviation="POD"), term("two", also=("P.O.D.",))
    (said,) = errors(one, other)
    assert (
        said == "glossary: 'one' and 'two' are both written 'pod': name each in the other's column confused"
    )
    half = evolve(one, confused={"two": "it is another"})
    assert len(errors(half, other)) == 1
    assert errors(half, evolve(other, confused={"one": "it is another"})) == []


def test_short_forms_of_a_text_must_be_in_the_glossary(text: Callable[[str], Text], decoder: Decoder) -> None:
    (said,) = text_errors(text("Send the VGM, the B/L and the QZX."), decoder)
    assert said.endswith("the short form 'QZX' is not in the glossary: add it, or write it out")


def test_what_a_text_calls_its_own_is_no_short_form(text: Callable[[str], Text], decoder: Decoder) -> None:
    own = text("The ship MV LARK.\n\n```{own}\nMV LARK: a ship of the story\n```")
    assert list(text_errors(own, decoder)) == []


@pytest.mark.parametrize(
    "written",
    [
        "G17 and T21 and E12",
        "HK$45 in HK, by PDF",
        "KB-S-26-1187",
        "BMDU 123456-7",
        "me@KESTREL.example",
        "a B/L/VGM",
        "NOT today",
        "OSPREY sails",
    ],
)
def test_numbers_of_rules_names_and_what_everybody_knows_are_none(written: str, decoder: Decoder) -> None:
    assert unknown([written], decoder) == set()

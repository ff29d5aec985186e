"""Which cards there are: of terms and their directions, and of practice that went wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from frontline.content.bank import Banked
from frontline.content.contents import Asked, Contents, LessonContents
from frontline.questions.choice import Choice
from frontline.store.work import Practised, Work
from frontline.study.cards import (
    Direction,
    QuestionCard,
    Settings,
    TermCard,
    card_ids,
    deck,
    has_cards,
    settings,
    with_pick,
    with_settings,
)
from frontline.terms import Chinese, Mode, Register, Status, Term


def term(id_: str, en: str, **other: Any) -> Term:
    plain: dict[str, Any] = {
        "theme": "t",
        "definition": "Something at the desk.",
        "example": '"Like this."',
        "mode": Mode.ALL,
        "register": Register.EVERYDAY,
        "source": "en:GEN",
    }
    return Term(id=id_, en=en, **{**plain, **other})


TERMS = {
    one.id: one
    for one in (
        term(
            "edi",
            "Electronic data interchange",
            abbreviation="EDI",
            zh_hant=Chinese(text="電子數據交換", status=Status.REVIEW),
            confused={"offload": "no boxes move"},
        ),
        term("offload", "Offload", also=("offloaded",), definition="When goods are offloaded, they wait."),
        term("eta", "Estimated time of arrival", abbreviation="ETA"),
        term("hotline", "Hotline"),
    )
}
CALL = Choice("08-call", "What first?", options={"call": "Call", "mail": "Write", "wait": "Wait"})
BANK = {
    "08-call": Banked(
        question=CALL,
        key={"call": 1.0, "mail": 0.5},
        of="08-choosing",
        because={"call": "It reaches them now.", "mail": "It waits."},
        section="A call or a letter",
    )
}


def lesson(file: str, terms: tuple[str, ...], *questions: Asked, **other: Any) -> LessonContents:
    return LessonContents(
        file=file,
        title=f"Lesson of {file}",
        unit="212A",
        minutes=60,
        questions=questions,
        explorations=other.get("explorations", ()),
        terms=terms,
        task="",
    )


def asked(id_: str, kind: str = "choice") -> Asked:
    return Asked(id=id_, label="Practice 1", kind=kind, assesses=())


CONTENTS = Contents(
    units=(),
    lessons=(
        lesson("08-choosing", ("edi", "offload"), asked("08-call"), asked("08-table", "table")),
        lesson("16-cycle", ("eta", "edi"), asked("16-first"), explorations=("16-day",)),
    ),
    exercises=(),
    minutes_per_task=30,
    minutes_per_term=2,
)


MONDAY = datetime(2026, 11, 2, 8, 10, tzinfo=UTC)


def practised(*ids: str, first: bool | None = True) -> Work:
    return Work(practice={id_: Practised(first=first) for id_ in ids})


def ids(work: Work) -> list[str]:
    cards = [card.id for card in deck(TERMS, CONTENTS, BANK, work)]
    assert list(card_ids(TERMS, CONTENTS, work)) == cards
    return cards


def test_a_term_has_a_card_for_each_direction_that_it_has() -> None:
    assert ids(practised("08-call")) == [
        "edi:meaning",
        "edi:term",
        "edi:abbreviation",
        "edi:chinese",
        "offload:meaning",
        "offload:term",
    ]


def test_terms_come_from_lessons_in_which_something_was_saved() -> None:
    assert "eta:meaning" not in ids(practised("08-table"))
    assert ids(practised("16-first"))[0] == "eta:meaning"
    assert ids(practised("16-day"))[0] == "eta:meaning"


def test_a_term_of_two_lessons_has_its_cards_once() -> None:
    assert ids(practised("08-call", "16-first")).count("edi:meaning") == 1


def test_before_the_first_lesson_its_key_terms_are_there_to_try() -> None:
    assert [one.rpartition(":")[0] for one in ids(Work())][::4] == ["edi", "offload"]


def test_with_the_setting_all_terms_of_the_glossary_have_cards() -> None:
    work = with_settings(practised("08-call"), Settings(every=True))
    assert ids(work)[-2:] == ["hotline:meaning", "hotline:term"]


def test_a_term_that_has_been_met_stays_when_all_terms_are_no_longer_wanted() -> None:
    work = evolve(practised("08-call"), rest={"cards": {"hotline:term": {}, "gone:term": {}}})
    assert ids(work)[-2:] == ["hotline:meaning", "hotline:term"]


def test_only_the_directions_that_are_wanted_have_cards() -> None:
    work = with_settings(practised("08-call"), Settings(directions=frozenset({Direction.CHINESE})))
    assert ids(work) == ["edi:chinese"]


def test_a_choice_that_was_wrong_at_first_is_a_card_with_what_is_right_and_why() -> None:
    work = practised("08-call", "08-table", first=False)
    assert ids(work)[-1] == "question:08-call"
    card = deck(TERMS, CONTENTS, BANK, work)[-1]
    assert isinstance(card, QuestionCard)
    assert card.right == (("Call", "It reaches them now."),)
    assert (card.lesson.number, card.section) == ("08", "A call or a letter")


def test_a_choice_that_was_right_or_never_checked_is_no_card() -> None:
    for first in (True, None):
        assert "question:08-call" not in ids(practised("08-call", first=first))


def test_a_card_names_what_its_term_is_mistaken_for() -> None:
    card = deck(TERMS, CONTENTS, BANK, practised("08-call"))[0]
    assert isinstance(card, TermCard)
    assert card.confused == (("Offload", "no boxes move"),)


def test_the_meaning_that_asks_for_a_name_does_not_say_it() -> None:
    card = TermCard(term=TERMS["offload"], direction=Direction.TERM)
    assert card.term.gapped == "When goods are …, they wait."


def test_settings_come_back_as_they_were_kept() -> None:
    wanted = Settings(size=10, directions=frozenset({Direction.TERM}), every=True)
    work = with_settings(Work(), wanted)
    assert settings(work) == wanted
    assert work.rest == {"memory": {"settings": {"size": 10, "directions": ["term"], "all": True}}}


def test_settings_that_cannot_be_read_are_as_in_the_beginning() -> None:
    broken: list[Any] = [None, [], "x", {"size": 7, "directions": "all", "all": 1}, {"size": True}]
    for plain in broken:
        assert settings(Work(rest={"memory": {"settings": plain}})) == Settings(
            size=20, directions=frozenset(Direction), every=False
        )


def test_a_term_that_was_added_comes_first_and_one_taken_out_never() -> None:
    work = with_pick(Work(), "eta", MONDAY, wanted=True)
    assert ids(work)[0] == "eta:meaning"
    gone = with_pick(with_pick(work, "eta", MONDAY, wanted=False), "edi", MONDAY, wanted=False)
    assert {id_.partition(":")[0] for id_ in ids(gone)} == {"offload"}
    assert {id_.partition(":")[0] for id_ in ids(with_settings(gone, Settings(every=True)))} == {
        "offload",
        "hotline",
    }


def test_what_is_known_about_a_term_stays_when_it_is_taken_out() -> None:
    known = evolve(practised("08-call"), rest={"cards": {"edi:meaning": {"times": 3}}})
    gone = with_pick(known, "edi", MONDAY, wanted=False)
    assert gone.section("cards") == {"edi:meaning": {"times": 3}}
    assert "edi:meaning" in ids(with_pick(gone, "edi", MONDAY, wanted=True))


@pytest.mark.parametrize("broken", [["edi"], {"edi": True}, {"edi": {"in": "yes"}}])
def test_picks_that_cannot_be_read_change_nothing(broken: Any) -> None:
    assert ids(Work(rest={"picked": broken})) == ids(Work())


def test_terms_with_cards_are_named() -> None:
    work = with_pick(practised("16-first"), "hotline", MONDAY, wanted=True)
    assert has_cards(TERMS, CONTENTS, work) == {"hotline", "eta", "edi"}

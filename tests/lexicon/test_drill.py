"""Drills: one right answer, plausible wrong ones, and a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from frontline.content.glossary import journeys
from frontline.content.places import here
from frontline.lexicon.decode import Decoder
from frontline.lexicon.drill import Drill, Drills, Kind
from frontline.lexicon.spelling import fold, unbracketed
from frontline.terms import Mode, Step, Term

MANY = 150


@pytest.fixture(scope="session")
def steps(terms: Mapping[str, Term]) -> Mapping[Mode, Sequence[Step]]:
    """Return the journeys of the course."""
    return journeys(here(), terms)


@pytest.fixture
def drills(terms: Mapping[str, Term], steps: Mapping[Mode, Sequence[Step]]) -> Drills:
    """Return drills about the whole glossary."""
    return Drills(terms, steps, Random(7))


def some(drills: Drills, kind: Kind, number: int = MANY) -> list[Drill]:
    """Return so many drills of one kind."""
    found = [drills.next([kind]) for _ in range(number)]
    assert None not in found
    return [one for one in found if one is not None]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_four_different_options_and_a_reason(drills: Drills, kind: Kind) -> None:
    for drill in some(drills, kind):
        assert drill.kind is kind
        assert len({fold(option.text) for option in drill.options}) == 4
        assert len({option.term.id for option in drill.options}) == 4
        assert len(drill.because.split()) >= 8


@pytest.mark.parametrize("kind", list(Kind))
def test_the_right_option_stands_anywhere(drills: Drills, kind: Kind) -> None:
    places = [drill.right for drill in some(drills, kind)]
    assert all(places.count(place) > MANY / 8 for place in range(4))


def test_an_abbreviation_with_two_meanings_is_not_asked_alone(
    drills: Drills, terms: Mapping[str, Term]
) -> None:
    decoder = Decoder(terms)
    for drill in some(drills, Kind.ABBREVIATION):
        assert decoder.meanings(drill.term.abbreviation) == (drill.term,)


def test_a_meaning_does_not_give_its_name_away(drills: Drills) -> None:
    for drill in some(drills, Kind.MEANING):
        for option in drill.options:
            assert option.text == option.term.gapped


def test_wrong_meanings_come_from_the_neighbourhood(drills: Drills) -> None:
    near = 0
    for drill in some(drills, Kind.MEANING):
        term = drill.term
        near += sum(
            option.term.theme == term.theme or option.term.id in {*term.confused, *term.related}
            for option in drill.options
        )
    assert near / (4 * MANY) > 0.9


def test_no_two_chinese_options_share_a_way_of_saying_it(drills: Drills) -> None:
    for drill in some(drills, Kind.CHINESE):
        assert all(option.chinese and option.text == option.term.zh_hant.text for option in drill.options)


def test_a_message_shows_the_short_form_and_not_its_name(drills: Drills) -> None:
    for drill in some(drills, Kind.MESSAGE, 60):
        assert drill.message == drill.term.example
        assert fold(drill.term.abbreviation).replace(" ", "") in fold(drill.message).replace(" ", "")
        assert fold(drill.options[drill.right].text) not in fold(drill.message)


def test_other_meanings_of_a_short_form_are_among_the_wrong_ones(
    drills: Drills, terms: Mapping[str, Term]
) -> None:
    decoder = Decoder(terms)
    for drill in some(drills, Kind.MESSAGE):
        right = drill.options[drill.right].text
        others = {
            term.id for term in decoder.meanings(drill.term.abbreviation) if unbracketed(term.en) != right
        }
        assert others <= {option.term.id for option in drill.options}


def test_the_odd_one_alone_lacks_what_the_question_names(drills: Drills) -> None:
    for drill in some(drills, Kind.ODD):
        terms = [option.term for option in drill.options]
        others = [term for term in terms if term != drill.term]
        if "freight" in drill.asks or "express" in drill.asks:
            assert len({term.mode for term in others}) == 1
            assert drill.term.mode not in {Mode.ALL, others[0].mode}
        elif "main carriage" in drill.asks:
            assert len({term.rule.carriage for term in others if term.rule}) == 1
            assert drill.term.rule
            assert drill.term.rule.carriage is not (others[0].rule and others[0].rule.carriage)
        else:
            assert [term.mode is Mode.SEA for term in others] == [True] * 3
            assert drill.term.mode is not Mode.SEA


def test_the_next_document_is_one_of_the_journey(
    drills: Drills, steps: Mapping[Mode, Sequence[Step]]
) -> None:
    said = {step.when: step.document for journey in steps.values() for step in journey}
    for drill in some(drills, Kind.NEXT):
        assert drill.term.id == said[drill.message]


def test_journeys_have_a_moment_for_each_document_and_enough_of_them(
    steps: Mapping[Mode, Sequence[Step]],
) -> None:
    assert set(steps) == {Mode.SEA, Mode.AIR, Mode.EXPRESS}
    for journey in steps.values():
        assert len({step.document for step in journey}) == len(journey) >= 6
        assert len({step.when for step in journey}) == len(journey)


def test_only_the_terms_that_are_wanted_are_asked(drills: Drills) -> None:
    for _ in range(20):
        drill = drills.next([Kind.MEANING, Kind.CHINESE], ["eta", "etd"], ["eta"])
        assert drill is not None
        assert drill.term.id == "etd"


def test_where_all_were_asked_they_come_again(drills: Drills) -> None:
    drill = drills.next([Kind.MEANING], ["eta"], ["eta"])
    assert drill is not None
    assert drill.term.id == "eta"


def test_nothing_is_asked_where_the_terms_give_no_such_question(drills: Drills) -> None:
    assert drills.next([Kind.CHINESE], ["cut-off"]) is None
    assert drills.next([Kind.NEXT], ["eta"]) is None
    assert drills.next([Kind.ODD], ["eta"]) is None


def test_a_drill_is_there_at_once(drills: Drills) -> None:
    from time import perf_counter

    some(drills, Kind.MESSAGE, 1)
    begun = perf_counter()
    for kind in Kind:
        some(drills, kind, 5)
    assert perf_counter() - begun < 3

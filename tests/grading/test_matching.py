"""Finding the learner who is meant."""

from __future__ import annotations

import pytest

from frontline.classroom.classlist import Learner
from frontline.grading.collecting.matching import NoMatchError, Roster


def roster(*learners: Learner) -> Roster:
    return Roster.of({learner.id: learner for learner in learners})


CLASS = roster(
    Learner(id="s1", first_name="Tai Man", last_name="Chan", email="Tai.Man@example.org"),
    Learner(id="s2", first_name="Zoë", last_name="O'Brien-Núñez"),
    Learner(id="s3", first_name="美玲", last_name="張"),
    Learner(id="Amy Lo"),
    Learner(id="s4", first_name="Ann", last_name="Abel"),
    Learner(id="s5", first_name="Anna", last_name="Bel"),
    Learner(id="s6", first_name="Kit", last_name="Wong"),
    Learner(id="s7", first_name="Wong", last_name="Kit"),
    Learner(id="s8-1"),
)


@pytest.mark.parametrize(
    ("who", "id_"),
    [
        ("s1", "s1"),
        ("S1", "s1"),
        ("tai.man@EXAMPLE.org", "s1"),
        ("Chan Tai Man", "s1"),
        ("Tai Man Chan", "s1"),
        ("CHAN, Tai-man", "s1"),
        ("Chan_Tai_Man", "s1"),
        ("chantaiman", "s1"),
        ("taimanchan", "s1"),
        ("ZOE OBrien Nunez", "s2"),
        ("obriennúñezzoë", "s2"),
        ("張美玲", "s3"),
        ("張 美玲", "s3"),
        ("Amy_Lo", "Amy Lo"),
        ("s8-1", "s8-1"),
        ("abelann", "s4"),
    ],
)
def test_one_learner_is_found(who: str, id_: str) -> None:
    assert CLASS.find(who) == id_


@pytest.mark.parametrize(
    ("who", "ids"), [("Kit Wong", "s6, s7"), ("wongkit", "s6, s7"), ("annabel", "s4, s5")]
)
def test_where_several_fit_they_are_named(who: str, ids: str) -> None:
    with pytest.raises(NoMatchError, match=f"fits more than one learner: {ids}"):
        CLASS.find(who)


def test_an_id_counts_before_an_address_and_that_before_a_name() -> None:
    class_ = roster(
        Learner(id="kim@example.org", first_name="A", last_name="B"),
        Learner(id="2", email="kim@example.org", first_name="Amy", last_name="Lo"),
        Learner(id="3", email="amy lo", first_name="C", last_name="D"),
    )
    assert class_.find("kim@example.org") == "kim@example.org"
    assert class_.find("Amy Lo") == "3"


@pytest.mark.parametrize("who", ["", "s9", "Chan", "Tai Man", "s8", "s1-1", "s8-2", "...", "किरण"])
def test_nobody_is_guessed(who: str) -> None:
    with pytest.raises(NoMatchError, match=r"no learner in class\.csv"):
        CLASS.find(who)


def test_vowel_signs_are_no_accents() -> None:
    with pytest.raises(NoMatchError):
        roster(Learner(id="1", first_name="कि", last_name="म")).find("कु म")

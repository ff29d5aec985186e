"""The team's positions, against every possible staffing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.team import Person, Position, best, compare, fit, staffing

PEOPLE = [
    Person(name="Ada", strengths={"phone": 5, "detail": 4}, brings=frozenset({"Cantonese"})),
    Person(name="Ben", strengths={"phone": 4, "detail": 1}, brings=frozenset({"Cantonese", "evening"})),
    Person(name="Chi", strengths={"phone": 2, "detail": 3}),
]
HOTLINE = Position(name="hotline", weights={"phone": 1}, requires=frozenset({"Cantonese"}), level=4)
DOCUMENTS = Position(name="documents", weights={"phone": 1, "detail": 3}, level=3)


def test_a_fit_weighs_the_strengths() -> None:
    assert fit(PEOPLE[0], DOCUMENTS) == pytest.approx((5 + 3 * 4) / 4)


def test_who_lacks_what_is_required_has_no_fit() -> None:
    assert fit(PEOPLE[2], HOTLINE) is None


def test_the_best_staffing_looks_at_the_whole_team() -> None:
    # Ada is best at both: hotline 4 + documents 4.25 beats hotline 5 + documents 2.75
    found = best(PEOPLE, [HOTLINE, DOCUMENTS])
    assert [(one.position.name, one.people, one.fit) for one in found.filled] == [
        ("hotline", ("Ben",), 4),
        ("documents", ("Ada",), 4.25),
    ]
    assert (found.total, found.free) == (8.25, ("Chi",))
    assert not any(one.below for one in found.filled)


def test_a_position_may_take_several_people() -> None:
    wide = Position(name="hotline", weights={"phone": 1}, people=2)
    found = best(PEOPLE, [wide])
    assert (set(found.filled[0].people), found.filled[0].fit, found.total) == ({"Ada", "Ben"}, 4.5, 9)


def test_a_learners_staffing_is_compared_with_the_best() -> None:
    found = compare({"hotline": ["Ada"], "documents": ["Chi"]}, PEOPLE, [HOTLINE, DOCUMENTS])
    assert (found.own.total, found.best.total, found.difference) == (7.75, 8.25, 0.5)
    assert [one.position.name for one in found.own.filled if one.below] == ["documents"]


def test_an_empty_or_forbidden_seat_counts_nothing_and_is_named() -> None:
    found = staffing({"hotline": ["Chi"]}, PEOPLE, [HOTLINE, DOCUMENTS])
    assert [(one.fit, one.forbidden, one.below) for one in found.filled] == [
        (0, ("Chi",), True),
        (0, (), True),
    ]
    assert (found.total, found.free) == (0, ("Ada", "Ben"))


def test_a_position_that_nobody_can_fill_is_named() -> None:
    night = Position(name="night desk", weights={"phone": 1}, requires=frozenset({"night"}))
    with pytest.raises(ValueError, match="may fill night desk"):
        best(PEOPLE, [HOTLINE, night])


def test_two_positions_that_only_the_same_person_can_fill_are_refused() -> None:
    evening = [
        Position(name=name, weights={"phone": 1}, requires=frozenset({"evening"})) for name in ("air", "sea")
    ]
    with pytest.raises(ValueError, match=r"may fill (air|sea)\."):
        best(PEOPLE, evening)


def test_more_seats_than_people_are_refused() -> None:
    with pytest.raises(ValueError, match="4 seats and 3 people"):
        best(PEOPLE, [Position(name="hotline", weights={"phone": 1}, people=4)])


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"hotline": ["Dee"]}, "Dee is unknown"),
        ({"hotline": ["Ada"], "documents": ["Ada"]}, "Ada is unknown or sits in two places"),
        ({"hotline": ["Ada", "Ben"]}, "hotline has 2 people for 1 seats"),
        ({"garden": ["Ada"]}, "no position garden"),
    ],
)
def test_a_staffing_that_cannot_be_is_refused(chosen: dict[str, list[str]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        staffing(chosen, PEOPLE, [HOTLINE, DOCUMENTS])


def test_what_cannot_be_measured_is_refused() -> None:
    with pytest.raises(ValueError, match="Chi has no strength from 1 to 5 in “selling”"):
        fit(PEOPLE[2], Position(name="sales", weights={"selling": 1}))
    with pytest.raises(ValueError, match="Dee has no strength from 1 to 5 in “phone”"):
        fit(Person(name="Dee", strengths={"phone": 6}), HOTLINE)
    for weights in ({}, {"phone": 0}, {"phone": 2, "detail": -1}):
        with pytest.raises(ValueError, match="“sales” needs at least one person, and weights"):
            Position(name="sales", weights=weights)


STRENGTHS = st.fixed_dictionaries({"phone": st.integers(1, 5), "detail": st.integers(1, 5)})
WEIGHTS = st.fixed_dictionaries({"phone": st.integers(1, 3), "detail": st.integers(0, 3)})
NEEDS = st.frozensets(st.sampled_from(["Cantonese", "evening"]))


@given(
    st.lists(st.tuples(STRENGTHS, NEEDS), min_size=4, max_size=5),
    st.lists(st.tuples(WEIGHTS, NEEDS, st.integers(1, 2)), min_size=1, max_size=2),
)
def test_no_other_staffing_beats_the_best(
    people_drawn: list[tuple[dict[str, int], frozenset[str]]],
    positions_drawn: list[tuple[dict[str, int], frozenset[str], int]],
) -> None:
    people = [Person(name=str(i), strengths=s, brings=b) for i, (s, b) in enumerate(people_drawn)]
    positions = [
        Position(name=str(i), weights=w, requires=r, people=n) for i, (w, r, n) in enumerate(positions_drawn)
    ]
    seats = [position for position in positions for _ in range(position.people)]
    tried = (
        [fit(person, seat) for person, seat in zip(chosen, seats, strict=True)]
        for chosen in permutations(people, len(seats))
    )
    totals = [sum(one or 0 for one in fits) for fits in tried if None not in fits]
    if totals:
        assert best(people, positions).total == pytest.approx(max(totals))
    else:
        with pytest.raises(ValueError, match="Nobody is left who may fill"):
            best(people, positions)

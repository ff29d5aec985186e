"""The highest scores, by hand: ties at the last place count, ties above it take places."""

import pytest

from frontline.models.ranking import agreed, highest, place

SCORES = {"price": 3.0, "papers": 5.0, "early": 4.5, "day": 4.5, "person": 4.5, "cards": 1.5}


def test_the_highest_come_in_order() -> None:
    assert highest({"a": 1, "b": 3, "c": 2}, 2) == ("b", "c")


def test_what_ties_with_the_last_place_counts() -> None:
    assert highest(SCORES, 3) == ("papers", "early", "day", "person")
    assert highest(SCORES, 2) == ("papers", "early", "day", "person")


def test_a_tie_that_fills_its_places_lets_nobody_else_in() -> None:
    assert highest(SCORES, 4) == ("papers", "early", "day", "person")
    assert highest(SCORES, 1) == ("papers",)


def test_all_places_are_all_names() -> None:
    assert highest({"a": 1, "b": 1}, 2) == ("a", "b")


def test_equal_scores_share_the_best_place() -> None:
    assert [place(SCORES, name) for name in SCORES] == [5, 1, 2, 2, 2, 6]


def test_a_choice_agrees_where_it_is_among_the_highest() -> None:
    assert agreed(["price", "person", "papers"], SCORES) == ("person", "papers")
    assert agreed(["price", "cards"], SCORES) == ()


@pytest.mark.parametrize("places", [0, 7, -1])
def test_places_that_do_not_exist_are_refused(places: int) -> None:
    with pytest.raises(ValueError, match="Ask for 1 to 6 places"):
        highest(SCORES, places)


def test_a_name_without_a_score_has_no_place() -> None:
    with pytest.raises(KeyError):
        place(SCORES, "tracking")

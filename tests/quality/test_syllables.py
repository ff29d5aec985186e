"""How many syllables a word has."""

import pytest

from frontline.quality.syllables import syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("ship", 1),
        ("customer", 3),
        ("container", 3),
        ("business", 2),
        ("every", 2),
        ("delivery", 4),
        ("Wednesday", 2),
        ("authority", 4),
    ],
)
def test_plain_words(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("time", 1),
        ("more", 1),
        ("invoice", 2),
        ("table", 2),
        ("schedule", 2),
        ("centre", 2),
        ("safely", 2),
        ("statement", 2),
        ("useful", 2),
        ("warehouse", 2),
        ("sometimes", 2),
        ("colleague", 2),
    ],
)
def test_a_silent_e_is_no_syllable(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("moved", 1),
        ("rolled", 1),
        ("needed", 2),
        ("waited", 2),
        ("handled", 2),
        ("agreed", 2),
        ("times", 1),
        ("rules", 1),
        ("boxes", 2),
        ("charges", 2),
        ("tables", 2),
        ("companies", 3),
        ("hundred", 2),
    ],
)
def test_ed_and_es_count_where_they_are_heard(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("station", 2),
        ("question", 2),
        ("decision", 3),
        ("social", 2),
        ("customs", 2),
        ("serious", 3),
        ("million", 2),
    ],
)
def test_tion_and_its_like_are_one(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("area", 3),
        ("idea", 3),
        ("quiet", 2),
        ("client", 2),
        ("courier", 3),
        ("carrier", 3),
        ("period", 3),
        ("material", 4),
        ("going", 2),
        ("create", 2),
        ("loyalty", 3),
        ("employee", 3),
        ("usual", 3),
        ("video", 3),
        ("confidentiality", 7),
    ],
)
def test_vowels_that_are_spoken_apart(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    "word", ["14:30", "HK$450", "2026", "40'", "EDI", "AWBs", "B/L", "KB-S-26-1187", "SMS's"]
)
def test_numbers_and_abbreviations_are_one(word: str) -> None:
    assert syllables(word) == 1


@pytest.mark.parametrize(
    ("word", "count"),
    [("e-mail", 2), ("one-to-one", 3), ("cut-off", 2), ("customer's", 3), ("boss's", 2), ("o'clock", 2)],
)
def test_parts_and_possessives(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [("don't", 1), ("can't", 1), ("isn't", 2), ("doesn’t", 2), ("haven't", 2), ("I'm", 1), ("we'll", 1)],
)
def test_short_forms(word: str, count: int) -> None:
    assert syllables(word) == count

"""The glossary as one types: what comes first, what is found in spite of mistakes, and how fast."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from time import perf_counter

import pytest

from frontline.lexicon.search import Filters, Search
from frontline.lexicon.themes import by_theme, themes
from frontline.terms import Mode, Register, Term

TYPED = (
    "bil of ladding", "demurage", "B/L", "estimated time of arrival", "vgm cutoff", "提單", "清关", "pod",
    "incotrems", "packin list", "wharehouse", "chargable weight", "dangerous goods", "conplaint", "roll over",
)  # fmt: skip


@pytest.fixture(scope="session")
def search(terms: Mapping[str, Term]) -> Search:
    """Return the search over the whole glossary."""
    return Search(terms)


def ids(found: tuple[Term, ...], number: int = 1) -> list[str]:
    """Return the ids of the first terms found."""
    return [term.id for term in found[:number]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ETA", "eta"),
        ("eta", "eta"),
        ("B/L", "bill-of-lading"),
        ("bl", "bill-of-lading"),
        ("bill", "bill-of-lading"),
        ("bill of l", "bill-of-lading"),
        ("lading", "bill-of-lading"),
        ("D/O", "delivery-order"),
        ("teu", "twenty-foot-equivalent-unit"),
        ("rollover", "roll-over"),
        ("roll over", "roll-over"),
        ("gross weight", "gross-weight"),
        ("weight gross", "gross-weight"),
        ("cutoff", "cut-off"),
        ("sla", "service-level-agreement"),
        ("hs code", "hs-code"),
        ("invoice", "commercial-invoice"),
        ("p/u", "pick-up"),
    ],
)
def test_english_and_abbreviations(search: Search, typed: str, first: str) -> None:
    assert ids(search.find(typed)) == [first]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("提單", "bill-of-lading"),
        ("提单", "bill-of-lading"),
        ("提貨單", "delivery-order"),
        ("拼櫃", "less-than-container-load"),
        ("清关", "customs-clearance"),
        ("速遞", "courier"),
        ("吉櫃", "empty-container"),
        ("甩櫃", "roll-over"),
        ("發貨人", "shipper"),
        ("速递", "courier"),
    ],
)
def test_both_chinese_scripts(search: Search, typed: str, first: str) -> None:
    assert ids(search.find(typed)) == [first]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bil of ladding", "bill-of-lading"),
        ("demurage", "demurrage"),
        ("demurag", "demurrage"),
        ("incotrems", "incoterms"),
        ("packin list", "packing-list"),
        ("conplaint", "complaint"),
        ("grosweight", "gross-weight"),
        ("wharehouse", "warehouse"),
        ("chargable weight", "chargeable-weight"),
        ("consinee", "consignee"),
        ("insurence certificate", "insurance-certificate"),
        ("quarentine", "quarantine"),
        ("invoce", "commercial-invoice"),
    ],
)
def test_misspelled(search: Search, typed: str, first: str) -> None:
    assert ids(search.find(typed)) == [first]


def test_both_meanings_of_an_abbreviation_come_first(search: Search) -> None:
    assert set(ids(search.find("POD"), 2)) == {"port-of-discharge", "proof-of-delivery"}


def test_a_word_of_the_meaning_finds_what_has_no_such_name(search: Search) -> None:
    assert "garment-on-hanger-container" in ids(search.find("wardrobe"))


def test_nonsense_finds_nothing(search: Search) -> None:
    assert search.find("xqzvkk") == ()
    assert search.find("qzx") == ()
    assert search.find("鱷") == ()


def test_nothing_typed_gives_all_by_name(search: Search, terms: Mapping[str, Term]) -> None:
    found = search.find("  ")
    assert len(found) == len(terms)
    assert found[1].en.lower() < found[-1].en.lower()


def test_filters_let_through_what_has_all_of_it(search: Search) -> None:
    air = Filters(mode=Mode.AIR, theme="documents", register=Register.TECHNICAL)
    found = search.find("", air)
    assert {"air-waybill", "packing-list"} <= {term.id for term in found}
    assert {(term.theme, term.register) for term in found} == {("documents", Register.TECHNICAL)}
    assert {term.mode for term in found} == {Mode.AIR, Mode.ALL}
    assert "bill-of-lading" not in {term.id for term in search.find("bill", Filters(mode=Mode.AIR))}


def test_every_term_is_first_or_second_by_its_own_name(search: Search, terms: Mapping[str, Term]) -> None:
    hidden = [term.id for term in terms.values() if term.id not in ids(search.find(term.en), 3)]
    assert hidden == []


def test_every_term_is_found_by_its_abbreviation_and_its_chinese(
    search: Search, terms: Mapping[str, Term]
) -> None:
    for term in terms.values():
        for typed in (term.abbreviation, term.zh_hant.text, term.zh_hans.text):
            assert not typed or term.id in ids(search.find(typed), 6), typed


def test_a_letter_takes_at_most_5_ms_in_the_median(search: Search) -> None:
    search.find("warm up, xqzv")
    taken = []
    for typed in TYPED:
        for length in range(1, len(typed) + 1):
            begun = perf_counter()
            search.find(typed[:length])
            taken.append(perf_counter() - begun)
    assert median(taken) < 0.005


def test_themes_are_sorted_by_their_titles(terms: Mapping[str, Term]) -> None:
    titles = list(themes(terms.values()).values())
    assert titles == sorted(titles)
    assert "Dangerous goods and cold chain" in titles
    groups = by_theme(terms.values())
    assert list(groups) == list(themes(terms.values()))
    assert sum(map(len, groups.values())) == len(terms)

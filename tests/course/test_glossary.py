"""The glossary's content: what is in it, how it reads, and that it agrees with the checked facts."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from statistics import median

import pytest

from frontline.content.glossary import sources
from frontline.content.places import Places
from frontline.lexicon.decode import Decoder
from frontline.lexicon.sources import codes, explained
from frontline.lexicon.spelling import fold, unbracketed
from frontline.quality.glossary import unknown
from frontline.quality.reading import grade
from frontline.terms import Mode, Party, Register, Status, Term

CANDIDATES = Path(__file__).with_name("candidates.csv")
"""The 796 terms of the trade that the course was planned with."""
THEMES = {
    "air_freight": 60,
    "charges": 55,
    "communication": 90,
    "customs_and_compliance": 50,
    "dangerous_goods_and_cold_chain": 35,
    "documents": 75,
    "express": 40,
    "legal": 80,
    "parties": 30,
    "places_and_days": 30,
    "sea_freight": 80,
    "service_quality": 100,
    "systems_and_tracking": 30,
    "trade_terms": 24,
    "warehousing": 45,
}
RULES = {
    "ex-works": (Mode.ALL, "buyer", "buyer", "buyer", "Nobody", "not loaded"),
    "free-carrier": (Mode.ALL, "buyer", "seller", "buyer", "Nobody", "carrier"),
    "carriage-paid-to": (Mode.ALL, "seller", "seller", "buyer", "Nobody", "first carrier"),
    "carriage-and-insurance-paid-to": (Mode.ALL, "seller", "seller", "buyer", "(A)", "first carrier"),
    "delivered-at-place": (Mode.ALL, "seller", "seller", "buyer", "Nobody", "ready to unload"),
    "delivered-at-place-unloaded": (Mode.ALL, "seller", "seller", "buyer", "Nobody", "after unloading"),
    "delivered-duty-paid": (Mode.ALL, "seller", "seller", "seller", "Nobody", "cleared for import"),
    "free-alongside-ship": (Mode.SEA, "buyer", "seller", "buyer", "Nobody", "beside the ship"),
    "free-on-board": (Mode.SEA, "buyer", "seller", "buyer", "Nobody", "on board"),
    "cost-and-freight": (Mode.SEA, "seller", "seller", "buyer", "Nobody", "on board"),
    "cost-insurance-and-freight": (Mode.SEA, "seller", "seller", "buyer", "(C)", "on board"),
}
"""Incoterms 2020: mode, who pays the main carriage, exports, imports; insurance; where the risk passes."""


@pytest.fixture(scope="module")
def decoder(terms: Mapping[str, Term]) -> Decoder:
    return Decoder(terms)


def said(term: Term) -> str:
    return " ".join([term.definition, term.example, *term.confused.values(), term.say, term.not_say])


def test_every_theme_has_its_terms(terms: Mapping[str, Term]) -> None:
    found = Counter(term.theme for term in terms.values())
    assert set(found) == set(THEMES)
    assert {theme: number for theme, number in found.items() if number < THEMES[theme]} == {}


def test_every_term_that_the_course_was_planned_with_is_there(terms: Mapping[str, Term]) -> None:
    names = {
        (fold(name), fold(term.abbreviation))
        for term in terms.values()
        for name in (term.en, unbracketed(term.en), *term.also)
    }
    with CANDIDATES.open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file))
    assert len(wanted) == 796
    lacking = [
        row["term_en"]
        for row in wanted
        if not {
            (fold(name), fold(row["abbreviation"])) for name in (row["term_en"], unbracketed(row["term_en"]))
        }
        & names
    ]
    assert lacking == []


@pytest.mark.parametrize(
    "id_",
    ["sincerity", "image", "work-efficiency", "courtesy", "work-flow", "typhoon-signal", "short-delivery"],
)
def test_words_of_the_two_units_and_of_the_desk_are_there(id_: str, terms: Mapping[str, Term]) -> None:
    assert id_ in terms


def test_every_term_has_an_example_as_heard_or_written(terms: Mapping[str, Term]) -> None:
    assert [term.id for term in terms.values() if not re.match(r'^["(]', term.example)] == []
    again = Counter(term.example for term in terms.values())
    assert [example for example, times in again.items() if times > 1] == []


def test_no_two_meanings_are_the_same(terms: Mapping[str, Term]) -> None:
    again = Counter(term.definition for term in terms.values())
    assert [meaning for meaning, times in again.items() if times > 1] == []


def test_meanings_are_one_to_three_sentences(terms: Mapping[str, Term]) -> None:
    lengths = {
        id_: len(re.findall(r"[.?!](?:\s|$)", re.sub(r"\b(?:Cap|No|Mr|Ms)\.", "", term.definition)))
        for id_, term in terms.items()
    }
    assert {id_: number for id_, number in lengths.items() if not 1 <= number <= 3} == {}


def test_half_of_the_meanings_read_at_grade_7_or_below(terms: Mapping[str, Term]) -> None:
    assert median(grade(term.definition, term.names) for term in terms.values()) <= 7


def test_all_11_rules_settle_what_incoterms_2020_says(terms: Mapping[str, Term]) -> None:
    found = {}
    for id_, (_, _, _, _, insured, passes) in RULES.items():
        term = terms[id_]
        rule = term.rule
        assert rule is not None
        assert insured in rule.insurance
        assert passes in rule.risk
        parties = (rule.carriage.value, rule.exports.value, rule.imports.value)
        found[id_] = (term.mode, *parties, insured, passes)
    assert found == RULES
    assert {id_ for id_, term in terms.items() if term.rule} == set(RULES)
    assert {term.rule.carriage for term in terms.values() if term.rule} == set(Party)


def test_a_legal_term_carries_what_one_says_and_does_not_say(terms: Mapping[str, Term]) -> None:
    legal = [term for term in terms.values() if term.register is Register.LEGAL]
    assert len(legal) >= 60
    assert all(term.say and term.not_say for term in legal)


def test_terms_that_share_an_abbreviation_tell_how_to_keep_them_apart(terms: Mapping[str, Term]) -> None:
    pairs = 0
    for one, other in combinations([term for term in terms.values() if term.abbreviation], 2):
        if fold(one.abbreviation) == fold(other.abbreviation):
            pairs += 1
            assert other.id in one.confused
            assert one.id in other.confused
    assert pairs >= 20


def test_chinese_is_called_sourced_only_where_a_source_was_seen(terms: Mapping[str, Term]) -> None:
    for term in terms.values():
        chinese = term.source.partition("zh:")[2].split(",")
        as_it_stands = [mark for mark in chinese if "(" not in mark]
        seen = "known" not in chinese and not term.source.partition("zh:")[2].startswith("not")
        if term.zh_hant.status is Status.SOURCED:
            assert seen, term.id
            assert as_it_stands, term.id
        if term.zh_hans.status is Status.SOURCED:
            assert seen, term.id
            assert any(mark.endswith("(s)") for mark in chinese), term.id


def test_traditional_chinese_without_a_source_is_none(terms: Mapping[str, Term]) -> None:
    unsourced = [term for term in terms.values() if re.search(r"zh:not (given|confirmed)", term.source)]
    assert len(unsourced) > 100
    assert {term.zh_hant.status for term in unsourced} == {Status.NONE}


def test_every_source_has_a_name_and_every_name_is_used(terms: Mapping[str, Term], places: Places) -> None:
    names = sources(places)
    assert {code for term in terms.values() for code in codes(term.source)} == set(names)
    assert explained("en:UP; zh:UP(s),HAC(other)", names) == (
        "English: word list of a Hong Kong forwarder. "
        "Chinese: word list of a Hong Kong forwarder (in Simplified characters); "
        "word list of a Hong Kong air cargo terminal (there in another form)."
    )


def test_company_pages_use_no_short_form_that_the_glossary_lacks(places: Places, decoder: Decoder) -> None:
    # What people shout in mails, names, and a safety convention that stands written out beside it.
    own = {"AS", "LATE", "THE", "IN", "IS", "MY", "MAIL", "DW", "RM", "JK", "CYY", "SOLAS"}
    texts = [*places.company.glob("*.yaml"), *places.pages.glob("*.md"), *places.study.glob("*.md")]
    lacking = {
        path.name: forms
        for path in texts
        if (forms := unknown([path.read_text(encoding="utf-8")], decoder) - own)
    }
    assert lacking == {}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (r"ship's rail", "risk passes on board since 2010"),
        (r"\b(17|19|22) SDR", "26 since 28 December 2024"),
        (r"\bDAT\b(?! )", "DPU since 2020"),
        (r"—|–", "plain characters"),
        (r"\bISO 9001:20(08|15)\b", "goes stale"),
    ],
)
def test_no_entry_says_what_is_out_of_date(wrong: str, why: str, terms: Mapping[str, Term]) -> None:
    assert [term.id for term in terms.values() if re.search(wrong, said(term))] == [], why


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("montreal-convention-1999", "14 days"),
        ("registration-regulations", "14 days"),
        ("vgm", "weigh"),
        ("free-on-board", "on board"),
        ("carriage-paid-to", "first carrier"),
        ("apology-ordinance", "1 December 2017"),
        ("volumetric-divisor", "6000|6,000"),
        ("net-promoter-score", "9"),
    ],
)
def test_entries_agree_with_the_checked_facts(id_: str, words: str, terms: Mapping[str, Term]) -> None:
    assert re.search(words, said(terms[id_])), said(terms[id_])

"""The glossary's files: what a row may hold, and what is said where one is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from frontline.content.glossary import COLUMNS, glossary, incoterms
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.content.text import Known, TermsBlock, read_text
from frontline.terms import Cover, Mode, Register, Rule, Station, Status, Term

ROW = {
    "id": "offload",
    "en": "Offload",
    "also": "offloaded | bumped",
    "zh_hant_status": "none",
    "zh_hans": "拉货",
    "zh_hans_status": "review",
    "definition": "Goods lose their place on a flight.",
    "example": "4 boxes offloaded",
    "mode": "air",
    "register": "technical",
    "source": "en:GEN; zh:not confirmed",
}
OTHER = {**ROW, "id": "roll-over", "en": "Roll-over", "mode": "sea", "also": ""}
Lay = Callable[..., Places]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Write rows as glossary/air_freight.csv: `lay({…}, {…})`."""

    def written(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Places:
        folder = tmp_path / "glossary"
        folder.mkdir(exist_ok=True)
        with (folder / "air_freight.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        return Places(tmp_path)

    return written


def test_a_row_becomes_a_term_of_its_file_s_theme(lay: Lay) -> None:
    row = {**ROW, "related": "roll-over", "confused": "roll-over: that is for ships"}
    term = glossary(lay(row, OTHER))["offload"]
    assert (term.theme, term.mode, term.register) == ("air_freight", Mode.AIR, Register.TECHNICAL)
    assert (term.zh_hant.status, term.zh_hans.text) == (Status.NONE, "拉货")
    assert term.names == {"offload", "offloaded", "bumped"}
    assert term.confused == {"roll-over": "that is for ships"}
    assert term.name == "Offload"


def test_the_name_carries_the_abbreviation(lay: Lay) -> None:
    term = glossary(lay({**ROW, "abbreviation": "OFLD"}))["offload"]
    assert term.name == "Offload (OFLD)"
    assert "ofld" in term.names


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"id": "Off load"}, "id", "small letters"),
        ({"definition": " "}, "definition", "is empty"),
        ({"mode": "rail"}, "mode", "'rail' is none of sea, air, express, all"),
        ({"register": "slang"}, "register", "'slang' is none of"),
        ({"zh_hans_status": "sure"}, "zh_hans_status", "'sure' is none of sourced, review, none"),
        ({"zh_hans_status": "none"}, "zh_hans", "no term has none"),
        ({"zh_hant_status": "sourced"}, "zh_hant", "no term has none"),
        ({"related": "rollover"}, "related", "'rollover' is no other term"),
        ({"related": "offload"}, "related", "'offload' is no other term"),
        ({"confused": "roll-over"}, "confused", "id: how to tell them apart"),
        ({"confused": "roll-over: at sea | roll-over: later"}, "confused", "'roll-over' stands there twice"),
        ({"register": "legal"}, "say", "does not say"),
    ],
)
def test_a_wrong_cell_is_named_with_file_line_and_column(
    lay: Lay, change: dict[str, str], column: str, says: str
) -> None:
    with pytest.raises(ContentError, match=says) as problem:
        glossary(lay({**ROW, **change}, OTHER))
    assert str(problem.value).startswith(f"glossary/air_freight.csv, line 2, {column}: ")


def test_an_id_and_a_name_stand_once(lay: Lay) -> None:
    with pytest.raises(ContentError, match=r"line 3, id: 'offload' stands already in .*line 2"):
        glossary(lay(ROW, {**OTHER, "id": "offload"}))
    with pytest.raises(ContentError, match=r"line 3, en: 'Offload' stands already in .*line 2"):
        glossary(lay(ROW, {**OTHER, "en": "Offload"}))


def test_other_columns_are_refused(lay: Lay) -> None:
    with pytest.raises(ContentError, match="line 1: the columns are id, en, abbreviation"):
        glossary(lay(ROW, columns=(*COLUMNS, "colour")))


def test_a_row_that_is_too_short_is_named(lay: Lay, tmp_path: Path) -> None:
    places = lay(ROW)
    with (tmp_path / "glossary" / "air_freight.csv").open("a", encoding="utf-8") as file:
        file.write("short,row\n")
    with pytest.raises(ContentError, match="line 3: the row has not 18 cells"):
        glossary(places)


def block(places: Places, folder: Path, body: str) -> TermsBlock:
    path = folder / "lesson.md"
    path.write_text(f"# Title\n\n```{{terms}}\n{body}\n```\n", encoding="utf-8")
    [found] = [
        part
        for part in read_text(path, places, Known(terms=glossary(places))).parts
        if isinstance(part, TermsBlock)
    ]
    return found


def test_a_lesson_names_its_key_terms_by_id(lay: Lay, tmp_path: Path) -> None:
    found = block(lay(ROW, OTHER), tmp_path, "- roll-over\n- offload")
    assert [term.id for term in found.terms] == ["roll-over", "offload"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("- off-load", "no term 'off-load': did you mean offload"),
        ("- typhoon", r"no term 'typhoon': add it to glossary/"),
        ("- offload\n- offload", "a term stands twice"),
    ],
)
def test_a_term_that_is_not_there_is_named_with_its_neighbours(
    lay: Lay, tmp_path: Path, body: str, says: str
) -> None:
    with pytest.raises(ContentError, match=says):
        block(lay(ROW, OTHER), tmp_path, body)


def test_the_course_s_own_glossary_can_be_read(places: Places) -> None:
    terms = glossary(places)
    assert terms["edi"].name == "Electronic data interchange (EDI)"
    assert {term.theme for term in terms.values()} == {path.stem for path in places.glossary.glob("*.csv")}


# The Incoterms rules

FACTS = {
    "EXW": ("all", "ready", "", "ready", "", "buyer", "buyer", "buyer", ""),
    "FCA": ("all", "carrier", "loaded", "carrier", "", "buyer", "seller", "buyer", ""),
    "CPT": ("all", "carrier", "loaded", "place", "", "seller", "seller", "buyer", ""),
    "CIP": ("all", "carrier", "loaded", "place", "A", "seller", "seller", "buyer", ""),
    "DAP": ("all", "place", "", "place", "", "seller", "seller", "buyer", ""),
    "DPU": ("all", "unloaded", "", "unloaded", "", "seller", "seller", "buyer", ""),
    "DDP": ("all", "place", "", "place", "", "seller", "seller", "seller", ""),
    "FAS": ("sea", "alongside", "", "alongside", "", "buyer", "seller", "buyer", ""),
    "FOB": ("sea", "aboard", "", "aboard", "", "buyer", "seller", "buyer", "FCA"),
    "CFR": ("sea", "aboard", "", "arrived", "", "seller", "seller", "buyer", "CPT"),
    "CIF": ("sea", "aboard", "", "arrived", "C", "seller", "seller", "buyer", "CIP"),
}
"""Incoterms 2020, by rule: mode; where the risk passes, and where if the carrier collects; up to where the
seller pays; least cover; who pays the main carriage, clears exports, clears imports; what fits containers."""
SAID = {
    Station.READY: "stand ready for the buyer at the seller's place, not loaded",
    Station.CARRIER: "carrier (has|takes) the goods",
    Station.ALONGSIDE: "beside the ship",
    Station.ABOARD: "on board the ship at the port of loading",
    Station.PLACE: "named destination, .*ready to unload",
    Station.UNLOADED: "named destination, after unloading",
}
"""How the sentence on the risk names the station."""


@pytest.fixture(scope="module")
def rules(places: Places) -> Mapping[str, Term]:
    return {term.abbreviation: term for term in incoterms(places).values()}


def settled(term: Term) -> Rule:
    assert term.rule
    return term.rule


def test_the_11_rules_stand_in_the_order_of_their_file(rules: Mapping[str, Term]) -> None:
    assert list(rules) == list(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_rule_s_places_and_duties_are_those_of_incoterms_2020(rules: Mapping[str, Term], name: str) -> None:
    rule = settled(rules[name])
    containers = [one.abbreviation for one in rules.values() if one.id == rule.containers]
    assert (
        rules[name].mode.value,
        rule.passes.value,
        rule.collected.value if rule.collected else "",
        rule.pays_to.value,
        rule.cover.value if rule.cover else "",
        rule.carriage.value,
        rule.exports.value,
        rule.imports.value,
        "".join(containers),
    ) == FACTS[name]


def test_risk_and_cost_lie_apart_under_the_c_rules_alone(rules: Mapping[str, Term]) -> None:
    assert [name for name, term in rules.items() if settled(term).apart] == ["CPT", "CIP", "CFR", "CIF"]


@pytest.mark.parametrize("name", FACTS)
def test_the_words_of_a_rule_name_the_places_that_the_map_shows(rules: Mapping[str, Term], name: str) -> None:
    rule = settled(rules[name])
    assert [station for station, words in SAID.items() if re.search(words, rule.risk)] == [rule.passes]
    to_the_port = "although the seller pays to the port of discharge" in rule.risk
    assert to_the_port is (rule.pays_to is Station.ARRIVED)


@pytest.mark.parametrize("name", FACTS)
def test_the_words_on_insurance_name_the_same_cover(rules: Mapping[str, Term], name: str) -> None:
    rule = settled(rules[name])
    words = {None: "Nobody has to insure.", Cover.WIDEST: "(A), the widest", Cover.LEAST: "(C), the least"}
    assert [cover for cover, said in words.items() if said in rule.insurance] == [rule.cover]


RULE = """[offload]
risk = "When the goods are on board."
passes = "aboard"
pays_to = "arrived"
insurance = "Nobody has to insure."
exports = "seller"
imports = "buyer"
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"aboard"', '"on deck"', "offload, passes: 'on deck' is not a valid Station"),
        (
            '"arrived"',
            '"alongside"',
            "offload: the seller pays at least up to the place where the risk passes",
        ),
        ('pays_to = "arrived"', "", "offload: key 'pays_to' is missing"),
        ("pays_to =", 'collected = "place"\npays_to =', "offload: `collected` is a station before"),
        ("pays_to =", 'carriage = "buyer"\npays_to =', "unknown key 'carriage'"),
        ("pays_to =", 'containers = "roll-over"\npays_to =', "containers: 'roll-over' is none of the rules"),
        ("[offload]", "[overload]", "overload: is no term of the glossary"),
    ],
)
def test_a_wrong_rule_is_named(lay: Lay, old: str, new: str, says: str) -> None:
    places = lay(ROW, OTHER)
    places.incoterms.write_text(RULE.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as problem:
        glossary(places)
    assert says in str(problem.value)
    assert str(problem.value).startswith("glossary/incoterms.toml")


def test_who_pays_the_main_carriage_follows_from_the_place(lay: Lay) -> None:
    places = lay(ROW)
    places.incoterms.write_text(RULE, encoding="utf-8")
    assert dict(settled(glossary(places)["offload"]).settles)["Main carriage is paid by"] == "the seller"
    places.incoterms.write_text(RULE.replace('"arrived"', '"aboard"'), encoding="utf-8")
    assert dict(settled(glossary(places)["offload"]).settles)["Main carriage is paid by"] == "the buyer"

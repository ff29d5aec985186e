"""The Incoterms map in use: rules and places, what it says and draws, and what an author may write wrong."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.glossary import incoterms
from frontline.content.places import Places
from frontline.content.text import ExploreBlock, Text
from frontline.explorations.frame import Drawn
from frontline.explorations.incoterms import drawn
from frontline.explorations.kinds import exploration
from frontline.explorations.settings.incoterms import STATIONS, WAYS, IncotermsSettings
from frontline.terms import Station, Term

from .conftest import Box

NAME = "template-incoterms"
PLAIN = IncotermsSettings(kind="map", model="incoterms", title="t", ask="a", found="f")
EVENT = "Something happens to the goods here"


@pytest.fixture(scope="module")
def known(places: Places) -> Mapping[str, Term]:
    return {term.abbreviation: term for term in incoterms(places).values()}


@pytest.fixture
def seen(known: Mapping[str, Term]) -> Callable[..., Drawn]:
    """Return the map in plain words: `seen("FOB", "arrived")`."""
    return lambda name, event="": drawn(PLAIN, known, name, event)


def read(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).replace("&#x27;", "'")


def test_it_opens_on_the_first_rule_with_nothing_damaged(opened: Callable[..., Box]) -> None:
    box = opened(NAME)
    assert "EXW: Ex Works." in box.says
    assert "Orchid Lane&#x27;s kiln in Foshan" in box.picture
    assert "Something happens" not in box.picture


def test_all_11_rules_are_offered_with_letters_and_full_name(opened: Callable[..., Box]) -> None:
    offered = [words for words, _ in opened(NAME).control("Rule").options]
    assert len(offered) == 11
    assert offered[:2] == ["EXW: Ex Works", "FCA: Free Carrier"]
    assert offered[-1] == "CIF: Cost, Insurance and Freight"


def test_a_line_says_which_rules_are_for_ships_and_which_fit_containers(opened: Callable[..., Box]) -> None:
    assert (
        "FAS, FOB, CFR and CIF are for sea and inland waterway only. "
        "The other rules fit any kind of transport. "
        "For containers, FCA, CPT and CIP fit better than FOB, CFR and CIF: "
        "a container is handed over before it is loaded on board."
    ) in opened(NAME).words


def test_under_cfr_a_loss_at_sea_is_the_buyer_s_though_the_seller_pays(opened: Callable[..., Box]) -> None:
    box = opened(NAME)
    box.control("Rule").value = "CFR"
    box.control(EVENT).value = "arrived"
    says = read(box.says)
    assert "CFR. The goods are damaged, 5 to 6: on the ship, between Kwai Chung and Rotterdam." in says
    assert "Whose loss is it? The buyer's (B). The risk passed before this, at 5." in says
    assert (
        "Who pays this part of the journey? The seller (S). So one side pays the journey, and the other side"
        in says
    )
    assert "Did somebody have to insure? Nobody has to insure." in says
    assert "Whether a carrier or Kestrel Bay answers for it is another question" in says
    assert "Something happens to the goods: 5 to 6." in box.picture


def test_in_the_terminal_fob_leaves_the_loss_with_the_seller_and_fca_does_not(
    seen: Callable[..., Drawn],
) -> None:
    assert "Whose loss is it? The seller's (S). The risk passes later, at 5." in read(
        seen("FOB", "alongside").says
    )
    assert "Whose loss is it? The buyer's (B). The risk passed before this, at 3." in read(
        seen("FCA", "alongside").says
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "CIF",
            "under Institute Cargo Clauses (C), the least cover, unless both agree on more. Only the insurer",
        ),
        (
            "CIP",
            "under Institute Cargo Clauses (A), the widest cover, unless both agree on less. Only the insur",
        ),
        ("DAP", "Nobody has to insure. The risk on the way is the seller's."),
    ],
)
def test_it_says_who_had_to_insure_and_with_which_cover(
    seen: Callable[..., Drawn], name: str, says: str
) -> None:
    assert says in read(seen(name, "arrived").says)


def test_only_the_four_c_rules_say_that_the_places_lie_apart(
    seen: Callable[..., Drawn], known: Mapping[str, Term]
) -> None:
    apart = [name for name in known if "That is another place." in seen(name).says]
    assert apart == ["CPT", "CIP", "CFR", "CIF"]
    assert apart == [
        name for name in known if "the seller pays, at the buyer&#x27;s risk" in seen(name).picture
    ]


def test_the_picture_tells_risk_cost_and_duties_in_words(seen: Callable[..., Drawn]) -> None:
    [label] = re.findall('aria-label="([^"]*)"', seen("CIP").picture)
    says = read(label)
    assert "The risk is the seller's up to 3, then the buyer's." in says
    assert "The seller pays the journey up to 7, then the buyer pays" in says
    assert (
        "Export clearance: S: seller; Insurance of the goods: S: seller, clauses (A); "
        "Import clearance and duty: B: buyer."
    ) in says


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("EXW", "B: buyer nobody has to insure B: buyer"),
        ("FOB", "S: seller nobody has to insure B: buyer"),
        ("CIF", "S: seller S: seller, clauses (C) B: buyer"),
        ("DDP", "S: seller nobody has to insure S: seller"),
    ],
)
def test_the_boxes_at_the_foot_name_who_has_which_duty(
    seen: Callable[..., Drawn], name: str, says: str
) -> None:
    words = re.findall(r"<tspan[^>]*>([^<]*)", seen(name).picture)
    at = [words.index(duty) + 1 for duty in ("Export clearance", "Insurance of the goods")]
    at.append(words.index("Import clearance and duty") + 1)
    assert " ".join(words[place] for place in at) == says


def test_where_the_carrier_collects_the_goods_it_says_what_changes(seen: Callable[..., Drawn]) -> None:
    depends = "if the carrier takes the goods at the seller's place, the risk passes there already."
    free = read(seen("FCA", "carrier").says)
    assert f"{depends} Then it is the buyer's loss. And the buyer pays this part." in free
    paid = read(seen("CPT", "carrier").says)
    assert f"{depends} Then it is the buyer's loss." in paid
    assert "And the buyer pays this part." not in paid
    assert "It depends" not in seen("FCA", "alongside").says
    assert "It depends" not in seen("FOB", "carrier").says


def test_each_rule_says_how_the_map_takes_its_named_place(
    seen: Callable[..., Drawn], known: Mapping[str, Term]
) -> None:
    said = {name: re.findall("How the map draws it:</strong> (.*?)</p>", seen(name).says) for name in known}
    assert all(len(lines) == 1 for lines in said.values())
    assert (
        "If it is the seller&#x27;s own place, the seller loads the goods, and risk and cost pass at 2."
        in (said["FCA"][0])
    )
    assert "port of loading" in said["FOB"][0]
    assert "port of destination" in said["CIF"][0]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("FOB", "FOB is for sea and inland waterway only. For a container, FCA fits better."),
        ("CFR", "CFR is for sea and inland waterway only. For a container, CPT fits better."),
        ("CIF", "CIF is for sea and inland waterway only. For a container, CIP fits better."),
        ("FAS", "FAS is for sea and inland waterway only.</p>"),
        ("FCA", "FCA fits any transport. For a container, it fits better than FOB."),
        ("DAP", "DAP fits any transport.</p>"),
    ],
)
def test_each_rule_says_which_transport_it_fits(seen: Callable[..., Drawn], name: str, says: str) -> None:
    assert says in seen(name).says


def test_no_aircraft_stands_in_the_words_of_a_rule_for_ships(
    seen: Callable[..., Drawn], known: Mapping[str, Term]
) -> None:
    events = ["", *(station.value for station in Station), "end"]
    with_aircraft = {
        name
        for name in known
        for event in events
        if "air" in re.sub("fair|pair", "", read(seen(name, event).says + seen(name, event).picture))
    }
    assert with_aircraft == {"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP"}


def test_another_rule_keeps_the_place_and_changes_its_words(blocks: Mapping[str, ExploreBlock]) -> None:
    plain = {key: value for key, value in blocks[NAME].settings.items() if key not in ("route", "ways")}
    box = Box(exploration(plain))
    box.control(EVENT).value = "arrived"
    assert "on the ship or aircraft" in box.says
    box.control("Rule").value = "FOB"
    assert box.control(EVENT).value == "arrived"
    assert "5 to 6:</strong> on the ship." in box.says
    assert ("5 to 6: on the ship", "arrived") in box.control(EVENT).options


def test_the_place_moves_on_and_back_and_stops_at_both_ends(opened: Callable[..., Box]) -> None:
    box = opened(NAME)
    box.press("One place back")
    assert box.control(EVENT).value == ""
    box.press("One place on")
    assert "The goods are damaged, before 1:" in box.says
    for _ in range(20):
        box.press("One place on")
    assert "The goods are damaged, after 8:" in box.says
    assert "Nothing is carried here." in box.says
    box.press("One place back")
    assert "The goods are damaged, 7 to 8:" in box.says


def test_it_can_start_again(opened: Callable[..., Box]) -> None:
    box = opened(NAME)
    before = (box.picture, box.says)
    box.control("Rule").value = "DDP"
    box.control(EVENT).value = "place"
    assert (box.picture, box.says) != before
    box.press("Start again")
    assert (box.picture, box.says) == before


def test_a_lesson_limits_and_orders_the_rules(blocks: Mapping[str, ExploreBlock]) -> None:
    box = Box(exploration({**blocks[NAME].settings, "rules": ["CFR", "FOB"]}))
    assert [name for _, name in box.control("Rule").options] == ["CFR", "FOB"]
    assert "CFR: Cost and Freight." in box.says
    # The better rule for a container is named, though it is not in the choice.
    assert "For a container, CPT fits better." in box.says


def test_rules_that_are_not_there_are_passed_over(blocks: Mapping[str, ExploreBlock]) -> None:
    box = Box(exploration({**blocks[NAME].settings, "rules": ["DAT", "FOB"]}))
    assert [name for _, name in box.control("Rule").options] == ["FOB"]
    box = Box(exploration({**blocks[NAME].settings, "rules": ["DAT"]}))
    assert len(box.control("Rule").options) == 11


def test_words_of_a_lesson_are_text_and_no_html(known: Mapping[str, Term]) -> None:
    hostile = evolve(PLAIN, route={"ready": "<b>kiln"}, ways={"arrived": "<i>at sea"}, we="<u>we")
    shown = drawn(hostile, known, "CIF", "arrived")
    assert "&lt;b&gt;kiln" in shown.picture
    assert "&lt;i&gt;at sea" in shown.says
    assert "&lt;u&gt;we" in shown.says


def test_every_station_and_stretch_has_plain_words() -> None:
    assert set(STATIONS) == set(Station)
    assert set(WAYS) == {*Station, None}


def test_what_the_template_says_that_one_finds(
    blocks: Mapping[str, ExploreBlock], settings: Callable[[str], Any], known: Mapping[str, Term]
) -> None:
    def loser_and_payer(name: str, event: str) -> tuple[str, str]:
        says = read(drawn(settings(NAME), known, name, event).says)
        found = re.findall(r"Whose loss is it\? The (\w+)'s|of the journey\? The (\w+)", says)
        return found[0][0], found[1][1]

    at_sea = {name: loser_and_payer(name, "arrived") for name in known}
    assert [name for name, found in at_sea.items() if found == ("buyer", "seller")] == [
        "CPT",
        "CIP",
        "CFR",
        "CIF",
    ]
    assert [name for name, found in at_sea.items() if found == ("seller", "seller")] == ["DAP", "DPU", "DDP"]
    assert loser_and_payer("FOB", "alongside") == ("seller", "seller")
    assert loser_and_payer("FCA", "alongside") == ("buyer", "buyer")
    assert "Under CPT, CIP, CFR and CIF." in str(blocks[NAME].settings["found"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda plain: plain["route"].update(port="x"),
            "route: there is no station 'port': use ready, loaded",
        ),
        (lambda plain: plain["ways"].update(port="x"), "ways: there is no station 'port'"),
        (lambda plain: plain.update(rules=["DAT"]), "rules: there is no rule 'DAT': use EXW, FCA, CPT"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
        (lambda plain: plain.pop("found"), "'found' is missing"),
    ],
)
def test_a_mistake_of_an_author_is_named(
    template: Text,
    blocks: Mapping[str, ExploreBlock],
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    bent = copy.deepcopy(dict(blocks[NAME].settings))
    change(bent)
    [problem] = check_explorations([evolve(template, parts=(evolve(blocks[NAME], settings=bent),))])
    assert says in problem
    assert NAME in problem

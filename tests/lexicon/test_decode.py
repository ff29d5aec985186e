"""Messages of the trade: what is found in them, and which meaning an ambiguous short form has."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from frontline.lexicon.decode import Decoded, Decoder
from frontline.terms import Mode, Register, Term

ISSUE = "PLS ADV ETD HKG N CFM VGM CUT-OFF, SHPR WANTS TLX RLS B4 ETA"


@pytest.fixture(scope="session")
def decoder(terms: Mapping[str, Term]) -> Decoder:
    """Return the decoder of the whole glossary."""
    return Decoder(terms)


def pairs(read: Decoded) -> list[tuple[str, str]]:
    """Return what was found, as written and as id."""
    return [(piece, found.term.id) for piece, found in read.pieces if found]


def test_a_message_in_shorthand(decoder: Decoder) -> None:
    read = decoder.read(ISSUE)
    assert pairs(read) == [
        ("PLS", "please"),
        ("ADV", "adv"),
        ("ETD", "etd"),
        ("HKG", "hkg"),
        ("N", "n-and"),
        ("CFM", "cfm"),
        ("VGM CUT-OFF", "vgm-cut-off"),
        ("SHPR", "shipper"),
        ("TLX RLS", "telex-release"),
        ("B4", "b4"),
        ("ETA", "eta"),
    ]
    assert all(found.sure for found in read.found)
    assert read.unknown == ()


def test_the_same_message_in_plain_words(decoder: Decoder) -> None:
    assert decoder.read(ISSUE).plain == (
        "Please advise estimated time of departure Hong Kong and confirm VGM CUT-OFF, "
        "shipper WANTS telex release before estimated time of arrival"
    )


def test_small_letters_are_read_as_well(decoder: Decoder) -> None:
    assert pairs(decoder.read("pls adv etd")) == [("pls", "please"), ("adv", "adv"), ("etd", "etd")]


@pytest.mark.parametrize(
    ("message", "short", "meant"),
    [
        ("Pls send POD signed by the driver", "POD", "proof-of-delivery"),
        ("POL Yantian, POD Hamburg, vessel as below", "POD", "port-of-discharge"),
        ("MT container back to depot by Mon", "MT", "empty-container"),
        ("total gross weight 2.1 MT", "MT", "metric-ton"),
        ("COD HKD 3,200, driver to collect cash", "COD", "cash-on-delivery"),
        ("Carrier wants USD 150 for COD to another port", "COD", "change-of-destination"),
        ("T/T 18 days, direct sailing", "T/T", "transit-time"),
        ("pls release, T/T paid, bank slip attached", "T/T", "telegraphic-transfer"),
        ("12 pcs short, 240 kgs", "pcs", "pcs"),
        ("freight prepaid or CC? AWB says PP", "CC", "charges-collect"),
        ("pls CC me in the mail to your boss", "CC", "carbon-copy"),
        ("40 HC on board, container loaded", "HC", "high-cube-container"),
        ("we need an ATA for the exhibition samples", "ATA", "ata-carnet"),
        ("ATD 21:40, ATA 05:10, flight on time", "ATA", "actual-time-of-arrival"),
        ("our GDP audit for pharma is in May", "GDP", "good-distribution-practice"),
        ("GDP growth of the economy this year", "GDP", "gross-domestic-product"),
    ],
)
def test_the_rest_of_the_message_shows_what_is_meant(
    decoder: Decoder, message: str, short: str, meant: str
) -> None:
    (found,) = [found for piece, found in decoder.read(message).pieces if found and piece == short]
    assert found.term.id == meant
    assert found.sure
    assert len(found.readings) > 1
    assert found.readings[0].because


def test_where_nothing_shows_it_both_meanings_stand(decoder: Decoder) -> None:
    read = decoder.read("Where is the POD?")
    (found,) = read.found
    assert not found.sure
    assert {reading.term.id for reading in found.readings} == {"port-of-discharge", "proof-of-delivery"}
    assert read.plain == "Where is the POD?"


@pytest.mark.parametrize(
    "message",
    [
        "Can you do it for me, or is it too late?",
        "DO NOT GO",
        "Mr Ho is in at 10.",
        "No, so we can not",
    ],
)
def test_ordinary_words_are_no_short_forms(decoder: Decoder, message: str) -> None:
    assert {found.term.abbreviation for found in decoder.read(message).found} <= {""}


def test_capitals_and_marks_tell_a_short_form_from_a_word(decoder: Decoder) -> None:
    assert pairs(decoder.read("Please send the DO today."))[-1] == ("DO", "delivery-order")
    assert ("d/o", "delivery-order") in pairs(decoder.read("no d/o yet"))


def test_a_slash_joins_one_term_or_parts_two(decoder: Decoder) -> None:
    assert pairs(decoder.read("B/L")) == [("B/L", "bill-of-lading")]
    assert pairs(decoder.read("HKG/FRA")) == [("HKG", "hkg"), ("FRA", "fra")]


def test_numbers_glued_to_a_term_are_set_apart(decoder: Decoder) -> None:
    read = decoder.read("24ctns short")
    assert ("ctns", "cartons") in pairs(read)
    assert read.plain.startswith("24 cartons")


def test_numbers_of_containers_and_air_waybills_are_known_by_their_shape(decoder: Decoder) -> None:
    read = decoder.read("TGHU1234567 and 160-12345675")
    assert pairs(read) == [("TGHU1234567", "container-number"), ("160-12345675", "air-waybill")]


def test_chinese_in_a_message_is_read(decoder: Decoder) -> None:
    assert ("提單", "bill-of-lading") in pairs(decoder.read("請 check 提單 thx"))


def test_what_nobody_explains_is_named_once(decoder: Decoder) -> None:
    assert decoder.read("Pls chk the QZX, and the QZX again").unknown == ("QZX",)


def test_a_plural_is_the_same_term(decoder: Decoder) -> None:
    assert pairs(decoder.read("two consignees, three AWBs")) == [
        ("consignees", "consignee"),
        ("AWBs", "air-waybill"),
    ]


def test_pieces_give_the_message_back(decoder: Decoder) -> None:
    for message in (ISSUE, "", "no term here?", "提單 & D/O!"):
        assert "".join(piece for piece, _ in decoder.read(message).pieces) == message


def test_every_abbreviation_is_read_in_its_own_example(decoder: Decoder, terms: Mapping[str, Term]) -> None:
    """The meaning that the example shows is among those found, and first wherever the decoder is sure."""
    wrong = []
    for term in terms.values():
        for _, found in decoder.read(term.example).pieces:
            meanings = [reading.term.id for reading in found.readings] if found else []
            if term.id in meanings and found and found.sure and found.term != term:
                wrong.append(term.id)
    assert wrong == []


def test_a_long_message_is_read_at_once(decoder: Decoder) -> None:
    read = decoder.read((ISSUE + " ") * 30)
    assert len(read.found) == 330


def a_term(id_: str, **changes: object) -> Term:
    given = {"theme": "t", "en": id_, "definition": "d", "example": "e", "source": "s"}
    return Term(**{"id": id_, "mode": Mode.ALL, "register": Register.TECHNICAL, **given, **changes})  # type: ignore[arg-type]


def test_the_full_name_of_shorthand_is_an_ordinary_word() -> None:
    decoder = Decoder({"b4": a_term("b4", en="Before", abbreviation="B4", register=Register.SHORTHAND)})
    assert pairs(decoder.read("B4 noon, not before")) == [("B4", "b4")]

"""Meanings in a lesson's text: which words are linked, how, and what stays as it is."""

from __future__ import annotations

import pytest

from frontline.build.meanings import Meanings, address, page_of
from frontline.lexicon.decode import Decoder
from frontline.terms import Mode, Register, Term


def term(id_: str, en: str, register: Register = Register.TECHNICAL, **other: object) -> Term:
    plain = {"theme": "sea_freight", "definition": f"What {en.lower()} is.", "example": "e", "source": "s"}
    return Term(id=id_, en=en, mode=Mode.SEA, register=register, **{**plain, **other})  # type: ignore[arg-type]


TERMS = {
    one.id: one
    for one in (
        term("vgm", "Verified gross mass", abbreviation="VGM"),
        term("roll-over", "Roll-over", also=("rolled", "moved")),
        term("hotline", "Hotline", Register.EVERYDAY),
        term("please", "Please", Register.SHORTHAND, abbreviation="Pls"),
        term("gets", "Government service", abbreviation="GETS"),
        term("pod-1", "Port of discharge", abbreviation="POD", context=("vessel",)),
        term("pod-2", "Proof of delivery", abbreviation="POD", context=("signed",)),
        term("quote", "Quotation", definition='Says "HK$5" and $6.'),
    )
}


def shown(markdown: str, key: tuple[str, ...] = ()) -> str:
    return Meanings(Decoder(TERMS), key).shown(markdown)


def test_the_first_use_links_to_the_entry_and_says_the_meaning() -> None:
    assert shown("No VGM, no loading. The VGM is late.") == (
        "No [VGM](../glossary/sea-freight.ipynb#cell-id=vgm "
        '"Verified gross mass (VGM): What verified gross mass is."), no loading. The VGM is late.'
    )


def test_the_first_use_is_the_page_s_not_the_cell_s() -> None:
    page = Meanings(Decoder(TERMS))
    assert page.shown("The VGM.").count("](") == 1
    assert page.shown("The VGM.") == "The VGM."


@pytest.mark.parametrize(
    "markdown",
    [
        "# VGM and cut-off",
        "`VGM`",
        "```\nVGM\n```",
        "[VGM](page.ipynb)",
        "![VGM](picture.svg)",
        "<b title='VGM'>x</b>",
        "https://example.com/VGM",
        "|---|VGM\n|---|---|",
    ],
)
def test_what_is_no_running_text_stays(markdown: str) -> None:
    if markdown.startswith("|"):
        assert "|---|---|" in shown(markdown)
    else:
        assert shown(markdown) == markdown


@pytest.mark.parametrize("markdown", ["**VGM**", "- VGM", "> VGM", "| VGM |", "*VGM*"])
def test_stress_lists_quotes_and_tables_are_running_text(markdown: str) -> None:
    assert "[VGM](" in shown(markdown)


def test_an_everyday_word_is_linked_only_where_the_page_teaches_it() -> None:
    assert shown("Call the hotline.") == "Call the hotline."
    assert "[hotline](" in shown("Call the hotline.", ("hotline",))


def test_another_name_of_one_word_is_linked_only_where_it_is_a_form_of_the_name() -> None:
    assert "[rolled](" in shown("The box was rolled.")
    assert shown("The box was moved.") == "The box was moved."


def test_a_short_form_counts_as_it_is_written() -> None:
    assert shown("She gets it.") == "She gets it."
    assert "[GETS](" in shown("It goes by GETS.")
    assert "[pls](" in shown("Ask: pls call.")


def test_where_two_meanings_are_possible_both_are_said() -> None:
    assert "Port of discharge (POD): What port of discharge is. Or: Proof" in shown("The POD?")
    assert "Or:" not in shown("The POD is signed.")
    assert "cell-id=pod-2" in shown("The POD is signed.")


def test_quotes_and_dollars_in_a_meaning_break_nothing() -> None:
    assert 'quotation "Quotation: Says &quot;HK&#36;5&quot; and &#36;6.")' in shown("A quotation").replace(
        "[quotation](../glossary/sea-freight.ipynb#cell-id=quote", "quotation"
    )


def test_an_entry_s_address_names_its_page_and_its_cell() -> None:
    assert page_of(TERMS["vgm"]) == "sea-freight.ipynb"
    assert address(TERMS["vgm"]) == "../glossary/sea-freight.ipynb#cell-id=vgm"

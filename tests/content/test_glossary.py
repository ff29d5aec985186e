"""The glossary's files: what a row may hold, and what is said where one is wrong."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.content.glossary import COLUMNS, glossary
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.content.text import Known, TermsBlock, read_text
from frontline.terms import Mode, Register, Status

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

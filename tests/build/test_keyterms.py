"""The table of key terms."""

from __future__ import annotations

from attrs import evolve

from frontline.build.keyterms import key_terms
from frontline.content.glossary import glossary
from frontline.content.places import here
from frontline.terms import Chinese, Status


def test_a_term_stands_with_its_chinese_and_how_sure_that_is() -> None:
    term = glossary(here())["offload"]
    sure = evolve(term, zh_hant=Chinese(text="詞", status=Status.SOURCED))
    usual = evolve(term, zh_hant=Chinese(text="詞", status=Status.REVIEW))
    rows = key_terms([sure, usual, term]).splitlines()[-3:]
    assert [row.split("|")[2].strip() for row in rows] == ["詞", "詞 (to be reviewed)", "no checked term yet"]
    assert rows[0].endswith(f"| {term.definition} |")


def test_the_note_stands_only_where_something_is_not_certain() -> None:
    term = glossary(here())["offload"]
    sure = evolve(term, zh_hant=Chinese(text="詞", status=Status.SOURCED))
    assert "To be reviewed" in key_terms([term])
    assert key_terms([sure]).startswith("| English |")


def test_a_line_in_a_cell_does_not_break_the_table() -> None:
    term = evolve(glossary(here())["offload"], definition="this | that")
    assert r"| this \| that |" in key_terms([term])

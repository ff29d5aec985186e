"""Ways of writing that count as the same."""

from __future__ import annotations

import pytest

from frontline.lexicon.spelling import fold, is_chinese, unbracketed, variants


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("B/L", "bl"),
        ("b.l.", "bl"),
        ("A.S.A.P.", "asap"),
        ("Cut-off", "cut off"),
        ("shipper's", "shippers"),
        ("shipper’s", "shippers"),
        ("  Répondez   vite ", "repondez vite"),
        ("ＥＴＡ", "eta"),
        ("C&ED", "c&ed"),
        ("提單", "提單"),
        ("???", ""),
    ],
)
def test_what_counts_as_the_same(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_brackets_hold_another_way_of_saying_it() -> None:
    assert unbracketed("Demurrage (container)") == "Demurrage"
    assert variants("散貨（拼櫃）") == ("散貨（拼櫃）", "散貨", "拼櫃")
    assert variants("ETA") == ("ETA",)


def test_one_chinese_character_is_enough() -> None:
    assert is_chinese("check 提單")
    assert not is_chinese("check B/L")

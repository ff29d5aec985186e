"""What an author reads where plain data does not fit: the place first, then what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from frontline.content.reading import ContentError, structure, written, yaml


@frozen(kw_only=True)
class Option:
    """What can be chosen."""

    text: str
    right: bool = False
    because: str


@frozen(kw_only=True)
class Question:
    """What is asked."""

    prompt: str
    points: int
    minutes: float = 2.5
    options: dict[str, Option]


CALL = {"text": "Call", "right": True, "because": "It reaches them now."}
QUESTION = {"prompt": "What first?", "points": 2, "options": {"call": CALL}}


def said(plain: object) -> str:
    with pytest.raises(ContentError) as refused:
        structure(plain, Question, "08.md, line 6")
    return str(refused.value).removeprefix("08.md, line 6: ")


def without(plain: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if name != key}


def option(**more: object) -> dict[str, Any]:
    return {**QUESTION, "options": {"call": {**CALL, **more}}}


def test_what_fits_is_read() -> None:
    assert structure(QUESTION, Question, "here") == Question(
        prompt="What first?",
        points=2,
        options={"call": Option(text="Call", right=True, because="It reaches them now.")},
    )


def test_a_message_begins_with_where_the_data_stand() -> None:
    with pytest.raises(ContentError, match=r"^08\.md, line 6: key 'prompt' is missing$"):
        structure(without(QUESTION, "prompt"), Question, "08.md, line 6")


def test_an_unknown_key_with_a_near_name_asks_whether_that_was_meant() -> None:
    assert said(option(txt="Call")) == "options, call: unknown key 'txt' (did you mean text?)"


def test_an_unknown_key_without_a_near_name_lists_what_can_be_written() -> None:
    assert said(option(colour="red")) == "options, call: unknown key 'colour' (use text, right, because)"


def test_several_unknown_keys_of_one_place_stand_behind_it_once() -> None:
    assert said(option(txt="Call", becaus="Now.")) == (
        "options, call: unknown key 'becaus' (did you mean because?); unknown key 'txt' (did you mean text?)"
    )


def test_a_missing_key_is_named_where_it_should_stand() -> None:
    assert said({**QUESTION, "options": {"call": without(CALL, "because")}}) == (
        "options, call: key 'because' is missing"
    )


def test_a_missing_key_in_an_entry_of_the_same_name_is_named_in_that_entry() -> None:
    assert said({**QUESTION, "options": {"because": without(CALL, "because")}}) == (
        "options, because: key 'because' is missing"
    )


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        (option(text=5), "options, call, text: a text (in quotes) is needed, not 5"),
        (option(right="yes"), "options, call, right: true or false is needed, not 'yes'"),
        ({**QUESTION, "points": "two"}, "points: a whole number is needed, not 'two'"),
        ({**QUESTION, "points": True}, "points: a whole number is needed, not True"),
        ({**QUESTION, "minutes": "2,5"}, "minutes: a number is needed, not '2,5'"),
        (
            {**QUESTION, "options": {"call": "Call"}},
            "options, call: a mapping of text, right, because is needed",
        ),
        (
            {**QUESTION, "options": {"rolled-booking": {**CALL, "text": 5}}},
            "options, rolled-booking, text: a text (in quotes) is needed, not 5",
        ),
    ],
)
def test_a_wrong_kind_of_value_is_named_with_its_place(plain: object, says: str) -> None:
    assert said(plain) == says


def test_an_unknown_key_at_the_top_needs_no_place() -> None:
    assert said({**QUESTION, "promt": "What?"}) == "unknown key 'promt' (did you mean prompt?)"


def test_every_mistake_stands_behind_its_own_place() -> None:
    wrong = {**QUESTION, "points": "two", "options": {"call": {**CALL, "txt": "Call"}, "mail": "Write"}}
    assert said(wrong).split("; ") == [
        "points: a whole number is needed, not 'two'",
        "options, call: unknown key 'txt' (did you mean text?)",
        "options, mail: a mapping of text, right, because is needed",
    ]


def test_what_is_no_mapping_at_all_is_named_with_its_place() -> None:
    with pytest.raises(ContentError, match=r"^x.yaml: a mapping of .* is needed$"):
        structure(["a"], Option, "x.yaml")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "lesson.md").write_bytes("# Café\n".encode("latin-1"))
    with pytest.raises(ContentError, match=r"lesson.md: the file is not in UTF-8: save it in that encoding"):
        written(tmp_path / "lesson.md", "lesson.md")


def test_a_mark_at_the_beginning_as_some_editors_write_it_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "lesson.md").write_bytes("\ufeff# A lesson\n".encode())
    assert written(tmp_path / "lesson.md", "lesson.md") == "# A lesson\n"


def test_what_the_parser_in_c_refuses_is_read_all_the_same() -> None:
    assert yaml("{title: In time?, due: 17:30, spoken: yes, parts: 1.0}", "here") == {
        "title": "In time?",
        "due": "17:30",
        "spoken": "yes",
        "parts": 1.0,
    }


def test_a_time_and_a_yes_are_words_for_either_parser() -> None:
    assert yaml("due: 17:30\nspoken: yes\nparts: 1.0\n", "here") == {
        "due": "17:30",
        "spoken": "yes",
        "parts": 1.0,
    }


def test_a_broken_line_and_a_key_that_stands_twice_are_named_with_their_line() -> None:
    with pytest.raises(ContentError, match=r"^x, line 2: .*straight quotes"):
        yaml("a: 1\nb: c: d\n", "x")
    with pytest.raises(ContentError, match=r"^x, line 2: .*duplicate key"):
        yaml("a: 1\na: 2\n", "x")


def test_the_fast_parser_is_installed() -> None:
    from ruamel.yaml import YAML
    from ruamel.yaml.cyaml import CParser

    assert YAML(typ="safe").Parser is CParser

"""The answers file's format: written the same way always, read strictly."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.store.answers import Answer, Answers, NewerFormatError, RefusedError, dump, parse

ANSWERS = Answers(
    exercise="e-1",
    edition="abc",
    learner="amy",
    number=2,
    declared=True,
    answers={"b": Answer("call", "2026-11-22T10:00:00+08:00"), "a": Answer(["x", "y"])},
    notes={"c": "why"},
)


def text(**changes: object) -> bytes:
    plain = {"format": 1, "exercise": "e-1", "answers": {"a": {"value": "x"}}, **changes}
    return json.dumps(plain).encode()


def test_what_is_written_is_read() -> None:
    assert parse(dump(ANSWERS)) == ANSWERS
    assert parse(dump(ANSWERS, checksum=True)) == ANSWERS


def test_the_same_answers_give_the_same_bytes() -> None:
    again = Answers(**{name: getattr(ANSWERS, name) for name in ANSWERS.__slots__ if name != "__weakref__"})
    assert dump(again) == dump(ANSWERS)


def test_a_change_after_handing_in_shows() -> None:
    changed = dump(ANSWERS, checksum=True).replace(b'"call"', b'"mail"')
    assert not parse(changed).intact
    assert parse(changed).value("b") == "mail"


def test_a_byte_order_mark_is_accepted() -> None:
    assert parse(b"\xef\xbb\xbf" + text()).value("a") == "x"


def test_bare_values_of_the_first_format_are_read() -> None:
    assert parse(b'{"exercise": "e-1", "answers": {"a": "x", "b": ["y"]}}').value("b") == ["y"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"answers": []}',
        b'{"answers": {}} {"answers": {}}',
        b"// comment\n{}",
        b"\xff\xfe{\x00}\x00",
        b"\x80\x04\x95",
        b"answers: {}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b" " * 300_000,
        b"PK\x03\x04",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_what_is_no_answers_file_is_refused_in_plain_words(content: bytes) -> None:
    with pytest.raises(RefusedError, match=r"^The file .*\.$"):
        parse(content)


def test_a_newer_format_says_what_to_do() -> None:
    with pytest.raises(NewerFormatError, match="update the course"):
        parse(text(format=2))


@pytest.mark.parametrize("value", [b"NaN", b"Infinity", b"1e400", b"9" * 5000, b'"\\ud800"', b"[[[[]]]]"])
def test_a_strange_value_costs_only_its_own_answer(value: bytes) -> None:
    content = b'{"exercise": "e-1", "answers": {"a": {"value": %s}, "b": {"value": "fine"}}}' % value
    assert parse(content).value("b") == "fine"


def test_an_answer_named_twice_is_no_answer_of_any_type() -> None:
    content = b'{"answers": {"a": {"value": "x"}, "a": {"value": "y"}, "b": {"value": "fine"}}}'
    assert isinstance(parse(content).value("a"), dict)
    assert parse(content).value("b") == "fine"


@pytest.mark.parametrize("name", ["exercise", "edition", "learner"])
def test_names_of_a_wrong_kind_count_as_missing(name: str) -> None:
    assert getattr(parse(text(**{name: ["x"]})), name) == ""


@pytest.mark.parametrize("number", [-1, True, "2", 1e9, None, 10**30])
def test_a_wrong_number_of_hand_ins_counts_as_none(number: object) -> None:
    assert parse(text(number=number)).number == 0


NAMES = st.sampled_from(["format", "exercise", "answers", "notes", "value", "saved", "checksum"]) | st.text()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
    max_leaves=20,
)


@given(content=st.binary() | JSON.map(lambda plain: json.dumps(plain).encode("utf-8", "replace")))
def test_any_content_is_read_or_refused(content: bytes) -> None:
    with suppress(RefusedError):
        assert isinstance(parse(content), Answers)


@given(answers=st.dictionaries(NAMES, JSON), rest=st.dictionaries(NAMES, JSON))
def test_whatever_the_answers_hold_they_are_read_one_by_one(
    answers: dict[str, object], rest: dict[str, object]
) -> None:
    plain = {**rest, "format": 1, "answers": {name: {"value": value} for name, value in answers.items()}}
    read = parse(json.dumps(plain).encode("utf-8", "replace"))
    assert set(read.answers) == set(json.loads(json.dumps(answers)))
    assert dump(parse(dump(read))) == dump(read)


@pytest.mark.parametrize("value", ['"12"', "true", "-1", "1e9", "NaN", "[3]", "null"])
def test_hours_that_cannot_be_are_none(value: str) -> None:
    found = parse(f'{{"exercise": "e", "answers": {{}}, "hours": {value}}}'.encode())
    assert found.hours is None

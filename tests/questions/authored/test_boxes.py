"""Match, blanks and table, as authors write them: what is refused, and what the short forms mean."""

from __future__ import annotations

import re
from typing import Any

import pytest

from frontline.content.reading import structure, yaml
from frontline.questions.authored import AUTHORED, Made

MATCH = """
prompt: Which paper?
items:
  who: {text: Who signed?, to: pod, because: It has the name.}
  where: {text: Where is it?, to: {track: 1, pod: 0.5}, because: It has the places.}
options: {pod: Proof of delivery, track: Tracking history}
"""
BLANKS = """
prompt: Complete the e-mail.
text: |
  On [day] at [time] for HK$[sum], [state].
blanks:
  time: {kind: clock, answer: {from: "10:00", to: 10.30 am}, because: Agreed.}
  day: {options: {thu: Thursday, fri: Friday}, answer: fri, because: Agreed too.}
  sum: {kind: number, answer: {answer: 450, tolerance: 5}, because: On the sheet.}
  state: {title: State, answer: [open, not decided], because: Nobody knows., see: Charges}
"""
TABLE = """
prompt: Plan.
columns:
  do: {title: Action, options: {call: Call, log: Log, wait: Wait}}
  due: {title: By when, kind: clock, worth: 2}
rows:
  call: {answers: {do: call, due: "10:00"}, because: First.}
  log: {answers: {do: log, due: "10:30"}, because: Then.}
others:
  wait: {because: It helps nobody.}
"""


def made(kind: str, text: str) -> Made[Any]:
    return structure(yaml(text, "here"), AUTHORED[kind], "here").made("it")


def test_a_match_s_key_has_the_worth_of_each_option() -> None:
    assert made("match", MATCH).key == {"who": {"pod": 1.0}, "where": {"track": 1.0, "pod": 0.5}}


def test_blanks_stand_in_the_text_s_order_and_take_short_forms() -> None:
    one = made("blanks", BLANKS)
    assert list(one.question.blanks) == ["day", "time", "sum", "state"]
    assert [entry.title for entry in one.question.blanks.values()] == [
        "Blank 1",
        "Blank 2",
        "Blank 3",
        "State",
    ]
    assert one.key == {
        "day": {"options": {"fri": 1.0}},
        "time": {"from": 600, "to": 630},
        "sum": {"answer": 450.0, "tolerance": 5.0},
        "state": {"words": ["open", "not decided"]},
    }
    assert one.see == {"state": "Charges"}


def test_lines_to_choose_are_numbered_and_go_by_their_first_column() -> None:
    one = made("table", TABLE)
    assert one.question.rows == {"1": "", "2": ""}
    assert list(one.key["rows"]) == ["call", "log"]  # type: ignore[index]
    assert one.key["worth"] == {"due": 2.0}  # type: ignore[index]
    assert one.because["wait"] == "It helps nobody."


@pytest.mark.parametrize(
    ("kind", "text", "was", "becomes", "says"),
    [
        ("match", MATCH, "to: pod,", "to: bill,", "'bill' is none of pod, track"),
        ("match", MATCH, "{track: 1, pod: 0.5}", "{track: 0.5}", "`worth` runs above 0 to 1"),
        ("match", MATCH, "{track: 1, pod: 0.5}", "pod", "every item goes to the same option"),
        ("match", MATCH, "to: pod,", "to: [pod],", "name one of pod, track"),
        ("blanks", BLANKS, "[state]", "[stat]", "the text has the gaps"),
        ("blanks", BLANKS, "10.30 am", "soon", "give a time like '14:30', or from and to"),
        ("blanks", BLANKS, "10.30 am", "09:00", "give a time like '14:30', or from and to"),
        ("blanks", BLANKS, "answer: 450,", "answer: four,", "give a number, or answer and tolerance"),
        ("blanks", BLANKS, "[open, not decided]", "[]", "give the word, or a list of spellings"),
        ("blanks", BLANKS, "kind: number", "kind: money", "kind 'money' is none of"),
        ("blanks", BLANKS, "{thu: Thursday, fri: Friday}", "{fri: Friday}", "give two `options` at least"),
        ("table", TABLE, "worth: 2", "worth: 0", "`worth` of a column is above 0"),
        ("table", TABLE, "wait: Wait}", "}", "needs more `options` than there are rows"),
        ("table", TABLE, "do: log,", "do: call,", "must be an option of column 'do' and its answer there"),
        ("table", TABLE, '{do: log, due: "10:30"}', "{do: log}", "`answers` must name each column: do, due"),
        ("table", TABLE, "because: First.", "text: Call her, because: First.", "give every row its `text`"),
        ("table", TABLE, "wait: {because", "log: {because", "is no other option"),
    ],
)
def test_what_does_not_fit_is_named(kind: str, text: str, was: str, becomes: str, says: str) -> None:
    assert was in text
    with pytest.raises(ValueError, match=re.escape(says)):
        made(kind, text.replace(was, becomes, 1))

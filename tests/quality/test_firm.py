"""Figures and names that are not the company's are found; what a story declares as its own is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.content.text import Text
from frontline.quality.firm import Firm, firm_errors

Write = Callable[..., Text]
QUESTION = """
```{question} x-first
type: choice
assesses: [212A-6.2.2]
prompt: What do you do?
options:
  a: {text: Call Ms Yeung, right: true, because: She hears it now.}
  b: {text: Write to Mr Pereira, because: He waits for it.}
```
"""


def found(text: Text, of: Firm) -> list[str]:
    return [problem.split("'")[1] if "'" in problem else problem for problem in firm_errors(text, of)]


@pytest.mark.parametrize(
    "line",
    [
        "We call back within 4 working hours, and waive up to HK$500.",
        "Ms Yeung, Ms Yeung Ka-man and Mr Harpreet Gill of Lumen Toys Ltd know it.",
        "Write to sea.cs@kestrelbay.example, says G17.",
        "That is Ms Kwok's decision. Kestrel Bay Logistics Ltd is open.",
        "Goods that spoil: 3 hours before departure. A change of vessel costs HK$1,200.",
        "The limit is 26 SDR per kg, and free time is 5 free days.",
        "An e-mail is answered within 6 working hours. A chat is answered within 1 working hour.",
        "Bad news goes out within 2 working hours, by e-mail or by chat.",
    ],
)
def test_what_the_company_says_is_fine(write: Write, the_firm: Firm, line: str) -> None:
    assert found(write(line), the_firm) == []


@pytest.mark.parametrize(
    ("line", "strange"),
    [
        ("We call back within 7 working hours.", "7 working hours"),
        ("You may waive up to HK$2,500.", "HK$2,500"),
        ("The answer comes within 9 working days.", "9 working days"),
        ("Hand it in 12 hours before departure.", "12 hours before departure"),
        ("The limit is 22 SDR per kg.", "22 SDR"),
        ("There are 6 free days.", "6 free days"),
        ("Ask Ms Yeong about it.", "Ms Yeong"),
        ("Mr Harpreet Singh holds the trucks.", "Mr Harpreet Singh"),
        ("Lumen Toy Ltd has called.", "Lumen Toy Ltd"),
        ("Write to sea@kestrel-bay.example.", "@kestrel-bay.example"),
        ("Rule G99 says so.", "G99"),
        ("We call back within 2 working hours.", "2 working hours for a call back"),
        ("An e-mail is answered within 4 working hours.", "4 working hours for an e-mail"),
        ("Tell bad news within 8 working hours.", "8 working hours for bad news"),
    ],
)
def test_what_it_does_not_say_is_found(write: Write, the_firm: Firm, line: str, strange: str) -> None:
    (problem,) = firm_errors(write(line), the_firm)
    assert repr(strange) in problem
    assert "declare it in {own}" in problem


def test_it_is_found_inside_a_question_too(write: Write, the_firm: Firm) -> None:
    (problem,) = firm_errors(write(QUESTION), the_firm)
    assert "'Mr Pereira'" in problem
    assert "question 'x-first'" in problem


def test_what_a_story_declares_is_its_own(write: Write, the_firm: Firm) -> None:
    own = "\n```{own}\nMr Pereira: a driver of another firm\nHK$38: a price in a chat\n```\n"
    assert found(write(QUESTION + "\nIt costs HK$38.\n" + own), the_firm) == []


def test_a_declaration_that_nothing_uses_is_said_so(write: Write, the_firm: Firm) -> None:
    (problem,) = firm_errors(write("Nothing.\n\n```{own}\nHK$38: a price\n```\n"), the_firm)
    assert "'HK$38' is declared but never used" in problem


def test_marks_that_a_story_calls_its_own_are_used_where_they_stand(write: Write, the_firm: Firm) -> None:
    own = "\n\n```{own}\nDGBS: marks on cartons\n```"
    assert found(write(f"The cartons are marked DGBS.{own}"), the_firm) == []
    (problem,) = firm_errors(write(f"The cartons have no marks.{own}"), the_firm)
    assert "'DGBS' is declared but never used" in problem

"""What feedback tells at the first try, and what when everything is explained."""

from __future__ import annotations

from typing import Any

import pytest

from frontline.forms.render import reasons, static
from frontline.forms.shown import See
from frontline.forms.whys import unaddressed
from frontline.questions import Question, mark
from frontline.questions.types import Choice, Choices, Number, Written

from .pages import Elements, words
from .samples import ALL_SAID, BLANKS, DIALOGUE, KEYS, MATCH, ORDER, PLAN, REASONS

CHOICE = Choice(
    "first-contact",
    "What do you do first?",
    options={"mail": "Send an e-mail", "call": "Call now", "both": "Do both"},
    hint="Who must act?",
)
CHOICES = Choices("facts", "Which facts?", options={"date": "Date", "blame": "Blame", "next": "Next step"})
NUMBER = Number("days", "How many days?", unit="days")
BECAUSE = {
    "mail": "Unread.",
    "call": "A voice.",
    "both": "Half of it helps.",
    "date": "The truck.",
    "blame": "No help.",
    "next": "A plan.",
    "right": "7 less 4.",
    "wrong": "Count again.",
    "7": "Free days too.",
}
SMALL = KEYS | {
    "first-contact": {"call": 1, "both": 0.5},
    "facts": ["date", "next"],
    "days": {"answer": 3, "mistakes": [7]},
}
AGAIN = "Change your answer and check it again. After the second check we explain everything."


def told(question: Question[Any], raw: Any, **more: Any) -> str:
    result = mark(question, question.key(SMALL[question.id]), raw)
    because = BECAUSE if question in (CHOICE, CHOICES, NUMBER) else REASONS
    return words(reasons(question, raw, result, because, **more))


def test_a_right_choice_tells_why_not_the_others() -> None:
    said = "Right Call now A voice. Why not the others Send an e-mail Unread. Do both Half of it helps."
    assert told(CHOICE, "call") == told(CHOICE, "call", reveal=False) == said


def test_a_wrong_choice_tells_its_own_reason_what_is_right_and_the_others_on_request() -> None:
    assert told(CHOICE, "mail") == (
        "Not this one Send an e-mail Unread. This one is right Call now A voice. "
        "The other answers, explained Do both Half of it helps."
    )


def test_a_first_wrong_choice_tells_only_its_own_reason_and_gives_the_hint() -> None:
    assert told(CHOICE, "both", reveal=False) == (
        f"Partly Do both Half of it helps. Try once more Who must act? {AGAIN}"
    )


def test_choices_tell_what_was_chosen_and_what_was_missed() -> None:
    assert told(CHOICES, ["date", "blame"]) == (
        "Right Date The truck. Not this one Blame No help. Belongs in the answer Next step A plan."
    )
    assert told(CHOICES, ["next"]) == (
        "Belongs in the answer Date The truck. Right Next step A plan. "
        "The other answers, explained Blame No help."
    )
    full = "Right Date The truck. Right Next step A plan. Why not the others Blame No help."
    assert told(CHOICES, ["next", "date"]) == full


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            ["date", "blame"],
            "Right Date The truck. Not this one Blame No help. 1 right answer is still missing.",
        ),
        (["blame"], "Not this one Blame No help. 2 right answers are still missing."),
        (
            ["date", "next", "blame"],
            "Right Date The truck. Not this one Blame No help. Right Next step A plan. "
            "No right answer is missing. Take out what does not fit.",
        ),
    ],
    ids=str,
)
def test_choices_at_the_first_try_only_count_what_is_missing(raw: list[str], said: str) -> None:
    assert told(CHOICES, raw, reveal=False) == f"{said} Try once more {AGAIN}"


@pytest.mark.parametrize(
    ("raw", "first", "then"),
    [
        ("3", "Right 7 less 4.", "Right 7 less 4."),
        (
            "7",
            f"Not this number Free days too. Try once more {AGAIN}",
            "Not this number Free days too. How to work it out 7 less 4.",
        ),
        (
            "9",
            f"Not this number Count again. Try once more {AGAIN}",
            "Not this number Count again. How to work it out 7 less 4.",
        ),
    ],
)
def test_a_number_tells_its_reason_and_later_how_to_work_it_out(raw: str, first: str, then: str) -> None:
    assert (told(NUMBER, raw, reveal=False), told(NUMBER, raw)) == (first, then)


def test_a_first_try_explains_rows_that_are_right_and_shows_the_others_as_entered() -> None:
    said = told(MATCH, {"signed": "proof", "where": "letter"}, reveal=False)
    assert said.startswith(
        "1 of 3 right Right Who signed for the goods, and when? "
        "Your answer The proof of delivery (簽收單) The proof of delivery has the name"
    )
    assert (
        "Not yet Where is container 1 today? Your answer A letter of apology "
        "Left empty Why does the bill say HK$1,450 for storage? Try once more"
    ) in said
    assert "tariff" not in said


def test_then_every_row_has_what_is_right_and_why() -> None:
    said = told(BLANKS, {"day": "thu", "sum": "450"})
    assert (
        "Not right Delivery day Your answer Thursday 21 May Right answer Friday 22 May The customs release"
    ) in said
    assert "Left empty Delivery time Right answer 10:00 Their gate opens" in said
    assert "Right Charge Your answer 450 Three days" in said


def test_an_order_is_explained_in_the_right_order() -> None:
    wrong = ["mail", "log", "call", "space"]
    first = told(ORDER, wrong, reveal=False)
    assert first.index("Confirm by e-mail") < first.index("Log the news")
    assert "Right place" not in first
    then = told(ORDER, wrong)
    assert then.index("Log the news") < then.index("Ask the line") < then.index("Confirm by e-mail")
    assert (
        "Not in its place Ask the line for the first sailing with space Your place 4 Right place 2 or 3"
        in then
    )


def test_lines_of_the_learner_s_own_are_judged_and_missing_ones_counted_at_first() -> None:
    plan = {"one.action": "log", "one.who": "me", "two.action": "blame"}
    first = told(PLAN, plan, reveal=False)
    assert first.startswith("0 of 3 rows right. A ✓ stands after each right box Partly Log the complaint")
    assert (
        "Does not belong here Write to the feeder's agent that the delay is their fault alone It feels"
        in first
    )
    assert "2 lines are still missing." in first
    assert "shipping line" not in first
    then = told(PLAN, plan)
    assert "Belongs in the answer Ask the shipping line for the first sailing that still has space" in then
    assert "Right answer Who does it: Mr Qureshi in operations; By when: 10:40; How: By phone" in then


def test_a_conversation_is_walked_through_line_by_line() -> None:
    said = told(DIALOGUE, ["blurt", "split", "offer", "bye"])
    assert said.startswith(
        "There was a stronger line You said Your two boxes are rolled. "
        "The new ship sails on the 9th of July. Stronger line Good morning Ms Yeung."
    )
    assert "Partly You said Must both containers be there on the same day?" in said
    assert (
        "Not asked in time The puzzle sets must be in the Hamburg warehouse by Friday 14 August "
        "Ask By what day must the goods be in Hamburg? The day in Hamburg decides"
    ) in said
    assert "Nobody repeated what was agreed For example So container 1 in the warehouse" in said


def test_the_first_review_of_a_conversation_gives_no_better_line_away() -> None:
    said = told(DIALOGUE, ["blurt", "split", "offer", "bye"], reveal=False)
    assert said.startswith("There was a stronger line You said Your two boxes are rolled.")
    assert "It is short and true, as she asked." in said
    assert "Nobody repeated what was agreed There is 1 thing that you did not find out by asking." in said
    assert "Start again and try another way. After your second review we explain everything." in said
    for secret in ("Good morning", "By what day", "14 August", "So container 1"):
        assert secret not in said


def test_a_conversation_at_its_best_is_all_right() -> None:
    assert told(DIALOGUE, ALL_SAID, reveal=False).count("Right You said") == len(ALL_SAID)


def test_sections_are_named_by_part_and_for_the_whole_and_linked_where_they_are_in_the_notebook() -> None:
    see = {"": See("The clock", "The-clock"), "mail": See("Bad news"), "call": See("Calls")}
    result = mark(CHOICE, SMALL["first-contact"], "mail")
    html = reasons(CHOICE, "mail", result, BECAUSE, see=see, reveal=False)
    assert "Unread. Read again: Bad news Try once more Who must act? Read again: The clock" in words(html)
    assert Elements(html).named("button") == [{"type": "button", "class": "fl-link", "data-see": "The-clock"}]
    assert "Calls" not in html
    still = static(CHOICE, "mail", mark=result, because=BECAUSE, see=see)
    assert not Elements(still).named("button")
    assert words(still).endswith("Read again: The clock")


def test_a_right_answer_sends_nobody_back() -> None:
    assert "Read again" not in told(CHOICE, "call", see={"": See("The clock"), "mail": See("Bad news")})


def test_nothing_marked_has_no_reasons() -> None:
    written = Written("reply", "Write to Ms Lam.", words=(80, 160))
    key = written.key({"rows": [], "model": "Dear Ms Lam", "samples": []})
    assert reasons(written, "Hi", mark(written, key, "Hi"), {}) == ""
    assert reasons(CHOICE, None, mark(CHOICE, {"call": 1}, None), BECAUSE) == ""


@pytest.mark.parametrize(
    ("reason", "plain"),
    [
        ("Yes. You call at once.", "You call at once."),
        ("Right, because he reads it.", "Because he reads it."),
        ("Yesterday it was late.", "Yesterday it was late."),
        ("", ""),
    ],
)
def test_who_was_wrong_is_not_told_yes(reason: str, plain: str) -> None:
    assert unaddressed(reason) == plain

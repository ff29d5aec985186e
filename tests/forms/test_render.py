"""What the forms say, for each question type and each state of an answer."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from frontline.forms.render import hand_in, live, notice, page, reasons, scheme, static, style
from frontline.questions import Question, mark
from frontline.questions.types import Choice, Choices, Number, Written

CHOICE = Choice(
    "first-contact",
    "The containers roll.\nIt is 10:05.\n\nWhat do you do first?",
    options={"mail": "Send an e-mail", "call": "Call now", "both": "Do both"},
    points=2,
    essential=True,
    hint="Who must act?",
)
CHOICES = Choices("facts", "Which facts?", options={"date": "Date", "blame": "Blame", "next": "Next step"})
NUMBER = Number("days", "How many days?", unit="days", points=1)
WRITTEN = Written("reply", "Write to Ms Lam.", words=(80, 160), checklist=("One request",), points=2)
EVERY = [CHOICE, CHOICES, NUMBER, WRITTEN]
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
SCHEME = {
    "rows": [
        {"row": "Fact", "levels": [{"points": 2, "text": "Says it."}, {"points": 0, "text": "Hides it."}]}
    ],
    "model": "Dear Ms Lam,\n<four> cartons",
    "samples": [{"name": "late", "points": [0], "text": "Sorry.", "why": "No fact."}],
}
HOSTILE = '</textarea></pre><script>x()</script><img src=x onerror=x()>" onfocus="x()'


class Elements(HTMLParser):
    """The elements of a page, as (name, attributes), and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def words(html: str) -> str:
    """Return the text of a page on one line."""
    return " ".join(Elements(html).text.split())


def checked(html: str) -> list[str | None]:
    return [found["value"] for found in Elements(html).named("input") if "checked" in found]


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_a_live_form_is_a_group_with_named_inputs_and_a_status(question: Question[Any]) -> None:
    found = Elements(live(question, None, practice=False))
    (form,) = found.named("form")
    assert (form["data-kind"], form["data-question"]) == (question.kind, question.id)
    assert form["data-lm-suppress-shortcuts"] == "true"
    assert len(found.named("fieldset")) == len(found.named("legend")) == 1
    inputs = found.named("input", "textarea")
    assert {one["name"] for one in inputs} == {question.id}
    assert len(found.named("label")) == len(inputs)
    (status,) = found.named("output")
    assert (status["role"], status["aria-live"]) == ("status", "polite")
    assert not found.named("button")


@pytest.mark.parametrize(
    ("question", "button"),
    [
        (CHOICE, "Check my answer"),
        (NUMBER, "Check my answer"),
        (WRITTEN, "I have written my reply. Show me how to assess it"),
    ],
    ids=lambda part: getattr(part, "kind", ""),
)
def test_practice_has_a_button(question: Question[Any], button: str) -> None:
    html = live(question, None, practice=True)
    assert button in words(html)
    assert Elements(html).named("button") == [{"type": "button", "data-do": "check"}]


def test_the_last_paragraph_of_the_prompt_is_the_question() -> None:
    html = live(CHOICE, None, practice=False)
    assert "<p>The containers roll.\nIt is 10:05.</p>" in html
    assert "<legend>What do you do first?</legend>" in html


def test_points_and_what_is_essential_are_said() -> None:
    html = words(live(CHOICE, None, practice=False))
    assert "2 points Essential question This one must be right" in html
    assert "1 point" in words(live(NUMBER, None, practice=False))
    assert "point" not in words(live(CHOICES, None, practice=False))


def test_stored_answers_are_filled_in() -> None:
    assert checked(live(CHOICE, "call", practice=False)) == ["call"]
    assert checked(live(CHOICES, ["next", "gone", 3], practice=False)) == ["next"]
    assert 'value="1,2x"' in live(NUMBER, "1,2x", practice=False)
    assert 'value="26.5"' in live(NUMBER, 26.5, practice=False)
    assert ">\nDear Ms Lam\n</textarea>" in live(WRITTEN, "Dear Ms Lam\n", practice=False)


@pytest.mark.parametrize(
    "raw", [None, True, {}, {"a": 1}, [[]], [None], float("nan"), 10**400, "\ud800", "x" * 20_000]
)
@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_whatever_was_stored_the_form_still_shows(question: Question[Any], raw: object) -> None:
    for html in (live(question, raw, practice=True), static(question, raw)):
        html.encode("utf-8")
        assert len(html) < 8_000 + 4_000
        assert checked(html) == []


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_hostile_text_stays_text(question: Question[Any]) -> None:
    for html in (live(question, HOSTILE, practice=True), static(question, HOSTILE)):
        found = Elements(html)
        assert not found.named("script", "img")
        assert not any(name.startswith("on") for _, attributes in found.found for name in attributes)
    for html in (
        static(Choice(HOSTILE, HOSTILE, options={HOSTILE: HOSTILE}, hint=HOSTILE), HOSTILE),
        notice(HOSTILE),
        hand_in(learner=HOSTILE, name=HOSTILE, unanswered=[(HOSTILE, HOSTILE)], handed_in=HOSTILE),
    ):
        assert not Elements(html).named("script", "img")


def test_hostile_text_is_still_readable() -> None:
    assert HOSTILE in Elements(static(WRITTEN, HOSTILE)).text
    assert ("value", HOSTILE) in Elements(static(NUMBER, HOSTILE)).named("input")[0].items()


@pytest.mark.parametrize(
    ("question", "raw", "state"),
    [
        (CHOICE, None, "Not attempted"),
        (CHOICE, "mail", "Answered"),
        (CHOICE, "gone", "Malformed: The answer is not one of the options."),
        (CHOICES, [], "Not attempted"),
        (CHOICES, ["date"], "Answered"),
        (CHOICES, "date", "Malformed: The answer is not a list of this question's options."),
        (NUMBER, "", "Not attempted"),
        (NUMBER, "3 days", "Answered"),
        (NUMBER, "three", "Malformed: This is not a number. Write digits only, for example 26 or 26.5."),
        (WRITTEN, " \n", "Not attempted"),
        (WRITTEN, "Dear Ms Lam", "Answered. To be marked by a person"),
        (WRITTEN, ["Dear"], "Malformed: The answer is not a text."),
    ],
)
def test_a_static_form_says_how_the_answer_stands(question: Question[Any], raw: object, state: str) -> None:
    assert words(static(question, raw)).endswith(state)


def test_a_static_form_cannot_be_changed_and_says_what_was_chosen() -> None:
    found = Elements(static(CHOICE, "call"))
    assert all("disabled" in one and "name" not in one for one in found.named("input"))
    assert "Call now Chosen" in words(static(CHOICE, "call"))
    assert "readonly" in Elements(static(NUMBER, "3")).named("input")[0]
    assert not found.named("button", "output")
    assert "data-lm-suppress-shortcuts" not in found.named("form")[0]


def test_a_mark_adds_points_and_its_reasons() -> None:
    result = mark(CHOICE, {"call": 1, "both": 0.5}, "both")
    html = words(static(CHOICE, "both", mark=result, because=BECAUSE))
    assert "Answered 1 of 2 points Partly Do both Half of it helps." in html
    assert "Unread." not in html
    assert "0 of 2 points" in words(static(CHOICE, None, mark=mark(CHOICE, {"call": 1}, None)))


def test_a_right_choice_tells_why_not_the_others() -> None:
    html = words(reasons(CHOICE, "call", mark(CHOICE, {"call": 1}, "call"), BECAUSE))
    assert html == (
        "Right Call now A voice. Why not the others Send an e-mail Unread. Do both Half of it helps."
    )


def test_a_wrong_choice_tells_only_its_own_reason() -> None:
    html = words(reasons(CHOICE, "mail", mark(CHOICE, {"call": 1}, "mail"), BECAUSE))
    assert html == "Not this one Send an e-mail Unread."


def test_choices_tell_what_was_chosen_and_what_was_missed() -> None:
    key = frozenset({"date", "next"})
    html = words(reasons(CHOICES, ["date", "blame"], mark(CHOICES, key, ["date", "blame"]), BECAUSE))
    assert html == (
        "Right Date The truck. Not this one Blame No help. Belongs in the answer Next step A plan."
    )
    full = words(reasons(CHOICES, ["next", "date"], mark(CHOICES, key, ["next", "date"]), BECAUSE))
    assert full == "Right Date The truck. Right Next step A plan. Why not the others Blame No help."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("3", "Right 7 less 4."),
        ("7", "Not this number Free days too."),
        ("9", "Not this number Count again."),
    ],
)
def test_a_number_tells_its_reason(raw: str, said: str) -> None:
    key = NUMBER.key({"answer": 3, "mistakes": [7]})
    assert words(reasons(NUMBER, raw, mark(NUMBER, key, raw), BECAUSE)) == said


def test_nothing_marked_has_no_reasons() -> None:
    assert reasons(CHOICE, None, mark(CHOICE, {"call": 1}, None), BECAUSE) == ""
    assert reasons(WRITTEN, "Hi", mark(WRITTEN, WRITTEN.key(SCHEME), "Hi"), {}) == ""


def test_a_scheme_shows_rows_model_and_samples() -> None:
    marker = scheme(WRITTEN, WRITTEN.key(SCHEME), for_learner=False)
    said = words(marker)
    assert "Fact 2 points Says it. 0 points Hides it." in said
    assert "Dear Ms Lam, <four> cartons" in said
    assert "A marked reply: late (0 of 2 points) Sorry. Fact: 0 points No fact." in said
    assert "<details open>" in marker
    learner = scheme(WRITTEN, WRITTEN.key(SCHEME), for_learner=True)
    assert "Assess your own reply." in words(learner)
    assert "<details open>" not in learner


def test_hand_in_says_what_is_unanswered() -> None:
    some = words(hand_in(learner="Ann", name="Bad news", unanswered=[("a", "First contact")], handed_in=""))
    assert "Hand in: Bad news 1 question has no answer yet. You can still hand in. First contact" in some
    none = hand_in(learner="Ann", name="Bad news", unanswered=[], handed_in="You have handed in once.")
    assert "Every question has an answer. You have handed in once." in words(none)
    assert {one["name"] for one in Elements(none).named("input")} == {"learner", "declared"}


def test_words_are_counted_and_a_chinese_character_is_one() -> None:
    assert "6 words (80 to 160 suggested)" in words(live(WRITTEN, "Dear Ms Lam 林小姐", practice=False))
    assert "1 word (80" in words(live(WRITTEN, "Dear", practice=False))


@pytest.mark.parametrize(("unit", "order"), [("HKD", "HKD|<input"), ("days", "<input|days"), ("", "<input")])
def test_money_stands_before_the_box_and_other_units_behind(unit: str, order: str) -> None:
    box = (
        live(Number("n", "How much?", unit=unit), None, practice=False)
        .split("fl-box")[1]
        .split("</label>")[0]
    )
    assert "|".join(re.findall(r"<input|HKD|days", box)) == order


def test_the_style_touches_only_forms() -> None:
    assert "http" not in style()
    assert page("<p>Hi</p>") == f"<style>{style()}</style>\n<p>Hi</p>"
    selectors = re.findall(r"^ *([^@{}/*\s][^{}]*)\{", re.sub(r"/\*.*?\*/", "", style(), flags=re.S), re.M)
    assert all(".frontline" in part for part in selectors)

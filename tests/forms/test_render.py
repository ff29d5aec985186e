"""What the forms say, for each question type and each state of an answer."""

from __future__ import annotations

import re
from typing import Any

import pytest

from frontline.forms.render import hand_in, live, notice, page, scheme, static, style
from frontline.questions import Question, mark
from frontline.questions.types import Blanks, Choice, Choices, Dialogue, Match, Number, Order, Table, Written

from .pages import Elements, words
from .samples import ALL_SAID, BLANKS, DIALOGUE, MATCH, ORDER, PLAN, TABLE

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
BOXES = [MATCH, BLANKS, TABLE, PLAN]
EVERY = [CHOICE, CHOICES, NUMBER, WRITTEN, *BOXES, ORDER, DIALOGUE]
BECAUSE = {
    "mail": "Unread.",
    "call": "A voice.",
    "both": "Half of it helps.",
    "date": "The truck.",
    "blame": "No help.",
    "next": "A plan.",
}
SCHEME = {
    "rows": [
        {"row": "Fact", "levels": [{"points": 2, "text": "Says it."}, {"points": 0, "text": "Hides it."}]}
    ],
    "model": "Dear Ms Lam,\n<four> cartons",
    "samples": [{"name": "late", "points": [0], "text": "Sorry.", "why": "No fact."}],
}
HOSTILE = '</textarea></pre><script>x()</script><img src=x onerror=x()>" onfocus="x()'


def checked(html: str) -> list[str | None]:
    return [found["value"] for found in Elements(html).named("input") if "checked" in found]


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_a_live_form_is_a_group_with_named_inputs_and_a_status(question: Question[Any]) -> None:
    found = Elements(live(question, None, practice=False))
    (form,) = found.named("form")
    assert (form["data-kind"], form["data-question"]) == (question.kind, question.id)
    assert form["data-lm-suppress-shortcuts"] == "true"
    assert len(found.named("fieldset")) == len(found.named("legend")) >= 1
    inputs = found.named("input", "textarea", "select")
    names = question.boxes() if question in BOXES else [question.id]
    assert {one["name"] for one in inputs} == set(() if question in (ORDER, DIALOGUE) else names)
    assert len(found.named("label")) == sum("aria-label" not in one for one in inputs)
    (status,) = found.named("output")
    assert (status["role"], status["aria-live"]) == ("status", "polite")
    assert not any("data-do" in button for button in found.named("button"))


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
    buttons = [one["data-do"] for one in Elements(html).named("button")]
    assert buttons == (["coach", "check"] if question.kind == "written" else ["check"])


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
    "raw",
    [
        *(
            None,
            True,
            {},
            {"a": 1},
            {1: 2},
            [[]],
            [None],
            [{}],
            float("nan"),
            10**400,
            "\ud800",
            "x" * 20_000,
        ),
        *(["hello", 3], ["mail"] * 9_000, {str(number): "x" for number in range(9_000)}),
        {"signed": ["proof"], "day": "gone", "time": {}, "space.due": None},
    ],
    ids=lambda raw: str(raw)[:20],
)
@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_whatever_was_stored_the_form_still_shows(question: Question[Any], raw: object) -> None:
    for html in (live(question, raw, practice=True), static(question, raw)):
        html.encode("utf-8")
        assert len(html) < 8_100 + len(live(question, None, practice=True))
        assert checked(html) == []


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_hostile_text_stays_text(question: Question[Any]) -> None:
    for html in (live(question, HOSTILE, practice=True), static(question, HOSTILE)):
        found = Elements(html)
        assert not found.named("script", "img")
        assert not any(name.startswith("on") for _, attributes in found.found for name in attributes)
    for html in (
        static(Choice(HOSTILE, HOSTILE, options={HOSTILE: HOSTILE}, hint=HOSTILE), HOSTILE),
        *(live(question, None, practice=True) for question in hostile_questions()),
        *(static(question, None) for question in hostile_questions()),
        static(BLANKS, {"state": HOSTILE}),
        live(TABLE, {"call.due": HOSTILE}, practice=False),
        notice(HOSTILE),
        hand_in(learner=HOSTILE, name=HOSTILE, unanswered=[(HOSTILE, HOSTILE)], handed_in=HOSTILE),
    ):
        assert not Elements(html).named("script", "img")


def hostile_questions() -> list[Question[Any]]:
    texts = {HOSTILE: HOSTILE}
    box = {"kind": "options", "title": HOSTILE, "options": texts, "unit": HOSTILE}
    said = {"text": HOSTILE, "to": "end", "answer": [{"who": HOSTILE, "text": HOSTILE}]}
    turns = {"start": {"lines": [{"text": HOSTILE}], "says": {HOSTILE: said}}, "end": {}}
    return [
        Match(HOSTILE, HOSTILE, items=texts, options=texts),
        Order(HOSTILE, HOSTILE, items=texts),
        Blanks(HOSTILE, HOSTILE, text=f"{HOSTILE}[a]{HOSTILE}", blanks={"a": box}),
        Table(HOSTILE, HOSTILE, columns={HOSTILE: box}, rows=texts, given=HOSTILE),
        Dialogue(HOSTILE, HOSTILE, who=HOSTILE, opening=next(iter(turns)), turns=turns),
    ]


def test_hostile_text_is_still_readable() -> None:
    assert HOSTILE in Elements(static(WRITTEN, HOSTILE)).text
    assert ("value", HOSTILE) in Elements(static(NUMBER, HOSTILE)).named("input")[0].items()


@pytest.mark.parametrize(
    ("question", "raw", "state"),
    [
        (CHOICE, None, "Not attempted"),
        (CHOICE, "mail", "Answered"),
        (CHOICE, "gone", "Cannot be marked. The answer is not one of the options."),
        (CHOICES, [], "Not attempted"),
        (CHOICES, ["date"], "Answered"),
        (CHOICES, "date", "Cannot be marked. The answer is not a list of this question's options."),
        (NUMBER, "", "Not attempted"),
        (NUMBER, "3 days", "Answered"),
        (
            NUMBER,
            "three",
            "Cannot be marked. This is not a number. Write digits only, for example 26 or 26.5.",
        ),
        (WRITTEN, " \n", "Not attempted"),
        (WRITTEN, "Dear Ms Lam", "Answered. A person marks it"),
        (WRITTEN, ["Dear"], "Cannot be marked. The answer is not a text."),
        (MATCH, {"signed": ""}, "Not attempted"),
        (MATCH, {"signed": "proof"}, "Answered"),
        (MATCH, {"signed": "gone"}, "Cannot be marked. The answer names something that is not in the list."),
        (ORDER, ["log"], "Cannot be marked. The answer is not a list of all of this question's steps."),
        (DIALOGUE, [], "Not attempted"),
        (DIALOGUE, ["hello", "bye"], "Cannot be marked. The answer is not a way through this conversation."),
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
    assert html.endswith(
        "This one is right Call now A voice. The other answers, explained Send an e-mail Unread."
    )
    assert "0 of 2 points" in words(static(CHOICE, None, mark=mark(CHOICE, {"call": 1}, None)))


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
    assert "Hand in: Bad news 1 question is still open. You can hand in all the same. First contact" in some
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


def test_boxes_have_a_name_of_their_own() -> None:
    names = [one.get("aria-label") for one in Elements(live(BLANKS, None, practice=False)).named("input")]
    assert names == [
        "Blank 2 of 5: Delivery time",
        "Blank 3 of 5: Charge, HK$",
        "Blank 4 of 5",
        "Blank 5 of 5: Pallets, pallets",
    ]
    selects = [one["aria-label"] for one in Elements(live(PLAN, None, practice=False)).named("select")]
    assert selects[:3] == ["Line 1: Action", "Line 1: Who does it", "Line 1: How"]
    heads = Elements(live(TABLE, None, practice=False)).named("th")
    assert [one["scope"] for one in heads] == ["col"] * 4 + ["row"] * 3


def test_what_stands_in_boxes_is_shown_live_and_still() -> None:
    html = live(MATCH, {"signed": "proof", "where": "gone", "more": "x"}, practice=False)
    assert re.findall(r'value="(\w*)" selected', html) == ["proof"]
    still = words(static(MATCH, {"signed": "proof"}))
    assert "Who signed for the goods, and when? The proof of delivery (簽收單)" in still
    assert "Where is container 1 today? empty" in still
    assert "We deliver on Friday 22 May1 at 10.002, and the charge" in words(
        static(BLANKS, {"day": "fri", "time": "10.00"})
    )
    assert not Elements(static(TABLE, {"call.due": "15:00"})).named("select", "input", "button")


def test_a_unit_stands_by_its_box_once() -> None:
    html = words(live(BLANKS, None, practice=False))
    assert html.count("HK$") == 1
    assert "gate can take: pallets" in html
    share = Blanks("s", "How much?", text="It is [n]%.", blanks={"n": {"kind": "number", "unit": "%"}})
    assert words(live(share, None, practice=False)).count("%") == 1
    assert "How many (boxes)" in words(live(TABLE, None, practice=False))


def test_nothing_breaks_between_a_box_and_what_belongs_to_it() -> None:
    html = live(BLANKS, None, practice=False)
    assert '<span class="fl-gap"><span>HK$</span><input' in html
    assert '</sup><span class="fl-after">.</span></span>' in html


def test_paragraphs_of_a_text_with_gaps_are_kept() -> None:
    assert live(BLANKS, None, practice=False).split("fl-blanks")[1].count("<p>") == 4


def test_an_order_without_an_answer_says_so_and_a_stored_one_is_shown() -> None:
    none, some = (
        live(ORDER, None, practice=False),
        live(ORDER, ["log", "call", "space", "mail"], practice=False),
    )
    assert re.findall(r'data-item="(\w+)"', none) == ["mail", "log", "call", "space"]
    assert re.findall(r'data-item="(\w+)"', some) == ["log", "call", "space", "mail"]
    assert (none.count(" data-ordered"), some.count(" data-ordered")) == (0, 1)
    assert "Move up: Log the news and the time you had it" in none


def test_a_conversation_shows_what_was_said_known_and_felt_and_what_can_be_said() -> None:
    html = live(DIALOGUE, ["hello", "limit", "gone", "offer"], practice=False)
    assert 'data-path=\'["hello", "limit"]\'' in html
    said = words(html)
    assert "You By what day must the goods be in Hamburg? Ms Yeung The puzzle sets by Friday" in said
    assert "Ms Yeung seems at ease. What you know now The puzzle sets must be in the Hamburg" in said
    assert re.findall(r'data-choose="(\w+)"', html) == ["split", "offer"]
    assert "You play this conversation once." in said
    assert "Review my conversation" not in said
    start = words(live(DIALOGUE, None, practice=True))
    assert "Ms Yeung seems tense. What do you say? Good morning Ms Yeung." in start
    assert "Start again" not in start


def test_a_conversation_that_is_over_can_be_reviewed_and_practised_again() -> None:
    end = words(live(DIALOGUE, ALL_SAID, practice=True))
    assert "The conversation is over. Ms Yeung seemed content at the end. What you found out" in end
    assert end.endswith("Review my conversation Start again")
    assert "Start again" not in words(live(DIALOGUE, ALL_SAID, practice=False))


def test_a_conversation_to_read_only_says_whether_it_was_finished() -> None:
    part = static(DIALOGUE, ["hello"])
    assert "The conversation is not finished. Ms Yeung seemed calm." in words(part)
    assert not Elements(part).named("button")
    assert "not finished" not in words(static(DIALOGUE, None))
    assert "The conversation is over." in words(static(DIALOGUE, ALL_SAID))


LONG_ROWS = Table(
    "t", "Fill in.", columns=TABLE.columns, rows={"a": "A case of many words. " * 5}, given="Case"
)


@pytest.mark.parametrize(
    ("question", "roomy"),
    [(TABLE, True), (PLAN, False), (LONG_ROWS, False)],
    ids=["short", "long options", "long rows"],
)
def test_a_table_with_long_texts_needs_more_than_the_form_has(question: Question[Any], roomy: bool) -> None:
    need = int(re.findall(r"--fl-need: (\d+)", live(question, None, practice=False))[0])
    assert (need <= 42) is roomy


def test_the_style_touches_only_forms() -> None:
    assert "http" not in style()
    assert page("<p>Hi</p>") == f"<style>{style()}</style>\n<p>Hi</p>"
    selectors = re.findall(r"^ *([^@{}/*\s][^{}]*)\{", re.sub(r"/\*.*?\*/", "", style(), flags=re.S), re.M)
    assert all(".frontline" in part for part in selectors)

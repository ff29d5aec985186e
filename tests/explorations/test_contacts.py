"""A day of contacts: marks by rule, the reviewer's reading only after them, and what the tally says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import ipywidgets as widgets
import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.text import Text
from frontline.explorations.contacts import Marked, drawn
from frontline.explorations.frame import Keep

from .conftest import Box, Mistakes

NAME = "template-contacts"
COMPARE = "Compare with the reviewer"
G05, G10, G19 = (
    "G5: the matter is said back first",
    "G10: the next news has a day and hour",
    "G19: trade words are explained",
)
READ = {
    "label": {"g05": "broken", "g10": "kept", "g19": "not needed"},
    "fabric": {"g05": "kept", "g10": "broken", "g19": "kept"},
    "parcel": {"g05": "kept", "g10": "broken"},
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def mark(box: Box, contact: str, *marks: str) -> None:
    box.control("Contact").value = contact
    for words, one in zip((G05, G10, G19), marks, strict=False):
        box.control(words).value = one


def compare(box: Box, contact: str, *marks: str) -> None:
    mark(box, contact, *marks)
    box.press(COMPARE)


def signs(box: Box) -> list[str]:
    found = [text for text in re.findall(r">([^<>]*)</tspan>", box.picture) if text[:1] in "✓✗–?"]
    return [text for text in found if len(text) < 7]


# The block


def test_the_template_is_fine(template: Text) -> None:
    assert [one for one in check_explorations([template]) if NAME in one] == []


def test_what_one_finds_is_what_the_reviewer_marked(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    read = {
        name: {rule: one.was for rule, one in contact.rules.items()}
        for name, contact in block.contacts.items()
    }
    assert read == READ


# First the marks, then the reviewer


def test_a_contact_is_shown_with_its_lines_and_its_log(box: Box) -> None:
    assert "<strong>Mr Desai:</strong> The AWB of KB-A-26-2240." in box.words
    assert "<em>The log:</em> He phoned at 14:50." in box.words
    box.press("Next contact")
    assert "<em>The log:</em> He wrote on Friday" not in box.words
    assert "<em>The log:</em> The truck came on Thursday." in box.words
    assert box.control("Contact").value == "fabric"
    box.press("Next contact")
    box.press("Next contact")
    assert box.control("Contact").value == "label"


def test_nothing_of_the_reviewer_is_seen_before_all_is_marked_and_compared(box: Box) -> None:
    mark(box, "label", "broken", "kept")
    box.press(COMPARE)
    assert "Still to mark: G19 trade words. Mark them first." in box.says
    assert "himself" not in box.words
    box.control(G19).value = "kept"
    assert "All is marked." in box.says
    assert "himself" not in box.words
    assert "reviewer" not in box.picture.split("style=")[0]
    box.press(COMPARE)
    assert "✓ You both: broken. His first question comes before one word about the label." in box.says
    assert "≠ You: kept. Reviewer: not needed here. The customer has used the word AWB himself." in box.says


def test_a_mark_stays_as_it_was_compared(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    compare(box, "label", "kept", "kept", "kept")
    late = box.control(G05)
    assert late.disabled
    before = (box.picture, box.says)
    late.value = "broken"
    assert (box.picture, box.says) == before
    assert late.value == "kept"
    assert kept[-1]["label"] == {"marks": dict.fromkeys(("g05", "g10", "g19"), "kept"), "compared": True}
    box.press("Next contact")
    assert not box.control(G05).disabled


# The tally


def test_the_tally_counts_the_learner_s_marks_by_rule(box: Box) -> None:
    assert signs(box) == ["?"] * 8
    mark(box, "label", "broken", "kept", "not needed")
    mark(box, "parcel", "kept", "broken")
    assert signs(box) == ["✗", "?", "✓", "✓", "?", "✗", "–", "?"]
    assert ">1 of 2</tspan>" in box.picture
    assert ">0 of 0</tspan>" in box.picture
    row = re.search(r"<th scope='row'>G10 day and hour</th>((?:<td>\d</td>)*)", box.says)
    assert row
    assert re.findall(r"\d", row[1]) == ["1", "1", "0"]


def test_a_difference_stands_in_picture_and_alternative(box: Box) -> None:
    compare(box, "label", "broken", "kept", "kept")
    assert "✓ ≠ –" in signs(box)
    assert "14:05 phone kept (reviewer unneeded)" not in box.picture
    assert "14:05 phone kept (reviewer: not needed here)" in box.picture


def test_the_agreement_counts_only_what_was_compared(box: Box) -> None:
    assert "agree" not in box.says
    compare(box, "label", "broken", "kept", "kept")
    mark(box, "fabric", "broken", "broken", "kept")
    assert "agree in 2 of 3 marks</strong>, in 1 of 3 contacts." in box.says
    assert "You differ most at: G19 trade words (1 time)." in box.says
    box.press(COMPARE)
    compare(box, "parcel", "broken", "broken")
    assert "agree in 5 of 8 marks</strong>, in 3 of 3 contacts." in box.says
    assert "You differ most at: G5 matter said back (2 times)." in box.says


def test_full_agreement_names_no_difference(box: Box) -> None:
    for contact, marks in READ.items():
        compare(box, contact, *marks.values())
    assert "agree in 8 of 8 marks" in box.says
    assert "differ" not in box.says
    assert "The tally does not say how these three contacts were chosen" in box.says


# What is kept


def test_marks_are_kept_and_come_back(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    compare(box, "label", "broken", "kept", "kept")
    mark(box, "parcel", "kept")
    assert "Saved." in box.words
    again = opened(NAME, Keep(kept[-1]))
    assert "agree in 2 of 3 marks" in again.says
    again.control("Contact").value = "parcel"
    assert (again.control(G05).value, again.control(G10).value) == ("kept", "")
    again.press("Start again")
    assert signs(again) == ["?"] * 8
    assert again.control("Contact").value == "label"
    assert not again.control(G05).disabled


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        [1],
        {"label": 5},
        {"label": {"marks": "kept", "compared": True}},
        {"label": {"marks": {"g05": ["kept"], "g10": None, "g19": "fine"}, "compared": True}},
        {"nobody": {"marks": {"g05": "kept"}, "compared": True}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(opened: Callable[..., Box], broken: Any) -> None:
    again, new = opened(NAME, Keep(broken)), opened(NAME)
    assert (again.says, again.picture) == (new.says, new.picture)


def test_a_work_file_cannot_open_the_reading_before_the_marks(opened: Callable[..., Box]) -> None:
    box = opened(NAME, Keep({"label": {"marks": {"g05": "broken"}, "compared": True}}))
    assert box.control(G05).value == "broken"
    assert not box.control(G05).disabled
    assert "agree" not in box.says


# What an author may write


def test_a_lesson_s_words_are_words_only(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    one = evolve(block.contacts["parcel"], desk="<i>desk</i>", channel="<b>chat</b>")
    odd = evolve(block, contacts={"parcel": one}, unsaid="<u>no</u>")
    result = drawn(odd, "parcel", {"parcel": Marked({"g05": "kept", "g10": "kept"}, True)})
    assert ElementTree.fromstring(result.picture).tag == f"{SVG}svg"
    assert not re.search(r"<[ibu]>", result.picture + result.says)


def test_words_stay_in_the_picture_with_ten_contacts_and_long_words(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    one = evolve(block.contacts["parcel"], time="23:45", channel="voice message")
    rules = {name: evolve(rule, label="G99 " + "very long words " * 4) for name, rule in block.rules.items()}
    many = evolve(block, rules=rules, contacts={f"c{number}": one for number in range(10)})
    day = {name: Marked({"g05": "kept", "g10": "kept"}, True) for name in many.contacts}
    root = ElementTree.fromstring(drawn(many, "c0", day).picture)
    for text in root.iter(f"{SVG}text"):
        for span in text:
            x, half = float(span.attrib["x"]), len(span.text or "") * float(text.attrib["font-size"]) * 0.27
            start = {"start": 0.0, "middle": -half, "end": -2 * half}[text.attrib["text-anchor"]]
            assert x + start >= -1
            assert x + start + 2 * half <= 761


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(contacts={}), "give 2 to 10 contacts"),
        (lambda plain: plain.update(unsaid=""), "`unsaid`"),
        (lambda plain: plain["contacts"]["parcel"].update(lines=[]), "contact 'parcel': give at least one"),
        (lambda plain: plain["contacts"]["parcel"]["rules"].pop("g05"), "contact 'parcel': ask about 2 to 6"),
        (lambda plain: plain["rules"].pop("g19"), "contact 'label': 'g19' is not in `rules`"),
        (
            lambda plain: plain["contacts"]["parcel"]["rules"]["g10"].update(was="missed"),
            "contact 'parcel', 'g10': `was` is one of kept, broken, not needed",
        ),
        (
            lambda plain: plain["contacts"]["parcel"]["rules"]["g10"].update(because=""),
            "contact 'parcel', 'g10': give the reviewer's reason",
        ),
        (
            lambda plain: plain["rules"].update(g99={"label": "G99", "says": "G99"}),
            "rule 'g99': no contact asks about it",
        ),
        (lambda plain: plain["contacts"]["parcel"].pop("after"), "after"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    assert any(says in problem for problem in mistakes(NAME, change))


def test_each_list_is_a_dropdown_with_a_question_mark_first(box: Box) -> None:
    first = [one.options[0] for one in box.all(widgets.Dropdown) if one.description != "Contact"]
    assert first == [("?", "")] * 3

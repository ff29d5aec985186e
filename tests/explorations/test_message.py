"""A message that is put together, sent and changed: what the block says is what playing shows."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets
import pytest
from attrs import evolve

from frontline.charts.letter import Sign
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.frame import Keep
from frontline.explorations.message import LATEST, Post, compose, drawn, posted, taken
from frontline.explorations.settings.message import Letter, MessageSettings

from .conftest import Box

NAME = "template-message"
GILL = ("plain", "load", "question")
YEUNG = ("trade", "ship", "nothing")
NONE = ("nothing", "nothing", "nothing")
PLACES = ("What is new", "The new time", "The end")


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    """Return the block as the build gives it to a notebook."""
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def block(settings: Callable[[str], MessageSettings]) -> MessageSettings:
    return settings(NAME)


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def choose(box: Box, to: str, message: tuple[str, ...]) -> None:
    box.control("Reader").value = to
    for label, option in zip(PLACES, message, strict=True):
        box.control(label).value = option


def send(box: Box, to: str, message: tuple[str, ...]) -> str:
    choose(box, to, message)
    box.press("Send")
    return box.says


def log(box: Box) -> str:
    return next((one.value for one in box.all(widgets.HTML) if one.value.startswith("<details")), "")


# What the block says


def test_the_block_has_no_mistake(block: MessageSettings) -> None:
    assert list(block.problems()) == []
    assert [one.short for one in block.readers.values()] == ["Mr Gill", "Ms Yeung", "Mr Pang"]


def test_the_message_for_one_reader_fails_with_the_other(block: MessageSettings) -> None:
    def signs(reader: str, message: tuple[str, ...]) -> list[str]:
        return [one.sign.value for one in block.reactions(reader, message)]

    assert signs("gill", GILL) == ["works", "works", "works"]
    assert signs("yeung", GILL) == ["asks", "asks", "noise"]
    assert signs("yeung", YEUNG) == ["works", "works", "works"]
    assert signs("gill", YEUNG) == ["asks", "wrong", "works"]


def test_what_one_finds_is_what_playing_shows(box: Box, block: MessageSettings) -> None:
    assert "Mr Gill can act, and nothing comes back." in send(box, "gill", GILL)
    assert "Yes. It is stopped." in box.picture
    assert "1 question comes back." in send(box, "gill", ("plain", "nothing", "nothing"))
    assert "And when do I load?" in box.picture
    assert "2 questions come back." in send(box, "yeung", GILL)
    assert "Ms Yeung can act, and nothing comes back." in send(box, "yeung", YEUNG)
    says = send(box, "gill", YEUNG)
    assert "1 question comes back. 1 thing goes wrong." in says
    assert "He takes Sunday for the day of loading" in box.picture
    assert "Mr Pang needs no message, and nothing comes back." in send(box, "pang", NONE)
    assert "No single message of these 27 works for all three readers." in box.says
    for words in ("two questions come back", "one question comes back, and one thing goes wrong", "27"):
        assert words in block.found


def test_every_line_is_read_for_nothing_by_mr_pang_and_the_apology_by_all(block: MessageSettings) -> None:
    for part in block.parts.values():
        for option in part.options.values():
            assert (option.to["pang"].sign is Sign.NOISE) == bool(option.text)
    sorry = block.parts["end"].options["sorry"]
    assert {one.sign for one in sorry.to.values()} == {Sign.NOISE}


def test_so_many_messages_work_for_each_reader(block: MessageSettings) -> None:
    messages = list(block.messages())
    assert len(messages) == 27
    working = {
        name: [message for message in messages if block.works(name, message)] for name in block.readers
    }
    assert working == {"gill": [GILL, ("plain", "load", "nothing")], "yeung": [YEUNG], "pang": [NONE]}


# Putting together and sending


def test_at_first_everything_is_still_to_choose(box: Box) -> None:
    assert "Still to choose: Reader, What is new, The new time, The end." in box.says
    assert "To: (still to choose)" in box.picture
    assert "The aim: The truck of 14:00 today is stopped" in box.words
    assert "The file says" not in box.words
    assert log(box) == ""


def test_the_message_is_shown_while_it_is_put_together(box: Box) -> None:
    box.control("Reader").value = "gill"
    box.control("What is new").value = "plain"
    box.control("The end").value = "nothing"
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert "To: Mr Gill, loading supervisor at the factory. What is new: Please stop" in label[1]
    assert "Do not load. The new time: (still to choose)." in label[1]
    assert "The end: (left out)" in label[1]
    assert "May know: truck and loading times only." in box.words
    assert "Still to choose: The new time." in box.says


def test_what_is_not_complete_is_not_sent(box: Box) -> None:
    box.control("Reader").value = "gill"
    box.press("Send")
    assert "<strong>Choose first: What is new, The new time, The end.</strong>" in box.says
    assert log(box) == ""


def test_no_reply_is_shown_before_a_message_is_sent(box: Box) -> None:
    choose(box, "gill", GILL)
    assert "The message is ready. Send it, and see what Mr Gill understands." in box.says
    assert "OK. I stop the truck." not in box.picture
    box.press("Send")
    assert "OK. I stop the truck." in box.picture
    assert "What the picture does not say." in box.says


def test_a_change_of_line_or_reader_goes_back_to_the_message(box: Box) -> None:
    send(box, "gill", GILL)
    box.control("The end").value = "nothing"
    assert "The message is ready." in box.says
    assert "OK. I stop the truck." not in box.picture
    box.press("Send")
    assert "He writes nothing back." in box.picture
    box.control("Reader").value = "yeung"
    assert "see what Ms Yeung understands" in box.says
    assert "He writes nothing back." not in box.picture


def test_what_is_left_out_is_answered_as_well(box: Box) -> None:
    says = send(box, "gill", ("plain", "nothing", "sorry"))
    assert "One more message is needed." in says
    assert "Lines that let Mr Gill act: 1 of 2. 1 question comes back. 1 line is read for nothing." in says
    assert "The new time: (left out). The reader: asks back. And when do I load?" in box.picture


def test_no_line_at_all_is_answered_as_silence(box: Box) -> None:
    choose(box, "gill", NONE)
    assert "No line is left. Press Send, and see what Mr Gill does when nothing is sent." in box.says
    box.press("Send")
    assert "One more message is needed, to put right what went wrong." in box.says
    assert "Lines that let" not in box.says
    assert "the truck leaves for the port" in box.picture
    assert "At 14:00 he loads.<" not in box.picture
    assert "to Mr Gill: nothing sent, 1 thing went wrong." in log(box)


def test_a_line_that_needs_another_is_asked_about(box: Box) -> None:
    send(box, "yeung", ("trade", "ship", "question"))
    assert "Which truck do you mean?" in box.picture
    assert "One more message is needed." in box.says
    # With the line that it needs, each reader takes it in their own way.
    send(box, "gill", GILL)
    assert "Which truck do you mean?" not in box.picture


@pytest.mark.parametrize(
    ("to", "message", "says"),
    [
        ("gill", ("plain", "load", "sorry"), "Mr Gill can act, but reads more than is needed."),
        ("pang", ("nothing", "load", "nothing"), "But Mr Pang reads all this for nothing."),
        ("pang", ("trade", "load", "sorry"), "0 of 3. No questions come back. 3 lines are read for nothing."),
        ("gill", ("trade", "nothing", "nothing"), "0 of 1. 2 questions come back."),
    ],
)
def test_the_end_says_what_is_needed(box: Box, to: str, message: tuple[str, ...], says: str) -> None:
    assert says in send(box, to, message)


# The log, and who is served


def test_each_message_sent_stands_in_the_log(box: Box) -> None:
    send(box, "gill", YEUNG)
    send(box, "gill", GILL)
    entries = re.findall("<li>(.*?)</li>", log(box))
    assert entries[0].startswith("to Mr Gill: 2 lines, 1 question came back, 1 thing went wrong.")
    assert "“Box rolled. New CY c/o Thu 17:00.” “ETD now Sun" in entries[0]
    assert entries[1].startswith("to Mr Gill: 3 lines, it works.")


def test_the_same_message_is_not_sent_twice_in_a_row(box: Box) -> None:
    send(box, "gill", GILL)
    box.press("Send")
    assert log(box).count("<li>") == 1
    send(box, "yeung", GILL)
    send(box, "gill", GILL)
    assert log(box).count("<li>") == 3


def test_the_oldest_message_falls_out_and_the_numbers_go_on(box: Box, block: MessageSettings) -> None:
    send(box, "yeung", YEUNG)
    for message in list(block.messages())[:LATEST]:
        send(box, "gill", message)
    assert log(box).count("<li>to Mr Gill") == log(box).count("<li>") == 12
    assert "<ol start='2'>" in log(box)
    # Who was served stays served.
    assert "Still without a message that works: Mr Pang." in box.says


def test_it_says_who_is_still_without_a_message_that_works(box: Box) -> None:
    assert "Still without a message that works: Ms Yeung, Mr Pang." in send(box, "gill", GILL)
    assert "Still without a message that works: Ms Yeung, Mr Pang." in send(box, "yeung", GILL)
    assert "Still without a message that works: Mr Pang." in send(box, "yeung", YEUNG)
    says = send(box, "pang", NONE)
    assert "Still without" not in says
    assert "What worked for Ms Yeung:</strong> “Box rolled. New CY c/o Thu 17:00.” “ETD now" in says
    assert "What worked for Mr Pang:</strong> nothing at all." in says


def test_it_counts_the_messages_that_work_for_all(block: MessageSettings) -> None:
    def kind(reader: str) -> MessageSettings:
        """Return the block with two readers who take everything alike."""
        parts = {
            name: evolve(
                part,
                options={
                    key: evolve(one, to=dict.fromkeys(("gill", "yeung"), one.to[reader]))
                    for key, one in part.options.items()
                },
            )
            for name, part in block.parts.items()
        }
        readers = {who: block.readers[who] for who in ("gill", "yeung")}
        silence = dict.fromkeys(readers, block.silence[reader])
        return evolve(block, parts=parts, readers=readers, silence=silence)

    def says(block: MessageSettings, message: tuple[str, ...]) -> str:
        post = Post(draft=Letter("gill", message))
        post = posted(block, evolve(posted(block, post), draft=Letter("yeung", message)))
        return drawn(block, post).says

    assert "2 of 27 messages work for both readers." in says(kind("gill"), GILL)
    assert "1 of 27 messages works for both readers." in says(kind("yeung"), YEUNG)


# What is kept


def test_choices_log_and_success_are_kept_and_come_back(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    send(box, "gill", GILL)
    lines = {"news": "plain", "time": "load", "end": "question"}
    assert kept[-1] == {
        "draft": {"to": "gill", "lines": lines},
        "log": [{"to": "gill", "lines": lines}],
        "sent": 1,
        "served": {"gill": lines},
    }
    assert "Saved." in box.words
    again = opened(NAME, Keep(kept[-1]))
    assert (again.picture, again.says, log(again)) == (box.picture, box.says, log(box))
    assert again.control("The new time").value == "load"


def test_it_starts_again(opened: Callable[..., Box], block: MessageSettings) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    before = (box.picture, box.says)
    send(box, "gill", GILL)
    box.press("Start again")
    assert (box.picture, box.says, log(box)) == (*before, "")
    assert box.control("Reader").value == ""
    assert taken(block, kept[-1]) == taken(block, None)


LINES = {"news": "plain", "time": "load", "end": "question"}


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        [1],
        {"draft": 5, "log": "gill", "sent": "many", "served": [1]},
        {"draft": {"to": ["gill"], "lines": {"news": ["plain"], "time": None}}},
        {"draft": {"to": "nobody", "lines": {"news": "fax", "place": "plain"}}},
        {"log": [{"to": "nobody", "lines": LINES}, {"to": "gill", "lines": {"news": "plain"}}, 7, None]},
        {"sent": 7},
        {"served": {"gill": {"news": "trade", "time": "ship", "end": "nothing"}, "nobody": LINES, 4: 4}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(block: MessageSettings, broken: Any) -> None:
    assert taken(block, broken) == taken(block, None)


@pytest.mark.parametrize(("number", "sent"), [(9, 9), (0, 1), (-3, 1), (True, 1), (2.5, 1), ("9", 1)])
def test_no_number_is_below_the_messages_in_the_log(block: MessageSettings, number: Any, sent: int) -> None:
    assert taken(block, {"log": [{"to": "gill", "lines": LINES}], "sent": number}).sent == sent


def test_more_than_twelve_kept_messages_are_cut(block: MessageSettings) -> None:
    post = taken(block, {"log": [{"to": "gill", "lines": LINES}] * 30})
    assert (len(post.log), post.sent) == (12, 12)


# What an author may write


def test_a_lesson_s_words_are_words_only(plain: dict[str, Any]) -> None:
    plain["aim"] = "<b>aim</b>"
    plain["readers"]["gill"] = {"label": "<i>Gill</i>, loading", "file": "<b>file</b>"}
    plain["parts"]["news"]["label"] = "<b>new</b>"
    news = plain["parts"]["news"]["options"]["plain"]
    news["text"] = "<b>stop</b>"
    news["to"]["gill"] = {"sign": "works", "says": "<b>yes</b>"}
    box = Box(compose(structure(plain, MessageSettings, NAME), Keep()))
    box.control("Reader").value = "gill"
    box.press("Send")
    seen = box.words
    box.control("<b>new</b>").value = "plain"
    for label, option in zip(PLACES[1:], GILL[1:], strict=True):
        box.control(label).value = option
    seen += box.words
    box.press("Send")
    seen += box.words
    assert not re.search("<i>|<b>", seen)
    for words in ("aim", "file", "new", "stop", "yes"):
        assert f"&lt;b&gt;{words}" in seen


def test_a_part_without_an_empty_option_needs_no_silence(plain: dict[str, Any]) -> None:
    del plain["parts"]["news"]["options"]["nothing"]
    assert any("never seen" in one for one in structure(plain, MessageSettings, NAME).problems())
    plain.pop("silence")
    problems = list(structure(plain, MessageSettings, NAME).problems())
    assert problems == ["reader 'pang': no message works"]


def option(plain: dict[str, Any], part: str, name: str) -> dict[str, Any]:
    found = plain["parts"][part]["options"][name]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: [plain["readers"].pop(one) for one in ("gill", "pang")], "at least two readers"),
        (lambda plain: plain["parts"].clear(), "at least one part"),
        (lambda plain: plain["readers"]["pang"].update(label="Mr Gill, director"), "the same words before"),
        (
            lambda plain: [plain["parts"]["news"]["options"].pop(one) for one in ("trade", "plain")],
            "part 'news': give at least two options",
        ),
        (lambda plain: option(plain, "news", "trade").update(text="x" * 201), "the text has 201 letters"),
        (
            lambda plain: option(plain, "news", "trade")["to"].pop("gill"),
            "part 'news', option 'trade': say how each reader takes it, and no other (gill)",
        ),
        (
            lambda plain: option(plain, "news", "trade")["to"].update(lo={"sign": "works"}),
            "part 'news', option 'trade': say how each reader takes it, and no other (lo)",
        ),
        (lambda plain: plain["silence"].pop("yeung"), "silence: say how each reader takes it"),
        (
            lambda plain: option(plain, "news", "trade")["to"]["gill"].pop("says"),
            "option 'trade', to 'gill': give what the reader `says` or does",
        ),
        (
            lambda plain: option(plain, "news", "trade")["to"]["gill"].update(says="x" * 201),
            "to 'gill': `says` has 201 letters",
        ),
        (
            lambda plain: option(plain, "news", "nothing")["to"].update(pang={"sign": "noise", "says": "x"}),
            "what is not written cannot be `noise`",
        ),
        (lambda plain: option(plain, "end", "question").pop("without"), "`needs` and `without` go together"),
        (lambda plain: option(plain, "end", "question").pop("needs"), "`needs` and `without` go together"),
        (
            lambda plain: option(plain, "end", "question").update(without="x" * 201),
            "`without` has 201 letters",
        ),
        (
            lambda plain: option(plain, "end", "question").update(needs={"new": ["plain"]}),
            "`needs` 'new', which is no other part",
        ),
        (
            lambda plain: option(plain, "end", "question").update(needs={"end": ["sorry"]}),
            "`needs` 'end', which is no other part",
        ),
        (
            lambda plain: option(plain, "end", "question").update(needs={"news": ["plane"]}),
            "`needs` 'plane', which is no option of part 'news'",
        ),
        (
            lambda plain: option(plain, "end", "nothing").update(needs={"news": ["plain"]}, without="x"),
            "a line that is left out needs no other",
        ),
        (
            lambda plain: plain["parts"].update({f"more{n}": plain["parts"]["end"] for n in range(3)}),
            "these lines make 729 messages",
        ),
        (
            lambda plain: plain["silence"].update(pang={"sign": "asks", "says": "And?"}),
            "reader 'pang': no message works",
        ),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    problems = list(structure(plain, MessageSettings, NAME).problems())
    assert any(says in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda plain: option(plain, "news", "trade")["to"]["gill"].update(sign="maybe"),
            "a sign is one of works, asks, wrong, noise, not 'maybe'",
        ),
        (lambda plain: plain["readers"]["gill"].pop("file"), "'file' is missing"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
    ],
)
def test_what_cannot_be_read_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    with pytest.raises(ContentError, match=re.escape(says)):
        structure(plain, MessageSettings, NAME)

"""The coach: what it remarks on in replies of sea, air and express desks, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time

import pytest

from frontline.content.glossary import glossary
from frontline.content.places import Places
from frontline.content.text import Text
from frontline.questions.typed import LONGEST
from frontline.questions.written import Scheme, Written
from frontline.study.coach import About, Advice, Remark, coach, insider_words
from frontline.terms import Mode, Register, Term

WORDS = {
    "ETA": "Estimated time of arrival. When a ship is expected to arrive.",
    "SI": "Shipping instruction. Tells the carrier what to write in the bill of lading.",
    "VGM": "Verified gross mass. The weight of a packed container.",
    "POD": "Proof of delivery. A paper with the receiver's signature.",
    "B/L": "Bill of lading. The paper of a sea shipment.",
    "roll-over": "The carrier moves a booking to a later ship.",
    "rolled": "The carrier moves a booking to a later ship.",
}
COMES = "The van comes on Thursday at 09:30."
"""A harmless sentence, which says what happens next."""

BAD = {
    "sea, all in the trade's own words": (
        "Subject: your shipment\n\n"
        "Dear Sir, pls be informed that your 2 boxes are RLD to next vsl, new ETA HAM 17 Aug. Pls "
        "send SI and VGM asap. Thanks & regards, Kenny",
        [About.WORDS],
    ),
    "sea, news without an hour": (
        "Dear Ms Yeung,\n\n"
        "The carrier has no place for container 1 on this ship. We are checking with other carrier "
        "and will let you know as soon as we have news. Sorry for the trouble.\n\n"
        "Best regards\n"
        "Ivy",
        [About.PROMISE],
    ),
    "sea, the customer is late": (
        "Dear Mr Gill, you did not send the weight before the cut-off, so the container missed the "
        "ship. As I already told you last week, the carrier does not wait. Next ship is on 9 July. "
        "Please send the weight by Tue 7 July 12:00.",
        [About.BLAME],
    ),
    "sea, facts and then nothing": (
        "Dear Customer,\n\n"
        "Your container was held by the terminal on Monday because the gate was closed for the "
        "storm. All containers of this ship were late. We apologize for the inconvenience caused.\n\n"
        "Regards",
        [About.STEP],
    ),
    "air, everything in one breath": (
        "Dear Ms Santos, the flight of yesterday was cancelled because of the weather in Manila and "
        "the airline put all cartons on the flight of tomorrow 20:15 but two of your cartons are "
        "bigger than allowed so they need to go by the flight on Friday. Please tell me by noon if "
        "this is okay.",
        [About.LENGTH],
    ),
    "air, somebody else was wrong": (
        "Hi Mr Lau, sorry for that. The warehouse made a mistake and put your 4 cartons on the wrong "
        "pallet. It is not our fault. The cartons fly tomorrow at 20:15, and I send you the flight "
        "number today before 17:00.",
        [About.BLAME],
    ),
    "air, offloaded and a promise": (
        "Dear Mr Mehta, 4 of 6 boxes are offloaded by airline due to full flight. I will check the "
        "next flight and come back to you.",
        [About.PROMISE, About.WORDS],
    ),
    "air, thanks and no more": (
        "Dear Ms Chan, thank you for your email about the wet cartons. We are very sorry to hear "
        "that and we have informed our manager. Thank you for your understanding.",
        [About.STEP],
    ),
    "express, a chat without a time": (
        "hi, driver is on the way but traffic is bad. he will call u soon. sorry~",
        [About.PROMISE],
    ),
    "express, our driver soon": (
        "Hi Ms Lee, sorry, we missed your parcel this morning. Our driver will call you soon and "
        "I'll arrange a new pick-up for you.",
        [About.PROMISE],
    ),
    "express, your wrong address": (
        "Dear Mr Wong, the parcel came back because you gave us the wrong floor. You should have "
        "checked the label first. Kindly provide the correct address and we deliver it again "
        "tomorrow.",
        [About.BLAME],
    ),
    "express, proof of delivery": (
        "Dear customer, the parcel was delivered on 3 June and POD is attached. Noted your request "
        "of refund, will revert shortly.",
        [About.PROMISE, About.WORDS],
    ),
}

GOOD = {
    "sea, a moved booking": (
        "Subject: KB-S-26-1187 sails Thu 9 July, not 2 July\n\n"
        "Dear Ms Yeung,\n\n"
        "The ship of 2 July is full, so the carrier has moved your booking to Thu 9 July. Expected "
        "in Hamburg: Mon 17 August.\n\n"
        "I am asking two other carriers for container 1. You'll hear from me by 14:00 today, with or "
        "without a place.\n"
        "Please keep the trucks at the factory until then.\n\n"
        "Kind regards\n"
        "Ka-yan"
    ),
    "sea, a list of what to do": (
        "Dear Mr Gill,\n\n"
        "For container 2 we need from you:\n"
        "- weight by Tue 7 July 12:00\n"
        "- shipping instruction by Fri 3 July 17:00\n"
        "- the container at the gate before Tue 7 July 18:00\n\n"
        "If one of these times is too early for you, please call me today on 2345 6789.\n\n"
        "Best regards\n"
        "Tom"
    ),
    "sea, a short form explained": (
        "Dear Ms Chow, the ETA (estimated time of arrival) is Wed 12 August. The ETA can still "
        "change. I check it every Monday and write to you if it moves."
    ),
    "sea, the charge is open": (
        "Dear Ms Yeung, our own charge of HK$450 falls away. About the carrier's HK$1,200 Ms Kwok "
        "decides by Thu 2 July 12:00. I'll write to you on that day. I am sorry for the extra work."
    ),
    "air, boxes that stayed behind": (
        "Dear Mr Mehta, the flight was full, and the airline left 4 of your 6 boxes in Hong Kong. "
        "They fly tomorrow at 20:15. I will check at 21:00 that they are on board, and send you a "
        "message. Sorry for this."
    ),
    "air, the van broke down": (
        "Dear Ms Santos, as agreed by phone, we come on Thu 21 May at 09:30 and not today at 15:00. "
        "Our van broke down. I send you the driver's name by 16:00 today. Please put it on your gate "
        "list by 17:00."
    ),
    "air, a question to the customer": (
        "Hi Mr Lau, thank you for telling us about the wet cartons. Did you not receive the photos "
        "that we took at 11:20? Here they are again. Which cartons do you want to keep, and which "
        "shall we bring back?"
    ),
    "air, two promises and one hour": (
        "Dear Dr Rahman, I understand that the samples must stay cold. I'll ask the terminal for the "
        "temperature list. I call you at 15:30 today, also if the terminal has not answered."
    ),
    "express, on the van": (
        "Hi Ms Lee, your parcel is on the van and comes this afternoon between 14:00 and 16:00. The "
        "driver rings you before he comes."
    ),
    "express, nothing left to do": (
        "Dear Mr Wong, your parcel was delivered today at 10:15, and Mr Ho at the reception signed "
        "for it. There is nothing more to do for you. The photo is attached."
    ),
    "express, nobody was at home": (
        "Hi Mr Chan, the delivery attempt failed at 11:05 because the shop was closed. The driver "
        "can come again tomorrow from 10:00 to 12:00, or you collect it at our counter. What suits "
        "you better?"
    ),
    "express, a chat with Chinese in it": (
        "Hi 陳小姐, sorry about the parcel. I’ll call you 今日下午3點 with the new time. The label is okay 👍"
    ),
}


@pytest.fixture(scope="module")
def words(places: Places) -> Mapping[str, str]:
    """The insiders' words of the course's glossary."""
    return insider_words(glossary(places).values())


@pytest.mark.parametrize("name", BAD)
def test_a_reply_that_does_not_help_gets_these_remarks_in_this_order(
    name: str, words: Mapping[str, str]
) -> None:
    text, expected = BAD[name]
    assert [remark.about for remark in coach(text, words).remarks] == expected


@pytest.mark.parametrize("name", GOOD)
def test_a_reply_that_helps_gets_no_remark(name: str, words: Mapping[str, str]) -> None:
    assert coach(GOOD[name], words) == Advice()


def test_the_course_s_own_model_replies_get_no_remark_but_on_words_and_length(
    lessons: Mapping[str, Text], exercises: Mapping[str, Text], words: Mapping[str, str]
) -> None:
    schemes = written_replies({**lessons, **exercises})
    assert len(schemes) >= 4
    for id_, scheme in schemes.items():
        assert abouts(scheme.model, words) <= {About.WORDS, About.LENGTH}, id_


def test_coach_and_marker_agree_on_the_sample_whose_tasks_have_no_times(
    lessons: Mapping[str, Text], words: Mapping[str, str]
) -> None:
    samples = {sample.name: sample.text for sample in written_replies(lessons)["08-write-the-record"].samples}
    (only,) = coach(samples["middling"], words).remarks
    assert (only.about, only.quotes) == (About.PROMISE, ("I will send you the name of the driver.",))
    assert coach(samples["good"], words) == Advice()


@pytest.mark.parametrize(
    "promise",
    [
        "I will call you.",
        "We'll inform you.",
        "We’ll let you know.",
        "i shall write to you",
        "I'm going to arrange a new pick-up.",
        "We are going to check with the airline.",
        "I will also try to find a place.",
        "Our driver will ring you.",
        "Noted, will revert.",
        "I will find out if there is a place.",
    ],
)
def test_a_promise_needs_a_time(promise: str) -> None:
    assert abouts(f"{COMES} {promise}", {}) == {About.PROMISE}


@pytest.mark.parametrize(
    "when",
    [
        *("at 14:30", "by 2 pm", "before 9 a.m.", "by noon", "at 3pm", "by 5"),
        *("on Monday", "on Tue", "today", "tomorrow", "tonight", "this afternoon", "by the end of the day"),
        *("on 9 July", "on July 9", "by 09JUL", "by 12/5", "on Thu 21 May", "by 2026-07-09"),
        *("within 2 hours", "in 30 minutes", "within one hour", "in half an hour", "within 1-2 working days"),
        *("at once", "now", "right away", "immediately", "every two hours", "on that day", "今日下午3點"),
    ],
)
def test_these_are_times(when: str) -> None:
    assert coach(f"Sorry for the trouble with the parcel. I will call you {when}.", {}) == Advice()


@pytest.mark.parametrize(
    "when",
    [
        *("asap", "as soon as possible", "soon", "shortly", "later", "in due course", "when I have news"),
        *("as soon as we hear from the airline", "in the near future", "in a few days", "once available"),
    ],
)
def test_these_are_no_times_and_are_named(when: str) -> None:
    (only,) = coach(f"Sorry for the trouble with the parcel. I will call you {when}.", {}).remarks
    assert only.about is About.PROMISE
    assert "instead of “" in only.try_
    assert when.startswith(only.try_.split("“")[1].split("”")[0])


@pytest.mark.parametrize(
    "text",
    [
        "The ship will arrive and the truck will come.",
        "I will check with the airline. I call you at 15:00.",
        "I will ask the terminal. You will have the answer by 16:30 today.",
        "I will call you\nby 15:00 today",
        "If anything changes, I will call you.",
        "As soon as you send the form, I will book the truck.",
        "Shall I call you?",
        "I will not promise a place.",
    ],
)
def test_facts_and_promises_with_a_time_beside_them_are_left_alone(text: str) -> None:
    assert coach(f"{text}\n{COMES}", {}) == Advice()


def test_a_time_for_something_else_does_not_close_a_promise() -> None:
    text = "We come for your cartons tomorrow at 09:30. I will send you the name of the driver."
    assert quotes(text) == ("I will send you the name of the driver.",)


def test_a_time_before_a_loose_promise_is_not_its_time() -> None:
    text = "The flight on Friday is full, I will inform you soon."
    assert quotes(text) == (text,)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("The ETA is open.", ("ETA",)),
        ("The eta is open.", ("eta",)),
        ("The ETAs are open.", ("ETAs",)),
        ("Send the SI and the B/L by noon.", ("SI", "B/L")),
        ("Your box is Rolled.", ("Rolled",)),
        ("It is a roll over.", ("roll over",)),
        ("Subject: new ETA", ("ETA",)),
        ("The ETA (12 August) is open.", ("ETA",)),
    ],
)
def test_insiders_words_are_quoted_as_typed(typed: str, named: tuple[str, ...]) -> None:
    assert quotes(f"{typed}\n{COMES}", WORDS) == named


@pytest.mark.parametrize(
    "text",
    [
        "The ETA (estimated time of arrival) is open. The ETA can change.",
        "The estimated time of arrival (ETA) is open.",
        "Send the VGM, that is the weight of the packed container, by noon.",
        "He si a pod of the crew, and the thetas are beta.",
        "Write to eta@example.com or see www.example.com/ETA by noon.",
        "> pls send ETA and SI\nHere it is.",
        "We look at KB-ETA-26 and enrolled him.",
    ],
)
def test_explained_words_ordinary_words_and_what_others_wrote_are_left_alone(text: str) -> None:
    assert coach(f"{text}\n{COMES}", WORDS) == Advice()


def test_the_plain_meaning_is_named() -> None:
    (only,) = coach(f"Your box is rolled. {COMES}", WORDS).remarks
    assert "“rolled”: The carrier moves a booking to a later ship." in only.try_


def test_at_most_three_quotes_and_how_many_more() -> None:
    (only,) = coach(f"Send ETA, SI, VGM, POD and B/L. {COMES}", WORDS).remarks
    assert (only.quotes, only.more) == (("ETA", "SI", "VGM"), 2)


def test_26_words_are_long_and_25_are_not() -> None:
    words_25 = " ".join(["the box is red"] * 6) + " now."
    assert coach(f"{words_25} {COMES}", {}) == Advice()
    (only,) = coach(f"Today {words_25} {COMES}", {}).remarks
    assert (only.about, only.quotes) == (About.LENGTH, (f"Today {words_25}",))
    assert only.why.startswith("This sentence has 26 words.")
    assert only.try_ == "Give each idea a sentence of its own."


def test_a_long_sentence_is_cut_at_a_joining_word() -> None:
    text = (
        "The airline put all your cartons on the flight of tomorrow evening, but two of them are bigger than "
        "allowed and have to fly on another day with another plane."
    )
    (only,) = coach(text, {}).remarks
    assert only.try_ == "End it before “but two of …” and begin a new sentence there."


@pytest.mark.parametrize(
    "text",
    [
        "Subject: " + "one two three four five " * 6,
        "We need:\n" + "- weight by Tue 7 July 12:00\n" * 6,
        "For container 2: " + "weight by Tue 7 July at 12:00; " * 6,
        "We come at 9 a.m. on Monday " + "and bring it.\n\nThe papers are with Mr. Lau and Ms. Yip " * 2,
    ],
)
def test_subject_lines_lists_and_line_ends_make_no_long_sentence(text: str) -> None:
    assert coach(f"{text}\n{COMES}", {}) == Advice()


@pytest.mark.parametrize(
    "text",
    [
        *("You should have called us.", "You failed to send the list.", "You forgot the weight."),
        *("You didn’t tell us the floor.", "This is your mistake.", "As I already told you, it is full."),
        *("As I told you, it is full.", "As already mentioned, it is full.", "You must understand the rule."),
        *("You gave us the wrong floor.", "Transport forgot you.", "It is their fault."),
        *("It is not our fault.", "The warehouse made a mistake.", "Our driver has failed again."),
        *(
            "The mistake is the carrier's.",
            "Mr Lau did not do his job.",
            "The team failed, and nobody saw it.",
        ),
    ],
)
def test_blame_is_seen(text: str) -> None:
    assert abouts(f"{text} {COMES}", {}) == {About.BLAME}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Our van broke down.",
            "The airline has offloaded 4 boxes.",
            "The delivery attempt failed at 11:05.",
        ),
        *(
            "Did you not receive the notice?",
            "Thank you for telling us.",
            "It went to another floor by mistake.",
        ),
        *("If you did not send it yet, send it by noon.", "This was our mistake.", "It is not your fault."),
        *("As I told you by phone, it is full.", "As agreed by phone, it is full.", "Nobody made a mistake."),
        *("Please do not forget the list.", "I forgot the list.", "I understand your problem."),
    ],
)
def test_plain_facts_and_our_own_mistakes_blame_nobody(text: str) -> None:
    assert coach(f"{text} {COMES}", {}) == Advice()


@pytest.mark.parametrize(
    "text",
    [
        "Your carton was damaged on Monday. We apologize for the inconvenience.",
        "The ship left without your box because it was full. Please accept our apology.",
        "The parcel was held by customs last week. Please do not hesitate to contact us.",
    ],
)
def test_a_reply_after_which_nothing_happens_has_no_next_step(text: str) -> None:
    (only,) = coach(text, {}).remarks
    assert (only.about, only.quotes, only.more) == (About.STEP, (), 0)


@pytest.mark.parametrize(
    "step",
    [
        *(
            "Please send a photo.",
            "Could you send a photo?",
            "Let me know what you need.",
            "Call me on 2345.",
        ),
        *("I call you at 15:00.", "The truck will bring another.", "Next step: the claim.", COMES),
        *("We need the label by 12:00.", "Which day suits you?", "Nothing is left to do for you."),
    ],
)
def test_these_are_next_steps(step: str) -> None:
    assert coach(f"Your carton was damaged in our warehouse on Monday. {step}", {}) == Advice()


@pytest.mark.parametrize("text", ["", " \n", "Ok noted, thanks.", "👍👍👍", "\x00\x07\u202e", "14:30!"])
def test_a_few_words_are_too_few(text: str) -> None:
    advice = coach(text, WORDS)
    assert (advice.remarks, advice.read) == ((), False)
    assert advice.reason.startswith("There are too few words")


def test_a_reply_in_chinese_is_not_read() -> None:
    advice = coach("您好，ETA 係 12 Aug，我哋會喺今日下午三點前打電話俾你，請等一等。", WORDS)
    assert (advice.remarks, advice.read) == ((), False)
    assert advice.reason == "I can read English only, and most of this reply is not in English."


@pytest.mark.parametrize(
    "part",
    [
        *(
            "a ",
            "I will ",
            "a",
            "I will call you. ",
            "I we and ",
            "you did ",
            "ETA (",
            '"',
            "12 ",
            "1/",
            "a.b.",
        ),
        *("as soon as ", "the warehouse team ", "in the next ", "end of the this ", "no ", "x@", "http://"),
        *("\n", "📦", "> ", "\ud800", "if you\r\n", ". ", "- ", "it's "),
    ],
)
def test_the_longest_reply_is_read_at_once(part: str, words: Mapping[str, str]) -> None:
    text = (part * LONGEST)[:LONGEST]
    assert min(seconds(text, words) for _ in range(3)) < 0.2


def test_a_quote_of_a_long_sentence_shows_what_it_is_about() -> None:
    text = "The box is on the ramp " * 8 + "and you should have told us " + "that it is heavy " * 8
    found = next(remark for remark in coach(text, {}).remarks if remark.about is About.BLAME)
    assert found.quotes[0].startswith("… you should have told us that")
    assert len(found.quotes[0]) <= 130


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (
            {"en": "Verified gross mass", "abbreviation": "VGM"},
            {"VGM": "Verified gross mass. The weight."},
        ),
        ({"en": "Waive (a charge)", "also": ("waiver",)}, {"waive": "The weight.", "waiver": "The weight."}),
        ({"en": "Storage charge", "also": ("storage",)}, {"storage charge": "The weight."}),
        ({"en": "pls", "register": Register.SHORTHAND}, {"pls": "The weight."}),
        (
            {"en": "Shipper", "also": ("SHPR", "consignor"), "register": Register.EVERYDAY},
            {"SHPR": "Shipper. The weight."},
        ),
        ({"en": "Cut-off", "register": Register.EVERYDAY}, {}),
        ({"en": "Carrier", "register": Register.LEGAL}, {}),
    ],
)
def test_insiders_words_come_from_the_glossary(term: dict[str, object], expected: dict[str, str]) -> None:
    assert insider_words([a_term(**term)]) == expected


def abouts(text: str, words: Mapping[str, str]) -> set[About]:
    advice = coach(text, words)
    assert advice.read
    return {remark.about for remark in advice.remarks}


def quotes(text: str, words: Mapping[str, str] | None = None) -> tuple[str, ...]:
    remarks: tuple[Remark, ...] = coach(text, words or {}).remarks
    (only,) = remarks
    return only.quotes


def seconds(text: str, words: Mapping[str, str]) -> float:
    start = process_time()
    coach(text, words)
    return process_time() - start


def written_replies(texts: Mapping[str, Text]) -> dict[str, Scheme]:
    return {
        block.id: block.made.question.key(block.made.key)
        for text in texts.values()
        for block in text.questions
        if isinstance(block.made.question, Written)
    }


def a_term(**changes: object) -> Term:
    plain: dict[str, object] = {
        "id": "a-term",
        "theme": "theme",
        "definition": "The weight. It is checked.",
        "example": "",
        "mode": Mode.ALL,
        "register": Register.TECHNICAL,
        "source": "",
    }
    return Term(**{**plain, **changes})  # type: ignore[arg-type]

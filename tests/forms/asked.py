"""Forms that write what they hear to answers.json beside the notebook."""

import json
from pathlib import Path

from samples import *  # noqa: F403 - what notebooks ask
from samples import KEYS as MORE_KEYS
from samples import REASONS

from frontline.forms.output import show
from frontline.forms.render import hand_in, live, reasons, scheme, static
from frontline.forms.shown import See  # noqa: F401 - for notebooks
from frontline.forms.widget import Form, Reply
from frontline.questions import MalformedError, mark
from frontline.questions.types import Choice, Choices, Number, Written

FILE = Path("answers.json")
HEARD = Path("heard.txt")

CHOICE = Choice(
    "first-contact",
    "The feeder has missed its slot at Kwai Chung and Lumen Toys' two containers roll to Friday's sailing. "
    "You know it at 10:05.\n\nWhat do you do first?",
    options={
        "mail": "Send the new schedule by e-mail and wait for questions",
        "call": "Call the shipper now, then confirm by e-mail",
        "wait": "Wait for the carrier's notice so that all facts are complete",
    },
    points=2,
    essential=True,
    hint="Who must act, and by when?",
)
CHOICES = Choices(
    "first-call",
    "Which facts belong in the first call to the consignee?",
    options={
        "date": "The new arrival date (到港日期)",
        "blame": "Which colleague made the mistake",
        "next": "What you do next, and when you call again",
    },
    points=2,
)
NUMBER = Number("days", "How many days of demurrage does Lumen Toys pay?", unit="days", points=1)
WRITTEN = Written(
    "reply",
    "It is 17:40. The warehouse has just told you that four cartons are wet. "
    "The consignee's truck comes at 08:00 tomorrow.\n\nWrite the message to the consignee, Ms Lam (林小姐).",
    words=(80, 160),
    checklist=("One clear request", "A time that you can keep"),
    points=4,
)
KEYS = MORE_KEYS | {
    "first-contact": {"call": 1},
    "first-call": ["date", "next"],
    "days": {"answer": 3, "mistakes": [7]},
    "reply": {
        "rows": [
            {
                "row": "The fact",
                "levels": [{"points": 2, "text": "Says what is wet."}, {"points": 0, "text": "Hides it."}],
            },
            {
                "row": "The way on",
                "levels": [{"points": 2, "text": "Names a time."}, {"points": 0, "text": "Nothing."}],
            },
        ],
        "model": "Dear Ms Lam,\n\nFour cartons got wet today. The rest are dry.\nPlease tell me by 18:30 …",
        "samples": [
            {"name": "polite, but late", "points": [2, 0], "text": "Sorry.", "why": "She can do nothing."}
        ],
    },
}
BECAUSE = REASONS | {
    "mail": "They plan a factory pick-up for noon; an unread e-mail leaves them no time to change it.",
    "call": "Bad news with a deadline needs a voice at once, and the e-mail keeps the record.",
    "wait": "Silence costs the customer the hours in which the pick-up could still be moved.",
    "date": "They must move the truck.",
    "blame": "It does not help them to plan.",
    "next": "They can plan around a time that you keep.",
    "right": "Seven days, less four free days.",
    "wrong": "Count from the day after discharge.",
    "7": "You counted the free days too.",
}


def answers():
    return json.loads(FILE.read_text()) if FILE.exists() else {}


def save(name, value):
    FILE.write_text(json.dumps({**answers(), name: value}))
    with HEARD.open("a") as heard:
        heard.write(json.dumps([name, value]) + "\n")


def marked(question, value):
    return mark(question, question.key(KEYS[question.id]), value)


def told(question, value, **more):
    if question.by_person:
        return scheme(question, question.key(KEYS[question.id]), for_learner=True)
    return reasons(question, value, marked(question, value), BECAUSE, **more)


def reply(question, do, value, *, practice, see, reveal):
    before = answers().get(question.id)
    if question.kind == "dialogue" and not practice and (before or []) != (value or [])[: len(before or [])]:
        return Reply("malformed", "What was said stays said.", html=drawn(question, before, practice))
    save(question.id, value)
    html = drawn(question, value, practice) if do == "save" else ""
    try:
        found = question.read(value)
    except MalformedError as problem:
        return Reply("malformed", str(problem), html=html)
    if found is None:
        return Reply("not attempted", "Not attempted yet.", html=html)
    feedback = told(question, value, see=see, reveal=reveal) if do == "check" else ""
    return Reply("saved", "Saved 14:05.", feedback, html)


def drawn(question, value, practice):
    return live(question, value, practice=practice) if question.kind == "dialogue" else ""


def form(question, *, practice=False, saved="", see=None, reveal=True):
    return Form(
        live(question, answers().get(question.id), practice=practice, saved=saved),
        act=lambda do, value: reply(question, do, value, practice=practice, see=see, reveal=reveal),
        draft=f"test:{question.id}",
    )


def still(question, value, **more):
    show(static(question, value, **more))


def broken(question):
    def act(do, value):
        raise RuntimeError("secret path /home/x")

    return Form(live(question, None, practice=False), act=act, draft=f"test:broken:{question.id}")


def handing_in(titles):
    def html():
        gaps = [(name, title) for name, title in titles.items() if not answers().get(name)]
        return hand_in(learner="", name="Bad news", unanswered=gaps, handed_in="")

    def act(do, value):
        save("hand-in", value)
        return Reply("saved", f"Handed in for {value['learner']}.", html=html())

    return Form(html(), act=act, draft="test:hand-in", refresh=html)

"""What a draft of a survey serves, what is wrong with it and how many answers it brings, in words."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import ceil

from attrs import frozen

from frontline.charts.questionnaire import spoken
from frontline.explorations.frame import paragraphs
from frontline.explorations.rules import Ruling
from frontline.explorations.settings.survey import FIRST, Draft, Option, SurveySettings
from frontline.models.sampling import margin_of_error

HALF_MINUTE = 30
TWICE = "is asked twice"
MADE_UP = "made up for this exercise"
NOT_SAID = (
    "<strong>What the picture does not say.</strong> It does not say what those think who do not answer. "
    "The seconds and the shares are made up: other customers answer differently. And a tick only means that "
    "a colleague sees no fault. Before you send it, let two customers answer it and tell you how they "
    "understood each question."
)


@frozen(kw_only=True)
class Expected:
    """How many answers a survey brings: `people` who are invited, of `all` whom one could invite.

    `asked` is how many of 100 would answer a survey inside the limit, `late` the begun half minutes above
    it, and `share` how many of 100 answer in the end.
    """

    people: int
    all: int
    asked: int
    late: int
    share: int

    @property
    def answers(self) -> int:
        """Return how many answers come, to the nearest whole; a half counts as one."""
        return (self.people * self.share + 50) // 100

    @property
    def margin(self) -> float:
        """Return the margin of error at a share of a half, in points of 100; there is at least one answer."""
        return 100 * margin_of_error(self.answers, population=self.people)


def expected(settings: SurveySettings, draft: Draft) -> Expected:
    """Return what a survey brings; every choice is made."""
    options = _options(settings, draft)
    asked = sum(option.adds for option in options.values())
    late = ceil(max(_seconds(settings, draft) - settings.limit, 0) / HALF_MINUTE)
    return Expected(
        people=options[settings.who].people,
        all=max(option.people for option in settings.choices[settings.who].options.values()),
        asked=asked,
        late=late,
        share=max(asked - late * settings.drop, 0),
    )


def fault_of(settings: SurveySettings, draft: Draft, at: int) -> str:
    """Return what is wrong with a question in a few words; `at` counts the questions asked, from 0."""
    name = draft.asked[at]
    if fault := settings.questions[name].fault:
        return settings.faults[fault]
    if name in draft.asked[:at]:
        return TWICE
    if not _in_place(settings, draft, name):
        return f"belongs {settings.order[name].at}"
    return ""


def aims(settings: SurveySettings, draft: Draft) -> str:
    """Return a list of what the manager wants to know, and which question serves it."""
    lines = []
    for name, aim in settings.aims.items():
        if fair := _serving(settings, draft, name, fair=True):
            sign, words = "✓", _listed(fair)
        elif faulty := _serving(settings, draft, name, fair=False):
            sign, words = "✗", f"only {_listed(faulty)}, with a fault"
        else:
            sign, words = "○", "not asked yet"
        lines.append(f"<li>{sign} {escape(aim.says)} <strong>{words}</strong></li>")
    return paragraphs("<strong>What the manager wants to know:</strong>") + f"<ul>{''.join(lines)}</ul>"


def faults(settings: SurveySettings, draft: Draft) -> str:
    """Return a list of the questions whose wording has a fault, with the reason; nothing where there is none.

    A question that is asked twice stands there once.
    """
    lines = [
        f"<li>✗ “{escape(one.text)}” <strong>{escape(settings.faults[one.fault])}.</strong> "
        f"<em>{escape(one.why)}</em></li>"
        for one in (settings.questions[name] for name in dict.fromkeys(draft.asked))
        if one.fault
    ]
    head = paragraphs("<strong>Questions with a fault:</strong>")
    return f"{head}<ul>{''.join(lines)}</ul>" if lines else ""


def chosen(settings: SurveySettings, draft: Draft) -> Iterator[str]:
    """Yield each choice that was made in full, because a list cuts long words."""
    for name, choice in settings.choices.items():
        if option := choice.options.get(draft.choices[name]):
            yield f"<strong>{escape(choice.label)}:</strong> {escape(option.label)}"


def expectation(settings: SurveySettings, draft: Draft) -> list[str]:
    """Say how many answers may come, and how far a share of them can be off by chance."""
    head = f"<strong>What to expect ({MADE_UP}).</strong>"
    missing = [one.label for name, one in settings.choices.items() if not draft.choices[name]]
    if not draft.asked:
        missing.insert(0, "the questions")
    if missing:
        return [f"{head} Choose first: {escape(', '.join(missing))}."]
    one = expected(settings, draft)
    parts = "; ".join(
        f"{escape(settings.choices[name].label)} {_signed(option.adds)}"
        for name, option in _options(settings, draft).items()
        if option.adds
    )
    lines = [
        f"{head} You invite {one.people} people. {one.share} of 100 answer, so {_answers(one.answers)}. "
        f"Of 100: {parts or 'nothing adds to the answers'}"
        + (f"; the time over the limit −{one.late * settings.drop}." if one.late else ".")
    ]
    if one.late:
        within = _answers((one.people * one.asked + 50) // 100)
        lines.append(
            f"<strong>It takes {spoken(_seconds(settings, draft))}.</strong> For each begun half minute over "
            f"{settings.minutes} minutes, {settings.drop} of 100 fewer answer, a rule {MADE_UP}. "
            f"Inside the limit you would get {within}."
        )
    if not one.answers:
        return [*lines, "Without an answer there is no share, and no margin."]
    lines.append(
        f"<strong>The margin of a share is about ±{one.margin:.0f} points.</strong> "
        "It covers chance alone, as if those who answer had been drawn by lot."
    )
    if one.people < one.all:
        lines.append(
            f"You invite {one.people} of {one.all} people. The margin speaks of these {one.people} alone. It "
            f"does not say what the other {one.all - one.people} think."
        )
    return lines


def rulings(settings: SurveySettings, draft: Draft) -> list[Ruling]:
    """Return whether each rule is kept: on aims, wording, time, order, and one for each choice."""
    none = () if draft.asked else ("No question yet.",)
    unserved = [
        aim.label for name, aim in settings.aims.items() if not _serving(settings, draft, name, fair=True)
    ]
    wrong = list(_wrong(settings, draft))
    seconds = _seconds(settings, draft)
    long = (f"It takes {spoken(seconds)}.",) if seconds > settings.limit else ()
    found = [
        _ruling(
            "Each thing that the manager wants to know has a question without a fault.",
            "What nobody asks fairly, nobody learns.",
            *([f"Still missing: {', '.join(unserved)}."] if unserved else []),
        ),
        _ruling(
            "No question has a fault, and none is asked twice.",
            "An answer to a bad question looks like a fact, and is none.",
            *none,
            *([f"Look at {_listed(wrong)}."] if wrong else []),
        ),
        _ruling(
            f"It takes {settings.minutes} minutes at most.",
            "People who see no end stop, or tick the rest without reading.",
            *none,
            *long,
        ),
    ]
    for name, place in settings.order.items():
        fits = name not in draft.asked or _in_place(settings, draft, name)
        found.append(Ruling(says=place.says, why=place.why, kept=fits))
    for name, choice in settings.choices.items():
        option = choice.options.get(draft.choices[name])
        because = option.fault if option else "Not chosen yet."
        found.append(_ruling(choice.says, choice.why, *([because] if because else [])))
    return found


def _ruling(says: str, why: str, *because: str) -> Ruling:
    """Return a rule that is kept where nothing breaks it."""
    return Ruling(says=says, why=why, kept=not because, because=because)


def _serving(settings: SurveySettings, draft: Draft, aim: str, *, fair: bool) -> list[int]:
    """Return the numbers of the questions that serve an aim: those without a fault, or those with one."""
    asked = ((number, settings.questions[name]) for number, name in enumerate(draft.asked, 1))
    return [number for number, one in asked if aim in one.aims and fair != bool(one.fault)]


def _wrong(settings: SurveySettings, draft: Draft) -> Iterator[int]:
    """Return the numbers of the questions with a fault in their wording, or that stand there already."""
    for at, name in enumerate(draft.asked):
        if settings.questions[name].fault or name in draft.asked[:at]:
            yield at + 1


def _in_place(settings: SurveySettings, draft: Draft, name: str) -> bool:
    place = settings.order.get(name)
    return place is None or draft.asked[0 if place.at == FIRST else -1] == name


def _options(settings: SurveySettings, draft: Draft) -> dict[str, Option]:
    return {name: one.options[draft.choices[name]] for name, one in settings.choices.items()}


def _seconds(settings: SurveySettings, draft: Draft) -> int:
    return sum(settings.questions[name].seconds for name in draft.asked)


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}"


def _answers(answers: int) -> str:
    return "about 1 answer" if answers == 1 else f"about {answers} answers"


def _listed(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"questions {', '.join(first)} and {last}" if first else f"question {last}"

"""Questions to build a customer survey from, and how it may be sent: what each brings, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import inf

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Exploration

FIRST, LAST = "first", "last"
"""Where a question may have to stand."""


@frozen(kw_only=True)
class Aim:
    """What the manager wants to know, in her words, and the few words that name it."""

    label: str
    says: str


@frozen(kw_only=True)
class Question:
    """A question, how many `seconds` an answer takes, and which `aims` it serves, by name.

    A `fault` is one of the faults, by name; then `why` says what goes wrong, and how to ask instead.
    """

    text: str
    seconds: int
    aims: tuple[str, ...] = ()
    fault: str = ""
    why: str = ""


@frozen(kw_only=True)
class Option:
    """A way to do it: how many of 100 people more answer (`adds`, or fewer), and what is wrong with it.

    Where the choice is who is asked, `people` is how many there are.
    """

    label: str
    adds: int = 0
    people: int = 0
    fault: str = ""


@frozen(kw_only=True)
class Choice:
    """A choice: its name, the rule that a good one keeps (`says`), the reason for the rule, its options."""

    label: str
    says: str
    why: str
    options: dict[str, Option]


@frozen(kw_only=True)
class Place:
    """Where a question stands, if it is asked: `at` is first or last. `says` is the rule in words."""

    at: str
    says: str
    why: str


@frozen(kw_only=True)
class Draft:
    """A survey as it stands: questions by name, in order, and the option of each choice; empty is open."""

    questions: tuple[str, ...]
    choices: dict[str, str]

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the questions that are asked, in order, without the places that are empty."""
        return tuple(name for name in self.questions if name)


@frozen(kw_only=True)
class SurveySettings(Exploration):
    """A bank of questions by name, for so many `places`, and choices by name.

    `minutes` is the longest time that a customer gives. For each begun half minute more, `drop` of 100 people
    fewer answer. The people of a choice are told in each of its options, and the largest number are all whom
    one could ask.
    """

    aims: dict[str, Aim]
    minutes: int
    places: int
    drop: int
    questions: dict[str, Question]
    faults: dict[str, str]
    choices: dict[str, Choice]
    order: dict[str, Place] = Factory(dict)

    @property
    def limit(self) -> int:
        """Return the longest time in seconds."""
        return 60 * self.minutes

    @property
    def who(self) -> str:
        """Return the name of the choice that says how many people are asked; empty where there is none."""
        return next((name for name, one in self.choices.items() if _has_people(one)), "")

    def quickest(self) -> float:
        """Return the fewest seconds in which questions without a fault serve all aims, or infinity."""
        best: dict[frozenset[str], float] = {frozenset(): 0}
        for one in self.questions.values():
            for served, seconds in () if one.fault else tuple(best.items()):
                more = served | set(one.aims)
                best[more] = min(best.get(more, inf), seconds + one.seconds)
        return best.get(frozenset(self.aims), inf)

    def problems(self) -> Iterator[str]:
        """Say what is missing or unknown, which figures cannot be, and whether all rules can be kept."""
        if not self.aims or self.minutes < 1 or self.drop < 0:
            yield "give aims, at least 1 of `minutes`, and a `drop` of 0 or more"
        for name, one in self.questions.items():
            yield from (f"question {name!r}: {problem}" for problem in self._question(one))
        for name, place in self.order.items():
            if name not in self.questions:
                yield f"order: {name!r} is no question"
            if place.at not in (FIRST, LAST):
                yield f"order of {name!r}: `at` is {FIRST} or {LAST}"
        for at, times in Counter(place.at for place in self.order.values()).items():
            if times > 1:
                yield f"order: only one question stands {at}"
        yield from self._choices()
        if self.places < len(self.aims):
            yield "give at least as many `places` as aims"
        served = {aim for one in self.questions.values() if not one.fault for aim in one.aims}
        if missing := ", ".join(sorted(set(self.aims) - served)):
            yield f"no question without a fault serves {missing}"
        elif self.quickest() > self.limit:
            yield (
                f"all aims need {self.quickest():g} seconds, and {self.minutes} minutes are {self.limit}: "
                "give shorter questions"
            )

    def _question(self, one: Question) -> Iterator[str]:
        if one.seconds < 1:
            yield "`seconds` is at least 1"
        for odd in sorted(set(one.aims) - set(self.aims)):
            yield f"{odd!r} is no aim"
        if one.fault and one.fault not in self.faults:
            yield f"there is no fault {one.fault!r}: use one of {', '.join(self.faults)}"
        if bool(one.fault) != bool(one.why):
            yield "give a `fault` and its `why`, or neither"
        if not one.fault and not one.aims:
            yield "a question without a fault serves at least one aim"

    def _choices(self) -> Iterator[str]:
        if sum(map(_has_people, self.choices.values())) != 1:
            yield "one choice, and no other, gives the `people` whom its options ask"
        for name, one in self.choices.items():
            if _has_people(one) and not all(option.people > 0 for option in one.options.values()):
                yield f"choice {name!r}: give the `people` of each option"
            if all(option.fault for option in one.options.values()):
                yield f"choice {name!r}: give an option without a fault"
        added = [[option.adds for option in one.options.values()] or [0] for one in self.choices.values()]
        if not 0 <= sum(map(min, added)) <= sum(map(max, added)) <= 100:
            yield "the `adds` of one option from each choice come to 0 to 100 together"


def _has_people(choice: Choice) -> bool:
    return any(option.people for option in choice.options.values())

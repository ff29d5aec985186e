"""A made-up class for trying things out: learners who know most answers, guess the rest and write replies."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from frontline.content.bank import Bank, Banked
from frontline.quality.answerers import answer, guesser, right
from frontline.questions.types import Scheme, Written
from frontline.store.answers import Answer, Answers, dump

KNOWN, LEFT = (0.4, 0.95), 0.05
"""How much of the answers the weakest and the strongest learner knows, and how often one is left blank."""
FIRST = ("Mei Yan", "Arjun", "Ka Fai", "Maria", "Sze Man", "Bikram", "Wai Ling", "Daniel", "Ayesha", "Chi Ho")
LAST = ("Cheung", "Thapa", "Lam", "Santos", "Yeung", "Malik", "Fong", "Gill", "Siu", "Pun", "Wen")
SAVED = "2026-01-05T10:00:00+08:00"


def learners(count: int) -> Iterator[tuple[str, str, str, str]]:
    """Return id, first name, last name and e-mail of so many made-up learners."""
    for number in range(1, count + 1):
        id_ = _id(number)
        yield id_, FIRST[number % len(FIRST)], LAST[number % len(LAST)], f"{id_}@example.org"


def hand_ins(
    exercise: str, edition: str, bank: Bank, count: int, seed: int = 1
) -> Iterator[tuple[str, bytes]]:
    """Return learner and hand-in file of so many learners; the same seed gives the same class."""
    random = Random(seed)  # noqa: S311 - a class to try things with
    for number in range(1, count + 1):
        learner = _id(number)
        # The same learner is as strong in every exercise.
        known = Random(number).uniform(*KNOWN)  # noqa: S311
        given = {id_: _answer(one, known, random) for id_, one in bank.items()}
        answers = Answers(
            exercise=exercise,
            edition=edition,
            learner=learner,
            number=1,
            declared=True,
            answers={id_: Answer(value, SAVED) for id_, value in given.items() if value is not None},
        )
        yield learner, dump(answers, checksum=True)


def _id(number: int) -> str:
    return f"learner-{number:05d}"


def _answer(one: Banked, known: float, random: Random) -> Any:
    if random.random() < LEFT:
        return None
    if isinstance(one.question, Written):
        return _reply(one.key, known, random)
    if random.random() < known:
        return right(one.question, one.key)
    return answer(one.question, one.key, guesser(random))


def _reply(scheme: Scheme, known: float, random: Random) -> str:
    """Return a reply as such a learner writes it: of the model or of a marked sample, with lines left out."""
    text = scheme.model if random.random() < known else random.choice([one.text for one in scheme.samples])
    lines = text.splitlines()
    kept = [line for line in lines if not line.strip() or random.random() < (1 + known) / 2]
    return "\n".join(kept).strip() or text

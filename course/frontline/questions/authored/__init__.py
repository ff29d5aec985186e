"""Questions as authors write them, apart from what a learner's notebook has to load."""

from __future__ import annotations

from frontline.questions.authored.choice import AuthoredChoice
from frontline.questions.authored.choices import AuthoredChoices
from frontline.questions.authored.number import AuthoredNumber
from frontline.questions.authored.question import Authored, Made
from frontline.questions.authored.written import AuthoredWritten

__all__ = ["AUTHORED", "Authored", "Made"]

AUTHORED: dict[str, type[Authored]] = {
    "choice": AuthoredChoice,
    "choices": AuthoredChoices,
    "number": AuthoredNumber,
    "written": AuthoredWritten,
}

"""Questions as authors write them, apart from what a learner's notebook has to load."""

from __future__ import annotations

from frontline.questions.authored.blanks import AuthoredBlanks
from frontline.questions.authored.choice import AuthoredChoice
from frontline.questions.authored.choices import AuthoredChoices
from frontline.questions.authored.dialogue import AuthoredDialogue
from frontline.questions.authored.match import AuthoredMatch
from frontline.questions.authored.number import AuthoredNumber
from frontline.questions.authored.order import AuthoredOrder
from frontline.questions.authored.question import Authored, Made
from frontline.questions.authored.table import AuthoredTable
from frontline.questions.authored.written import AuthoredWritten

__all__ = ["AUTHORED", "Authored", "Made"]

AUTHORED: dict[str, type[Authored]] = {
    "choice": AuthoredChoice,
    "choices": AuthoredChoices,
    "match": AuthoredMatch,
    "order": AuthoredOrder,
    "number": AuthoredNumber,
    "blanks": AuthoredBlanks,
    "table": AuthoredTable,
    "written": AuthoredWritten,
    "dialogue": AuthoredDialogue,
}

"""The question types: what each asks, what a well-formed answer is, and how it is marked.

Each type is a module, loaded when a notebook uses it; `types` has them all.
"""

from __future__ import annotations

from frontline.questions.question import MalformedError, Mark, Question, State, Verdict, mark

__all__ = ["MalformedError", "Mark", "Question", "State", "Verdict", "mark"]

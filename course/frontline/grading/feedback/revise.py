"""What a learner should read again: the sections that explain a question, lesson by lesson, with links."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote

from attrs import frozen

JUPYTERLAB = "http://127.0.0.1:8888/lab/tree/"
"""Where a learner's own JupyterLab is, unless another program had taken its port."""
APART = re.compile(r"; (?=lesson \d\d, )")
NAMED = re.compile(r"lesson (\d\d), (.+?)(?:, section “(.+)”)?")


@frozen(kw_only=True)
class Section:
    """A section to read again; `questions` name what it explains, each by the id and the label."""

    words: str
    questions: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Reading:
    """A lesson to read again, in words, with its address (empty where there is none) and its sections."""

    words: str
    address: str
    sections: tuple[Section, ...]


@lru_cache(512)
def explained_by(source: str) -> tuple[str, ...]:
    """Return the words for the sections that a graded cell names, without running anything of it."""
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
        found = [
            ast.literal_eval(keyword.value)
            for call in calls
            if isinstance(call.func, ast.Name) and call.func.id == "score"
            for keyword in call.keywords
            if keyword.arg == "see"
        ]
        return tuple(dict.fromkeys(str(words) for see in found for words, *_ in see.values()))
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return ()


def to_read(
    questions: Iterable[tuple[str, str, tuple[str, ...]]], lessons: Mapping[str, str]
) -> tuple[Reading, ...]:
    """Return what to read again for these questions (id, label, words), lessons in the course's order.

    `lessons` are the paths of the lessons' pages by number: 08. What is in no lesson comes last.
    """
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for id_, label, words in questions:
        for one in (part for sentence in words for part in APART.split(sentence)):
            named = NAMED.fullmatch(one)
            number, lesson, section = named.groups(default="") if named else ("", one, "")
            where = (number, f"Lesson {number}, {lesson}" if number else lesson)
            found.setdefault(where, {}).setdefault(section, {})[id_] = label
    return tuple(
        Reading(
            words=words,
            address=f"{JUPYTERLAB}{quote(lessons[number])}" if number in lessons else "",
            sections=tuple(
                Section(words=section, questions=tuple(of.items())) for section, of in sections.items()
            ),
        )
        for (number, words), sections in sorted(found.items(), key=lambda one: one[0][0] or "99")
    )

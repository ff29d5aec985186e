"""What of a stored answer can be shown, whatever was stored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import Factory, frozen

from frontline.questions import MalformedError, Mark, Question, State
from frontline.questions.typed import LONGEST, seen

if TYPE_CHECKING:
    from frontline.questions.dialogue import Scene

WORD = r"[\u3400-\u9fff\uf900-\ufaff]|[^\s\u3400-\u9fff\uf900-\ufaff]+"
"""A run without a space; a Chinese character counts as a word of its own."""


@frozen
class Shown:
    """An answer made safe to show; of its fields those are filled that the question's type needs."""

    chosen: frozenset[str] = frozenset()
    """The options that are chosen."""
    text: str = ""
    """The text as typed."""
    boxes: Mapping[str, str] = Factory(dict)
    """What stands in each box that is not empty."""
    order: tuple[str, ...] = ()
    """All items: in the learner's order, or, before there is one, as the question has them."""
    ordered: bool = False
    """Whether `order` is the learner's."""
    scene: Scene | None = None
    """Where a conversation stands."""

    @property
    def words(self) -> int:
        """Return how many words the text has."""
        return len(re.findall(WORD, self.text))

    @property
    def said(self) -> list[str]:
        """Return the choices that led to the scene."""
        return [spoken.id for spoken in self.scene.path] if self.scene else []

    @property
    def feels(self) -> str:
        """Return the other person's mood in a word."""
        from frontline.questions.dialogue import MOODS  # nothing else has a scene

        return MOODS[self.scene.mood] if self.scene else ""


@frozen
class Standing:
    """What became of an answer: its state, why it cannot be read, and its points as people write them."""

    state: State
    reason: str = ""
    points: str = ""


@frozen
class See:
    """A section that explains something: its title in `words`, its anchor if it is in this notebook."""

    words: str
    heading: str = ""


def sections(see: Mapping[str, Sequence[str]] | None) -> dict[str, See]:
    """Return the sections that a notebook names, by part of the question."""
    return {part: See(*section) for part, section in (see or {}).items()}


def shown(question: Question[Any], raw: object) -> Shown:
    """Return what of `raw` the form can show; what does not belong to the question is left out."""
    match question.kind:
        case "choice":
            return Shown(chosen=frozenset([raw] if isinstance(raw, str) else []))
        case "choices":
            names = raw if isinstance(raw, list) else []
            return Shown(chosen=frozenset(name for name in names if isinstance(name, str)))
        case "match" | "blanks" | "table":
            return Shown(boxes=_boxes(question, raw))
        case "order":
            return _order(question, raw)
        case "dialogue":
            return Shown(scene=_walked(question, raw))
    return Shown(text=_typed(raw))


def _typed(raw: object) -> str:
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) < 1e300:
        return f"{raw:.15g}"
    return ""


def _boxes(question: Any, raw: object) -> Mapping[str, str]:
    from frontline.questions.entries import LONGEST as LONGEST_ENTRY  # only questions with boxes load it

    boxes: Mapping[str, Any] = question.boxes()
    entered = {name: raw.get(name) for name in boxes} if isinstance(raw, dict) else {}
    found = {name: seen(text[:LONGEST_ENTRY]) for name, text in entered.items() if isinstance(text, str)}
    return {
        name: text
        for name, text in found.items()
        if text and (not boxes[name].options or text in boxes[name].options)
    }


def _order(question: Any, raw: object) -> Shown:
    try:
        order = question.read(raw)
    except MalformedError:
        order = None
    return Shown(order=order or tuple(question.items), ordered=bool(order))


def _walked(question: Any, raw: object) -> Any:
    """Walk a path as far as it leads."""
    scene = question.start()
    for name in raw if isinstance(raw, list) else ():
        if not isinstance(name, str) or name not in question.choices(scene):
            break
        scene = question.after(scene, name)
    return scene


def clean(text: str) -> str:
    """Return at most 8,000 characters of a learner's text, without those that cannot be seen."""
    return seen(text[:LONGEST])


def standing(question: Question[Any], raw: object, mark: Mark | None) -> Standing:
    """Return what became of `raw`; without a mark it says only whether there is an answer."""
    if mark is None:
        try:
            answered = question.read(raw) is not None
        except MalformedError as problem:
            return Standing(State.MALFORMED, str(problem))
        if not answered:
            return Standing(State.NOT_ATTEMPTED)
        return Standing(State.TO_MARK if question.by_person else State.MARKED)
    if mark.state is State.TO_MARK or not mark.out_of:
        return Standing(mark.state, mark.reason)
    return Standing(mark.state, mark.reason, f"{figure(mark.points)} of {counted(mark.out_of)}")


def figure(points: float) -> str:
    """Return points as people write them: 2, 1.5, 0.33."""
    return f"{round(points, 2):g}"


def counted(points: float) -> str:
    """Return points with their noun: 1 point, 2 points."""
    return f"{figure(points)} {'point' if points == 1 else 'points'}"

"""Dialogue: a conversation with branches; the whole path through it is the answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from attrs import Factory, field, frozen

from frontline.questions.question import MalformedError, Mark, Question, Verdict

MOODS = {-2: "angry", -1: "tense", 0: "calm", 1: "at ease", 2: "content"}
"""The moods of the other person, by the number that choices change."""


@frozen
class Line:
    """What is said or happens: `who` is empty for a stage direction.

    `when` is empty, a mood's side ("tense": below 0, "calm": 0 or more), "knows x" or "not knows x".
    """

    text: str
    who: str = ""
    when: str = ""

    def holds(self, mood: int, known: frozenset[str]) -> bool:
        """Whether the line is said in this state."""
        match self.when.split():
            case []:
                return True
            case ["tense"]:
                return mood < 0
            case ["calm"]:
                return mood >= 0
            case ["not", "knows", fact]:
                return fact not in known
            case [*_, fact]:
                return fact in known
        return False


def _lines(made: Any) -> tuple[Line, ...]:
    return tuple(one if isinstance(one, Line) else Line(**one) for one in made)


@frozen(kw_only=True)
class Say:
    """Something that the learner can say, what is answered to it, and where that leads."""

    text: str
    to: str
    answer: tuple[Line, ...] = field(default=(), converter=_lines)
    mood: int = 0
    learns: str = ""
    needs: str = ""


def _says(made: Mapping[str, Any]) -> Mapping[str, Say]:
    return {name: one if isinstance(one, Say) else Say(**one) for name, one in made.items()}


@frozen(kw_only=True)
class Turn:
    """A point of the conversation: what is said on coming there, and what the learner can say then.

    Of the choices that lead back here each can be used once, and `most` of them at most (0: all).
    """

    lines: tuple[Line, ...] = field(default=(), converter=_lines)
    says: Mapping[str, Say] = field(factory=dict, converter=_says)
    most: int = 0


def _turns(made: Mapping[str, Any]) -> Mapping[str, Turn]:
    return {name: one if isinstance(one, Turn) else Turn(**one) for name, one in made.items()}


@frozen
class Spoken:
    """One choice on a path: what led to it, what could have been said instead, and what it did."""

    id: str
    text: str
    available: tuple[str, ...]
    answer: tuple[Line, ...]
    mood: int
    learned: str
    then: tuple[Line, ...]
    """What is said at the turn that was reached."""
    repeatable: bool
    """Whether the other choices could still be said afterwards."""


@frozen
class Scene:
    """Where a conversation stands after some choices."""

    turn: str
    mood: int
    known: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    path: tuple[Spoken, ...] = ()
    opening: tuple[Line, ...] = Factory(tuple)


@frozen(kw_only=True)
class DialogueKey:
    """What each choice is worth, which confirm what was understood, and the most that a path can earn."""

    worth: Mapping[str, float]
    confirms: tuple[str, ...] = field(default=(), converter=tuple)
    best: float


@frozen
class Dialogue(Question[DialogueKey]):
    """A question that is answered by leading a conversation from the turn `opening` to an end.

    `facts` (id: text) are what the other person tells only when asked; `mood` runs from -2 to 2.
    The answer is the list of choices.
    """

    kind: ClassVar[str] = "dialogue"
    unfolds: ClassVar[bool] = True

    who: str
    opening: str
    turns: Mapping[str, Turn] = field(converter=_turns)
    facts: Mapping[str, str] = Factory(dict)
    mood: int = 0

    @cached_property
    def says(self) -> Mapping[str, Say]:
        """Return every choice of every turn by its id."""
        return {name: say for turn in self.turns.values() for name, say in turn.says.items()}

    def start(self) -> Scene:
        """Return the scene before anything was said."""
        lines = self.turns[self.opening].lines
        return Scene(self.opening, self.mood, opening=self._heard(lines, self.mood, frozenset()))

    def choices(self, scene: Scene) -> Mapping[str, Say]:
        """Return what can be said now; nothing at an end."""
        turn = self.turns[scene.turn]
        stayed = sum(turn.says[name].to == scene.turn for name in scene.used)
        full = turn.most and stayed >= turn.most
        return {
            name: say
            for name, say in turn.says.items()
            if name not in scene.used
            and not (full and say.to == scene.turn)
            and (not say.needs or say.needs in scene.known)
        }

    def after(self, scene: Scene, choice: str) -> Scene:
        """Return the scene after an available choice."""
        available = self.choices(scene)
        say = available[choice]
        mood = max(min(MOODS), min(max(MOODS), scene.mood + say.mood))
        known = scene.known | {say.learns} if say.learns else scene.known
        stays = say.to == scene.turn
        spoken = Spoken(
            choice,
            say.text,
            tuple(available),
            self._heard(say.answer, mood, known),
            mood,
            say.learns if say.learns not in scene.known else "",
            () if stays else self._heard(self.turns[say.to].lines, mood, known),
            stays and not self.turns[scene.turn].most,
        )
        used = scene.used | {choice} if stays else frozenset()
        return Scene(say.to, mood, known, used, (*scene.path, spoken), scene.opening)

    def play(self, path: tuple[str, ...]) -> Scene:
        """Return the scene after a path; raise `MalformedError` where it cannot be walked."""
        scene = self.start()
        for choice in path:
            if choice not in self.choices(scene):
                raise MalformedError("The answer is not a way through this conversation.")
            scene = self.after(scene, choice)
        return scene

    def ended(self, scene: Scene) -> bool:
        """Whether the conversation is over."""
        return not self.turns[scene.turn].says

    def read(self, raw: object) -> tuple[str, ...] | None:
        """Return the choices in their order."""
        if raw is None or raw == []:
            return None
        if not isinstance(raw, list) or len(raw) > len(self.says):
            raise MalformedError("The answer is not a list of what was said.")
        path = tuple(name for name in raw if isinstance(name, str))
        if len(path) < len(raw):
            raise MalformedError("The answer is not a list of what was said.")
        self.play(path)
        return path

    def remark(self, answer: tuple[str, ...]) -> str:
        """Say when the conversation has not come to its end."""
        return "" if self.ended(self.play(answer)) else "The conversation is not finished yet."

    def follows(self, answer: Any, before: Any) -> bool:
        """Whether `answer` goes on from `before`: what was said stays said."""
        return not before or (answer or ())[: len(before)] == before

    def key(self, plain: object) -> DialogueKey:
        """Take a mapping with `worth`, `confirms` and `best`."""
        if not isinstance(plain, dict) or not set(plain.get("worth", ())) <= set(self.says):
            raise ValueError(f"{self.id}: the key must say what each choice is worth")
        return DialogueKey(**plain)

    def grade(self, key: DialogueKey, answer: tuple[str, ...]) -> Mark:
        """Give what was earned along the path, of the most that any path can earn.

        After what was said come, once the conversation is over, what was not asked and not confirmed.
        """
        scene = self.play(answer)
        earned = sum(key.worth.get(spoken.id, 0.0) for spoken in scene.path)
        best = earned >= key.best
        verdicts = [self._verdict(key, spoken, best=best) for spoken in scene.path]
        if self.ended(scene) and not best:
            verdicts += self._missed(key, scene)
        return self.marked(max(0.0, min(1.0, earned / key.best)), *verdicts)

    def _verdict(self, key: DialogueKey, spoken: Spoken, *, best: bool) -> Verdict:
        """Compare what was said with the best that could be said then."""
        worth = {name: key.worth.get(name, 0.0) for name in spoken.available}
        top = max(worth.values())
        mine = worth[spoken.id]
        # Of questions that can all be asked, each that helps is right; and nobody is blamed for a single way.
        helps = mine > 0 and (mine == top or spoken.repeatable)
        if best or helps or len(worth) == 1:
            return Verdict(spoken.id, 1.0, said=spoken.text)
        if mine == top:
            return Verdict(spoken.id, 0.5, said=spoken.text)
        better = next(name for name, value in worth.items() if value == top)
        credit = max(0.0, mine / top) if top > 0 else 0.0
        return Verdict(spoken.id, credit, said=spoken.text, right=self.says[better].text)

    def _missed(self, key: DialogueKey, scene: Scene) -> list[Verdict]:
        said = {spoken.id for spoken in scene.path}
        missed = [
            Verdict(name, 0.0, self.facts[turn.says[name].learns], right=turn.says[name].text)
            for turn in self.turns.values()
            for name in _unasked(turn, said, scene.known, key)
        ]
        if key.confirms and said.isdisjoint(key.confirms):
            missed.append(Verdict(key.confirms[0], 0.0, right=self.says[key.confirms[0]].text))
        return missed

    def _heard(self, lines: tuple[Line, ...], mood: int, known: frozenset[str]) -> tuple[Line, ...]:
        return tuple(line for line in lines if line.holds(mood, known))


def _unasked(turn: Turn, said: set[str], known: frozenset[str], key: DialogueKey) -> list[str]:
    """Return what should have been asked in a turn: the best questions, and no more than it allows."""
    worth = {name: key.worth.get(name, 0.0) for name in turn.says}
    open_ = [name for name, say in turn.says.items() if say.learns and say.learns not in known]
    found: list[str] = []
    for name in sorted(open_, key=lambda name: -worth[name]):
        asked = (one for one, say in turn.says.items() if one in said and say.to == turn.says[name].to)
        as_good = sum(worth[one] >= worth[name] for one in asked)
        if not turn.most or as_good + len(found) < turn.most:
            found.append(name)
    return [name for name in turn.says if name in found]

"""Dialogue, as an author writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import Factory, frozen

from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.authored.script import Script, read_script
from frontline.questions.dialogue import MOODS, Dialogue, DialogueKey, Line
from frontline.questions.walks import best, scenes


@frozen(kw_only=True)
class AuthoredDialogue(Authored):
    """A role-play as an author writes it: who speaks, what they know, and the script."""

    who: str
    script: str
    facts: dict[str, str] = Factory(dict)
    mood: str = "calm"

    def made(self, id: str) -> Made[DialogueKey]:  # noqa: A002
        """Require a conversation that every path leads to an end, and that asking and confirming matter."""
        if self.essential:
            raise ValueError("a dialogue cannot be `essential`: ask the one line that matters in a choice")
        moods = {name: value for value, name in MOODS.items()}
        if self.mood not in moods:
            raise ValueError(f"mood {self.mood!r} is none of {', '.join(moods)}")
        script = read_script(self.script)
        question = Dialogue(
            id,
            self.prompt,
            who=self.who,
            # Named, because a notebook keeps its mappings in the order of the alphabet.
            opening=next(iter(script.turns)),
            turns=script.turns,
            facts=self.facts,
            mood=moods[self.mood],
            **self.common(),
        )
        # Only what has no loops can be walked to all its ends.
        problems = [*_names(question), *_loops(question), *self._matters(question, script)]
        if problems := problems or list(_ways(question, script)):
            raise ValueError("; ".join(problems))
        most, _ = best(question, script.worth)
        if most <= 0:
            raise ValueError("no path earns anything: give good lines their `worth`")
        key: dict[str, Any] = {"worth": script.worth, "confirms": list(script.confirms), "best": most}
        reasons = {name: Reason(because=why) for name, why in script.because.items()}
        return Made(question=question, key=key, **self.explained(reasons))

    def _matters(self, question: Dialogue, script: Script) -> Iterator[str]:
        says = question.says.values()
        for fact in self.facts:
            if not any(say.learns == fact for say in says):
                yield f"the fact {fact!r} is never learned: give one choice `learns {fact}`"
        if not self.facts or not any(say.needs for say in says):
            yield "nothing depends on asking: give a fact, and a choice that `needs` it"
        if not script.confirms:
            yield "nobody confirms what was understood: mark one choice `confirms`"


def _names(question: Dialogue) -> Iterator[str]:
    for name, say in question.says.items():
        for fact in (say.learns, say.needs):
            if fact and fact not in question.facts:
                yield f"choice {name!r}: {fact!r} is none of the facts {', '.join(question.facts)}"
    for turn in question.turns.values():
        lines: list[Line] = [*turn.lines, *(line for say in turn.says.values() for line in say.answer)]
        for line in lines:
            if "knows" in line.when and line.when.split()[-1] not in question.facts:
                yield f"[{line.when}]: there is no such fact"


def _loops(question: Dialogue) -> Iterator[str]:
    """Say where turns lead back to an earlier turn; back to itself a turn may lead."""
    done: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> Iterator[str]:
        if name in way:
            yield f"the turns go round in a loop: {' -> '.join((*way[way.index(name) :], name))}"
        elif name not in done:
            for say in question.turns[name].says.values():
                if say.to != name:
                    yield from follow(say.to, (*way, name))
            done.add(name)

    yield from follow(question.opening, ())


def _ways(question: Dialogue, script: Script) -> Iterator[str]:
    """Say which paths stop before an end, and which turns and choices no path reaches."""
    turns: set[str] = set()
    choices: set[str] = set()
    for scene in scenes(question):
        turns.add(scene.turn)
        available = question.choices(scene)
        choices.update(available)
        if not available and scene.turn not in script.ends:
            path = " > ".join(spoken.id for spoken in scene.path) or "the start"
            yield f"dead end in turn {scene.turn!r} after {path}: give a choice that leads on, or say (end)"
    for name in question.turns:
        if name not in turns:
            yield f"turn {name!r} cannot be reached"
    for name in question.says:
        if name not in choices:
            yield f"choice {name!r} can never be made: what it needs is not known there"

"""All the ways through a conversation: what authors' checks and the best path need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frontline.questions.dialogue import Dialogue, Scene

State = tuple[str, int, frozenset[str], frozenset[str]]
"""Turn, mood, known facts and choices used in the turn: what goes on from there depends on nothing else."""


def state(scene: Scene) -> State:
    """Return what decides how a conversation can go on."""
    return scene.turn, scene.mood, scene.known, scene.used


def scenes(dialogue: Dialogue) -> Iterator[Scene]:
    """Yield one scene for every state that some path reaches, the start first.

    Ends for any conversation without loops between turns.
    """
    waiting = [dialogue.start()]
    met = {state(waiting[0])}
    while waiting:
        scene = waiting.pop()
        yield scene
        for choice in dialogue.choices(scene):
            after = dialogue.after(scene, choice)
            if state(after) not in met:
                met.add(state(after))
                waiting.append(after)


def best(dialogue: Dialogue, worth: Mapping[str, float]) -> tuple[float, tuple[str, ...]]:
    """Return the most that a path to an end can earn, and the first of the shortest such paths.

    Of conversations without loops between turns; raise ValueError when no path comes to an end.
    """
    found: dict[State, tuple[float, tuple[str, ...]] | None] = {}

    def onward(scene: Scene) -> tuple[float, tuple[str, ...]] | None:
        here = state(scene)
        if here not in found:
            ways = []
            for choice in dialogue.choices(scene):
                if (then := onward(dialogue.after(scene, choice))) is not None:
                    ways.append((worth.get(choice, 0.0) + then[0], (choice, *then[1])))
            end = (0.0, ()) if dialogue.ended(scene) else None
            found[here] = max(ways, key=lambda way: (way[0], -len(way[1]))) if ways else end
        return found[here]

    way = onward(dialogue.start())
    if way is None:
        raise ValueError("no path comes to an end")
    return way

"""What match, blanks and table share: a set of boxes, each with an entry of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontline.questions.entries import LONGEST, Entry
from frontline.questions.question import Key, MalformedError, Question
from frontline.questions.typed import seen


class Boxes(Question[Key]):
    """A question that is answered by entries in named boxes; the answer maps box to what was entered."""

    def boxes(self) -> Mapping[str, Entry]:
        """Return every box by the name under which its entry is stored."""
        raise NotImplementedError

    def read(self, raw: object) -> Mapping[str, str] | None:
        """Return the entries that are there, in the question's order."""
        if raw is None:
            return None
        boxes = self.boxes()
        if not isinstance(raw, dict) or len(raw) > len(boxes):
            raise MalformedError("The answer is not a set of this question's boxes.")
        found: dict[str, str] = {}
        for name, value in raw.items():
            if name not in boxes:
                raise MalformedError("The answer names a box that the question does not have.")
            if not isinstance(value, str):
                raise MalformedError("The answer holds something that is not a text.")
            if len(value) > LONGEST:
                raise MalformedError(f"A box holds more than {LONGEST} characters.")
            if boxes[name].options and value and value not in boxes[name].options:
                raise MalformedError("The answer names something that is not in the list.")
            if text := seen(value).strip():
                found[name] = text
        return {name: found[name] for name in boxes if name in found} or None

    def unread(self, answer: Any) -> str:
        """Say which boxes hold what is no time or number, though one is needed."""
        boxes = self.boxes()
        said = {boxes[name].title: boxes[name].remark(raw) for name, raw in answer.items()}
        return " ".join(f"{title}: {words}" for title, words in said.items() if words)

    def remark(self, answer: Any) -> str:
        """Say what cannot be understood, and how many boxes are empty."""
        boxes = self.boxes()
        empty = len(boxes) - len(answer)
        left = f"{empty} of {len(boxes)} boxes {'is' if empty == 1 else 'are'} still empty." if empty else ""
        return f"{self.unread(answer)} {left}".strip()


def plain_mapping(plain: object, names: Mapping[str, object], id: str) -> Mapping[str, Any]:  # noqa: A002
    """Return a key's mapping; raise ValueError unless it names exactly `names`."""
    if not isinstance(plain, Mapping) or set(plain) != set(names):
        raise ValueError(f"{id}: the key must say what belongs to each of {', '.join(names)}")
    return plain

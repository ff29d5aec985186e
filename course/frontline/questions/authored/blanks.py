"""Blanks, as an author writes it."""

from __future__ import annotations

from typing import Any

from attrs import Factory, frozen

from frontline.questions.authored.entries import checked, entry_key
from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.blanks import GAP, Blanks, BlanksKey
from frontline.questions.entries import Entry


@frozen(kw_only=True)
class AuthoredBlank(Reason):
    """A gap as an author writes it; with options it is chosen from a list."""

    answer: Any
    kind: str = ""
    title: str = ""
    options: dict[str, str] = Factory(dict)
    unit: str = ""


@frozen(kw_only=True)
class AuthoredBlanks(Authored):
    """A text with gaps as an author writes it."""

    text: str
    blanks: dict[str, AuthoredBlank]

    def made(self, id: str) -> Made[BlanksKey]:  # noqa: A002
        """Require that every gap of the text is described once, in the text's order."""
        gaps = GAP.findall(self.text)
        if sorted(gaps) != sorted(self.blanks) or not gaps:
            raise ValueError(f"the text has the gaps {gaps}, `blanks` describes {list(self.blanks)}")
        entries = {name: self._entry(name, number) for number, name in enumerate(gaps, 1)}
        return Made(
            question=Blanks(id, self.prompt, text=self.text.strip(), blanks=entries, **self.common()),
            key={
                name: entry_key(entry, self.blanks[name].answer, f"blank {name!r}")
                for name, entry in entries.items()
            },
            **self.explained({name: self.blanks[name] for name in gaps}),
        )

    def _entry(self, name: str, number: int) -> Entry:
        blank = self.blanks[name]
        return checked(
            Entry(
                kind=blank.kind or ("options" if blank.options else "words"),
                title=blank.title or f"Blank {number}",
                options=blank.options,
                unit=blank.unit,
            ),
            f"blank {name!r}",
        )

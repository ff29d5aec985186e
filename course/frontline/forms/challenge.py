"""How the challenge looks: what stands above and below its questions, and what it found."""

from __future__ import annotations

from collections.abc import Sequence

from frontline.forms.render import fill
from frontline.study.challenge import SIZE, LessonFound


def top(
    unit: str, *, pool: int, lessons: int, running: int, again: bool, found: Sequence[LessonFound]
) -> str:
    """Return the screen above the questions.

    `pool` questions fit, from so many lessons; `running` are asked; `found` is what the last challenge said.
    """
    return fill(
        "challenge.html",
        unit=unit,
        pool=pool,
        lessons=lessons,
        running=running,
        again=again,
        size=SIZE,
        asked=sum(one.asked for one in found),
        right=sum(one.right for one in found),
    )


def end(open_: int, *, asks: bool = False) -> str:
    """Return the screen below the questions, of which `open_` have no answer.

    With `asks` it asks whether the challenge shall be given up.
    """
    return fill("challenge_end.html", open=open_, asks=asks)


def found(unit: str, lessons: Sequence[LessonFound], each: Sequence[tuple[bool, str]] = ()) -> str:
    """Return what was found about each lesson, as part of a page in the folder study/.

    `each` tells of every question in order whether it was right, and where it is explained.
    """
    asked, right = sum(one.asked for one in lessons), sum(one.right for one in lessons)
    return fill(
        "challenge_found.html",
        unit=unit,
        found=lessons if asked else (),
        asked=asked,
        right=right,
        each=each,
    )

"""What stops when a step is left out, against walking every path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.flow import stopped

SEA = {
    "book": (),
    "instruct": ("book",),
    "load": ("book",),
    "draft": ("instruct",),
    "sail": ("load", "draft"),
    "invoice": ("sail",),
}


def test_everything_that_needs_the_step_stops() -> None:
    assert stopped(SEA, "instruct") == ("draft", "sail", "invoice")
    assert stopped(SEA, "load") == ("sail", "invoice")
    assert stopped(SEA, "invoice") == ()
    assert stopped(SEA, "book") == ("instruct", "load", "draft", "sail", "invoice")


@st.composite
def flows(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    count = draw(st.integers(1, 8))
    return {f"s{n}": tuple(f"s{m}" for m in range(n) if draw(st.booleans())) for n in range(count)}


def leads_to(needs: dict[str, tuple[str, ...]], step: str, skipped: str) -> bool:
    return any(before == skipped or leads_to(needs, before, skipped) for before in needs[step])


@given(flows(), st.data())
def test_it_equals_walking_every_path(needs: dict[str, tuple[str, ...]], data: st.DataObject) -> None:
    skipped = data.draw(st.sampled_from(list(needs)))
    assert stopped(needs, skipped) == tuple(step for step in needs if leads_to(needs, step, skipped))


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="no step 'fly'"):
        stopped(SEA, "fly")
    with pytest.raises(ValueError, match="needs 'b', which does not stand before it"):
        stopped({"a": ("b",), "b": ()}, "a")

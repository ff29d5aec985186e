"""What stops in a work flow when a step is left out: everything that needs it, directly or through others."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def stopped(needs: Mapping[str, Collection[str]], skipped: str) -> tuple[str, ...]:
    """Return the steps that cannot be done without the step `skipped`, in the order given.

    `needs` maps each step to the steps that must be done before it, each of which stands earlier. Raises
    ValueError for an unknown step, or one that needs itself or a later one.
    """
    check(needs)
    if skipped not in needs:
        raise ValueError(f"There is no step {skipped!r}.")
    lost = {skipped}
    for step, before in needs.items():
        if not lost.isdisjoint(before):
            lost.add(step)
    return tuple(step for step in needs if step in lost and step != skipped)


def check(needs: Mapping[str, Collection[str]]) -> None:
    """Raise ValueError where a step needs one that does not stand before it."""
    before: set[str] = set()
    for step, wanted in needs.items():
        for name in wanted:
            if name not in before:
                raise ValueError(f"Step {step!r} needs {name!r}, which does not stand before it.")
        before.add(step)

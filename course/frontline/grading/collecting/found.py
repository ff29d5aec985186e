"""A hand-in as it was found in a source, before anyone looked into it."""

from __future__ import annotations

from attrs import frozen

from frontline.grading.collecting.claims import Claim, Place
from frontline.store.answers import RefusedError


@frozen
class Found:
    """Where it lies, what that claims, its content or why it is not read, and what else lies beside it.

    Without a claim, because the name is not fit or the place cannot be read, there is no content either.
    """

    place: Place
    claim: Claim | None
    content: bytes | RefusedError
    beside: tuple[str, ...] = ()

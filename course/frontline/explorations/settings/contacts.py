"""Recorded contacts to mark, rule by rule: what was said, what the log shows, and how a reviewer read it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration

KEPT, BROKEN, UNNEEDED = "kept", "broken", "not needed"
READINGS = (KEPT, BROKEN, UNNEEDED)
"""What a rule can have been in a contact, in the words of an author."""
MOST_CONTACTS, LEAST_ASKED, MOST_ASKED = 10, 2, 6


@frozen(kw_only=True)
class Rule:
    """A rule: a few words for the picture, and in one sentence what it asks for."""

    label: str
    says: str


@frozen(kw_only=True)
class Line:
    """One turn: who speaks or writes, as the learner shall read it, and what."""

    who: str
    says: str


@frozen(kw_only=True)
class Reading:
    """What a rule `was` in a contact for the reviewer (kept, broken, not needed), and the reason."""

    was: str
    because: str


@frozen(kw_only=True)
class Contact:
    """A contact: its time, channel and desk in words, its lines, what the log shows after, and the reading.

    `rules` names the rules that are asked about this contact, each with the reviewer's reading.
    """

    time: str
    channel: str
    desk: str
    lines: tuple[Line, ...]
    after: str
    rules: dict[str, Reading]


@frozen(kw_only=True)
class ContactSettings(Exploration):
    """Contacts in the order of the day, the rules by name, and in `unsaid` what the tally does not say."""

    rules: dict[str, Rule]
    contacts: dict[str, Contact]
    unsaid: str

    def problems(self) -> Iterator[str]:
        """Say which contacts are empty, ask too few or unknown rules, and which readings cannot be."""
        if not 2 <= len(self.contacts) <= MOST_CONTACTS:
            yield f"give 2 to {MOST_CONTACTS} contacts"
        if not self.unsaid:
            yield "say in `unsaid` what the tally does not say"
        for name, one in self.contacts.items():
            if not one.lines:
                yield f"contact {name!r}: give at least one line"
            if not LEAST_ASKED <= len(one.rules) <= MOST_ASKED:
                yield f"contact {name!r}: ask about {LEAST_ASKED} to {MOST_ASKED} rules"
            for rule, reading in one.rules.items():
                if rule not in self.rules:
                    yield f"contact {name!r}: {rule!r} is not in `rules`"
                if reading.was not in READINGS:
                    yield f"contact {name!r}, {rule!r}: `was` is one of {', '.join(READINGS)}"
                if not reading.because:
                    yield f"contact {name!r}, {rule!r}: give the reviewer's reason in `because`"
        asked = {rule for one in self.contacts.values() for rule in one.rules}
        for rule in self.rules:
            if rule not in asked:
                yield f"rule {rule!r}: no contact asks about it"

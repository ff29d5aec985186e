"""Finds the learner of the class whom an id, an e-mail address or a name means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import permutations

from attrs import frozen

from frontline.classroom.classlist import Learner

MOST_WORDS = 4
# Latin letters lose their accents; the marks of other scripts make other words.
ACCENTS = range(0x300, 0x370)
# Moodle drops these from names.
DROPPED = str.maketrans("", "", "'’`\"&:|<>")


class NoMatchError(ValueError):
    """Nobody, or more than one, is meant; the message says which."""


@frozen
class Roster:
    """The class list, ready for look-ups; the first way of looking that finds anyone decides."""

    ids: Mapping[str, Learner]
    emails: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    run_together: Mapping[str, tuple[str, ...]]
    loose_ids: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, listed: Mapping[str, Learner]) -> Roster:
        """Make the look-ups for a class list by id."""
        learners = listed.values()
        return cls(
            ids=listed,
            emails=_index((one.email.casefold(), one.id) for one in learners if one.email),
            names=_index((_name(one.name), one.id) for one in learners if _name(one.name)),
            run_together=_index((key, one.id) for one in learners for key in _run_together(one)),
            loose_ids=_index((_loose(one.id), one.id) for one in learners),
        )

    def find(self, who: str) -> str:
        """Return the id of the learner called `who`; raise `NoMatchError` unless exactly one is.

        An id counts first, then an e-mail address, then the full name with its words in any order (one that
        Canvas ran together, too), then an id but for capitals, and spaces that became underscores.
        """
        if who in self.ids:
            return who
        for index, key in (
            (self.emails, who.casefold()),
            (self.names, _name(who)),
            (self.run_together, _name(who)),
            (self.loose_ids, _loose(who)),
        ):
            match index.get(key, ()):
                case (one,):
                    return one
                case (_, *_) as several:
                    raise NoMatchError(f"{who!r} fits more than one learner: {', '.join(several)}")
        raise NoMatchError(f"no learner in class.csv is called {who!r}")


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, id_ in pairs:
        found.setdefault(key, {})[id_] = None
    return {key: tuple(ids) for key, ids in found.items()}


def _run_together(learner: Learner) -> set[str]:
    first, last = _words(learner.first_name), _words(learner.last_name)
    orders = [[*first, *last], [*last, *first]]
    if 0 < len(orders[0]) <= MOST_WORDS:
        orders += map(list, permutations(orders[0]))
    return {"".join(order) for order in orders if order}


def _name(name: str) -> str:
    return " ".join(sorted(_words(name)))


def _words(name: str) -> list[str]:
    """Return a name's words without case and accents."""
    apart = unicodedata.normalize("NFKD", name.translate(DROPPED))
    plain = unicodedata.normalize("NFKC", "".join(one for one in apart if ord(one) not in ACCENTS)).casefold()
    return "".join(_kept(one) for one in plain).split()


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    # Invisible marks join letters; all else parts words.
    return character if category[0] in "LMN" else "" if category == "Cf" else " "


def _loose(id_: str) -> str:
    return id_.replace("_", " ").casefold()

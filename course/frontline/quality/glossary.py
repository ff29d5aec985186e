"""Checks the glossary: plain and whole by itself, and with every short form that the course uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from frontline.content.text import OwnBlock, Text
from frontline.lexicon.decode import Decoder
from frontline.lexicon.spelling import fold
from frontline.lexicon.words import KNOWN_TO_ALL
from frontline.quality.course import Course
from frontline.quality.prose import sayings
from frontline.quality.reading import grade
from frontline.terms import Term

LONGEST_MEANING = 260
"""Characters: what one takes in at a glance, in a bubble beside the text."""
HARDEST = 12.0
"""Grade of a single meaning; a text as a whole has to be easier."""
SHORT_FORM = re.compile(r"(?<![\w&/.@#-])[A-Z][A-Z0-9&]{1,4}(?:/[A-Z0-9]{1,4})?(?![\w&@]|-\w|/\w| \d{6})")
NUMBERED = re.compile(r"[A-Z]{1,3}\d+")
"""Rules, conditions and powers of the company: G17, T21, E12."""
STRESSED = frozenset(
    "ALL AND BUT HOLD NEW NO NOT NOW ONE ONLY STOP THREE TODAY TWO WE YES YOU".split()  # noqa: SIM905
)
"""Words in capitals, for stress or as a label."""
EVERYBODY_KNOWS = KNOWN_TO_ALL | STRESSED


def glossary_errors(course: Course) -> Iterator[str]:
    """Say what is wrong with the glossary, and which short forms of lessons and exercises it lacks."""
    decoder = Decoder(course.terms)
    for term in course.terms.values():
        yield from (f"glossary, {term.id}: {problem}" for problem in _entry(term, decoder))
    yield from _shared(course.terms)
    for text in (*course.lessons.values(), *course.exercises.values()):
        yield from text_errors(text, decoder)


def text_errors(text: Text, decoder: Decoder) -> Iterator[str]:
    """Say which short forms of a text the glossary lacks; names that the text calls its own are none."""
    own = {name for part in text.parts if isinstance(part, OwnBlock) for name in part.things}
    for form in sorted(
        unknown((what for _, what in sayings(text)), decoder)
        - {word for name in own for word in name.split()}
    ):
        yield f"{text.where}: the short form {form!r} is not in the glossary: add it, or write it out"


def unknown(texts: Iterable[str], decoder: Decoder) -> set[str]:
    """Return the short forms in some texts that neither the glossary nor everybody knows."""
    forms = {form for text in texts for form in SHORT_FORM.findall(text)}
    return {
        form
        for form in forms - EVERYBODY_KNOWS
        if not NUMBERED.fullmatch(form)
        and not decoder.meanings(form)
        and not all(part in EVERYBODY_KNOWS or decoder.meanings(part) for part in form.split("/"))
    }


def _entry(term: Term, decoder: Decoder) -> Iterator[str]:
    if len(term.definition) > LONGEST_MEANING:
        yield f"its meaning has {len(term.definition)} characters, at most {LONGEST_MEANING} fit"
    if (found := grade(term.definition, term.names)) > HARDEST:
        yield f"its meaning reads at grade {found:.1f}, at most {HARDEST}: use shorter words and sentences"
    for form in sorted(unknown((term.definition, term.say, term.not_say), decoder)):
        yield f"the short form {form!r} is not in the glossary: add it, or write it out"


def _shared(terms: Mapping[str, Term]) -> Iterator[str]:
    """Say which terms are written alike and do not tell how to keep them apart."""
    called = defaultdict[str, dict[str, Term]](dict)
    for term in terms.values():
        for name in (term.abbreviation, *term.also):
            if name:
                called[fold(name)][term.id] = term
    for name, same in sorted(called.items()):
        for one, other in combinations(same.values(), 2):
            if other.id not in one.confused or one.id not in other.confused:
                yield (
                    f"glossary: {one.id!r} and {other.id!r} are both written {name!r}: "
                    "name each in the other's column confused"
                )

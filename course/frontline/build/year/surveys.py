"""Answers to the quarterly customer survey."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.build.year.customers import JEOPARDY, OTHER
from frontline.build.year.days import YEAR
from frontline.build.year.draw import Draw

SEED = 4665
ANSWERS = 160
"""A quarter."""
PEOPLE = {
    "lumen_toys": 3,
    "saffron_loom": 1,
    "aldine_biologics": 2,
    "tern_point_optics": 1,
    "pocket_heron": 1,
    "isar_freight": 2,
    "juniper_row": 3,
    "crescent_grove": 2,
    "mistral_link": 2,
    "tidepool_home": 2,
    "golden_reed": 2,
    "orchid_lane": 2,
}
"""How many people of a customer answer each time."""
OTHERS = {"contract": 18, "spot": 36, "ecommerce": 20, "agents": 10, "private": 16}
"""Segments of those who are not on file."""

# F5: from quarter to quarter fewer people would advise against us, and no more would recommend us.
DETRACTORS = (0.30, 0.26, 0.20, 0.16)
PROMOTERS = 0.36

# F4: where the people of the customer in jeopardy stand among all, from 0 (least content) to 1.
JEOPARDY_CONTENT = (0.75, 0.65, 0.25, 0.12)
JEOPARDY_SPREAD = 0.1

SATISFACTION = {5: 0.64, 4: 0.25, 3: 0.11, 2: 0.02}
"""How content, 0 to 1, somebody must be for an answer; less gives 1."""
SATISFACTION_SPREAD = 0.16

EXPECTED = {"reliability": 6.4, "assurance": 6.0, "tangibles": 4.9, "empathy": 5.6, "responsiveness": 6.2}
GAP = {"reliability": -0.75, "assurance": -0.25, "tangibles": 0.35, "empathy": -0.4, "responsiveness": -1.1}
"""Perceived less expected, on the mean of a scale from 1 to 7."""
RATING_SPREAD = 0.8
CONTENT_MOVES = 1.8
"""By how much the most content rate higher than the least."""


@frozen(kw_only=True)
class Survey:
    """A row: one person's answers."""

    id: str
    quarter: str
    customer: str
    segment: str
    satisfaction: int
    recommend: int
    effort: int
    expected_reliability: int
    perceived_reliability: int
    expected_assurance: int
    perceived_assurance: int
    expected_tangibles: int
    perceived_tangibles: int
    expected_empathy: int
    perceived_empathy: int
    expected_responsiveness: int
    perceived_responsiveness: int


def surveys() -> list[Survey]:
    """Return the year's answers, quarter by quarter."""
    draw = Draw(SEED)
    asked = [(quarter, customer) for quarter in range(4) for customer in _asked()]
    return [
        _answer(f"A{row:03}", quarter, customer, draw)
        for row, (quarter, customer) in enumerate(asked, start=1)
    ]


def _asked() -> Iterator[str]:
    named = [customer for customer, people in PEOPLE.items() for _ in range(people)]
    yield from named
    yield from [OTHER] * (ANSWERS - len(named))


def _answer(id_: str, quarter: int, customer: str, draw: Draw) -> Survey:
    content = draw.between(0, 1)
    if customer == JEOPARDY:
        content = min(0.99, max(0.01, draw.normal(JEOPARDY_CONTENT[quarter], JEOPARDY_SPREAD)))
    ratings = {}
    for name, expected in EXPECTED.items():
        moved = CONTENT_MOVES * (content - 0.5)
        ratings[f"expected_{name}"] = draw.step(expected, RATING_SPREAD, 1, 7)
        ratings[f"perceived_{name}"] = draw.step(expected + GAP[name] + moved, RATING_SPREAD, 1, 7)
    return Survey(
        id=id_,
        quarter=f"{YEAR}-Q{quarter + 1}",
        customer=customer,
        segment=draw.pick(OTHERS) if customer == OTHER else "",
        satisfaction=_satisfaction(draw.normal(content, SATISFACTION_SPREAD)),
        recommend=_recommend(content, DETRACTORS[quarter], draw),
        effort=draw.step(3.3 + 3.4 * content, 1, 1, 7),
        **ratings,
    )


def _satisfaction(content: float) -> int:
    return next((answer for answer, least in SATISFACTION.items() if content >= least), 1)


def _recommend(content: float, detractors: float, draw: Draw) -> int:
    """Return an answer from 0 to 10: detractors at the lower end of content, promoters at the upper."""
    if content < detractors:
        return 6 - min(6, int(draw.wait(1.3)))
    if content >= 1 - PROMOTERS:
        return draw.whole(9, 10)
    return draw.whole(7, 8)

"""Each desk's months: people, work, how staff and customers felt, and what it brought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from attrs import frozen

from frontline.build.year.days import YEAR
from frontline.build.year.draw import Draw
from frontline.build.year.loads import Load
from frontline.build.year.people import Employed
from frontline.build.year.requests import Request
from frontline.build.year.rota import Week

SEED = 30

# F10, the service-profit chain: each figure follows from the one before it, with chance added. The mean of a
# figure where the one before it has its own mean, the slope from there, and the spread of chance.
STAFF = (3.46, -1.0, 0.1)
"""Staff satisfaction, 1 to 5, from strain (mean 0)."""
SATISFIED = (0.775, 0.62, 0.028)
"""Share of satisfied customers, from the share of promises kept (mean PROMISE_KEPT)."""
KEPT = (0.86, 0.55, 0.018)
"""Share of customers kept, from the share of satisfied ones."""
MARGIN = (1450, 5200, 90)
"""HK$ a customer, from the share of customers kept."""
PROMISE_KEPT = 0.9

# F6: the reviewers' score of attitude is the same everywhere and always; what moves is strain.
ATTITUDE, ATTITUDE_SPREAD = 4.2, 0.13


@frozen(kw_only=True)
class DeskMonth:
    """A row."""

    month: str
    desk: str
    heads: float
    joined: int
    left: int
    absence_days: int
    contacts_per_head: float
    staff_satisfaction: float
    attitude: float
    promise_kept: float
    satisfied: float
    customers_kept: float
    margin_hkd: int


def desk_months(
    loads: Mapping[tuple[str, int], Load],
    requests: Sequence[Request],
    rota: Sequence[Week],
    people: Sequence[Employed],
) -> list[DeskMonth]:
    """Return a row for each desk and month; promises and absences are those of the other tables."""
    draw = Draw(SEED)
    kept: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for one in requests:
        kept[one.desk, one.opened.month].append(one.hours_taken <= one.promise_hours)
    desks = {person.key: person.desk for person in people}
    absent: dict[tuple[str, int], int] = defaultdict(int)
    for week in rota:
        absent[desks[week.person], week.week.month] += week.days_absent
    rows = [_row(at, load, fmean(kept[at]), absent[at], draw) for at, load in loads.items()]
    return sorted(rows, key=lambda row: row.month)


def _row(at: tuple[str, int], load: Load, promise_kept: float, absent: int, draw: Draw) -> DeskMonth:
    desk, month = at
    satisfied = _follows(SATISFIED, promise_kept - PROMISE_KEPT, draw)
    customers = _follows(KEPT, satisfied - SATISFIED[0], draw)
    return DeskMonth(
        month=f"{YEAR}-{month:02}",
        desk=desk,
        heads=load.heads,
        joined=load.joined,
        left=load.left,
        absence_days=absent,
        contacts_per_head=round(load.contacts / load.heads, 1),
        staff_satisfaction=round(_follows(STAFF, load.strain, draw), 2),
        attitude=round(draw.normal(ATTITUDE, ATTITUDE_SPREAD), 2),
        promise_kept=round(promise_kept, 3),
        satisfied=round(satisfied, 3),
        customers_kept=round(customers, 3),
        margin_hkd=round(_follows(MARGIN, customers - KEPT[0], draw)),
    )


def _follows(link: tuple[float, float, float], off_mean: float, draw: Draw) -> float:
    mean, slope, spread = link
    return draw.normal(mean + slope * off_mean, spread)

"""The service-profit chain: what the template says is what the year holds, link by link and desk by desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from frontline.charts.scatter import Legend, Spot, scatter
from frontline.content.places import Places
from frontline.content.year import table
from frontline.explorations.chain import MEASURES, drawn, farthest, moves, signed
from frontline.models.profit_chain import DeskQuarter, Link, links, quarters

from .conftest import Box, Mistakes

NAME = "template-chain"
LINKS = ("staff_satisfaction", "staff_turnover", "promise_kept", "customer_satisfaction", "customers_kept")


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


@pytest.fixture(scope="module")
def rows() -> list[DeskQuarter]:
    from frontline.content.places import here

    return quarters(table(here(), "desk_months").rows)


@pytest.fixture(scope="module")
def found(rows: list[DeskQuarter]) -> Mapping[str, Link]:
    return {one.earlier: one for one in links([each.figures for each in rows])}


# A quarter from its months


def test_a_quarter_is_the_mean_of_its_months_and_counts_all_who_left(places: Places) -> None:
    rows = quarters(table(places, "desk_months").rows)
    assert len(rows) == 20
    air = next(one for one in rows if (one.desk, one.quarter) == ("air", 3)).figures
    # (3.27 + 2.84 + 2.95) / 3; two people of (4.13 + 3.26 + 3.00) / 3
    assert air.staff_satisfaction == pytest.approx(3.02)
    assert air.staff_turnover == pytest.approx(2 / 3.4633, abs=1e-4)
    # (0.738 + 0.638 + 0.763) / 3, (0.666 + 0.583 + 0.703) / 3, (0.781 + 0.777 + 0.813) / 3
    assert air.promise_kept == pytest.approx(0.713)
    assert air.customer_satisfaction == pytest.approx(0.6507, abs=1e-4)
    assert air.customers_kept == pytest.approx(0.7903, abs=1e-4)
    # (1,130 + 1,060 + 1,291) / 3
    assert air.margin == pytest.approx(1160.33, abs=0.01)


# The words


def test_every_link_says_how_its_two_ends_move(box: Box, found: Mapping[str, Link]) -> None:
    assert [signed(found[name].correlation) for name in LINKS] == [
        "−0.60",
        "−0.56",
        "+0.68",
        "+0.80",
        "+0.78",
    ]
    for name in LINKS:
        box.control("Link of the chain").value = name
        how = "against each other" if "turnover" in (name + found[name].later) else "together"
        assert f"move {how}: {signed(found[name].correlation)}." in box.says
        assert ("Low turnover is good" in box.says) == (how != "together")


def test_what_one_finds_is_what_the_picture_says(
    box: Box, settings: Callable[[str], Any], rows: list[DeskQuarter], found: Mapping[str, Link]
) -> None:
    without = []
    for name in LINKS:
        far = farthest(rows, found[name])
        assert (far.desk, far.quarter) == ("air", 3)
        others = links([one.figures for one in rows if one is not far])
        one = next(link for link in others if link.earlier == name)
        without.append(one.correlation)
        assert abs(one.correlation) < abs(found[name].correlation)
        assert one.correlation * found[name].correlation > 0
        box.control("Link of the chain").value = name
        assert "Farthest out: Air desk, quarter 3" in box.says
        assert f"Without this point the two {moves(one.correlation)}: {signed(one.correlation)}." in box.says
    says = settings(NAME).found
    weakest, strongest = min(without, key=abs), max(without, key=abs)
    for figure in ("+0.80", "−0.56", signed(weakest), signed(strongest)):
        assert figure in says


def test_a_desk_alone_is_told_quarter_by_quarter(box: Box) -> None:
    assert "Quarter 1:" not in box.says
    box.control("Desk to look at").value = "air"
    assert (
        "<strong>Air desk.</strong> Quarter 1: staff satisfaction 3.56 and staff turnover 0 %; "
        "quarter 2: staff satisfaction 3.58 and staff turnover 0 %; "
        "quarter 3: staff satisfaction 3.02 and staff turnover 58 %; "
        "quarter 4: staff satisfaction 3.34 and staff turnover 0 %."
    ) in box.says
    box.control("Link of the chain").value = "customers_kept"
    assert "quarter 3: customers kept 79 % and margin HK$1,160" in box.says


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "It does not say that the first thing causes the second." in box.says
    assert "Both may follow from a third thing" in box.says
    assert "The second may drive the first" in box.says
    assert "20 points are fewer than they look" in box.says


@pytest.mark.parametrize(
    ("correlation", "words"),
    [
        (0.3, "move together"),
        (0.29, "hardly move together"),
        (-0.29, "hardly move together"),
        (-0.3, "move against each other"),
    ],
)
def test_a_correlation_near_nothing_is_hardly_any(correlation: float, words: str) -> None:
    assert moves(correlation) == words


# The picture


def test_the_picture_tells_every_point_also_in_words(box: Box) -> None:
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert label[1].count("Q3 ") == 5
    assert "Air desk: Q1 staff satisfaction 3.56 and staff turnover 0 %;" in label[1]


def test_desks_differ_by_shape_and_the_one_to_look_at_also_by_labels(
    settings: Callable[[str], Any], rows: list[DeskQuarter], found: Mapping[str, Link]
) -> None:
    alike = drawn(settings(NAME), rows, found["promise_kept"], "").picture
    # 16 points and 4 rows of the list have corners; 4 points, a row, and the ring twice are round.
    assert (alike.count("<polygon"), alike.count("<circle")) == (20, 7)
    assert re.findall(r">(Q\d)<", alike) == ["Q3"]
    hotline = drawn(settings(NAME), rows, found["promise_kept"], "hotline").picture
    assert sorted(re.findall(r">(Q\d)<", hotline)) == ["Q1", "Q2", "Q3", "Q3", "Q4"]
    assert alike.count("#0072b2") == 25
    assert hotline.count("#0072b2") == 5


def test_both_axes_name_what_they_measure_and_its_unit(box: Box) -> None:
    for name, later in zip(LINKS, (*LINKS[1:], "margin"), strict=True):
        box.control("Link of the chain").value = name
        for end in (name, later):
            assert f"({MEASURES[end].unit})" in box.picture


def test_labels_keep_apart_even_where_points_lie_on_each_other() -> None:
    spots = [Spot(group="a", across=1, up=1, label="Q1"), Spot(group="a", across=1, up=1, label="Q2")]
    spots.append(Spot(group="b", across=5, up=9))
    picture = scatter({"a": "A", "b": "B"}, spots, Legend(across="x", up="y", ring=""), says="x")
    places = {
        label: (float(x), float(y))
        for x, y, label in re.findall(r'<tspan x="([\d.]+)" y="([\d.]+)">(Q\d)<', picture)
    }
    (x, y), (other_x, other_y) = places["Q1"], places["Q2"]
    assert abs(x - other_x) >= 18 or abs(y - other_y) >= 17


def test_a_chart_without_points_or_with_too_many_groups_is_refused() -> None:
    legend = Legend(across="x", up="y", ring="")
    with pytest.raises(ValueError, match="at least one point"):
        scatter({"a": "A"}, [], legend, says="x")
    with pytest.raises(ValueError, match="at most 5 groups"):
        scatter({name: name for name in "abcdef"}, [Spot(group="a", across=1, up=1)], legend, says="x")


# What an author may write


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["desks"].pop("air"), "`desks`: name each desk of the year and no other (air)"),
        (lambda plain: plain["desks"].update(sales="Sales"), "and no other (sales)"),
        (lambda plain: plain["desks"].update(sea=" "), "`desks`: give a label to sea"),
        (lambda plain: plain.update(rows=[]), "'rows'"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = mistakes(NAME, change)
    assert any(says in problem for problem in problems), problems
    assert all(NAME in problem for problem in problems)

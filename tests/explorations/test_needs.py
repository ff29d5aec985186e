"""What a day is worth: which service is the cheapest, and from which cost of a late day on."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.needs import drawn
from frontline.explorations.settings.needs import NeedSettings
from frontline.models.needs import cost

from .conftest import Box

NAME = "template-needs"
VALUES = {"kg": 300, "m3": 1.2, "days": 30, "late": 0}


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    """Return the block as the build gives it to a notebook."""
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def block(settings: Callable[[str], NeedSettings]) -> NeedSettings:
    return settings(NAME)


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def choose(box: Box, label: str) -> None:
    case = box.control("Case")
    case.value = next(value for words, value in case.options if words.startswith(label))


# The figures of the block


def test_the_block_has_no_problem(block: NeedSettings) -> None:
    assert list(block.problems()) == []


def test_what_one_finds_is_what_the_picture_says(box: Box, block: NeedSettings) -> None:
    choose(box, "Spare parts")
    assert "Cheapest in total: Shared container (LCL), HK$1,704.</strong> It arrives in time." in box.says
    assert "The next in price, Air freight, is HK$7,296 more." in box.says
    box.control("Days until the goods are needed").value = 30
    assert "It arrives 8 days late." in box.says
    assert "Up to HK$912 a late day Shared container (LCL) stays cheapest. Above it, Air freight." in box.says
    choose(box, "A part for a ship")
    assert box.control("What one late day costs the customer").value == 15000
    assert "Cheapest in total: Air freight, HK$5,640.</strong> It arrives in time." in box.says
    assert "The next in price, Express, is HK$5,670 more." in box.says
    assert "Up to HK$129 a late day Shared container (LCL) stays cheapest. Above it, Air freight." in box.says
    assert (block.services["air"].days, block.services["express"].days) == (4, 3)
    choose(box, "A sample")
    assert box.control("Weight of the goods").value == 4
    assert "Cheapest in total: Express, HK$770." in box.says
    assert "Shared container (LCL) HK$1,620" in box.says
    assert "Air freight HK$838" in box.says
    assert "Shared container (LCL) charges at least 1 m³." in box.says
    assert "Express charges 10 kg,</strong> and the scale shows 4 kg" in box.says
    figures = ("HK$1,704", "HK$7,296", "8 days late", "HK$912", "HK$129", "HK$15,000", "HK$5,670", "HK$1,620")
    for figure in (*figures, "10 kg for 4 kg", "one day earlier", "HK$770", "HK$838"):
        assert figure in block.found


# The words


def test_the_total_is_freight_and_the_late_days(block: NeedSettings) -> None:
    says = drawn(block, {**VALUES, "late": 500})
    # 1,200 + 1.2 · 420, and 8 days late.
    assert (
        "Cheapest in total: Shared container (LCL), HK$5,704.</strong> It arrives 8 days late." in says.says
    )
    assert "The cheapest that arrives in time is Air freight, HK$9,000." in says.says
    assert "Shared container (LCL) HK$1,704, Full 20-foot container (FCL) HK$16,000, Air freight" in says.says


@pytest.mark.parametrize(("late", "name"), [(912, "Shared container (LCL)"), (913, "Air freight")])
def test_the_break_even_is_where_the_cheapest_changes(block: NeedSettings, late: int, name: str) -> None:
    says = drawn(block, {**VALUES, "late": late}).says
    assert f"Cheapest in total: {name}, " in says
    assert "Up to HK$912 a late day Shared container (LCL) stays cheapest. Above it, Air freight." in says


def test_each_service_that_takes_over_is_named(block: NeedSettings) -> None:
    says = drawn(block, {"kg": 2000, "m3": 10, "days": 30, "late": 3000}).says
    # 5,400 and 8 days late; 16,000 and 4 days late; 56,600 in time.
    assert (
        "Up to HK$2,650 a late day Shared container (LCL) stays cheapest. "
        "Above it, Full 20-foot container (FCL), up to HK$10,150. Above it, Air freight." in says
    )


@pytest.mark.parametrize("late", range(0, 20001, 1250))
def test_the_break_evens_agree_with_counting(block: NeedSettings, late: int) -> None:
    values = {"kg": 2000, "m3": 10, "days": 30, "late": late}
    totals = {offer.label: cost(offer, **values).total for offer in block.services.values()}
    best = min(totals, key=lambda name: totals[name])
    says = drawn(block, values).says
    limits = [int(found.replace(",", "")) for found in re.findall(r"[Uu]p to HK\$([\d,]+)", says)]
    order = ["Shared container (LCL)", "Full 20-foot container (FCL)", "Air freight"]
    assert order[sum(late > limit for limit in limits)] == best


def test_when_all_arrive_in_time_a_late_day_decides_nothing(box: Box) -> None:
    choose(box, "Spare parts")
    before = box.picture
    assert "All services arrive in time, so the lowest freight decides." in box.says
    box.control("What one late day costs the customer").value = 20000
    assert box.picture == before


def test_a_service_that_is_cheapest_and_first_stays_cheapest(box: Box) -> None:
    choose(box, "A sample")
    assert "Express stays cheapest, whatever a late day costs." in box.says


def test_when_none_is_in_time_the_first_is_named(block: NeedSettings) -> None:
    says = drawn(block, {**VALUES, "days": 1, "late": 2000}).says
    assert "Air freight, HK$15,000.</strong> It arrives 3 days late. No service arrives in time." in says
    assert "The first is Express, 2 days late." in says
    alone = drawn(block, {"kg": 4, "m3": 0.05, "days": 2, "late": 0}).says
    assert "It arrives 1 day late. No service arrives in time. The next" in alone


def test_what_is_charged_is_said_where_it_is_more_than_the_scale_shows(block: NeedSettings) -> None:
    light = drawn(block, {**VALUES, "kg": 120}).says
    assert "Air freight charges 200 kg,</strong> and the scale shows 120 kg" in light
    assert "Express charges 240 kg,</strong> and the scale shows 120 kg" in light
    assert "charges" not in drawn(block, VALUES).says
    heavy = drawn(block, {**VALUES, "kg": 2000}).says
    assert "Shared container (LCL) charges 2 m³,</strong> and the goods take 1.2 m³" in heavy
    small = drawn(block, {**VALUES, "kg": 600, "m3": 0.3}).says
    assert "Shared container (LCL) charges at least 1 m³." in small
    assert "1,000 kg count as 1 m³" not in small


def test_two_that_cost_the_same_are_said_to(block: NeedSettings) -> None:
    twin = {name: evolve(block.services["box"], label=name) for name in ("one", "two")}
    says = drawn(evolve(block, services=twin), VALUES).says
    assert "The next in price, two, costs the same." in says
    assert "one stays cheapest, whatever a late day costs." in says


def test_it_says_what_it_does_not_say(box: Box) -> None:
    for words in ("rates are invented", "estimates", "space", "may not fly", "damage and papers", "ask"):
        assert words in box.says.split("What the picture does not say")[1]


# The picture


def test_the_picture_tells_the_costs_also_in_words(block: NeedSettings) -> None:
    label = re.search(r'aria-label="([^"]*)"', drawn(block, {**VALUES, "late": 500}).picture)
    assert label
    assert (
        "Shared container (LCL): arrives day 38, 8 days late, freight HK$1,704, late days HK$4,000, "
        "total HK$5,704, cheapest;" in label[1]
    )
    assert "Express: arrives day 3, in time, freight HK$18,750, late days HK$0, total HK$18,750." in label[1]


def test_the_cheapest_has_the_sign(box: Box) -> None:
    choose(box, "A part for a ship")
    assert box.picture.count(">★</tspan>") == 1
    assert (
        "Air freight: arrives day 4, in time, freight HK$5,640, late days HK$0, total HK$5,640, cheapest;"
        in (box.picture)
    )


def test_it_starts_again(box: Box) -> None:
    before = (box.picture, box.says)
    choose(box, "A part for a ship")
    assert (box.picture, box.says) != before
    box.press("Start again")
    assert (box.picture, box.says) == before


@pytest.mark.parametrize("end", ["least", "most"])
def test_the_ends_of_all_sliders_are_a_picture(block: NeedSettings, end: str) -> None:
    values: Mapping[str, float] = {name: getattr(control, end) for name, control in block.controls.items()}
    assert "Cheapest in total" in drawn(block, values).says


# What an author may write


def test_a_lesson_s_words_are_words_only(block: NeedSettings) -> None:
    odd = {name: evolve(offer, label=f"<i>{name}</i>") for name, offer in block.services.items()}
    result = drawn(
        evolve(block, services=odd, currency="<b>$"), {**VALUES, "kg": 120, "days": 1, "late": 700}
    )
    assert "<i>" not in result.says + result.picture
    assert "<b>" not in result.says + result.picture
    assert "&lt;i&gt;air" in result.says


def test_another_currency_is_said(block: NeedSettings) -> None:
    assert "Cheapest in total: Shared container (LCL), NOK 1,704." in (
        drawn(evolve(block, currency="NOK "), VALUES).says
    )


def problems(plain: dict[str, Any]) -> list[str]:
    try:
        return list(structure(plain, NeedSettings, NAME).problems())
    except ContentError as problem:
        return [str(problem)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["services"]["air"].pop("days"), "services, air: key 'days' is missing"),
        (lambda plain: plain["services"]["air"].update(days=0), "service 'air': `days` is 1 or more"),
        (
            lambda plain: plain["services"]["air"].update(per="lb"),
            "service 'air': `per` is kg or m3, or left out",
        ),
        (
            lambda plain: plain["services"]["air"].pop("rate"),
            "service 'air': `per` and `rate` belong together",
        ),
        (lambda plain: plain["services"]["box"].update(rate=3), "'box': `per` and `rate` belong together"),
        (lambda plain: plain["services"]["air"].pop("divisor"), "service 'air': `divisor`"),
        (lambda plain: plain["services"]["shared"].update(divisor=6000), "belongs to `per: kg`"),
        (
            lambda plain: plain["services"]["air"].update(least=45),
            "service 'air': `least` belongs to `per: m3`",
        ),
        (lambda plain: plain["services"]["air"].update(base=-1), "are 0 or more"),
        (
            lambda plain: [plain["services"].pop(n) for n in ("box", "air", "express")],
            "at least two services",
        ),
        (lambda plain: plain["controls"]["days"].update(step=0), "with a step above 0"),
        (lambda plain: plain["controls"].pop("late"), "give a control `late`"),
        (lambda plain: plain["controls"].update(price={"label": "x"}), "there is no control 'price'"),
        (lambda plain: plain["controls"]["kg"].update(start=2001), "control 'kg': "),
        (lambda plain: plain["controls"]["kg"].update(least=0), "control 'kg': `least` is above 0"),
        (lambda plain: plain["controls"]["m3"].update(least=0), "control 'm3': `least` is above 0"),
        (lambda plain: plain["controls"]["late"].update(least=-50), "control 'late': `least` is 0 or more"),
        (lambda plain: plain["controls"]["days"].update(step=0.5), "control 'days': give whole days"),
        (
            lambda plain: plain["cases"]["dock"]["needs"].pop("m3"),
            "case 'dock': give a figure for each control",
        ),
        (lambda plain: plain["cases"]["dock"]["needs"].update(m3=0.62), "case 'dock': m3 0.62 is no place"),
        (lambda plain: plain["cases"]["dock"]["needs"].update(days=61), "case 'dock': days 61 is no place"),
        (lambda plain: plain["cases"]["dock"]["needs"].update(kg="heavy"), "a number is needed"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    found = problems(plain)
    assert any(says in problem for problem in found), found

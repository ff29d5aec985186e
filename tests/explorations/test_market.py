"""The market over years: the course's own figures, what they say from which year, and gaps that stay gaps."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.content.market import Status
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.market import drawn, market
from frontline.explorations.settings.market import BOTH, Figure, MarketSettings, Series

from .conftest import Box

NAME = "template-market"


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    """Return the block with the course's own figures, as the build gives it to a notebook."""
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def block(settings: Callable[[str], MarketSettings]) -> MarketSettings:
    return settings(NAME)


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def choose(box: Box, figures: str | None = None, begin: int | None = None, end: int | None = None) -> None:
    if figures is not None:
        which = box.control("Figures")
        which.value = next(value for words, value in which.options if words.startswith(figures))
    for control, year in (("From year", begin), ("To year", end)):
        if year is not None:
            box.control(control).value = str(year)


def years(box: Box, control: str) -> list[str]:
    return [words for words, _ in box.control(control).options]


def label(box: Box) -> str:
    found = re.search(r'aria-label="([^"]*)"', box.picture)
    assert found
    return found[1]


def series(*figures: tuple[int, str], **more: Any) -> Series:
    return Series(
        label="Boxes",
        unit="boxes",
        figures=tuple(
            Figure(year=year, value=value, source="x", status=Status.CONFIRMED, **more)
            for year, value in figures
        ),
    )


def alone(block: MarketSettings, one: Series) -> MarketSettings:
    return evolve(block, series={"boxes": one}, first=0)


# The figures of the block


def test_the_block_is_fine(block: MarketSettings) -> None:
    assert list(block.problems()) == []


def test_what_one_finds_of_the_airport_is_what_the_words_say(box: Box, block: MarketSettings) -> None:
    choose(box, "Cargo", 2019, 2025)
    assert "4.8 to 5.07 million tonnes. That is about 6 % more." in box.says
    assert (
        "To 2025: from 2018 about 1 % less, from 2021 about 1 % more, from 2022 about 21 % more, "
        "from 2023 about 18 % more, from 2024 2.7 % more." in box.says
    )
    assert "<strong>No figure here:</strong> 2020. A dashed line" in box.says
    choose(box, begin=2024)
    assert (
        "The source says +2.7 %. From the rounded figures you would get +3.5 %. Quote the source." in box.says
    )
    for words in (
        "2022, about 21 %",
        "2023, about 18 %",
        "2019, about 6 %",
        "+2.7 %",
        "+3.5 %",
        "2021, a high year, it is only about 1 %",
        "The year 2020 is missing",
    ):
        assert words in block.found


def test_what_one_finds_of_the_port_is_what_the_words_say(box: Box, block: MarketSettings) -> None:
    assert "19.59 to 12.9 million TEU. That is 34 % less." in box.says
    assert "from 2023 about 10 % less, from 2024 5.7 % less." in box.says
    assert "more" not in re.sub(r"<[^>]*>", "", box.says).split("Sources")[0]
    for words in ("34 % less from 2018", "about 10 % less from 2023", "5.7 % less from 2024"):
        assert words in block.found


def test_the_figures_in_what_one_finds_are_all_tested(block: MarketSettings) -> None:
    figures = re.findall(r"[+−]?[\d.]*\d %", block.found)
    assert sorted(figures) == sorted(
        ["21 %", "18 %", "6 %", "1 %", "34 %", "10 %", "5.7 %", "+2.7 %", "+3.5 %"]
    )


# The words


def test_it_begins_with_the_first_series_from_the_year_of_the_lesson(box: Box) -> None:
    assert box.control("Figures").value == "port"
    assert (box.control("From year").value, box.control("To year").value) == ("2018", "2025")
    assert "Containers through the port, from 2018 to 2025:" in box.says


def test_only_years_with_a_figure_can_be_chosen(box: Box) -> None:
    assert years(box, "From year") == ["2004", *map(str, range(2018, 2026))]
    choose(box, "Cargo")
    assert years(box, "To year") == ["2018", "2019", "2021", "2022", "2023", "2024", "2025"]
    assert box.control("From year").value == "2018"


def test_other_first_years_are_told_up_to_the_chosen_year(box: Box) -> None:
    choose(box, begin=2018, end=2021)
    assert "To 2021: from 2004 about 19 % less, from 2019 3 % less, from 2020 1.1 % less." in box.says


def test_the_source_s_change_counts_between_neighbours(box: Box) -> None:
    choose(box, begin=2023, end=2024)
    assert "14.4 to 13.69 million TEU. The source says −4.9 %.</p>" in box.says
    choose(box, begin=2024, end=2025)
    assert "The source says −5.7 %. From the rounded figures you would get −5.8 %." in box.says


def test_without_a_change_of_the_source_it_is_worked_out(box: Box) -> None:
    choose(box, begin=2018, end=2019)
    assert "19.59 to 18.36 million TEU. That is 6 % less." in box.says


def test_a_change_over_several_years_is_never_the_source_s(box: Box) -> None:
    choose(box, begin=2021, end=2024)
    assert "That is 23 % less." in box.says
    assert "The source says" not in box.says


def test_rounding_that_explains_nothing_is_named(block: MarketSettings) -> None:
    one = series((2023, "100.0"), (2024, "110.0"), change="5")
    says = drawn(alone(block, one), "boxes", 2023, 2024).says
    assert "The source says +5 %. From these figures you would get +10.0 %" in says
    assert "and rounding alone does not explain that. The source may compare" in says


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("10.00", "6.60", "That is 34 % less."),
        ("10", "6.6", "That is about 34 % less."),
        ("10.00", "10.00", "That is almost the same."),
        ("10.00", "10.04", "That is almost the same."),
        ("10.00", "25.00", "That is 150 % more."),
    ],
)
def test_about_stands_where_rounding_could_change_the_number(
    block: MarketSettings, first: str, last: str, words: str
) -> None:
    one = alone(block, series((2020, first), (2024, last)))
    assert words in drawn(one, "boxes", 2020, 2024).says


def test_a_change_of_nothing_is_no_growth(block: MarketSettings) -> None:
    one = series((2022, "5.0"), (2023, "5.0"), (2024, "5.0"), change="0")
    says = drawn(alone(block, one), "boxes", 2022, 2024).says
    assert "from 2023 the same." in says


def test_sources_and_days_are_told(box: Box) -> None:
    assert "2018: portnews, date not known. 2025: informare.it, as of 15 January 2026." in box.says
    choose(box, begin=2022, end=2024)
    assert (
        "2022: informare.it, as of 15 January 2025, derived from another figure and its change." in box.says
    )
    assert "2024: informare.it, as of 15 January 2025.</p>" in box.says
    choose(box, begin=2021)
    assert "2021: portnews, as of 18 January 2022." in box.says


def test_missing_years_are_told_of_what_the_picture_shows(box: Box) -> None:
    assert "No figure" not in box.says
    choose(box, begin=2004)
    assert (
        "No figure here:</strong> 2005 to 2017. A dashed line does not say what happened there." in box.says
    )
    choose(box, "Cargo")
    assert "No figure here:</strong> 2020. A dashed line does not say what happened there." in box.says


def test_each_gap_is_told_by_its_years(block: MarketSettings) -> None:
    one = series((2004, "9"), (2018, "8"), (2019, "7"), (2022, "6"), (2024, "5"), (2025, "4"))
    says = drawn(alone(block, one), "boxes", 2004, 2025).says
    assert "No figure here:</strong> 2005 to 2017, 2020, 2021, 2023. A dashed line" in says


def test_without_a_gap_nothing_is_said_of_one(block: MarketSettings) -> None:
    result = drawn(alone(block, series((2023, "1.0"), (2024, "2.0"))), "boxes", 2023, 2024)
    assert "No figure" not in result.says + result.picture
    assert "dashed" not in result.picture
    assert "Another first year" not in result.says


def test_it_says_what_it_does_not_say(box: Box) -> None:
    for figures in ("Containers", "Cargo", "Both"):
        choose(box, figures)
        assert "It says nothing about one lane, one week or a price." in box.says
        assert "It does not say why, and it does not say what comes next year." in box.says


@pytest.mark.parametrize(("begin", "end"), [(2025, 2018), (2022, 2022)])
def test_a_year_that_is_not_later_is_answered_in_words(box: Box, begin: int, end: int) -> None:
    choose(box, begin=begin, end=end)
    assert f"Choose a later year under “To year”: {end} is not after {begin}." in box.says
    assert "That is" not in box.says
    assert "2018: 19.59" in box.picture
    assert "Thick" not in box.picture


# Both series


def test_both_are_compared_from_years_that_both_have(box: Box) -> None:
    choose(box, "Both")
    assert years(box, "From year") == ["2018", "2019", "2021", "2022", "2023", "2024", "2025"]
    assert "Containers through the port, from 2018 to 2025:</strong> 19.59 to 12.9 million TEU." in box.says
    assert "That is 34 % less." in box.says
    assert "5.1 to 5.07 million tonnes. That is about 1 % less." in box.says
    assert "Both lines begin at 100 in 2018." in box.says
    assert "Not in both series:</strong> 2020. A dashed line" in box.says
    assert (
        "Sources, Cargo through the airport.</strong> 2018: China Daily, as of 13 January 2019." in box.says
    )


def test_both_begin_at_100_in_the_chosen_year(box: Box) -> None:
    choose(box, "Both", begin=2022)
    assert "Index, 2022 = 100." in label(box)
    assert (
        "Containers through the port: 2018: 117; 2019: 110; 2021: 107; 2022: 100, derived; 2023: 86, derived;"
        in label(box)
    )
    assert (
        "Cargo through the airport: 2018: 121; 2019: 114; 2021: 119; 2022: 100; 2023: 102; 2024: 117; "
        "2025: 121. No" in label(box)
    )


def test_one_series_alone_offers_no_both(block: MarketSettings) -> None:
    box = Box(market(alone(block, series((2023, "1"), (2024, "2")))))
    assert [words for words, _ in box.control("Figures").options] == ["Boxes"]


# The picture


def test_the_picture_tells_the_figures_also_in_words(box: Box) -> None:
    assert label(box) == (
        "Figures by year. In million TEU. Containers through the port: 2018: 19.59; 2019: 18.36; "
        "2020: 17.95; 2021: 17.8; 2022: 16.7, derived; 2023: 14.4, derived; 2024: 13.69; 2025: 12.9."
    )
    assert "The axis begins at 0. Thick: from 2018 to 2025." in box.picture
    choose(box, "Cargo")
    assert label(box) == (
        "Figures by year. In million tonnes. Cargo through the airport: 2018: 5.1; 2019: 4.8; 2021: 5.0; "
        "2022: 4.2; 2023: 4.3; 2024: 4.9; 2025: 5.07. No figure for 2020."
    )


def test_a_gap_is_dashed_and_the_legend_says_so(box: Box) -> None:
    assert "dashed" not in box.picture
    choose(box, "Cargo")
    assert "dashed: no figure for the years between" in box.picture


def test_only_the_notes_of_the_chosen_years_are_bold(box: Box) -> None:
    choose(box, begin=2022, end=2024)
    bold = re.findall(r'font-weight="600"><tspan[^>]*>([\d.]+)<', box.picture)
    assert sorted(bold) == ["13.69", "14.4", "16.7"]
    choose(box, end=2022)
    assert not re.search(r'font-weight="600"><tspan[^>]*>[\d.]+<', box.picture)


def test_years_before_the_lesson_s_first_show_only_when_chosen(box: Box) -> None:
    assert ">22.0<" not in box.picture
    choose(box, begin=2004)
    assert ">22.0<" in box.picture
    choose(box, begin=2021)
    assert ">19.59<" in box.picture
    assert ">22.0<" not in box.picture


def test_each_series_keeps_the_years_that_were_chosen(box: Box) -> None:
    choose(box, begin=2021, end=2024)
    choose(box, "Cargo", begin=2023)
    choose(box, "Containers")
    assert (box.control("From year").value, box.control("To year").value) == ("2021", "2024")


def test_it_starts_again(box: Box) -> None:
    before = (box.picture, box.says)
    choose(box, begin=2021)
    choose(box, "Both", begin=2022, end=2023)
    box.press("Start again")
    assert (box.picture, box.says) == before
    choose(box, "Both")
    assert box.control("From year").value == "2018"


# What an author may write


def test_a_lesson_s_words_are_words_only(block: MarketSettings) -> None:
    odd = series((2020, "1"), (2024, "2"), as_of="<i>day</i>")
    odd = evolve(odd, label="<i>Boxes</i>", unit="<i>boxes</i>")
    odd = evolve(odd, figures=tuple(evolve(one, source='<i>"x"</i>') for one in odd.figures))
    two = evolve(block, series={"a": odd, "b": odd}, first=0)
    for name in ("a", BOTH):
        result = drawn(two, name, 2020, 2024)
        assert "<i>" not in result.says + result.picture
        assert "&lt;i&gt;Boxes" in result.says
        assert "&lt;i&gt;&quot;x&quot;" in result.says


def figure(plain: dict[str, Any], number: int = 0) -> dict[str, Any]:
    found = plain["series"]["port"]["figures"][number]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["series"].clear(), "give one or two `series`"),
        (lambda plain: plain["series"].update(x=plain["series"]["air"]), "give one or two `series`"),
        (lambda plain: plain["series"].update({"": plain["series"].pop("air")}), "give each series a name"),
        (lambda plain: plain["series"]["port"].update(figures=[]), "'port': give the figures of two years"),
        (lambda plain: figure(plain).update(year=2018), "'port': give each year once, in order"),
        (lambda plain: figure(plain).update(year=2030), "'port': give each year once, in order"),
        (lambda plain: figure(plain).update(value="0.0"), "2004: '0.0' is no number above 0"),
        (lambda plain: figure(plain).update(value="22,0"), "2004: '22,0' is no number above 0"),
        (lambda plain: figure(plain).update(change="fell"), "2004: 'fell' is no change in per cent"),
        (lambda plain: figure(plain).update(source=" "), "2004: say who gives the figure"),
        (lambda plain: plain.update(first=2025), "'port': `first` 2025 leaves fewer than two years"),
        (
            lambda plain: plain["series"]["air"].update(figures=plain["series"]["air"]["figures"][:1] * 1),
            "the two series share fewer than two years",
        ),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    problems = list(structure(plain, MarketSettings, NAME).problems())
    assert any(says in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(colour="red"), "unknown key 'colour'"),
        (lambda plain: figure(plain).update(value=22.0), "figures, 0, value: a text (in quotes) is needed"),
        (lambda plain: figure(plain).update(status="guessed"), "'guessed' is not a valid Status"),
        (lambda plain: figure(plain).pop("source"), "key 'source' is missing"),
    ],
)
def test_what_does_not_fit_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    with pytest.raises(ContentError) as problem:
        structure(plain, MarketSettings, NAME)
    assert says in str(problem.value)

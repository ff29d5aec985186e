"""The figures of the market: what a line may hold, what a wrong one says, and how texts cite them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from frontline.build.watching import saved
from frontline.content.market import Status, market, market_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.content.text import ExploreBlock, Known, Prose, QuestionBlock, Text, known, read_text

SERIES = "port: {label: Port, unit: million TEU, unit_short: m TEU, what: Containers.}\n"
HEAD = "series,year,value,change,as_of,source,status"
LINE = "port,2024,13.69,-4.9,2025-01-15,informare.it,confirmed"
TODAY = datetime.now().astimezone().date()
Lay = Callable[..., Places]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Write the market of a course: `lay(line, line)`."""

    def written(*lines: str, series: str = SERIES, head: str = HEAD) -> Places:
        folder = tmp_path / "course" / "market"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "series.yaml").write_text(series, encoding="utf-8")
        (folder / "figures.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
        return Places(tmp_path)

    return written


def test_a_line_becomes_a_figure_exact_to_its_last_digit(lay: Lay) -> None:
    [one] = market(lay(LINE)).figures["port"]
    assert (one.year, one.value, one.change) == (2024, Decimal("13.69"), Decimal("-4.9"))
    assert (one.as_of, one.source, one.status) == (date(2025, 1, 15), "informare.it", Status.CONFIRMED)
    [exact] = market(lay("port,2004,22.0,,,yearbook,confirmed")).figures["port"]
    assert (str(exact.value), exact.change, exact.as_of) == ("22.0", None, None)


def test_years_are_in_order_whatever_the_order_of_the_lines(lay: Lay) -> None:
    read = market(lay(LINE, "port,2018,19.59,,,portnews,confirmed"))
    assert [one.year for one in read.figures["port"]] == [2018, 2024]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("rail,2024,1,,,x,confirmed", "series: 'rail' is none of port"),
        ("port,24,1,,,x,confirmed", "year: a year such as 2025 is needed, not '24'"),
        ("port,2024/25,1,,,x,confirmed", "year: a year such as 2025 is needed, not '2024/25'"),
        (f"port,{TODAY.year},1,,,x,confirmed", f"year: {TODAY.year} is not over"),
        ("port,2023,0,,,x,confirmed", "value: is 0"),
        ("port,2023,-1,,,x,confirmed", "value: a number such as 13.69 is needed, not '-1'"),
        ("port,2023,,,,x,confirmed", "value: a number such as 13.69 is needed, not ''"),
        ("port,2023,over 17,,,x,confirmed", "value: a number such as 13.69 is needed"),
        ("port,2023,1,fell,,x,confirmed", "change: a number such as -4.9, or nothing, is needed, not 'fell'"),
        ("port,2023,1,,January 2025,x,confirmed", "as_of: a day such as 2026-01-15 is needed"),
        ("port,2023,1,,2025-02-30,x,confirmed", "as_of: a day such as 2026-01-15 is needed"),
        (f"port,2023,1,,{TODAY + timedelta(days=1)},x,confirmed", "lies ahead of today"),
        ("port,2023,1,,, ,confirmed", "source: who says so is needed"),
        ("port,2023,1,,,x,guessed", "status: confirmed or derived is needed, not 'guessed'"),
        ("port,2024,1,,,x,confirmed", "year: 2024 stands twice in series 'port'"),
        ("port,2023,1,,,x", "the row has not 7 cells"),
        ("port,2023,1,,,x,y,confirmed", "the row has not 7 cells"),
        ('port,2023,1,,,"x"y,confirmed', "expected after"),
    ],
)
def test_a_wrong_line_is_named_with_file_line_and_column(lay: Lay, line: str, says: str) -> None:
    with pytest.raises(ContentError) as problem:
        market(lay(LINE, line))
    assert str(problem.value).startswith("course/market/figures.csv, line 3")
    assert says in str(problem.value)


def test_what_was_published_today_is_no_future(lay: Lay) -> None:
    [one] = market(lay(f"port,2023,1,,{TODAY},x,confirmed")).figures["port"]
    assert one.as_of == TODAY


def test_other_columns_are_refused(lay: Lay) -> None:
    with pytest.raises(ContentError, match="line 1: the columns are series, year, value"):
        market(lay(LINE, head="series,year"))


@pytest.mark.parametrize(
    ("series", "says"),
    [
        (SERIES.replace("unit:", "units:"), "unknown key 'units'"),
        (SERIES.replace("port", "port-hk"), "'port' is none of port-hk"),
        (SERIES + SERIES.replace("port", "rail"), "series 'rail' has no figure"),
    ],
)
def test_a_wrong_series_is_named(lay: Lay, series: str, says: str) -> None:
    with pytest.raises(ContentError, match=says) as problem:
        market(lay(LINE, series=series))
    assert str(problem.value).startswith("course/market/")


def test_a_key_that_no_text_could_cite_is_refused(lay: Lay) -> None:
    with pytest.raises(ContentError, match=r"key 'port-hk': use small letters"):
        market(lay(LINE.replace("port", "port-hk"), series=SERIES.replace("port", "port-hk")))


# How texts cite


def test_a_figure_is_cited_as_people_write_it(lay: Lay) -> None:
    port = market_facts(lay("port,2004,22.0,,,yearbook,confirmed", LINE))["port"]
    assert port["y2024"] == port["latest"]
    assert port["y2024"] == {
        "year": 2024,
        "value": "13.69",
        "change": "-4.9",
        "percent": "4.9",
        "fell": "4.9",
        "as_of": "15 January 2025",
        "source": "informare.it",
        "status": "confirmed",
    }
    assert port["y2004"]["as_of"] == "date not known"
    assert port["figures"][0] == {
        "year": 2004,
        "value": "22.0",
        "source": "yearbook",
        "status": "confirmed",
    }


@pytest.mark.parametrize(
    ("change", "word"), [("-4.9", {"fell"}), ("2.7", {"rose"}), ("0", set()), ("", set())]
)
def test_only_what_fell_can_be_said_to_have_fallen(lay: Lay, change: str, word: set[str]) -> None:
    latest = market_facts(lay(f"port,2024,1,{change},,x,confirmed"))["port"]["latest"]
    assert latest.keys() & {"fell", "rose"} == word


def test_an_edition_without_figures_has_none(tmp_path: Path) -> None:
    assert market_facts(Places(tmp_path)) == {}


EXPLORE = """```{explore} a-market
kind: plot
model: market
figures: "{{ market.port.figures }}"
title: "To {{ market.port.latest.year }}"
```"""
QUESTION = """```{question} a-question
type: choice
assesses: [212A-6.1.6.market]
prompt: %s
options:
  a: {text: A, right: true, because: Yes.}
  b: {text: B, because: No.}
```"""


def text_of(places: Places, body: str) -> Text:
    path = places.root / "a.md"
    path.write_text(f"# Title\n\n{body}\n", encoding="utf-8")
    return read_text(path, places, Known({"market": market_facts(places)}))


def prose_of(text: Text) -> str:
    return "\n".join(part.text for part in text.parts if isinstance(part, Prose))


def test_prose_and_questions_cite_a_figure(lay: Lay) -> None:
    text = text_of(
        lay(LINE),
        "In {{ market.port.latest.year }} it was {{ market.port.y2024.value }} million TEU.\n\n"
        + QUESTION % '"{{ market.port.latest.fell }} % of what?"',
    )
    assert "In 2024 it was 13.69 million TEU." in prose_of(text)
    [question] = [part for part in text.parts if isinstance(part, QuestionBlock)]
    assert question.authored.prompt == "4.9 % of what?"


def test_a_number_alone_on_a_line_of_prose_is_text(lay: Lay) -> None:
    assert prose_of(text_of(lay(LINE), "{{ market.port.latest.year }}")) == "# Title\n\n2024"


def test_an_exploration_cites_all_figures(lay: Lay) -> None:
    places = lay(LINE)
    [block] = [part for part in text_of(places, EXPLORE).parts if isinstance(part, ExploreBlock)]
    assert block.settings["figures"] == market_facts(places)["port"]["figures"]
    assert block.settings["title"] == "To 2024"


@pytest.mark.parametrize(
    "body",
    [
        "{{ market.port.figures }}",
        "All of {{ market.port }} here",
        QUESTION % '"{{ market.port.latest }}"',
        QUESTION % '"{{ market.port.figures }} of what?"',
        EXPLORE.replace("latest.year", "latest"),
    ],
)
def test_a_group_is_refused_where_text_is_needed(lay: Lay, body: str) -> None:
    with pytest.raises(ContentError, match="is a group of facts: name one of them"):
        text_of(lay(LINE), body)


def test_a_year_without_a_figure_is_named(lay: Lay) -> None:
    with pytest.raises(ContentError, match=r"line 3: .*market.port.y2020.*'y2020' is not there"):
        text_of(lay(LINE), "It was {{ market.port.y2020.value }}.")


# The course's own figures


def test_the_course_s_texts_know_the_market(places: Places) -> None:
    facts = known(places).facts
    assert facts["market"] == market_facts(places)
    assert "profile" in facts


def test_years_that_nobody_confirmed_are_left_out(places: Places) -> None:
    years = {key: [one.year for one in figures] for key, figures in market(places).figures.items()}
    assert years["port"][:3] == [2004, 2018, 2019]
    assert years["air"][:3] == [2018, 2019, 2021]


def test_derived_figures_follow_from_the_change_that_their_source_gives(places: Places) -> None:
    port = {one.year: one for one in market(places).figures["port"]}
    assert [year for year, one in port.items() if one.status is Status.DERIVED] == [2022, 2023]
    for year in (2022, 2023):
        after = port[year + 1]
        assert after.change is not None
        assert round(after.value / (1 + after.change / 100), 1) == port[year].value


def test_a_figure_that_is_refreshed_builds_the_course_anew(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    places = lay(LINE)
    seen = saved(places)
    path = places.market / "figures.csv"
    path.write_text(f"{HEAD}\n{LINE}\nport,2018,19.59,,,portnews,confirmed\n", encoding="utf-8")
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert next(seen) == [path]

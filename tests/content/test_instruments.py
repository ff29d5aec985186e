"""Observation sheets, oral questions and role-plays: that they cover the units, and what authors are told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from attrs import evolve

from frontline.content.framework import framework
from frontline.content.instruments import (
    Instruments,
    Line,
    instruments,
    problems,
    written_instruments,
)
from frontline.content.places import Places
from frontline.content.reading import ContentError

UNITS = ("212A", "309A")


@pytest.fixture
def own(places: Places) -> dict[str, Instruments]:
    return instruments(places)


def test_every_requirement_of_both_units_can_be_seen_or_asked_for(
    own: dict[str, Instruments], places: Places
) -> None:
    assert tuple(own) == UNITS
    assert list(problems(own, framework(places))) == []


def test_what_was_built_is_what_was_written(own: dict[str, Instruments], places: Places) -> None:
    assert written_instruments(places, framework(places).units) == own


def test_facts_of_the_company_are_filled_in(places: Places) -> None:
    text = json.dumps(json.loads(places.instruments_built.read_text(encoding="utf-8")))
    assert "{{" not in text
    assert "HK$300" in text
    assert "Ms Santos" in text


def test_sums_in_the_instructions_fit_what_there_is_to_tick(own: dict[str, Instruments]) -> None:
    for one in own.values():
        assert {len(question.good) for question in one.oral.questions} == {3}
        assert {len(play.watch) for play in one.roleplay.plays} == {5}
        for criterion in {line.criterion for line in one.observation.lines}:
            assert sum(line.criterion == criterion for line in one.observation.lines) > 4


def changed(own: dict[str, Instruments], lines: tuple[Line, ...]) -> dict[str, Instruments]:
    unit = own["212A"]
    return {"212A": evolve(unit, observation=evolve(unit.observation, lines=lines))}


def test_a_gap_and_an_unknown_name_are_told(own: dict[str, Instruments], places: Places) -> None:
    units = framework(places)
    lines = own["212A"].observation.lines
    told = list(problems(changed(own, tuple(one for one in lines if one.criterion == "212A-7i")), units))
    assert "course/instruments/212A.yaml: 212A-7ii has no line to observe" in told
    for name in ("212A-6.9.9", "212A-6.2.8.nothing", "309A-6.1.1"):
        odd = (*lines, evolve(lines[0], assesses=(name,)))
        assert list(problems(changed(own, odd), units)) == [
            f"course/instruments/212A.yaml: {name!r} is no requirement of the unit"
        ]
    odd = (*lines, evolve(lines[0], criterion="309A-7i"))
    assert list(problems(changed(own, odd), units)) == [
        "course/instruments/212A.yaml: '309A-7i' is no criterion of the unit (use 212A-7i, 212A-7ii)"
    ]


def test_a_requirement_that_nothing_shows_is_told(own: dict[str, Instruments], places: Places) -> None:
    unit = own["212A"]
    oral = evolve(
        unit.oral,
        questions=tuple(one for one in unit.oral.questions if "212A-6.1.6" not in one.assesses),
    )
    assert list(problems({"212A": evolve(unit, oral=oral)}, framework(places))) == [
        "course/instruments/212A.yaml: nothing shows 212A-6.1.6: add a line to observe, or an oral question"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "the file is missing"),
        ("observation: 3\n", "course/instruments/212A.yaml"),
        ("observation: [\n", "course/instruments/212A.yaml"),
    ],
)
def test_a_broken_file_is_named(places: Places, tmp_path: Path, text: str | None, said: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(places.instruments.parent / "company", root / "company")
    folder = Path(shutil.copytree(places.instruments, root / "instruments"))
    if text is None:
        (folder / "212A.yaml").unlink()
    else:
        (folder / "212A.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        written_instruments(Places(tmp_path), framework(places).units)

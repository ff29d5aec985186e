"""The units of competency that the course implements."""

import pytest

from frontline.competency import Framework
from frontline.content.framework import framework
from frontline.content.places import Places


@pytest.fixture(scope="module")
def units(places: Places) -> Framework:
    return framework(places)


def test_both_units_are_there_with_level_and_credits(units: Framework) -> None:
    assert [(unit.id, unit.code, unit.level, unit.credits) for unit in units.units] == [
        ("212A", "LOCUSM212A", 2, 6),
        ("309A", "LOCUSM309A", 3, 9),
    ]


def test_every_criterion_and_requirement_is_there(units: Framework) -> None:
    assert list(units.criteria()) == ["212A-7i", "212A-7ii", "309A-7i", "309A-7ii"]
    counted = {unit.id: len(unit.items) for unit in units.units}
    assert counted == {"212A": 1 + 9 + 9, "309A": 1 + 5 + 11}


@pytest.mark.parametrize(
    "reference", ["212A-6.2.2", "212A-6.2.8.time", "212A-3.loyalty", "309A-6.1.2.complaints"]
)
def test_a_requirement_is_named_by_its_id_and_part(units: Framework, reference: str) -> None:
    assert units.problem(reference) is None


@pytest.mark.parametrize(
    "reference", ["212A-6.2.8", "212A-6.2.8.speed", "212A-6.2.2.use", "212A", "", "x.y.z"]
)
def test_anything_else_is_a_problem(units: Framework, reference: str) -> None:
    assert units.problem(reference)

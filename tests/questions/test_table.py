"""Table: rows to fill in, each column with its own kind of answer."""

import pytest

from frontline.questions import mark
from frontline.questions.types import Table

WHO = {"kind": "options", "title": "Who", "options": {"me": "You", "ops": "Mr Qureshi"}}
DUE = {"kind": "clock", "title": "By when"}
PRINTED = Table(
    "plan",
    "Fill in.",
    columns={"who": WHO, "due": DUE},
    rows={"space": "Find a ship", "truck": "Hold the truck"},
    given="Task",
    points=6,
)
KEY = PRINTED.key(
    {
        "rows": {
            "space": {"who": {"options": {"ops": 1.0}}, "due": {"from": 690, "to": 810}},
            "truck": {"who": {"options": {"me": 1.0, "ops": 0.5}}, "due": {"from": 660, "to": 660}},
        },
        "worth": {"who": 2.0},
    }
)
DO = {"kind": "options", "title": "Action", "options": {"call": "Call", "log": "Log", "wait": "Wait"}}
FREE = Table("free", "Plan.", columns={"do": DO, "due": DUE}, rows={"1": "", "2": ""}, line="do", points=4)
FREE_KEY = FREE.key(
    {
        "rows": {
            "call": {"do": {"options": {"call": 1.0}}, "due": {"from": 600, "to": 600}},
            "log": {"do": {"options": {"log": 1.0}}, "due": {"from": 630, "to": 630}},
        }
    }
)


@pytest.mark.parametrize(
    ("filled", "points"),
    [
        ({"space.who": "ops", "space.due": "13:30", "truck.who": "me", "truck.due": "11.00"}, 6.0),
        ({"space.who": "ops", "truck.who": "ops"}, 3.0),
        ({"space.due": "12:00", "truck.due": "12:00"}, 1.0),
        ({"space.who": "me", "truck.due": "soon"}, 0.0),
    ],
)
def test_each_cell_earns_by_the_weight_of_its_column(filled: dict[str, str], points: float) -> None:
    assert mark(PRINTED, KEY, filled).points == pytest.approx(points)


def test_a_row_s_verdict_says_what_was_entered_and_what_is_right() -> None:
    first, second = mark(PRINTED, KEY, {"space.who": "me", "space.due": "12:00"}).verdicts
    assert (first.part, first.credit, first.about) == ("space", pytest.approx(1 / 3), "Find a ship")
    assert first.said == "Who: You ✗; By when: 12:00 ✓"
    assert first.right == "Who: Mr Qureshi; By when: 11:30 to 13:30"
    assert second.said == ""
    (_, half) = mark(PRINTED, KEY, {"truck.who": "ops"}).verdicts
    assert half.said == "Who: Mr Qureshi (partly)"
    (full, _) = mark(PRINTED, KEY, {"space.who": "ops", "space.due": "12:00"}).verdicts
    assert full.said == "Who: Mr Qureshi; By when: 12:00"


@pytest.mark.parametrize(
    ("filled", "points"),
    [
        ({"1.do": "log", "1.due": "10:30", "2.do": "call", "2.due": "10:00"}, 4.0),
        ({"1.do": "call", "1.due": "10:30", "2.do": "log", "2.due": "10:00"}, 2.0),
        ({"1.do": "call", "1.due": "10:00", "2.do": "call", "2.due": "10:30"}, 2.0),
        ({"1.do": "wait", "1.due": "10:00"}, 0.0),
        ({"1.due": "10:00", "2.due": "10:30"}, 0.0),
    ],
)
def test_chosen_lines_count_in_any_order_and_once(filled: dict[str, str], points: float) -> None:
    assert mark(FREE, FREE_KEY, filled).points == pytest.approx(points)


def test_a_line_that_does_not_belong_has_a_verdict_of_its_own() -> None:
    verdicts = mark(FREE, FREE_KEY, {"1.do": "wait", "2.do": "call", "2.due": "10:00"}).verdicts
    assert [(one.part, one.credit, one.about) for one in verdicts] == [
        ("call", 1.0, "Call"),
        ("log", 0.0, "Log"),
        ("wait", 0.0, "Wait"),
    ]


def test_boxes_are_named_by_row_and_column() -> None:
    assert [entry.title for entry in PRINTED.boxes().values()] == [
        "Find a ship: Who",
        "Find a ship: By when",
        "Hold the truck: Who",
        "Hold the truck: By when",
    ]
    assert FREE.boxes()["2.due"].title == "Line 2: By when"


@pytest.mark.parametrize("key", [None, {"rows": {}}, {"rows": {"space": {"who": {}}, "truck": {}}}])
def test_a_key_fills_each_cell(key: object) -> None:
    with pytest.raises(ValueError, match="plan"):
        PRINTED.key(key)

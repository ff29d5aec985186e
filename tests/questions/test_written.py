"""Written: a reply that a person marks."""

import pytest

from frontline.questions import State, mark
from frontline.questions.authored.written import AuthoredWritten
from frontline.questions.types import Written
from frontline.questions.written import Level, Row, Sample, Scheme

QUESTION = Written("reply", "Write the e-mail.", points=3)
ROWS = (
    Row(
        row="The result",
        levels=(Level(points=2, text="all"), Level(points=1, text="some"), Level(points=0, text="none")),
    ),
    Row(row="Tone", levels=(Level(points=1, text="calm"), Level(points=0, text="harsh"))),
)
SCHEME = Scheme(rows=ROWS, model="Dear Ms Yeung")


def test_a_reply_waits_for_a_person() -> None:
    result = mark(QUESTION, SCHEME, "Dear Ms Yeung, the boxes sail on Friday.")
    assert (result.state, result.points, result.out_of) == (State.TO_MARK, 0.0, 3)


@pytest.mark.parametrize("raw", [None, "", " \n "])
def test_an_empty_reply_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, SCHEME, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize("raw", ["x" * 8001, 5, True, ["text"], {"text": "x"}])
def test_anything_else_is_malformed(raw: object) -> None:
    assert mark(QUESTION, SCHEME, raw).state is State.MALFORMED


def test_characters_that_cannot_be_seen_are_taken_out() -> None:
    assert QUESTION.read("a\x00b\u202ec\ud800d\r\ne\tf 貨櫃") == "abcd\ne\tf 貨櫃"


def test_the_scheme_survives_the_notebook() -> None:
    made = AuthoredWritten(prompt="?", points=3, scheme=ROWS, model="m").made("q")
    assert made.question.key(made.key) == Scheme(rows=ROWS, model="m")
    assert Scheme(rows=ROWS, model="m").points == 3


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"points": 5}, "add up to 3"),
        ({"essential": True}, "essential"),
        (
            {"scheme": (Row(row="Tone", levels=(Level(points=0, text="a"), Level(points=1, text="b"))),)},
            "run from",
        ),
        ({"samples": (Sample(name="good", points=(2,), text="t", why="w"),)}, "good"),
        ({"samples": (Sample(name="odd", points=(2, 9), text="t", why="w"),)}, "odd"),
    ],
)
def test_an_author_is_told_what_does_not_fit(changes: dict[str, object], says: str) -> None:
    written = {"prompt": "?", "points": 3, "scheme": ROWS, "model": "m", **changes}
    with pytest.raises(ValueError, match=says):
        AuthoredWritten(**written).made("q")  # type: ignore[arg-type]

"""The rules for questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontline.content.places import Places
from frontline.content.text import Known, Text, read_text
from frontline.quality.questions import problems, spread

CHOICE = """
```{question} first
type: choice
prompt: It is 10:05. What do you do?
options:
  mail: {text: Send the new schedule by e-mail, because: They plan a pick-up and may read it too late.}
  call: {text: Call the shipper now, right: true, because: Bad news with a deadline needs a voice at once.}
  wait: {text: Wait for the notice of the carrier, because: Silence costs them hours that they could use.}
```
"""
TABLE = """
```{question} plan
type: table
prompt: Fill in the plan.
given: Task
columns:
  who: {title: Who, options: {me: You, ops: Operations}}
rows:
  space: {text: Find a ship, answers: {who: ops}, because: Operations alone can ask the carriers for a place.}
  truck: {text: Hold the truck, answers: {who: me}, because: You have the number of the man who sends trucks.}
```
"""
DIALOGUE = """
```{question} talk
type: dialogue
prompt: You phone Ms Yeung.
who: Ms Yeung
facts: {limit: By Friday.}
script: |
  == opening
  * ask: By what day?
    [worth 1, learns limit]
    Why: The day is what decides about everything else here.
    -> close
  * tell: It is the ninth.
    Why: She hears a date and nothing about what she needs.
    -> close
  == close
  * bye: Thank you, goodbye.
    Why: It ends before anybody has said what was agreed.
    -> end
  * so: So by Friday?
    [worth 1, needs limit, confirms]
    Why: Both of you now hold the same day in mind.
    -> end
  == end (end)
```
"""
REASON = "this is a reason with enough words for it number"
FIRST_IS_RIGHT = """  * so-too: By Friday?
    [worth 1, needs limit, confirms]
    Why: It repeats the one day that decides about it all.
    -> end
"""


def read(places: Places, folder: Path, body: str) -> Text:
    path = folder / "text.md"
    path.write_text(f"# Title\n{body}", encoding="utf-8")
    return read_text(path, places, Known())


@pytest.mark.parametrize("body", [CHOICE, TABLE, DIALOGUE])
def test_a_sound_question_has_no_problem(places: Places, tmp_path: Path, body: str) -> None:
    (block,) = read(places, tmp_path, body).questions
    assert list(problems(block)) == []


@pytest.mark.parametrize(
    ("body", "was", "becomes", "says"),
    [
        (
            CHOICE,
            "Call the shipper now",
            "Call the shipper at once and then confirm it in an e-mail",
            "is the longest",
        ),
        (CHOICE, "What do you do?", "What do you not do?", "says 'not': write it in capitals"),
        (CHOICE, "What do you do?", "What don't you do?", 'says "don\'t"'),
        (CHOICE, "Wait for the notice of the carrier", "None of the above", "name what is meant"),
        (CHOICE, "They plan a pick-up and may read it too late.", "Too late.", "'mail' has under 8 words"),
        (
            CHOICE,
            "Silence costs them hours that they could use.",
            "They plan a pick-up and may read it too late.",
            "2 parts have the same reason",
        ),
        (
            CHOICE,
            "Wait for the notice of the carrier",
            "Wait" + " and wait" * 12,
            "3 times as long as 'call'",
        ),
        (TABLE, "me: You", "me: All of the others", "name what is meant"),
        (CHOICE, "  wait:", "  worst:", "the name 'worst' judges"),
        (
            DIALOGUE,
            "  * bye",
            f"{FIRST_IS_RIGHT}  * bye",
            "“first option” is all right",
        ),
    ],
)
def test_each_broken_rule_is_named(
    places: Places, tmp_path: Path, body: str, was: str, becomes: str, says: str
) -> None:
    assert was in body
    (block,) = read(places, tmp_path, body.replace(was, becomes, 1)).questions
    found = list(problems(block))
    assert found
    assert [problem for problem in found if says not in problem or "text.md" not in problem] == []


def test_a_negative_in_capitals_is_seen(places: Places, tmp_path: Path) -> None:
    (block,) = read(places, tmp_path, CHOICE.replace("What do you do?", "What do you NOT do?")).questions
    assert list(problems(block)) == []


@pytest.mark.parametrize(("options", "says"), [(2, "it has 2 options: give 3 to 5"), (6, "it has 6 options")])
def test_options_are_three_to_five(places: Places, tmp_path: Path, options: int, says: str) -> None:
    more = "".join(
        f"  o{n}: {{text: Do something else {n}, because: This is another reason with enough words {n}.}}\n"
        for n in range(3)
    )
    body = CHOICE.replace("```\n", more + "```\n") if options == 6 else CHOICE
    if options == 2:
        body = "\n".join(line for line in CHOICE.splitlines() if not line.startswith("  wait"))
    (block,) = read(places, tmp_path, body + "\n").questions
    assert any(says in problem for problem in problems(block))


def test_right_options_are_spread(places: Places, tmp_path: Path) -> None:
    same = "".join(CHOICE.replace("} first", f"}} q-{n}") for n in range(5))
    (problem,) = spread(read(places, tmp_path, same))
    assert "the right option stands at place 2 in 5 of 5 choice questions" in problem
    assert list(spread(read(places, tmp_path, CHOICE))) == []


def test_absolute_words_in_wrong_options_alone_give_them_away(places: Places, tmp_path: Path) -> None:
    def found(*options: str) -> list[str]:
        written = "".join(
            f"  o{n}: {{text: '{text}', {'right: true, ' if n == 0 else ''}because: {REASON} {n}.}}\n"
            for n, text in enumerate(options)
        )
        head = "\n```{question} q\ntype: choice\nassesses: [212A-6.2.2]\nprompt: What?\noptions:\n"
        (block,) = read(places, tmp_path, f"{head}{written}```\n").questions
        return [problem for problem in problems(block) if "easy to rule out" in problem]

    assert found("Call her now", "Always write first", "Wait for everybody else")
    assert not found("Call her now", "Always write first", "Wait for the others")
    assert not found("Never wait, call", "Always write first", "Wait for everybody else")


def test_a_level_of_a_scheme_names_facts(places: Places, tmp_path: Path) -> None:
    def found(level: str) -> list[str]:
        body = (
            "\n```{question} q\ntype: written\nassesses: [212A-6.2.9.outcome]\nprompt: Write.\nscheme:\n"
            f"  - {{row: Result, levels: [{{points: 1, text: {level}}}, {{points: 0, text: No result.}}]}}\n"
            "model: Dear Ms Yeung\n```\n"
        )
        (block,) = read(places, tmp_path, body).questions
        return list(problems(block))

    assert (
        "scheme 'Result' says 'clearly', and two markers would differ" in found("Clearly says it.".lower())[0]
    )
    assert found("Ship and day are named.") == []

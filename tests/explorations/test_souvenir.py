"""A souvenir part by part: what the block says is what trying all designs shows."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.frame import Keep
from frontline.explorations.settings.souvenir import Design, SouvenirSettings, each, weeks
from frontline.explorations.souvenir import Sketch, drawn, souvenir, taken

from .conftest import Box

NAME = "template-souvenir"
LABELS = (
    *("Thing", "Print", "Wrapping", "Words on the tag"),
    *("Who gets it", "Who has said yes", "How it reaches them"),
)
REST = ("thanks", "all", "employers", "reception")
TOTE = ("tote", "logo", "none", *REST)
WORST = ("bank", "big", "box", "feast", "deciders", "manager", "cargo")


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def gift(settings: Callable[[str], SouvenirSettings]) -> SouvenirSettings:
    return settings(NAME)


@pytest.fixture
def box(gift: SouvenirSettings) -> Box:
    return Box(souvenir(gift, Keep()))


def choose(box: Box, design: Design) -> str:
    for label, name in zip(LABELS, design, strict=True):
        box.control(label).value = name
    return box.says


def cost(gift: SouvenirSettings, design: Design) -> int:
    return each(gift.chosen(design))


def changed(gift: SouvenirSettings, design: Design) -> dict[Design, tuple[str, ...]]:
    """Return every design that one change makes of another, with the rules that it breaks."""
    found = {}
    for place, part in enumerate(gift.parts.values()):
        for name in part.options:
            other = (*design[:place], name, *design[place + 1 :])
            if other != design:
                found[other] = gift.broken(other)
    return found


# What the block says


def test_the_block_has_no_mistake(gift: SouvenirSettings, places: Places) -> None:
    assert list(gift.problems()) == []
    assert gift.limit == company_facts(places)["gifts"]["figures"]["souvenir"]["value"]


def test_seven_designs_with_three_things_keep_all_rules(gift: SouvenirSettings) -> None:
    designs = list(gift.designs())
    assert len(designs) == len(set(designs)) == 4860
    good = {design for design in designs if not gift.broken(design)}
    assert good == {
        *((thing, "logo", wrap, *REST) for thing in ("tag", "tote") for wrap in ("none", "band", "box")),
        ("notebook", "logo", "none", *REST),
    }
    assert "7 of 4,860 designs keep all ten rules" in gift.found
    assert len(gift.checks) == 10
    # The notebook uses the budget to the last dollar.
    assert cost(gift, ("notebook", "logo", "none", *REST)) * gift.people == gift.budget
    cheapest = min(good, key=lambda design: cost(gift, design))
    assert cheapest == TOTE
    assert (cost(gift, TOTE), cost(gift, TOTE) * 40) == (48, 1920)


def test_the_one_change_that_breaks_most(gift: SouvenirSettings) -> None:
    notebook = ("notebook", "logo", "none", *REST)
    most = Counter({design: len(broken) for design, broken in changed(gift, notebook).items()}).most_common(2)
    named = ("notebook", "name", "none", *REST)
    assert most[0] == (named, 4)
    assert most[1][1] == 3
    assert gift.broken(named) == ("budget", "time", "logo", "useful")
    for thing in ("tag", "tote"):
        for wrap in ("none", "band", "box"):
            broken = changed(gift, (thing, "logo", wrap, *REST))
            assert [design[0] for design, names in broken.items() if len(names) >= 3] == ["bank"]
            assert broken["bank", "logo", wrap, *REST] == ("price", "budget", "travels")


def test_why_each_thing_fails(gift: SouvenirSettings) -> None:
    assert {thing: gift.broken((thing, *TOTE[1:])) for thing in gift.parts["thing"].options} == {
        "mug": ("useful", "travels"),
        "notebook": (),
        "tag": (),
        "umbrella": ("custom",),
        "tape": ("time",),
        "tote": (),
        "bank": ("price", "budget", "travels"),
        "tea": ("travels",),
        "clock": ("custom",),
        "coffee": ("open",),
    }


def test_the_tape_measure_is_one_week_late(gift: SouvenirSettings) -> None:
    tape = ("tape", *TOTE[1:])
    assert weeks(gift.chosen(tape)) == gift.weeks + 1
    assert evolve(gift, weeks=gift.weeks + 1).broken(tape) == ()


# The words


def test_before_the_design_is_complete_no_rule_is_judged(box: Box) -> None:
    assert "Still to choose: Thing, Print, Wrapping, Words on the tag, Who gets it" in box.says
    assert "Kept" not in box.says
    box.control("Thing").value = "bank"
    assert "HK$139 for each person</strong>: Power bank 139." in box.says
    assert "That is HK$360 more than the budget of HK$5,200." in box.says
    assert "Kept" not in box.says
    choose(box, (*TOTE[:6], ""))
    assert "Still to choose: How it reaches them. Then you see which rules the design keeps." in box.says


def test_a_good_design_keeps_all_rules(box: Box) -> None:
    says = choose(box, TOTE)
    assert "10 of 10 rules are kept." in says
    assert "<strong>HK$48 for each person</strong>: Tote bag 36, Small logo 6, At the reception" in says
    assert "HK$1,920 for 40 people.</strong> HK$3,280 of the budget of HK$5,200 is left." in says
    assert "<strong>4 weeks</strong>, one step after the other. There are 6." in says
    assert "<strong>Every contact person of the class.</strong> The list is set in writing" in says
    assert "✗" not in says


def test_a_broken_rule_says_what_breaks_it_and_why_it_is_there(box: Box) -> None:
    says = choose(box, WORST)
    assert "4 of 10 rules are kept." in says
    assert "Power bank: It has a lithium battery" in says
    assert "In the box with their next goods: It stands on no packing list" in says
    assert "<em>Many fly, and every border has its rules.</em>" in says
    assert "It costs HK$14 too much for each person. <em>A small thing says thank you." in says


def test_the_counted_rules_say_by_how_much(box: Box) -> None:
    says = choose(box, ("notebook", "name", "band", *REST))
    # 118 + 20 + 4 + 6 dollars are 148, and 40 times that is 5,920; 3 + 2 + 2 weeks are 7.
    assert "It costs HK$720 too much for all." in says
    assert "It takes 7 weeks, and there are 6." in says
    assert "too much for each person" not in says


def test_fewer_people_cost_less_and_more_cost_more(box: Box) -> None:
    assert "HK$984 for 6 people." in choose(box, WORST)
    assert "HK$2,064 for 43 people." in choose(box, (*TOTE[:4], "officers", *TOTE[5:]))


def test_the_limit_the_budget_and_the_day_are_met_exactly(gift: SouvenirSettings) -> None:
    price, due = cost(gift, TOTE), weeks(gift.chosen(TOTE))
    met = evolve(gift, limit=price, budget=price * 40, weeks=due)
    assert met.broken(TOTE) == ()
    assert evolve(met, limit=price - 1).broken(TOTE) == ("price",)
    assert evolve(met, budget=price * 40 - 1).broken(TOTE) == ("budget",)
    assert evolve(met, weeks=due - 1).broken(TOTE) == ("time",)


def test_the_picture_tells_the_design_also_in_words(box: Box) -> None:
    def label() -> str:
        found = re.search(r'aria-label="([^"]*)"', box.picture)
        assert found
        return found[1]

    assert label() == (
        "Preview: No thing yet; on it: nothing yet; wrapping: none yet; the tag says: nothing yet."
    )
    choose(box, TOTE)
    assert label() == (
        "Preview: Tote bag, blue; on it: Small logo; wrapping: No wrapping; "
        "the tag says: “Thank you for this year. Your Kestrel Bay team”."
    )
    before = box.picture
    box.control("Colour").value = "white"
    assert "Tote bag, white" in label()
    assert box.picture != before


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "no rule knows whether a guest likes it" in choose(box, TOTE)


# What is kept


def test_the_design_is_kept_and_comes_back(gift: SouvenirSettings) -> None:
    kept: list[Any] = []
    box = Box(souvenir(gift, Keep(None, lambda value: kept.append(value) or "Saved.")))
    choose(box, TOTE)
    box.control("Colour").value = "white"
    assert kept[-1] == {"design": dict(zip(gift.parts, TOTE, strict=True)), "colour": "white"}
    assert len(kept) == 8
    assert "Saved." in box.words
    again = Box(souvenir(gift, Keep(kept[-1])))
    assert (again.picture, again.says) == (box.picture, box.says)
    assert again.control("Wrapping").value == "none"


def test_it_starts_again(gift: SouvenirSettings) -> None:
    kept: list[Any] = []
    box = Box(souvenir(gift, Keep(None, lambda value: kept.append(value) or "Saved.")))
    before = (box.picture, box.says)
    choose(box, WORST)
    box.control("Colour").value = "white"
    box.press("Start again")
    assert (box.picture, box.says) == before
    assert kept[-1] == {"design": dict.fromkeys(gift.parts, ""), "colour": "blue"}
    assert len(kept) == 9


@pytest.mark.parametrize(
    "nonsense",
    [
        "text",
        [1],
        {"design": 5, "colour": ["white"]},
        {"design": ["tote"], "colour": "red"},
        {"design": {"thing": ["tote"], "print": None, "who": 3, "price": "low"}},
        {"design": {"thing": "boat"}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(gift: SouvenirSettings, nonsense: Any) -> None:
    assert taken(gift, nonsense) == Sketch(("",) * 7, "blue")
    assert Box(souvenir(gift, Keep(nonsense))).says == Box(souvenir(gift, Keep())).says


def test_what_fits_of_a_kept_design_stays(gift: SouvenirSettings) -> None:
    kept = {"design": {"thing": "boat", "wrap": "band"}, "colour": "white"}
    assert taken(gift, kept) == Sketch(("", "", "band", "", "", "", ""), "white")


# What an author may write


def test_a_lesson_s_words_are_words_only(gift: SouvenirSettings) -> None:
    part = gift.parts["thing"]
    odd = evolve(
        part.options["mug"],
        label="<i>Mug</i>",
        note="<b>note</b>",
        faults={"useful": "<s>", "travels": "<u>"},
    )
    bent = evolve(gift, parts={**gift.parts, "thing": evolve(part, options={**part.options, "mug": odd})})
    made = drawn(bent, Sketch(("mug", *TOTE[1:]), "blue"))
    assert not re.search("<[ibus]>", made.says + made.picture)
    assert "&lt;b&gt;note" in made.says


def option(plain: dict[str, Any], part: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = plain["parts"][part]["options"][name]
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["parts"].pop("wrap"), "the picture needs the parts wrap"),
        (lambda plain: plain.update(people=0), "are 1 or more"),
        (lambda plain: plain.update(budget=-5), "are 1 or more"),
        (lambda plain: plain.update(checks={}), "give at least one check"),
        (lambda plain: plain["parts"]["asked"].update(options={}), "part 'asked': give at least two options"),
        (
            lambda plain: plain["parts"]["asked"]["options"].update(third={"label": "Nobody"}),
            "these options make 7290 designs: give so few that there are at most 5000",
        ),
        (
            lambda plain: plain["checks"].update(green={"says": "It is green.", "why": "We say so."}),
            "check 'green': no option has a fault for it",
        ),
        (lambda plain: option(plain, "thing", "mug").update(cost=-1), "option 'mug': `cost`, `weeks` and"),
        (
            lambda plain: option(plain, "thing", "mug").update(label="x" * 61),
            "has 61 letters, at most 60 fit",
        ),
        (lambda plain: option(plain, "thing", "mug").update(draw="boat"), "`draw` is one of mug, notebook"),
        (lambda plain: option(plain, "thing", "mug").pop("draw"), "`draw` is one of mug, notebook"),
        (lambda plain: option(plain, "print", "logo").update(draw="tiny"), "`draw` is one of small, large"),
        (lambda plain: option(plain, "wrap", "box").update(draw="bag"), "`draw` is one of none, band, box"),
        (lambda plain: option(plain, "who", "all").update(draw="mug"), "`draw` is not for this part"),
        (lambda plain: option(plain, "tag", "feast").update(draw="mug"), "`draw` is not for this part"),
        (
            lambda plain: option(plain, "who", "all").update(text="Hi"),
            "`text` is for the parts print and tag",
        ),
        (
            lambda plain: option(plain, "print", "big").update(text="Hotline, prices and more"),
            "'Hotline, prices and more' is too long",
        ),
        (
            lambda plain: option(plain, "tag", "feast").update(text="word " * 20),
            "is too long for the picture",
        ),
        (lambda plain: option(plain, "thing", "mug").update(faults={"noise": "x"}), "a fault for 'noise'"),
        (lambda plain: option(plain, "thing", "mug").update(faults={"price": "x"}), "a fault for 'price'"),
        (lambda plain: plain.update(weeks=3), "no design keeps all rules"),
        (
            lambda plain: option(plain, "way", "reception").update(faults={"open": "x"}),
            "no design keeps all rules",
        ),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    problems = list(structure(plain, SouvenirSettings, NAME).problems())
    assert any(says in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(colour="red"), "'colour'"),
        (lambda plain: plain.pop("budget"), "'budget' is missing"),
        (lambda plain: option(plain, "thing", "mug").update(price=3), "'price'"),
    ],
)
def test_a_key_that_is_missing_or_unknown_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    with pytest.raises(ContentError, match=re.escape(says)):
        structure(plain, SouvenirSettings, NAME)

# ruff: noqa: E501  the block stands here as an author writes it
"""A souvenir part by part: what the block says is what trying all designs shows."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock, known, read_text
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
BLOCK = """\
# A block

```{explore} template-souvenir
kind: plan
model: souvenir
title: Forty thank-yous in six weeks
ask: How many things in the list can keep all rules? Which one change breaks the most rules of a good design?
found: >-
  7 of 4,860 designs keep all ten rules, and they need three things: the luggage tag, the tote bag and, without any wrapping, the notebook, which uses the budget to the last dollar. The cheapest is the tote bag without wrapping: HK$48 for each person, HK$1,920 for all. In the notebook's design one change breaks four rules: the guest's own name in place of the logo costs too much, takes too long, leaves the logo out, and is of use to nobody else. With the tag and the bag it is the power bank, with three. With the other parts of the cheapest design, money stops only the power bank. The umbrella and the clock fail by a custom, the mug and the tea on the journey, the coffee card because it works like cash. The tape measure is one week late. Whoever asks the employers one week earlier can give it.
people: 40
limit: 150
budget: 5200
weeks: 6
parts:
  thing:
    label: Thing
    options:
      mug: {label: Mug, draw: mug, cost: 48, weeks: 3, faults: {useful: "Most offices have more mugs than people.", travels: "It breaks in hand luggage."}}
      notebook: {label: Notebook with a hard cover, draw: notebook, cost: 118, weeks: 3}
      tag: {label: Luggage tag, draw: luggage tag, cost: 38, weeks: 2}
      umbrella: {label: Umbrella, draw: umbrella, cost: 85, weeks: 3, faults: {custom: "For some guests the word for umbrella sounds like parting."}}
      tape: {label: Tape measure, draw: tape measure, cost: 45, weeks: 5, note: "Small importers measure cartons with it every day."}
      tote: {label: Tote bag, draw: tote bag, cost: 36, weeks: 2}
      bank: {label: Power bank, draw: power bank, cost: 139, weeks: 3, faults: {travels: "It has a lithium battery: never in checked luggage, and by post it is dangerous goods."}}
      tea: {label: Tin of tea, draw: tea tin, cost: 88, weeks: 1, faults: {travels: "Some countries stop food and plants at the border."}}
      clock: {label: Desk clock, draw: desk clock, cost: 95, weeks: 3, faults: {custom: "Some guests connect a clock as a gift with the end of a life."}}
      coffee: {label: "Coffee card, HK$100", draw: card, cost: 100, weeks: 1, faults: {open: "A card with an amount on it works like cash."}}
  print:
    label: Print
    options:
      logo: {label: Small logo, draw: small, cost: 6}
      big: {label: Large logo with hotline and prices, draw: large, text: Hotline and prices, cost: 9, faults: {logo: "With a price list it is an advertisement."}}
      name: {label: "The guest's own name, no logo", draw: none, text: Ms Guest, cost: 20, weeks: 2, faults: {logo: "Without our logo it is a thing that one could sell.", useful: "When the guest changes the job, nobody else can use it."}}
  wrap:
    label: Wrapping
    options:
      none: {label: No wrapping, draw: none}
      band: {label: Paper band, draw: band, cost: 4}
      box: {label: Box with a ribbon, draw: box, cost: 14}
  tag:
    label: Words on the tag
    options:
      thanks: {label: Thank you for this year, text: "Thank you for this year. Your {{ profile.short_name }} team"}
      feast: {label: Merry Christmas, text: "Merry Christmas from your {{ profile.short_name }} team", faults: {custom: "Not every guest keeps this feast."}}
      offer: {label: An offer for January, text: Ten per cent off your next booking in January, faults: {logo: "With an offer it is an advertisement."}}
  who:
    label: Who gets it
    options:
      all: {label: Every contact person of the class, note: "The list is set in writing before the season."}
      deciders: {label: Only the six who decide on a yearly rate in March, people: 6, faults: {class: "Who decides a contract of ours gets nothing, and the others of the class ask why they got none."}}
      officers: {label: "The class, and three customs officers whom we know", people: 43, faults: {class: "Public servants get no gift from us, also no small one."}}
  asked:
    label: Who has said yes
    options:
      employers: {label: "Each receiver's employer, in writing", weeks: 2, note: "Whose employer says no gets a card."}
      manager: {label: Our own manager, faults: {asked: "Our own yes is not enough. The permission of the receiver's employer counts."}}
  way:
    label: How it reaches them
    options:
      reception: {label: "At the reception, or by post to the office", cost: 6}
      home: {label: By courier to the home, cost: 30, weeks: 1, faults: {open: "What goes to the home is not handed over openly."}}
      cargo: {label: In the box with their next goods, cost: 2, faults: {travels: "It stands on no packing list, and customs may ask."}}
checks:
  price: {says: "It costs at most HK${{ gifts.figures.souvenir.value }} for each person.", why: "A small thing says thank you. A dear one asks for something."}
  budget: {says: "It fits into the budget.", why: "The money is for the whole class."}
  time: {says: "It is ready on the day.", why: "A thank-you in February is a left-over."}
  logo: {says: "It carries our logo, and sells nothing.", why: "A thank-you that sells is an advertisement."}
  useful: {says: "It is of use to the whole office.", why: "What lies in a drawer thanks nobody."}
  travels: {says: "It comes home with the guest.", why: "Many fly, and every border has its rules."}
  custom: {says: "It hurts no custom that we know of.", why: "One receiver who feels bad is one too many. If you do not know, ask."}
  open: {says: "It is handed over openly, and does not work like cash.", why: "What nobody may see looks like a price for something."}
  class: {says: "Everybody of the class gets the same, and nobody who decides about us or serves the public.", why: "If only one person gets it, the others and that person ask what it was for."}
  asked: {says: "The receiver's employer has been asked first.", why: "Without that permission both sides can commit an offence."}
```
"""


@pytest.fixture(scope="module")
def block(places: Places, tmp_path_factory: pytest.TempPathFactory) -> ExploreBlock:
    path = tmp_path_factory.mktemp("souvenir") / "block.md"
    path.write_text(BLOCK, encoding="utf-8")
    parts = read_text(path, places, known(places)).parts
    return next(part for part in parts if isinstance(part, ExploreBlock))


@pytest.fixture
def plain(block: ExploreBlock) -> dict[str, Any]:
    return copy.deepcopy(dict(block.settings))


@pytest.fixture
def gift(plain: dict[str, Any]) -> SouvenirSettings:
    return structure(plain, SouvenirSettings, NAME)


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

"""The survey to build: fair questions in three minutes, and what an invitation brings and spoils."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve

from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.frame import Keep
from frontline.explorations.settings.survey import Draft, SurveySettings
from frontline.explorations.survey import drawn, survey, taken
from frontline.explorations.survey_words import Expected, expected
from frontline.models.sampling import margin_of_error

from .conftest import Box

NAME = "template-survey"
BEST = ("overall", "early", "answer", "papers", "easy", "change")
GOOD = {"who": "everyone", "invite": "four", "remind": "once", "names": "clear"}
Open = Callable[..., Box]


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def block(settings: Callable[[str], SurveySettings]) -> SurveySettings:
    return settings(NAME)


@pytest.fixture
def begin(block: SurveySettings) -> Open:
    return lambda keep=None: Box(survey(block, keep or Keep()))


@pytest.fixture
def box(begin: Open) -> Box:
    return begin()


def ask(box: Box, *questions: str) -> None:
    for number in range(1, 9):
        box.control(f"Question {number}").value = questions[number - 1] if number <= len(questions) else ""


def choose(box: Box, **choices: str) -> None:
    labels = {
        "who": "Who is asked",
        "invite": "The invitation",
        "remind": "The reminder",
        "names": "What it says about names",
    }
    for name, value in {**GOOD, **choices}.items():
        box.control(labels[name]).value = value


def draft(*questions: str, **choices: str) -> Draft:
    return Draft(questions=questions, choices={**GOOD, **choices})


def kept_rules(says: str) -> str:
    found = re.search(r"<strong>(\d+ of \d+) rules are kept", says)
    assert found
    return found[1]


def answers(block: SurveySettings, *questions: str, **choices: str) -> int:
    return expected(block, draft(*(questions or BEST), **choices)).answers


# What one finds


def test_the_block_has_no_mistake_and_its_people_and_rule_are_the_company_s(
    block: SurveySettings, places: Places
) -> None:
    facts = company_facts(places)
    assert list(block.problems()) == []
    assert block.choices["names"].says == facts["privacy"]["rules"]["d05"]["text"]
    assert facts["team"]["leung_suk_han"]["short"] in block.found


def test_the_scales_are_those_of_the_company_s_own_survey(block: SurveySettings, places: Places) -> None:
    from frontline.content.year import dictionary

    columns = dictionary(places)["surveys"].columns
    assert block.questions["overall"].text == columns["satisfaction"].says
    assert block.questions["easy"].text == columns["effort"].says


def test_six_questions_are_enough_and_there_are_two_such_sets(block: SurveySettings) -> None:
    fair = [name for name, one in block.questions.items() if not one.fault]

    def seconds(names: tuple[str, ...]) -> int:
        return sum(block.questions[name].seconds for name in names)

    sets = [
        names
        for size in range(1, block.places + 1)
        for names in combinations(fair, size)
        if {aim for name in names for aim in block.questions[name].aims} == set(block.aims)
        and seconds(names) <= block.limit
    ]
    assert len(fair) == 9
    assert seconds(tuple(fair)) == 470
    assert len(sets) == 2
    assert {len(names) for names in sets} == {6}
    assert BEST in sets
    assert (seconds(BEST), block.quickest()) == (140, 140)
    for words in ("Six questions", "takes 2 min 20 s", "Only 2 of all sets", "All nine", "7 min 50 s"):
        assert words in block.found


def test_what_one_finds_about_answers_is_what_the_words_say(block: SurveySettings, box: Box) -> None:
    ask(box, *BEST)
    choose(box)
    assert kept_rules(box.says) == "9 of 9"
    assert "You invite 380 people. 27 of 100 answer, so about 103 answers." in box.says
    assert "The margin of a share is about ±8 points." in box.says
    ask(box, "overall", "ratings", "easy", "change")
    assert "<strong>It takes 3 min 45 s.</strong>" in box.says
    assert "21 of 100 answer, so about 80 answers" in box.says
    assert "the time over the limit −6." in box.says
    assert "Inside the limit you would get about 103 answers." in box.says
    assert block.questions["ratings"].aims == ("early", "answer", "papers")
    for words in ("takes 3 min 45 s", "6 of 100 fewer", "about 80 answers come and not 103"):
        assert words in block.found


def test_what_one_finds_about_invitations_and_reminders_is_what_comes_out(block: SurveySettings) -> None:
    assert {name: answers(block, invite=name) for name in block.choices["invite"].options} == {
        "news": 65,
        "four": 103,
        "prize": 148,
    }
    assert "The prize brings the most answers: 148 and not 103." in block.found
    once, none = answers(block), answers(block, remind="none")
    assert once - none == 35
    assert answers(block, remind="daily") - once == 3
    assert "brings 35 answers more" in block.found
    assert "only 3 more than that" in block.found


def test_friends_make_a_small_margin_and_a_wrong_figure(block: SurveySettings, box: Box) -> None:
    ask(box, *BEST)
    choose(box, who="best")
    assert "about 33 answers" in box.says
    assert "about ±7 points" in box.says
    assert "You invite 40 of 380 people. The margin speaks of these 40 alone." in box.says
    assert "what the other 340 think" in box.says
    assert kept_rules(box.says) == "8 of 9"
    assert "send 33 answers. The margin is ±7 points, and with 103 answers" in block.found


# What is wrong with a question


def test_each_wording_with_a_fault_says_why(block: SurveySettings) -> None:
    faulty = {name: one for name, one in block.questions.items() if one.fault}
    assert {one.fault for one in faulty.values()} == set(block.faults)
    for name, one in faulty.items():
        result = drawn(block, draft("overall", name))
        assert block.faults[one.fault] in result.picture
        assert one.why in result.says
        assert "Look at question 2." in result.says


def test_a_fair_question_has_no_fault_in_picture_or_words(block: SurveySettings) -> None:
    result = drawn(block, draft(*BEST))
    assert "Questions with a fault" not in result.says
    assert "✗" not in result.says
    assert result.picture.count(", fine.") == 6


def test_an_aim_with_a_faulty_question_only_is_not_served(box: Box) -> None:
    assert box.says.count("not asked yet") == 6
    ask(box, "overall", "leading", "papers", "ratings")
    assert "✓ How satisfied are they, all in all? <strong>question 1</strong>" in box.says
    assert "✓ Do they hear bad news from us first? <strong>question 4</strong>" in box.says
    assert "✓ Are our papers without mistakes? <strong>questions 3 and 4</strong>" in box.says
    ask(box, "overall", "leading")
    assert "✗ Do they hear bad news from us first? <strong>only question 2, with a fault" in box.says
    assert "Still missing: who brings bad news, answers in time" in box.says


def test_a_question_asked_twice_is_said_and_costs_time_twice(box: Box) -> None:
    ask(box, "overall", "papers", "papers", "change")
    assert "is asked twice" in box.picture
    assert "Look at question 3." in box.says
    assert "1 min 40 s of 3 min" in box.picture


def test_the_general_question_stands_first_and_the_open_one_last(box: Box) -> None:
    ask(box, "change", "papers", "overall")
    assert "belongs last" in box.picture
    assert "belongs first" in box.picture
    assert box.says.count("they do it at the end. <em>") == 1
    ask(box, "", "overall", "papers", "", "change")
    assert "belongs" not in box.picture
    ask(box, "papers")
    assert "belongs" not in box.picture


def test_too_long_is_hatched_and_not_kept(box: Box) -> None:
    ask(box, "overall", "early_long", "answer", "papers", "easy", "change")
    assert "url(#fl-over)" not in box.picture
    assert "✓ <strong>Kept:</strong> It takes 3 minutes at most." in box.says
    ask(box, "overall", "early_long", "answer", "papers", "easy", "change_long")
    assert "url(#fl-over)" in box.picture
    assert "✗ <strong>Not kept:</strong> It takes 3 minutes at most. It takes 4 min 10 s." in box.says


# What to expect


@pytest.mark.parametrize(("seconds", "late"), [(180, 0), (181, 1), (210, 1), (211, 2), (390, 7)])
def test_each_begun_half_minute_over_the_limit_costs_answers(
    block: SurveySettings, seconds: int, late: int
) -> None:
    questions = {**block.questions, "easy": evolve(block.questions["easy"], seconds=seconds)}
    found = expected(evolve(block, questions=questions), draft("easy"))
    assert (found.late, found.share) == (late, 27 - 3 * late)


def test_nobody_answers_a_survey_without_an_end(block: SurveySettings) -> None:
    questions = {**block.questions, "easy": evolve(block.questions["easy"], seconds=3600)}
    result = drawn(evolve(block, questions=questions), draft("easy", who="complaints"))
    assert "0 of 100 answer, so about 0 answers" in result.says
    assert "there is no share, and no margin" in result.says


@pytest.mark.parametrize(("share", "count"), [(27, 103), (0, 0), (100, 380), (1, 4)])
def test_answers_are_people_times_share(share: int, count: int) -> None:
    found = Expected(people=380, all=380, asked=share, late=0, share=share)
    assert found.answers == count
    if count:
        assert found.margin == 100 * margin_of_error(count, population=380)


def test_it_waits_until_everything_is_chosen(box: Box) -> None:
    assert "Choose first: the questions, Who is asked, The invitation, The reminder" in box.says
    ask(box, "overall")
    box.control("Who is asked").value = "everyone"
    assert "Choose first: The invitation, The reminder, What it says about names." in box.says
    assert "Not chosen yet." in box.says
    choose(box, names="nothing")
    assert "Of 100: The invitation +18; The reminder +9; What it says about names −2." in box.says
    assert "Not chosen yet." not in box.says


def test_what_a_list_may_cut_is_said_in_full(block: SurveySettings, box: Box) -> None:
    choose(box, who="best", names="clear")
    assert "<strong>Who is asked:</strong> the 40 contact persons whom our desks like best" in box.says
    assert block.choices["names"].options["clear"].label in box.says
    ask(box, *BEST)
    assert all(block.questions[name].text in box.picture for name in BEST)


def test_each_option_with_a_fault_breaks_the_rule_of_its_choice(block: SurveySettings) -> None:
    for name, choice in block.choices.items():
        for option, one in choice.options.items():
            says = drawn(block, draft(*BEST, **{name: option})).says
            assert kept_rules(says) == ("8 of 9" if one.fault else "9 of 9")
            assert one.fault in says


def test_it_says_what_is_made_up_and_what_it_does_not_say(box: Box) -> None:
    assert "made up for this exercise" in box.says
    assert "what those think who do not answer" in box.says
    assert "let two customers answer it" in box.says


# What is kept


def test_the_draft_is_kept_and_comes_back(begin: Open) -> None:
    kept: list[Any] = []
    box = begin(Keep(None, lambda value: kept.append(value) or "Saved."))
    ask(box, "overall", "papers")
    box.control("The reminder").value = "once"
    assert kept[-1] == {
        "questions": ["overall", "papers", *[""] * 6],
        "choices": {"who": "", "invite": "", "remind": "once", "names": ""},
    }
    assert "Saved." in box.words
    again = begin(Keep(kept[-1]))
    assert (again.picture, again.says) == (box.picture, box.says)


def test_it_starts_again(begin: Open) -> None:
    kept: list[Any] = []
    box = begin(Keep(None, lambda value: kept.append(value) or "Saved."))
    before = (box.picture, box.says)
    ask(box, *BEST)
    choose(box)
    assert (box.picture, box.says) != before
    box.press("Start again")
    assert (box.picture, box.says) == before
    assert not any([*kept[-1]["questions"], *kept[-1]["choices"].values()])


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        [1],
        {"questions": "overall", "choices": "who"},
        {"questions": [["overall"], None, 5, {"a": 1}, "fax"], "choices": {"who": "fax", "tea": "x"}},
        {"questions": {"0": "overall"}, "choices": [["who", "best"]]},
        {"questions": [], "choices": {"who": ["best"], "remind": None}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(begin: Open, broken: Any) -> None:
    assert begin(Keep(broken)).says == begin().says


def test_more_questions_than_places_are_cut(block: SurveySettings) -> None:
    assert taken(block, {"questions": ["papers"] * 9}).questions == ("papers",) * 8


# What an author may write


def test_a_lesson_s_words_are_words_only(block: SurveySettings) -> None:
    one = evolve(block.questions["leading"], text="<i>a</i>", why="<u>b</u>")
    who = block.choices["who"]
    option = evolve(who.options["best"], label="<s>", fault="<s>c</s>")
    odd = evolve(
        block,
        questions={**block.questions, "leading": one},
        faults={**block.faults, "leading": "<q>d</q>"},
        aims={**block.aims, "early": evolve(block.aims["early"], label="<a>", says="<a>e</a>")},
        choices={
            **block.choices,
            "who": evolve(
                who,
                label="<b>w</b>",
                says="<b>x</b>",
                why="<b>y</b>",
                options={**who.options, "best": option},
            ),
        },
    )
    for now in (draft("leading", who="best"), draft("leading", who="")):
        result = drawn(odd, now)
        assert not re.search(r"<(i|u|s|q|a|b)>", result.says + result.picture)
    assert "&lt;i&gt;a" in result.says


def fairest(plain: dict[str, Any], aim: str) -> dict[str, Any]:
    """Return the settings without any fair question for an aim."""
    plain["questions"] = {
        name: one
        for name, one in plain["questions"].items()
        if one.get("fault") or aim not in one.get("aims", ())
    }
    plain["order"] = {name: one for name, one in plain["order"].items() if name in plain["questions"]}
    return plain


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["aims"].clear(), "give aims"),
        (lambda plain: plain.update(minutes=0), "at least 1 of `minutes`"),
        (lambda plain: plain.update(drop=-1), "`drop` of 0 or more"),
        (lambda plain: plain.update(places=5), "as many `places` as aims"),
        (lambda plain: plain["questions"]["easy"].update(seconds=0), "question 'easy': `seconds`"),
        (lambda plain: plain["questions"]["easy"].update(aims=["fax"]), "'fax' is no aim"),
        (lambda plain: plain["questions"]["vague"].update(fault="dull"), "there is no fault 'dull'"),
        (lambda plain: plain["questions"]["vague"].pop("why"), "`fault` and its `why`"),
        (lambda plain: plain["questions"]["easy"].update(why="x"), "`fault` and its `why`"),
        (lambda plain: plain["questions"]["easy"].update(aims=[]), "serves at least one aim"),
        (lambda plain: plain["order"].update(fax=plain["order"]["change"]), "'fax' is no question"),
        (lambda plain: plain["order"]["change"].update(at="middle"), "order of 'change': `at` is first"),
        (lambda plain: plain["order"]["change"].update(at="first"), "only one question stands first"),
        (lambda plain: plain["choices"].pop("who"), "one choice, and no other"),
        (
            lambda plain: plain["choices"]["remind"]["options"]["once"].update(people=5),
            "one choice, and no other",
        ),
        (
            lambda plain: plain["choices"]["who"]["options"]["best"].update(people=0),
            "choice 'who': give the `people` of each option",
        ),
        (
            lambda plain: plain["choices"]["invite"]["options"].pop("four"),
            "choice 'invite': give an option without a fault",
        ),
        (lambda plain: plain["choices"]["invite"]["options"].clear(), "an option without a fault"),
        (lambda plain: plain["choices"]["invite"]["options"]["prize"].update(adds=40), "0 to 100 together"),
        (lambda plain: plain["choices"]["names"]["options"]["sales"].update(adds=-9), "0 to 100 together"),
        (lambda plain: fairest(plain, "easy"), "no question without a fault serves easy"),
        (lambda plain: plain["questions"]["change"].update(seconds=86), "all aims need 181 seconds"),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    problems = list(structure(plain, SurveySettings, NAME).problems())
    assert any(says in problem for problem in problems), problems


def test_an_unknown_key_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(ContentError, match="'colour'"):
        structure({**plain, "colour": "red"}, SurveySettings, NAME)


def test_one_question_may_serve_several_aims_when_time_is_short(block: SurveySettings) -> None:
    quick = evolve(block.questions["ratings"], seconds=30)
    assert evolve(block, questions={**block.questions, "ratings": quick}).quickest() == 105

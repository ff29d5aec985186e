"""Item analysis of a class's real answers."""

from __future__ import annotations

from statistics import correlation, fmean

import pytest
from attrs import evolve
from nbgrader.api import Gradebook

from frontline.content.bank import Bank, graded
from frontline.content.places import Places
from frontline.gradebook.scores import all_scores
from frontline.models.items import FEWEST, Advice
from frontline.questions.types import Choice
from frontline.report.items import Analysis, analyse
from frontline.report.pages import items_page
from frontline.report.results import ReportError
from frontline.store.answers import Answer, dump, parse

from .conftest import DAY, EXERCISES, LEARNERS, Desk

EXERCISE = EXERCISES[0]


@pytest.fixture(scope="session")
def bank(places: Places) -> Bank:
    found = graded(places, EXERCISE)
    assert found is not None
    return found


def earned(desk: Desk) -> dict[str, dict[str, float]]:
    """Return what each learner earned in each question, straight from the gradebook."""
    with Gradebook(desk.folder.gradebook) as gradebook:
        return {
            one.learner: {name: cell.earned for name, cell in one.exercises[EXERCISE].cells.items()}
            for one in all_scores(gradebook.db)
        }


def test_figures_are_those_of_the_gradebook(desk: Desk, bank: Bank) -> None:
    desk.mark(lambda learner, exercise: (int(learner[-2:]) % 5) / 4)
    analysis = analyse(desk.folder, EXERCISE, bank)
    found = earned(desk)
    assert analysis.n == LEARNERS == len(found)
    assert [item.id for item in analysis.items] == list(bank)
    for item in analysis.items:
        own = [one[item.id] for one in found.values()]
        rest = [sum(one.values()) - one[item.id] for one in found.values()]
        assert item.facility.value == pytest.approx(fmean(own) / item.points)
        if len(set(own)) > 1:
            assert item.discrimination.value == pytest.approx(correlation(own, rest))
    assert analysis.mean == pytest.approx(fmean(sum(one.values()) for one in found.values()))
    assert sum(analysis.bins) == LEARNERS
    assert analysis.alpha.low <= analysis.alpha.value <= analysis.alpha.high
    assert analysis.waits == 0


def test_what_is_not_marked_yet_stands_in_no_sum(desk: Desk, bank: Bank) -> None:
    analysis = analyse(desk.folder, EXERCISE, bank)
    written = [item for item in analysis.items if item.kind == "written"]
    assert written
    assert all(item.waits and item.discrimination is None for item in written)
    assert analysis.waits == sum(item.waits for item in written)
    assert analysis.points == sum(item.points for item in analysis.items if item.kind != "written")


def test_who_picked_what_is_counted_from_the_answers(desk: Desk, bank: Bank) -> None:
    analysis = analyse(desk.folder, EXERCISE, bank)
    choices = [item for item in analysis.items if item.options]
    assert choices
    for item in choices:
        answers = [
            parse(
                (desk.root / "submitted" / f"learner-{number:05d}" / EXERCISE / "answers.json").read_bytes()
            )
            for number in range(1, LEARNERS + 1)
        ]
        picked = [one.value(item.id) for one in answers]
        if item.kind == "choice":
            assert sum(option.picked.all for option in item.options) == sum(one is not None for one in picked)
            assert item.left == sum(one is None for one in picked)
        assert {option.picked.option for option in item.options} == set(bank[item.id].question.options)
        assert any(option.picked.right for option in item.options)
        assert not all(option.picked.right for option in item.options)
        for option in item.options:
            assert max(option.picked.strong, option.picked.weak) <= option.picked.all


def everybody_picks(desk: Desk, question: str, option: str) -> None:
    for path in (desk.root / "submitted").glob(f"*/{EXERCISE}/answers.json"):
        answers = parse(path.read_bytes())
        path.write_bytes(dump(evolve(answers, answers={**answers.answers, question: Answer(option)})))


def test_options_that_nobody_picks_are_named(desk: Desk, bank: Bank) -> None:
    question = next(one for one in bank.values() if isinstance(one.question, Choice))
    first = next(iter(question.question.options))
    everybody_picks(desk, question.question.id, first)
    item = next(one for one in analyse(desk.folder, EXERCISE, bank).items if one.id == question.question.id)
    for option in item.options:
        unused = option.picked.option != first and not option.picked.right
        assert option.advice is (Advice.UNUSED if unused else None)


def test_a_wrong_key_is_seen(desk: Desk, bank: Bank) -> None:
    # As if the key were wrong: whoever is strong in all else loses here.
    question = next(one.question.id for one in bank.values() if isinstance(one.question, Choice))
    found = earned(desk)
    order = sorted(found, key=lambda one: sum(v or 0 for k, v in found[one].items() if k != question))
    with Gradebook(desk.folder.gradebook) as gradebook:
        for submission in gradebook.find_assignment(EXERCISE).submissions:
            weak = order.index(submission.student.id) < LEARNERS / 2
            for notebook in submission.notebooks:
                for one in notebook.grades:
                    if one.name == question:
                        one.manual_score = one.max_score if weak else 0.0
        gradebook.db.commit()
    item = next(one for one in analyse(desk.folder, EXERCISE, bank).items if one.id == question)
    assert item.discrimination.value < 0
    assert Advice.KEY in item.advice


def small(desk: Desk, bank: Bank, keep: int) -> Analysis:
    with Gradebook(desk.folder.gradebook) as gradebook:
        for number in range(keep + 1, LEARNERS + 1):
            gradebook.remove_student(f"learner-{number:05d}")
    return analyse(desk.folder, EXERCISE, bank)


@pytest.mark.parametrize("keep", [1, 2, FEWEST - 1])
def test_a_small_class_is_told_what_cannot_be_concluded(desk: Desk, bank: Bank, keep: int) -> None:
    analysis = small(desk, bank, keep)
    assert analysis.n == keep
    assert f"Only {keep} " in analysis.caution
    assert analysis.alpha is None
    assert not [item for item in analysis.items if item.discrimination or item.advice]
    assert not [option for item in analysis.items for option in item.options if option.advice]
    page = items_page(analysis, "Title", DAY)
    assert "Reliability cannot be said" in page
    assert "Too few learners to say." in page


def test_a_middling_class_is_told_that_figures_are_rough(desk: Desk, bank: Bank) -> None:
    assert "the figures are rough" in analyse(desk.folder, EXERCISE, bank).caution


def test_what_is_missing_is_said(desk: Desk, bank: Bank) -> None:
    with pytest.raises(ReportError, match="no exercise nothing"):
        analyse(desk.folder, "nothing", bank)
    with Gradebook(desk.folder.gradebook) as gradebook:
        gradebook.remove_assignment(EXERCISE)
    with pytest.raises(ReportError, match="Nothing of 212a-ii-1-rolled-booking is graded yet"):
        analyse(desk.folder, EXERCISE, bank)
    (desk.root / "gradebook.db").unlink()
    with pytest.raises(ReportError, match="no gradebook yet"):
        analyse(desk.folder, EXERCISE, bank)

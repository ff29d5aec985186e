"""A class's results from the gradebook, class.toml, evidence.csv and the hand-ins."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontline.classroom.evidence import COLUMNS
from frontline.classroom.folder import ClassFolderError
from frontline.content.contents import contents
from frontline.content.places import here
from frontline.gradebook.opening import open_gradebook
from frontline.report.pages import Step, class_page, needs, to_do
from frontline.report.results import Course, ReportError
from frontline.results import Outcome
from frontline.store.answers import dump, parse

from .conftest import CRITERION, EXERCISES, LEARNERS, Desk

AMY = "learner-00001"


def standing(desk: Desk, learner: str = AMY):
    (found,) = desk.results(only=[learner]).learners
    return found.units[0]


def result(desk: Desk, learner: str = AMY):
    return next(one for one in standing(desk, learner).criteria if one.criterion == CRITERION)


def evidence(desk: Desk, *rows: str) -> None:
    (desk.root / "evidence.csv").write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")


def test_every_learner_has_every_criterion_in_the_framework_s_order(desk: Desk) -> None:
    results = desk.results()
    assert len(results.learners) == LEARNERS
    for learner in results.learners:
        assert [one.criterion for one in learner.criteria] == ["212A-7i", "212A-7ii", "309A-7i", "309A-7ii"]


def test_unmarked_replies_keep_a_criterion_open_and_are_counted(desk: Desk) -> None:
    results = desk.results()
    waiting = sum(results.to_mark.values())
    assert waiting > LEARNERS
    assert set(results.to_mark) == set(EXERCISES)
    assert not [one for one in results.learners if one.units[0].result(CRITERION).outcome is Outcome.MET]
    assert any(
        f"Mark: {results.to_mark[EXERCISES[0]]} written replies wait" in step.text for step in to_do(results)
    )


def test_once_all_is_marked_strong_learners_have_met_it_and_weak_ones_have_not(desk: Desk) -> None:
    desk.mark(lambda learner, exercise: 1.0)
    results = desk.results()
    assert results.to_mark == {}
    outcomes = [one.units[0].result(CRITERION).outcome for one in results.learners]
    assert Outcome.MET in outcomes
    assert Outcome.NOT_YET_MET in outcomes
    # The other criterion of the unit has no exercise here, so nobody achieves the unit.
    assert {one.units[0].outcome for one in results.learners} == {Outcome.NOT_YET_MET}
    assert {one.units[1].outcome for one in results.learners} == {Outcome.NOT_ATTEMPTED}


def test_requirements_come_from_what_is_handed_in_and_marked(desk: Desk, course) -> None:
    desk.mark(lambda learner, exercise: 0.0 if learner == AMY else 1.0)
    own = standing(desk).requirements
    assert set(own) == set(course.units.units[0].items)
    assert own["212A-6.2.4"] is Outcome.NOT_ATTEMPTED  # no exercise of this criterion assesses it
    lacking = {need.id: need for need in needs(desk.results(), course)}
    for id_, outcome in own.items():
        named = id_ in lacking and "Arjun Thapa" in lacking[id_].learners
        assert (outcome is Outcome.NOT_YET_MET) == named
    assert all(need.lessons for need in lacking.values())
    assert [len(need.learners) for need in lacking.values()] == sorted(
        (len(need.learners) for need in lacking.values()), reverse=True
    )


def test_a_decision_stands_in_the_place_of_the_points_and_says_both(desk: Desk) -> None:
    before = result(desk)
    assert before.outcome is Outcome.NOT_YET_MET
    evidence(
        desk,
        f"{AMY},{CRITERION},decision,not yet met,first thought,Ms Lau,2026-11-01",
        f'{AMY},{CRITERION},decision,met,"the call was heard live, twice",Ms Lau,2026-11-20',
    )
    after = result(desk)
    assert after.outcome is Outcome.MET
    assert after.decision.reason == "the call was heard live, twice"
    assert after.evidence[-1] == (
        "Decided by Ms Lau on 20 November 2026: met. Reason: the call was heard live, twice. "
        "By points alone: not yet met."
    )
    assert (after.earned, after.points) == (before.earned, before.points)


def test_what_was_seen_changes_no_outcome(desk: Desk) -> None:
    before = result(desk)
    evidence(
        desk,
        f"{AMY},{CRITERION},seen,yes,two bookings,Mr Ip,2026-11-20",
        f"{AMY},309A-7i,oral,not yet,,Ms Lau,2026-11-21",
    )
    assert result(desk) == before
    assert [one.value for one in standing(desk).seen] == ["yes"]


def test_a_stranger_in_evidence_is_told(desk: Desk) -> None:
    evidence(desk, f"zoe,{CRITERION},seen,yes,,Mr Ip,2026-11-20")
    assert any("names zoe" in step.text for step in to_do(desk.results()))


def test_hours_are_there_only_where_the_learner_sent_them(desk: Desk) -> None:
    assert standing(desk).hours is None
    for exercise, hours in zip(EXERCISES, (12.5, 30.0, None), strict=True):
        path = desk.root / "submitted" / AMY / exercise / "answers.json"
        answers = parse(path.read_bytes())
        path.write_bytes(dump(evolved(answers, hours)))
    assert standing(desk).hours == 30
    assert standing(desk, "learner-00002").hours is None


def evolved(answers, hours):
    from attrs import evolve

    return evolve(answers, hours=hours)


def test_seen_keys_are_known(desk: Desk) -> None:
    from attrs import evolve

    path = desk.root / "submitted" / AMY / EXERCISES[0] / "answers.json"
    path.write_bytes(dump(evolve(parse(path.read_bytes()), explained=True)))
    (found,) = desk.results(only=[AMY]).learners
    assert found.explained == ["Two containers and no place on the ship"]


def test_late_is_measured_against_the_learner_s_own_due_time(desk: Desk) -> None:
    assert not any(work.late for one in desk.results().learners for work in one.work)
    (desk.root / "class.toml").write_text(
        f"[exercises.{EXERCISES[0]}]\ndue = 2026-01-01\nextensions = {{ {AMY} = 2099-01-01 }}\n"
    )
    late = {one.learner: [work.exercise for work in one.work if work.late] for one in desk.results().learners}
    assert late[AMY] == []
    assert late["learner-00002"] == [EXERCISES[0]]


def test_an_answers_file_that_is_a_link_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    path = desk.root / "submitted" / AMY / EXERCISES[0] / "answers.json"
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(dump(evolved(parse(path.read_bytes()), 99)))
    path.unlink()
    path.symlink_to(elsewhere)
    assert standing(desk).hours is None


def test_what_is_missing_is_said(desk: Desk) -> None:
    with pytest.raises(ReportError, match="no learner nobody"):
        desk.results(only=["nobody"])
    (desk.root / "class.toml").write_text("[exercises")
    with pytest.raises(ClassFolderError, match=r"class\.toml"):
        desk.results()
    (desk.root / "class.toml").unlink()
    (desk.root / "gradebook.db").unlink()
    with pytest.raises(ReportError, match="no gradebook yet"):
        desk.results()


def test_who_was_taken_out_of_the_class_list_is_left_out_and_named(desk: Desk) -> None:
    path = desk.root / "class.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:1], lines[1].replace("Arjun", "Arun"), *lines[3:], ""]))
    results = desk.results()
    assert [one.learner for one in results.learners][:2] == [AMY, "learner-00003"]
    assert len(results.learners) == LEARNERS - 1
    # The name is that of the list as it is now.
    assert results.learners[0].name == "Arun Thapa"
    first = next(to_do(results))
    assert first.text == "Left out, because class.csv does not list it: learner-00002."


def test_what_to_do_next_names_people_and_commands(desk: Desk) -> None:
    desk.mark(lambda learner, exercise: 0.0)
    steps = list(to_do(desk.results()))
    titles = contents(here()).exercises
    again = [step for step in steps if step.text.startswith("Open a second attempt")]
    assert [step.command for step in again] == [f"frontline again {exercise}" for exercise in EXERCISES]
    assert "for Arjun Thapa, Ka Fai Lam, " in again[0].text
    assert f"and {LEARNERS - 5} more:" in again[0].text
    desk.folder.second_attempt(AMY, EXERCISES[0]).parent.mkdir()
    desk.folder.second_attempt(AMY, EXERCISES[0]).write_text("{}")
    steps = list(to_do(desk.results()))
    title = next(one.title for one in titles if one.id == EXERCISES[0])
    assert Step(text=f"Wait: a second attempt in “{title}” is out for Arjun Thapa.") in steps
    (left,) = (step for step in steps if step.command == f"frontline again {EXERCISES[0]}")
    assert "Arjun Thapa" not in left.text


def test_missing_hand_ins_are_asked_for_by_name_and_a_class_without_any_is_no_class_with_all(
    desk: Desk,
) -> None:
    with open_gradebook(desk.folder.gradebook) as gradebook:
        for submission in gradebook.find_assignment(EXERCISES[1]).submissions:
            if submission.student.id in (AMY, "learner-00002"):
                submission.timestamp = None
        for submission in gradebook.find_assignment(EXERCISES[2]).submissions:
            submission.timestamp = None
        gradebook.db.commit()
    texts = [step.text for step in to_do(desk.results())]
    assert any(text.endswith("is not handed in by Arjun Thapa and Ka Fai Lam.") for text in texts)
    assert any(text.startswith("Ask: nobody has handed in “") for text in texts)
    assert "Nothing waits" not in class_page(desk.results(), Course.of(here()))

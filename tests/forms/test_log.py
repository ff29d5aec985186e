"""What a learner's log and the sign-off sheet say, whatever was typed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from attrs import evolve

from frontline.content.contents import Contents, LessonContents, UnitContents
from frontline.forms.log import (
    Made,
    Signing,
    entry_form,
    named,
    project_head,
    sheet_screen,
    signoff,
    task_head,
)
from frontline.study.log import Entry

from .pages import Elements, words

TODAY = date(2026, 5, 14)
HOSTILE = (
    "</td></textarea></table><script>document.title='owned'</script><img src=x onerror=x()>\" onfocus=\"x()"
)
UNIT = UnitContents(
    id="212A",
    code="LOCUSM212A",
    title="Handle customer relations and requests",
    level=2,
    hours=60,
    project_hours=15,
    complete=False,
    items={},
    criteria={},
)
LESSON = LessonContents(
    file="08-choosing-the-channel",
    title="Choosing the channel",
    unit="212A",
    minutes=80,
    questions=(),
    explorations=(),
    terms=(),
    task="08-task",
)
COURSE = Contents(units=(UNIT,), lessons=(LESSON,), exercises=(), minutes_per_task=45, minutes_per_term=1.5)
TASK = Entry(
    of="08-task", number=1, date="2026-05-12", did="Watched five contacts.", saved="2026-05-12T08:00:00+00:00"
)
FIRST = Entry(
    of="project-212A",
    number=1,
    date="2026-05-13",
    did="Read the file.",
    result="Three needs.",
    next="Ask.",
    hours="2",
    saved="2026-05-13T08:00:00+00:00",
)
SECOND = evolve(FIRST, number=2, date="2026-05-04", did="Asked for the yes.", hours="", minutes="30")


def rows(html: str) -> list[list[str]]:
    """Return the cells of each row of the table of entries, without headings."""
    table = html.split('<table class="log">')[1].split("</table>")[0]
    found = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("<tr>")]
    return [[words(cell) for cell in row] for row in found if row]


@pytest.mark.parametrize("of", [TASK, FIRST], ids=["task", "project"])
def test_every_field_of_an_entry_has_a_label_and_a_name(of: Entry) -> None:
    found = Elements(entry_form(of, today=TODAY))
    (form,) = found.named("form")
    assert (form["data-kind"], form["data-question"], form["data-saved"]) == ("record", of.name, of.saved)
    fields = found.named("input", "textarea")
    expected = ["date", "did", "result", "next", *(["hours"] if of is FIRST else []), "minutes"]
    assert [field["name"] for field in fields] == expected
    assert len(found.named("label")) == len(fields)


def test_a_new_entry_has_today_s_date_and_is_not_blamed_for_being_empty() -> None:
    html = entry_form(Entry(of="08-task", number=1), today=TODAY)
    assert 'value="2026-05-14"' in html
    assert "New entry" in html
    assert "Still open" not in html


def test_a_kept_entry_says_what_is_open_and_a_date_that_is_none_stays() -> None:
    html = entry_form(evolve(TASK, date="yesterday", did=""), today=TODAY)
    assert "Still open: “yesterday” is not a date: choose one. Write what you did." in words(html)
    assert 'data-kept="yesterday"' in html


def test_a_date_that_was_taken_out_does_not_come_back() -> None:
    assert 'type="date" name="date" min="2000-01-01" max="2099-12-31" value=""' in entry_form(
        evolve(TASK, date=""), today=TODAY
    )


def test_older_entries_are_folded() -> None:
    assert "<details open>" in entry_form(TASK, today=TODAY)
    assert "<details>" in entry_form(TASK, today=TODAY, folded=True)


def test_an_entry_is_named_by_its_day_and_its_first_words() -> None:
    assert named(TASK) == "Tue 12 May 2026: Watched five contacts."
    assert named(evolve(TASK, did="word " * 30)) == f"Tue 12 May 2026: {'word ' * 11}word…"
    assert named(evolve(TASK, date="", did="")) == "Entry without words"


def test_it_says_that_the_log_is_private() -> None:
    for html in (task_head(), project_head(UNIT, 0)):
        assert "It goes to nobody unless you make a sign-off sheet and give it to somebody." in words(html)


def test_a_task_s_labels_fit_work_and_the_kestrel_bay_case() -> None:
    html = words(entry_form(TASK, today=TODAY))
    assert "I did this on …" in html
    assert "What I did (at work, or in the Kestrel Bay case)" in html
    assert "Kestrel Bay" not in words(entry_form(FIRST, today=TODAY))


def test_the_sum_stands_above_a_project() -> None:
    html = project_head(UNIT, 6.5, overfull=[date(2026, 5, 12)])
    assert "6.5 of about 15 hours" in words(html)
    assert 'style="width: 43%"' in html
    assert "On Tue 12 May 2026 you have more than 24 hours." in words(html)


def test_more_hours_than_meant_do_not_leave_the_bar() -> None:
    assert 'style="width: 100%"' in project_head(UNIT, 40)


def test_the_screen_for_the_sheet_shows_which_tasks_have_entries() -> None:
    html = words(sheet_screen(COURSE, "212A", [TASK], by=Signing(), today=TODAY))
    assert "Lesson 08, Choosing the channel: 1 entry" in html
    none = words(sheet_screen(COURSE, "212A", [], by=Signing(), today=TODAY))
    assert "Lesson 08, Choosing the channel: nothing written yet" in none


def test_every_entry_is_ticked_that_was_not_left_out() -> None:
    html = sheet_screen(
        COURSE, "212A", [TASK, FIRST], by=Signing(), left_out=["08-task/1"], open=True, today=TODAY
    )
    ticks = {
        one["name"]: "checked" in one for one in Elements(html).named("input") if one["type"] == "checkbox"
    }
    assert ticks == {"fictional": False, "entry:08-task/1": False, "entry:project-212A/1": True}


def test_a_made_sheet_says_where_it_lies_and_that_nothing_is_sent() -> None:
    made = Made(file="sign-off 212A.html", folder="study", path="C:\\course\\study\\sign-off 212A.html")
    html = words(sheet_screen(COURSE, "212A", [], by=Signing(), made=made, today=TODAY))
    assert "“sign-off 212A.html” in the folder “study”" in html
    assert "Nothing else goes anywhere." in html
    assert made.path in html


def test_the_sheet_has_the_entries_by_date_with_their_hours_and_the_sum() -> None:
    html = signoff(COURSE, "212A", [TASK, FIRST, SECOND], by=Signing(), day=TODAY)
    assert rows(html) == [
        ["4 May 2026", "Asked for the yes.", "Three needs.", "Ask.", "0.5"],
        ["13 May 2026", "Read the file.", "Three needs.", "Ask.", "2"],
        ["12 May 2026", "Watched five contacts.", "", "", "0.75"],
        ["3.25"],
    ]
    assert "Workplace project" in words(html)
    assert "Lesson 08: Choosing the channel" in words(html)


def test_the_sheet_names_unit_and_people_and_says_what_it_is_not() -> None:
    by = Signing(learner="Ada Wong", project="One shipper", supervisor="Ms Chan", position="Desk supervisor")
    html = words(signoff(COURSE, "212A", [FIRST], by=by, day=TODAY))
    for said in ("Ada Wong", "One shipper", "Ms Chan", "Desk supervisor", "Thu 14 May 2026"):
        assert said in html
    assert "unit 212A: Handle customer relations and requests" in html
    assert "It is not a qualification registered under the Hong Kong Qualifications Framework" in html
    assert "I did this work myself." in html
    assert "I saw this work, or a part of it." in html
    assert "I have spoken with the learner about it." in html


def test_the_sheet_of_a_fictional_case_says_so_and_is_signed_by_an_instructor() -> None:
    html = words(signoff(COURSE, "212A", [FIRST], by=Signing(fictional=True), day=TODAY))
    assert "Kestrel Bay version: a fictional case of the course, done without a workplace." in html
    assert html.index("Kestrel Bay version") < html.index("What was done")
    assert "The firms, people and cases in it are fictional." in html
    assert "The instructor Please tick what is true. I have read this work, or a part of it." in html
    assert "Signature of the instructor" in html
    assert "supervisor" not in html.casefold()


def test_the_sheet_of_work_names_no_case_and_no_instructor() -> None:
    html = words(signoff(COURSE, "212A", [FIRST], by=Signing(), day=TODAY))
    assert "Signature of the supervisor" in html
    assert "This sheet has no names and no data of customers." in html
    assert "Kestrel Bay" not in html
    assert "instructor" not in html.casefold()


def test_a_sheet_to_fill_in_by_hand_leaves_open_who_signs_it() -> None:
    html = signoff(COURSE, "212A", (), by=Signing(), day=TODAY)
    assert '<p class="box">Tick here if the project was done on the fictional Kestrel Bay.' in html
    assert "Signature of the supervisor or instructor" in words(html)
    assert "I saw or have read this work, or a part of it." in words(html)


@pytest.mark.parametrize(("fictional", "signs"), [(True, "instructor"), (False, "supervisor")])
def test_the_screen_keeps_the_tick_and_says_who_signs(fictional: bool, signs: str) -> None:
    by = Signing(fictional=fictional)
    made = Made(file="sign-off 212A.html", folder="study", path="study/sign-off 212A.html")
    html = sheet_screen(COURSE, "212A", [FIRST], by=by, open=True, made=made, today=TODAY)
    (tick,) = [one for one in Elements(html).named("input") if one["name"] == "fictional"]
    assert ("checked" in tick) is fictional
    assert f"Sign it, and ask your {signs} to sign it." in words(html)


def test_the_sheet_without_entries_has_rows_to_fill_in_by_hand() -> None:
    html = signoff(COURSE, "212A", (), by=Signing(), day=TODAY)
    assert rows(html) == [*[[""] * 5] * 12, [""]]
    assert "14 May" not in html


def test_entries_of_other_units_do_not_stand_on_the_sheet() -> None:
    other = [evolve(TASK, of="16-task", did="Elsewhere."), evolve(FIRST, of="project-309A", did="Elsewhere.")]
    assert "Elsewhere." not in signoff(COURSE, "212A", [FIRST, *other], by=Signing(), day=TODAY)


def test_the_sheet_loads_nothing_and_has_no_script() -> None:
    found = Elements(signoff(COURSE, "212A", [FIRST], by=Signing(), day=TODAY))
    policy = {one.get("http-equiv"): one["content"] for one in found.named("meta") if "content" in one}
    assert policy["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert found.named("script", "link", "img", "iframe", "a") == []


def test_what_learners_type_is_text_everywhere() -> None:
    one = evolve(FIRST, date=HOSTILE, did=HOSTILE, result=HOSTILE, next=HOSTILE, hours=HOSTILE)
    by = Signing(learner=HOSTILE, project=HOSTILE, supervisor=HOSTILE, position=HOSTILE)
    made = Made(file=HOSTILE, folder="study", path=HOSTILE)
    pages = [
        entry_form(one, today=TODAY),
        task_head(says=HOSTILE),
        sheet_screen(COURSE, "212A", [one], by=by, open=True, made=made, today=TODAY),
        signoff(COURSE, "212A", [one], by=by, day=TODAY),
    ]
    for html in pages:
        found = Elements(html)
        assert found.named("script", "img") == []
        assert not any("onfocus" in attributes for _, attributes in found.found)

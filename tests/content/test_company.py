"""The company's documents: each fits its schema, keys lead somewhere, and a mistake is named."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from frontline.content.company import Company, cite, company
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.models.working_time import WorkingTime, is_general_holiday

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.fixture(scope="module")
def firm(places: Places) -> Company:
    return company(places)


@pytest.fixture
def copied(places: Places, tmp_path: Path) -> Places:
    for path in places.company.glob("*.yaml"):
        (tmp_path / "course/company").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, tmp_path / "course/company")
    return Places(tmp_path)


# What a mistake says


def change(places: Places, document: str, old: str, new: str) -> None:
    path = places.company / f"{document}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("document", "old", "new", "says"),
    [
        ("shifts", "start:", "begin:", "unknown key 'begin'"),
        ("gifts", "value: 150", "value: many", "a number is needed, not 'many'"),
        ("authority", "waive_limit: 500", "waive_limit: yes please", "a whole number is needed"),
        ("promises", "lunch:", "dinner:", "unknown key 'dinner'"),
        ("terms", "part: role", "part: [role]", "a text (in quotes) is needed"),
    ],
)
def test_a_document_that_breaks_its_schema_is_named(
    copied: Places, document: str, old: str, new: str, says: str
) -> None:
    change(copied, document, old, new)
    with pytest.raises(ContentError) as problem:
        company(copied)
    assert str(problem.value).startswith(f"course/company/{document}.yaml")
    assert says in str(problem.value)


def test_a_document_that_is_missing_or_unknown_is_named(copied: Places) -> None:
    (copied.company / "gifts.yaml").rename(copied.company / "presents.yaml")
    with pytest.raises(ContentError, match=r"gifts"):
        company(copied)


def test_a_circle_of_citations_is_named(copied: Places) -> None:
    change(copied, "profile", "kind: freight", 'kind: "{{ profile.kind }}" #')
    with pytest.raises(ContentError, match="round in a circle"):
        company(copied)


def test_money_is_cited_with_its_thousands() -> None:
    facts = {"a": {"limit": 3000, "year": 2025}}
    assert cite("up to HK${{ a.limit }}, since {{ a.year }}", facts, "x") == "up to HK$3,000, since 2025"
    assert cite("{{ a.limit }}", facts, "x") == 3000


GROUPS = {"a": {"limit": 3000, "years": [2024, 2025], "more": ["{{ a.limit }}"]}}


def test_a_citation_alone_may_be_a_group_where_one_is_allowed() -> None:
    assert cite("{{ a.years }}", GROUPS, "x", groups=True) == [2024, 2025]
    assert cite({"deep": ["{{ a.years }}"]}, GROUPS, "x", groups=True) == {"deep": [[2024, 2025]]}
    assert cite(" {{ a.more }} ", GROUPS, "x", groups=True) == [3000]


@pytest.mark.parametrize(
    ("text", "groups"), [("{{ a.years }}", False), ("in {{ a.years }}", False), ("in {{ a.years }}", True)]
)
def test_a_group_is_refused_elsewhere_and_inside_text(text: str, groups: bool) -> None:
    with pytest.raises(ContentError, match=r"x: \{\{ a.years \}\} is a group of facts: name one of them"):
        cite(text, GROUPS, "x", groups=groups)


def test_a_group_that_cites_itself_is_a_circle() -> None:
    with pytest.raises(ContentError, match="round in a circle"):
        cite("{{ a }}", {"a": {"b": "{{ a }}"}}, "x", groups=True)


# What the documents say of each other


def test_people_report_to_people_up_to_one_at_the_top(firm: Company) -> None:
    for key, one in firm.team.items():
        seen = {key}
        while one.reports_to:
            assert one.reports_to not in seen
            seen.add(one.reports_to)
            one = firm.team[one.reports_to]
        assert one.role == "managing director"


def test_shifts_and_leaders_exist(firm: Company) -> None:
    assert {one.shift for one in firm.team.values()} <= set(firm.shifts)
    for unit in firm.organisation.units.values():
        assert unit.led_by in firm.team
        assert unit.under in ("", *firm.organisation.units)


def test_papers_have_owners_and_every_rule_a_part(firm: Company) -> None:
    for paper in (firm.policy, firm.guidelines, firm.terms, firm.credit, firm.gifts, firm.privacy):
        assert paper.owner in firm.team
        assert {rule.part for rule in paper.rules.values()} == set(paper.parts)


def test_standards_name_guidelines_that_exist(firm: Company) -> None:
    for measure in firm.standard.measures.values():
        assert set(measure.rules) <= set(firm.guidelines.rules)


def test_the_clock_as_numbers_is_the_clock_in_words(firm: Company) -> None:
    clock = firm.promises.clock
    assert f"{clock.start} to {clock.end}" in clock.working_hours
    begin, end = (datetime.fromisoformat(f"2026-01-02 {words}") for words in (clock.start, clock.end))
    assert (end - begin).seconds / 3600 == clock.hours_per_day


def test_the_model_s_clock_is_the_company_s(firm: Company) -> None:
    clock, model = firm.promises.clock, WorkingTime()
    assert (model.start, model.end) == (time.fromisoformat(clock.start), time.fromisoformat(clock.end))
    assert model.restart_after == timedelta(hours=clock.restart_after_hours)


def test_every_kind_of_customer_is_there(firm: Company) -> None:
    assert len(firm.customers) >= 12
    assert {one.desk for one in firm.customers.values()} == {"sea", "air", "express"}
    kinds = " ".join(one.kind for one in firm.customers.values())
    for kind in ("shipper", "consignee", "BCO", "co-loader", "overseas agent", "e-commerce", "private"):
        assert kind in kinds
    assert any("prospective" in one.status for one in firm.customers.values())


# Contacts and visits happened when somebody was there


def open_(firm: Company, shift: str, when: date, at: time) -> bool:
    one = firm.shifts[shift]
    start, end = time.fromisoformat(one.start), time.fromisoformat(one.end)
    return DAYS[when.weekday()] in one.days and start <= at < end


def test_sixty_contacts_lie_within_the_shift_of_who_answered(firm: Company) -> None:
    assert len(firm.transcripts) == 60
    for key, one in firm.transcripts.items():
        when = date.fromisoformat(one.date)
        assert open_(firm, firm.team[one.staff].shift, when, time.fromisoformat(one.time)), key
        if one.desk in ("sea", "head_office", "kwai_chung_counter"):
            assert not is_general_holiday(when), key


def test_contacts_name_rules_that_exist_and_break_none_that_they_keep(firm: Company) -> None:
    for key, one in firm.transcripts.items():
        assert {*one.kept, *one.broken} <= set(firm.guidelines.rules), key
        assert not set(one.kept) & set(one.broken), key
    assert sum(not one.broken for one in firm.transcripts.values()) >= 20


def test_the_contacts_hold_the_broken_hand_over_and_the_curt_first_visits(firm: Company) -> None:
    broken = [one for one in firm.transcripts.values() if "g13" in one.broken]
    assert len(broken) >= 5
    # Kind words in all of them: nobody broke a rule about how one speaks.
    assert not any({"g05", "g20", "g29", "g31"} & set(one.broken) for one in broken)
    curt = [
        one
        for one in firm.transcripts.values()
        if one.desk == "kwai_chung_counter" and "first-time" in one.customer
    ]
    assert len(curt) >= 4
    assert all({"g27", "g28", "g29", "g30"} & set(one.broken) for one in curt)
    known = [
        one
        for one in firm.transcripts.values()
        if one.desk == "kwai_chung_counter" and "first-time" not in one.customer
    ]
    assert known
    assert all(not {"g27", "g28", "g29"} & set(one.broken) for one in known)


def test_mystery_shoppers_found_one_counter_curt_to_new_people(firm: Company) -> None:
    def mean(place: str, *, first: bool) -> float:
        scores = [
            one.communication for one in firm.mystery.values() if (one.place, one.first) == (place, first)
        ]
        return sum(scores) / len(scores)

    assert mean("kwai_chung_counter", first=True) < 2 < 4 < mean("kwai_chung_counter", first=False)
    for place in ("head_office", "airport_counter"):
        assert abs(mean(place, first=True) - mean(place, first=False)) <= 0.5


def test_mystery_sheets_hold_no_names_of_staff(firm: Company) -> None:
    names = [one.short for one in firm.team.values()]
    assert [one.seen for one in firm.mystery.values() if any(name in one.seen for name in names)] == []

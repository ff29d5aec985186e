"""The channel explorer: its controls move the picture and its words."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets as widgets
import pytest

from frontline.content.text import ExploreBlock, Text
from frontline.explorations.kinds import exploration


@pytest.fixture
def explorer(lessons: Mapping[str, Text]) -> widgets.VBox:
    blocks = [p for p in lessons["08-choosing-the-channel"].parts if isinstance(p, ExploreBlock)]
    return exploration(blocks[0].settings)


def part(box: widgets.Widget, kind: type) -> list[widgets.Widget]:
    found = [box] if isinstance(box, kind) else []
    return found + [one for child in getattr(box, "children", ()) for one in part(child, kind)]


def says(box: widgets.VBox) -> str:
    return str(part(box, widgets.HTML)[-1].value)


def choose(box: widgets.VBox, words: str) -> None:
    [dropdown] = part(box, widgets.Dropdown)
    dropdown.value = next(value for label, value in dropdown.options if words in label)


def test_a_case_sets_the_sliders_and_names_the_best_pair(explorer: widgets.VBox) -> None:
    choose(explorer, "two containers rolled")
    assert [slider.value for slider in part(explorer, widgets.IntSlider)] == [4, 2, 3, 4, 2, 0]
    assert "Best two together: Phone call and E-mail to one customer, 100%." in says(explorer)


def test_a_slider_changes_words_and_picture(explorer: widgets.VBox) -> None:
    choose(explorer, "two containers rolled")
    words, picture = says(explorer), part(explorer, widgets.HTML)[-2].value
    part(explorer, widgets.IntSlider)[3].value = 0
    assert says(explorer) != words
    assert part(explorer, widgets.HTML)[-2].value != picture


def test_one_channel_that_carries_everything_is_shown_alone(explorer: widgets.VBox) -> None:
    choose(explorer, "where is my parcel")
    assert "A second channel adds hardly anything here." in says(explorer)
    assert "Best two" not in says(explorer)


def test_start_again_brings_back_the_beginning(explorer: widgets.VBox) -> None:
    before = says(explorer)
    choose(explorer, "typhoon")
    assert says(explorer) != before
    [again] = part(explorer, widgets.Button)
    again.click()
    assert says(explorer) == before


def test_what_the_lesson_s_question_reads_off_the_chart_is_there(explorer: widgets.VBox) -> None:
    choose(explorer, "typhoon")
    assert "Best alone: Newsletter or notice to all" in says(explorer)
    assert "It falls short on: “How soon must they act?”." in says(explorer)


def test_the_lesson_says_what_the_second_task_shows(explorer: widgets.VBox) -> None:
    choose(explorer, "two containers rolled")
    record = part(explorer, widgets.IntSlider)[3]
    pairs = {}
    for level in range(5):
        record.value = level
        pairs[level] = says(explorer)
    assert all("adds hardly anything" in pairs[level] for level in (0, 1))
    assert "Best two together: Phone call and One-to-one chat, 100%." in pairs[2]
    assert all("Best two together: Phone call and E-mail to one customer" in pairs[level] for level in (3, 4))


def test_a_channel_that_a_rule_forbids_is_not_proposed_and_is_named(explorer: widgets.VBox) -> None:
    choose(explorer, "a list of 38 buyers")
    assert "Best two together: Phone call and Portal, 100%." in says(explorer)
    assert "Ruled out for this message:</strong> One-to-one chat, Group chat, Letter, Newsletter" in says(
        explorer
    )
    assert "Group chat ruled out" in part(explorer, widgets.HTML)[-2].value

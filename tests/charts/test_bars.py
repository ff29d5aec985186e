"""Pictures in the course's one style."""

from frontline.charts import Bar, bars
from frontline.charts.plots import INK

ROWS = [Bar(label="Phone call", share=1.0, note="100%", strong=True), Bar(label="Letter", share=0.0)]


def test_a_chart_is_a_picture_with_a_text_alternative() -> None:
    svg = bars("Fit", ROWS, says='Phone "first" & letter')
    assert svg.startswith("<svg")
    assert 'role="img" aria-label="Phone &quot;first&quot; &amp; letter"' in svg


def test_it_takes_the_page_s_own_colour_for_its_words() -> None:
    svg = bars("Fit", ROWS, says="")
    assert INK not in svg
    assert "currentColor" in svg


def test_its_words_are_text_and_it_grows_with_the_page() -> None:
    svg = bars("Fit", ROWS, says="")
    assert ">Phone call</text>" in svg
    assert "viewBox=" in svg.split(">", 1)[0]
    assert ' width="' not in svg.split(">", 1)[0]


def test_the_same_chart_is_the_same_text() -> None:
    assert bars("Fit", ROWS, says="x") == bars("Fit", ROWS, says="x")


def test_it_brings_no_style_for_the_rest_of_the_page() -> None:
    svg = bars("Fit", ROWS, says="")
    assert "<style" not in svg
    assert 'stroke-linecap="butt"' in svg.split(">", 1)[0]

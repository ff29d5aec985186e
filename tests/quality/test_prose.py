"""What of a text's Markdown is read, and as what."""

import pytest

from frontline.quality.prose import Kind, Line, headings, lines, plain, read, words


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("### A [link](https://example.com)", Kind.HEADING, "A link"),
        ("> Dear Ms Yeung", Kind.QUOTE, "Dear Ms Yeung"),
        ("| a | b |", Kind.TABLE, "| a | b |"),
        ("- Call *her*.", Kind.ITEM, "Call her."),
        ("12. Call her.", Kind.ITEM, "Call her."),
        ("**Worked example.**", Kind.LABEL, "Worked example."),
        ("**Two** words are bold.", Kind.PARAGRAPH, "Two words are bold."),
        ("  ", Kind.BLANK, ""),
    ],
)
def test_a_line_is_known_by_its_markup(line: str, kind: Kind, text: str) -> None:
    (found,) = read(line)
    assert (found.kind, found.text) == (kind, text)


def test_everything_between_fences_is_code() -> None:
    found = read("```\n# no heading\n> no quote\n```\nText")
    assert [line.kind for line in found] == [Kind.CODE] * 4 + [Kind.PARAGRAPH]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("See [the *rules*](https://example.com/a_b).", "See the rules."),
        ("Open https://example.com now", "Open now"),
        ("Press `Run` <kbd>now</kbd> ![a picture](p.png)", "Press now"),
        ("a snake_case _word_", "a snake_case word"),
    ],
)
def test_markup_code_and_addresses_are_taken_away(markdown: str, words: str) -> None:
    assert plain(markdown) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call, then write.", ("Call", "then", "write")),
        ("one-to-one chat by WhatsApp/WeChat", ("one-to-one", "chat", "by", "WhatsApp", "WeChat")),
        ("the B/L – HK$450 at 14:30 …", ("the", "B/L", "HK$450", "at", "14:30")),
        ("提單 (B/L)", ("B/L",)),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_a_section_goes_on_after_a_question_and_below_a_smaller_heading(write, ask) -> None:  # type: ignore[no-untyped-def]
    text = write(f"## Summary\n{ask('q')}\nAfter.\n\n### Smaller\n\nBelow.\n")
    found = [(line.section, line.text) for line in lines(text) if line.kind is Kind.PARAGRAPH]
    assert found == [("Summary", "After."), ("Summary", "Below.")]


def test_headings_are_those_of_the_text_and_its_sections(write) -> None:  # type: ignore[no-untyped-def]
    assert headings(write("## Summary\n\n### Smaller\n\n## Sources\n")) == {"Title", "Summary", "Sources"}


def test_key_terms_are_read_as_a_table_of_their_section(write) -> None:  # type: ignore[no-untyped-def]
    text = write("## Key terms\n\n```{terms}\n- consignee\n```\n")
    found = [line for line in lines(text) if line.kind is Kind.TABLE]
    assert found == [Line("Key terms", Kind.TABLE, "Consignee (CNEE) Receives the goods.")]

"""Build a customer survey: the questions, the invitation, the reminder; rules check it at every change."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from frontline.charts.questionnaire import Item, questionnaire, spoken
from frontline.explorations.frame import (
    CHOOSE,
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    known,
    paragraphs,
    row,
    said,
    watch,
)
from frontline.explorations.rules import ruled
from frontline.explorations.settings.survey import Draft, SurveySettings
from frontline.explorations.survey_words import NOT_SAID, aims, chosen, expectation, fault_of, faults, rulings

NONE = ("– no question –", "")


def survey(settings: SurveySettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's questions and choices; the draft is kept at every change."""
    draft = taken(settings, keep.value)
    texts = [NONE, *((one.text, name) for name, one in settings.questions.items())]
    questions = [
        dropdown(f"Question {number}", texts, name) for number, name in enumerate(draft.questions, 1)
    ]
    choices = {
        name: dropdown(
            one.label,
            [CHOOSE, *((option.label, each) for each, option in one.options.items())],
            draft.choices[name],
        )
        for name, one in settings.choices.items()
    }
    every = [*questions, *choices.values()]
    view, kept = View(), Kept(keep)

    def changed() -> None:
        now = Draft(
            questions=tuple(one.value for one in questions),
            choices={name: one.value for name, one in choices.items()},
        )
        view.show(drawn(settings, now))
        kept.save({"questions": list(now.questions), "choices": now.choices})

    restart = watch(every, changed)
    view.show(drawn(settings, draft))
    wants = " ".join(one.says for one in settings.aims.values())
    parts = [
        said(f"The manager wants to know: {wants}"),
        *(*questions, *choices.values()),
        *(row(button("Start again", restart)), kept.line),
        *(view.picture, view.says),
    ]
    return frame(settings.title, settings.ask, parts)


def taken(settings: SurveySettings, value: Any) -> Draft:
    """Return what fits of what was kept; the rest is open."""
    kept = value if isinstance(value, dict) else {}
    listed, chosen = kept.get("questions"), kept.get("choices")
    names = list(listed)[: settings.places] if isinstance(listed, list | tuple) else []
    filled = [*names, *[""] * (settings.places - len(names))]
    return Draft(
        questions=tuple(known(name, settings.questions) for name in filled),
        choices={
            name: known(chosen.get(name) if isinstance(chosen, dict) else None, one.options)
            for name, one in settings.choices.items()
        },
    )


def drawn(settings: SurveySettings, draft: Draft) -> Drawn:
    """Return the questionnaire as a sheet with its faults, and what the survey serves, costs and brings."""
    items = [
        Item(
            text=settings.questions[name].text,
            seconds=settings.questions[name].seconds,
            fault=fault_of(settings, draft, at),
        )
        for at, name in enumerate(draft.asked)
    ]
    says = (
        aims(settings, draft)
        + faults(settings, draft)
        + paragraphs(*chosen(settings, draft), *expectation(settings, draft))
        + ruled(rulings(settings, draft))
        + paragraphs(NOT_SAID)
    )
    return Drawn(questionnaire(items, settings.limit, says=_alternative(items, settings.limit)), says)


def _alternative(items: list[Item], limit: int) -> str:
    said = " ".join(
        f"{number}. {one.text} {spoken(one.seconds)}, {one.fault or 'fine'}."
        for number, one in enumerate(items, 1)
    )
    total = spoken(sum(one.seconds for one in items))
    return f"Questionnaire, {total} of {spoken(limit)}. {said or 'No question yet.'}"

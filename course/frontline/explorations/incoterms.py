"""The kind `map`, model `incoterms`: where the risk passes on a route, and up to where the seller pays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets as widgets

from frontline.charts.route import Duty, Strip, route
from frontline.content.glossary import incoterms
from frontline.content.places import here
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row, said
from frontline.explorations.incoterms_words import (
    LETTERS,
    between,
    drawn_so,
    fits,
    loss,
    named,
    rule_of,
    settled,
    which_for_what,
)
from frontline.explorations.settings.incoterms import END, IncotermsSettings
from frontline.models.shipping.incoterms import STRETCHES
from frontline.terms import Mode, Party, Rule, Station, Term

NOWHERE = ""


def incoterms_map(settings: IncotermsSettings) -> widgets.Widget:
    """Return the map for a lesson's route and rules."""
    known = {term.abbreviation: term for term in incoterms(here()).values()}
    offered = [name for name in settings.rules if name in known] or list(known)
    rule = dropdown("Rule", [(named(known[name]), name) for name in offered], offered[0])
    event = dropdown("Something happens to the goods here", _events(settings, known[offered[0]]), NOWHERE)
    view = View()
    setting = False

    def show(_: Any = None) -> None:
        if not setting:
            view.show(drawn(settings, known, rule.value, event.value))

    def choose(_: Any = None) -> None:
        nonlocal setting
        setting, where = True, event.value
        # The words of the places follow the rule; the place stays.
        event.options = _events(settings, known[rule.value])
        event.value = where
        setting = False
        show()

    def move(by: int) -> None:
        names = [name for _, name in event.options]
        event.value = names[min(max(names.index(event.value) + by, 0), len(names) - 1)]

    def restart() -> None:
        event.value, rule.value = NOWHERE, offered[0]

    rule.observe(choose, "value")
    event.observe(show, "value")
    show()
    buttons = row(
        button("One place back", lambda: move(-1)),
        button("One place on", lambda: move(1)),
        button("Start again", restart),
    )
    parts = [said(which_for_what(known)), rule, event, buttons, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: IncotermsSettings, known: Mapping[str, Term], name: str, event: str) -> Drawn:
    """Return the map under a rule, and its words. `known` are all rules by their three letters.

    Something happens on the stretch to the station `event`; `end` is the stretch after the last one, and an
    empty text none at all.
    """
    term = known[name]
    rule, at_sea = rule_of(term), term.mode is Mode.SEA
    labels = [settings.station(station, at_sea=at_sea) for station in Station]
    told, stretch = _told(term, labels), None
    if event == NOWHERE:
        lines = settled(term)
    else:
        to = _stretch(event)
        stretch = STRETCHES.index(to) + 1
        told += f" Something happens to the goods: {between(to)}."
        lines = loss(term, to, settings.way(to, at_sea=at_sea), settings.we)
    picture = route(labels, _strips(rule), _together(rule), _duties(rule), stretch, says=told)
    return Drawn(picture, paragraphs(*lines, drawn_so(rule), fits(term, known)))


def _strips(rule: Rule) -> tuple[Strip, Strip]:
    return (
        Strip(
            title="Risk of loss or damage",
            until=rule.passes.number,
            first="S: seller's risk",
            second="B: buyer's risk",
            mark=f"The risk passes at {rule.passes.number}",
        ),
        Strip(
            title="Cost of the journey",
            until=rule.pays_to.number,
            first="S: seller pays",
            second="B: buyer pays",
            mark="The buyer pays all of it"
            if rule.pays_to is Station.READY
            else f"The seller pays up to {rule.pays_to.number}",
        ),
    )


def _together(rule: Rule) -> str:
    return "the seller pays, at the buyer's risk" if rule.apart else "risk and cost pass at the same place"


def _duties(rule: Rule) -> list[Duty]:
    insured = f"S: seller, clauses ({rule.cover.value})" if rule.cover else "nobody has to insure"
    return [
        _duty("Export clearance", rule.exports),
        Duty(label="Insurance of the goods", who=insured, side=0 if rule.cover else None),
        _duty("Import clearance and duty", rule.imports),
    ]


def _duty(label: str, party: Party) -> Duty:
    return Duty(label=label, who=f"{LETTERS[party]}: {party.value}", side=list(Party).index(party))


def _told(term: Term, labels: Iterable[str]) -> str:
    rule = rule_of(term)
    stations = "; ".join(f"{number}. {label}" for number, label in enumerate(labels, 1))
    duties = "; ".join(f"{duty.label}: {duty.who}" for duty in _duties(rule))
    return (
        f"{named(term)}. The route: {stations}. The risk is the seller's up to {rule.passes.number}, then "
        f"the buyer's. The seller pays the journey up to {rule.pays_to.number}, then the buyer pays: "
        f"{_together(rule)}. {duties}."
    )


def _events(settings: IncotermsSettings, term: Term) -> list[tuple[str, str]]:
    at_sea = term.mode is Mode.SEA
    ways = [
        (f"{between(to)}: {settings.way(to, at_sea=at_sea)}", END if to is None else to.value)
        for to in STRETCHES
    ]
    return [("nowhere: all goes well", NOWHERE), *ways]


def _stretch(event: str) -> Station | None:
    return None if event == END else Station(event)

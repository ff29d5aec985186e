"""Whose loss it is and who pays, stretch by stretch, for every rule; facts of Incoterms 2020."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from frontline.models.shipping.incoterms import (
    STRETCHES,
    bearer,
    bearer_if_collected,
    payer,
    payer_if_collected,
)
from frontline.terms import Rule, Station, Term

RISK = {
    "EXW": "SBBBBBBBB",
    "FCA": "SSSBBBBBB",
    "CPT": "SSSBBBBBB",
    "CIP": "SSSBBBBBB",
    "DAP": "SSSSSSSBB",
    "DPU": "SSSSSSSSB",
    "DDP": "SSSSSSSBB",
    "FAS": "SSSSBBBBB",
    "FOB": "SSSSSBBBB",
    "CFR": "SSSSSBBBB",
    "CIF": "SSSSSBBBB",
}
"""The nine stretches: before ready, to loaded, to carrier, to alongside, to aboard, to arrived, to place, to
unloaded, after. S where a loss is the seller's, B where it is the buyer's."""
COST = {
    "EXW": "-BBBBBBB-",
    "FCA": "-SSBBBBB-",
    "CPT": "-SSSSSSB-",
    "CIP": "-SSSSSSB-",
    "DAP": "-SSSSSSB-",
    "DPU": "-SSSSSSS-",
    "DDP": "-SSSSSSB-",
    "FAS": "-SSSBBBB-",
    "FOB": "-SSSSBBB-",
    "CFR": "-SSSSSBB-",
    "CIF": "-SSSSSBB-",
}
"""The same stretches: who pays them; - where nothing is carried."""


@pytest.fixture(scope="module")
def rules(terms: Mapping[str, Term]) -> dict[str, Rule]:
    return {term.abbreviation: term.rule for term in terms.values() if term.rule}


@pytest.mark.parametrize("name", RISK)
def test_a_loss_is_the_seller_s_until_the_risk_has_passed(rules: dict[str, Rule], name: str) -> None:
    assert "".join(bearer(rules[name], to).name[0] for to in STRETCHES) == RISK[name]


@pytest.mark.parametrize("name", COST)
def test_the_seller_pays_up_to_a_place(rules: dict[str, Rule], name: str) -> None:
    found = [payer(rules[name], to) for to in STRETCHES]
    assert "".join(party.name[0] if party else "-" for party in found) == COST[name]


def test_only_under_the_c_rules_somebody_pays_while_the_other_bears_the_loss(rules: dict[str, Rule]) -> None:
    apart = {
        name: [to.value for to in Station if payer(rule, to) not in (None, bearer(rule, to))]
        for name, rule in rules.items()
    }
    assert {name: found for name, found in apart.items() if found} == {
        "CPT": ["alongside", "aboard", "arrived", "place"],
        "CIP": ["alongside", "aboard", "arrived", "place"],
        "CFR": ["arrived"],
        "CIF": ["arrived"],
    }


def test_a_carrier_that_collects_the_goods_takes_the_risk_away_earlier(rules: dict[str, Rule]) -> None:
    changed = {
        name: [to.value for to in Station if bearer(rule, to) is not bearer_if_collected(rule, to)]
        for name, rule in rules.items()
    }
    assert {name: found for name, found in changed.items() if found} == {
        "FCA": ["carrier"],
        "CPT": ["carrier"],
        "CIP": ["carrier"],
    }


def test_a_carrier_that_collects_changes_who_pays_only_where_the_buyer_pays_the_carriage(
    rules: dict[str, Rule],
) -> None:
    changed = {
        name: [to.value for to in Station if payer(rule, to) is not payer_if_collected(rule, to)]
        for name, rule in rules.items()
    }
    assert {name: found for name, found in changed.items() if found} == {"FCA": ["carrier"]}

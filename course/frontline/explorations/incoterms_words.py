"""What an Incoterms rule settles, in words for a learner: where things pass, and whose loss something is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from frontline.models.shipping.incoterms import bearer, bearer_if_collected, payer, payer_if_collected
from frontline.terms import Mode, Party, Rule, Station, Term

LETTERS = {Party.SELLER: "S", Party.BUYER: "B"}
"""What stands for a side in the picture."""
CAUTION = (
    "The rule settles this between seller and buyer only. Whether a carrier or {we} answers for it is "
    "another question: look at the contract of carriage. The rule also does not say who owns the goods, or "
    "how they are paid."
)


def settled(term: Term) -> list[str]:
    """Return what a rule settles, as lines of HTML."""
    rule = rule_of(term)
    where = rule.risk[:1].lower() + rule.risk[1:]
    return [
        f"<strong>{escape(named(term))}.</strong>",
        f"<strong>The risk passes at {rule.passes.number}:</strong> {escape(where)}",
        _pays(rule),
        f"<strong>Insurance:</strong> {escape(rule.insurance)}",
    ]


def loss(term: Term, to: Station | None, way: str, we: str) -> list[str]:
    """Return whose loss it is when goods are damaged on the stretch to a station, as lines of HTML.

    `way` says where that is. `we` is whom a customer may ask beside a carrier.
    """
    rule = rule_of(term)
    loser, paid = bearer(rule, to), payer(rule, to)
    why = "passed before this, at" if loser is Party.BUYER else "passes later, at"
    pays = f"The {paid.value} ({LETTERS[paid]})." if paid else "Nothing is carried here."
    if paid not in (loser, None):
        pays += " So one side pays the journey, and the other side bears the loss."
    asked = " Only the insurer can say if this is covered." if rule.cover else ""
    return [
        f"<strong>{escape(term.abbreviation)}. The goods are damaged, {between(to)}:</strong> {escape(way)}.",
        f"<strong>Whose loss is it? The {loser.value}'s ({LETTERS[loser]}).</strong> "
        f"The risk {why} {rule.passes.number}.",
        _if_collected(rule, to),
        f"<strong>Who pays this part of the journey?</strong> {pays}",
        f"<strong>Did somebody have to insure?</strong> {escape(rule.insurance)}{asked}",
        f"<strong>Take care:</strong> {escape(CAUTION.replace('{we}', we))}",
    ]


def drawn_so(rule: Rule) -> str:
    """Return how the map takes the named place, which the rule alone does not fix, as a line of HTML."""
    match rule.passes, rule.carriage:
        case Station.READY, _:
            says = "The named place is the seller's own. The buyer's side loads the goods."
        case Station.CARRIER, Party.BUYER:
            says = (
                "The named place is away from the seller: the seller's truck brings the goods there. If it "
                "is the seller's own place, the seller loads the goods, and risk and cost pass at "
                f"{Station.LOADED.number}."
            )
        case Station.CARRIER, Party.SELLER:
            says = (
                "The seller's own truck brings the goods to the first carrier. If the first carrier takes "
                "them at the seller's place, the risk passes there already. The named place is at the "
                "buyer's end. If it is another one, the seller pays up to there."
            )
        case ((Station.PLACE | Station.UNLOADED), _):
            says = "The named place is at the buyer's end. If it is another one, risk and cost pass there."
        case _, Party.SELLER:
            says = (
                "The named port is the port of destination. The risk passes before, at the port of loading."
            )
        case _:
            says = "The named port is the port of loading."
    return f"<strong>How the map draws it:</strong> {escape(says)}"


def fits(term: Term, known: Mapping[str, Term]) -> str:
    """Return which transport a rule is for, as a line of HTML; `known` are all rules by their letters."""
    better = [name for name, one in known.items() if one.id == rule_of(term).containers]
    worse = [name for name, one in known.items() if rule_of(one).containers == term.id]
    ships = term.mode is Mode.SEA
    says = f"{term.abbreviation} " + (
        "is for sea and inland waterway only." if ships else "fits any transport."
    )
    says += f" For a container, {better[0]} fits better." if better else ""
    says += f" For a container, it fits better than {worse[0]}." if worse else ""
    return escape(says)


def which_for_what(known: Mapping[str, Term]) -> str:
    """Return which of all rules are for ships only, and which fit containers better, as plain text."""
    ships = [name for name, term in known.items() if term.mode is Mode.SEA]
    worse = [name for name in ships if rule_of(known[name]).containers]
    ids = [rule_of(known[name]).containers for name in worse]
    better = [name for name, term in known.items() if term.id in ids]
    return (
        f"{_listed(ships)} are for sea and inland waterway only. The other rules fit any kind of transport. "
        f"For containers, {_listed(better)} fit better than {_listed(worse)}: a container is handed over "
        "before it is loaded on board."
    )


def named(term: Term) -> str:
    """Return a rule with its letters and its full name."""
    return f"{term.abbreviation}: {term.en}"


def between(to: Station | None) -> str:
    """Return the stretch to a station by the numbers on the map."""
    if to is None:
        return f"after {len(Station)}"
    return f"{to.number - 1} to {to.number}" if to is not Station.READY else f"before {to.number}"


def rule_of(term: Term) -> Rule:
    """Return the rule of a term; ValueError where it is none."""
    if term.rule is None:
        raise ValueError(f"{term.id} is no Incoterms rule.")
    return term.rule


def _pays(rule: Rule) -> str:
    if rule.pays_to is Station.READY:
        return "<strong>The seller pays no part of the journey.</strong>"
    says = f"<strong>The seller pays the journey up to {rule.pays_to.number}.</strong> "
    if not rule.apart:
        return says + "The risk passes at the same place."
    return says + (
        f"That is another place. From {rule.passes.number} to {rule.pays_to.number} the seller pays, and the "
        "risk is the buyer's."
    )


def _if_collected(rule: Rule, to: Station | None) -> str:
    loser, paid = bearer_if_collected(rule, to), payer_if_collected(rule, to)
    if loser is bearer(rule, to):
        return ""
    also = f" And the {paid.value} pays this part." if paid and paid is not payer(rule, to) else ""
    return (
        "<strong>It depends:</strong> if the carrier takes the goods at the seller's place, the risk passes "
        f"there already. Then it is the {loser.value}'s loss.{also}"
    )


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last

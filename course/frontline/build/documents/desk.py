"""What a desk has at hand: promises, the authority card, cut-offs and charges."""

from __future__ import annotations

from frontline.build.documents.page import blocks, capital, listed, table
from frontline.content.company import Company
from frontline.content.company.terms import Charge, FreeTime, Powers


def promises(company: Company) -> str:
    """Return the service promise: requests, channels, and what stops the clock."""
    one, clock = company.promises, company.promises.clock
    requests = table(
        ("Request", "Promise"),
        [
            (capital(one.status.what), f"answered {one.status.answer}"),
            (
                capital(one.exception.what),
                f"the customer is told {one.exception.tell}; {one.exception.update}",
            ),
            (capital(one.charge.what), f"answered {one.charge.answer}"),
            (
                capital(one.complaint.what),
                f"acknowledged {one.complaint.acknowledge}, answered {one.complaint.answer}",
            ),
        ],
    )
    channels = table(
        ("Channel", "Promise"),
        [
            ("Counter", f"a wait of {one.counter.wait}"),
            ("Phone", f"answered {one.phone.answer}; a call back {one.phone.call_back}"),
            ("Video call", one.video.answer),
            ("E-mail", f"answered {one.email.answer}"),
            ("One-to-one chat", f"answered {one.chat.answer} ({one.chat.account})"),
            ("Group chat", one.group_chat.answer),
            ("Portal", f"answered {one.portal.answer}"),
            ("EDI", one.edi.answer),
            ("Letter", f"answered {one.letter.answer}"),
            ("Newsletter", one.newsletter.answer),
        ],
    )
    rules = (
        clock.starts,
        clock.same_for_all,
        clock.lunch,
        clock.open_places,
        clock.weekends,
        clock.public_holidays,
        clock.signal_8,
        clock.black_rainstorm,
        one.own_word,
    )
    return blocks(
        f"*Version {one.version.number}, valid from {one.version.valid_from}. {one.phone.changed}*",
        requests,
        channels,
        one.which_time_counts,
        f"**The clock** runs {clock.working_hours}.",
        listed(rules),
    )


def authority(company: Company) -> str:
    """Return the authority card: what each role may do, and what goes to whom."""
    one = company.authority
    roles = [
        blocks(f"### {capital(powers.role)}", table(("You", "What, and how far"), _powers(powers)))
        for powers in (one.officer, one.supervisor, one.manager)
    ]
    matters = table(
        ("Matter", "Goes to", "With this file"),
        ((capital(matter.matter), matter.to, matter.file) for matter in one.hand_over.values()),
    )
    return blocks(*roles, one.also, "### What goes to somebody else", matters)


def cutoffs(company: Company) -> str:
    """Return the cut-off table."""
    sea, air, express = company.cutoffs.sea, company.cutoffs.air, company.cutoffs.express
    return table(
        ("What", "Latest time"),
        [
            ("Sea: containers, papers, weight", sea.where),
            ("Sea: our own rule", sea.si_house),
            (f"Air: general cargo, {air.where}", air.general),
            ("Air: loaded by the sender on a pallet or in a container (ULD)", air.prepacked),
            ("Air: goods that spoil", air.perishable),
            ("Express: order of a pick-up", express.pick_up_order),
            ("Express: parcels at the airport", express.airport_counter),
            ("Express: parcels in Kwai Chung", express.kwai_chung_counter),
        ],
    )


def charges(company: Company) -> str:
    """Return the charge sheet, and the carriers' free time."""
    one = company.charges
    rows = table(
        ("Charge", f"{one.currency}", "Per", "Whose", "When"),
        (
            (charge.name, _amount(charge), charge.per, charge.whose, charge.when)
            for charge in one.charges.values()
        ),
    )
    times = [blocks(f"### {time.name}", _free_time(time)) for time in one.free_time.values()]
    return blocks(f"*Valid from {one.valid_from}. {one.note}*", rows, *times)


def _powers(powers: Powers) -> list[tuple[str, str]]:
    rows = [
        ("may promise", powers.promise),
        ("may not promise", powers.promise_not),
        ("may waive", powers.waive),
        ("may not waive", powers.waive_not),
        ("may disclose", powers.disclose),
        ("may not disclose", powers.disclose_not),
        ("may admit", powers.admit),
        ("may not admit", powers.admit_not),
    ]
    return [(what, text) for what, text in rows if text]


def _amount(charge: Charge) -> str:
    return f"{charge.amount:,}" if isinstance(charge.amount, int) else f"{charge.amount:.2f}"


def _free_time(time: FreeTime) -> str:
    begun = time.free_days
    rows: list[tuple[str, str]] = [(f"Days 1 to {begun}", "free")]
    for step in time.steps:
        ends = f" to {begun + step.days}" if step.days else " and later"
        rows.append((f"Day{'s' if step.days else ''} {begun + 1}{ends}", f"{step.amount:,}"))
        begun += step.days
    return blocks(f"{capital(time.counts)}.", table(("Days", "HK$ a container and day"), rows))

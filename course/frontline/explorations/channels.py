"""The channel explorer: which channel, and which two, carry a message with given needs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import ipywidgets as widgets

from frontline.charts import Bar, bars
from frontline.explorations.frame import Drawn, paragraphs
from frontline.explorations.plot import plot
from frontline.explorations.settings.channels import Channel, ChannelSettings
from frontline.explorations.settings.shared import Control
from frontline.models.channels import Fit, best_pair, ranked

FULL = 0.95
"""A channel that carries this share is enough alone."""


def channel_explorer(settings: ChannelSettings) -> widgets.Widget:
    """Return the explorer for a lesson's factors, channels and cases."""
    factors, channels = settings.factors, settings.channels

    def draw(needs: Mapping[str, int]) -> Drawn:
        carries = {name: one.carries for name, one in channels.items() if one.allows(needs)}
        barred = [one.label for name, one in channels.items() if name not in carries]
        order = ranked(carries, needs)
        pair = best_pair(carries, needs)
        alone = order[0].share >= FULL
        strong = {order[0].channels[0]} if alone else set(pair.channels)
        rows = [
            *(
                Bar(
                    label=channels[one.channels[0]].label,
                    share=one.share,
                    note=f"{one.share:.0%}",
                    strong=one.channels[0] in strong,
                )
                for one in order
            ),
            *(Bar(label=label, share=0, note="ruled out") for label in barred),
        ]
        says = _says(channels, factors, order[0].channels[0], order[0].share, order[0].short, pair)
        if barred:
            says.append(f"<strong>Ruled out for this message:</strong> {escape(', '.join(barred))}.")
        plain = "; ".join(f"{row.label} {row.note}" for row in rows)
        return Drawn(
            bars("How well each channel fits", rows, says=f"Fit by channel. {plain}"), paragraphs(*says)
        )

    return plot(settings, factors, settings.cases, draw)


def _says(
    channels: Mapping[str, Channel],
    factors: Mapping[str, Control],
    best: str,
    share: float,
    short: tuple[str, ...],
    pair: Fit,
) -> list[str]:
    first = channels[best]
    lines = [f"<strong>Best alone: {escape(first.label)}, {share:.0%}.</strong> {escape(first.note)}"]
    if share >= FULL:
        return [*lines, "It carries what this message needs. A second channel adds hardly anything here."]
    lines.append(f"It falls short on: {_named(factors, short)}.")
    names = " and ".join(escape(channels[name].label) for name in pair.channels)
    rest = (
        f"Still short on: {_named(factors, pair.short)}." if pair.short else "Together they carry everything."
    )
    return [*lines, f"<strong>Best two together: {names}, {pair.share:.0%}.</strong> {rest}"]


def _named(factors: Mapping[str, Control], names: tuple[str, ...]) -> str:
    return ", ".join(f"“{escape(factors[name].label)}”" for name in names)

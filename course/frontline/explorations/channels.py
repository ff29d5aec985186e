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

FULL = 0.995


def channel_explorer(settings: ChannelSettings) -> widgets.Widget:
    """Return the explorer for a lesson's factors, channels and cases."""
    factors, channels = settings.factors, settings.channels
    carries = {name: channel.carries for name, channel in channels.items()}

    def draw(needs: Mapping[str, int]) -> Drawn:
        order = ranked(carries, needs)
        pair = best_pair(carries, needs)
        alone = order[0].share >= FULL
        strong = {order[0].channels[0]} if alone else set(pair.channels)
        rows = [
            Bar(
                label=channels[one.channels[0]].label,
                share=one.share,
                note=f"{one.share:.0%}",
                strong=one.channels[0] in strong,
            )
            for one in order
        ]
        says = _says(channels, factors, order[0].channels[0], order[0].share, order[0].short, pair)
        plain = "; ".join(f"{row.label} {row.note}" for row in rows)
        picture = bars(
            "How much of what the message needs each channel carries", rows, says=f"Fit by channel. {plain}"
        )
        return Drawn(picture, paragraphs(*says))

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
        return [*lines, "It carries everything that this message needs. A second channel adds nothing here."]
    lines.append(f"It falls short on: {_named(factors, short)}.")
    names = " and ".join(escape(channels[name].label) for name in pair.channels)
    rest = (
        f"Still short on: {_named(factors, pair.short)}." if pair.short else "Together they carry everything."
    )
    return [*lines, f"<strong>Best two together: {names}, {pair.share:.0%}.</strong> {rest}"]


def _named(factors: Mapping[str, Control], names: tuple[str, ...]) -> str:
    return ", ".join(f"“{escape(factors[name].label)}”" for name in names)

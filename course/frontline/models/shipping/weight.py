"""Chargeable weight by air and express, revenue tons by sea.

Sources: IATA's rule of 6,000 cm³ to 1 kg by air, the usual 5,000 by express, and W/M (weight or measure) for
shared containers. A carrier's tariff may say otherwise, so both are parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from attrs import frozen

AIR_DIVISOR = 6000
"""cm³ to 1 kg."""
EXPRESS_DIVISOR = 5000
KILO_STEP = 0.5
CM3_PER_M3 = 1_000_000


@frozen(kw_only=True)
class Piece:
    """`count` (1 or more) equal pieces: length, width and height in cm, gross weight of one in kg."""

    length: float
    width: float
    height: float
    kilos: float
    count: int = 1

    def __attrs_post_init__(self) -> None:
        if min(self.length, self.width, self.height, self.kilos) <= 0 or self.count < 1:
            raise ValueError("Give lengths in cm and weights in kg above 0, and 1 piece or more.")

    @property
    def volume(self) -> float:
        """Volume of all these pieces in cm³."""
        return self.length * self.width * self.height * self.count


@frozen(kw_only=True)
class Chargeable:
    """What is charged: gross and volumetric weight in kg, and the higher one, rounded up."""

    gross: float
    volumetric: float
    chargeable: float

    @property
    def by_volume(self) -> bool:
        """Whether volume decides."""
        return self.volumetric > self.gross


def chargeable_weight(
    pieces: Sequence[Piece], *, divisor: float = AIR_DIVISOR, step: float = KILO_STEP
) -> Chargeable:
    """Return the chargeable weight of a shipment: all pieces together, rounded up to the next `step` kg.

    `divisor` is cm³ to 1 kg. Raises ValueError without a piece, or for a divisor or step of 0 or less.
    """
    if not pieces or divisor <= 0 or step <= 0:
        raise ValueError("Give at least one piece, and a divisor and a step above 0.")
    gross = sum(piece.kilos * piece.count for piece in pieces)
    volumetric = sum(piece.volume for piece in pieces) / divisor
    return Chargeable(gross=gross, volumetric=volumetric, chargeable=_up(max(gross, volumetric), step))


def revenue_tons(m3: float, kilos: float, *, per_m3: float = 1000, least: float = 1) -> float:
    """Return revenue tons: cubic metres or tons of `per_m3` kg, whichever is more, at least `least`.

    Rounded to three decimals, as a cubic metre is measured. Raises ValueError where nothing is shipped.
    """
    if m3 <= 0 or kilos <= 0 or per_m3 <= 0:
        raise ValueError("Give a volume in m³ and a weight in kg above 0.")
    tons = max(Decimal(str(m3)), Decimal(str(kilos)) / Decimal(str(per_m3)), Decimal(str(least)))
    return float(tons.quantize(Decimal("0.001"), ROUND_HALF_UP))


def _up(value: float, step: float) -> float:
    # Through the written number, so that 20.0 is not taken for 20.000000000000004 and rounded up.
    exact, by = Decimal(str(round(value, 6))), Decimal(str(step))
    return float((exact / by).to_integral_value(ROUND_CEILING) * by)

"""The trade lanes, and which customer ships what on them how often."""

from __future__ import annotations

from attrs import field, frozen

from frontline.build.year.customers import OTHER


@frozen
class Lane:
    """A lane: `days` from departure to the promised delivery, `weekday` of the week's ship (0 is Monday)."""

    mode: str
    days: int
    weekday: int = 0


# Hong Kong is HKG; the other end is a UN/LOCODE by sea, and an airport's IATA code by air and express.
LANES = {
    "HKG-DEHAM": Lane("sea", 42, 2),
    "HKG-NLRTM": Lane("sea", 42, 3),
    "HKG-GBFXT": Lane("sea", 41, 4),
    "HKG-SEGOT": Lane("sea", 47, 2),
    "HKG-DKAAR": Lane("sea", 47, 2),
    "HKG-AUMEL": Lane("sea", 25, 4),
    "HKG-SGSIN": Lane("sea", 9, 1),
    "HKG-IDJKT": Lane("sea", 13, 3),
    "HKG-AEJEA": Lane("sea", 24, 5),
    "DEHAM-HKG": Lane("sea", 41, 5),
    "INNSA-HKG": Lane("sea", 20, 1),
    "JPYOK-HKG": Lane("sea", 10, 5),
    "HKG-FRA": Lane("air", 3),
    "HKG-AMS": Lane("air", 3),
    "HKG-BRU": Lane("air", 3),
    "HKG-CPH": Lane("air", 3),
    "HKG-MNL": Lane("air", 2),
    "HKG-KIX": Lane("air", 2),
    "HKG-MEL": Lane("air", 3),
    "IST-HKG": Lane("air", 2),
    "MEL-HKG": Lane("air", 2),
    "NRT-HKG": Lane("air", 2),
    "HKG-LHR": Lane("express", 3),
    "HKG-CDG": Lane("express", 3),
    "HKG-NRT": Lane("express", 2),
    "HKG-SYD": Lane("express", 3),
    "HKG-YYZ": Lane("express", 4),
    "HKG-CEB": Lane("express", 3),
}


@frozen
class Flow:
    """What a customer ships on some lanes: how much a month, and the size and the margin of one shipment."""

    customer: str
    lanes: str
    """Names of lanes with a space between them, each as likely."""
    monthly: float
    kg: float
    packages: float
    density: float
    """kg in a cubic metre."""
    margin: float
    """HK$"""
    segment: str = field(default="", kw_only=True)
    """Of customers who are not on file; the others' stands in their file."""
    peak: tuple[int, ...] = field(default=(), kw_only=True)
    """Months of departure with PEAK times as many shipments."""


PEAK = 1.8
# Customer, lanes, shipments a month; then of an ordinary shipment kg, packages, kg in a cubic metre, HK$.
FLOWS = (
    Flow("lumen_toys", "HKG-DEHAM HKG-NLRTM HKG-GBFXT", 5, 8200, 640, 145, 1900, peak=(6, 7, 8, 9, 10)),
    Flow("juniper_row", "HKG-SEGOT HKG-DKAAR HKG-DEHAM", 8, 9400, 720, 165, 1150),
    Flow("juniper_row", "HKG-CPH", 1.2, 420, 26, 180, 850),
    Flow("orchid_lane", "HKG-NLRTM HKG-AUMEL", 4, 14500, 520, 430, 2000),
    Flow("orchid_lane", "HKG-AMS HKG-MEL", 1.6, 160, 9, 210, 800),
    Flow("golden_reed", "HKG-SGSIN HKG-IDJKT HKG-AEJEA", 18, 900, 22, 480, 420),
    Flow("isar_freight", "DEHAM-HKG", 3.5, 2400, 18, 260, 700),
    Flow("saffron_loom", "INNSA-HKG", 2, 1300, 48, 240, 560),
    Flow(OTHER, "INNSA-HKG", 8, 1600, 40, 260, 540, segment="spot"),
    Flow(OTHER, "JPYOK-HKG HKG-SGSIN", 6, 1100, 24, 250, 480, segment="spot"),
    Flow("aldine_biologics", "HKG-FRA HKG-BRU", 10.5, 130, 8, 140, 1250),
    Flow("tern_point_optics", "HKG-MNL HKG-KIX", 10, 95, 6, 170, 520),
    Flow("crescent_grove", "IST-HKG MEL-HKG", 8, 620, 70, 330, 780),
    Flow("mistral_link", "HKG-FRA HKG-AMS", 13, 210, 7, 190, 330),
    Flow(OTHER, "NRT-HKG HKG-FRA HKG-KIX", 7, 260, 9, 180, 560, segment="spot"),
    Flow("pocket_heron", "HKG-LHR HKG-NRT HKG-SYD", 9, 75, 52, 170, 240),
    Flow("tidepool_home", "HKG-LHR HKG-CDG HKG-SYD HKG-NRT", 13, 410, 260, 160, 620, peak=(11, 12)),
    Flow("chow_lai_ching", "HKG-YYZ", 0.3, 0.6, 1, 150, 75),
    Flow(OTHER, "HKG-YYZ HKG-CEB HKG-LHR", 9, 6, 1.2, 160, 90, segment="private"),
    Flow(OTHER, "HKG-NRT HKG-CDG", 4, 48, 30, 170, 190, segment="ecommerce"),
)

"""Whose year it is: who asks which desk, and the customer who is about to leave."""

from __future__ import annotations

OTHER = "other"
"""A customer who has no file among the company's documents."""
JEOPARDY = "orchid_lane"
"""Carries F4: in the second half-year this customer's signals stand in five tables, and no other's do."""

ASKS: dict[str, dict[str, float]] = {
    "sea": {
        "lumen_toys": 8,
        "saffron_loom": 5,
        "isar_freight": 6,
        "juniper_row": 8,
        "golden_reed": 12,
        "orchid_lane": 7,
        OTHER: 30,
    },
    "air": {
        "aldine_biologics": 9,
        "tern_point_optics": 8,
        "crescent_grove": 7,
        "mistral_link": 9,
        "juniper_row": 1,
        "orchid_lane": 2,
        OTHER: 30,
    },
    "express": {"pocket_heron": 10, "tidepool_home": 14, OTHER: 30},
    "counters": {"pocket_heron": 6, "mistral_link": 3, "chow_lai_ching": 0.2, OTHER: 70},
    "hotline": {
        "lumen_toys": 2,
        "saffron_loom": 4,
        "aldine_biologics": 2,
        "tern_point_optics": 3,
        "crescent_grove": 2,
        "golden_reed": 2,
        "chow_lai_ching": 0.2,
        OTHER: 50,
    },
}
"""How often each customer turns to a desk, beside the others."""

"""Pictures in one style: SVG that takes the page's colours, light or dark, with a text alternative."""

from frontline.charts.bars import Bar, bars
from frontline.charts.chain import Stage, chain
from frontline.charts.day import Columns, day
from frontline.charts.deadlines import Deadline, deadlines
from frontline.charts.grid import grid
from frontline.charts.ring import ring
from frontline.charts.room import Spot, room
from frontline.charts.timeline import Span, timeline
from frontline.charts.tree import Box, tree

__all__ = [
    "Bar",
    "Box",
    "Columns",
    "Deadline",
    "Span",
    "Spot",
    "Stage",
    "bars",
    "chain",
    "day",
    "deadlines",
    "grid",
    "ring",
    "room",
    "timeline",
    "tree",
]

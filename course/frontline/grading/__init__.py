"""Everything between a hand-in and the gradebook: check-in, nbgrader's plug-ins, grading, feedback."""

from __future__ import annotations

# Before nbgrader: it makes importing that one faster.
import frontline.gradebook  # noqa: F401

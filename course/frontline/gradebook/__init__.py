"""nbgrader's gradebook, read and written for many learners at once."""

from __future__ import annotations

import sys

# An optional grammar that nbgrader's schemas do not need: compiling it costs more than a second.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

"""The authors' page for everyone: axe-core, light and dark, narrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from frontline.content.places import Places
from frontline.quality.course import read_course
from frontline.quality.findings import findings
from frontline.quality.page import page
from frontline.quality.soundness import soundness


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_keeps_the_rules_and_fits_a_narrow_window(
    places: Places, tmp_path: Path, chromium: Browser, violations: Callable[..., list[str]], scheme: Any
) -> None:
    course = read_course(places)
    sound = soundness(course)
    file = tmp_path / "course.html"
    file.write_text(page(course, sound, findings(course, sound), date(2026, 5, 14)), encoding="utf-8")
    context = chromium.new_context(color_scheme=scheme, viewport={"width": 640, "height": 450})
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.evaluate("() => document.querySelectorAll('details').forEach(one => (one.open = true))")
    assert violations(opened, "body") == []
    assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    context.close()

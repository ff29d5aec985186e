"""Every form in every state holds to WCAG as far as axe-core sees, in the light and the dark theme."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .lab import Lab

WRONG = {
    "first-contact": "mail",
    "first-call": ["date", "blame"],
    "days": "7",
    "reply": "Dear Ms Lam",
    "papers": {"signed": "proof", "where": "proof"},
    "steps": ["mail", "log", "call", "space"],
    "notice": {"day": "thu", "time": "10.00", "state": "closed"},
    "plan": {"space.owner": "ops", "space.due": "12:00", "refund.owner": "me"},
    "after-call": {"one.action": "log", "two.action": "blame"},
    "yeung": ["blurt", "split", "offer", "bye"],
}
CELLS = [
    "from asked import *\nEVERY = [CHOICE, CHOICES, NUMBER, WRITTEN]\n"
    "EVERY += [MATCH, ORDER, BLANKS, TABLE, PLAN, DIALOGUE]\n"
    "see = {'': See('The clock', 'The-clock')}",
    # Answered and checked for the first time; answered and checked again; not answered; to read only.
    "for one in EVERY: display(form(one, practice=True, reveal=False, see=see))",
    "for one in EVERY: display(form(one, practice=True, see=see))",
    "FILE.unlink()\nfor one in EVERY: display(form(one))",
    f"wrong = json.loads({json.dumps(WRONG)!r})",
    "for one in EVERY: still(one, wrong[one.id], mark=marked(one, wrong[one.id]), because=BECAUSE)",
    "still(DIALOGUE, ['hello']); still(MATCH, None)",
]
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"


def test_no_form_breaks_a_rule_in_either_theme(
    lab: Lab, desk: Callable[..., Any], violations: Callable[..., list[str]]
) -> None:
    notebook = lab.notebook("accessible", CELLS)
    (notebook.parent / "answers.json").write_text(json.dumps(WRONG))
    page = desk(notebook)
    page.wait_for_function("() => document.querySelectorAll('.fl-standing').length === 12")
    page.evaluate("() => document.querySelectorAll('[data-do=check]').forEach(button => button.click())")
    page.wait_for_function("() => document.querySelectorAll('[data-feedback] .frontline').length === 20")
    page.evaluate("() => document.querySelectorAll('.frontline details').forEach(one => (one.open = true))")
    try:
        for theme, light in [("JupyterLab Light", "true"), ("JupyterLab Dark", "false")]:
            page.evaluate(THEME, theme)
            page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
            assert violations(page, ".frontline") == []
    finally:
        page.evaluate(THEME, "JupyterLab Light")

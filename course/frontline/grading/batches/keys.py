"""Reads the key that a graded cell holds, without marking anything."""

from __future__ import annotations

import ast

from frontline.forms.collected import collected
from frontline.forms.marked import Keyed
from frontline.grading.execute import evaluate


def keyed(source: str) -> Keyed | None:
    """Return the question and key of an instructor's graded cell as the course builds it.

    None for a cell that does anything else: what it does is known only by running it.
    """
    if not _only_asks_and_scores(source):
        return None
    with collected() as found:
        evaluate(source)
    return found[0] if len(found) == 1 else None


def _only_asks_and_scores(source: str) -> bool:
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return False
    calls = []
    for statement in statements:
        match statement:
            case ast.ImportFrom(module="frontline"):
                pass
            case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
                calls.append(name)
            case _:
                return False
    return calls == ["ask", "score"]

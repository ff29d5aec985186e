"""Runs only the locked cells of our own exercises, in this process and without a kernel."""

from __future__ import annotations

import ast
import contextlib
import io
from pathlib import Path
from typing import Any

from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import Execute

from frontline.forms.output import shown_to


class ExecuteLocked(Execute):  # type: ignore[misc]
    """Takes the place of nbgrader's Execute: the same outputs for our exercises, stock for any other."""

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> tuple[Any, Any]:
        """Run the locked cells, graded or shown only, with the exercise's folder as working folder."""
        if "questions" not in nb.metadata.get("frontline", {}):
            return super().preprocess(nb, resources, km=km)  # type: ignore[no-any-return]
        outputs: list[Any] = []

        def sink(bundle: dict[str, Any], metadata: dict[str, Any]) -> None:
            outputs.append(new_output("display_data", data=bundle, metadata=metadata))

        with contextlib.chdir(Path(resources["metadata"]["path"] or ".")), shown_to(sink):
            for number, cell in enumerate(nb.cells, 1):
                if cell.cell_type == "code" and utils.is_locked(cell):
                    run(cell.source, number, outputs)
                    cell.outputs = outputs.copy()
                    cell.execution_count = number
                    outputs.clear()
        return nb, resources


def run(source: str, number: int, outputs: list[Any]) -> None:
    """Run an instructor's cell in a fresh namespace and add its outputs as a notebook keeps them."""
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        try:
            result = evaluate(source)
        except Exception as problem:
            outputs.append(
                new_output(
                    "error", ename=type(problem).__name__, evalue=str(problem), traceback=[repr(problem)]
                )
            )
            result = None
    if errors.getvalue():
        outputs.insert(0, new_output("stream", name="stderr", text=errors.getvalue()))
    if result is not None:
        outputs.append(
            new_output("execute_result", data={"text/plain": repr(result)}, execution_count=number)
        )


def evaluate(source: str) -> Any:
    """Run all statements and return the value of the last one when it is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(tree, "<cell>", "exec"), namespace)  # noqa: S102 - the instructor's own, restored by nbgrader
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)  # noqa: S307

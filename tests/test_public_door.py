"""What a notebook may call."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

import frontline

IMPORT = "import time; start = time.perf_counter()\n{}\nprint(time.perf_counter() - start)"
FORM = """from frontline import Choice, ask
ask(Choice("a", "What?", options={"x": "X", "y": "Y"}), exercise="e")"""


def fresh(code: str, folder: Path) -> list[str]:
    """Run code in a fresh interpreter and return the lines that it prints."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_the_door_is_sorted_and_everything_behind_it_is_there() -> None:
    assert frontline.__all__ == sorted(frontline.__all__)
    for name in frontline.__all__:
        assert callable(getattr(frontline, name))


def test_what_is_behind_it_stays_callable_once_everything_is_loaded(tmp_path: Path) -> None:
    """A module of the same name would take a function's place as soon as it is imported."""
    everything = (
        "import importlib, pkgutil, frontline\n"
        "for module in pkgutil.walk_packages(frontline.__path__, 'frontline.'):\n"
        "    importlib.import_module(module.name)\n"
        "print([name for name in frontline.__all__ if not callable(getattr(frontline, name))])\n"
    )
    assert fresh(everything, tmp_path)[-1] == "[]"


def test_nothing_else_is_behind_it() -> None:
    assert not hasattr(frontline, "no_such_thing")


@pytest.mark.slow
def test_the_first_form_costs_at_most_one_and_a_half_imports_of_anywidget(tmp_path: Path) -> None:
    """Each start between two imports, and the middle one of all ratios: load strikes both alike."""

    def seconds(code: str) -> float:
        return float(fresh(IMPORT.format(code), tmp_path)[-1])

    seconds(FORM)  # the first start of all compiles what later ones find
    ratios = []
    for _ in range(21):
        before, form, after = seconds("import anywidget"), seconds(FORM), seconds("import anywidget")
        ratios.append(2 * form / (before + after))
    assert median(ratios) <= 1.5, ratios


def test_a_learner_s_page_loads_no_nbgrader_and_no_matplotlib(tmp_path: Path) -> None:
    code = f"{FORM}\nimport sys\nprint({{'nbgrader', 'matplotlib', 'numpy', 'ruamel'}} & set(sys.modules))"
    assert fresh(code, tmp_path)[-1] == "set()"

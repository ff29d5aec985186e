"""What a notebook may call."""

import subprocess
import sys

import frontline


def test_the_door_is_sorted_and_everything_behind_it_is_there() -> None:
    assert frontline.__all__ == sorted(frontline.__all__)
    for name in frontline.__all__:
        assert callable(getattr(frontline, name))


def test_what_is_behind_it_stays_callable_once_everything_is_loaded() -> None:
    """A module of the same name would take a function's place as soon as it is imported."""
    everything = (
        "import importlib, pkgutil, frontline\n"
        "for module in pkgutil.walk_packages(frontline.__path__, 'frontline.'):\n"
        "    importlib.import_module(module.name)\n"
        "print([name for name in frontline.__all__ if not callable(getattr(frontline, name))])\n"
    )
    done = subprocess.run([sys.executable, "-c", everything], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_else_is_behind_it() -> None:
    assert not hasattr(frontline, "no_such_thing")


IMPORT = "import time; start = time.perf_counter()\n{}\nprint(time.perf_counter() - start)"
FORM = """from frontline import Choice, ask
ask(Choice("a", "What?", options={"x": "X", "y": "Y"}), exercise="e")"""


def test_the_first_form_costs_at_most_one_and_a_half_imports_of_anywidget(tmp_path) -> None:
    """The quickest of several fresh interpreters each, turn by turn, so that load strikes both alike."""
    times: dict[str, list[float]] = {"anywidget": [], "form": []}
    for _ in range(11):
        for name, code in (("anywidget", "import anywidget"), ("form", FORM)):
            done = subprocess.run(
                [sys.executable, "-c", IMPORT.format(code)],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=True,
            )
            times[name].append(float(done.stdout.split()[-1]))
    assert min(times["form"]) <= 1.5 * min(times["anywidget"]), times


def test_a_learner_s_page_loads_no_nbgrader_and_no_matplotlib(tmp_path) -> None:
    code = f"{FORM}\nimport sys\nprint({{'nbgrader', 'matplotlib', 'numpy', 'ruamel'}} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"

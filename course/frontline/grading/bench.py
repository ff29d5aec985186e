"""Measures grading beside nbgrader's own, as whole commands on the same made-up class."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from frontline.classroom.folder import ClassFolder
from frontline.content.bank import graded
from frontline.content.places import Places
from frontline.grading.checkin import check_in
from frontline.grading.practice_class import hand_ins
from frontline.grading.submitted import lay_out

STAMP = "2026-01-05 10:00:00 UTC"
CONFIG = """from frontline.grading.config import AUTOGRADE, configure

c = get_config()
c.CourseDirectory.course_id = "bench"
configure(c)
"""
KERNEL = 'c.Autograde.autograde_preprocessors = ["nbgrader.preprocessors.Execute", *AUTOGRADE[1:]]\n'
"""Stock nbgrader runs each notebook in a kernel of its own."""
Tell = Callable[[str], None]


class BenchError(Exception):
    """The comparison cannot be made here; the message says why."""


@frozen(kw_only=True)
class Timing:
    """One way of grading: seconds of the whole command for so many hand-ins, and for none (imports)."""

    name: str
    hand_ins: int
    seconds: float
    nothing: float

    @property
    def each(self) -> float:
        """Seconds for one hand-in, without what the command costs for none."""
        return max(self.seconds - self.nothing, 0.0) / self.hand_ins

    def at(self, count: int) -> float:
        """Seconds of the whole command for another number of hand-ins."""
        return self.seconds if count == self.hand_ins else self.nothing + self.each * count


@frozen(kw_only=True)
class Comparison:
    """nbgrader's own grading of a sample, with a kernel and without, beside ours.

    `agree` tells whether all scores of the sample are the same.
    """

    kernel: Timing
    steps: Timing
    ours: tuple[Timing, ...]
    agree: bool


def bench(
    places: Places,
    folder: Path,
    exercise: str,
    sizes: tuple[int, ...],
    sample: int,
    jobs: int | None,
    tell: Tell,
) -> Comparison:
    """Grade made-up classes of these sizes in the empty `folder`, and a sample by nbgrader itself.

    Raises `BenchError` in an edition without keys, or where a command fails.
    """
    tell(f"nbgrader's own steps, {sample} hand-ins, a kernel for each ...")
    first = _class(places, folder / "kernel", exercise, sample)
    with (first / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(KERNEL)
    autograde = ("nbgrader", "autograde", exercise)
    kernel = _timed("nbgrader autograde", first, autograde, sample)
    tell(f"nbgrader with this course's steps, {sample} hand-ins, no kernel ...")
    second = _class(places, folder / "steps", exercise, sample)
    steps = _timed("nbgrader autograde, no kernel", second, autograde, sample)
    ours = []
    agree = True
    for size in sizes:
        tell(f"frontline grade, {size} hand-ins ...")
        third = _class(places, folder / f"ours-{size}", exercise, size)
        command = ("frontline", "grade", exercise, *(("--jobs", f"{jobs}") if jobs else ()))
        ours.append(_timed("frontline grade", third, command, size))
        agree = agree and _agree(first, third) and _agree(second, third)
        shutil.rmtree(third)
    return Comparison(kernel=kernel, steps=steps, ours=tuple(ours), agree=agree)


def _class(places: Places, root: Path, exercise: str, size: int) -> Path:
    """Lay out a class folder with so many collected hand-ins, and its gradebook."""
    bank = graded(places, exercise)
    if bank is None:
        raise BenchError("This edition has no keys: run it in a checkout of the course.")
    for part in ("exercises", "solutions"):
        shutil.copytree(places.root / part / exercise, root / part / exercise)
    (root / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
    folder = ClassFolder(root)
    released = folder.exercises()[exercise]
    for learner, content in hand_ins(exercise, released.edition, bank, size):
        made = check_in(content, released, learner)
        lay_out(folder.submitted(learner, exercise), exercise, made, STAMP)
    _run(root, ("nbgrader", "generate_assignment", exercise, "--force"))
    return root


def _timed(name: str, root: Path, command: tuple[str, ...], count: int) -> Timing:
    """Time the command, and once more when nothing is left to do: what it costs beside the hand-ins."""
    seconds, nothing = _run(root, command), _run(root, command)
    return Timing(name=name, hand_ins=count, seconds=seconds, nothing=min(nothing, seconds))


def _run(root: Path, command: tuple[str, ...]) -> float:
    bin_ = Path(sys.executable).parent
    variables = {**os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ.get('PATH', '')}"}
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - commands of this module
        [bin_ / command[0], *command[1:]],
        cwd=root,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - begun
    if done.returncode:
        raise BenchError(f"{' '.join(command)} failed: {(done.stderr or done.stdout).strip()[-500:]}")
    return took


def _agree(one: Path, other: Path) -> bool:
    """Whether every score of the smaller class is the same in the other."""
    return _scores(one).items() <= _scores(other).items()


def _scores(root: Path) -> dict[tuple[str, str], tuple[float | None, bool]]:
    from frontline.gradebook.opening import open_gradebook
    from frontline.gradebook.scores import all_scores

    with open_gradebook(ClassFolder(root).gradebook) as gradebook:
        return {
            (one.learner, name): (cell.automatic, cell.waits)
            for one in all_scores(gradebook.db)
            for scores in one.exercises.values()
            for name, cell in scores.cells.items()
        }

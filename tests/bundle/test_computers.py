"""Which packages a kind of computer needs, though pip runs on another."""

from __future__ import annotations

import pytest

from frontline.bundle.computers import COMPUTERS, needed, this_computer
from frontline.content.places import Places

LOCK = """
# A comment.
plain==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via somebody
winpty==2.0 ; sys_platform == "win32" \\
    --hash=sha256:cc
nope==3.0 ; platform_system == "Darwin"  # a remark
pexpect==4.0 ; os_name != "nt"
old==5.0 ; python_full_version < "3.12"
extra[more]==6.0 ; python_version >= "3.12"
"""


@pytest.mark.parametrize(
    ("computer", "python", "names"),
    [
        ("windows", "3.12", ["plain", "winpty", "extra"]),
        ("windows", "3.11", ["plain", "winpty", "old"]),
        ("macos", "3.12", ["plain", "nope", "pexpect", "extra"]),
        ("macos", "3.13", ["plain", "nope", "pexpect", "extra"]),
        ("linux", "3.11", ["plain", "pexpect", "old"]),
    ],
)
def test_markers_are_asked_of_the_computer_that_it_is_for(
    computer: str, python: str, names: list[str]
) -> None:
    found = list(needed(LOCK, COMPUTERS[computer], python))
    assert [line.split("==")[0] for line in found] == names


def test_hashes_stay_and_markers_go() -> None:
    first = next(needed(LOCK, COMPUTERS["linux"], "3.12"))
    assert first == "plain==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb"


@pytest.mark.parametrize("computer", COMPUTERS)
def test_of_the_course_s_own_lock_each_line_is_pinned_and_has_a_hash(places: Places, computer: str) -> None:
    lock = (places.root / "requirements.txt").read_text(encoding="utf-8")
    found = list(needed(lock, COMPUTERS[computer], "3.12"))
    assert len(found) > 80
    assert all("==" in line.splitlines()[0] and "--hash=sha256:" in line for line in found)
    names = {line.split("==")[0].lower() for line in found}
    assert {"jupyterlab", "nbgrader", "matplotlib", "xlsxwriter"} <= names
    assert ("pywinpty" in names) == (computer == "windows")
    assert ("ptyprocess" in names) == (computer != "windows")


def test_this_computer_is_one_of_them() -> None:
    assert this_computer() in COMPUTERS

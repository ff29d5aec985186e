"""What frontline doctor finds, and what it says to do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve

from frontline.classroom.folder import ClassFolder
from frontline.content.contents import contents
from frontline.content.places import Places
from frontline.grading import doctor
from frontline.grading.doctor import Finding, class_folder, installation
from frontline.grading.new_class import Plan, new_class

from .conftest import EXERCISE


@pytest.fixture
def folder(tmp_path: Path, places: Places) -> ClassFolder:
    return new_class(tmp_path / "class", places, contents(places), Plan(exercises=(EXERCISE,), practice=3))


def faults(findings: list[Finding]) -> list[Finding]:
    return [one for one in findings if one.mend]


def test_a_sound_installation_has_nothing_to_mend(places: Places) -> None:
    found = list(installation(places))
    assert faults(found) == []
    assert {"Formgrader is switched on", "this edition has the keys, so a class can be graded"} <= {
        one.what for one in found
    }


def test_what_is_missing_of_an_installation_is_named(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(
        doctor, "requires", lambda name: ["attrs>=9999", "no-such-package", "x; extra == 'dev'"]
    )
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    monkeypatch.setattr("jupyter_core.paths.ENV_CONFIG_PATH", [])
    monkeypatch.setattr("jupyter_core.paths.SYSTEM_CONFIG_PATH", [])
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    said = " ".join(f"{one.what} {one.mend}" for one in installation(evolve(places, root=tmp_path)))
    for words in (
        *("alembic is not found", "attrs", "needed: >=9999", "no-such-package (missing)"),
        *("Formgrader is switched off", "jupyter server extension enable"),
        *("cannot be read: install the course again", "this edition has no keys"),
    ):
        assert words in said, words
    assert "x (missing)" not in said


def test_a_new_class_has_nothing_to_mend(folder: ClassFolder, places: Places) -> None:
    found = list(class_folder(folder, places))
    assert faults(found) == []
    assert any("class.csv lists 3 learners" in one.what for one in found)
    assert any("nothing is graded yet" in one.what for one in found)


def no_exercises(root: Path) -> None:
    shutil.rmtree(root / "exercises")


def no_key(root: Path) -> None:
    shutil.rmtree(root / "solutions" / EXERCISE)


def another_edition(root: Path) -> None:
    path = root / "exercises" / EXERCISE / f"{EXERCISE}.ipynb"
    text = path.read_text(encoding="utf-8")
    edition = ClassFolder(root).exercises()[EXERCISE].edition
    path.write_text(text.replace(edition, "other"), encoding="utf-8")


def damaged(root: Path) -> None:
    with closing(sqlite3.connect(root / "gradebook.db")) as db:
        db.execute("CREATE TABLE a (b)")
        db.execute("INSERT INTO a VALUES (hex(randomblob(20000)))")
        db.commit()
    whole = bytearray((root / "gradebook.db").read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    (root / "gradebook.db").write_bytes(whole)
    (root / "backups").mkdir()
    (root / "backups" / "gradebook-20260101.db").touch()


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text(text, encoding="utf-8")


CONFIG = "nbgrader_config.py"
COLUMNS = "learner,criterion,kind,value,reason,by,date"
FAULTS = {
    "exercises": (no_exercises, "holds no exercises", "frontline class new"),
    "key": (no_key, "has no key here", f"frontline class add {EXERCISE}"),
    "edition": (another_edition, "different editions", f"frontline class add {EXERCISE}"),
    "configuration": (
        lambda root: (root / "nbgrader_config.py").unlink(),
        "is missing",
        "frontline class new",
    ),
    "other configuration": (
        write("nbgrader_config.py", "c = get_config()\n"),
        "does not call",
        "nbgrader_config",
    ),
    "broken configuration": (write("nbgrader_config.py", "1 / 0\n"), "does not call", "nbgrader_config"),
    "nobody": (write("class.csv", "id\n"), "lists nobody yet", "id,first_name,last_name,email"),
    "list": (write("class.csv", "id\na/b\n"), "line 2: the id 'a/b'", "Mend the line in class.csv"),
    "settings": (write("class.toml", "[exercises"), "class.toml", "Mend class.toml"),
    "exercise's name": (write("class.toml", "[exercises.x]\n"), "names x, which is no exercise", "Correct"),
    "extension": (
        write("class.toml", f"[exercises.{EXERCISE}]\nextensions = {{ zoe = 2027-01-01 }}\n"),
        "gives zoe more time",
        "Correct the id",
    ),
    "evidence": (write("evidence.csv", "learner\n"), "the columns are", "Mend the line in evidence.csv"),
    "stranger": (
        write("evidence.csv", f"{COLUMNS}\nzoe,212A-7i,seen,yes,,Mr Ip,2026-11-20\n"),
        "names zoe",
        "Correct the id",
    ),
    "comments": (write("comments.csv", "what\n"), "comments.csv needs a first line", "Mend comments.csv"),
    "gradebook": (damaged, "gradebook", "backups/gradebook-20260101.db"),
    "gradebook that is gone": (
        lambda root: (root / "autograded").mkdir(),
        "the gradebook is missing",
        "grade again",
    ),
    "no gradebook": (write("gradebook.db", "no database at all"), "cannot be read", "grade again"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named_with_what_to_do(folder: ClassFolder, places: Places, name: str) -> None:
    harm, what, mend = FAULTS[name]
    harm(folder.root)
    found = faults(list(class_folder(folder, places)))
    assert any(what in one.what and mend in one.mend for one in found), found


def test_an_exchange_that_not_all_can_write_is_named(
    folder: ClassFolder, places: Places, tmp_path: Path
) -> None:
    exchange = tmp_path / "exchange"
    config = folder.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}c.Exchange.root = {str(exchange)!r}\n")
    assert any("is not there" in one.what for one in faults(list(class_folder(folder, places))))
    exchange.mkdir(mode=0o755)
    assert any(one.mend == f"Type: chmod 777 {exchange}" for one in class_folder(folder, places))
    exchange.chmod(0o777)
    assert faults(list(class_folder(folder, places))) == []

"""The packages to hand out: without keys for a class, with them to study alone; both install offline."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen

import pytest
from attrs import frozen

from frontline.bundle import package
from frontline.bundle.computers import COMPUTERS, this_computer
from frontline.bundle.package import NO_CHECKOUT, Made, Order, make
from frontline.bundle.running import BundleError, run
from frontline.bundle.wheel import with_keys
from frontline.content.places import Places
from frontline.content.syllabus import syllabus
from frontline.grading.new_class import NO_KEYS

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
NOWHERE = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INDEX": "1"}
NOWHERE.pop("PYTHONPATH", None)


def order(folder: Path, **other: object) -> Order:
    plain = {"computer": COMPUTERS["linux"], "python": PYTHON, "keys": False, "folder": folder}
    return Order(**{**plain, **other})  # type: ignore[arg-type]


def fake(folder: Path) -> Path:
    """A small wheel in the place of the course's."""
    path = folder / "frontline_course-1.0-py3-none-any.whl"
    record = "frontline_course-1.0.dist-info/RECORD"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("frontline/__init__.py", "")
        archive.writestr(record, f"frontline/__init__.py,sha256=x,0\n{record},,\n")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A wheel and one package, without pip: for what stands around them."""
    other = tmp_path / "other-1.0-py3-none-any.whl"
    other.write_bytes(b"other")
    monkeypatch.setattr(package, "build_wheel", lambda root, folder: fake(folder))
    monkeypatch.setattr(package, "_download", lambda *_: [other])
    return tmp_path / "made"


@pytest.mark.parametrize("computer", COMPUTERS)
def test_what_people_click_on_is_right_for_their_computer(quick: Path, places: Places, computer: str) -> None:
    kind = COMPUTERS[computer]
    made = make(places, order(quick, computer=kind, python="3.12"), lambda _: None)
    top = f"frontline-1.0-learners-{computer}-python3.12"
    assert made.package == quick / f"{top}.zip"
    with zipfile.ZipFile(made.package) as archive:
        modes = {
            item.filename.removeprefix(f"{top}/"): item.external_attr >> 16 for item in archive.infolist()
        }
        texts = {
            name: archive.read(f"{top}/{name}").decode() for name in modes if not name.startswith("packages/")
        }
    ending = kind.script
    assert set(modes) == {
        *(f"1 Install.{ending}", f"2 Start.{ending}", "READ ME FIRST.txt"),
        *("packages/other-1.0-py3-none-any.whl", "packages/frontline_course-1.0-py3-none-any.whl"),
    }
    assert {name for name, mode in modes.items() if mode & 0o111} == {
        f"1 Install.{ending}",
        f"2 Start.{ending}",
    }
    assert all(("\r\n" in text) == (computer == "windows") for text in texts.values())
    assert "--no-index" in texts[f"1 Install.{ending}"]
    assert "3.12" in texts[f"1 Install.{ending}"]
    assert f"This package is for {kind.called}, with Python 3.12." in texts["READ ME FIRST.txt"]
    assert "no keys in it" in texts["READ ME FIRST.txt"]
    assert "not a qualification registered" in texts["READ ME FIRST.txt"]


def test_scripts_for_a_shell_are_sound(quick: Path, places: Places, tmp_path: Path) -> None:
    made = make(places, order(quick), lambda _: None)
    shutil.unpack_archive(made.package, tmp_path / "unpacked")
    for script in (tmp_path / "unpacked").rglob("*.sh"):
        subprocess.run(["sh", "-n", str(script)], check=True)
    (folder,) = (tmp_path / "unpacked").iterdir()
    done = subprocess.run(["sh", "2 Start.sh"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'First open "1 Install"' in done.stdout


def test_with_keys_it_is_another_wheel_and_says_so(quick: Path, places: Places) -> None:
    made = make(places, order(quick, keys=True), lambda _: None)
    assert made.wheel.name == "frontline_course-1.0-1keys-py3-none-any.whl"
    assert "-with-keys-" in made.package.name
    with zipfile.ZipFile(made.package) as archive:
        text = archive.read(f"{made.package.stem}/READ ME FIRST.txt").decode()
    assert "Do not give it to a class" in text


def test_the_list_in_a_wheel_with_keys_is_whole(places: Places, tmp_path: Path) -> None:
    made = with_keys(fake(tmp_path), places)
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        listed = [
            row.rsplit(",", 2)
            for row in archive.read("frontline_course-1.0.dist-info/RECORD").decode().splitlines()
        ]
        sizes = {item.filename: str(item.file_size) for item in archive.infolist()}
    assert sorted(row[0] for row in listed) == sorted(names)
    assert all(row[2] == sizes[row[0]] for row in listed if "solutions" in row[0])
    assert all("/.ipynb_checkpoints/" not in name and not name.endswith((".md", ".yaml")) for name in names)


def test_an_installed_course_cannot_make_one(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=NO_CHECKOUT):
        make(Places(tmp_path), order(tmp_path / "made"), lambda _: None)
    assert not (tmp_path / "made").exists()


def test_what_pip_says_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"pip cannot get this: ERROR: .*nothing"):
        run("this", "download", "--no-index", "--dest", str(tmp_path), "nothing-of-that-name==1.0")


def test_a_place_that_cannot_be_written_is_named(quick: Path, places: Places, tmp_path: Path) -> None:
    (tmp_path / "made").write_text("a file")
    with pytest.raises(BundleError, match="made"):
        make(places, order(quick), lambda _: None)


# The real packages: pip fetches once, and installs without a network.


@frozen(kw_only=True)
class Both:
    """What was made, and a Python environment with each, installed by its own script."""

    learners: Made
    alone: Made
    folder: Path

    def frontline(self, made: Made, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the installed course, away from any checkout."""
        program = self.folder / made.package.stem / "course" / "bin" / "frontline"
        return subprocess.run(
            [str(program), *arguments],
            cwd=self.folder,
            env={**NOWHERE, "COLUMNS": "200", "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture(scope="session")
def both(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("bundle")
    computer = COMPUTERS[this_computer()]
    made = [
        make(
            places,
            order(folder / "dist", computer=computer, keys=keys, packages=folder / "packages"),
            lambda _: None,
        )
        for keys in (False, True)
    ]
    for one in made:
        # As the system's own program does, which keeps what is to be run runnable.
        with zipfile.ZipFile(one.package) as archive:
            for item in archive.infolist():
                Path(archive.extract(item, folder)).chmod(item.external_attr >> 16)
        script = folder / one.package.stem / f"1 Install.{computer.script}"
        done = subprocess.run(
            [str(script)], env=NOWHERE, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return Both(learners=made[0], alone=made[1], folder=folder)


def course_wheel(made: Made) -> zipfile.ZipFile:
    """The course's wheel as it lies in the package."""
    with zipfile.ZipFile(made.package) as archive:
        (name,) = (name for name in archive.namelist() if "frontline_course" in name)
        content = archive.read(name)
    assert content == made.wheel.read_bytes()
    return zipfile.ZipFile(io.BytesIO(content))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("computer", "own", "others"),
    [("windows", "win_amd64", ("manylinux", "macosx")), ("macos", "arm64", ("manylinux", "win_amd64"))],
)
def test_for_other_computers_all_is_there_and_nothing_of_this_one(
    places: Places, tmp_path: Path, computer: str, own: str, others: tuple[str, ...]
) -> None:
    made = make(places, order(tmp_path, computer=COMPUTERS[computer], python="3.12"), lambda _: None)
    with zipfile.ZipFile(made.package) as archive:
        wheels = [Path(name).name for name in archive.namelist() if name.endswith(".whl")]
    assert len(wheels) > 100
    assert [name for name in wheels if own in name]
    assert not [name for name in wheels if any(other in name for other in others)]
    assert any(name.startswith("pywinpty-") for name in wheels) == (computer == "windows")


@pytest.mark.slow
def test_no_key_is_in_the_learner_s_package(both: Both, secrets: Sequence[str]) -> None:
    with course_wheel(both.learners) as wheel:
        assert not [name for name in wheel.namelist() if "solutions" in name]
        everything = "\n".join(wheel.read(name).decode("utf-8", "replace") for name in wheel.namelist())
    assert len(secrets) > 500
    for secret in secrets:
        assert secret not in everything
        assert json.dumps(secret, ensure_ascii=False)[1:-1] not in everything
    with zipfile.ZipFile(both.learners.package) as archive:
        others = [name for name in archive.namelist() if not name.endswith(".whl")]
        assert len(others) == 3
        # Everything beside the course comes from the lock, by its hash.
        assert all("keys" not in name and "solutions" not in name for name in archive.namelist())


@pytest.mark.slow
def test_all_keys_are_in_the_package_to_study_alone(both: Both, places: Places) -> None:
    with course_wheel(both.alone) as wheel:
        for one in syllabus(places).exercises:
            for path in (places.solutions / one.id).glob("*.ipynb"):
                inside = f"frontline/edition/{places.name(path)}"
                assert wheel.read(inside) == path.read_bytes()
        assert [name for name in wheel.namelist() if "/solutions/" in name]


@pytest.mark.slow
def test_without_a_network_a_learner_installs_and_has_the_course(both: Both) -> None:
    done = both.frontline(both.learners, "doctor")
    assert (done.returncode, "this edition has no keys" in done.stdout) == (0, True), done.stdout
    assert "22 lessons, 12 exercises" in done.stdout
    done = both.frontline(both.learners, "class", "new", "mine")
    assert done.returncode == 1
    assert NO_KEYS in done.stderr.replace("\n", " ")
    assert not (both.folder / "mine").exists()


@pytest.mark.slow
def test_who_studies_alone_or_teaches_has_the_keys(both: Both) -> None:
    done = both.frontline(both.alone, "class", "new", "mine", "--practice", "2")
    assert done.returncode == 0, done.stderr
    for step in (("collect",), ("grade",), ("report",)):
        done = both.frontline(both.alone, *step, "--class", "mine")
        assert done.returncode == 0, done.stderr
    assert (both.folder / "mine" / "reports" / "statements" / "all.html").is_file()


@pytest.mark.slow
def test_jupyterlab_comes_up_from_the_package(both: Both) -> None:
    program = both.folder / both.learners.package.stem / f"2 Start.{COMPUTERS[this_computer()].script}"
    with subprocess.Popen(
        [str(program), "--no-browser"],
        env={**NOWHERE, "HOME": str(both.folder / "home"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        assert started.stdout is not None
        try:
            for line in started.stdout:
                if line.strip().startswith("http://127.0.0.1"):
                    address = line.strip()
                if line.startswith("Ready."):
                    break
            with urlopen(address, timeout=30) as page:
                assert "JupyterLab" in page.read().decode()
        finally:
            started.terminate()
            started.wait(30)

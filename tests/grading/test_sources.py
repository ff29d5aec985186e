"""Finding hand-ins in whatever an instructor has."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontline.grading.collecting.sources import find

EX = "212a-ii-1-rolled-booking"
GOOD = b'{"answers": {}}'


def put(path: Path, content: bytes = GOOD) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(source: Path) -> dict[str, tuple[str, str]]:
    """Return whose it is and its content, or the reason for none, by place."""
    return {
        "/".join(one.place): (
            one.claim.who if one.claim else "",
            one.content.decode() if isinstance(one.content, bytes) else str(one.content),
        )
        for one in find(source)
    }


def test_one_file_is_a_source(tmp_path: Path) -> None:
    name = f"{EX}--amy.json"
    assert found(put(tmp_path / name)) == {name: ("amy", GOOD.decode())}


def test_what_has_no_business_beside_a_hand_in_is_named(tmp_path: Path) -> None:
    mine = put(tmp_path / "amy" / EX / "answers.json").parent
    usual = (f"{EX}.ipynb", ".answers.previous.json", "answers.first-attempt.json", f"{EX}--amy.json")
    for name in (*usual, "frontline.py", "more/page.html"):
        put(mine / name)
    (one,) = find(tmp_path)
    assert one.beside == ("frontline.py", "more/page.html")


def test_a_file_of_another_kind_is_said(tmp_path: Path) -> None:
    assert "no hand-in" in found(put(tmp_path / "reply.docx"))["reply.docx"][1]


def test_a_folder_is_searched_with_its_folders_and_zips(tmp_path: Path) -> None:
    put(tmp_path / f"{EX}--amy.json")
    put(tmp_path / "bob" / EX / "answers.json")
    put(tmp_path / "Cy Ng_1_assignsubmission_file" / "hand in.json")
    put(tmp_path / "later" / f"dylo_LATE_1_2_{EX}--dy.json")
    put(tmp_path / "holiday.jpg")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(f"Eve Ho_1_assignsubmission_file/{EX}--eve.json", GOOD)
    assert {place: who for place, (who, _) in found(tmp_path).items()} == {
        f"{EX}--amy.json": "amy",
        f"bob/{EX}/answers.json": "bob",
        "Cy Ng_1_assignsubmission_file/hand in.json": "Cy Ng",
        f"later/dylo_LATE_1_2_{EX}--dy.json": "dylo",
        f"all.zip/Eve Ho_1_assignsubmission_file/{EX}--eve.json": "Eve Ho",
        # It is no hand-in, and says so: whoever sent it thinks that it is one.
        "holiday.jpg": "",
    }


@pytest.mark.parametrize("source", ["exchange", "exchange/frontline", "exchange/frontline/inbound"])
def test_the_exchange_is_read_from_any_of_its_folders(tmp_path: Path, source: str) -> None:
    inbound = tmp_path / "exchange" / "frontline" / "inbound"
    for learner in ("amy", "bob+b"):
        folder = inbound / f"{learner}+{EX}+2026-11-22 10:00:00.000000 UTC+x1"
        put(folder / "answers.json")
        put(folder / "timestamp.txt")
        put(folder / f"{EX}.ipynb")
    put(inbound / f"cy+{EX}+2026-11-22 10:00:00.000000 UTC+x2" / f"{EX}.ipynb")
    assert sorted(found(tmp_path / source).values()) == [
        ("amy", GOOD.decode()),
        ("bob+b", GOOD.decode()),
        ("cy", "There is no answers.json in what was submitted."),
    ]


def test_a_broken_zip_costs_only_itself(tmp_path: Path) -> None:
    put(tmp_path / "all.zip", b"PK, and no more")
    put(tmp_path / f"{EX}--amy.json")
    assert found(tmp_path) == {
        f"{EX}--amy.json": ("amy", GOOD.decode()),
        "all.zip": ("", "This is no whole zip file. Download it once more."),
    }


def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere" / EX / "answers.json")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "amy").symlink_to(tmp_path / "elsewhere")
    (inbox / f"{EX}--bob.json").symlink_to(tmp_path / "elsewhere" / EX / "answers.json")
    (inbox / "round").symlink_to(inbox)
    assert found(inbox) == {
        "amy": ("", "The folder is a link, and links are not followed."),
        "round": ("", "The folder is a link, and links are not followed."),
        f"{EX}--bob.json": ("bob", "This is not an ordinary file."),
    }


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"{EX}--amy.json")
    assert found(tmp_path) == {f"{EX}--amy.json": ("amy", "This is not an ordinary file.")}


def test_a_name_that_is_no_text_costs_only_itself(tmp_path: Path) -> None:
    os.mkdir(bytes(tmp_path) + b"/a\xff")  # noqa: PTH102 - no text can name it
    put(tmp_path / "a\udcff" / EX / "answers.json")
    put(tmp_path / "a\nb" / EX / "answers.json")
    put(tmp_path / "amy" / EX / "answers.json")
    assert sorted(found(tmp_path).values()) == [
        ("", "The name has characters that no file should have."),
        ("", "The name has characters that no file should have."),
        ("amy", GOOD.decode()),
    ]


def test_a_folder_without_an_end_is_not_followed_for_ever(tmp_path: Path) -> None:
    put(tmp_path.joinpath(*"abcdefghijkl") / f"{EX}--amy.json")
    assert found(tmp_path) == {"a/b/c/d/e/f/g/h": ("", "The folder lies too deep: collect it by itself.")}


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder with one inside that may not be read, not even by a test that runs as root."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    put(root / f"{EX}--amy.json").chmod(0o644)
    (root / "locked").mkdir(mode=0)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield root
    os.seteuid(was)
    (root / "locked").chmod(0o755)
    shutil.rmtree(root)


def test_a_folder_that_cannot_be_read_costs_only_itself(locked: Path) -> None:
    assert found(locked) == {
        f"{EX}--amy.json": ("amy", GOOD.decode()),
        "locked": ("", "The folder cannot be read (Permission denied)."),
    }

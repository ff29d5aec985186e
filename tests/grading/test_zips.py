"""Reading a zip that someone else made."""

from __future__ import annotations

import io
import os
import stat
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.grading.collecting.zips import unzipped
from frontline.store.answers import RefusedError

GOOD = b'{"answers": {}}'


@pytest.fixture
def zip_of(tmp_path: Path) -> Callable[..., Path]:
    """Write a zip of names and contents."""

    def made(*entries: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> Path:
        path = tmp_path / "all.zip"
        with zipfile.ZipFile(path, "w", packed) as archive:
            for name, content in entries:
                archive.writestr(name, content)
        return path

    return made


def contents(path: Path) -> dict[str, bytes | str]:
    """Return content, or the reason for none, by name."""
    return {
        "/".join(one.place): one.content if isinstance(one.content, bytes) else str(one.content)
        for one in unzipped(path)
    }


@contextmanager
def little_memory() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def patched(path: Path, before: bytes, after: bytes) -> Path:
    raw = path.read_bytes()
    assert before in raw
    path.write_bytes(raw.replace(before, after))
    return path


def test_hand_ins_are_read_and_nothing_is_written(zip_of: Callable[..., Path], tmp_path: Path) -> None:
    path = zip_of(("ex--amy.json", GOOD), ("in/a/folder/ex--bob.json", GOOD), ("notes.txt", b"no hand-in"))
    assert contents(path) == {"ex--amy.json": GOOD, "in/a/folder/ex--bob.json": GOOD}
    assert [one.name for one in tmp_path.iterdir()] == ["all.zip"]


def test_an_entry_that_unpacks_to_a_gigabyte_is_refused_unread(zip_of: Callable[..., Path]) -> None:
    path = zip_of(("ex--bomb.json", b"\0" * 50_000_000), ("ex--amy.json", GOOD))
    # Claim a whole gigabyte, in the entry's own header and in the list.
    patched(path, struct.pack("<L", 50_000_000), struct.pack("<L", 1 << 30))
    with little_memory():
        assert contents(path) == {"ex--bomb.json": "The file is larger than 256 KB.", "ex--amy.json": GOOD}


def test_an_entry_that_claims_to_be_small_and_is_not_is_refused(zip_of: Callable[..., Path]) -> None:
    path = zip_of(("ex--bomb.json", b"\0" * 50_000_000), ("ex--amy.json", GOOD))
    patched(path, struct.pack("<L", 50_000_000), struct.pack("<L", 1000))
    with little_memory():
        found = contents(path)
    assert found == {
        "ex--bomb.json": "The file is broken in the zip. Download it once more.",
        "ex--amy.json": GOOD,
    }


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_unpack_without_a_limit_are_refused(
    zip_of: Callable[..., Path], packed: int
) -> None:
    (content,) = contents(zip_of(("ex--amy.json", GOOD), packed=packed)).values()
    assert content == "The file is packed in an unusual way. Unpack the zip, and collect the folder."


def test_of_one_zip_only_so_much_is_unpacked(
    zip_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontline.grading.collecting.zips.MOST_BYTES", 250_000)
    path = zip_of(*((f"ex--{number}.json", b" " * 100_000) for number in range(5)))
    read = [isinstance(one.content, bytes) for one in unzipped(path)]
    assert read == [True, True, True, False, False]


@pytest.mark.parametrize(
    "name",
    ["../ex--amy.json", "a/../../ex--amy.json", "/etc/ex--amy.json", "a//ex--amy.json", "./ex--amy.json"],
)
def test_names_that_lead_elsewhere_are_refused(zip_of: Callable[..., Path], name: str) -> None:
    path = zip_of((name, GOOD), ("ex--bob.json", GOOD))
    assert contents(path) == {name: "The name leads out of its folder.", "ex--bob.json": GOOD}


@pytest.mark.parametrize(
    "name", ["C:\\ex--amy.json", "a\\..\\ex--amy.json", "ex--a\nmy.json", "ex--\x1b[31m.json"]
)
def test_names_of_other_characters_are_refused(zip_of: Callable[..., Path], name: str) -> None:
    path = zip_of((name, GOOD), ("ex--bob.json", GOOD))
    assert contents(path) == {name: "The name has characters that no file should have.", "ex--bob.json": GOOD}


def test_a_zero_byte_in_a_name_hides_nothing(zip_of: Callable[..., Path]) -> None:
    patched(path := zip_of(("ex--amy.json#.txt", GOOD)), b"json#.txt", b"json\0.txt")
    assert list(contents(path).values()) == ["The name has characters that no file should have."]


def test_an_entry_with_a_password_is_refused(zip_of: Callable[..., Path]) -> None:
    path = zip_of(("ex--amy.json", GOOD), ("ex--bob.json", GOOD))
    raw = bytearray(path.read_bytes())
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(header) + at] |= 1
    path.write_bytes(raw)
    assert contents(path) == {"ex--amy.json": "The file is locked with a password.", "ex--bob.json": GOOD}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(zip_of: Callable[..., Path], kind: int) -> None:
    entry = zipfile.ZipInfo("ex--amy.json")
    entry.external_attr = (kind | 0o644) << 16
    path = zip_of((entry, b"/etc/passwd"), ("ex--bob.json", GOOD))
    assert contents(path) == {"ex--amy.json": "This is not an ordinary file.", "ex--bob.json": GOOD}


def test_a_zip_in_the_zip_is_refused(zip_of: Callable[..., Path]) -> None:
    path = zip_of(("more.zip", b"PK"), ("Amy Lo_12_assignsubmission_file/all.zip", b"PK"))
    more, amy = contents(path).values()
    assert more == "A zip in a zip. Unpack it, and collect the folder."
    assert str(amy).startswith("Amy Lo handed in 'all.zip'. This is no hand-in")


def test_two_entries_of_one_name_are_both_read(zip_of: Callable[..., Path]) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zip_of(("ex--amy.json", b"1"), ("ex--amy.json", b"2"))
    assert [one.content for one in unzipped(path)] == [b"1", b"2"]


def test_a_hundred_thousand_entries_are_refused_at_once(zip_of: Callable[..., Path]) -> None:
    path = zip_of(*((f"{number}--a.json", b"") for number in range(100_000)), packed=zipfile.ZIP_STORED)
    began = time.monotonic()
    with pytest.raises(RefusedError, match="more than 20000 files"):
        list(unzipped(path))
    assert time.monotonic() - began < 10


def test_a_list_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    # A zip with a list of 4 GB, most of it a hole in the file.
    path = tmp_path / "all.zip"
    size = 0xFFFFFFF0
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, size, 0, 0))
    with little_memory(), pytest.raises(RefusedError, match="more than 20000 files"):
        list(unzipped(path))


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", GOOD])
def test_what_is_no_zip_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "all.zip").write_bytes(content)
    with pytest.raises(RefusedError, match="no whole zip"):
        list(unzipped(tmp_path / "all.zip"))


def test_a_broken_list_is_said(zip_of: Callable[..., Path]) -> None:
    path = patched(zip_of(("ex--amy.json", GOOD)), b"PK\x01\x02", b"PK\x01\x03")
    with pytest.raises(RefusedError, match="no whole zip"):
        list(unzipped(path))


def test_half_a_zip_is_said(zip_of: Callable[..., Path]) -> None:
    path = zip_of(*((f"ex--{number}.json", GOOD) for number in range(50)))
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(RefusedError, match="Download it once more"):
        list(unzipped(path))


def test_one_broken_entry_costs_only_itself(zip_of: Callable[..., Path]) -> None:
    path = zip_of(("ex--amy.json", b"1" * 20), ("ex--bob.json", GOOD), packed=zipfile.ZIP_STORED)
    patched(path, b"1" * 20, b"2" * 20)
    assert contents(path) == {
        "ex--amy.json": "The file is broken in the zip. Download it once more.",
        "ex--bob.json": GOOD,
    }


def test_a_pipe_and_a_link_are_refused(zip_of: Callable[..., Path], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    (tmp_path / "link.zip").symlink_to(zip_of(("ex--amy.json", GOOD)))
    for name in ("pipe.zip", "link.zip"):
        with pytest.raises(RefusedError, match="not an ordinary file"):
            list(unzipped(tmp_path / name))


def test_names_of_other_scripts_come_through_also_where_the_zip_does_not_say_utf_8(
    zip_of: Callable[..., Path],
) -> None:
    path = zip_of(("ex--張美玲.json", GOOD))
    raw = bytearray(path.read_bytes())
    for header, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        assert raw[raw.index(header) + at] & 0x08
        raw[raw.index(header) + at] &= ~0x08
    assert contents(path) == {"ex--張美玲.json": GOOD}
    path.write_bytes(raw)
    assert contents(path) == {"ex--張美玲.json": GOOD}


def _sound() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("ex--amy.json", "Bob Lo_12_assignsubmission_file/ex--bob.json", "張_1_2_ex--c.json"):
            archive.writestr(name, GOOD)
    return buffer.getvalue()


SOUND = _sound()


@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 60),
)
def test_whatever_is_changed_in_a_zip_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    raw = bytearray(SOUND)
    for at, byte in changes:
        raw[at] = byte
    path = tmp_path_factory.getbasetemp() / "changed.zip"
    path.write_bytes(raw[: len(raw) - cut])
    try:
        found = list(unzipped(path))
    except RefusedError:
        return
    assert all(isinstance(one.content, bytes | RefusedError) for one in found)

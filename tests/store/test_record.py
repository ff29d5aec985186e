"""A file that is never half written."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from frontline.store.record import NotSavedError, Record


def test_an_update_sees_what_stands_there_and_keeps_the_version_before(tmp_path: Path) -> None:
    record = Record(tmp_path / "file.json")
    record.update(lambda before: b"one" if before is None else b"wrong")
    record.update(lambda before: (before or b"") + b" two")
    assert record.read() == b"one two"
    assert record.previous.read_bytes() == b"one"


def test_nothing_stands_beside_it_but_hidden_files(tmp_path: Path) -> None:
    record = Record(tmp_path / "file.json")
    for _ in range(3):
        record.update(lambda _: b"x")
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == ["file.json"]


def test_a_failing_change_leaves_everything_as_it_was(tmp_path: Path) -> None:
    record = Record(tmp_path / "file.json")
    record.update(lambda _: b"kept")
    with pytest.raises(ZeroDivisionError):
        record.update(lambda _: b"x" * (1 // 0))
    assert record.read() == b"kept"


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "The disk is full"), (errno.EROFS, "cannot be written"), (errno.EIO, "cannot be used")],
)
def test_a_write_that_fails_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    record = Record(tmp_path / "file.json")
    record.update(lambda _: b"kept")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(NotSavedError, match=says):
        record.update(lambda _: b"lost")
    assert record.read() == b"kept"


def test_a_really_full_disk_loses_nothing(tmp_path: Path) -> None:
    """/dev/full answers every write as a full disk does."""
    record = Record(tmp_path / "file.json")
    record.update(lambda _: b"kept")
    Path(tmp_path / ".file.tmp").unlink(missing_ok=True)
    Path(tmp_path / ".file.tmp").symlink_to("/dev/full")
    with pytest.raises(NotSavedError, match="full"):
        record.update(lambda _: b"lost")
    assert record.read() == b"kept"


def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    record = Record(tmp_path / "gone" / "deeper" / "file.json")
    record.update(lambda _: b"x")
    assert record.read() == b"x"


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSavedError, match=r"cannot be used|no longer there"):
        Record(tmp_path / "file" / "answers.json").update(lambda _: b"x")


def test_a_broken_file_is_set_aside_under_a_free_name(tmp_path: Path) -> None:
    record = Record(tmp_path / "file.json")
    names = []
    for content in (b"one", b"two"):
        record.path.write_bytes(content)
        names.append(record.set_aside().name)
    assert names == ["file.broken-1.json", "file.broken-2.json"]
    assert (tmp_path / "file.broken-1.json").read_bytes() == b"one"


WRITER = """
import sys
from pathlib import Path
from frontline.store.record import Record
record = Record(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    record.update(lambda before: (str(number) * 20_000).encode())
"""


def test_a_kill_in_the_middle_of_saving_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    for delay in (0.05, 0.011, 0.023, 0.037, 0.041):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
        while not path.exists():
            time.sleep(0.01)
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        content = path.read_bytes()
        number = content[: len(content) // 20_000]
        assert content == number * 20_000
        Record(path).update(lambda before: before or b"")


ADDER = """
import sys
from pathlib import Path
from frontline.store.record import Record
for _ in range(40):
    Record(Path(sys.argv[1])).update(lambda before: (before or b"") + sys.argv[2].encode())
"""


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    both = [subprocess.Popen([sys.executable, "-c", ADDER, str(path), letter]) for letter in "ab"]
    assert [one.wait() for one in both] == [0, 0]
    content = path.read_bytes()
    assert (content.count(b"a"), content.count(b"b")) == (40, 40)

"""Opening a file that someone else made."""

import os
from pathlib import Path

import pytest

from frontline.classroom.opening import answers_in, read_safely
from frontline.store.answers import RefusedError


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_bytes(b"{}")
    assert read_safely(tmp_path / "answers.json", tmp_path) == b"{}"


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "answers.json").symlink_to(tmp_path / "secret")
    with pytest.raises(RefusedError, match="not an ordinary file"):
        read_safely(tmp_path / "answers.json", tmp_path)


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "answers.json").write_text("{}")
    (tmp_path / "inbox" / "amy").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RefusedError, match="behind a link"):
        read_safely(tmp_path / "inbox" / "amy" / "answers.json", tmp_path / "inbox")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "answers.json")
    with pytest.raises(RefusedError, match="not an ordinary file"):
        read_safely(tmp_path / "answers.json", tmp_path)


def test_a_folder_under_the_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "answers.json").mkdir()
    with pytest.raises(RefusedError, match="not an ordinary file"):
        read_safely(tmp_path / "answers.json", tmp_path)


def test_a_file_of_one_sparse_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "answers.json").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(RefusedError, match="256 KB"):
        read_safely(tmp_path / "answers.json", tmp_path)


def test_a_folder_without_answers_has_none(tmp_path: Path) -> None:
    assert answers_in(tmp_path, tmp_path) is None


def test_a_link_to_nowhere_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "answers.json").symlink_to(tmp_path / "nowhere")
    assert isinstance(answers_in(tmp_path, tmp_path), RefusedError)

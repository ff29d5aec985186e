"""Reads the small files in a zip that someone else made, and extracts nothing."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from frontline.classroom.opening import TOO_LARGE, open_safely
from frontline.grading.collecting.claims import claims, strays
from frontline.grading.collecting.found import Found
from frontline.store.answers import LARGEST, RefusedError

MOST_ENTRIES = 20_000
MOST_BYTES = 256 * 1024 * 1024
"""How much is unpacked of one zip: a class of thousands needs a fifth of it."""
LONGEST_READ = 8 * 1024 * 1024
"""More than a list of `MOST_ENTRIES` entries takes; without a limit the list could fill the memory."""
END = 128 * 1024
"""More than a zip's last record takes, for which zipfile reads up to the end of the file."""
ENCRYPTED = 0x1
UTF_8 = 0x800
# What zipfile raises on files that are no zips, or were made to do harm.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, RuntimeError, OverflowError, IndexError),
)
NO_ZIP = "This is no whole zip file. Download it once more."
TOO_MUCH = "The zip holds too much. Unpack it, and collect the folder."
TOO_MANY = f"The zip holds more than {MOST_ENTRIES} files. Unpack it, and collect the folder."


def unzipped(path: Path) -> Iterator[Found]:
    """Return the hand-ins in a zip; raise `RefusedError` when the zip as a whole cannot be read."""
    with open_safely(path, path.parent) as file:
        archive = _opened(file)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        places = [tuple(_name(entry).split("/")) for entry in entries]
        left, beside = MOST_BYTES, strays(places)
        for entry, place, claim in zip(entries, places, claims(places), strict=True):
            if isinstance(claim, RefusedError):
                yield Found(place, None, claim)
            elif claim is not None:
                content = _content(archive, entry) if left > 0 else RefusedError(TOO_MUCH)
                left -= len(content) if isinstance(content, bytes) else 0
                yield Found(place, claim, content, beside.get(place[:-1], ()))
            elif place[-1].lower().endswith(".zip"):
                yield Found(place, None, RefusedError("A zip in a zip. Unpack it, and collect the folder."))


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(_Short(file))
    except RefusedError:
        raise
    except BROKEN:
        raise RefusedError(NO_ZIP) from None
    if len(archive.infolist()) > MOST_ENTRIES:
        raise RefusedError(TOO_MANY)
    return archive


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | RefusedError:
    try:
        return _read(archive, entry)
    except RefusedError as problem:
        return problem


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & ENCRYPTED:
        raise RefusedError("The file is locked with a password.")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise RefusedError("This is not an ordinary file.")
    # Other ways of packing unpack at once whatever they hold.
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError("The file is packed in an unusual way. Unpack the zip, and collect the folder.")
    if entry.file_size > LARGEST:
        raise RefusedError(TOO_LARGE)
    try:
        with archive.open(entry) as packed:
            content = packed.read(LARGEST + 1)
    except BROKEN:
        raise RefusedError("The file is broken in the zip. Download it once more.") from None
    if len(content) > LARGEST:
        raise RefusedError(TOO_LARGE)
    return content


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name as it was meant: many programs write UTF-8 and do not say so."""
    if entry.flag_bits & UTF_8:
        return entry.orig_filename
    try:
        return entry.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.orig_filename


class _Short(io.BufferedIOBase):
    """A file of which no single read returns more than a zip of hand-ins needs."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > LONGEST_READ:
            raise RefusedError(TOO_MANY)
        return self._file.read(END if size is None or size < 0 else size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

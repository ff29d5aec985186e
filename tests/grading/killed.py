"""Runs a command of frontline that is killed at its n-th change on the disk: `killed.py N COUNT ARGUMENTS…`.

With N = 0 it runs to its end and writes into the file COUNT how many changes it made. With -N not the command
is killed, but each process that it has begun, at the n-th change of its own.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

# What changes a disk: files opened to write, renamed, removed, made; and each statement of a gradebook's.
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "sqlite3.connect"}

stop, count = int(sys.argv[1]), Path(sys.argv[2])
command = os.getpid()
done = 0


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    global done
    written = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if written or event in CHANGES:
        done += 1
        if done == abs(stop) and (stop > 0) == (os.getpid() == command):
            os.kill(os.getpid(), signal.SIGKILL)


from frontline.cli import app  # noqa: E402

sys.addaudithook(watch)
try:
    app(sys.argv[3:], standalone_mode=False)
finally:
    if not stop:
        count.write_text(str(done))

"""Takes the whole course in a world without a network, and prints what happened as JSON.

Run as a program: offline.py FOLDER. It first cuts itself off: in a network namespace of its own, with only
loopback, or, where the system refuses one, with every socket to another computer blocked.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
IFF_UP, SIOCSIFFLAGS = 1, 0x8914
ELSEWHERE = ("192.0.2.1", 80)
"""An address for documentation, which belongs to nobody."""
NO_NETWORK = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EACCES)
BLOCK = """
import errno, sys

HERE = (None, "", b"localhost", "localhost", "127.0.0.1", "::1")

def only_here(event, arguments):
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in HERE and not str(host).startswith("127."):
        raise OSError(errno.ENETUNREACH, "no network")

sys.addaudithook(only_here)
"""
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE = 60_000
EXERCISE = "212a-ii-1-rolled-booking"


def cut_off(folder: Path) -> str:
    """Leave the network, and say how."""
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_:
            fcntl.ioctl(any_, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
        return "namespace"
    blocker = folder / "no-network"
    blocker.mkdir()
    (blocker / "sitecustomize.py").write_text(BLOCK)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(blocker), os.environ.get("PYTHONPATH", "")])
    exec(BLOCK, {})
    CHROMIUM.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    return "blocked sockets"


def reaches_elsewhere() -> bool:
    """Try to leave; without a network this fails at once."""
    with socket.socket() as one:
        one.settimeout(2)
        try:
            one.connect(ELSEWHERE)
        except TimeoutError:
            return True
        except OSError as problem:
            return problem.errno not in NO_NETWORK
    return True


def frontline(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the course."""
    command = [str(Path(sys.executable).with_name("frontline")), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def visit(page: Page, address: str, path: str) -> dict[str, Any]:
    """Open a page of the course, and return what is on it."""
    page.goto(address.replace("Start%20here.ipynb", path.replace(" ", "%20")).replace("?", "?reset&"))
    page.wait_for_selector(".jp-NotebookPanel .jp-MarkdownOutput", timeout=PATIENCE)
    notebook = json.loads((FOLDER / path).read_text(encoding="utf-8"))
    cells = sum(cell["cell_type"] == "code" for cell in notebook["cells"])
    page.wait_for_function(
        "count => document.querySelectorAll('.jp-CodeCell .jp-OutputArea-child').length >= count",
        arg=cells,
        timeout=PATIENCE,
    )
    tracebacks = page.locator("[data-mime-type='application/vnd.jupyter.error']").count()
    return {"path": path, "cells": cells, "tracebacks": tracebacks}


def hand_in(page: Page) -> str:
    """Hand in the exercise that is open, and return what the form says."""
    form = page.locator("form[data-question=hand-in]")
    form.locator("[name=learner]").fill("T 12")
    form.locator("[name=declared]").check()
    form.locator("[data-do=hand-in]").click()
    page.wait_for_function(
        "() => document.querySelector('[data-question=hand-in] [data-status]').textContent.includes('Done')"
    )
    return form.locator("[data-status]").inner_text()


def taken(address: str) -> dict[str, Any]:
    """Open every page of the course in a browser, hand in, and check the hand-in."""
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        pages = [
            visit(page, address, path.relative_to(FOLDER).as_posix())
            for path in sorted(FOLDER.rglob("*.ipynb"))
            if ".ipynb_checkpoints" not in path.parts and EXERCISE not in path.parts
        ]
        pages.append(visit(page, address, f"exercises/{EXERCISE}/{EXERCISE}.ipynb"))
        said = hand_in(page)
        page.locator(".frontline-panel [data-do=check]").click()
        page.wait_for_selector(".frontline-panel a[data-file]", timeout=PATIENCE)
        browser.close()
    elsewhere = [url for url in asked if not re.match(r"(http|ws)://127\.0\.0\.1[:/]|data:|blob:", url)]
    return {"pages": pages, "said": said, "elsewhere": elsewhere}


def main() -> None:
    """Cut off, start the course, take it, and print what happened."""
    found: dict[str, Any] = {"how": cut_off(FOLDER.parent), "reaches_elsewhere": reaches_elsewhere()}
    command = [str(Path(sys.executable).with_name("frontline")), "start", str(FOLDER), "--no-browser"]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    said = ""
    for line in started.stdout:
        said += line
        if line.startswith("Ready."):
            break
    address = re.search(r"http://\S+", said)
    assert address, said
    try:
        found |= taken(address[0])
    finally:
        started.terminate()
        started.wait(30)
    for name, arguments in {
        "check": ("check", EXERCISE),
        "export": ("export", "work", str(FOLDER.parent / "work.json")),
        "print": ("print", "progress"),
    }.items():
        done = frontline(*arguments, "--folder", str(FOLDER))
        found[name] = [done.returncode, done.stdout + done.stderr]
    sys.stdout.write(f"{json.dumps(found)}\n")


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1]).resolve()
    main()

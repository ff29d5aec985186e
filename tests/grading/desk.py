"""An instructor's JupyterLab over a class folder, and the pages of Formgrader in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from frontline.workspace.ports import free_port

from .conftest import EXERCISE


@contextmanager
def lab_over(folder: Path, variables: Mapping[str, str]) -> Iterator[str]:
    """Start plain JupyterLab in a class folder and return its address."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    bin_ = Path(sys.executable).parent
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [str(bin_ / "jupyter"), "lab", *options, "--IdentityProvider.token="],
            cwd=folder,
            env={**variables, "PATH": f"{bin_}{os.pathsep}{variables['PATH']}"},
            stdout=log,
            stderr=log,
        )
        try:
            _await(f"{url}/api/status")
            yield url
        finally:
            server.terminate()
            server.wait(30)


def marking_pages(folder: Path, url: str, exercise: str = EXERCISE) -> dict[str, str]:
    """Return the address of each learner's marking page of an exercise."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "frontline") as gradebook:
        found = gradebook.notebook_submissions(exercise, exercise)
        return {one.student.id: f"{url}/formgrader/submissions/{one.id}/" for one in found}


def _await(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError("JupyterLab did not start")

"""Runs a learner's JupyterLab as a process on this computer, reachable from this computer only."""

import http.client
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from attrs import frozen

from frontline.workspace.errors import WorkspaceError
from frontline.workspace.ports import HOST
from frontline.workspace.profile import environment

LAB_FOLDER = ".lab"
"""Hidden folder in the workspace for what JupyterLab itself remembers: open tabs, theme, log."""
START_PAGE = "Start here.ipynb"


@frozen
class Server:
    """A JupyterLab that was started, perhaps not yet answering."""

    process: subprocess.Popen[bytes]
    port: int
    token: str
    log: Path
    page: str

    @property
    def url(self) -> str:
        """The server's address, without page or token."""
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        """What to open in a browser: the first page, with the token that lets only this user in."""
        return f"{self.url}/lab/tree/{quote(self.page)}?token={self.token}"

    def wait_until_ready(self, seconds: float = 120) -> None:
        """Return when the server answers; WorkspaceError when it stopped or is silent for too long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            if self._ask("GET", "/api/status") == http.client.OK:
                return
            time.sleep(0.1)
        raise WorkspaceError(
            f"JupyterLab did not start. The reason stands in {self.log}:\n{self._last_lines()}"
        )

    def wait(self) -> int:
        """Return the exit code once the server has stopped."""
        while True:
            # In slices, because on Windows Ctrl+C does not interrupt an endless wait.
            with suppress(subprocess.TimeoutExpired):
                return self.process.wait(timeout=0.5)

    def stop(self) -> None:
        """Stop the server and its kernels, politely first."""
        # Asked over HTTP, because on Windows `terminate` would leave kernels no time to end.
        if self.process.poll() is None:
            self._ask("POST", "/api/shutdown")
        for harder in (self.process.terminate, self.process.kill):
            try:
                self.process.wait(timeout=10)
                return
            except (subprocess.TimeoutExpired, KeyboardInterrupt):  # a second Ctrl+C: no more patience
                harder()
        self.process.wait()

    def _ask(self, method: str, path: str) -> int | None:
        # http.client and not urllib: a company's proxy must not be asked for this computer.
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request(method, path, headers={"Authorization": f"token {self.token}"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def _last_lines(self) -> str:
        return "\n".join(self.log.read_text("utf-8", errors="replace").splitlines()[-5:])


@contextmanager
def serve(
    folder: Path,
    port: int,
    *,
    browser: bool = False,
    page: str = START_PAGE,
    preview: bool = False,
    variables: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """Start JupyterLab in the learner's profile over `folder`, and stop it at the end of the block.

    It opens on `page`; in a `preview` an open page follows the file on disk. `variables` are the
    environment to build on (default: this process's), `options` further arguments.
    """
    token = secrets.token_urlsafe(24)
    lab = folder / LAB_FOLDER
    log = lab / f"server-{port}.log"
    try:
        lab.mkdir(parents=True, exist_ok=True)
        output = log.open("wb")
    except OSError as error:
        raise WorkspaceError(f"{log} cannot be written: {error.strerror}. Choose another folder.") from error
    with output:
        process = subprocess.Popen(  # noqa: S603
            [*_command(folder, port, page, browser=browser), *options],
            cwd=folder,
            # By the environment, because other users of a computer can read a program's arguments.
            env={**environment(variables, preview=preview), "JUPYTER_TOKEN": token},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(process, port, token, log, page)
    try:
        yield server
    finally:
        server.stop()


def _command(folder: Path, port: int, page: str, *, browser: bool) -> list[str]:
    lab = folder / LAB_FOLDER
    command = [
        *(sys.executable, "-m", "jupyterlab"),
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.base_url=/",
        # Ctrl+C stops at once instead of asking a learner "y/n".
        "--ServerApp.answer_yes=True",
        f"--LabApp.default_url=/lab/tree/{quote(page)}",
        # The user's own JupyterLab keeps its open tabs and settings to itself, and the course's too.
        f"--LabApp.user_settings_dir={lab / 'settings'}",
        f"--LabApp.workspaces_dir={lab / 'workspaces'}",
        f"--ServerApp.open_browser={browser}",
    ]
    # Only where there are users by number: Windows has no root.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    return command

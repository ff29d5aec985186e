import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from frontline.workspace.errors import WorkspaceError
from frontline.workspace.launch import has_screen
from frontline.workspace.ports import free_port
from frontline.workspace.server import serve

from .conftest import notebook

START = """
import sys
from pathlib import Path
from frontline.workspace.launch import start
def say(line):
    print(line, flush=True)
sys.exit(start(Path(sys.argv[1]), port=int(sys.argv[2]), browser=False, say=say))
"""


@pytest.fixture
def taken_port():
    # Below the ports that the system gives to connections: there, the next one may be taken at any moment.
    port = free_port(20000)
    with socket.create_server(("127.0.0.1", port)):
        yield port


def test_a_taken_port_moves_to_the_next(taken_port: int):
    assert free_port(taken_port) > taken_port


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_screen(platform, variables, expected):
    assert has_screen(variables, platform) is expected


def test_start_says_what_to_do_and_stops_without_a_question_and_starts_again(
    tmp_path: Path, private_variables: dict[str, str], taken_port: int
):
    (tmp_path / "Start here.ipynb").write_text(json.dumps(notebook(("markdown", "# Welcome"))))
    for stop in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen(
            [sys.executable, "-c", START, str(tmp_path), str(taken_port)],
            env=private_variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        said = []
        for line in process.stdout:
            said.append(line.strip())
            if line.startswith("Ready"):
                process.send_signal(stop)
        assert process.wait(30) == 0, process.stderr.read()
        assert process.stderr.read() == ""
        assert said[0] == f"Your course folder is {tmp_path}"
        assert said[1].startswith(f"Port {taken_port} is in use")
        assert said[4].startswith("http://127.0.0.1:")
        assert "/lab/tree/Start%20here.ipynb?token=" in said[4]
        assert said[-1].startswith("Stopped")


def test_a_server_that_cannot_start_says_where_the_reason_stands(
    tmp_path: Path, private_variables: dict[str, str]
):
    options = ["--ServerApp.port=not-a-number"]
    with (
        serve(tmp_path, free_port(), variables=private_variables, options=options) as server,
        pytest.raises(WorkspaceError, match=r"server-\d+\.log"),
    ):
        server.wait_until_ready()

"""Starts the learner's JupyterLab and says in plain words what to do."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from frontline.workspace.ports import FIRST, free_port
from frontline.workspace.server import START_PAGE, serve


def start(
    folder: Path,
    port: int | None = None,
    browser: bool = True,
    say: Callable[[str], None] = lambda line: None,
    *,
    page: str = START_PAGE,
    preview: bool = False,
) -> int:
    """Run JupyterLab over a laid-out course folder until it is stopped; return its exit code.

    It opens on `page`. In a `preview` an open page follows the file on disk.

    The first free port from `port` (default 8888) is used. No browser is opened when `browser` is False or
    there is no screen. `say` gets each line that the learner should read. Raises WorkspaceError.
    """
    folder = folder.resolve()
    wanted = FIRST if port is None else port
    chosen = free_port(wanted)
    opens = browser and has_screen(os.environ)
    try:
        with _stop_signals(), serve(folder, chosen, browser=opens, page=page, preview=preview) as server:
            say(f"Your course folder is {folder}")
            if chosen != wanted:
                say(f"Port {wanted} is in use, so this one takes port {chosen}.")
            say("JupyterLab is starting. This takes a few seconds.")
            say(
                "If no page opens by itself, open this address:"
                if opens
                else "Open this address in your browser:"
            )
            say(f"  {server.address}")
            server.wait_until_ready()
            say("Ready. Leave this window open while you work. To stop, press Ctrl+C here.")
            return server.wait()
    except KeyboardInterrupt:
        say("Stopped. What you answered is saved in your course folder.")
        return 0


def has_screen(variables: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether a browser window can be opened; Linux without a display cannot."""
    return not platform.startswith("linux") or any(
        variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


@contextmanager
def _stop_signals() -> Iterator[None]:
    """Make being ended by the system (log off, service stop) as clean as Ctrl+C."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals can be handled in the main thread only
        return
    names = [name for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), _interrupt) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt

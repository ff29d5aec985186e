"""Finds a port on this computer that nobody uses."""

import socket

from frontline.workspace.errors import WorkspaceError

HOST = "127.0.0.1"
FIRST = 8888
_TRIES = 100


def free_port(first: int = FIRST) -> int:
    """Return the first free port from `first` upwards; WorkspaceError when a hundred in a row are taken."""
    for port in range(first, min(first + _TRIES, 65536)):
        if not _answers(port) and _can_bind(port):
            return port
    raise WorkspaceError(
        f"No free port from {first} upwards. Close other programs in the browser, or name another port."
    )


def _answers(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


def _can_bind(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Windows lets two programs bind one port unless it is asked not to.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        if exclusive is not None:
            probe.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True

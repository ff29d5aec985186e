"""Kinds of computers that a package can be made for, and what installs on each."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from attrs import frozen
from packaging.requirements import InvalidRequirement, Requirement

GLIBC = (28, 27, 26, 24, 17, 12, 5)
"""Versions 2.x of the C library, newest first: a wheel for an older one runs with a newer one."""


@frozen(kw_only=True)
class Computer:
    """A kind of computer: its platform tags for pip, newest first, and what markers in requirements ask.

    `script` is the ending of what people double-click or run there.
    """

    name: str
    called: str
    tags: tuple[str, ...]
    markers: dict[str, str]
    script: str


def _linux(machine: str) -> tuple[str, ...]:
    return (
        *(f"manylinux_2_{version}_{machine}" for version in GLIBC),
        f"manylinux2014_{machine}",
        f"linux_{machine}",
    )


# For macOS with an Intel chip some of the packages are no longer made.
COMPUTERS = {
    one.name: one
    for one in (
        Computer(
            name="windows",
            called="Windows",
            tags=("win_amd64",),
            markers={
                "sys_platform": "win32",
                "platform_system": "Windows",
                "os_name": "nt",
                "platform_machine": "AMD64",
            },
            script="bat",
        ),
        Computer(
            name="macos",
            called="macOS with an Apple chip",
            tags=("macosx_14_0_arm64",),
            markers={
                "sys_platform": "darwin",
                "platform_system": "Darwin",
                "os_name": "posix",
                "platform_machine": "arm64",
            },
            script="command",
        ),
        Computer(
            name="linux",
            called="Linux",
            tags=_linux("x86_64"),
            markers={
                "sys_platform": "linux",
                "platform_system": "Linux",
                "os_name": "posix",
                "platform_machine": "x86_64",
            },
            script="sh",
        ),
    )
}


def this_computer() -> str:
    """Return the name of the kind of computer that this is; the nearest one where it is none of them."""
    if sys.platform == "win32":
        return "windows"
    return "macos" if sys.platform == "darwin" else "linux"


def needed(locked: str, computer: Computer, python: str) -> Iterator[str]:
    """Return the locked requirements (pip's format, with hashes) that this computer needs, without markers.

    pip itself asks markers of the computer that it runs on, not of the one that it downloads for.
    """
    environment = {
        **computer.markers,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    for block in _blocks(locked):
        line, *hashes = block
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if requirement.marker is None or requirement.marker.evaluate(environment):
            yield " \\\n    ".join([f"{requirement.name}{requirement.specifier}", *hashes])


def _blocks(locked: str) -> Iterator[list[str]]:
    """Return each requirement's lines: what it is, and its hashes."""
    block: list[str] = []
    for raw in locked.splitlines():
        line = raw.split(" #")[0].strip().removesuffix("\\").strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("--hash"):
            block.append(line)
            continue
        if block:
            yield block
        block = [line]
    if block:
        yield block

"""Makes the zip to hand out: the wheel, all that it needs, and two things to click on."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined

from frontline.bundle.computers import Computer, needed
from frontline.bundle.running import BundleError, run
from frontline.bundle.wheel import build_wheel, with_keys
from frontline.content.places import Places

LOCK = "requirements.txt"
NO_CHECKOUT = "A package can only be made from a checkout of the project: this is an installed course."
EXECUTABLE = 0o100755
FILE = 0o100644
Tell = Callable[[str], None]


@frozen(kw_only=True)
class Order:
    """What to make: for which computer and Python (3.12), with or without keys, and where it goes.

    `packages` is a folder with wheels that are there already; what it lacks is downloaded into it.
    """

    computer: Computer
    python: str
    keys: bool
    folder: Path
    packages: Path | None = None


@frozen(kw_only=True)
class Made:
    """The files that were made."""

    wheel: Path
    package: Path


def make(places: Places, order: Order, tell: Tell) -> Made:
    """Make wheel and zip; raise `BundleError` where that cannot be done."""
    lock = places.root / LOCK
    if not lock.is_file() or not places.solutions.is_dir():
        raise BundleError(NO_CHECKOUT)
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            tell("Building the course's wheel ...")
            wheel = build_wheel(places.root, Path(scratch))
            if order.keys:
                wheel = with_keys(wheel, places)
            packages = order.packages or Path(scratch, "packages")
            tell(f"Getting what it needs on {order.computer.called}, Python {order.python} ...")
            wheels = _download(lock.read_text(encoding="utf-8"), order, packages, Path(scratch))
            kept = order.folder / wheel.name
            kept.write_bytes(wheel.read_bytes())
            tell("Packing ...")
            return Made(wheel=kept, package=_pack(kept, wheels, order))
    except OSError as problem:
        raise BundleError(
            f"{problem.filename or order.folder} cannot be written ({problem.strerror})."
        ) from None


def _download(locked: str, order: Order, packages: Path, scratch: Path) -> list[Path]:
    """Bring all wheels into `packages`, and return those that this package needs."""
    wanted = scratch / LOCK
    wanted.write_text("\n".join(needed(locked, order.computer, order.python)) + "\n", encoding="utf-8")
    target = scratch / "wheels"
    there = ["--find-links", str(packages)] if packages.is_dir() else []
    run(
        "what the course needs",
        *("download", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
        *(part for tag in order.computer.tags for part in ("--platform", tag)),
        *("--python-version", order.python, "--implementation", "cp"),
        *("--abi", f"cp{order.python.replace('.', '')}", "--abi", "abi3", "--abi", "none"),
        *there,
        *("--dest", str(target), "--requirement", str(wanted)),
    )
    packages.mkdir(parents=True, exist_ok=True)
    found = []
    for path in sorted(target.iterdir()):
        kept = packages / path.name
        if not kept.exists():
            kept.write_bytes(path.read_bytes())
        found.append(kept)
    return found


def _pack(wheel: Path, wheels: list[Path], order: Order) -> Path:
    version = wheel.name.split("-")[1]
    edition = "with-keys" if order.keys else "learners"
    top = f"frontline-{version}-{edition}-{order.computer.name}-python{order.python}"
    package = order.folder / f"{top}.zip"
    part = package.with_suffix(".part")
    # Wheels are compressed already.
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        for name, text, mode in _texts(order):
            _add(archive, f"{top}/{name}", text.encode("utf-8"), mode)
        for path in (wheel, *wheels):
            _add(archive, f"{top}/packages/{path.name}", path.read_bytes(), FILE)
    part.replace(package)
    return package


def _texts(order: Order) -> Iterator[tuple[str, str, int]]:
    """Return name, content and permissions of what people read and click on."""
    environment = Environment(  # noqa: S701 - plain text, and nobody else's
        loader=PackageLoader("frontline.bundle"), undefined=StrictUndefined, keep_trailing_newline=True
    )
    windows = order.computer.script == "bat"
    for template, name in (("install", "1 Install"), ("start", "2 Start"), ("readme", "READ ME FIRST")):
        script = template != "readme"
        ending = order.computer.script if script else "txt"
        source = f"{template}.{'bat' if windows and script else 'sh' if script else 'txt'}.j2"
        text = environment.get_template(source).render(
            python=order.python, computer=order.computer, keys=order.keys
        )
        # Windows' own programs want its line ends.
        yield (
            f"{name}.{ending}",
            text.replace("\n", "\r\n") if windows else text,
            EXECUTABLE if script else FILE,
        )


def _add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    info = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
    info.external_attr = mode << 16
    archive.writestr(info, content)

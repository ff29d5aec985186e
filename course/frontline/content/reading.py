"""Reads YAML, TOML and CSV, refuses unknown keys and columns, and says where something is wrong."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import cattrs
from attrs import has
from cattrs.gen import make_dict_structure_fn
from cattrs.v import format_exception

T = TypeVar("T")
YAML_HELP = 'Put a text with : , # or quotes into "straight quotes", and indent with spaces'
STEP = re.compile(r"\.(\w+)|\[([^\]]*)\]")
"""A step of a path into data: .options or ['call']."""


class ContentError(Exception):
    """Something written by an author that cannot be used; the message names file, place and mistake."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")


def written(path: Path, where: str) -> str:
    """Return an author's text; raise `ContentError` where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(where, "the file is not in UTF-8: save it in that encoding") from None


def yaml(text: str, where: str) -> Any:
    """Parse one YAML document; raise `ContentError` with the line that is wrong."""
    # Only authors' texts are YAML; what learners open needs no parser.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    # The parser in C is seven times as fast, but refuses some good YAML, as {title: In time?}.
    with suppress(MarkedYAMLError):
        return YAML(typ="safe").load(text)
    try:
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as problem:
        mark = problem.problem_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise ContentError(f"{where}{line}", f"{problem.problem or problem.context}. {YAML_HELP}") from None


def toml(path: Path, where: str) -> dict[str, Any]:
    """Parse a TOML file; raise `ContentError` when it is broken."""
    try:
        return tomllib.loads(written(path, where))
    except tomllib.TOMLDecodeError as problem:
        raise ContentError(where, str(problem)) from None


def structure(plain: object, cls: type[T], where: str) -> T:
    """Make a `cls` from plain data; raise `ContentError` that names every key that does not fit."""
    try:
        return _CONVERTER.structure(plain, cls)
    except cattrs.BaseValidationError as problem:
        said = cattrs.transform_error(problem, format_exception=_say)
        raise ContentError(where, "; ".join(map(_placed, said))) from None
    except (TypeError, ValueError) as problem:
        raise ContentError(where, str(problem)) from None


def _placed(said: str) -> str:
    """Put the place, which cattrs writes at the end as a path, before what is wrong."""
    what, _, path = said.rpartition(" @ $")
    steps = [name or part.strip("'") for name, part in STEP.findall(path)]
    if steps and what == f"key {steps[-1]!r} is missing":
        steps.pop()
    return f"{', '.join(steps)}: {what}" if steps else what


def _say(problem: BaseException, cls: type | None) -> str:
    match problem:
        case cattrs.ForbiddenExtraKeysError():
            return "; ".join(_unknown(key, problem.cl) for key in sorted(problem.extra_fields))
        case KeyError():
            return f"key {problem.args[0]!r} is missing"
        case TypeError() | ValueError():
            return str(problem)
    return str(format_exception(problem, cls))


def _unknown(key: str, cls: type) -> str:
    names = [field.name for field in cls.__attrs_attrs__]  # type: ignore[attr-defined]
    near = get_close_matches(key, names, n=1)
    return f"unknown key {key!r} " + (f"(did you mean {near[0]}?)" if near else f"(use {', '.join(names)})")


def _exactly(kind: type, *also: type, words: str) -> Any:
    def hook(value: object, _: object) -> object:
        if isinstance(value, bool) and kind is not bool:
            raise TypeError(f"{words} is needed, not {value!r}")
        if not isinstance(value, (kind, *also)):
            raise TypeError(f"{words} is needed, not {value!r}")
        return kind(value)

    return hook


def _not_a_mapping(cls: type) -> NoReturn:
    raise TypeError(f"a mapping of {', '.join(field.name for field in cls.__attrs_attrs__)} is needed")  # type: ignore[attr-defined]


def _classes(cls: type) -> Any:
    inner: Any = make_dict_structure_fn(cls, _CONVERTER, _cattrs_forbid_extra_keys=True)

    def hook(value: Any, kind: type) -> Any:
        return inner(value, kind) if isinstance(value, Mapping) else _not_a_mapping(kind)

    return hook


_CONVERTER = cattrs.Converter(forbid_extra_keys=True)
_CONVERTER.register_structure_hook(str, _exactly(str, words="a text (in quotes)"))
_CONVERTER.register_structure_hook(bool, _exactly(bool, words="true or false"))
_CONVERTER.register_structure_hook(int, _exactly(int, words="a whole number"))
_number = _exactly(float, int, words="a number")
_CONVERTER.register_structure_hook(float, _number)
_CONVERTER.register_structure_hook_func(
    lambda kind: kind == int | float,
    lambda value, kind: (
        value if isinstance(value, int) and not isinstance(value, bool) else _number(value, kind)
    ),
)
_CONVERTER.register_structure_hook_factory(has, _classes)


def csv_rows(text: str, columns: Sequence[str], where: str) -> Iterator[tuple[dict[str, str], str]]:
    """Return each row of a CSV text by column, its cells without outer spaces, and where the row ends.

    Raises ContentError that names the line: for other columns, for a row with more or fewer cells, and for
    quotes that are not closed.
    """
    rows = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        if rows.fieldnames is None or tuple(rows.fieldnames) != tuple(columns):
            raise ContentError(f"{where}, line 1", f"the columns are {', '.join(columns)}, in this order")
        for row in rows:
            # The line on which the row ends: a cell in quotes may hold several lines.
            place = f"{where}, line {rows.line_num}"
            if None in row or None in row.values():
                raise ContentError(place, f"the row has not {len(columns)} cells")
            yield {name: cell.strip() for name, cell in row.items()}, place
    except csv.Error as problem:
        raise ContentError(f"{where}, line {rows.reader.line_num}", str(problem)) from None

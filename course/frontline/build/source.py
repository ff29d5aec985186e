"""Writes the Python calls of a notebook's cells."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, Factory, fields, has

from frontline.questions import Question

INDENT = "    "
WIDTH = 100


def call(name: str, positional: list[str], keyword: dict[str, str]) -> str:
    """Return `name(positional, keyword=…)`, on one line where it fits, else an argument a line."""
    arguments = [*positional, *(f"{key}={value}" for key, value in keyword.items())]
    line = f"{name}({', '.join(arguments)})"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    return f"{name}(\n" + "".join(f"{_indent(argument)},\n" for argument in arguments) + ")"


def literal(value: Any) -> str:
    """Return plain data as a Python literal, an item a line where one line is too long."""
    match value:
        case dict():
            items = [f"{literal(name)}: {literal(inner)}" for name, inner in value.items()]
            return _items("{", items, "}")
        case list() | tuple():
            return _items("[", [literal(inner) for inner in value], "]")
    return literal(_without_defaults(value)) if has(type(value)) else repr(value)


def question_call(question: Question[Any]) -> str:
    """Return the call that makes `question`; what has its default value is left out."""
    plain = _without_defaults(question)
    positional = [literal(plain.pop("id")), literal(plain.pop("prompt"))]
    return call(type(question).__name__, positional, {name: literal(value) for name, value in plain.items()})


def _without_defaults(one: Any) -> dict[str, Any]:
    return {
        field.name: getattr(one, field.name)
        for field in fields(type(one))
        if getattr(one, field.name) != _default(field)
    }


def _default(field: Attribute[Any]) -> Any:
    default: Any = field.default
    factory: Any = Factory  # a class, which attrs describes as a function
    return default.factory() if isinstance(default, factory) else default


def _items(opening: str, items: list[str], closing: str) -> str:
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    return f"{opening}\n" + "".join(f"{_indent(item)},\n" for item in items) + closing


def _indent(text: str) -> str:
    return "\n".join(INDENT + line for line in text.split("\n"))

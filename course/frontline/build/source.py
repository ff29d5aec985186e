"""Writes the Python calls of a notebook's cells."""

from __future__ import annotations

from typing import Any

from attrs import NOTHING, Attribute, fields

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
    return repr(value)


def question_call(question: Question[Any]) -> str:
    """Return the call that makes `question`; what has its default value is left out."""
    positional = [literal(question.id), literal(question.prompt)]
    keyword = {
        field.name: literal(getattr(question, field.name))
        for field in fields(type(question))
        if field.name not in ("id", "prompt") and getattr(question, field.name) != _default(field)
    }
    return call(type(question).__name__, positional, keyword)


def _default(field: Attribute[Any]) -> Any:
    return () if field.default is NOTHING else field.default


def _items(opening: str, items: list[str], closing: str) -> str:
    line = f"{opening}{', '.join(items)}{closing}"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    return f"{opening}\n" + "".join(f"{_indent(item)},\n" for item in items) + closing


def _indent(text: str) -> str:
    return "\n".join(INDENT + line for line in text.split("\n"))

"""The application, and how every command speaks."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console

app = typer.Typer(
    help="Frontline: a course in logistics customer service for JupyterLab.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Print a line as it is."""
    console.print(line, markup=False, emoji=False)


def fail(message: str) -> NoReturn:
    """Print what is wrong and end with exit code 1."""
    errors.print(message, markup=False, emoji=False)
    raise typer.Exit(1)

"""A table of lists to choose from: rows that a learner fills, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import ipywidgets as widgets

from frontline.explorations.frame import said

Options = Sequence[tuple[str, str]]


def cell(row: str, column: str, options: Options, value: str) -> widgets.Dropdown:
    """Return the list of one place: pairs of words and value."""
    made = widgets.Dropdown(
        options=list(options),
        value=value,
        # Not seen, but read by a screen reader: the table shows it at its edges.
        description=f"{row}, {column}",
        layout=widgets.Layout(width="auto"),
    )
    made.add_class("frontline-cell")
    return made


def table(rows: Mapping[str, Iterable[widgets.Widget]], columns: Sequence[str]) -> widgets.Widget:
    """Return the lists under their columns, each row behind its words."""
    head = [said(""), *(said(column, "strong") for column in columns)]
    body = [part for words, cells in rows.items() for part in (said(words, "strong"), *cells)]
    widths = f"minmax(6em, 8em) repeat({len(columns)}, minmax(5em, 1fr))"
    return widgets.GridBox([*head, *body], layout=widgets.Layout(grid_template_columns=widths))

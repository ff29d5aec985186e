"""Reads the glossary: a CSV file a theme, a term a row; and what the Incoterms rules settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from frontline.content.places import Places
from frontline.content.reading import ContentError, csv_rows, structure, toml, written
from frontline.terms import Chinese, Mode, Register, Rule, Status, Step, Term

COLUMNS = (
    "id",
    "en",
    "abbreviation",
    "also",
    "zh_hant",
    "zh_hant_status",
    "zh_hans",
    "zh_hans_status",
    "definition",
    "example",
    "mode",
    "register",
    "related",
    "confused",
    "say",
    "not_say",
    "context",
    "source",
)
NEEDED = ("id", "en", "definition", "example", "mode", "register", "source")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BETWEEN = "|"
"""Stands between the entries of a cell that holds several."""

Choice = TypeVar("Choice", bound=Enum)


def glossary(places: Places) -> Mapping[str, Term]:
    """Return every term by its id; raise `ContentError` with file, line and column where one is wrong."""
    terms: dict[str, Term] = {}
    stands: dict[str, str] = {}
    called: dict[tuple[str, str], str] = {}
    for path in sorted(places.glossary.glob("*.csv")):
        for term, where in _theme(path, places.name(path)):
            if term.id in stands:
                raise ContentError(f"{where}, id", f"{term.id!r} stands already in {stands[term.id]}")
            name = (term.en.lower(), term.abbreviation.lower())
            if name in called:
                raise ContentError(f"{where}, en", f"{term.name!r} stands already in {called[name]}")
            terms[term.id], stands[term.id], called[name] = term, where, where
    for term in terms.values():
        for column, named in (("related", term.related), ("confused", tuple(term.confused))):
            for id_ in named:
                if id_ not in terms or id_ == term.id:
                    raise ContentError(f"{stands[term.id]}, {column}", f"{id_!r} is no other term")
    rules = _rules(places)
    for id_, rule in rules.items():
        where = f"{places.name(places.incoterms)}, {id_}"
        if id_ not in terms:
            raise ContentError(where, "is no term of the glossary")
        if rule.containers and rule.containers not in rules:
            raise ContentError(f"{where}, containers", f"{rule.containers!r} is none of the rules")
        terms[id_] = evolve(terms[id_], rule=rule)
    return terms


def incoterms(places: Places) -> Mapping[str, Term]:
    """Return the terms of the Incoterms rules by id, in the order of their file; each has its `rule`."""
    terms = glossary(places)
    return {id_: terms[id_] for id_ in _rules(places)}


def journeys(places: Places, terms: Mapping[str, Term]) -> Mapping[Mode, tuple[Step, ...]]:
    """Return the moments of a shipment in which a document is due, by mode and in order."""
    path = places.journeys
    where = places.name(path)
    found = structure(toml(path, where), dict[Mode, tuple[Step, ...]], where)
    for steps in found.values():
        for step in steps:
            if step.document not in terms:
                raise ContentError(f"{where}, {step.document}", "is no term of the glossary")
    return found


def sources(places: Places) -> Mapping[str, str]:
    """Return what each mark in the column `source` stands for."""
    where = places.name(places.sources)
    return structure(toml(places.sources, where), dict[str, str], where)


def _rules(places: Places) -> Mapping[str, Rule]:
    path = places.incoterms
    where = places.name(path)
    return structure(toml(path, where), dict[str, Rule], where) if path.is_file() else {}


def _theme(path: Path, where: str) -> Iterator[tuple[Term, str]]:
    for row, place in csv_rows(written(path, where), COLUMNS, where):
        yield _term(row, path.stem, place), place


def _term(row: Mapping[str, str], theme: str, where: str) -> Term:
    for column in NEEDED:
        if not row[column]:
            raise ContentError(f"{where}, {column}", "is empty")
    if not ID.fullmatch(row["id"]):
        raise ContentError(f"{where}, id", "use small letters, digits and hyphens")
    register = _one_of(Register, row, "register", where)
    if register is Register.LEGAL and not (row["say"] and row["not_say"]):
        raise ContentError(f"{where}, say", "a legal term says what a service person says and does not say")
    return Term(
        id=row["id"],
        theme=theme,
        en=row["en"],
        abbreviation=row["abbreviation"],
        also=_several(row["also"]),
        zh_hant=_chinese(row, "zh_hant", where),
        zh_hans=_chinese(row, "zh_hans", where),
        definition=row["definition"],
        example=row["example"],
        mode=_one_of(Mode, row, "mode", where),
        register=register,
        related=_several(row["related"]),
        confused=_confused(row["confused"], where),
        say=row["say"],
        not_say=row["not_say"],
        context=_several(row["context"]),
        source=row["source"],
    )


def _chinese(row: Mapping[str, str], column: str, where: str) -> Chinese:
    status = _one_of(Status, row, f"{column}_status", where)
    try:
        return Chinese(text=row[column], status=status)
    except ValueError as problem:
        raise ContentError(f"{where}, {column}", str(problem)) from None


def _one_of(kind: type[Choice], row: Mapping[str, str], column: str, where: str) -> Choice:
    try:
        return kind(row[column])
    except ValueError:
        allowed = ", ".join(str(one.value) for one in kind)
        raise ContentError(f"{where}, {column}", f"{row[column]!r} is none of {allowed}") from None


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(BETWEEN) if part.strip())


def _confused(cell: str, where: str) -> Mapping[str, str]:
    found = dict[str, str]()
    for part in _several(cell):
        id_, colon, apart = part.partition(":")
        if not (colon and apart.strip()):
            raise ContentError(f"{where}, confused", "write each as: id: how to tell them apart")
        if id_.strip() in found:
            raise ContentError(
                f"{where}, confused", f"{id_.strip()!r} stands there twice; put both into one sentence"
            )
        found[id_.strip()] = apart.strip()
    return found

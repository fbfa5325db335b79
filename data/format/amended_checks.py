"""The checks of a folder on the tables of a year that somebody is about to change."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from data.format.amend import apart
from data.format.cells import refusal
from data.format.checks import check_year
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.format.problem import Problem, first_of_each_kind
from data.format.smvp import policy_of
from data.format.year_checks import check_usable
from data.format.year_rows import YearRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.parse import Rows
    from scoring.policy import Policy


def problems_of(year: int, rows: Mapping[str, Rows]) -> tuple[Problem, ...]:
    """Every problem that a folder with these rows would have, in the order of files and lines.

    Args:
        year: of the folder.
        rows: every table whose rows a change may touch, the TOML texts too.
    """
    documents, tables = apart(rows)
    ente, policies, problems = read_documents(documents)
    if problems:
        return problems
    policy = policy_of(policies, year)
    found = chain(
        _undeclared(year, [declared.year for declared in ente.years], has_policy=policy is not None),
        _missing_files(year, tables),
        first_of_each_kind(_cells(year, tables)),
        first_of_each_kind(_between_files(YearRows.of(ente, year, tables, ()), policy)),
    )
    return tuple(sorted(set(found)))


def _between_files(rows: YearRows, policy: Policy | None) -> Iterator[Problem]:
    yield from check_year(rows)
    yield from check_usable(rows, policy)


def _undeclared(year: int, declared: list[int], *, has_policy: bool) -> Iterator[Problem]:
    if year not in declared:
        what = f"Manca la tabella [years.{year}]."
        yield Problem(ENTE_FILE, 0, "years", what, f"Aggiungere [years.{year}] con il documento dell'anno.")
    if not has_policy:
        what = f"Nessun metodo vale nel {year}: tutti cominciano dopo."
        yield Problem("smvp.toml", 0, "first_year", what, f"Scrivere un first_year non oltre {year}.")


def _missing_files(year: int, tables: Mapping[str, Rows]) -> Iterator[Problem]:
    for name, rows in tables.items():
        if not rows.present and not rows.table.optional:
            yield Problem(f"{year}/{name}.csv", 0, "", "La tabella manca.", "Tenerla: senza non c'è un piano.")


def _cells(year: int, tables: Mapping[str, Rows]) -> Iterator[Problem]:
    for name, rows in tables.items():
        for line, cells in zip(rows.lines, rows.cells, strict=True):
            for column, text in zip(rows.table.columns, cells, strict=True):
                if found := refusal(text, column):
                    yield Problem(f"{year}/{name}.csv", line, column.name, found.what, found.remedy)

"""The checks of a folder on the tables of a year that somebody is about to change."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from data.format.amend import apart
from data.format.checks import check_year
from data.format.ente import ENTE_FILE
from data.format.identity import read_documents
from data.format.parse import cell_problems
from data.format.problem import Problem, first_of_each_kind
from data.format.smvp import policy_of
from data.format.year_checks import check_usable
from data.format.year_rows import YearRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.parse import Rows


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
    whole = YearRows.of(ente, year, tables, ())
    found = chain(
        _undeclared(year, [declared.year for declared in ente.years], has_policy=policy is not None),
        _missing_files(year, tables),
        chain.from_iterable(cell_problems(rows, f"{year}/{name}.csv") for name, rows in tables.items()),
        first_of_each_kind(chain(check_year(whole), check_usable(whole, policy))),
    )
    return tuple(sorted(set(found)))


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

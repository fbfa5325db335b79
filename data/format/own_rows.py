"""The rows of figures as somebody is typing them: those that can be read are, the others are left out and said."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.format.flat_layout import Role
from data.format.own_figures import COLUMNS, UNNAMED, figures_sheet, read_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.format.new_ente import NewEnte
    from data.format.problem import Problem
    from data.format.year_reading import EnteFolder

Row = dict[str, str]
"""A text for each of ``COLUMNS``."""
MARK: Final = ";"


@dataclass(frozen=True, slots=True)
class Typed:
    """What came out of the rows.

    Attributes:
        folder: of the rows that were read; None where none was.
        left_out: what is wrong with the others, a sentence for each.
        unfinished: numbers, from 1, of the rows that are still being written.
    """

    folder: EnteFolder | None
    left_out: tuple[str, ...]
    unfinished: tuple[int, ...]


def read_rows(rows: Sequence[Mapping[str, str]], ente: NewEnte) -> Typed:
    """Read every row that is whole, each by itself first, so that a bad one does not take the others away."""
    whole, unfinished = _whole(rows)
    good: list[Row] = []
    left_out: list[str] = []
    for number, row in whole.items():
        problems = read_figures(figures_sheet([row]), ente).problems
        left_out.extend(_sentence(number, row, problem) for problem in problems)
        if not problems:
            good.append(row)
    found = read_figures(figures_sheet(good), ente)
    return Typed(found.folder, (*left_out, *map(str, found.problems)), unfinished)


def _whole(rows: Sequence[Mapping[str, str]]) -> tuple[dict[int, Row], tuple[int, ...]]:
    """The rows with something to try, by number, each with its objective; and the numbers of those begun."""
    whole: dict[int, Row] = {}
    unfinished: list[int] = []
    objective = UNNAMED
    for number, row in enumerate(rows, start=1):
        said = {role for role in COLUMNS if row.get(role, "").strip()}
        objective = row[Role.NODE] if Role.NODE in said else objective
        if _is_whole(said):
            whole[number] = {**{role: row.get(role, "") for role in COLUMNS}, Role.NODE: objective}
        elif said - {Role.NODE}:
            unfinished.append(number)
    return whole, tuple(unfinished)


def _is_whole(said: set[Role]) -> bool:
    """Whether a row has what is tried: of an indicator, a target and what came of it; of an objective, its result."""
    if Role.INDICATOR in said:
        return Role.TARGET in said and bool(said & {Role.ACTUAL, Role.PUBLISHED})
    return said == {Role.NODE, Role.PUBLISHED}


def _sentence(number: int, row: Row, problem: Problem) -> str:
    """A problem of a row that was read alone: its number in the table, its name, its column."""
    name = row[Role.INDICATOR] or row[Role.NODE]
    column = problem.place.partition(", colonna ")[2]
    where = f", colonna {column}" if column else ""
    return f"Riga {number}, «{name}»{where}: {problem.what} {problem.remedy}"


def rows_text(rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as text that ``rows_of_text`` reads back, for an address."""
    text = io.StringIO()
    csv.writer(text, delimiter=MARK, lineterminator="\n").writerows(
        [row.get(role, "") for role in COLUMNS] for row in rows
    )
    return text.getvalue()


def rows_of_text(text: str) -> list[Row]:
    """Rows of a text; cells that are not there are empty, those that are too many are passed over."""
    lines = csv.reader(io.StringIO(text), delimiter=MARK)
    return [{role: (line[at] if at < len(line) else "") for at, role in enumerate(COLUMNS)} for line in lines if line]

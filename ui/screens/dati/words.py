"""A file that comes in, in words: its problems beside what is written, and what it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.format.tables import TABLES
from data.format.workbook_table import address_of, letters, place_of
from data.plan.changes import RowFate
from ui.facts.format import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.format.incoming import Incoming
    from data.format.problem import Problem
    from data.format.spreadsheet import Address
    from data.plan.changes import RowChange

SHEET, CELL, FOUND, WHAT, REMEDY, ROW, LEAVE_OUT = (
    "Foglio",
    "Cella",
    "Valore trovato",
    "Che cosa non va",
    "Come si rimedia",
    "La riga",
    "Lascia fuori",
)
"""Columns of the table of problems."""
_HEADINGS: Final = {(table.name, column.name): column.heading for table in TABLES for column in table.columns}
_FATES: Final = {
    RowFate.ADDED: ("riga nuova", "righe nuove"),
    RowFate.CHANGED: ("riga cambiata", "righe cambiate"),
    RowFate.REMOVED: ("riga che non c'è più", "righe che non ci sono più"),
    RowFate.MOVED: ("riga spostata", "righe spostate"),
}


def placed(problems: Iterable[Problem]) -> list[tuple[Problem, Address]]:
    """The problems of a cell or of a line, with where it is."""
    return [(each, address) for each in problems if (address := address_of(each.place))]


def unplaced(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a whole sheet or of the file, which only the file itself can mend."""
    return [each for each in problems if address_of(each.place) is None]


def where(problem: Problem) -> str:
    """Where a problem is among files: ``2024/nodes.csv, riga 3, weight``."""
    line = f"riga {problem.line}" if problem.line else ""
    return ", ".join(part for part in (problem.file, line, problem.column) if part)


def problem_row(incoming: Incoming, problem: Problem, address: Address) -> dict[str, str | bool]:
    """One line of the table of problems."""
    sheet, line, column = address
    texts = (" ".join(text.split()) for text in incoming.row(sheet, line))
    return {
        SHEET: sheet,
        CELL: f"{letters(column)}{line}" if column else _line(problem, line),
        FOUND: incoming.found(problem, address),
        WHAT: problem.what,
        REMEDY: problem.remedy,
        ROW: " · ".join(text for text in texts if text),
        LEAVE_OUT: False,
    }


def _line(problem: Problem, line: int) -> str:
    """A line, and the column that its sheet has not."""
    table = problem.file.rpartition("/")[2].removesuffix(".csv")
    heading = _HEADINGS.get((table, problem.column))
    return f"riga {line}, {heading}" if heading else f"riga {line}"


def problem_count(problems: Sequence[Problem]) -> str:
    """How much there is to mend: ``12 problemi da risolvere``."""
    return count(sum(each.count for each in problems), "problema da risolvere", "problemi da risolvere")


def mended_sentence(incoming: Incoming) -> str:
    """What a person changed on screen; empty where nothing was."""
    lines = sorted(incoming.without)
    cells = sorted(address for address in incoming.cells if address[:2] not in incoming.without)
    said = dict.fromkeys((incoming.flat.mapping.sheet, line, 0) for line, *_ in incoming.said) if incoming.flat else ()
    parts = [
        f"Corrette qui: {'; '.join(map(place_of, cells))}." if cells else "",
        f"Dette qui: {'; '.join(map(place_of, sorted(said)))}." if said else "",
        f"Lasciate fuori: {'; '.join(place_of((*line, 0)) for line in lines)}." if lines else "",
    ]
    return " ".join(filter(None, parts))


def counts(rows: Iterable[RowChange], unchanged: Mapping[str, int]) -> str:
    """New, changed, gone, moved and unchanged rows, in one sentence."""
    found: dict[RowFate, set[tuple[str, tuple[str, ...]]]] = {}
    for row in rows:
        found.setdefault(row.fate, set()).add((row.table, row.key))
    told = [count(len(found[fate]), *words) for fate, words in _FATES.items() if fate in found]
    same = sum(number for table, number in unchanged.items() if table != "documents")
    return f"{', '.join([*told, count(same, 'riga uguale', 'righe uguali')])}."

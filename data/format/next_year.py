"""The rows of a year carried forward to the next: the same tree and indicators, the targets promised, no results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.parse import Rows
from data.format.tables import BREAKDOWN, MEASURES, NODES, SOGLIE, TABLES, TARGETS, UNITS
from data.format.year_rows import key_of
from data.plan.quantities import is_date
from data.plan.shared import sources
from data.plan.sheets import NOT_YET
from data.plan.units import plain_name
from scoring.model import MeasureState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from data.format.tables import Table
    from data.format.year_rows import Cells
    from scoring.model import MeasureKey

_OF_THE_DOCUMENT = ("source_line", "confidence", "commentary", "note", "note_number", "is_new")
"""Columns that tell of this year's document."""
_OF_THE_ACT = ("change", "act", "act_date", "occasion", "reason")
_DROPPED = frozenset({MeasureState.SUPPRESSED})


def next_year_rows(year: int, tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables of the year after.

    An indicator has the target that the document prints for that year; where it prints none, this year's valid one, a
    deadline on the same day of the next year. So has a part that has a target of its own; its value is still to come.
    Indicators that were suppressed are left out.

    Args:
        year: of the rows.
        tables: of a year without problems.
    """
    measures = _kept(tables["measures"])
    kept = {key_of(cells) for cells in measures}
    printed, valid = _targets(year, tables["targets"])
    promised = {**valid, **printed}
    targets = [promised[key] for key in map(key_of, measures) if key in promised]
    soglie = [cells for _, cells in tables["soglie"].records() if cells["year"] == str(year) and key_of(cells) in kept]
    found: dict[str, Iterable[Cells]] = {
        "nodes": (cells for _, cells in tables["nodes"].records()),
        "measures": ({**cells, "state": _state(cells, is_promised=key_of(cells) in promised)} for cells in measures),
        "targets": (_moved(cells, year, "target") for cells in targets),
        "soglie": (_moved(cells, year, "soglia") for cells in soglie),
    }
    found["breakdown"] = (_awaited(_moved(cells, year, "target")) for cells in _parts(year, tables["breakdown"], kept))
    moved = {table.name: _rows(table, found[table.name]) for table in (NODES, MEASURES, TARGETS, SOGLIE, BREAKDOWN)}
    moved[UNITS.name] = tables[UNITS.name]
    return {table.name: moved.get(table.name, Rows(table, present=False)) for table in TABLES}


def _kept(rows: Rows) -> list[Cells]:
    """Indicators that were not suppressed, nor are one that was."""
    own = {key_of(cells): cells for _, cells in rows.records()}
    shared = sources({key: cells["same_as"] for key, cells in own.items()})
    return [
        cells
        for key, cells in own.items()
        if cells["state"] not in _DROPPED and own[shared.get(key, key)]["state"] not in _DROPPED
    ]


def _state(cells: Cells, *, is_promised: bool) -> str:
    """What is promised is measured; for the rest nothing has changed."""
    return MeasureState.MEASURED if is_promised else cells["state"]


def _targets(year: int, targets: Rows) -> tuple[dict[MeasureKey, Cells], dict[MeasureKey, Cells]]:
    """The valid target of the next year and of this one, by measure."""
    rows = [cells for _, cells in targets.records() if cells["valid"] == "1"]
    printed = {key_of(cells): cells for cells in rows if cells["year"] == str(year + 1)}
    return printed, {key_of(cells): cells for cells in rows if cells["year"] == str(year)}


def _parts(year: int, rows: Rows, kept: Collection[MeasureKey]) -> list[Cells]:
    """The parts with a target of their own: that of the next year, where it is written, else this year's."""
    with_target = [cells for _, cells in rows.records() if cells["target"] and key_of(cells) in kept]
    by_year = {
        at: {_part(cells): cells for cells in with_target if cells["year"] == str(at)} for at in (year, year + 1)
    }
    return list((by_year[year] | by_year[year + 1]).values())


def _part(cells: Cells) -> tuple[object, ...]:
    """What a part is, whatever its blanks and capitals."""
    return (key_of(cells), *(plain_name(cells[name]).casefold() for name in ("dimension", "part")))


def _awaited(cells: Cells) -> Cells:
    """A row of values with nothing reached yet."""
    return {**cells, "value": "", "numerator": "", "denominator": "", "availability": NOT_YET}


def _moved(cells: Cells, year: int, column: str) -> Cells:
    """A row of the next year, as planned; words for a number stay, to be read as of that year."""
    is_printed = cells["year"] == str(year + 1)
    text = cells[column]
    value = text if is_printed or not is_date(text) else _same_day(text)
    own = {"version": "1", "valid": "1"} if "version" in cells else {}
    blank = dict.fromkeys((name for name in _OF_THE_ACT if name in cells), "")
    return {**cells, **blank, **own, "year": str(year + 1), column: value}


def _same_day(text: str) -> str:
    """The same day of the next year; the last of February for the 29th."""
    year, rest = int(text[:4]) + 1, text[4:]
    return f"{year:04}{rest}" if is_date(f"{year:04}{rest}") else f"{year:04}-02-28"


def _rows(table: Table, records: Iterable[Cells]) -> Rows:
    cells = tuple(
        tuple("" if name in _OF_THE_DOCUMENT else record[name] for name in table.column_names) for record in records
    )
    return Rows(table, cells, tuple(range(2, len(cells) + 2)))

"""What people do to the data of a year, as changes of rows: correct, revise, measure, evaluate, import.

Every function is handed ``Official.rows`` as the person read them, and gives the ``rows`` of a ``Draft``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.format.amend import difference, keyed, with_documents, with_row, without_row
from data.format.tables import TARGETS
from scoring.basis import TargetChange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from data.format.parse import Rows
    from data.format.year_reading import YearData
    from data.plan.changes import RowChange
    from scoring.model import MeasureKey

    Tables = Mapping[str, Rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A new version of a target.

    Attributes:
        op, target, text, unit: as in ``targets.csv``; None keeps what the valid version has.
        change: what it changes in the version before.
        act, act_date, reason: the act with its number, its day, why.
    """

    op: str | None = None
    target: str | None = None
    text: str | None = None
    unit: str | None = None
    change: TargetChange = TargetChange.NONE
    act: str
    act_date: date
    reason: str = ""


def correction(tables: Tables, table: str, key: tuple[str, ...], cells: Mapping[str, str]) -> tuple[RowChange, ...]:
    """Other texts in some cells of a row: a value, target, soglia, weight, note or commentary.

    Args:
        tables: as the person read them.
        table: of the format.
        key: of the row; one that is not there is added.
        cells: canonical texts by column.
    """
    return difference(tables, with_row(tables, table, key, cells))


def removal(tables: Tables, table: str, key: tuple[str, ...]) -> tuple[RowChange, ...]:
    """A row less; nothing where it is not there."""
    return difference(tables, without_row(tables, table, key))


def measurement(tables: Tables, key: MeasureKey, year: int, cells: Mapping[str, str]) -> tuple[RowChange, ...]:
    """A consuntivo: its value, the terms of its ratio, a declared percentage, or how it is missing.

    Args:
        tables: as the person read them.
        key: of the indicator.
        year: of the consuntivo.
        cells: canonical texts by column; without ``availability`` it is told by what is there.
    """
    place = (*key, str(year))
    old = _cells(tables, "actuals", place)
    new = old | dict(cells)
    told = {"availability": cells["availability"]} if "availability" in cells else {"availability": _presence(new)}
    return correction(tables, "actuals", place, {**cells, **told})


def interim(tables: Tables, key: MeasureKey, day: date, cells: Mapping[str, str]) -> tuple[RowChange, ...]:
    """A value at a day of the year, before the consuntivo: its value, or the terms of its ratio, and a note.

    Args:
        tables: as the person read them.
        key: of the indicator.
        day: of the value, within the year.
        cells: canonical texts by column.
    """
    return correction(tables, "interim", (*key, day.isoformat()), cells)


def revision(tables: Tables, key: MeasureKey, year: int, wanted: Revision) -> tuple[RowChange, ...]:
    """A target revised: a new version is valid, and those before it are no more. The first one where there is none."""
    rows = [cells for _, cells in tables["targets"].records() if _is_target(cells, key, year)]
    last = max(rows, key=lambda cells: int(cells["version"]), default={})
    found = dict(tables)
    for cells in rows:
        found = with_row(found, "targets", _target_key(key, year, cells["version"]), {"valid": "0"})
    number = str(int(last.get("version", "0")) + 1)
    given = {name: getattr(wanted, name) for name in ("op", "target", "text", "unit")}
    kept = {name: last.get(name, "") if text is None else text for name, text in given.items()}
    told = {"act": wanted.act, "act_date": wanted.act_date.isoformat(), "reason": wanted.reason}
    new = {**kept, **told, "valid": "1", "change": str(wanted.change)}
    return difference(tables, with_row(found, "targets", _target_key(key, year, number), new))


def evaluation(
    tables: Tables, node: tuple[str, str, str], *, number: str = "", outcome: str = "", motivation: str
) -> tuple[RowChange, ...]:
    """What the OIV says of a node: a percentage, or words in its place such as «non valutabile».

    Args:
        tables: as the person read them.
        node: its section, owner and code.
        number: canonical; empty where there are words.
        outcome: the words; empty where there is a number.
        motivation: why.
    """
    cells = {"evaluation": number, "outcome": outcome, "motivation": motivation}
    return correction(tables, "evaluations", node, cells)


def cause(tables: Tables, place: tuple[str, str, str, str], kind: str, explanation: str) -> tuple[RowChange, ...]:
    """Why an indicator, or an objective, is not where it was promised to be; taken away where nothing is said.

    Args:
        tables: as the person read them.
        place: section, owner, node and indicator; no indicator: the objective.
        kind: a word of the column ``cause``; empty with no explanation.
        explanation: what happened.
    """
    if not kind and not explanation:
        return removal(tables, "causes", place)
    return correction(tables, "causes", place, {"cause": kind, "explanation": explanation})


def imported(tables: Tables, documents: Mapping[str, str], year: YearData) -> tuple[RowChange, ...]:
    """What the folder or the workbook of a year has otherwise than the data that are there; nothing where it is equal.

    Args:
        tables: as the person read them.
        documents: the TOML texts that came with it, by name.
        year: what was read.
    """
    return difference(tables, with_documents(documents, year.tables))


def _presence(cells: Mapping[str, str]) -> str:
    """The word for what a consuntivo has."""
    if cells.get("actual") or (cells.get("numerator") and cells.get("denominator")):
        return "value"
    return "declared" if cells.get("declared") else "blank"


def _cells(tables: Tables, table: str, key: tuple[str, ...]) -> dict[str, str]:
    """A row by column; empty where it is not there."""
    cells = keyed(tables[table]).get(key)
    return dict(zip(tables[table].table.column_names, cells, strict=True)) if cells else {}


def _is_target(cells: Mapping[str, str], key: MeasureKey, year: int) -> bool:
    return _target_key(key, year, cells["version"]) == tuple(cells[name] for name in TARGETS.key)


def _target_key(key: MeasureKey, year: int, version: str) -> tuple[str, ...]:
    return (*key, str(year), version)

"""What a required cell means where nobody wrote it, as ``data/format/tables.py`` says: filled in before any check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from data.format.tables import TABLES
from data.format.year_rows import key_of, node_place
from data.plan.interval import interval_of
from data.plan.periods import last_year
from data.plan.shared import sources
from data.plan.units import NameKind
from data.plan.worded import is_yes_or_no
from scoring.model import Direction, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from data.format.parse import Rows
    from data.format.year_rows import Cells
    from data.plan.identity import Ente
    from scoring.model import MeasureKey

_DIRECTIONS = {
    Op.AT_LEAST: Direction.HIGHER,
    Op.MORE_THAN: Direction.HIGHER,
    Op.AT_MOST: Direction.LOWER,
    Op.LESS_THAN: Direction.LOWER,
    Op.BY: Direction.LOWER,
    Op.EQUAL: Direction.NOMINAL,
}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cells of a year are filled in from; ``rows`` are by table, filled in so far."""

    ente: Ente
    year: int
    rows: Mapping[str, list[Cells]]


def filled(ente: Ente, year: int, tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The rows of a year with what nobody wrote of them; what no default can tell stays blank.

    Args:
        ente: whose sections and levels they may be.
        year: of the plan.
        tables: every table of the format by name, as written.
    """
    known = _Known(ente, year, {name: [cells for _, cells in rows.records()] for name, rows in tables.items()})
    for fill in (_constants, _periods, _versions, _levels, _directions, _presence, _names):
        fill(known)
    return {name: replace(rows, cells=_as_cells(rows, known.rows[name])) for name, rows in tables.items()}


def _as_cells(rows: Rows, records: list[Cells]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cells[name] for name in rows.table.column_names) for cells in records)


def _constants(known: _Known) -> None:
    """The year of the plan, the only section, and what is always the same."""
    sections = [section.code for section in known.ente.sections]
    same = {"year": str(known.year), "section": sections[0] if len(sections) == 1 else ""}
    for table in TABLES:
        for column in table.columns:
            if column.default:
                text = column.default.text or same.get(column.name, "")
                _fill(known.rows[table.name], column.name, partial(_always, text))


def _always(text: str, _cells: Cells) -> str:
    return text


def _fill(rows: Iterable[Cells], column: str, value: Callable[[Cells], str]) -> None:
    """Write a column where it is blank."""
    for cells in rows:
        cells[column] = cells[column] or value(cells)


def _periods(known: _Known) -> None:
    """The last year that the name of a period says."""
    _fill(known.rows["history"], "year", lambda cells: str(last_year(cells["period"]) or ""))


def _versions(known: _Known) -> None:
    """The version of a year that has but one is the valid one."""
    counts = Counter((key_of(cells), cells["year"]) for cells in known.rows["targets"])
    _fill(known.rows["targets"], "valid", lambda cells: "1" if counts[key_of(cells), cells["year"]] == 1 else "")


def _levels(known: _Known) -> None:
    """One level below the node above; the first where there is none."""
    codes = [level.code for level in known.ente.levels]
    nodes = {node_place(cells): cells for cells in reversed(known.rows["nodes"])}
    anywhere = {cells["node_code"]: cells for cells in reversed(known.rows["nodes"])}
    for cells in known.rows["nodes"]:
        depth, above = 0, cells
        while not above["level"] and above["parent_code"] and depth < len(codes):
            depth += 1
            place = (above["section"], above["owner"], above["parent_code"])
            above = nodes.get(place) or anywhere.get(above["parent_code"]) or dict.fromkeys(above, "")
        start = codes.index(above["level"]) if above["level"] in codes else 0
        is_known = above["level"] in codes or not (above["level"] or above["parent_code"])
        if not cells["level"] and is_known and start + depth < len(codes):
            cells["level"] = codes[start + depth]


def _directions(known: _Known) -> None:
    """As the valid target of the year asks; of what is another indicator, that one's."""
    valid = {
        key_of(cells): _direction(cells)
        for cells in known.rows["targets"]
        if cells["valid"] == "1" and cells["year"] == str(known.year)
    }
    _fill(known.rows["measures"], "direction", lambda cells: valid.get(key_of(cells), ""))
    own = {key_of(cells): cells for cells in known.rows["measures"]}
    shared = sources({key: cells["same_as"] for key, cells in own.items()})
    _fill(known.rows["measures"], "direction", lambda cells: _of_source(cells, own, shared))


def _of_source(cells: Cells, own: Mapping[MeasureKey, Cells], shared: Mapping[MeasureKey, MeasureKey]) -> str:
    key = key_of(cells)
    return own[shared[key]]["direction"] if key in shared else ""


def _direction(target: Cells) -> str:
    if target["op"] in tuple(Op) and target["target"]:
        return _DIRECTIONS[Op(target["op"])]
    if interval_of(target["text"]):
        return Direction.NOMINAL
    if not is_yes_or_no(target["text"]):
        return ""
    return Direction.LOWER if target["text"].strip().casefold().startswith("n") else Direction.HIGHER


def _presence(known: _Known) -> None:
    """There is a value, or a declared percentage."""
    for table, value in (("actuals", "actual"), ("breakdown", "value"), ("history", "value")):
        for cells in known.rows[table]:
            is_value = bool(cells[value] or (cells["numerator"] and cells["denominator"]))
            word = "value" if is_value else "declared" if cells.get("declared") else ""
            cells["availability"] = cells["availability"] or word


def _names(known: _Known) -> None:
    """A name of a unit is another spelling where it stands for something."""
    _fill(known.rows["units"], "kind", lambda cells: NameKind.ALIAS if cells["stands_for"] else NameKind.UNIT)

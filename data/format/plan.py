"""Checked rows → the records of a Plan: printed digits become quantities, codes become keys.

A field of a record is the column of the same name; how its cell is read follows from the kind and the unit that
``data/format/tables.py`` gives the column. What differs from that is said once, in ``CONVERTED`` and ``DERIVED``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from data.format.tables import ACTUALS, OWN_UNIT, PERCENT, TABLES, TARGETS, Kind
from data.format.year_rows import key_of
from data.plan.identity import UnitKind
from data.plan.quantities import quantity, ratio
from data.plan.records import (
    ActualRow,
    BenchmarkRow,
    BreakdownRow,
    BreakRow,
    CauseRow,
    ContextRow,
    EvaluationRow,
    HistoryRow,
    InterimRow,
    MeasureRow,
    NodeRow,
    Plan,
    ProfileRow,
    PublishedRow,
    SogliaRow,
)
from data.plan.shared import with_shared
from data.plan.units import UnitRow
from scoring.basis import TargetChange, TargetVersion
from scoring.model import Direction, MeasureKey, MeasureState, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.format.parse import Rows
    from data.format.tables import Column
    from data.format.year_rows import Cells
    from data.plan.identity import Ente
    from scoring.model import Quantity
    from scoring.policy import Policy

RECORDS: Mapping[str, type[Any]] = {
    "nodes": NodeRow,
    "measures": MeasureRow,
    "targets": TargetVersion,
    "soglie": SogliaRow,
    "actuals": ActualRow,
    "breakdown": BreakdownRow,
    "interim": InterimRow,
    "profiles": ProfileRow,
    "history": HistoryRow,
    "breaks": BreakRow,
    "benchmarks": BenchmarkRow,
    "causes": CauseRow,
    "evaluations": EvaluationRow,
    "published": PublishedRow,
    "context": ContextRow,
    "units": UnitRow,
}
"""What a row of each table becomes."""

Versions = dict[MeasureKey, tuple[TargetVersion, ...]]


@dataclass(frozen=True, slots=True)
class Units:
    """The kind of each measure's unit, for rows that do not name their own."""

    ente: Ente
    of_measure: Mapping[MeasureKey, str]

    def kind(self, column: Column, cells: Cells) -> UnitKind:
        """The kind of the numbers of a column in one row; NUMBER where the row is of no indicator."""
        if column.unit == PERCENT:
            return UnitKind.PERCENT
        if "indicator_code" not in cells:
            return UnitKind.NUMBER
        own = cells["unit"] if column.unit == OWN_UNIT else ""
        return self.ente.unit_kind(own or self.of_measure.get(key_of(cells), ""))


def build_plan(ente: Ente, year: int, policy: Policy, tables: Mapping[str, Rows]) -> Plan:
    """The plan of a year from the rows of its files, what is shared filled in wherever it is shared.

    Args:
        ente: whose units give each number its kind.
        year: of the folder.
        policy: that holds in the year.
        tables: by name, every file of the format; rows without problems.
    """
    units = Units(ente, {key_of(cells): cells["unit"] for _, cells in tables["measures"].records()})
    by_year = _versions_by_year(tables["targets"], units)
    copied: dict[str, Any] = {
        table.name: tuple(record_of(table.name, cells, units) for _, cells in tables[table.name].records())
        for table in TABLES
        if table is not TARGETS
    }
    plan = Plan(
        ente=ente,
        year=year,
        policy=policy,
        versions=by_year.pop(year, {}),
        versions_other_years=by_year,
        **copied,
    )
    return with_shared(plan)


def _versions_by_year(targets: Rows, units: Units) -> dict[int, Versions]:
    found: dict[int, dict[MeasureKey, list[TargetVersion]]] = defaultdict(lambda: defaultdict(list))
    for _, cells in targets.records():
        found[int(cells["year"])][key_of(cells)].append(record_of("targets", cells, units))
    return {year: {key: _ordered(rows) for key, rows in by_key.items()} for year, by_key in found.items()}


def _ordered(versions: list[TargetVersion]) -> tuple[TargetVersion, ...]:
    return tuple(sorted(versions, key=lambda version: version.version))


def record_of(table: str, cells: Cells, units: Units) -> Any:  # noqa: ANN401 - which record it is, RECORDS says
    """The record of a row of a table."""
    values = {column.name: _value(column, cells, units) for column in _copied(table)}
    return RECORDS[table](**values, **{name: DERIVED[name](cells, units) for name in _derived(table)})


@cache
def _copied(table: str) -> tuple[Column, ...]:
    """The columns that the record of a table has a field of."""
    (columns,) = (found.columns for found in TABLES if found.name == table)
    return tuple(column for column in columns if column.name in _names(table))


@cache
def _derived(table: str) -> tuple[str, ...]:
    return tuple(name for name in DERIVED if name in _names(table))


def _names(table: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(RECORDS[table]))


def _value(column: Column, cells: Cells, units: Units) -> object:
    text = cells[column.name]
    if column.name in CONVERTED:
        return CONVERTED[column.name](text)
    match column.kind:
        case Kind.NUMBER | Kind.VALUE:
            return quantity(text, units.kind(column, cells))
        case Kind.INTEGER:
            return int(text) if text else None
        case Kind.DATE:
            return date.fromisoformat(text) if text else None
        case Kind.FLAG:
            return text == "1"
        case _:
            return text


def _count(text: str) -> Quantity | None:
    return quantity(text, UnitKind.COUNT)


def _key(cells: Cells, _units: Units) -> MeasureKey | None:
    """The measure of a row; None for a note without an indicator."""
    return key_of(cells) if cells["indicator_code"] else None


def _ratio(cells: Cells, units: Units) -> Quantity | None:
    return ratio(cells["numerator"], cells["denominator"], units.kind(_ACTUAL, cells))


_ACTUAL = next(column for column in ACTUALS.columns if column.name == "actual")
CONVERTED: Mapping[str, Callable[[str], object]] = {
    "weight": lambda text: float(text) if text else None,
    "direction": Direction,
    "state": MeasureState,
    "op": lambda text: Op(text) if text else None,
    "change": TargetChange,
    "numerator": _count,
    "denominator": _count,
}
"""Columns that are read in a way of their own, in whatever table they are."""
DERIVED: Mapping[str, Callable[[Cells, Units], object]] = {"key": _key, "ratio": _ratio}
"""Fields that no column has, from the whole row."""

"""Checked rows → the records of a Plan: printed digits become quantities, codes become keys.

A field of a record is the column of the same name; how its cell is read follows from the kind and the unit that
``data/format/tables.py`` gives the column. What differs from that is said once, in ``CONVERTED`` and ``DERIVED``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from data.format.tables import ACTUALS, OWN_UNIT, PERCENT, PLACE, TABLES, TARGETS, Kind
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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from data.format.parse import Rows
    from data.format.tables import Column, Table
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

    def kinds(self, units: Iterable[str]) -> tuple[UnitKind, ...]:
        """The kinds of some units by their codes; NUMBER where there is none."""
        known = {unit.code: unit.kind for unit in reversed(self.ente.units)}
        return tuple(known.get(unit, UnitKind.NUMBER) for unit in units)


@dataclass(frozen=True)
class _Cells:
    """The cells of a file by column. It has no slots: what is worked out of the columns is kept.

    Attributes:
        many: how many rows there are.
    """

    columns: Mapping[str, Sequence[str]]
    many: int
    units: Units

    @classmethod
    def of(cls, rows: Rows, units: Units) -> _Cells:
        columns = zip(*rows.cells, strict=True) if rows.cells else ((),) * len(rows.table.columns)
        return cls(dict(zip(rows.table.column_names, columns, strict=True)), len(rows.cells), units)

    @cached_property
    def keys(self) -> Sequence[MeasureKey]:
        """The measure of each row; of a note without an indicator, its code is blank."""
        return tuple(map(MeasureKey, *(self.columns[name] for name in PLACE)))

    def kinds(self, column: Column) -> Sequence[UnitKind]:
        """The kind of the numbers of a column, row after row; NUMBER where the rows are of no indicator."""
        if column.unit == PERCENT or "indicator_code" not in self.columns:
            return (UnitKind.PERCENT if column.unit == PERCENT else UnitKind.NUMBER,) * self.many
        return self._own_kinds if column.unit == OWN_UNIT else self._kinds_of_measures

    @cached_property
    def _kinds_of_measures(self) -> Sequence[UnitKind]:
        return self.units.kinds(self._units)

    @cached_property
    def _own_kinds(self) -> Sequence[UnitKind]:
        return self.units.kinds(own or found for own, found in zip(self.columns["unit"], self._units, strict=True))

    @cached_property
    def _units(self) -> Sequence[str]:
        return tuple(self.units.of_measure.get(key, "") for key in self.keys)


def build_plan(ente: Ente, year: int, policy: Policy, tables: Mapping[str, Rows]) -> Plan:
    """The plan of a year from the rows of its files, what is shared filled in wherever it is shared.

    Args:
        ente: whose units give each number its kind.
        year: of the folder.
        policy: that holds in the year.
        tables: by name, every file of the format; rows without problems.
    """
    measures = _Cells.of(tables["measures"], Units(ente, {}))
    units = Units(ente, dict(zip(measures.keys, measures.columns["unit"], strict=True)))
    by_year = _versions_by_year(tables["targets"], units)
    copied: dict[str, Any] = {
        table.name: tuple(records_of(tables[table.name], units)) for table in TABLES if table is not TARGETS
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
    cells = _Cells.of(targets, units)
    for year, key, version in zip(cells.columns["year"], cells.keys, _records(targets.table, cells), strict=True):
        found[int(year)][key].append(version)
    return {year: {key: _ordered(rows) for key, rows in by_key.items()} for year, by_key in found.items()}


def _ordered(versions: list[TargetVersion]) -> tuple[TargetVersion, ...]:
    return tuple(sorted(versions, key=lambda version: version.version))


def records_of(rows: Rows, units: Units) -> Iterator[Any]:
    """The records of the rows of a file; which record it is, ``RECORDS`` says."""
    return _records(rows.table, _Cells.of(rows, units))


def _records(table: Table, cells: _Cells) -> Iterator[Any]:
    columns = {column.name: _values(column, cells) for column in _copied(table.name)}
    columns |= {name: DERIVED[name](cells) for name in _derived(table.name)}
    record = RECORDS[table.name]
    return (record(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True))


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


def _values(column: Column, cells: _Cells) -> Sequence[object]:
    """The values of a column; equal texts of the same kind are the very same value."""
    texts = cells.columns[column.name]
    if convert := CONVERTED.get(column.name):
        return _each(convert, texts)
    match column.kind:
        case Kind.NUMBER | Kind.VALUE:
            return _quantities(texts, cells.kinds(column))
        case Kind.INTEGER:
            return _each(lambda text: int(text) if text else None, texts)
        case Kind.DATE:
            return _each(lambda text: date.fromisoformat(text) if text else None, texts)
        case Kind.FLAG:
            return _each(lambda text: text == "1", texts)
        case _:
            return texts


def _each(convert: Callable[[str], object], texts: Sequence[str]) -> Sequence[object]:
    found = {text: convert(text) for text in set(texts)}
    return [found[text] for text in texts]


def _quantities(texts: Sequence[str], kinds: Sequence[UnitKind]) -> Sequence[Quantity | None]:
    pairs = list(zip(texts, kinds, strict=True))
    found = {pair: quantity(*pair) for pair in set(pairs)}
    return [found[pair] for pair in pairs]


def _count(text: str) -> Quantity | None:
    return quantity(text, UnitKind.COUNT)


def _keys(cells: _Cells) -> Sequence[MeasureKey | None]:
    """The measure of each row; None for a note without an indicator."""
    return [key if key.indicator_code else None for key in cells.keys]


def _ratios(cells: _Cells) -> Sequence[Quantity | None]:
    terms = cells.columns["numerator"], cells.columns["denominator"], cells.kinds(_ACTUAL)
    return [ratio(*given) if given[0] else None for given in zip(*terms, strict=True)]


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
DERIVED: Mapping[str, Callable[[_Cells], Sequence[object]]] = {"key": _keys, "ratio": _ratios}
"""Fields that no column has, from the whole rows."""

"""Checked rows → the records of a Plan: printed digits become quantities, codes become keys."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from data.plan.identity import UnitKind
from data.plan.quantities import quantity, ratio
from data.plan.records import (
    ActualRow,
    BenchmarkRow,
    BreakRow,
    ContextRow,
    EvaluationRow,
    HistoryRow,
    MeasureRow,
    NodeRow,
    Plan,
    PublishedRow,
    SogliaRow,
)
from scoring.basis import Change, TargetVersion
from scoring.model import Direction, MeasureKey, MeasureState, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from data.format.parse import Rows
    from data.plan.identity import Ente
    from scoring.policy import Policy

_T = TypeVar("_T")

Cells = dict[str, str]
"""One row: the canonical text of each cell by column name."""

Versions = dict[MeasureKey, tuple[TargetVersion, ...]]


@dataclass(frozen=True, slots=True)
class Units:
    """The kind of each measure's unit, for rows that do not name their own."""

    ente: Ente
    of_measure: Mapping[MeasureKey, str]

    def kind(self, key: MeasureKey | None, unit: str = "") -> UnitKind:
        """The kind of a unit, or of the measure's where the row names none."""
        return self.ente.unit_kind(unit or (self.of_measure.get(key, "") if key else ""))


def build_plan(ente: Ente, year: int, policy: Policy, tables: Mapping[str, Rows]) -> Plan:
    """The plan of a year from the rows of its files.

    Args:
        ente: whose units give each number its kind.
        year: of the folder.
        policy: that holds in the year.
        tables: by name, every file of the format; rows without problems.
    """
    measures = tuple(_measure(cells) for _, cells in tables["measures"].records())
    units = Units(ente, {row.key: row.unit for row in measures})

    def each(name: str, read: Callable[[Cells, Units], _T]) -> tuple[_T, ...]:
        return tuple(read(cells, units) for _, cells in tables[name].records())

    by_year = _versions_by_year(tables["targets"], units)
    return Plan(
        ente=ente,
        year=year,
        policy=policy,
        nodes=tuple(_node(cells) for _, cells in tables["nodes"].records()),
        measures=measures,
        versions=by_year.pop(year, {}),
        versions_other_years=by_year,
        soglie=each("soglie", _soglia),
        actuals=each("actuals", _actual),
        history=each("history", _history),
        benchmarks=each("benchmarks", _benchmark),
        evaluations=each("evaluations", _evaluation),
        published=each("published", _published),
        breaks=each("breaks", _break),
        context=each("context", _context),
    )


def key_of(cells: Cells) -> MeasureKey:
    """The measure a row belongs to."""
    return MeasureKey(cells["section"], cells["owner"], cells["node_code"], cells["indicator_code"])


def version_of(cells: Cells, units: Units) -> TargetVersion:
    """One row of targets."""
    return TargetVersion(
        version=int(cells["version"]),
        op=Op(cells["op"]) if cells["op"] else None,
        target=quantity(cells["target"], units.kind(key_of(cells), cells["unit"])),
        unit=cells["unit"],
        text=cells["text"],
        valid=cells["valid"] == "1",
        change=Change(cells["change"]),
        act=cells["act"],
        act_date=date.fromisoformat(cells["act_date"]) if cells["act_date"] else None,
        occasion=cells["occasion"],
        reason=cells["reason"],
    )


def _versions_by_year(targets: Rows, units: Units) -> dict[int, Versions]:
    found: dict[int, dict[MeasureKey, list[TargetVersion]]] = defaultdict(lambda: defaultdict(list))
    for _, cells in targets.records():
        found[int(cells["year"])][key_of(cells)].append(version_of(cells, units))
    return {year: {key: _ordered(rows) for key, rows in by_key.items()} for year, by_key in found.items()}


def _ordered(versions: list[TargetVersion]) -> tuple[TargetVersion, ...]:
    return tuple(sorted(versions, key=lambda version: version.version))


def _node(cells: Cells) -> NodeRow:
    return NodeRow(
        section=cells["section"],
        owner=cells["owner"],
        code=cells["node_code"],
        parent_code=cells["parent_code"],
        level=cells["level"],
        title=cells["title"],
        description=cells["description"],
        weight=_float(cells["weight"]),
        units=cells["units"],
        note=cells["note"],
        source_line=_int(cells["source_line"]),
    )


def _measure(cells: Cells) -> MeasureRow:
    return MeasureRow(
        key=key_of(cells),
        name=cells["indicator_name"],
        description=cells["description"],
        algorithm=cells["algorithm"],
        typology=cells["typology"],
        source=cells["source"],
        unit=cells["unit"],
        direction=Direction(cells["direction"]),
        weight=_float(cells["weight"]),
        state=MeasureState(cells["state"]),
        is_common=cells["is_common"] == "1",
        common_code=cells["common_code"],
        is_new=cells["is_new"] == "1",
        is_equality=cells["is_equality"] == "1",
        note_number=cells["note_number"],
        commentary=cells["commentary"],
        source_line=_int(cells["source_line"]),
        confidence=cells["confidence"],
    )


def _soglia(cells: Cells, units: Units) -> SogliaRow:
    key = key_of(cells)
    soglia = quantity(cells["soglia"], units.kind(key))
    if soglia is None:
        raise AssertionError(key)  # the column is required: a blank one does not pass the reader
    return SogliaRow(key=key, year=int(cells["year"]), soglia=soglia, origin=cells["origin"], note=cells["note"])


def _actual(cells: Cells, units: Units) -> ActualRow:
    key = key_of(cells)
    kind = units.kind(key)
    return ActualRow(
        key=key,
        year=int(cells["year"]),
        actual=quantity(cells["actual"], kind),
        numerator=quantity(cells["numerator"], UnitKind.COUNT),
        denominator=quantity(cells["denominator"], UnitKind.COUNT),
        ratio=ratio(cells["numerator"], cells["denominator"], kind),
        deviation=quantity(cells["deviation"], kind),
        declared=quantity(cells["declared"], UnitKind.PERCENT),
        availability=cells["availability"],
        note=cells["note"],
    )


def _history(cells: Cells, units: Units) -> HistoryRow:
    key = key_of(cells) if cells["indicator_code"] else None
    return HistoryRow(
        note_number=cells["note_number"],
        key=key,
        indicator_name=cells["indicator_name"],
        source=cells["source"],
        year=int(cells["year"]),
        value=quantity(cells["value"], units.kind(key)),
        numerator=quantity(cells["numerator"], UnitKind.COUNT),
        denominator=quantity(cells["denominator"], UnitKind.COUNT),
        availability=cells["availability"],
        raw=cells["raw"],
        confidence=cells["confidence"],
    )


def _benchmark(cells: Cells, units: Units) -> BenchmarkRow:
    key = key_of(cells)
    return BenchmarkRow(
        key=key,
        year=_int(cells["year"]),
        scope=cells["scope"],
        statistic=cells["statistic"],
        value=quantity(cells["value"], units.kind(key, cells["unit"])),
        unit=cells["unit"],
        raw=cells["raw"],
        source_line=_int(cells["source_line"]),
    )


def _break(cells: Cells, _units: Units) -> BreakRow:
    return BreakRow(
        key=key_of(cells),
        year=int(cells["year"]),
        kind=cells["kind"],
        reason=cells["reason"],
        source_line=_int(cells["source_line"]),
    )


def _evaluation(cells: Cells, _units: Units) -> EvaluationRow:
    return EvaluationRow(
        section=cells["section"],
        owner=cells["owner"],
        node_code=cells["node_code"],
        evaluation=quantity(cells["evaluation"], UnitKind.PERCENT),
        outcome=cells["outcome"],
        motivation=cells["motivation"],
    )


def _published(cells: Cells, _units: Units) -> PublishedRow:
    return PublishedRow(
        section=cells["section"],
        owner=cells["owner"],
        node_code=cells["node_code"],
        indicator_code=cells["indicator_code"],
        score=quantity(cells["score"], UnitKind.PERCENT),
        status=cells["status"],
    )


def _context(cells: Cells, _units: Units) -> ContextRow:
    value = quantity(cells["value"])
    if value is None:
        raise AssertionError(cells)  # the column is required: a blank one does not pass the reader
    return ContextRow(
        topic=cells["topic"],
        item=cells["item"],
        year=int(cells["year"]),
        value=value,
        unit=cells["unit"],
        note=cells["note"],
        source_line=_int(cells["source_line"]),
    )


def _float(text: str) -> float | None:
    return float(text) if text else None


def _int(text: str) -> int | None:
    return int(text) if text else None

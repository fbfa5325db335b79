"""Rows → records: every column of the format ends in a field, and a blank is said as the field says it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.format.parse import Rows
from data.format.plan import CONVERTED, DERIVED, RECORDS, Units, build_plan, records_of
from data.format.tables import PLACE, TABLES, Column, Kind, Table
from data.plan.identity import Ente, Unit, UnitKind
from scoring.basis import TargetChange, TargetVersion
from scoring.model import MeasureKey, Op, Quantity
from tests.scoring.samples import a_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import Plan

BY_YEAR = {"section", "owner", "node_code", "indicator_code", "year", "source_line"}
"""Columns of targets that a version need not repeat: it is found by measure and year."""
KEY = MeasureKey("peg", "Anna Verdi", "P1", "i1")
ENTE = Ente(
    code="e",
    name="",
    short_name="",
    kind="",
    years=(),
    levels=(),
    sections=(),
    units=(Unit("pezzi", "pezzi", "", UnitKind.COUNT), Unit("%", "percentuale", "%", UnitKind.PERCENT)),
)


def names(table: Table) -> set[str]:
    return {field.name for field in fields(RECORDS[table.name])}


def a_row(table: str, **cells: str) -> dict[str, str]:
    (columns,) = (found.column_names for found in TABLES if found.name == table)
    place = dict(zip(PLACE, (KEY.section, KEY.owner, KEY.node_code, KEY.indicator_code), strict=True))
    return {name: cells.get(name, place.get(name, "")) for name in columns}


def test_every_table_has_its_record() -> None:
    assert list(RECORDS) == [table.name for table in TABLES]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_a_field_of_the_record_or_part_of_its_key(table: Table) -> None:
    in_key = set(PLACE) if "key" in names(table) else BY_YEAR if table.name == "targets" else set()
    assert set(table.column_names) - in_key <= names(table)
    assert names(table) - set(table.column_names) <= set(DERIVED)


def test_every_column_that_is_read_in_its_own_way_is_of_the_format() -> None:
    assert set(CONVERTED) <= {column.name for table in TABLES for column in table.columns}


@pytest.mark.parametrize(
    ("table", "cells", "field", "value"),
    [
        ("benchmarks", {"year": ""}, "year", None),
        ("benchmarks", {"value": "12", "unit": "%"}, "value", Quantity(12, 0.5, "12")),
        ("benchmarks", {"value": "12"}, "value", Quantity(12, 0, "12")),
        ("actuals", {"actual": "12"}, "actual", Quantity(12, 0, "12")),
        ("actuals", {"actual": "12.0"}, "deviation", None),
        ("actuals", {"declared": "80"}, "declared", Quantity(80, 0.5, "80")),
        ("actuals", {"numerator": "3", "denominator": "4"}, "denominator", Quantity(4, 0, "4")),
        ("actuals", {"numerator": "3", "denominator": "4"}, "ratio", Quantity(0.75)),
        ("published", {"score": "99.5"}, "score", Quantity(99.5, 0.05, "99.5")),
        ("context", {"year": "2022", "value": "12", "unit": "pezzi"}, "value", Quantity(12, 0.5, "12")),
        ("history", {"year": "2022", "indicator_code": ""}, "key", None),
        ("history", {"year": "2022"}, "key", KEY),
        ("nodes", {"weight": ""}, "weight", None),
        ("nodes", {"weight": "12.50"}, "weight", 12.5),
        ("nodes", {"source_line": "7"}, "source_line", 7),
    ],
)
def test_a_cell_is_read_as_the_kind_and_the_unit_of_its_column_say(
    table: str, cells: dict[str, str], field: str, value: object
) -> None:
    row = {"year": "2022"} | cells
    (described,) = (each for each in TABLES if each.name == table)
    (record,) = records_of(rows_of(described, [a_row(table, **row)]), Units(ENTE, {KEY: "pezzi"}))
    assert getattr(record, field) == value


def test_every_number_of_a_file_has_a_unit_or_is_a_term_of_a_ratio() -> None:
    def is_told(column: Column) -> bool:
        return bool(column.unit) or column.name in CONVERTED

    numbers = [c for table in TABLES for c in table.columns if c.kind in {Kind.NUMBER, Kind.VALUE}]
    assert [column.name for column in numbers if not is_told(column)] == []


def plan_of(*targets: dict[str, str]) -> Plan:
    """A plan of 2024 with these targets of an indicator in pieces."""
    measure = a_row("measures", indicator_name="nome", unit="pezzi", direction="higher", state="measured")
    given = {"measures": (measure,), "targets": targets}
    tables = {table.name: rows_of(table, given.get(table.name, ())) for table in TABLES}
    return build_plan(ENTE, 2024, a_policy(), tables)


def rows_of(table: Table, rows: Sequence[dict[str, str]]) -> Rows:
    return Rows(table, tuple(tuple(row.values()) for row in rows), tuple(range(2, len(rows) + 2)))


def a_target(**cells: str) -> dict[str, str]:
    return a_row("targets", **{"year": "2024", "version": "1", "valid": "0"} | cells)


def test_a_row_of_targets_is_a_version() -> None:
    row = a_target(
        version="2",
        op=">=",
        target="80",
        unit="%",
        text="testo",
        valid="1",
        change="target_raised",
        act="atto",
        act_date="2024-05-10",
        occasion="occasione",
        reason="motivo",
    )
    version = TargetVersion(
        version=2,
        op=Op.AT_LEAST,
        target=Quantity(80.0, 0.5, "80"),
        unit="%",
        text="testo",
        valid=True,
        change=TargetChange.RAISED,
        act="atto",
        act_date=date(2024, 5, 10),
        occasion="occasione",
        reason="motivo",
    )
    assert plan_of(row).versions == {KEY: (version,)}


def test_a_version_without_numbers_nor_act_sets_none() -> None:
    assert plan_of(a_target()).versions == {KEY: (TargetVersion(version=1, valid=False),)}


def test_a_target_without_a_unit_is_in_that_of_its_measure() -> None:
    (version,) = plan_of(a_target(target="80")).versions[KEY]
    assert version.target == Quantity(80.0, 0.0, "80")


def test_versions_stand_in_their_order_and_by_their_year() -> None:
    rows = [a_target(version=number) for number in ("3", "1", "2")]
    plan = plan_of(*rows, a_target(year="2025"))
    assert [version.version for version in plan.versions[KEY]] == [1, 2, 3]
    assert {year: list(versions) for year, versions in plan.versions_other_years.items()} == {2025: [KEY]}
    assert (plan.ente, plan.year, plan.policy) == (ENTE, 2024, a_policy())

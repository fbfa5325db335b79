"""The schema, the format and the SQL files say the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb
import pytest

from data.format.parse import Rows
from data.format.tables import TABLES, Column, Kind, Table
from data.store.migrate import migrate
from data.store.queries import SQL, rows_of
from data.store.writer import arrow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {Kind.INTEGER: "INTEGER", Kind.FLAG: "BOOLEAN", Kind.DATE: "DATE"}


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        migrate(connection)
        yield connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_file_of_the_format_has_a_table_with_the_same_columns(
    con: duckdb.DuckDBPyConnection, table: Table
) -> None:
    found = con.execute(f"DESCRIBE {table.name}").fetchall()
    expected = [(column.name, TYPES.get(column.kind, "VARCHAR")) for column in table.columns]
    assert [(row[0], row[1]) for row in found] == [("load_id", "INTEGER"), ("position", "INTEGER"), *expected]
    not_null = {row[0] for row in found if row[2] == "NO"}
    assert {column.name for column in table.columns if column.required} <= not_null


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_rows_of_one_load_come_back_with_the_columns_and_in_the_order_of_their_file(
    con: duckdb.DuckDBPyConnection, table: Table
) -> None:
    for load_id in (1, 2):
        rows = Rows(table, tuple(tuple(a_cell(column, load_id * 10 + at) for column in table.columns) for at in (2, 1)))
        con.from_arrow(arrow(rows, load_id)).insert_into(table.name)
    found = con.execute(rows_of(table), {"load_id": 2}).fetchall()
    assert tuple(column[0] for column in con.description or ()) == table.column_names
    assert found == list(rows.cells)


def a_cell(column: Column, number: int) -> str:
    return {Kind.FLAG: "1", Kind.DATE: "2022-12-31"}.get(column.kind, str(number))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_frame_that_is_appended_has_the_columns_of_the_table(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    names = [row[0] for row in con.execute(f"DESCRIBE {table.name}").fetchall()]
    assert arrow(Rows(table), 1).column_names == names


@pytest.mark.parametrize("path", sorted(SQL.glob("*.sql")), ids=lambda path: path.stem)
def test_every_sql_file_fits_the_schema(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (statement,) = con.extract_statements(text)
    con.execute(f"EXPLAIN {text}", dict.fromkeys(statement.named_parameters) or None)


@pytest.mark.parametrize("path", sorted(SQL.glob("*.sql")), ids=lambda path: path.stem)
def test_every_sql_file_begins_with_what_it_answers_and_names_its_parameters(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("--")]
    assert lines[: len(head)] == head
    asked = set(re.findall(r"\$\w+", "\n".join(lines[len(head) :])))
    told = set(re.findall(r"\$\w+", "\n".join(head)))
    assert asked == told or any("Params  its columns." in line for line in head)

"""Migrations: in order, once, all or nothing, with rows in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from data.errors import StoreNewerError, StoreOlderError
from data.files import connect_for_writing, numbered_files
from data.migrate import MIGRATIONS, migrate, migrations, schema_number
from data.shipped import add_shipped, open_store
from data.store import Store

if TYPE_CHECKING:
    from pathlib import Path

FIRST = migrations()[:1]


def test_migrations_are_numbered_without_holes() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))
    assert len(list(MIGRATIONS.glob("*.sql"))) == len(migrations())


def test_applying_twice_changes_nothing() -> None:
    with duckdb.connect() as con:
        assert migrate(con) == len(migrations())
        con.execute("INSERT INTO document VALUES (1, 'ente.toml', 'format = 1')")
        assert migrate(con) == 0
        assert con.execute("SELECT * FROM document").fetchall() == [(1, "ente.toml", "format = 1")]
        assert schema_number(con) == len(migrations())


def test_a_store_of_the_first_schema_keeps_its_rows_through_every_later_migration() -> None:
    with duckdb.connect() as con:
        migrate(con, FIRST)
        con.execute("INSERT INTO load VALUES (1, 'e', 2022, 'f', ['nodes'], 'cartella', NULL, NULL)")
        con.execute("INSERT INTO published VALUES (1, 1, 'dup', '', 'O1', '', '100.00', 'Ottimo')")
        migrate(con)
        assert con.execute("SELECT score FROM published").fetchall() == [("100.00",)]
        assert con.execute("SELECT ente, year FROM load").fetchall() == [("e", 2022)]


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "001_create_store.sql").write_text(FIRST[0].path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = "CREATE TABLE half (a INTEGER); INSERT INTO half VALUES (1); SELECT * FROM nowhere;"
    (tmp_path / "002_break_things.sql").write_text(broken, encoding="utf-8")
    with duckdb.connect() as con:
        with pytest.raises(duckdb.CatalogException):
            migrate(con, migrations(tmp_path))
        assert schema_number(con) == 1
        with pytest.raises(duckdb.CatalogException):
            con.execute("SELECT * FROM half")


def test_a_store_of_a_later_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    add_shipped(tmp_path)
    file = numbered_files(tmp_path)[-1]
    with connect_for_writing(file) as con:
        con.execute("INSERT INTO migration VALUES (999, '999_from_the_future')")
    before = file.read_bytes()
    with pytest.raises(StoreNewerError, match="Aggiornare il programma"):
        Store.open(tmp_path)
    with pytest.raises(StoreNewerError, match="schema 999"):
        add_shipped(tmp_path)
    assert [path.name for path in numbered_files(tmp_path)] == [file.name]
    assert file.read_bytes() == before


def test_a_store_of_an_earlier_program_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    # An earlier schema is imitated by taking the record of the last migration away and its tables with it.
    with connect_for_writing(tmp_path / "traguardo-000007.duckdb") as con:
        con.execute("CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL)")
    with pytest.raises(StoreOlderError, match="Si aggiorna da solo"):
        Store.open(tmp_path)
    with open_store(tmp_path) as store:
        assert [ente.code for ente in store.enti()] == ["riviere", "torino"]
        assert store.file.name == "traguardo-000008.duckdb"

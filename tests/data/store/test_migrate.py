"""Migrations: in order, once, all or nothing, with rows in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from data.format.tables import ACTUALS, HISTORY, MEASURES, TABLES
from data.store.errors import StoreNewerError, StoreOlderError
from data.store.files import connect_for_writing, numbered_files
from data.store.migrate import MIGRATIONS, migrate, migrations, schema_number
from data.store.shipped import add_shipped, open_store
from data.store.store import Store, newest_loads

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

FIRST = migrations()[:1]
LATER = {"breakdown", "breaks", "causes", "context", "interim", "profiles", "units"}
"""Tables that the first schema did not have."""


def test_migrations_are_numbered_without_holes() -> None:
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))
    assert len(list(MIGRATIONS.glob("*.sql"))) == len(migrations())


def test_applying_twice_changes_nothing() -> None:
    with duckdb.connect() as con:
        assert schema_number(con) == 0
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


def test_a_store_written_before_breaks_and_context_were_known_keeps_every_load_and_answers(tmp_path: Path) -> None:
    add_shipped(tmp_path / "nuovo")
    (now,) = numbered_files(tmp_path / "nuovo")
    (tmp_path / "vecchio").mkdir()
    with connect_for_writing(tmp_path / "vecchio" / now.name) as con:
        migrate(con, FIRST)
        for name, rows in _rows_of_the_first_schema(now).items():
            con.from_arrow(rows).insert_into(name)
    with pytest.raises(StoreOlderError):
        Store.open(tmp_path / "vecchio")
    assert len(newest_loads(tmp_path / "vecchio")) == 2
    with open_store(tmp_path / "vecchio") as store, Store.open(tmp_path / "nuovo") as other:
        assert store.file.name == "traguardo-000002.duckdb"
        assert len(store.plan("riviere", 2023).history) == 360
        assert store.plan("torino", 2022).breaks == other.plan("torino", 2022).breaks
        assert store.plan("torino", 2022).context == other.plan("torino", 2022).context != ()
        assert store.common_values() == other.common_values()
    with connect_for_writing(tmp_path / "vecchio" / "traguardo-000002.duckdb") as con:
        # The old loads, without the file that did not exist, are still below the new ones.
        assert con.execute("SELECT count(*), max(load_id) FROM load").fetchone() == (4, 4)
        assert con.execute("SELECT DISTINCT load_id FROM breaks ORDER BY load_id").fetchall() == [(3,), (4,)]
        assert con.execute("SELECT count(*) FROM benchmarks WHERE load_id < 3").fetchone() == (14,)
        con.execute("INSERT INTO benchmarks SELECT * REPLACE (NULL AS year, 99 AS position) FROM benchmarks LIMIT 1")


def _rows_of_the_first_schema(file: Path) -> dict[str, pa.Table]:
    """What a store holds, as the program wrote it when it knew neither of breaks nor of context."""
    names = [
        "document",
        *(table.name for table in TABLES if table.name not in LATER),
    ]
    with duckdb.connect(str(file), read_only=True) as con:
        found = {name: con.table(name).to_arrow_table() for name in names}
        for table in (MEASURES, ACTUALS, HISTORY):
            found[table.name] = found[table.name].drop_columns(list(table.later))
        load = con.sql("SELECT * REPLACE (fingerprint || 'x' AS fingerprint) FROM load").to_arrow_table()
    return {"load": load, **found}


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
    with pytest.raises(StoreNewerError, match="Aggiornare il programma") as caught:
        Store.open(tmp_path)
    assert (caught.value.file, caught.value.found, caught.value.known) == (file, 999, len(migrations()))
    with pytest.raises(StoreNewerError, match="schema 999"):
        add_shipped(tmp_path)
    assert [path.name for path in numbered_files(tmp_path)] == [file.name]
    assert file.read_bytes() == before


def test_a_store_of_an_earlier_program_is_brought_up_to_date_with_its_rows(tmp_path: Path) -> None:
    # An earlier schema is imitated by taking the record of the last migration away and its tables with it.
    with connect_for_writing(tmp_path / "traguardo-000007.duckdb") as con:
        con.execute("CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR NOT NULL)")
    with pytest.raises(StoreOlderError, match="Si aggiorna da solo") as caught:
        Store.open(tmp_path)
    assert caught.value.file == tmp_path / "traguardo-000007.duckdb"
    assert (caught.value.found, caught.value.known) == (0, len(migrations()))
    with open_store(tmp_path) as store:
        assert [ente.code for ente in store.enti()] == ["riviere", "torino"]
        assert store.file.name == "traguardo-000008.duckdb"

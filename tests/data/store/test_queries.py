"""SQL is in files: the store's own, or those of the folder that is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from data.format.tables import TABLES
from data.store.queries import SQL, rows_of, sql

if TYPE_CHECKING:
    from pathlib import Path

    from data.format.tables import Table


def test_a_query_is_the_text_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "altra.sql").write_text("SELECT 'è'", encoding="utf-8")
    assert sql("altra", tmp_path) == "SELECT 'è'"
    assert sql("enti") == (SQL / "enti.sql").read_text(encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        sql("altra")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_rows_of_a_table_are_asked_for_by_load_with_its_columns_in_its_order(table: Table) -> None:
    columns, rest = rows_of(table).split(f" FROM {table.name} ")
    assert tuple(re.findall(r"''\) AS (\w+)", columns)) == table.column_names
    assert rest == "WHERE load_id = $load_id AND (TRUE) ORDER BY position"

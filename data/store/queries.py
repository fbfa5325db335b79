"""SQL from its files: the store's own, or those of the folder that is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.format.tables import Table

SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str, folder: Path = SQL) -> str:
    """The text of ``<name>.sql`` in a folder of queries.

    Raises:
        FileNotFoundError: there is no such file: a mistake in the program.
    """
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def rows_of(table: Table) -> str:
    """The rows of a file as they were loaded with ``$load_id``: its columns and its order."""
    columns = ", ".join(table.column_names)
    return f"SELECT {columns} FROM {table.name} WHERE load_id = $load_id ORDER BY position"  # noqa: S608 - our own names

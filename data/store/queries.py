"""SQL from its files: the store's own, or those of the folder that is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.format.tables import Kind

if TYPE_CHECKING:
    from data.format.tables import Column, Table

SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str, folder: Path = SQL) -> str:
    """The text of ``<name>.sql`` in a folder of queries.

    Raises:
        FileNotFoundError: there is no such file: a mistake in the program.
    """
    return (folder / f"{name}.sql").read_text(encoding="utf-8")


def rows_of(table: Table, where: str = "TRUE") -> str:
    """The rows of a file as they were loaded with ``$load_id``, as canonical texts: its columns and its order.

    Args:
        table: which file.
        where: which rows, in SQL; every row where it is not said.
    """
    columns = ", ".join(map(_text, table.columns))
    from_load = f"FROM {table.name} WHERE load_id = $load_id AND ({where})"
    return f"SELECT {columns} {from_load} ORDER BY position"


def _text(column: Column) -> str:
    """The canonical text of a stored cell, in SQL."""
    value = f"CAST({column.name} AS INTEGER)" if column.kind is Kind.FLAG else column.name
    return f"COALESCE(CAST({value} AS VARCHAR), '') AS {column.name}"


OF_INDICATORS: Final = (
    "(section, owner, node_code, indicator_code) IN (SELECT (unnest($sections), unnest($owners), unnest($nodes), "
    "unnest($codes)))"
)
"""The rows of some indicators: of each, a part of its key in each of four lists."""
OF_YEARS: Final = "list_contains($years, year)"
"""The rows of some years."""
SHARED: Final = """
    same_as <> ''
    OR concat_ws('/', nullif(section, ''), nullif(owner, ''), node_code, indicator_code) IN (
        SELECT same_as FROM measures WHERE load_id = $load_id AND same_as <> ''
    )
"""
"""The indicators that are another, and those that others are."""
COMMON: Final = "list_contains($common_codes, common_code)"
"""The indicators that have one of some common codes."""
PRINTED_BESIDE: Final = (
    "SELECT DISTINCT section, owner, node_code, indicator_code FROM benchmarks WHERE load_id = $load_id"
)
"""The indicators beside which a document prints values of others."""

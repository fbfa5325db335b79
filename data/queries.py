"""The SQL of the store, from its files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str) -> str:
    """The text of ``data/sql/<name>.sql``.

    Raises:
        FileNotFoundError: there is no such file: a mistake in the program.
    """
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")

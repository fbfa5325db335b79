"""The SQL of the store and of the workspace, from its files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"
WORKSPACE_SQL = Path(__file__).parent / "workspace_sql"


@cache
def sql(name: str, folder: Path = SQL) -> str:
    """The text of ``<name>.sql`` in a folder of queries.

    Raises:
        FileNotFoundError: there is no such file: a mistake in the program.
    """
    return (folder / f"{name}.sql").read_text(encoding="utf-8")

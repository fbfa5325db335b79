"""SQL from its files: the store's own, or those of the folder that is named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str, folder: Path = SQL) -> str:
    """The text of ``<name>.sql`` in a folder of queries.

    Raises:
        FileNotFoundError: there is no such file: a mistake in the program.
    """
    return (folder / f"{name}.sql").read_text(encoding="utf-8")

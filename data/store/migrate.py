"""Bring a file's schema up to this version of the program: numbered migrations, each in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from data.store.errors import StoreNewerError
from data.store.files import STORE
from data.store.queries import sql

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.store.files import Family

MIGRATIONS = STORE.migrations


@dataclass(frozen=True, slots=True, order=True)
class Migration:
    """One file ``NNN_verb_noun.sql``."""

    number: int
    name: str
    path: Path


def migrations(directory: Path = MIGRATIONS) -> tuple[Migration, ...]:
    """Every migration this version knows, in order."""
    paths = directory.glob("[0-9][0-9][0-9]_*.sql")
    return tuple(sorted(Migration(int(path.name[:3]), path.stem, path) for path in paths))


def schema_number(con: DuckDBPyConnection) -> int:
    """The highest migration applied to a store; 0 for an empty one."""
    try:
        return max((row[0] for row in con.execute(sql("migrations")).fetchall()), default=0)
    except duckdb.CatalogException:
        return 0


def refuse_newer(con: DuckDBPyConnection, file: Path, family: Family) -> None:
    """Check that no later version of the program wrote a file.

    Raises:
        StoreNewerError: one did.
    """
    found, known = schema_number(con), newest_schema(family)
    if found > known:
        raise StoreNewerError(file, found, known)


def refuse_older(con: DuckDBPyConnection, file: Path, family: Family) -> None:
    """Check that a file need not be brought up to date before it can be read.

    Raises:
        DataError: the family's own, that it must.
    """
    found, known = schema_number(con), newest_schema(family)
    if found < known:
        raise family.older(file, found, known)


def newest_schema(family: Family) -> int:
    """The schema that this version of the program writes."""
    return max(step.number for step in migrations(family.migrations))


def migrate(con: DuckDBPyConnection, steps: tuple[Migration, ...] | None = None) -> int:
    """Apply what is missing; applying twice is safe.

    Returns:
        How many migrations were applied. A migration that fails leaves the store as before it.
    """
    con.execute(sql("create_migration"))
    done = {row[0] for row in con.execute(sql("migrations")).fetchall()}
    missing = [step for step in (steps or migrations()) if step.number not in done]
    for step in missing:
        _apply(con, step)
    return len(missing)


def _apply(con: DuckDBPyConnection, step: Migration) -> None:
    con.begin()
    try:
        con.execute(step.path.read_text(encoding="utf-8"))
        con.execute(sql("add_migration"), {"number": step.number, "name": step.name})
    except duckdb.Error:
        con.rollback()
        raise
    con.commit()

"""The rows of individual sheets, which are personal data: which they are, and tables without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.format.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.format.parse import Rows
    from data.plan.changes import RowChange

OWNER: Final = "owner"
"""The column that names whose individual sheet a row is of; blank where it is the ente's."""
_OWNERS: Final = {table.name: table.key.index(OWNER) for table in TABLES if OWNER in table.key}
"""Where the key of a table says it."""


def owner_of(change: RowChange) -> str:
    """Whose individual sheet a change touches; empty where it touches none, or a whole file."""
    at = _OWNERS.get(change.table)
    return "" if at is None or not change.key else change.key[at]


def without_individual(tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """Tables as they are, but for the rows of individual sheets."""
    return {name: _without(rows) for name, rows in tables.items()}


def changes_without_individual(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Changes of rows as they are, but for those of individual sheets."""
    return tuple(change for change in changes if not owner_of(change))


def records_without_individual(records: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Rows by column as they are, but for those of individual sheets."""
    return [record for record in records if not record.get(OWNER)]


def _without(rows: Rows) -> Rows:
    names: Sequence[str] = rows.table.column_names
    if OWNER not in names:
        return rows
    at = names.index(OWNER)
    kept = [place for place, cells in enumerate(rows.cells) if not cells[at]]
    lines = tuple(rows.lines[place] for place in kept) if rows.lines else ()
    return replace(rows, cells=tuple(rows.cells[place] for place in kept), lines=lines)

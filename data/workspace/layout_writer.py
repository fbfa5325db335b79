"""Remember how an office's own sheet is laid out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from data.format.flat_guess import mark_of
from data.store.queries import sql
from data.workspace.queries import SQL as WORKSPACE_SQL
from data.workspace.saving import now, signed, written

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.format.flat_layout import FlatMapping
    from data.format.spreadsheet import Sheet
    from data.workspace.workspace import Workspace


def save_layout(directory: Path, sheet: Sheet, mapping: FlatMapping, *, plan: tuple[str, int], author: str) -> None:
    """Remember a layout, to be found by the headings of the sheet.

    Args:
        directory: of the store.
        sheet: that is laid out so.
        mapping: how it is laid out.
        plan: ente and year that were read from it.
        author: who says so.

    Raises:
        AuthorMissingError: nobody signs.
        DataError: the file cannot be written; the message says the way out.
    """
    row = {
        "headings": mark_of(sheet, mapping.first, mapping.last),
        "first_line": mapping.first,
        "last_line": mapping.last,
        "columns": json.dumps({str(at): role.name for at, role in mapping.columns.items()}),
        "ente": plan[0],
        "year": plan[1],
        "author": signed(author),
    }

    def save(_: Workspace, con: DuckDBPyConnection) -> None:
        con.execute(sql("add_layout", WORKSPACE_SQL), row | {"saved_at": now()})

    written(directory, save)

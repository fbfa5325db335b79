"""The one way a load is written: what export writes, and what a fingerprint is taken of."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.parse import Rows


def csv_bytes(rows: Rows) -> bytes:
    """A file of the format: UTF-8, comma, LF, quotes only where needed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(rows.table.column_names)
    writer.writerows(rows.cells)
    return text.getvalue().encode()


def files_of(year: int, documents: Mapping[str, str], tables: Mapping[str, Rows]) -> dict[str, bytes]:
    """Every file of an ente with one year, by its path inside the folder; absent tables have none."""
    files = {name: text.encode() for name, text in documents.items()}
    for name, rows in tables.items():
        if rows.present:
            files[f"{year}/{name}.csv"] = csv_bytes(rows)
    return files


def fingerprint_of(year: int, documents: Mapping[str, str], tables: Mapping[str, Rows]) -> str:
    """What tells two loads of a year apart: equal for the same content, whatever dialect it came in.

    A column that came after the first version of the format counts only where somebody filled it: the same data have
    in every version the fingerprint that they had in the first.
    """
    return fingerprint(files_of(year, documents, {name: as_first(rows) for name, rows in tables.items()}))


def as_first(rows: Rows) -> Rows:
    """The rows without the later columns that nobody filled."""
    names = rows.table.column_names
    empty = {name for name in rows.table.later if not any(cells[names.index(name)] for cells in rows.cells)}
    if not empty:
        return rows
    kept = [at for at, name in enumerate(names) if name not in empty]
    table = replace(rows.table, columns=tuple(rows.table.columns[at] for at in kept), later=())
    return replace(rows, table=table, cells=tuple(tuple(cells[at] for at in kept) for cells in rows.cells))


def fingerprint(files: Mapping[str, bytes]) -> str:
    """What tells some files apart from others."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()

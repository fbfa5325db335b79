"""Rows of text as typed open data: JSON and Parquet beside the CSV, with the same rows and columns."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from data.format.tables import Kind

if TYPE_CHECKING:
    from data.format.parse import Rows
    from data.format.tables import Column, Table

Cell = str | float | bool | date | None

_JSON_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMERIC: Final = frozenset({Kind.NUMBER, Kind.VALUE, Kind.INTEGER})
_NAMES: Final = frozenset({Kind.TEXT, Kind.CODE, Kind.WORD})
_TYPES: Final = {
    Kind.NUMBER: pa.float64(),
    Kind.INTEGER: pa.int64(),
    Kind.FLAG: pa.bool_(),
    Kind.DATE: pa.date32(),
}


def as_json(rows: Rows) -> bytes:
    """A list of objects, one for each row: numbers with the digits as printed, dates as text.

    A blank is null, but in the text columns of the key, where "" is the name of something (the ente's own
    sheet, a whole node): there it stays "".
    """
    columns = rows.table.columns
    lines = (
        ", ".join(f'"{c.name}": {_json(text, c, rows.table)}' for c, text in zip(columns, row, strict=True))
        for row in rows.cells
    )
    body = ",\n".join(f"{{{line}}}" for line in lines)
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def as_parquet(rows: Rows) -> bytes:
    """One column for each column: numbers as 64-bit floats, whole numbers, booleans and days as such.

    A column that holds numbers or days is text, as in the CSV. Blanks are as in the JSON.
    """
    columns = zip(*rows.cells, strict=True) if rows.cells else ((),) * len(rows.table.columns)
    arrays = [
        pa.array([_typed(text, column, rows.table) for text in cells], type=_TYPES.get(column.kind, pa.string()))
        for column, cells in zip(rows.table.columns, columns, strict=True)
    ]
    out = io.BytesIO()
    pq.write_table(pa.table(arrays, names=list(rows.table.column_names)), out)
    return out.getvalue()


def _json(text: str, column: Column, table: Table) -> str:
    if not text:
        return '""' if is_name(column, table) else "null"
    if column.kind in _NUMERIC and _JSON_NUMBER.fullmatch(text):
        return text
    if column.kind is Kind.FLAG:
        return "true" if text == "1" else "false"
    return json.dumps(text, ensure_ascii=False)


def _typed(text: str, column: Column, table: Table) -> Cell:
    if not text:
        return "" if is_name(column, table) else None
    if column.kind is Kind.NUMBER:
        return float(text)
    if column.kind is Kind.INTEGER:
        return int(text)
    if column.kind is Kind.FLAG:
        return text == "1"
    return date.fromisoformat(text) if column.kind is Kind.DATE else text


def is_name(column: Column, table: Table) -> bool:
    """Whether a blank cell of a column is the name of something, and not a missing text."""
    return column.kind in _NAMES and column.name in table.key

"""Rows of text as typed open data: JSON and Parquet beside the CSV, with the same rows and columns."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from data.format.tables import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from data.format.parse import Rows
    from data.format.tables import Column, Table

Cell = str | float | bool | date | None
_T = TypeVar("_T")

_JSON_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMERIC: Final = frozenset({Kind.NUMBER, Kind.VALUE, Kind.INTEGER})
_NAMES: Final = frozenset({Kind.TEXT, Kind.CODE, Kind.WORD})
_TYPES: Final[Mapping[Kind, pa.DataType]] = {
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
    told = [_each(cells, partial(_field, column=column, table=rows.table)) for column, cells in _columns(rows)]
    body = ",\n".join(f"{{{', '.join(line)}}}" for line in zip(*told, strict=True))
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def as_parquet(rows: Rows) -> bytes:
    """One column for each column: numbers as 64-bit floats, whole numbers, booleans and days as such.

    A column that holds numbers or days is text, as in the CSV. Blanks are as in the JSON.
    """
    arrays = [
        pa.array(_each(cells, partial(_typed, column=column, table=rows.table)), type=_type(column))
        for column, cells in _columns(rows)
    ]
    out = io.BytesIO()
    pq.write_table(pa.table(arrays, names=list(rows.table.column_names)), out)
    return out.getvalue()


def _columns(rows: Rows) -> Iterator[tuple[Column, Sequence[str]]]:
    """Every column with its cells."""
    columns = zip(*rows.cells, strict=True) if rows.cells else ((),) * len(rows.table.columns)
    return zip(rows.table.columns, columns, strict=True)


def _each(texts: Sequence[str], told: Callable[[str], _T]) -> list[_T]:
    """What is told of each text, equal texts once."""
    found = {text: told(text) for text in set(texts)}
    return [found[text] for text in texts]


def _field(text: str, column: Column, table: Table) -> str:
    return f'"{column.name}": {_json(text, column, table)}'


def _json(text: str, column: Column, table: Table) -> str:
    if not text:
        return '""' if is_name(column, table) else "null"
    if column.kind in _NUMERIC and _JSON_NUMBER.fullmatch(text):
        return text
    if column.kind is Kind.FLAG:
        return "true" if text == "1" else "false"
    return json.dumps(text, ensure_ascii=False)


def _type(column: Column) -> pa.DataType:
    return _TYPES.get(column.kind, pa.string())


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

"""Two editions of the same tables, row by row and cell by cell. Pure: nothing is read or written."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.format.parse import Rows
    from data.format.tables import Table

Record = dict[str, str]


class What(StrEnum):
    """What became of a row; the word is the one that the file writes."""

    ADDED = "aggiunta"
    REMOVED = "rimossa"
    CHANGED = "cambiata"


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that is not as it was. The names of the fields are the headings of the file.

    Attributes:
        tabella: name of the table.
        chiave: what tells the row, a JSON object of the columns of the table's key.
        riga: what became of the row.
        colonna: empty in the one line that tells a row added or removed.
        prima, dopo: the cells as in the CSV; empty where there was, or is, nothing.
    """

    tabella: str
    chiave: str
    riga: What
    colonna: str
    prima: str
    dopo: str


def differences(before: Mapping[str, Iterable[Record]], after: Iterable[Rows]) -> tuple[Difference, ...]:
    """What changed from one edition to the next.

    Args:
        before: rows by table, each by column; a table that is not there had no rows. Columns that only
            one of the editions has are not compared.
        after: the tables of the new edition.

    Returns:
        Table by table: rows removed, in their order, then rows added or changed, in theirs. A row added
        or removed has a line of its own, then one for each of its cells that is not blank.
    """
    return tuple(found for rows in after for found in _of_table(before.get(rows.table.name, ()), rows))


def as_csv(found: Iterable[Difference]) -> bytes:
    """The differences as a file: UTF-8, comma, LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(Difference))
    writer.writerows(astuple(difference) for difference in found)
    return text.getvalue().encode()


def _of_table(before: Iterable[Record], rows: Rows) -> Iterator[Difference]:
    table = rows.table
    old = {_key(table, record): record for record in before}
    new = {_key(table, record): record for _, record in rows.records()}
    for key, record in old.items():
        if key not in new:
            yield from _whole(table, record, What.REMOVED)
    for key, record in new.items():
        if key in old:
            yield from _changed(table, old[key], record)
        else:
            yield from _whole(table, record, What.ADDED)


def _key(table: Table, record: Record) -> str:
    return json.dumps({name: record.get(name, "") for name in table.key}, ensure_ascii=False, separators=(",", ":"))


def _whole(table: Table, record: Record, what: What) -> Iterator[Difference]:
    key = _key(table, record)
    yield Difference(table.name, key, what, "", "", "")
    for name, text in record.items():
        if text and name not in table.key:
            sides = ("", text) if what is What.ADDED else (text, "")
            yield Difference(table.name, key, what, name, *sides)


def _changed(table: Table, old: Record, new: Record) -> Iterator[Difference]:
    for name in table.column_names:
        if name in old and old[name] != new[name]:
            yield Difference(table.name, _key(table, new), What.CHANGED, name, old[name], new[name])

"""Changes of rows applied to the tables of a year, and the difference of two sets of tables as changes of rows."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from data.format.parse import Rows
from data.format.tables import TABLES, Column, Kind, Table
from data.plan.changes import RowChange, RowFate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

Key = tuple[str, ...]
Keyed = dict[Key, tuple[str, ...]]
"""The cells of every row by its key, in their order."""

DOCUMENTS = Table(
    "documents",
    "Documenti",
    "I testi di ente.toml e dei metodi",
    (
        Column("name", "File", Kind.TEXT, "Nome del file", required=True),
        Column("content", "Testo", Kind.TEXT, "Il testo, alla lettera"),
    ),
    ("name",),
    optional=False,
)
"""The TOML files of an ente, as one more table: so that whatever changes is a change of rows."""

CHANGING: Mapping[str, Table] = {table.name: table for table in (DOCUMENTS, *TABLES)}
"""Every table whose rows a change may touch."""


def with_documents(documents: Mapping[str, str], tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables of a year and its TOML texts as one more table, by name."""
    return {DOCUMENTS.name: _rows(DOCUMENTS, sorted(documents.items()), present=True), **tables}


def apart(tables: Mapping[str, Rows]) -> tuple[dict[str, str], dict[str, Rows]]:
    """What ``with_documents`` joined: the TOML texts by name, and the tables of the format."""
    rest = {name: rows for name, rows in tables.items() if name != DOCUMENTS.name}
    return {cells[0]: cells[1] for cells in tables[DOCUMENTS.name].cells}, rest


def difference(before: Mapping[str, Rows], after: Mapping[str, Rows]) -> tuple[RowChange, ...]:
    """What turns some tables into others; the lines of files do not count.

    Args:
        before: every table of ``CHANGING``, by name.
        after: the same tables.

    Returns:
        Table after table: a file that comes or goes, rows taken away, cells changed, rows moved, rows added.
    """
    return tuple(change for name in CHANGING for change in _between(before[name], after[name]))


def amended(tables: Mapping[str, Rows], changes: Iterable[RowChange]) -> dict[str, Rows]:
    """Tables with the changes of one act made; lines are counted anew where a table changes.

    A change of a row that is not there is of no effect.
    """
    by_table: dict[str, list[RowChange]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    return {name: _amended(rows, by_table[name]) if name in by_table else rows for name, rows in tables.items()}


def with_row(tables: Mapping[str, Rows], table: str, key: Key, cells: Mapping[str, str]) -> dict[str, Rows]:
    """Tables with some cells of a row as given; a row that is not there is added behind those most like it.

    Args:
        tables: by name.
        table: which of them.
        key: of the row.
        cells: by column; the others stay, or are blank in a new row.
    """
    rows = tables[table]
    found = keyed(rows)
    old = found.get(key) or _cells(rows.table, dict(zip(rows.table.key, key, strict=True)))
    new = dict(zip(rows.table.column_names, old, strict=True)) | dict(cells)
    behind = {} if key in found else {_kin(found, key): (key,)}
    filled = _ordered(found | {key: _cells(rows.table, new)}, behind)
    return {**tables, table: _rows(rows.table, filled, present=True)}


def without_row(tables: Mapping[str, Rows], table: str, key: Key) -> dict[str, Rows]:
    """Tables without a row; the very same rows where it is not there."""
    rows = tables[table]
    kept = [cells for found, cells in keyed(rows).items() if found != key]
    return {**tables, table: _rows(rows.table, kept, present=rows.present)}


def keyed(rows: Rows) -> Keyed:
    """The rows of a table by key; a key met again, which good data never have, is told apart by a number at its end."""
    places = [rows.table.column_names.index(name) for name in rows.table.key]
    met: Counter[Key] = Counter()
    found: Keyed = {}
    for cells in rows.cells:
        key = tuple(cells[place] for place in places)
        met[key] += 1
        found[(*key, str(met[key])) if met[key] > 1 else key] = cells
    return found


def row_text(table: Table, cells: Sequence[str]) -> str:
    """A whole row as one text: a JSON object of its cells that are not blank."""
    filled = {name: text for name, text in zip(table.column_names, cells, strict=True) if text}
    return json.dumps(filled, ensure_ascii=False)


def row_cells(text: str | None) -> dict[str, str]:
    """The cells that ``row_text`` wrote, by column; empty of a row that is not there."""
    return dict(json.loads(text)) if text else {}


def _between(before: Rows, after: Rows) -> Iterator[RowChange]:
    table, old, new = before.table, keyed(before), keyed(after)
    kept = [key for key in old if key in new]
    if before.present != after.present:
        yield RowChange(RowFate.FILE, table.name, (), "", _there(before), _there(after))
    for key in (key for key in old if key not in new):
        yield RowChange(RowFate.REMOVED, table.name, key, "", row_text(table, old[key]))
    for key in kept:
        yield from _changed_cells(table, key, old[key], new[key])
    yield from _placed(table, new, _in_order(kept, new), frozenset(kept))


def _there(rows: Rows) -> str | None:
    return f"{rows.table.name}.csv" if rows.present else None


def _changed_cells(table: Table, key: Key, old: Sequence[str], new: Sequence[str]) -> Iterator[RowChange]:
    for name, was, now in zip(table.column_names, old, new, strict=True):
        if was != now:
            yield RowChange(RowFate.CHANGED, table.name, key, name, was, now)


def _placed(table: Table, new: Keyed, staying: Collection[Key], kept: Collection[Key]) -> Iterator[RowChange]:
    """The rows that have a new place, each behind one that has its own already."""
    behind: Key = ()
    for key, cells in new.items():
        if key not in kept:
            yield RowChange(RowFate.ADDED, table.name, key, "", None, row_text(table, cells), behind)
        elif key not in staying:
            yield RowChange(RowFate.MOVED, table.name, key, after=behind)
        behind = key


def _in_order(kept: Sequence[Key], new: Iterable[Key]) -> Collection[Key]:
    """The most rows that stand in the same order before and after: the others have moved."""
    rank = {key: place for place, key in enumerate(new)}
    if all(rank[one] < rank[other] for one, other in pairwise(kept)):
        return frozenset(kept)
    ends: list[int] = []
    chains: list[tuple[Key, ...]] = []
    for key in kept:
        at = bisect_left(ends, rank[key])
        chain = (*(chains[at - 1] if at else ()), key)
        ends[at : at + 1] = [rank[key]]
        chains[at : at + 1] = [chain]
    return frozenset(chains[-1])


def _amended(rows: Rows, changes: Iterable[RowChange]) -> Rows:
    found, present, behind = keyed(rows), rows.present, defaultdict[Key, list[Key]](list)
    for change in changes:
        match change.fate:
            case RowFate.FILE:
                present = change.now is not None
            case RowFate.REMOVED:
                found.pop(change.key, None)
            case RowFate.CHANGED if change.key in found:
                found[change.key] = _with_cell(rows.table, found[change.key], change)
            case RowFate.ADDED:
                found[change.key] = _cells(rows.table, row_cells(change.now))
                behind[change.after].append(change.key)
                present = True
            case RowFate.MOVED if change.key in found:
                behind[change.after].append(change.key)
    return _rows(rows.table, _ordered(found, behind), present=present)


def _with_cell(table: Table, cells: tuple[str, ...], change: RowChange) -> tuple[str, ...]:
    if change.column not in table.column_names:
        return cells
    at = table.column_names.index(change.column)
    return (*cells[:at], change.now or "", *cells[at + 1 :])


def _ordered(found: Keyed, behind: Mapping[Key, Sequence[Key]]) -> list[tuple[str, ...]]:
    """Rows in their order, except those that stand behind another one; the last ones where that one is not there."""
    placed = {key for keys in behind.values() for key in keys}
    waiting = [*(key for key in reversed(found) if key not in placed), *behind.get((), ())]
    order: Keyed = {}
    while waiting:
        key = waiting.pop()
        if key in found and key not in order:
            order[key] = found[key]
            waiting.extend(behind.get(key, ()))
    return list((order | {key: cells for key, cells in found.items() if key not in order}).values())


def _kin(found: Iterable[Key], key: Key) -> Key:
    """The last of the rows that share most of a key from its beginning: where one looks for it."""
    return max(reversed(tuple(found)), key=lambda other: _shared(key, other), default=())


def _shared(one: Key, other: Key) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _cells(table: Table, cells: Mapping[str, str]) -> tuple[str, ...]:
    """A row of a table; columns that it does not name are blank, those that the format has no more are left out."""
    return tuple(cells.get(name, "") for name in table.column_names)


def _rows(table: Table, cells: Iterable[tuple[str, ...]], *, present: bool) -> Rows:
    found = tuple(cells)
    return Rows(table, found, tuple(range(2, len(found) + 2)), present=present)

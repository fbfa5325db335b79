"""Add to a family of files, and loads to a store: copy, migrate, append, check, rename. A kill leaves all as it was."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyarrow as pa

from data.format.canonical import fingerprint_of
from data.format.problem import Notice
from data.format.tables import Kind
from data.store.files import (
    KEPT,
    STORE,
    connect_for_reading,
    connect_for_writing,
    driver_errors_of,
    file_numbered,
    number_of,
    numbered_files,
    system_errors_of,
)
from data.store.lock import USUAL_WAIT, Wait, writing
from data.store.migrate import migrate, migrations, refuse_newer
from data.store.provenance import Provenance
from data.store.queries import rows_of, sql

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.format.parse import Rows
    from data.format.tables import Column
    from data.format.year_reading import EnteFolder, YearData
    from data.store.files import Family

_T = TypeVar("_T")
_WRITTEN: Final[Counter[str]] = Counter()


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of a table a load changed, added and took away; rows are known by their key."""

    changed: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Replaced:
    """The load that another one took the place of, and how the two differ.

    Attributes:
        changes: by table, only those that differ.
        documents: names of the TOML files that differ.
        lost: tables whose file it had and the new load has not.
    """

    source: Provenance
    changes: dict[str, RowCounts]
    documents: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watch:
    """What whoever loads must heed, and the store does not know.

    Attributes:
        kept: enti and years that shipped data must not cover, though no person loaded them.
        refuse: raises where an ente's year must not be loaded; called before anything is added.
    """

    kept: Collection[tuple[str, int]] = frozenset()
    refuse: Callable[[str, int], object] = lambda _ente, _year: None


UNWATCHED = Watch()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one year of a folder.

    Attributes:
        added: False when the store already had the same content, or a person's own load that
            shipped data must not cover.
        rows: how many rows each table has.
        replaced: what counted for the year until now; None where there was nothing, or nothing was added.
    """

    ente: str
    year: int
    added: bool
    rows: dict[str, int]
    replaced: Replaced | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Files that the year has lost."""
        what = "Il file manca, ma il caricamento precedente lo aveva."
        remedy = "Se non è voluto, rimetterlo e ripetere il comando."
        lost = self.replaced.lost if self.replaced else ()
        return tuple(Notice(f"{self.year}/{name}.csv", 0, what, remedy) for name in lost)


def add_folders(
    directory: Path,
    folders: Sequence[tuple[EnteFolder, Provenance]],
    wait: Wait = USUAL_WAIT,
    *,
    afresh: bool = False,
    watch: Watch = UNWATCHED,
) -> tuple[Loaded, ...]:
    """Add every year of some folders to a store, all or none; creates the store where there is none.

    Args:
        directory: of the store.
        folders: without problems, each with where it comes from.
        wait: for another writer.
        afresh: the new file has these folders only, and nothing of the current one: for data that
            are made again at will, never for what a person has loaded.
        watch: over what else counts of a year, besides its loads.

    Returns:
        One answer per ente and year. Where nothing is new no file is written.

    Raises:
        StoreBusyError: another writer is at work.
        StoreNewerError, StoreDamagedError, StoreLockedError: the current file cannot be built upon.
        NotWritableError, DiskFullError: the system refuses; the store stays as it was.
    """
    return write_next(directory, STORE, partial(_add_all, folders, watch), wait, afresh=afresh)


def _add_all(
    folders: Sequence[tuple[EnteFolder, Provenance]], watch: Watch, con: DuckDBPyConnection
) -> tuple[tuple[Loaded, ...], bool]:
    loaded = tuple(_add_year(con, folder, year, source, watch) for folder, source in folders for year in folder.years)
    return loaded, any(found.added for found in loaded)


def write_next(
    directory: Path,
    family: Family,
    append: Callable[[DuckDBPyConnection], tuple[_T, bool]],
    wait: Wait = USUAL_WAIT,
    *,
    afresh: bool = False,
) -> _T:
    """Write the next file of a family, from a copy of the current one; creates the directory where there is none.

    Args:
        directory: of the store.
        family: whose file to write.
        append: is handed the copy, its schema up to date, and adds to it; it answers what to return,
            and whether it added anything. What it raises leaves everything as it was.
        wait: for another writer of the family.
        afresh: begin from nothing and not from the current file.

    Returns:
        What ``append`` answers. Where it added nothing no file is written, unless the schema of the current one was
        not up to date.

    Raises:
        StoreBusyError, StoreDamagedError, or the family's own: another writer, a file that cannot be read.
        StoreNewerError, StoreLockedError: the current file cannot be built upon.
        NotWritableError, DiskFullError: the system refuses.
    """
    with system_errors_of(directory):
        directory.mkdir(parents=True, exist_ok=True)
        with writing(directory, wait, family), _new_file(directory, family, afresh=afresh) as part:
            files = numbered_files(directory, family)
            with driver_errors_of(files[-1] if files else part, family), connect_for_writing(part) as con:
                is_migrated = migrate(con, migrations(family.migrations)) > 0
                answer, is_added = append(con)
                con.execute("CHECKPOINT")
            if is_added or (is_migrated and files):
                _publish(part, directory, family)
    return answer


def written() -> int:
    """How many files this program has written: the same number means that it has changed nothing in between."""
    return _WRITTEN.total()


@contextmanager
def _new_file(directory: Path, family: Family, *, afresh: bool) -> Iterator[Path]:
    """Where to write: a copy of the current file, if there is one to keep; it is gone at the end unless renamed."""
    _remove_parts(directory, family)
    files = numbered_files(directory, family)
    part = directory / f"{family.part}{os.getpid()}.duckdb"
    try:
        if files:
            _refuse_to_build_on(files[-1], family)
        if files and not afresh:
            shutil.copyfile(files[-1], part)
        yield part
    finally:
        _remove_parts(directory, family)


def _refuse_to_build_on(file: Path, family: Family) -> None:
    """Check that the current file can be read, that nobody is changing it, and that it is not newer."""
    with connect_for_reading(file, family) as con, driver_errors_of(file, family):
        refuse_newer(con, file, family)


def _publish(part: Path, directory: Path, family: Family) -> None:
    """Give the finished file the next number: from here on readers see it."""
    _check(part, family)
    _sync(part)
    files = numbered_files(directory, family)
    number = number_of(files[-1], family) + 1 if files else 1
    part.rename(file_numbered(directory, number, family))
    _WRITTEN[family.part] += 1
    _sync(directory)
    for old in numbered_files(directory, family)[:-KEPT]:
        old.unlink(missing_ok=True)


def _check(part: Path, family: Family) -> None:
    """Open the finished file as a reader does, and read from it."""
    with connect_for_reading(part, family) as con:
        con.execute(family.probe).fetchall()


def _sync(path: Path) -> None:
    """Have the system write down what it holds of a file, or of the names in a directory where it can be asked to."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_parts(directory: Path, family: Family) -> None:
    """Take away what this writer, or one that was killed, left half written."""
    for path in directory.glob(f"{family.part}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _add_year(con: DuckDBPyConnection, folder: EnteFolder, year: YearData, source: Provenance, watch: Watch) -> Loaded:
    code = folder.ente.code
    mark = fingerprint_of(year.year, folder.documents, year.tables)
    counts = {name: len(rows.cells) for name, rows in year.tables.items()}
    newest = con.execute(sql("newest_load"), {"ente": code, "year": year.year, "until": None}).fetchone()
    is_kept = source.is_shipped and (code, year.year) in watch.kept
    if newest is not None and (is_kept or not _is_new(newest, mark, source)):
        return Loaded(code, year.year, added=False, rows=counts)
    watch.refuse(code, year.year)
    replaced = _replaced(con, newest, folder, year) if newest is not None else None
    con.begin()
    _append(con, folder, year, mark, source)
    con.commit()
    return Loaded(code, year.year, added=True, rows=counts, replaced=replaced)


def _is_new(newest: tuple[Any, ...], mark: str, source: Provenance) -> bool:
    """Whether a load would change what counts. Shipped data never cover what a person has loaded."""
    loaded_by = newest[5]
    return newest[1] != mark and not (source.is_shipped and loaded_by is not None)


def _replaced(con: DuckDBPyConnection, newest: tuple[Any, ...], folder: EnteFolder, year: YearData) -> Replaced:
    load_id, _, files, *source = newest
    changes = {
        name: _change(con.execute(rows_of(rows.table), {"load_id": load_id}).fetchall(), rows)
        for name, rows in year.tables.items()
    }
    documents = dict(con.execute(sql("documents"), {"load_id": load_id}).fetchall())
    names = sorted({*documents, *folder.documents})
    return Replaced(
        source=Provenance(*source),
        changes={name: change for name, change in changes.items() if change != RowCounts(0, 0, 0)},
        documents=tuple(name for name in names if documents.get(name) != folder.documents.get(name)),
        lost=tuple(name for name, rows in year.tables.items() if name in files and not rows.present),
    )


def _change(stored: list[tuple[Any, ...]], rows: Rows) -> RowCounts:
    places = [rows.table.column_names.index(name) for name in rows.table.key]
    before, after = ({tuple(row[place] for place in places): row for row in found} for found in (stored, rows.cells))
    both = before.keys() & after.keys()
    return RowCounts(
        changed=sum(before[key] != after[key] for key in both),
        added=len(after) - len(both),
        removed=len(before) - len(both),
    )


def _append(con: DuckDBPyConnection, folder: EnteFolder, year: YearData, mark: str, source: Provenance) -> None:
    found = con.execute(sql("next_load")).fetchone()
    load_id = found[0] if found else 1
    load = {
        "load_id": load_id,
        "ente": folder.ente.code,
        "year": year.year,
        "fingerprint": mark,
        "files": [name for name, rows in year.tables.items() if rows.present],
        "origin": source.origin,
        "loaded_at": source.loaded_at,
        "loaded_by": source.loaded_by,
    }
    con.execute(sql("add_load"), load)
    for name, content in folder.documents.items():
        con.execute(sql("add_document"), {"load_id": load_id, "name": name, "content": content})
    for rows in (rows for rows in year.tables.values() if rows.cells):
        con.from_arrow(arrow(rows, load_id)).insert_into(rows.table.name)


def arrow(rows: Rows, load_id: int) -> pa.Table:
    """The rows of a file as the store's table of the same name has them."""
    columns = [_array(column, [row[place] for row in rows.cells]) for place, column in enumerate(rows.table.columns)]
    count = len(rows.cells)
    first = [pa.array([load_id] * count, pa.int32()), pa.array(range(1, count + 1), pa.int32())]
    return pa.table([*first, *columns], names=["load_id", "position", *rows.table.column_names])


def _array(column: Column, texts: list[str]) -> pa.Array[Any]:
    match column.kind:
        case Kind.INTEGER:
            return pa.array([int(text) if text else None for text in texts], pa.int32())
        case Kind.FLAG:
            return pa.array([text == "1" if text else None for text in texts], pa.bool_())
        case Kind.DATE:
            return pa.array([date.fromisoformat(text) if text else None for text in texts], pa.date32())
        case Kind.NUMBER | Kind.VALUE:
            return pa.array([text or None for text in texts], pa.string())
        case _:
            return pa.array(texts, pa.string())

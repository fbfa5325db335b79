"""The numbered files of a directory, family by family, and what the system's refusals mean."""

from __future__ import annotations

import errno
import re
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from data.plan.errors import DataError
from data.store.errors import (
    DamagedError,
    DiskFullError,
    NotWritableError,
    StoreBusyError,
    StoreDamagedError,
    StoreLockedError,
    StoreOlderError,
    UnreadableError,
)
from data.store.queries import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duckdb import DuckDBPyConnection

KEPT = 3
"""How many numbered files stay: the current one and two before it."""

_PID = re.compile(r"\(PID ([0-9]+)\)")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FULL_WORDS = ("No space left", "File too large", "Disk quota", "ould not write all")
_HARDENING: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "memory_limit": "1GB",
    "threads": 2,
}
_FORMAT = {"storage_compatibility_version": "v1.5.0", "default_block_size": "16384"}
"""DuckDB 1.5, the long-term support release, reads the files; small blocks suit small tables."""

_DAMAGED = "Corrupt database file"
"""What DuckDB says of a block whose checksum is another one, with an error of no class of its own."""
_DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.InternalException,
    duckdb.FatalException,
    duckdb.CatalogException,
    duckdb.InvalidInputException,
)
"""What DuckDB says of a file that is cut short or overwritten."""


@dataclass(frozen=True, slots=True)
class Family:
    """Numbered files of one kind. Several may live in one directory and know nothing of each other.

    Attributes:
        prefix: how the names begin: ``prefix-000001.duckdb``.
        part: how the name of a file being written begins: no reader takes it for a numbered one.
        lock_file: what its writers hold, so that those of another family never wait for them.
        migrations: the directory of the files that make its schema.
        probe: a query that a finished file must answer before readers see it.
        entries: a query that lists what was written, one thing a row: what, ente, year, when (UTC),
            by whom, from where, and a code that no other thing has.
        wait_seconds: how long a writer waits for another one, unless told otherwise.
        act: what its writers do, in one Italian word.
        remedy: how to have back what was only in a damaged file, after it has been moved away.
        busy, damaged, older: the errors that say, in its own words, that another writer is at work
            (directory, process), that a file is damaged (file, the sound one before it) and
            that an earlier version of the program wrote it (file, schema found, schema known).
    """

    prefix: str
    part: str
    lock_file: str
    migrations: Path
    probe: str
    entries: str
    wait_seconds: float
    act: str
    remedy: str
    busy: Callable[[Path, str], DataError]
    damaged: Callable[[Path, Path | None], DamagedError]
    older: Callable[[Path, int, int], DataError]


STORE = Family(
    prefix="traguardo",
    part=".scrittura-",
    lock_file="scrittura.lock",
    migrations=Path(__file__).parent / "migrations",
    probe="SELECT count(*) FROM load",
    entries=sql("entries"),
    wait_seconds=60.0,
    act="caricamento",
    remedy="e ricaricare con «traguardo import» ciò che manca; finché non è spostato non si carica nulla",
    busy=StoreBusyError,
    damaged=StoreDamagedError,
    older=StoreOlderError,
)
"""The official data."""


def numbered_files(directory: Path, family: Family = STORE) -> tuple[Path, ...]:
    """The files of a family, the current one last; empty where there is none.

    Raises:
        UnreadableError: the system does not let the directory be read.
    """
    try:
        return tuple(sorted(path for path in directory.iterdir() if number_of(path, family)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise UnreadableError(directory, error) from error


def number_of(file: Path, family: Family = STORE) -> int:
    """The number in the name of a family's file; 0 for another file."""
    found = re.fullmatch(rf"{re.escape(family.prefix)}-([0-9]{{6}})\.duckdb", file.name)
    return int(found[1]) if found else 0


def file_numbered(directory: Path, number: int, family: Family = STORE) -> Path:
    """Where the file of a number is."""
    return directory / f"{family.prefix}-{number:06}.duckdb"


def connect_for_reading(file: Path, family: Family = STORE) -> DuckDBPyConnection:
    """A read-only connection that can do nothing but read that file, every row of which has been read once.

    DuckDB checks a block when it reads it: what was read through cannot turn out damaged in the middle of a page.

    Raises:
        FileNotFoundError: it is not there any more.
        UnreadableError: the system does not let it be read.
        StoreLockedError: another program has the file open for writing.
        StoreDamagedError, or the error of the family: it is no database, or a broken one.
    """
    _refuse_unreadable(file)
    with driver_errors_of(file, family):
        return _read_through(file)


def is_sound(file: Path) -> bool:
    """Whether every row of a file can be read now."""
    try:
        _refuse_unreadable(file)
        _read_through(file).close()
    except (DataError, OSError, duckdb.Error):
        return False
    return True


def entries(file: Path, family: Family) -> tuple[tuple[Any, ...], ...] | None:
    """What was written in a file, even in a damaged one; None where that cannot be told."""
    try:
        with closing(duckdb.connect(str(file), read_only=True, config=_HARDENING)) as con:
            return tuple(con.execute(family.entries).fetchall())
    except duckdb.Error:
        return None


def _refuse_unreadable(file: Path) -> None:
    """Check that the system lets a file be read: DuckDB says of it what it says of a broken one."""
    try:
        with file.open("rb"):
            pass
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UnreadableError(file, error) from error


def _read_through(file: Path) -> DuckDBPyConnection:
    con = duckdb.connect(str(file), read_only=True, config=_HARDENING)
    try:
        for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            con.table(name).aggregate("bit_xor(hash(COLUMNS(*)))").fetchall()
    except BaseException:
        con.close()
        raise
    return con


def connect_for_writing(file: Path) -> DuckDBPyConnection:
    """A connection that creates or changes that file, in a format that DuckDB 1.5 reads too."""
    return duckdb.connect(str(file), config={**_HARDENING, **_FORMAT})


@contextmanager
def driver_errors_of(file: Path, family: Family = STORE) -> Iterator[None]:
    """Turn DuckDB's refusals of a numbered file into errors that say the way out.

    Raises:
        StoreLockedError, DiskFullError, StoreDamagedError or the family's: as the refusal says.
        duckdb.Error: it is none of these: a mistake in the program, or too little memory.
    """
    try:
        yield
    except duckdb.Error as error:
        meaning = _meaning(error, file, family)
        if meaning is None:
            raise
        raise meaning from error


def _meaning(error: duckdb.Error, file: Path, family: Family) -> DataError | None:
    text = str(error)
    if "Conflicting lock" in text or "Could not set lock" in text:
        found = _PID.search(text)
        return StoreLockedError(file, found[1] if found else "")
    if any(word in text for word in _FULL_WORDS):
        return DiskFullError(file.parent)
    if not (isinstance(error, _DAMAGE) or _DAMAGED in text):
        return None
    earlier = (path for path in reversed(numbered_files(file.parent, family)) if path < file)
    return family.damaged(file, next(filter(is_sound, earlier), None))


@contextmanager
def system_errors_of(directory: Path) -> Iterator[None]:
    """Turn the system's refusals to write in a directory into errors that say the way out.

    Raises:
        DiskFullError: no space left.
        NotWritableError: any other refusal.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(directory) from error
        raise NotWritableError(directory, error.strerror or str(error)) from error

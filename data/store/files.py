"""The numbered files of a directory, family by family, and what the system's refusals mean."""

from __future__ import annotations

import errno
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from data.store.errors import (
    DiskFullError,
    NotWritableError,
    StoreBusyError,
    StoreDamagedError,
    StoreLockedError,
    StoreOlderError,
)
from data.store.queries import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duckdb import DuckDBPyConnection

    from data.plan.errors import DataError

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
        busy, damaged, older: the errors that say, in its own words, that another writer is at work
            (directory, process), that a file cannot be read (file, the intact one before it) and
            that an earlier version of the program wrote it (file, schema found, schema known).
    """

    prefix: str
    part: str
    lock_file: str
    migrations: Path
    probe: str
    busy: Callable[[Path, str], DataError]
    damaged: Callable[[Path, Path | None], DataError]
    older: Callable[[Path, int, int], DataError]


STORE = Family(
    prefix="traguardo",
    part=".scrittura-",
    lock_file="scrittura.lock",
    migrations=Path(__file__).parent / "migrations",
    probe=sql("enti"),
    busy=StoreBusyError,
    damaged=StoreDamagedError,
    older=StoreOlderError,
)
"""The official data."""


def numbered_files(directory: Path, family: Family = STORE) -> tuple[Path, ...]:
    """The files of a family, the current one last; empty where there is none."""
    if not directory.is_dir():
        return ()
    return tuple(sorted(path for path in directory.iterdir() if number_of(path, family)))


def number_of(file: Path, family: Family = STORE) -> int:
    """The number in the name of a family's file; 0 for another file."""
    found = re.fullmatch(rf"{re.escape(family.prefix)}-([0-9]{{6}})\.duckdb", file.name)
    return int(found[1]) if found else 0


def file_numbered(directory: Path, number: int, family: Family = STORE) -> Path:
    """Where the file of a number is."""
    return directory / f"{family.prefix}-{number:06}.duckdb"


def connect_for_reading(file: Path, family: Family = STORE) -> DuckDBPyConnection:
    """A read-only connection that can do nothing but read that file.

    Raises:
        StoreLockedError: another program has the file open for writing.
        StoreDamagedError, or the error of the family: it is no database, or a broken one.
    """
    with driver_errors_of(file, family):
        return duckdb.connect(str(file), read_only=True, config=_HARDENING)


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
    if not isinstance(error, _DAMAGE):
        return None
    earlier = [path for path in numbered_files(file.parent, family) if path < file]
    return family.damaged(file, earlier[-1] if earlier else None)


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

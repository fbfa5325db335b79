"""The numbered files of a store's directory, and what the system's refusals mean."""

from __future__ import annotations

import errno
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from data.errors import DataError, DiskFullError, NotWritableError, StoreDamagedError, StoreLockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from duckdb import DuckDBPyConnection

KEPT = 3
"""How many numbered files stay: the current one and two before it."""

_NAME = re.compile(r"traguardo-([0-9]{6})\.duckdb")
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


def numbered_files(directory: Path) -> tuple[Path, ...]:
    """The store's files, the current one last; empty where there is no store."""
    if not directory.is_dir():
        return ()
    return tuple(sorted(path for path in directory.iterdir() if _NAME.fullmatch(path.name)))


def number_of(file: Path) -> int:
    """The number in a store file's name; 0 for another file."""
    found = _NAME.fullmatch(file.name)
    return int(found[1]) if found else 0


def file_numbered(directory: Path, number: int) -> Path:
    """Where the file of a number is."""
    return directory / f"traguardo-{number:06}.duckdb"


def connect_for_reading(file: Path) -> DuckDBPyConnection:
    """A read-only connection that can do nothing but read that file.

    Raises:
        StoreLockedError: another program has the file open for writing.
        StoreDamagedError: it is no database, or a broken one.
    """
    with driver_errors_of(file):
        return duckdb.connect(str(file), read_only=True, config=_HARDENING)


def connect_for_writing(file: Path) -> DuckDBPyConnection:
    """A connection that creates or changes that file, in a format that DuckDB 1.5 reads too."""
    return duckdb.connect(str(file), config={**_HARDENING, **_FORMAT})


@contextmanager
def driver_errors_of(file: Path) -> Iterator[None]:
    """Turn DuckDB's refusals of a store file into errors that say the way out.

    Raises:
        StoreLockedError, DiskFullError, StoreDamagedError: as the refusal says.
        duckdb.Error: it is none of these: a mistake in the program, or too little memory.
    """
    try:
        yield
    except duckdb.Error as error:
        meaning = _meaning(error, file)
        if meaning is None:
            raise
        raise meaning from error


def _meaning(error: duckdb.Error, file: Path) -> DataError | None:
    text = str(error)
    if "Conflicting lock" in text or "Could not set lock" in text:
        found = _PID.search(text)
        return StoreLockedError(file, found[1] if found else "")
    if any(word in text for word in _FULL_WORDS):
        return DiskFullError(file.parent)
    if not isinstance(error, _DAMAGE):
        return None
    earlier = [path for path in numbered_files(file.parent) if path < file]
    return StoreDamagedError(file, earlier[-1] if earlier else None)


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

"""A file or a folder put in the place of another, all of it or nothing: a reader never finds half of it."""

from __future__ import annotations

import ctypes
import os
import platform
import re
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.store.files import system_errors_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HERE: Final = -100
"""AT_FDCWD: paths are as they are written."""
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE."""
_NEW, _OLD = "nuovo", "vecchio"
_ROOM = re.compile(r"\.in-corso-([0-9]{1,7})@(.*)-[^-]+")
"""A folder in which a process of a machine writes what is not finished."""
_FORGOTTEN: Final = 24 * 60 * 60
"""Seconds after which what another machine was writing is not being written any more."""


def replace_file(file: Path, content: bytes) -> None:
    """Write a file beside its place, then rename it: until the last moment the old one stays.

    Args:
        file: its folder is made where it is not there.
        content: all of it.

    Raises:
        NotWritableError, DiskFullError: the system refuses; the old file, if any, is as it was.
    """
    with system_errors_of(file.parent), beside(file) as part:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder beside its place, then exchange it with the one that is there, if any.

    Where the system knows how to exchange two names (Linux), a kill at any moment leaves either the old
    folder or the new one. Elsewhere the old one is for an instant beside its place; the next writer brings
    it back if this one is killed just then.

    Args:
        folder: whatever is in it is lost once the new one is there.
        files: by name; without sub-folders.

    Raises:
        NotWritableError, DiskFullError: the system refuses; the old folder, if any, is as it was.
    """
    with system_errors_of(folder.parent), beside(folder) as part:
        part.mkdir()
        for name, content in files.items():
            (part / name).write_bytes(content)
        _put(part, folder)


@contextmanager
def beside(place: Path) -> Iterator[Path]:
    """Where to write what will take a place, on the same disk; what is left there at the end is removed.

    What writers that were killed left in the same folder goes first, never what a living one is writing.

    Args:
        place: its folder is made where it is not there.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    for path in place.parent.glob(".in-corso-*"):
        with suppress(OSError):
            _remove_if_abandoned(path)
    room = Path(tempfile.mkdtemp(prefix=f".in-corso-{os.getpid()}@{_machine()}-", dir=place.parent))
    try:
        yield room / _NEW
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _remove_if_abandoned(room: Path) -> None:
    found = _ROOM.fullmatch(room.name)
    if not found or not _is_abandoned(room, int(found[1]), found[2]):
        return
    for old in (room / _OLD).glob("*"):
        if not (room.parent / old.name).exists():
            old.rename(room.parent / old.name)
    shutil.rmtree(room, ignore_errors=True)


def _is_abandoned(room: Path, process: int, machine: str) -> bool:
    if machine == _machine() and os.name == "posix":
        return not _is_alive(process)
    # Of another machine, or where nobody can be asked without being ended, only the time can tell.
    return time.time() - room.stat().st_mtime > _FORGOTTEN


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it is another user's
    return True


def _machine() -> str:
    return re.sub(r"[^\w.-]", "_", platform.node())[:64]


def _put(part: Path, folder: Path) -> None:
    """The new folder in its place; afterwards the old one, if any, is in the room of the new one."""
    if not folder.exists():
        part.rename(folder)
    elif not _exchanged(part, folder):
        _moved_aside(part, folder)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system could exchange two names in one step."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def exchange_folders(one: Path, other: Path) -> None:
    """Each of two folders in the place of the other: in one step where the system knows how (Linux).

    Raises:
        OSError: the system refuses; both are where they were.
    """
    if not _exchanged(one, other):
        _moved_aside(one, other)
        with_old = one.with_name(_OLD)
        (with_old / other.name).rename(one)
        with_old.rmdir()


def _moved_aside(part: Path, folder: Path) -> None:
    aside = part.with_name(_OLD) / folder.name
    aside.parent.mkdir()
    folder.rename(aside)
    try:
        part.rename(folder)
    except OSError:
        aside.rename(folder)
        raise

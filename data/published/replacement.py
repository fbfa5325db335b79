"""A file or a folder put in the place of another, all of it or nothing: a reader never finds half of it."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.store.files import system_errors_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE: Final = -100
"""AT_FDCWD: paths are as they are written."""
_EXCHANGE: Final = 2
"""RENAME_EXCHANGE."""


def replace_file(file: Path, content: bytes) -> None:
    """Write a file beside its place, then rename it: until the last moment the old one stays.

    Args:
        file: its folder is made where it is not there.
        content: all of it.

    Raises:
        NotWritableError, DiskFullError: the system refuses; the old file, if any, is as it was.
    """
    with system_errors_of(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            part.chmod(0o666 & ~_umask())
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder beside its place, then exchange it with the one that is there, if any.

    Where the system knows how to exchange two names (Linux), a kill at any moment leaves either the old
    folder or the new one. Elsewhere the old one is for an instant beside its place, under a hidden name
    that begins with its own.

    Args:
        folder: whatever is in it is lost once the new one is there.
        files: by name; without sub-folders.

    Raises:
        NotWritableError, DiskFullError: the system refuses; the old folder, if any, is as it was.
    """
    with system_errors_of(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            for name, content in files.items():
                (part / name).write_bytes(content)
            part.chmod(0o777 & ~_umask())
            _put(part, folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _put(part: Path, folder: Path) -> None:
    """The new folder in its place; afterwards the old one, if any, is at ``part``."""
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


def _moved_aside(part: Path, folder: Path) -> None:
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / "precedente"
    folder.rename(aside)
    try:
        part.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

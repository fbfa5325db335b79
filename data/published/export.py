"""An ente and year out of the store, in the format it came in: the same bytes, all files or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.format.canonical import files_of
from data.published.replacement import beside
from data.store.errors import FolderTakenError
from data.store.files import system_errors_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.store.store import StoredYear


def export(stored: StoredYear, folder: Path) -> tuple[str, ...]:
    """Write a folder that ``read_folder`` takes back.

    Args:
        stored: what to write.
        folder: new or empty; its parents are made. One that already is this export is left alone.

    Returns:
        The paths of the files, inside the folder.

    Raises:
        FolderTakenError: the folder holds something else.
        NotWritableError, DiskFullError: the system refuses; nothing is left half written.
    """
    files = files_of(stored.year, stored.documents, stored.tables)
    with system_errors_of(folder.parent):
        if not folder.exists() or _content(folder) != files:
            _write(files, folder)
    return tuple(sorted(files))


def _content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; empty where it is empty or not there.

    Raises:
        FolderTakenError: it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise FolderTakenError(folder)
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write beside the folder, then rename: nobody ever sees half of it."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderTakenError(folder)
    with beside(folder) as part:
        for name, content in files.items():
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        # Renaming over an empty directory replaces it in one step.
        part.rename(folder)

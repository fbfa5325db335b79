"""One writer at a time: a lock that the system releases by itself when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from data.store.files import STORE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.store.files import Family

_PAUSE = 0.05


@contextmanager
def writing(directory: Path, wait_seconds: float = 0, family: Family = STORE) -> Iterator[None]:
    """Hold the write lock of a family of files.

    Args:
        directory: of the store; it exists.
        wait_seconds: how long to wait for another writer.
        family: whose files are to be written.

    Raises:
        StoreBusyError, or the error of the family: another writer still holds it.
    """
    handle = os.open(directory / family.lock_file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, directory, time.monotonic() + wait_seconds, family)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, directory: Path, until: float, family: Family) -> None:
    while True:
        try:
            # flock, not lockf: the lock belongs to this opening of the file, so that two threads
            # of one process exclude each other too.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise family.busy(directory, os.pread(handle, 20, 0).decode("ascii", "ignore")) from None
            time.sleep(_PAUSE)
        else:
            return

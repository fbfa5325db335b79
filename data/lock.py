"""One writer at a time: a lock that the system releases by itself when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from data.errors import StoreBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE = "scrittura.lock"
_PAUSE = 0.05


@contextmanager
def writing(directory: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the store's write lock.

    Args:
        directory: of the store; it exists.
        wait_seconds: how long to wait for another writer.

    Raises:
        StoreBusyError: another writer still holds it.
    """
    handle = os.open(directory / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, directory, time.monotonic() + wait_seconds)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, directory: Path, until: float) -> None:
    while True:
        try:
            # flock, not lockf: the lock belongs to this opening of the file, so that two threads
            # of one process exclude each other too.
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise StoreBusyError(directory, os.pread(handle, 20, 0).decode("ascii", "ignore")) from None
            time.sleep(_PAUSE)
        else:
            return

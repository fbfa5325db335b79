"""One writer at a time: a lock that the system releases by itself when its holder dies."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from data.store.files import STORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from data.store.files import Family

_SAY_AFTER = 1.0
"""Seconds of waiting that nobody needs to be told of."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How a writer waits for another one.

    Attributes:
        seconds: at most; None for as long as its family of files does.
        say: is handed a sentence once the waiting grows long.
    """

    seconds: float | None = None
    say: Callable[[str], None] | None = None


USUAL_WAIT = Wait()
"""As long as the family does, without a word."""


@contextmanager
def writing(directory: Path, wait: Wait = USUAL_WAIT, family: Family = STORE) -> Iterator[None]:
    """Hold the write lock of a family of files. Two threads of one process exclude each other too.

    Args:
        directory: of the store; it exists.
        wait: for another writer.
        family: whose files are to be written.

    Raises:
        StoreBusyError, or the error of the family: another writer still holds it.
        OSError: the system refuses, or its files cannot be locked.
    """
    place = directory / family.lock_file
    # The lock file holds who is writing, so that it cannot be the mark of a system without locks.
    lock = FileLock(place, mode=0o644, preserve_lock_file=True, on_acquired=_sign)
    try:
        _take(lock, place, wait, family)
    except Timeout:
        raise family.busy(directory, _holder(place)) from None
    try:
        yield
    finally:
        lock.release()


def _take(lock: FileLock, place: Path, wait: Wait, family: Family) -> None:
    seconds = family.wait_seconds if wait.seconds is None else wait.seconds
    silent = min(_SAY_AFTER, seconds) if wait.say else seconds
    try:
        lock.acquire(silent)
    except Timeout:
        if wait.say is None or seconds <= silent:
            raise
        who = _holder(place)
        process = f" (processo {who})" if who else ""
        wait.say(f"È in corso un altro {family.act}{process}: attendo che finisca, al più {seconds:.0f} secondi.")
        lock.acquire(seconds - silent)


def _sign(handle: int) -> None:
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())


def _holder(place: Path) -> str:
    """The process that holds the lock; empty where the system does not let that be read."""
    try:
        return place.read_text(encoding="ascii", errors="ignore")[:20]
    except OSError:
        return ""

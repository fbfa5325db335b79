"""How anything is saved in the workspace: in a file of its own after the last one, signed, at a moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from data.store.writer import write_next
from data.workspace.errors import AuthorMissingError
from data.workspace.workspace import WORKSPACE, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from duckdb import DuckDBPyConnection

_T = TypeVar("_T")


def written(directory: Path, write: Callable[[Workspace, DuckDBPyConnection], _T]) -> _T:
    """What a function answers that reads and adds to the next file; what it raises leaves all as it was.

    Args:
        directory: of the store.
        write: is handed a workspace over the file being written, and a connection to it.

    Raises:
        DataError: the file cannot be written; the message says the way out.
    """

    def append(con: DuckDBPyConnection) -> tuple[_T, bool]:
        return write(Workspace(directory, con), con), True

    return write_next(directory, WORKSPACE, append)


def brought_up_to_date(directory: Path) -> None:
    """Write the next file where an earlier version of the program wrote the current one; else nothing.

    Raises:
        DataError: the file cannot be written; the message says the way out.
    """
    write_next(directory, WORKSPACE, lambda _: (None, False))


def signed(author: str) -> str:
    """The name of who saves, without blanks around it.

    Raises:
        AuthorMissingError: there is none.
    """
    if not author.strip():
        raise AuthorMissingError
    return author.strip()


def now() -> datetime:
    """This moment in UTC, without a zone, as the files keep it."""
    return datetime.now(UTC).replace(tzinfo=None)

"""What the store and the workspace share: one open file, questions to it, and whether another one is there by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from data.store.errors import DamagedError
from data.store.files import driver_errors_of
from data.store.opening import newest_state
from data.store.queries import sql

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from duckdb import DuckDBPyConnection

    from data.store.files import Family
    from data.store.opening import Opened


class Reader:
    """The newest sound file of a family, open for reading. One connection, a cursor for each query.

    Attributes:
        family, queries: whose file it is, and the folder of the questions that it can be asked.
        directory: where the numbered files are.
        file: that is open; None where there is none, or it is being written.
        damage: what to tell the reader where a newer file is damaged.
    """

    family: ClassVar[Family]
    queries: ClassVar[Path]

    def __init__(self, directory: Path, connection: DuckDBPyConnection | None, opened: Opened | None = None) -> None:
        self.file = opened.file if opened else None
        self.damage = opened.damage if opened else None
        self._state = opened.state if opened else None
        self.directory = directory
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice is safe."""
        if self._connection is not None:
            self._connection.close()

    def is_stale(self) -> bool:
        """Whether another file is now the newest: open the directory again to read it."""
        return newest_state(self.directory, self.family) != self._state

    @property
    def state(self) -> str:
        """Tells what is read here from what is read after a change."""
        return f"{self.file} {self._state}"

    def _rows(self, name: str, **params: object) -> list[tuple[Any, ...]]:
        """What ``<name>.sql`` answers; raises as ``_ask``."""
        return self._ask(sql(name, self.queries), **params)

    def _ask(self, query: str, **params: object) -> list[tuple[Any, ...]]:
        """Ask on a cursor of its own: a shared one mixes up two threads' answers. No rows where no file is open.

        Raises:
            StoreDamagedError, or the error of the family: the file was spoilt since it was opened; it is then stale.
        """
        if self._connection is None:
            return []
        if self.file is None:
            return _fetched(self._connection, query, params)
        try:
            with driver_errors_of(self.file, self.family):
                return _fetched(self._connection, query, params)
        except DamagedError:
            self._state = None
            raise


def _fetched(connection: DuckDBPyConnection, query: str, params: dict[str, object]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        return cursor.execute(query, params or None).fetchall()

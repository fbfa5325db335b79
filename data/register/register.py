"""The register: the changes that people confirmed, read from numbered files of their own beside the store."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.format.amend import CHANGING
from data.plan.changes import Change, ChangeKind, RowChange, RowFate, closing
from data.register.errors import RegisterBusyError, RegisterDamagedError, RegisterOlderError
from data.register.queries import SQL as REGISTER_SQL
from data.store.files import Family
from data.store.opening import open_newest
from data.store.queries import sql
from data.store.reader import Reader
from data.store.writer import write_next

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REGISTER = Family(
    prefix="registro",
    part=".registro-",
    lock_file="registro.lock",
    migrations=Path(__file__).parent / "migrations",
    probe="SELECT count(*) FROM change",
    entries=sql("entries", REGISTER_SQL),
    wait_seconds=60.0,
    act="salvataggio nel registro",
    remedy="e rifare le modifiche che mancano; finché è lì non se ne confermano altre",
    busy=RegisterBusyError,
    damaged=RegisterDamagedError,
    older=RegisterOlderError,
)
"""What people change in the official data, beside the store and never in it."""


class Register(Reader):
    """The changes that people confirmed, open for reading; there are none where nobody has confirmed any yet."""

    family = REGISTER
    queries = REGISTER_SQL

    @classmethod
    def open(cls, directory: Path) -> Register:
        """Open the newest sound file; ``damage`` says what is missing where it is not the newest.

        Raises:
            RegisterDamagedError, UnreadableError, StoreLockedError: it cannot be read.
            StoreNewerError, RegisterOlderError: another version of the program wrote it.
        """
        opened = open_newest(directory, REGISTER)
        return cls(directory, opened.connection if opened else None, opened)

    def changes(self, ente: str | None = None, year: int | None = None) -> tuple[Change, ...]:
        """The changes of an ente and year, the first one first; of every one where none is named."""
        by_change = defaultdict(list)
        for number, *row in self._rows("row_changes", ente=ente, year=year):
            by_change[number].append(_row_change(row))
        return tuple(_change(row, by_change[row[0]]) for row in self._rows("changes", ente=ente, year=year))

    def heads(self, ente: str, year: int) -> tuple[Change, ...]:
        """The changes of an ente and year without their rows, the first one first."""
        return self._heads.get((ente, year), ())

    def closing(self, ente: str, year: int) -> Change | None:
        """The change that closed a year; None where it is open."""
        return closing(self.heads(ente, year))

    def years(self) -> frozenset[tuple[str, int]]:
        """Every ente and year that somebody has changed."""
        return frozenset(self._heads)

    # The file never changes while it is open: what is asked at every turn of a page is read once.

    @cached_property
    def _heads(self) -> Mapping[tuple[str, int], tuple[Change, ...]]:
        found: dict[tuple[str, int], list[Change]] = {}
        for row in self._rows("changes", ente=None, year=None):
            change = _change(row, ())
            found.setdefault((change.ente, change.year), []).append(change)
        return {place: tuple(changes) for place, changes in found.items()}


def open_register(directory: Path) -> Register:
    """Open the register; bring it up to date where an earlier version of the program wrote it.

    Raises:
        DataError: it cannot be opened; the message says the way out.
    """
    try:
        return Register.open(directory)
    except RegisterOlderError:
        write_next(directory, REGISTER, lambda _: (None, False))
        return Register.open(directory)


def _change(row: tuple[Any, ...], rows: Iterable[RowChange]) -> Change:
    number, made_at, ente, year, kind, author, reason, act, act_date, file, file_hash, load_id, mark = row
    return Change(
        number=number,
        made_at=made_at,
        ente=ente,
        year=year,
        kind=ChangeKind(kind),
        author=author,
        reason=reason,
        act=act,
        act_date=act_date,
        file=file,
        file_hash=file_hash,
        load_id=load_id,
        fingerprint=mark,
        rows=tuple(rows),
    )


def _row_change(row: list[Any]) -> RowChange:
    fate, table, key, column, was, now, after = row
    return RowChange(RowFate(fate), table, _whole_key(table, key), column, was, now, _whole_key(table, after))


def _whole_key(table: str, key: list[str]) -> tuple[str, ...]:
    """A key of the register; a column that joined the key of its table later is blank in what was saved before it."""
    wanted = len(CHANGING[table].key) if key and table in CHANGING else 0
    return (*key, *[""] * (wanted - len(key)))

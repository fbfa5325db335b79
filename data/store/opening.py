"""Open the newest sound file of a family; where a newer one is damaged, say which, what is missing, how to mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.store.errors import DamagedError, local_time
from data.store.files import connect_for_reading, driver_errors_of, entries, numbered_files
from data.store.migrate import refuse_newer, refuse_older

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from data.store.files import Family

_TOLD = 5
"""How many missing things are named."""

State = tuple[str, int, int, int] | None
"""What tells the newest file of a family from another one of the same name; None where there is none."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Files that cannot be read, while an older one is shown.

    Attributes:
        files: the damaged ones, the newest first.
        shown: the newest sound one.
        missing: a phrase for each thing that was only in the damaged ones; None where that cannot be told.
    """

    family: Family
    files: tuple[Path, ...]
    shown: Path
    missing: tuple[str, ...] | None

    def __str__(self) -> str:
        names = ", ".join(file.name for file in self.files)
        which = f"Il file {names} è danneggiato" if len(self.files) == 1 else f"I file {names} sono danneggiati"
        move = "spostarlo" if len(self.files) == 1 else "spostarli"
        return (
            f"{which} (cartella {self.shown.parent}): si vede ciò che era in {self.shown.name}, controllato per "
            f"intero. {self._what_is_missing()} Per rimediare: {move} in un'altra cartella {self.family.remedy}."
        )

    def _what_is_missing(self) -> str:
        if self.missing is None:
            return f"Che cosa manca non si può sapere: il file danneggiato è {_written(self.files[0])}."
        if not self.missing:
            return "Non manca nulla."
        more = len(self.missing) - _TOLD
        rest = f" e altri {more}" if more > 0 else ""
        return f"Manca: {'; '.join(self.missing[-_TOLD:])}{rest}."


@dataclass(frozen=True, slots=True)
class Opened:
    """A sound file, open for reading.

    Attributes:
        damage: None where it is the newest one.
        state: of the newest file when it was opened.
    """

    file: Path
    connection: DuckDBPyConnection
    damage: Damage | None
    state: State


def open_newest(directory: Path, family: Family) -> Opened | None:
    """Open the newest sound file of a family; None where there is no file.

    Raises:
        StoreDamagedError, or the error of the family: there are files and none is sound.
        UnreadableError, StoreLockedError: the newest one cannot be read, for another reason.
        StoreNewerError, StoreOlderError, or that of the family: another version of the program wrote it.
    """
    for _ in range(3):
        try:
            return _open_newest(directory, family)
        except FileNotFoundError:
            # A writer removed the file since it was listed: then a newer one is there.
            continue
    return None


def _open_newest(directory: Path, family: Family) -> Opened | None:
    state = newest_state(directory, family)
    damaged: list[DamagedError] = []
    for file in reversed(numbered_files(directory, family)):
        try:
            connection = _connected(file, family)
        except DamagedError as error:
            damaged.append(error)
        else:
            return Opened(file, connection, _damage(damaged, file, family), state)
    if damaged:
        raise damaged[0]
    return None


def _connected(file: Path, family: Family) -> DuckDBPyConnection:
    """A connection to a sound file of this version of the program."""
    connection = connect_for_reading(file, family)
    try:
        with driver_errors_of(file, family):
            refuse_newer(connection, file, family)
            refuse_older(connection, file, family)
    except BaseException:
        connection.close()
        raise
    return connection


def _damage(damaged: list[DamagedError], shown: Path, family: Family) -> Damage | None:
    if not damaged:
        return None
    files = tuple(error.file for error in damaged)
    found, there = entries(files[0], family), entries(shown, family)
    missing = None if found is None else tuple(map(_phrase, (row for row in found if row not in (there or ()))))
    return Damage(family, files, shown, missing)


def _phrase(entry: tuple[Any, ...]) -> str:
    """One thing that was written: "caricamento di torino 2022, del 31/12/2022 alle 09:05, di Rossi, da CARTELLA"."""
    what, ente, year, at, who, origin, _ = entry
    parts = (f"{what} di {ente} {year}", at and f"del {local_time(at)}", who and f"di {who}", origin and f"da {origin}")
    return ", ".join(part for part in parts if part)


def _written(file: Path) -> str:
    return f"del {local_time(datetime.fromtimestamp(file.stat().st_mtime, UTC))}"


def newest_state(directory: Path, family: Family) -> State:
    """What changes when the newest file becomes another one, even of the same name."""
    files = numbered_files(directory, family)
    try:
        found = files[-1].stat() if files else None
    except FileNotFoundError:
        found = None
    return (files[-1].name, found.st_ino, found.st_mtime_ns, found.st_size) if found else None

"""What the tests of the register share: a store with the invented ente, and changes written straight into a file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from data.format.folder import read_folder
from data.plan.changes import ChangeKind, Draft
from data.register.opening import open_official
from data.register.writer import confirm
from data.store.provenance import Provenance
from data.store.writer import add_folders

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.format.parse import Rows
    from data.plan.changes import RowChange
    from data.register.official import Official
    from data.register.writer import Confirmed

ENTE, YEAR = "comune_finto", 2024
I1 = ("dup", "", "O1", "i1", "2024")
"""The consuntivo of the indicator that has 150 of 200: 75 points, 60 of 100 of the root."""
LOADED_AT = datetime(2024, 5, 1, 12, 0)  # noqa: DTZ001 - the files keep UTC without a zone


def a_store(directory: Path, folder: Path) -> Path:
    """A store with the two years of the invented ente."""
    reading = read_folder(folder)
    assert reading.folder is not None, reading.problems
    add_folders(directory, [(reading.folder, Provenance(str(folder), LOADED_AT, "prova"))])
    return directory


def opened(directory: Path) -> Official:
    return open_official(directory)


def a_draft(*rows: RowChange, kind: ChangeKind = ChangeKind.CORRECTION, seen: int = 0, by: str = "Rossi") -> Draft:
    return Draft(ente=ENTE, year=YEAR, kind=kind, author=by, reason="Errore di copiatura", rows=rows, seen=seen)


def cell(rows: Mapping[str, Rows], table: str, key: tuple[str, ...], column: str) -> str:
    """One cell; StopIteration where the row is not there."""
    names = rows[table].table.key
    return next(cells[column] for _, cells in rows[table].records() if tuple(cells[n] for n in names) == key)


def wanting_causes(folder: Path, below: str = "Ottimo") -> Path:
    """The same folder, with a method that wants the cause of what is below a word."""
    method = folder / "smvp.toml"
    text = method.read_text(encoding="utf-8").replace("[bands]\n", f'[bands]\ncause_below = "{below}"\n')
    method.write_text(text, encoding="utf-8")
    return folder


def close_year(official: Official, ente: str, year: int, *, author: str, reason: str) -> Confirmed:
    return confirm(official, Draft(ente=ente, year=year, kind=ChangeKind.CLOSING, author=author, reason=reason))


def reopen_year(official: Official, ente: str, year: int, *, author: str, reason: str) -> Confirmed:
    return confirm(official, Draft(ente=ente, year=year, kind=ChangeKind.REOPENING, author=author, reason=reason))

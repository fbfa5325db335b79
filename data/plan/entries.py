"""The register as people read it: every load and every change, one after the other, and which of them one asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from data.plan.changes import RowChange

LOAD: Final = "caricamento"
"""The kind of an entry that is a load; those of changes are the words of ``ChangeKind``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A load or a change.

    Attributes:
        number: of the change; of the load, which has numbers of its own.
        kind: ``caricamento``, or the kind of the change.
        at: UTC; None, with no author, of data that came with the program.
        origin: folder or file that it came from; empty where there is none.
        file_hash: SHA-256 of that file; empty where it is not told.
        rows: what a change touched; empty of a load and of a closing.
    """

    number: int
    kind: str
    ente: str
    year: int
    at: datetime | None
    author: str
    reason: str = ""
    act: str = ""
    act_date: str = ""
    origin: str = ""
    file_hash: str = ""
    rows: tuple[RowChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries one asks for; None and empty ask nothing.

    Attributes:
        person: who did it, or whose individual sheet it touches, in part and in any letters.
        since, until: moments in UTC, both included; data that came with the program have none, and are left out.
        code: of a node or of an indicator that it touches.
    """

    ente: str = ""
    year: int | None = None
    kind: str = ""
    person: str = ""
    since: datetime | None = None
    until: datetime | None = None
    code: str = ""


def wanted_entries(entries: Iterable[Entry], wanted: Wanted) -> tuple[Entry, ...]:
    """The entries that are asked for, in their order; where a code is asked, each with the rows that touch it only."""
    return tuple(_narrowed(entry, wanted) for entry in entries if _is_wanted(entry, wanted))


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    return (
        wanted.ente in {"", entry.ente}
        and wanted.year in {None, entry.year}
        and wanted.kind in {"", entry.kind}
        and (not wanted.person or _is_of_person(entry, wanted.person.casefold()))
        and (wanted.since is None or (entry.at is not None and entry.at >= wanted.since))
        and (wanted.until is None or (entry.at is not None and entry.at <= wanted.until))
        and (not wanted.code or any(_touches(row, wanted.code) for row in entry.rows))
    )


def _is_of_person(entry: Entry, person: str) -> bool:
    owners = (row.key[1] for row in entry.rows if len(row.key) > 2)
    return any(person in name.casefold() for name in (entry.author, *owners))


def _touches(row: RowChange, code: str) -> bool:
    return code in row.key[2:4]


def _narrowed(entry: Entry, wanted: Wanted) -> Entry:
    if not wanted.code:
        return entry
    return replace(entry, rows=tuple(row for row in entry.rows if _touches(row, wanted.code)))

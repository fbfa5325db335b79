"""What people change in the data of a year: acts with their reason, and the rows that they touch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime


class ChangeKind(StrEnum):
    """Why the data of a year change, in the word that people read."""

    CORRECTION = "correzione"
    IMPORT = "importazione"
    REVISION = "rimodulazione"
    MEASUREMENT = "rilevazione"
    OIV = "OIV"
    CAUSE = "causa"
    CLOSING = "chiusura"
    REOPENING = "riapertura"
    RESTORING = "ripristino"

    @property
    def needs_reason(self) -> bool:
        """Whether whoever makes such a change must say why."""
        return self not in {ChangeKind.IMPORT, ChangeKind.MEASUREMENT, ChangeKind.OIV, ChangeKind.CAUSE}

    @property
    def is_of_the_year(self) -> bool:
        """Whether it is of the year as a whole, and touches no row."""
        return self in {ChangeKind.CLOSING, ChangeKind.REOPENING}


class RowFate(StrEnum):
    """What became of a row, in the word that people read."""

    CHANGED = "cambiata"
    """One cell of it."""
    ADDED = "nuova"
    REMOVED = "tolta"
    MOVED = "spostata"
    """It stands elsewhere among the others, and is otherwise the same."""
    FILE = "file"
    """Not a row: the file of the table is there, or is not there any more."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One cell of a table that changes, or a whole row of it.

    Attributes:
        table: of the format; ``documents`` are the TOML files, a row each.
        key: the texts of the key of the row, in the order of the table's key; empty for a FILE.
        column: of the cell; empty where the whole row is meant.
        was: the canonical text before; of a whole row its cells that are not blank, as JSON; None where it was
            not there.
        now: as ``was``, afterwards.
        after: key of the row behind which a row added or moved stands; empty for the first.
    """

    fate: RowFate
    table: str
    key: tuple[str, ...]
    column: str = ""
    was: str | None = None
    now: str | None = None
    after: tuple[str, ...] = ()

    @property
    def field(self) -> tuple[str, tuple[str, ...], str]:
        """What it touches: table, key and column."""
        return self.table, self.key, self.column


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A change that a person is about to confirm.

    Attributes:
        author: who confirms; empty where nobody signed yet.
        reason: why; compulsory where its kind asks for one.
        act, act_date: the act that decides it, where there is one.
        file, file_hash: name and SHA-256 of the file that it was read from; empty where there is none.
        rows: what it changes, set against the data that the person saw.
        seen: number of the last change of the year that the person saw; 0 where there was none.
    """

    ente: str
    year: int
    kind: ChangeKind
    author: str = ""
    reason: str = ""
    act: str = ""
    act_date: date | None = None
    file: str = ""
    file_hash: str = ""
    rows: tuple[RowChange, ...] = ()
    seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that was confirmed. Fields named as in ``Draft`` mean the same.

    Attributes:
        number: 1, 2, … over all enti and years.
        made_at: UTC.
        load_id, fingerprint: of the load that it stands on.
        rows: what it changed, set against the data just before it.
    """

    number: int
    made_at: datetime
    ente: str
    year: int
    kind: ChangeKind
    author: str
    reason: str = ""
    act: str = ""
    act_date: date | None = None
    file: str = ""
    file_hash: str = ""
    load_id: int
    fingerprint: str
    rows: tuple[RowChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreEffect:
    """The score of a node or of an indicator before and after.

    Attributes:
        level: of the node; empty of an indicator.
        before, after: None where there is none.
        word_before, word_after: of the scale; empty where there is none.
    """

    section: str
    owner: str
    node_code: str
    indicator_code: str
    level: str
    title: str
    before: float | None
    after: float | None
    word_before: str
    word_after: str

    @property
    def is_changed(self) -> bool:
        """Whether the score changes: also from or to having none."""
        return self.before != self.after


class Choice(StrEnum):
    """Whose value of a field stays, where two people changed it."""

    THEIRS = "loro"
    MINE = "mio"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that somebody else changed since the person read it.

    Attributes:
        table, key, column: the field, as in ``RowChange``.
        author, made_at: who changed it, and when (UTC); None of data that came with the program.
        number: of their change; 0 where it was a load.
        was: the text that the person had read; None where the row was not there.
        theirs: the text that is there now; None where the row is gone.
        mine: the text that the person wants; None where the row is to go.
    """

    table: str
    key: tuple[str, ...]
    column: str
    author: str
    made_at: datetime | None
    number: int
    was: str | None
    theirs: str | None
    mine: str | None

    @property
    def field(self) -> tuple[str, tuple[str, ...], str]:
        """What it touches: table, key and column."""
        return self.table, self.key, self.column


def closing(changes: Iterable[Change]) -> Change | None:
    """The change that closed a year; None where the year is open.

    Args:
        changes: of one ente and year, the first one first.
    """
    found = [change for change in changes if change.kind.is_of_the_year]
    return found[-1] if found and found[-1].kind is ChangeKind.CLOSING else None

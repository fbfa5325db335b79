"""Confirm a change of the official data: checked, signed, in one transaction, or not at all."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from data.format.amend import difference
from data.plan.changes import Change, ChangeKind, Choice, Conflict, Draft, RowChange
from data.register.errors import (
    ActMissingError,
    CauseMissingError,
    LaterChangeGoneError,
    ReasonMissingError,
    SignatureMissingError,
    YearClosedError,
    YearOpenError,
)
from data.register.merge import NO_CHOICE, merged
from data.register.official import Official
from data.register.opening import open_store
from data.register.queries import SQL as REGISTER_SQL
from data.register.register import REGISTER, Register
from data.register.year_causes import causes_lacking
from data.store.lock import USUAL_WAIT, Wait
from data.store.queries import sql
from data.store.writer import write_next

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

    from data.format.problem import Problem
    from data.register.merge import Field


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What became of a draft.

    Attributes:
        change: as it was written; None where nothing was.
        conflicts: fields that others changed: confirm again with a choice for each.
        problems: why the data would not be good any more.
    """

    change: Change | None = None
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_nothing_new(self) -> bool:
        """Whether nothing was written because the data are already so."""
        return self.change is None and not self.conflicts and not self.problems


def confirm(
    official: Official, draft: Draft, choices: Mapping[Field, Choice] = NO_CHOICE, wait: Wait = USUAL_WAIT
) -> Confirmed:
    """Write a change; what others changed meanwhile in other fields stays.

    Args:
        official: the data as they were opened; if they are stale by now the draft is set against the newer ones.
        draft: what to change, signed.
        choices: whose value stays, for each field that was a conflict.
        wait: for another writer.

    Returns:
        The change; or conflicts, or problems, and then nothing was written. Where the data are already as the
        draft wants them there is no change either.

    Raises:
        SignatureMissingError, ReasonMissingError, ActMissingError: the draft is not complete.
        YearClosedError: the year is closed. YearOpenError: it is not, and was to be opened again.
        CauseMissingError: the year is to be closed, and compulsory causes are missing.
        LaterChangeGoneError: the last change that the person saw is not there any more.
        UnknownEnteError, UnknownYearError: the official data do not have them.
        DataError: the file cannot be written; the message says the way out.
    """
    signed = _signed(draft)
    store = official.store

    def append(con: DuckDBPyConnection) -> tuple[Confirmed, bool]:
        register = Register(official.directory, con)
        loaded = open_store(official.directory, register) if store.is_stale() else store
        confirmed = _confirmed(Official(loaded, register), signed, choices, con)
        return confirmed, confirmed.change is not None

    return write_next(official.directory, REGISTER, append, wait)


def restoration(official: Official, ente: str, year: int, number: int) -> tuple[RowChange, ...]:
    """What brings a year back to what it was just after one of its changes; 0: as it was loaded.

    Raises:
        UnknownChangeError: there is no such change of that year.
        UnknownEnteError, UnknownYearError: the official data do not have them.
    """
    return difference(official.rows(ente, year), official.rows_after(ente, year, number))


def _signed(draft: Draft) -> Draft:
    """The draft without blanks around its words, with all that its kind needs."""
    whole = replace(draft, author=draft.author.strip(), reason=draft.reason.strip(), act=draft.act.strip())
    if not whole.author:
        raise SignatureMissingError
    if whole.kind.needs_reason and not whole.reason:
        raise ReasonMissingError(whole.kind)
    if whole.kind is ChangeKind.REVISION and not (whole.act and whole.act_date):
        raise ActMissingError
    return whole


def _confirmed(official: Official, draft: Draft, choices: Mapping[Field, Choice], con: DuckDBPyConnection) -> Confirmed:
    load = official.store.load(draft.ente, draft.year)
    _refuse(official, draft)
    found = merged(official, draft, choices)
    if found.conflicts or found.problems:
        return Confirmed(conflicts=found.conflicts, problems=found.problems)
    if not found.rows and not draft.kind.is_of_the_year:
        return Confirmed()
    fields = {name: getattr(draft, name) for name in _names(Draft) if name not in {"seen", "rows"}}
    number = con.execute(sql("next_change", REGISTER_SQL)).fetchall()[0][0]
    base = {"number": number, "made_at": _now(), "load_id": load.load_id, "fingerprint": load.fingerprint}
    change = Change(**fields, **base, rows=found.rows)
    _add(con, change)
    return Confirmed(change)


def _refuse(official: Official, draft: Draft) -> None:
    closing = official.closing(draft.ente, draft.year)
    if closing is not None and draft.kind is not ChangeKind.REOPENING:
        raise YearClosedError(closing)
    if closing is None and draft.kind is ChangeKind.REOPENING:
        raise YearOpenError(draft.ente, draft.year)
    if draft.kind is ChangeKind.CLOSING and (keys := causes_lacking(official, draft.ente, draft.year)):
        raise CauseMissingError(draft.year, keys)
    if draft.seen > official.seen(draft.ente, draft.year):
        raise LaterChangeGoneError(draft.seen)


def _add(con: DuckDBPyConnection, change: Change) -> None:
    con.begin()
    row: dict[str, Any] = {name: getattr(change, name) for name in _names(Change) if name != "rows"}
    con.execute(sql("add_change", REGISTER_SQL), row | {"kind": str(change.kind)})
    if change.rows:
        con.from_arrow(_arrow(change)).insert_into("row_change")
    con.commit()


def _arrow(change: Change) -> pa.Table:
    """The rows of a change as the table ``row_change`` has them."""
    keys, texts = pa.list_(pa.string()), pa.string()
    count = len(change.rows)
    columns: dict[str, pa.Array[Any]] = {
        "number": pa.array([change.number] * count, pa.int32()),
        "position": pa.array(range(1, count + 1), pa.int32()),
        "fate": pa.array([str(row.fate) for row in change.rows], texts),
        "table_name": pa.array([row.table for row in change.rows], texts),
        "row_key": pa.array([list(row.key) for row in change.rows], keys),
        "column_name": pa.array([row.column for row in change.rows], texts),
        "was": pa.array([row.was for row in change.rows], texts),
        "now": pa.array([row.now for row in change.rows], texts),
        "after_key": pa.array([list(row.after) for row in change.rows], keys),
    }
    return pa.table(columns)


def _names(record: type[Change | Draft]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


def _now() -> datetime:
    """This moment in UTC, without a zone, as the files keep it."""
    return datetime.now(UTC).replace(tzinfo=None)

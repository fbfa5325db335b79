"""What a person wants to change beside what others changed meanwhile: it merges field by field, or it is a conflict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.format.amend import CHANGING, amended, difference, keyed, row_cells, row_text
from data.format.amended_checks import problems_of
from data.format.problem import Problem
from data.plan.changes import Choice, Conflict, RowChange, RowFate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from data.format.amend import Keyed
    from data.format.parse import Rows
    from data.plan.changes import Draft
    from data.register.official import Official

Field = tuple[str, tuple[str, ...], str]
"""Table, key and column."""
NO_CHOICE: Mapping[Field, Choice] = {}


@dataclass(frozen=True, slots=True)
class Merged:
    """A draft set against the data as they are now.

    Attributes:
        before, after: every table of the year, the TOML texts too, without and with what the draft changes.
        rows: what turns the one into the other; empty where nothing changes.
        conflicts: fields that wait for a choice; without one the value of the others stays in ``after``.
        problems: why ``after`` cannot be written.
    """

    before: Mapping[str, Rows]
    after: Mapping[str, Rows]
    rows: tuple[RowChange, ...]
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]


def merged(official: Official, draft: Draft, choices: Mapping[Field, Choice] = NO_CHOICE) -> Merged:
    """A draft on the official data as they are now.

    Args:
        official: which the person may have read before others changed them.
        draft: its ``was`` are what the person read.
        choices: whose value stays, of the fields that were a conflict.

    Raises:
        UnknownEnteError, UnknownYearError: the store does not have them.
    """
    now = official.rows(draft.ente, draft.year)
    tables = {name: keyed(rows) for name, rows in now.items()}
    mine = [change for wanted in draft.rows for change in _set_against(wanted, tables[wanted.table], now)]
    fought = {change.field: change for change in mine if _is_fought(change, tables[change.table])}
    kept = [change for change in mine if change.field not in fought or choices.get(change.field) is Choice.MINE]
    after = amended(now, kept)
    rows = difference(now, after)
    lost = [change for change in kept if change.fate is RowFate.CHANGED and change.key not in tables[change.table]]
    return Merged(
        before=now,
        after=after if rows else now,
        rows=rows,
        conflicts=tuple(_conflict(official, draft, fought[at], tables) for at in fought if at not in choices),
        problems=(*(_gone(draft.year, change) for change in lost), *(problems_of(draft.year, after) if rows else ())),
    )


def _set_against(wanted: RowChange, now: Keyed, tables: Mapping[str, Rows]) -> Iterator[RowChange]:
    """A change as the data of now need it: a row added that is there by now is a change of its cells."""
    if wanted.fate is not RowFate.ADDED or wanted.key not in now:
        yield wanted
        return
    table = tables[wanted.table].table
    cells = row_cells(wanted.now)
    for name, there in zip(table.column_names, now[wanted.key], strict=True):
        if cells.get(name, "") != there:
            yield RowChange(RowFate.CHANGED, table.name, wanted.key, name, None, cells.get(name, ""))


def _is_fought(change: RowChange, now: Keyed) -> bool:
    """Whether somebody else left another text in a field than the person read, and than the person wants."""
    if change.fate is RowFate.REMOVED:
        return change.key in now and _filled(now[change.key]) != _filled(row_cells(change.was).values())
    if change.fate is not RowFate.CHANGED:
        return False
    there = _there(change, now)
    return there not in {change.was, change.now}


def _filled(cells: Iterable[str]) -> list[str]:
    return [text for text in cells if text]


def _there(change: RowChange, now: Keyed) -> str | None:
    cells = now.get(change.key)
    return None if cells is None else cells[CHANGING[change.table].column_names.index(change.column)]


def _conflict(official: Official, draft: Draft, change: RowChange, tables: Mapping[str, Keyed]) -> Conflict:
    author, made_at, number = _last(official, draft, change)
    now = tables[change.table]
    is_row = change.fate is RowFate.REMOVED
    theirs = row_text(CHANGING[change.table], now[change.key]) if is_row else _there(change, now)
    return Conflict(*change.field, author, made_at, number, change.was, theirs, change.now)


def _last(official: Official, draft: Draft, change: RowChange) -> tuple[str, datetime | None, int]:
    """Who touched a field last, since the person read it; whoever loaded the year, where no change did."""
    for made in reversed(official.changes(draft.ente, draft.year)):
        if made.number > draft.seen and any(_touches(row, change) for row in made.rows):
            return made.author, made.made_at, made.number
    load = official.load(draft.ente, draft.year)
    return load.loaded_by or "", load.loaded_at, 0


def _touches(row: RowChange, change: RowChange) -> bool:
    is_same_row = (row.table, row.key) == (change.table, change.key)
    return is_same_row and (not row.column or not change.column or row.column == change.column)


def _gone(year: int, change: RowChange) -> Problem:
    what = f"La riga {' / '.join(filter(None, change.key))} non c'è più: qualcuno l'ha tolta."
    remedy = "Tenere la scelta degli altri, oppure inserire di nuovo la riga."
    return Problem(f"{year}/{change.table}.csv", 0, change.column, what, remedy)

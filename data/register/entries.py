"""Every load and every change of the official data, as entries of one list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.format.individual import changes_without_individual
from data.plan.entries import LOAD, Entry
from data.register.impersonal import Impersonal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.plan.changes import Change
    from data.register.official import Official
    from data.store.listing import Load


def entries(official: Official, ente: str | None = None, year: int | None = None) -> tuple[Entry, ...]:
    """The loads and changes of an ente and year, of all where none is named; the first one first.

    Without individual sheets a change of nothing else is not there.
    """
    loads = (_of_load(code, at, load) for code, at, load in official.store.loads())
    found = [each for each in loads if ente in {None, each.ente} and year in {None, each.year}]
    found += map(_of_change, _changes(official, ente, year))
    # What came with the program was there before anybody did anything.
    return tuple(sorted(found, key=lambda each: (each.at is not None, each.at, each.kind != LOAD, each.number)))


def _changes(official: Official, ente: str | None, year: int | None) -> Iterator[Change]:
    for change in official.register.changes(ente, year):
        rows = changes_without_individual(change.rows) if isinstance(official, Impersonal) else change.rows
        if rows or not change.rows:
            yield replace(change, rows=rows)


def _of_load(ente: str, year: int, load: Load) -> Entry:
    return Entry(
        number=load.load_id,
        kind=LOAD,
        ente=ente,
        year=year,
        at=load.loaded_at,
        author=load.loaded_by or "",
        origin=load.origin,
    )


def _of_change(change: Change) -> Entry:
    return Entry(
        number=change.number,
        kind=str(change.kind),
        ente=change.ente,
        year=change.year,
        at=change.made_at,
        author=change.author,
        reason=change.reason,
        act=change.act,
        act_date=change.act_date.isoformat() if change.act_date else "",
        origin=change.file,
        file_hash=change.file_hash,
        rows=change.rows,
    )

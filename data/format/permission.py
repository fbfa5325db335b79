"""What a person may not write of a change that they want to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.format.amend import CHANGING
from data.format.individual import owner_of
from data.format.unit_spellings import names_of
from data.plan.people import Act, act_of, may

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.parse import Rows
    from data.plan.changes import Draft, RowChange
    from data.plan.people import Person
    from data.plan.units import UnitNames

_NODE: Final = ("section", "owner", "node_code")


def refused_acts(person: Person, draft: Draft, tables: Mapping[str, Rows]) -> tuple[Act, ...]:
    """What a draft does that a person may not do, each act once; empty where all of it is allowed.

    Args:
        person: who confirms.
        draft: what they want to confirm.
        tables: of the year as they are now: they say which units an objective is of.
    """
    units = {cells[:3]: cells[3] for cells in _nodes(tables["nodes"])}
    named = _Named(units, names_of(tables["units"]))
    return tuple(dict.fromkeys(_refused(person, draft, named)))


@dataclass(frozen=True, slots=True)
class _Named:
    """The units of every node, as written, and what the names stand for."""

    units: Mapping[tuple[str, ...], str]
    names: UnitNames


def _refused(person: Person, draft: Draft, named: _Named) -> Iterator[Act]:
    if not draft.rows and not may(person, act_of(draft.kind)):
        yield act_of(draft.kind)
    for row in draft.rows:
        if owner_of(row) and not may(person, Act.SEE_INDIVIDUAL):
            yield Act.SEE_INDIVIDUAL
        act = act_of(draft.kind, row.table)
        if not may(person, act, [named.units.get(_node_of(row), "")], named.names):
            yield act


def _node_of(row: RowChange) -> tuple[str, ...]:
    """Section, owner and node of a row; empty where it is of none."""
    table = CHANGING.get(row.table)
    if table is None or not row.key or not set(_NODE) <= set(table.key):
        return ()
    return tuple(row.key[table.key.index(name)] for name in _NODE)


def _nodes(rows: Rows) -> Iterator[tuple[str, ...]]:
    for _, cells in rows.records():
        yield (*(cells[name] for name in _NODE), cells["units"])

"""The same place in another year or ente: where a reader stays when the choice above the page changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.plan.records import MeasureRow, NodeRow, Plan
    from ui.facts.address import Place


class _Spot(NamedTuple):
    """A place within a plan."""

    section: str
    owner: str
    node: str = ""
    indicator: str = ""


def same_place(at: Place, was: Plan, now: Plan) -> tuple[Place, str]:
    """Where a place of one plan is in another; a sentence says what is not there, empty where it is the same.

    An indicator is the one of the same common code; without one, and in the same ente, the one of the same code in the
    same place. A node is the one of the same code, in the same ente only: another ente's codes mean other things. What
    is not there leads to the nearest node above it that is.

    Args:
        at: where the reader is, in ``was``.
        was: the plan that the reader leaves.
        now: of another year or of another ente.
    """
    spot = _Spot(at.section, at.owner, at.node, at.indicator)
    ways = list(_upwards(spot, was))
    found = [there for each in ways for there in _same(each, was, now)]
    best = next(iter(found), _Spot("", ""))
    place = replace(at, ente=now.ente.code, year=str(now.year), **best._asdict())
    is_kept = not at.section or any(there in found for there in _same(spot, was, now))
    return place, "" if is_kept else _missing(spot, best, was, now)


def _upwards(spot: _Spot, plan: Plan) -> Iterator[_Spot]:
    """A place and those above it, up to the root of its sheet."""
    yield spot
    if spot.indicator:
        spot = spot._replace(indicator="")
        yield spot
    parents = {row.node_code: row.parent_code for row in plan.nodes}
    while spot.node:
        spot = spot._replace(node=parents.get(spot.node, ""))
        yield spot


def _same(spot: _Spot, was: Plan, now: Plan) -> Iterator[_Spot]:
    """Where a place is in another plan, the same sheet first; nothing where it is not there."""
    if spot.indicator:
        found = [_spot(row) for row in _measures(spot, was, now)]
    elif spot.node:
        found = [_Spot(row.section, row.owner, row.node_code) for row in _nodes(spot, was, now)]
    else:
        found = [each for each in _sheets(now) if each == spot]
    yield from sorted(found, key=lambda each: (each.section, each.owner) != (spot.section, spot.owner))


def _measures(spot: _Spot, was: Plan, now: Plan) -> Iterator[MeasureRow]:
    wanted = next((row.common_code for row in was.measures if _spot(row) == spot), None)
    for row in now.measures:
        is_common = bool(wanted) and row.common_code == wanted
        is_own = wanted == "" and was.ente.code == now.ente.code and _spot(row) == spot
        if is_common or is_own:
            yield row


def _nodes(spot: _Spot, was: Plan, now: Plan) -> Iterator[NodeRow]:
    skeletons = {section.code for section in now.ente.sections if section.skeleton}
    if was.ente.code == now.ente.code:
        yield from (row for row in now.nodes if row.node_code == spot.node and row.section not in skeletons)


def _sheets(plan: Plan) -> dict[_Spot, None]:
    return dict.fromkeys(_Spot(row.key.section, row.key.owner) for row in plan.measures)


def _spot(row: MeasureRow) -> _Spot:
    key = row.key
    return _Spot(key.section, key.owner, key.node_code, key.indicator_code)


def _missing(spot: _Spot, best: _Spot, was: Plan, now: Plan) -> str:
    """What is not in the plan that the reader comes to, and what is shown in its place."""
    names = {section.code: section.name for section in was.ente.sections}
    what = spot.indicator or spot.node or spot.owner or names.get(spot.section, spot.section)
    where = f"nel {now.year}" if was.ente.code == now.ente.code else f"fra i dati di {now.ente.short_name}"
    shown = best.node or "l'inizio"
    return f"«{what}» non c'è {where}: mostro {shown}."

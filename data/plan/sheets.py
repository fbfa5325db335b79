"""A plan and a basis → the sheets that scoring computes. Pure: it chooses and arranges, nothing is scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from data.plan.identity import UnitKind
from data.plan.series import all_series, last_year
from data.plan.shared import sources
from data.plan.tree import forest
from data.plan.worded import Known, is_in_words, promised_in_words
from scoring.basis import BasisKind, belongs_to_another_indicator, in_force
from scoring.model import ROOT_CODE, Measure, MeasureState, Node, Op, Published, Sheet
from scoring.rules import without_soglia_on_the_wrong_side
from scoring.series import PeerSet, peer_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.plan.records import ActualRow, MeasureRow, NodeRow, Plan
    from data.plan.tree import Forest
    from scoring.basis import Basis, TargetVersion
    from scoring.model import MeasureKey, Quantity
    from scoring.series import Series

ROOT_LEVEL = "root"
NOT_YET = "non ancora disponibile"
"""The availability of a value that is still to come: awaited, as where no row tells of it."""


@dataclass(frozen=True, slots=True)
class _Lookup:
    """The rows of a plan's year, by what they belong to."""

    plan: Plan
    basis: Basis
    forest: Forest
    soglie: Mapping[MeasureKey, Quantity]
    actuals: Mapping[MeasureKey, ActualRow]
    series: Mapping[MeasureKey, Series]
    previous: Mapping[MeasureKey, Quantity]
    benchmarks: Mapping[MeasureKey, Quantity]
    published: Mapping[tuple[str, str, str, str], Published]
    shared: Mapping[MeasureKey, MeasureKey]

    def own_above(self, row: NodeRow) -> tuple[NodeRow, ...]:
        """The nodes above one that are of its own sheet, nearest first, up to the first that is not."""
        above, _ = self.forest.above(row)
        return tuple(takewhile(lambda step: (step.section, step.owner) == (row.section, row.owner), above))


def sheets(plan: Plan, basis: Basis, series: Mapping[MeasureKey, Series] | None = None) -> tuple[Sheet, ...]:
    """Every sheet of a plan, with the targets in force on a basis.

    Args:
        plan: of the year.
        basis: which targets.
        series: the history of its indicators, from which last year's values come; the one that the
            plan's own documents tell where it is not given.

    Returns:
        The sections of the ente that are no skeleton, in its order; within a section one sheet for
        the ente and one for each owner, in the order of the document. A section without nodes has none.
    """
    lookup = _lookup(plan, basis, all_series(plan) if series is None else series)
    return tuple(_sheet(lookup, section, owner) for section, owner in _owners(plan))


def _owners(plan: Plan) -> Iterator[tuple[str, str]]:
    for section in plan.ente.sections:
        if not section.skeleton:
            owners = dict.fromkeys(node.owner for node in plan.nodes if node.section == section.code)
            yield from ((section.code, owner) for owner in owners)


def _lookup(plan: Plan, basis: Basis, series: Mapping[MeasureKey, Series]) -> _Lookup:
    return _Lookup(
        plan=plan,
        basis=basis,
        forest=forest(plan.nodes, plan.ente.sections),
        soglie={row.key: row.soglia for row in plan.soglie if row.year == plan.year},
        actuals={row.key: row for row in plan.actuals if row.year == plan.year},
        series=series,
        previous=last_year(series, plan.year),
        benchmarks=_benchmarks(plan),
        published={
            (row.section, row.owner, row.node_code, row.indicator_code): Published(row.score, row.status)
            for row in plan.published
        },
        shared=sources({row.key: row.same_as for row in plan.measures}),
    )


def _benchmarks(plan: Plan) -> dict[MeasureKey, Quantity]:
    """The nation's mean for each measure, else the one printed first."""
    found: dict[MeasureKey, Quantity] = {}
    for row in sorted(plan.benchmarks, key=lambda each: peer_set(each.scope) is not PeerSet.NATION):
        if row.value is not None and row.statistic == "mean" and row.year == plan.year:
            found.setdefault(row.key, row.value)
    shared = sources({row.key: row.same_as for row in plan.measures})
    return found | {key: found[source] for key, source in shared.items() if source in found}


def _sheet(lookup: _Lookup, section: str, owner: str) -> Sheet:
    title = lookup.plan.policy.sections[section].root
    root = Node(
        code=ROOT_CODE,
        title=f"{title} – {owner}" if owner else title,
        level=ROOT_LEVEL,
        published=lookup.published.get((section, owner, ROOT_CODE, "")),
    )
    rows = [row for row in lookup.plan.measures if (row.key.section, row.key.owner) == (section, owner)]
    return Sheet(
        section=section,
        owner=owner,
        nodes=(root, *_nodes(lookup, section, owner)),
        measures=tuple(_measure(lookup, row) for row in rows),
        has_published_targets=lookup.basis.kind is BasisKind.VALID,
    )


def _nodes(lookup: _Lookup, section: str, owner: str) -> tuple[Node, ...]:
    """The nodes of a sheet, each after those above it, with the headings it needs from other sections."""
    found: dict[str, Node] = {}
    has_headings = lookup.plan.ente.section(section).headings
    for row in lookup.plan.nodes:
        if (row.section, row.owner) == (section, owner):
            above = lookup.forest.above(row)[0] if has_headings else lookup.own_above(row)
            for step in (*reversed(above), row):
                if step.node_code not in found:
                    found[step.node_code] = _node(lookup, step, section, owner)
    return tuple(found.values())


def _node(lookup: _Lookup, row: NodeRow, section: str, owner: str) -> Node:
    is_heading = (row.section, row.owner) != (section, owner)
    hangs = lookup.plan.ente.section(section).headings or lookup.own_above(row)
    parent = row.parent_code if hangs else ROOT_CODE
    node = Node(code=row.node_code, title=row.title, level=row.level, parent_code=parent, units=row.units)
    if is_heading:
        return replace(node, is_heading=True)
    return replace(node, weight=row.weight, published=lookup.published.get((section, owner, row.node_code, "")))


def _measure(lookup: _Lookup, row: MeasureRow) -> Measure:
    key = row.key
    versions = lookup.plan.versions.get(key, ())
    chosen, left_out = _in_force(versions, lookup, row.state)
    reached = lookup.actuals.get(key)
    actual, declared = _reached(reached)
    unit = (chosen.unit if chosen else "") or row.unit
    rule, params = lookup.plan.policy.named(row.rule, row.params)
    measure = Measure(
        key=key,
        name=row.indicator_name,
        direction=row.direction,
        weight=row.weight,
        op=chosen.op if chosen else None,
        target=chosen.target if chosen else None,
        soglia=lookup.soglie.get(key),
        actual=actual,
        declared=declared,
        assigned=reached.score_given if reached else None,
        baseline=row.baseline,
        previous=lookup.previous.get(key),
        benchmark=lookup.benchmarks.get(key),
        rule=rule,
        rule_params=params,
        unit=unit,
        is_date=_is_date(lookup.plan, row, chosen),
        is_awaited=not lookup.plan.is_closed and _is_awaited(reached),
        state=_state(row, reached),
        left_out=left_out,
        published=lookup.published.get(key),
        same_as=lookup.shared.get(key),
    )
    promised = _promised(lookup, measure, chosen.text if chosen else "")
    is_as_printed = promised is measure and lookup.basis.kind is BasisKind.VALID
    # Only the soglia of the valid target is printed, and none of one in words: beyond another it means nothing.
    return promised if is_as_printed else without_soglia_on_the_wrong_side(promised)


def _promised(lookup: _Lookup, measure: Measure, text: str) -> Measure:
    """The measure with the number that its target in words means; only such a one asks for its history."""
    if not is_in_words(measure, text):
        return measure
    is_percent = lookup.plan.ente.unit_kind(measure.unit) is UnitKind.PERCENT
    known = Known(lookup.plan.year, lookup.series.get(measure.key), is_percent=is_percent)
    return promised_in_words(measure, text, known, lookup.plan.policy)


def _in_force(
    versions: tuple[TargetVersion, ...], lookup: _Lookup, state: MeasureState
) -> tuple[TargetVersion | None, str]:
    """The version to show, and why the measure is left out on this basis; "" where it is not.

    A measure that is not measured and has no valid version shows its last target, as planned once.
    """
    chosen = in_force(versions, lookup.basis, lookup.plan.year)
    if state is MeasureState.MEASURED:
        return (None, "not_comparable") if belongs_to_another_indicator(versions, chosen) else (chosen, "")
    with_target = [version for version in versions if version.target is not None]
    if (chosen is None or chosen.target is None) and with_target:
        return with_target[-1], ""
    return chosen, ""


def _reached(row: ActualRow | None) -> tuple[Quantity | None, Quantity | None]:
    """The actual, from its printed parts where it is not printed itself; and the declared percentage."""
    if row is None:
        return None, None
    return row.actual or row.ratio, row.declared


def _is_awaited(reached: ActualRow | None) -> bool:
    """Whether what came of it is still to be said, by a value or by a score given by hand."""
    return reached is None or (reached.availability == NOT_YET and reached.score_given is None)


def _state(row: MeasureRow, reached: ActualRow | None) -> MeasureState:
    """The printed state; where there was no case (0/0, and nothing else is told), there was nothing to measure."""
    if row.state is not MeasureState.MEASURED or reached is None:
        return row.state
    if reached.actual is not None or reached.declared is not None or reached.score_given is not None:
        return row.state
    parts = reached.numerator, reached.denominator
    return MeasureState.NOT_MEASURABLE if all(part and part.value == 0 for part in parts) else row.state


def _is_date(plan: Plan, row: MeasureRow, chosen: TargetVersion | None) -> bool:
    if chosen and chosen.op is Op.BY:
        return True
    return plan.ente.unit_kind((chosen.unit if chosen else "") or row.unit) is UnitKind.DATE

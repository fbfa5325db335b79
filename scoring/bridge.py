"""From one result to another of the same tree: how much of the change comes from what.

"Piano contro rimodulato" (one year, two bases) and "anno su anno" (two years of one section) are the
same question. Every answer is the one engine run on sheets that are half of one and half of the other.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from scoring.engine import build, evaluate, inputs
from scoring.errors import ScoringError, SogliaSideError
from scoring.model import ROOT_CODE, MeasureState
from scoring.rounding import cleaned
from scoring.rules import refuse_soglia_on_the_wrong_side
from scoring.shared import levers, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.model import Measure, MeasureKey, Sheet
    from scoring.policy import Policy


class Cause(StrEnum):
    """What may differ between two sheets, in the order in which a reader is told."""

    INDICATORS = "indicators"
    """Indicators and nodes added, dropped, moved, or taking part in one of the two only."""
    WEIGHTS = "weights"
    SOGLIE = "soglie"
    TARGETS = "targets"
    RESULTS = "results"
    """Actuals and declared percentages, and what the method compares them with."""
    METHOD = "method"


class NoBridge(StrEnum):
    """Why a change cannot be told apart by cause."""

    NO_SCORE_BEFORE = "no_score_before"
    NO_SCORE_AFTER = "no_score_after"
    NOTHING_IN_COMMON = "nothing_in_common"
    """The node is in one sheet only, or no indicator below it is in both."""
    NOT_SEPARABLE = "not_separable"
    """With some of the causes taken from one side and the rest from the other there is no score."""


@dataclass(frozen=True, slots=True)
class Step:
    """Points of the change, with their sign, that one cause brings."""

    cause: Cause
    points: float


@dataclass(frozen=True, slots=True)
class Bridge:
    """A change told by causes: ``start`` plus the points of all steps is ``end``.

    Attributes:
        start, end: score of the node before and after, percent.
        steps: one for each cause, in the order of ``Cause``; 0 points where nothing differs.
    """

    start: float
    end: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TargetEffect:
    """What one revised target does to a node.

    Attributes:
        points: what the node would gain (lose, if negative) with this one measure as it was before;
            None where the node has no score, with it or without.
    """

    key: MeasureKey
    points: float | None


_FIELDS: Mapping[Cause, tuple[str, ...]] = {
    Cause.WEIGHTS: ("weight",),
    Cause.SOGLIE: ("soglia",),
    Cause.TARGETS: ("target", "op"),
    Cause.RESULTS: ("actual", "declared", "assigned", "baseline", "previous", "benchmark"),
    Cause.METHOD: ("rule", "rule_params"),
}
_PROMISE = ("target", "op", "soglia", "state", "left_out")
_IDENTITY = ("direction", "unit", "is_date")

Causes = frozenset[Cause]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sheets of one tree, each with its method, and the causes for which they differ."""

    before: Sheet
    after: Sheet
    policies: tuple[Policy, Policy]
    causes: Causes = frozenset()


def bridge(
    before: Sheet, after: Sheet, policies: tuple[Policy, Policy], node_code: str = ROOT_CODE
) -> Bridge | NoBridge:
    """How much of a node's change each cause brings.

    The points are Shapley values: the mean, over all the orders in which the causes could have come
    one after the other, of what each adds when it comes. In one fixed order the points would depend
    on the order chosen (a higher result is worth less once the target is reached), and nobody could
    say why that one. The causes that differ are at most six: 64 evaluations.

    Indicators are matched by key. One that takes part in one sheet only, or whose unit or direction
    changed, is another indicator: all of it belongs to INDICATORS. A soglia that would be on the
    wrong side of the other sheet's target is left out there, and the rule is then a step.

    Args:
        before: the sheet one comes from.
        after: the sheet one arrives at.
        policies: the methods of the two; twice the same within one year.
        node_code: whose score; the root's by default.

    Raises:
        ScoringError: one of the two sheets cannot be computed by its own method.

    Source:
        Shapley, "A value for n-person games" (1953); Shorrocks, "Decomposition procedures for
        distributional analysis: a unified framework based on the Shapley value", Journal of
        Economic Inequality 11 (2013).
    """
    pair = _Pair(before, after, policies)
    reason = _why_none(pair, node_code)
    if reason is not None:
        return reason
    causes = frozenset(cause for cause in Cause if _differs(pair, cause))
    pair = replace(pair, causes=causes)
    found = {subset: _hybrid_score(pair, subset, node_code) for subset in _subsets(causes)}
    scores = {subset: score for subset, score in found.items() if score is not None}
    if len(scores) < len(found):
        return NoBridge.NOT_SEPARABLE
    steps = tuple(Step(cause, shapley(scores, cause) if cause in causes else 0.0) for cause in Cause)
    return Bridge(scores[frozenset()], scores[causes], steps)


def target_effects(before: Sheet, after: Sheet, policy: Policy, node_code: str = ROOT_CODE) -> tuple[TargetEffect, ...]:
    """What each revised target, alone, does to a node, in the document's order.

    A measure is revised when its target, its soglia or its taking part differ. Each is put back by
    itself while the others stay as in ``after``, so the points need not sum to the whole change. The rows that are one
    indicator are put back together, and told once.

    Raises:
        ScoringError: ``after`` cannot be computed.
    """
    old = {measure.key: measure for measure in before.measures}
    score = score_of(after, policy, node_code)
    same, found = together(after), []
    for row in levers(after, _revised(after, old)):
        rows = [after.measures[other] for other in same.get(row, (row,))]
        changed = [_put_back(measure, old[measure.key]) for measure in rows if measure.key in old]
        back, key = score_of(_with(after, changed), policy, node_code), after.measures[row].key
        found.append(TargetEffect(key, None if score is None or back is None else back - score))
    return tuple(found)


def _revised(after: Sheet, old: Mapping[MeasureKey, Measure]) -> list[int]:
    return [
        row
        for row, measure in enumerate(after.measures)
        if measure.key in old and _take(measure, _PROMISE) != _take(old[measure.key], _PROMISE)
    ]


def share_due_to_targets(original: Sheet, valid: Sheet, policy: Policy, node_code: str = ROOT_CODE) -> float | NoBridge:
    """Points of a result that are there because targets were changed during the year.

    The score on the valid targets minus the score on the targets as planned: the whole bridge
    between the two bases. Positive where the revision helped.

    Raises:
        ScoringError: one of the two sheets cannot be computed.
    """
    start, end = score_of(original, policy, node_code), score_of(valid, policy, node_code)
    if start is None:
        return NoBridge.NO_SCORE_BEFORE
    return NoBridge.NO_SCORE_AFTER if end is None else end - start


def score_of(sheet: Sheet, policy: Policy, node_code: str = ROOT_CODE) -> float | None:
    """The score of one node, percent, without binary dust; None where it has none.

    Raises:
        ScoringError: the sheet cannot be computed.
        KeyError: no node has that code.
    """
    rows = {node.code: row for row, node in enumerate(sheet.nodes)}
    score = float(cleaned(evaluate(build(sheet, policy), inputs(sheet)).nodes)[rows[node_code], 0])
    return None if math.isnan(score) else score


def shapley(scores: Mapping[Causes, float], cause: Cause) -> float:
    """The mean of what a cause adds to the score over all the orders of the causes.

    Args:
        scores: for every subset of the causes, the score when these have come and the others not.
        cause: one of them.

    Examples:
        Two causes, 10 and 40 points each alone, 60 together: 10 left over, half each.

        >>> a, b = Cause.TARGETS, Cause.RESULTS
        >>> together = {frozenset(): 0.0, frozenset({a}): 10.0, frozenset({b}): 40.0, frozenset({a, b}): 60.0}
        >>> shapley(together, a), shapley(together, b)
        (15.0, 45.0)
    """
    many = max(len(subset) for subset in scores)
    parts = (
        (scores[subset | {cause}] - scores[subset]) / (many * math.comb(many - 1, len(subset)))
        for subset in scores
        if cause not in subset
    )
    return math.fsum(parts)


def _subsets(causes: Causes) -> list[Causes]:
    ordered = sorted(causes)
    return [frozenset(chosen) for size in range(len(ordered) + 1) for chosen in combinations(ordered, size)]


def _why_none(pair: _Pair, node_code: str) -> NoBridge | None:
    if not all(any(n.code == node_code for n in sheet.nodes) for sheet in (pair.before, pair.after)):
        return NoBridge.NOTHING_IN_COMMON
    if score_of(pair.before, pair.policies[0], node_code) is None:
        return NoBridge.NO_SCORE_BEFORE
    if score_of(pair.after, pair.policies[1], node_code) is None:
        return NoBridge.NO_SCORE_AFTER
    shared = _below(pair.before, node_code) & _below(pair.after, node_code)
    return None if shared else NoBridge.NOTHING_IN_COMMON


def _below(sheet: Sheet, node_code: str) -> set[MeasureKey]:
    """Keys of the indicators of a node and of the nodes below it."""
    codes = {node_code}
    for node in sheet.nodes[1:]:
        if node.parent_code in codes:
            codes.add(node.code)
    return {m.key for m in sheet.measures if m.key.node_code in codes}


def _differs(pair: _Pair, cause: Cause) -> bool:
    matched = _matched(pair)
    if cause is Cause.INDICATORS:
        return _skeleton(pair.before) != _skeleton(pair.after) or any(
            one != other and not _comparable(one, other) for one, other in matched
        )
    if cause is Cause.METHOD and pair.policies[0] != pair.policies[1]:
        return True
    if cause is Cause.WEIGHTS and _are_nodes_reweighted(pair):
        return True
    names = _FIELDS[cause]
    return any(_take(a, names) != _take(b, names) for a, b in matched if _comparable(a, b))


def _are_nodes_reweighted(pair: _Pair) -> bool:
    before, after = _node_weights(pair.before), _node_weights(pair.after)
    return any(before[code] != after[code] for code in before.keys() & after.keys())


def _skeleton(sheet: Sheet) -> tuple[object, ...]:
    """What hangs from what, without any number."""
    nodes = tuple((n.code, n.parent_code, n.level, n.is_heading) for n in sheet.nodes)
    return nodes, tuple(m.key for m in sheet.measures)


def _node_weights(sheet: Sheet) -> dict[str, float | None]:
    return {node.code: node.weight for node in sheet.nodes}


def _matched(pair: _Pair) -> list[tuple[Measure, Measure]]:
    after = {measure.key: measure for measure in pair.after.measures}
    return [(measure, after[measure.key]) for measure in pair.before.measures if measure.key in after]


def _comparable(one: Measure, other: Measure) -> bool:
    """Whether fields of the one may stand beside fields of the other."""
    return _takes_part(one) and _takes_part(other) and _take(one, _IDENTITY) == _take(other, _IDENTITY)


def _takes_part(measure: Measure) -> bool:
    return measure.state is MeasureState.MEASURED and not measure.left_out


def _take(measure: Measure, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(measure, name) for name in names)


def _hybrid_score(pair: _Pair, causes: Causes, node_code: str) -> float | None:
    """The score with these causes as after and the others as before."""
    policy = pair.policies[Cause.METHOD in causes]
    try:
        return score_of(_hybrid(pair, causes), policy, node_code)
    except ScoringError:
        # Each sheet alone can be computed: it is the mixture that the method does not allow.
        return None


def _hybrid(pair: _Pair, causes: Causes) -> Sheet:
    """The tree of one sheet, with every field of what is in both from the side its cause says."""
    is_new = Cause.INDICATORS in causes
    base, other = (pair.after, pair.before) if is_new else (pair.before, pair.after)
    foreign = pair.causes - causes if is_new else causes
    others = {measure.key: measure for measure in other.measures}
    mixed = replace(base, measures=tuple(_mixed(m, others.get(m.key), foreign) for m in base.measures))
    return _on_the_scale_of(other, mixed) if Cause.WEIGHTS in foreign else mixed


def _mixed(base: Measure, other: Measure | None, foreign: Causes) -> Measure:
    if other is None or not _comparable(base, other):
        return base
    names = [name for cause in foreign for name in _FIELDS.get(cause, ())]
    return _without_a_soglia_out_of_place(replace(base, **{name: getattr(other, name) for name in names}))


def _on_the_scale_of(other: Sheet, sheet: Sheet) -> Sheet:
    """The sheet with the weights of another, and its own only for what the other does not have.

    Without this, where one year prints weights and the other has none, what is new would be weighed
    against siblings without weight, and would be all that counts.
    """
    nodes, measures = _node_weights(other), {m.key: m for m in other.measures}
    levels, owners = _grouped((n.level, n.weight) for n in other.nodes[1:]), _own_weights(other)
    return replace(
        sheet,
        nodes=tuple(
            replace(n, weight=nodes[n.code] if n.code in nodes else _fitted(n.weight, levels.get(n.level)))
            for n in sheet.nodes
        ),
        measures=tuple(
            m
            if m.key in measures and _comparable(m, measures[m.key])
            else replace(m, weight=_fitted(m.weight, owners.get(m.key.node_code)))
            for m in sheet.measures
        ),
    )


def _own_weights(sheet: Sheet) -> dict[str, list[float | None]]:
    return _grouped((m.key.node_code, m.weight) for m in sheet.measures if _takes_part(m))


def _grouped(pairs: Iterable[tuple[str, float | None]]) -> dict[str, list[float | None]]:
    found: dict[str, list[float | None]] = {}
    for name, weight in pairs:
        found.setdefault(name, []).append(weight)
    return found


def _fitted(weight: float | None, siblings: list[float | None] | None) -> float | None:
    """A weight among siblings that print theirs, or print none: none as they, or as much as one of them.

    Examples:
        >>> _fitted(20.0, [None, None]), _fitted(None, [60.0, 40.0]), _fitted(20.0, [60.0, 40.0])
        (None, 50.0, 20.0)
    """
    if not siblings:
        return weight
    known = [sibling for sibling in siblings if sibling is not None]
    if not known:
        return None
    return math.fsum(known) / len(known) if weight is None else weight


def _without_a_soglia_out_of_place(measure: Measure) -> Measure:
    try:
        refuse_soglia_on_the_wrong_side(measure)
    except SogliaSideError:
        return replace(measure, soglia=None)
    return measure


def _put_back(measure: Measure, old: Measure) -> Measure:
    names = (*_PROMISE, *_IDENTITY)
    return _without_a_soglia_out_of_place(replace(measure, **{name: getattr(old, name) for name in names}))


def _with(sheet: Sheet, changed: Iterable[Measure]) -> Sheet:
    by_key = {measure.key: measure for measure in changed}
    return replace(sheet, measures=tuple(by_key.get(m.key, m) for m in sheet.measures))

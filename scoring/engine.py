"""The engine: arrays in, scores of every measure and node out, for any number of scenarios at once.

One column is this year's tree; two more are the lowest and highest it could be; ten thousand are
simulated futures. There is no other implementation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from scoring.policy import Aggregation, Missing, RoundingMode
from scoring.rounding import DUST, rounded
from scoring.rules import RuleInputs, refuse_soglia_on_the_wrong_side, rule_named
from scoring.structure import Layer, Structure, chain, outside, structure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array, Curve
    from scoring.model import Direction, Measure, Node, Quantity, Sheet
    from scoring.policy import Policy, Rounding

Way = TypeVar("Way")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that may vary between scenarios, each of shape (measures, scenarios), NaN = none."""

    target: Array
    soglia: Array
    actual: Array
    weight: Array
    declared: Array
    baseline: Array
    benchmark: Array


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Measures that share a rule and its direction, so that one curve serves them all.

    Attributes:
        rows: their positions in the sheet.
        tolerance: shape (rows, 1), or (rows, scenarios): half a unit of the last digit of target and actual.
    """

    rows: NDArray[np.int_]
    rule: str
    params: tuple[float, ...]
    direction: Direction
    strict: bool
    tolerance: Array


@dataclass(frozen=True, slots=True)
class Model:
    """A sheet under a method, ready to be evaluated on any inputs.

    Attributes:
        awaited: shape (measures, 1): True where a measure without a value is awaited, not missing.
        roundings: of each layer, every rounding with the places in it of the nodes that are so shortened.
        aggregations: of each layer, every way to combine scores with the places in it of the nodes that are so made.
    """

    sheet: Sheet
    policy: Policy
    structure: Structure
    groups: tuple[RuleGroup, ...]
    awaited: NDArray[np.bool_]
    roundings: tuple[tuple[tuple[Rounding, list[int]], ...], ...]
    aggregations: tuple[tuple[tuple[Aggregation, list[int]], ...], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What one evaluation gives. ``parts`` are measures first, then nodes; NaN = no score.

    Attributes:
        parts: scores, percent, shape (measures + nodes, scenarios).
        raw: the same before floor, cap and rounding; rubbish where ``parts`` has none.
        base: what the weights of each node's parts are divided by, shape (nodes, scenarios); 0 where it has none.
        weights: weight with which each part entered, 0 where it was left out; same shape.
        planned: weight it would have had; same shape.
        effective: share of the root, 0-1; same shape.
        measured_share, declared_share: shape (nodes, scenarios), 0-1.
        awaited_share: of the planned weight, what is awaited, 0-1; of measures and nodes, the shape of ``parts``.
    """

    model: Model
    parts: Array
    raw: Array
    base: Array
    weights: Array
    planned: Array
    effective: Array
    measured_share: Array
    declared_share: Array
    awaited_share: Array

    @property
    def measures(self) -> Array:
        """Scores of the measures, (measures, scenarios)."""
        return self.parts[: self.model.structure.measures]

    @property
    def nodes(self) -> Array:
        """Scores of the nodes, (nodes, scenarios), the root first."""
        return self.parts[self.model.structure.measures :]


def build(sheet: Sheet, policy: Policy) -> Model:
    """Compile a sheet under a method.

    Raises:
        ScoringError: an unknown rule, a soglia on the wrong side, nodes that are no tree.
    """
    for measure in sheet.measures:
        refuse_soglia_on_the_wrong_side(measure)
    awaited = np.array([measure.is_awaited for measure in sheet.measures], dtype=bool).reshape(-1, 1)
    plan = structure(sheet, policy)
    aggregations = tuple(places(sheet, layer, policy.aggregation_of) for layer in plan.layers)
    shortened = (places(sheet, layer, policy.rounding_of) for layer in plan.layers)
    roundings = tuple(tuple(each for each in found if each[0].mode is not RoundingMode.NONE) for found in shortened)
    return Model(sheet, policy, plan, groups_of(sheet, policy), awaited, roundings, aggregations)


def inputs(sheet: Sheet) -> Inputs:
    """The sheet's own numbers, as one column.

    A score given by hand is there as one that is declared, without the actual that it stands in the place of.
    """
    ms = sheet.measures
    return Inputs(
        target=_column([m.target for m in ms]),
        soglia=_column([m.soglia for m in ms]),
        actual=_column([None if m.assigned else m.actual for m in ms]),
        weight=np.array([np.nan if m.weight is None else m.weight for m in ms], dtype=float).reshape(-1, 1),
        declared=_column([m.assigned or m.declared for m in ms]),
        baseline=_column([m.baseline or m.previous for m in ms]),
        benchmark=_column([m.benchmark for m in ms]),
    )


def evaluate(model: Model, given: Inputs) -> Scores:
    """Score every measure and every node in every scenario.

    Args:
        model: a compiled sheet.
        given: arrays of shape (measures, scenarios); arrays of one column serve every scenario.
    """
    found = filled(model, given)
    parts, planned = found.parts, found.planned
    weights = np.where(np.isnan(parts), 0.0, planned * found.entering)
    return Scores(
        model=model,
        parts=parts,
        raw=found.raw,
        base=found.base,
        weights=weights,
        planned=planned,
        effective=_effective(model.structure, weights, found.base),
        measured_share=found.measured,
        declared_share=_declared_share(model, given, weights),
        awaited_share=found.awaited,
    )


def filled(model: Model, given: Inputs) -> Found:
    """Everything that an evaluation finds, measures and nodes."""
    found = begun(model, given)
    for height, layer in enumerate(model.structure.layers):
        aggregate(model, height, layer, found)
    return found


def root_over(model: Model, values: Mapping[int, float]) -> float | None:
    """The root by the method's own mean, over some of its parts only and with other numbers for them.

    Args:
        model: a compiled sheet.
        values: by part number, percent; parts of the root that are not among them do not count.

    Returns:
        Percent, with the root's rounding; None where none of ``values`` has a weight in the root.
    """
    found = [part for part in model.structure.parts_of.get(0, ()) if part in values]
    weights = _root_weights(model)[found]
    if weights.sum() <= 0:
        return None
    layer = Layer(np.array([model.structure.root]), np.array(found), np.array([0]))
    scores = np.array([[values[part]] for part in found])
    known = np.where(np.isnan(scores), 0.0, weights)
    method = model.policy.aggregation
    base = _base(model, method, known, layer, np.zeros_like(known))
    whole = _combined(method, scores, known, known, base, layer)
    whole = np.clip(whole, model.policy.floor, model.policy.cap)
    return float(rounded(whole, model.policy.root_rounding)[0, 0])


def _root_weights(model: Model) -> Array:
    """The weights with which parts enter the root's own mean, those that have no score too, shape (parts, 1)."""
    given = inputs(model.sheet)
    if not model.structure.held:
        return _planned_weights(model, given, 1)
    scores = evaluate(model, given)
    return np.where(scores.weights > 0, scores.weights, scores.planned)


def curves_of(model: Model, given: Inputs) -> tuple[Curve, ...]:
    """The curve of every measure, in the sheet's order: each group of measures compiled once."""
    found: dict[int, Curve] = {}
    for group in model.groups:
        made = _curve(model, group, given)
        found.update((int(row), made.row(at)) for at, row in enumerate(group.rows))
    return tuple(found[row] for row in range(len(found)))


def curve_of(model: Model, given: Inputs, row: int) -> Curve:
    """The curve of one measure, by its position in the sheet."""
    for group in model.groups:
        found = np.flatnonzero(group.rows == row)
        if found.size:
            return _curve(model, group, given).row(int(found[0]))
    raise IndexError(row)


def _column(quantities: Sequence[Quantity | None]) -> Array:
    return np.array([np.nan if q is None else q.value for q in quantities], dtype=float).reshape(-1, 1)


def groups_of(sheet: Sheet, policy: Policy) -> tuple[RuleGroup, ...]:
    """The measures of a sheet by the rule that scores them."""
    rows: dict[tuple[str, tuple[float, ...], Direction, bool], list[int]] = {}
    for row, measure in enumerate(sheet.measures):
        rule, params = policy.rule_of(measure)
        rule_named(rule)
        strict = measure.op is not None and measure.op.is_strict
        rows.setdefault((rule, params, measure.direction, strict), []).append(row)
    return tuple(
        RuleGroup(np.array(found), rule, params, direction, strict, _tolerance([sheet.measures[r] for r in found]))
        for (rule, params, direction, strict), found in rows.items()
    )


def places(sheet: Sheet, layer: Layer, way_of: Callable[[Node], Way]) -> tuple[tuple[Way, list[int]], ...]:
    """Every way in which the nodes of a layer are treated, with their places in it: one way for all nearly always."""
    found: dict[Way, list[int]] = {}
    for place, whole in enumerate(layer.wholes.tolist()):
        found.setdefault(way_of(sheet.nodes[whole - len(sheet.measures)]), []).append(place)
    return tuple(found.items())


def _tolerance(measures: Sequence[Measure]) -> Array:
    halves = [max((q.half_unit for q in (m.target, m.actual) if q), default=0.0) for m in measures]
    return np.array(halves, dtype=float).reshape(-1, 1)


def _curve(model: Model, group: RuleGroup, given: Inputs) -> Curve:
    def of(values: Array) -> Array:
        return values[group.rows]

    return rule_named(group.rule)(
        RuleInputs(
            target=of(given.target),
            soglia=of(given.soglia),
            baseline=of(given.baseline),
            benchmark=of(given.benchmark),
            tolerance=group.tolerance,
            direction=group.direction,
            strict=group.strict,
            cap=model.policy.cap,
            params=group.params,
        )
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What an evaluation has found so far: arrays that each layer fills further.

    Attributes:
        parts, raw, planned, base: as in ``Scores``; what is wholly awaited has no weight in ``planned``.
        full: weight that each part will have once nothing is awaited.
        awaited: as ``Scores.awaited_share``.
        entering: the part of its weight with which each enters the mean above, 0-1: less than all of it only where a
            node weighs what it holds and some of that has no score.
        blocked: measures that keep their node from having a score, shape (measures, scenarios).
        measured: as ``Scores.measured_share``.
    """

    parts: Array
    raw: Array
    planned: Array
    full: Array
    awaited: Array
    base: Array
    entering: Array
    blocked: NDArray[np.bool_]
    measured: Array


def begun(model: Model, given: Inputs) -> Found:
    """The scores of the measures; nodes have none yet."""
    plan = model.structure
    raw, missing, awaited = _leaves(model, given)
    scenarios = raw.shape[1]
    full = _planned_weights(model, given, scenarios)
    nodes = np.full((plan.nodes, scenarios), np.nan)
    waits = np.concatenate([np.where(awaited & (full[: plan.measures] > 0), 1.0, 0.0), np.zeros_like(nodes)])
    planned = np.where(waits > 0, 0.0, full)
    weighs = planned[: plan.measures] > 0
    leaf = rounded(np.clip(raw, model.policy.floor, model.policy.cap), model.policy.leaf_rounding)
    return Found(
        parts=np.concatenate([np.where(weighs, leaf, np.nan), nodes]),
        raw=np.concatenate([raw, nodes]),
        planned=planned,
        full=full,
        awaited=waits,
        base=np.zeros((plan.nodes, scenarios)),
        entering=np.ones_like(full),
        blocked=missing & weighs & (model.policy.missing is Missing.NOT_EVALUABLE),
        measured=np.zeros((plan.nodes, scenarios)),
    )


def _leaves(model: Model, given: Inputs) -> tuple[Array, NDArray[np.bool_], NDArray[np.bool_]]:
    """Scores that the rules give the measures; which lack for good an actual that was promised, and which as yet."""
    scenarios = np.broadcast_shapes(*(getattr(given, name).shape for name in Inputs.__slots__))[1]
    scores = np.full((model.structure.measures, scenarios), np.nan)
    for group in model.groups:
        scores[group.rows] = _curve(model, group, given)(np.broadcast_to(given.actual, scores.shape)[group.rows])
    absent = np.isnan(given.actual) & np.isnan(given.declared) & ~np.isnan(given.target)
    missing, awaited = absent & ~model.awaited, absent & model.awaited
    scores = np.where(np.isnan(given.actual), given.declared, scores)
    if model.policy.missing in _WORTH:
        scores = np.where(missing, _WORTH[model.policy.missing], scores)
    return scores, np.broadcast_to(missing, scores.shape), np.broadcast_to(awaited, scores.shape)


_WORTH = {Missing.ZERO: 0.0, Missing.REACHED: 100.0}
"""The score of a missing actual, percent, where the method gives it one."""


def _planned_weights(model: Model, given: Inputs, scenarios: int) -> Array:
    plan = model.structure
    nodes = np.broadcast_to(plan.node_weights[:, None], (plan.nodes, scenarios))
    weights = np.concatenate([np.broadcast_to(given.weight, (plan.measures, scenarios)), nodes])
    weights = np.where(plan.equal[:, None], 1.0, np.nan_to_num(weights, nan=0.0))
    weights[: plan.measures][~plan.counts] = 0.0
    if plan.held:
        weights[plan.measures :] = 0.0
    return weights


def aggregate(model: Model, height: int, layer: Layer, found: Found) -> None:
    """Write the scores of one layer's nodes into ``found``; ``height`` is the place of the layer."""
    policy, offset = model.policy, model.structure.measures
    scores, weights, full = found.parts[layer.parts], found.planned[layer.parts], found.full[layer.parts]
    waits = found.awaited[layer.parts]
    known = np.where(np.isnan(scores), 0.0, weights * found.entering[layer.parts])
    total, wanted = _sums(known, layer), _sums(weights, layer)
    share = np.divide(total, wanted, out=np.zeros_like(total), where=wanted > 0)
    counted = known if policy.renormalise else weights
    waiting = np.where((weights > 0) | (waits == 0), 0.0, full)
    base, whole = np.empty_like(total), np.empty_like(total)
    for method, rows in model.aggregations[height]:
        its_base = _base(model, method, counted, layer, waiting)
        base[rows] = its_base[rows]
        whole[rows] = _combined(method, scores, known, counted, its_base, layer)[rows]
    enough = (total > 0) & (share + DUST >= policy.min_measured_share) & ~_blocked(found.blocked, layer, offset)
    shortened = np.clip(whole, policy.floor, policy.cap)
    for how, rows in model.roundings[height]:
        shortened[rows] = rounded(shortened[rows], how)
    found.raw[layer.wholes] = whole
    found.base[layer.wholes - offset] = base
    found.parts[layer.wholes] = np.where(enough, shortened, np.nan)
    found.measured[layer.wholes - offset] = share
    waited = _sums(full * waits, layer)
    whole_weight = _sums(np.where((weights > 0) | (waits > 0), full, 0.0), layer)
    found.awaited[layer.wholes] = np.divide(waited, whole_weight, out=np.zeros_like(waited), where=whole_weight > 0)
    if model.structure.held:
        found.planned[layer.wholes], found.full[layer.wholes] = wanted, _sums(full, layer)
        if policy.renormalise:
            found.entering[layer.wholes] = share
    found.planned[layer.wholes] = np.where((wanted == 0) & (waited > 0), 0.0, found.planned[layer.wholes])


def _sums(values: Array, layer: Layer) -> Array:
    return np.add.reduceat(values, layer.starts, axis=0)


def _blocked(blocked: NDArray[np.bool_], layer: Layer, offset: int) -> NDArray[np.bool_]:
    if not blocked.any():
        return np.zeros((len(layer.wholes), blocked.shape[1]), dtype=bool)
    padded = np.concatenate([blocked, np.zeros((int(layer.parts.max()) + 1, blocked.shape[1]), dtype=bool)])
    return np.logical_or.reduceat(np.where((layer.parts < offset)[:, None], padded[layer.parts], False), layer.starts)


def _base(model: Model, method: Aggregation, counted: Array, layer: Layer, awaited: Array) -> Array:
    """What the weights of each whole are divided by.

    Their sum; 100 where printed weights are summed as they are, less the weight of what is wholly awaited.
    """
    base = _sums(counted, layer)
    if method is not Aggregation.SUM:
        return base
    printed = np.logical_and.reduceat(~model.structure.equal[layer.parts], layer.starts)
    return np.where(printed[:, None], 100.0 - _sums(awaited, layer), base)


def _combined(  # noqa: PLR0913, PLR0917 - the arrays of one layer
    method: Aggregation, scores: Array, known: Array, counted: Array, base: Array, layer: Layer
) -> Array:
    """The scores of the wholes; rubbish (never a warning) where nothing is known.

    Args:
        method: how they are combined.
        scores: of the parts, NaN where there is none.
        known: their weights, 0 where there is no score.
        counted: the weights that make the whole: those known, or all of them when the method does
            not bring the known ones back to 100, and what has no score then counts as zero.
        base: what the weights are divided by.
        layer: which parts make which whole.
    """
    if method is Aggregation.MINIMUM:
        return np.minimum.reduceat(np.where(known > 0, scores, np.inf), layer.starts)
    filled = np.where(known > 0, scores, 0.0)
    safe = np.where(base > 0, base, 1.0)
    if method is Aggregation.GEOMETRIC:
        return _geometric(filled, counted, safe, layer)
    return _sums(known * filled, layer) / safe


def _geometric(scores: Array, weights: Array, base: Array, layer: Layer) -> Array:
    positive = np.where(scores > 0, scores, 1.0)
    mean = np.exp(_sums(weights * np.log(positive), layer) / base)
    has_zero = np.add.reduceat(np.where((scores <= 0) & (weights > 0), 1, 0), layer.starts) > 0
    return np.where(has_zero, 0.0, mean)


def _effective(plan: Structure, weights: Array, base: Array) -> Array:
    """Share of the root, from the top down; a grouping outside the chain has the sum of its parts'."""
    effective = np.zeros_like(weights)
    effective[plan.root] = 1.0
    for whole in chain(plan):
        below = list(plan.parts_of[whole - plan.measures])
        divisor = base[whole - plan.measures]
        effective[below] = effective[whole] * weights[below] / np.where(divisor > 0, divisor, 1.0)
    for index in outside(plan):
        effective[index + plan.measures] = effective[list(plan.parts_of[index])].sum(axis=0)
    return effective


def _declared_share(model: Model, given: Inputs, weights: Array) -> Array:
    plan = model.structure
    declared = np.zeros_like(weights)
    declared[: plan.measures] = np.isnan(given.actual) & ~np.isnan(given.declared)
    for layer in plan.layers:
        total = _sums(weights[layer.parts], layer)
        part = _sums(weights[layer.parts] * declared[layer.parts], layer)
        declared[layer.wholes] = part / np.where(total > 0, total, 1.0)
    return declared[plan.measures :]

"""How solid a word is: the same results under other choices that a method could lawfully have made.

A word that another cap, another rounding or weights a tenth larger would change says less of the
results than of the method.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from scoring.bands import band_of
from scoring.engine import Inputs, build, evaluate, inputs
from scoring.model import ROOT_CODE, Direction, Measure, MeasureKey, Node, Sheet
from scoring.policy import Aggregation, Missing, Rounding, RoundingMode, SectionPolicy, Weights
from scoring.rounding import cleaned
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.curves import Array
    from scoring.engine import Scores
    from scoring.policy import Band, Policy
    from scoring.result import NodeResult

WEIGHT_SHARE = 0.1
"""How far every weight may go, either way, as a share of itself."""

CAPS = (100.0, 120.0)

LEAF_ROUNDINGS = (
    Rounding(RoundingMode.HALF_UP, 0),
    Rounding(RoundingMode.HALF_UP, 2),
    Rounding(RoundingMode.TRUNCATE, 0),
)
NODE_ROUNDING = Rounding(RoundingMode.HALF_UP, 0)


class Kind(StrEnum):
    """Which choice is made otherwise."""

    CAP = "cap"
    """Highest score: 120 where it is 100, 100 where it is anything else."""
    LEAF_ROUNDING = "leaf_rounding"
    """Scores of the indicators are shortened before the means."""
    NODE_ROUNDING = "node_rounding"
    """Scores of the nodes are shortened before the means above them."""
    MISSING = "missing"
    """What a missing actual means."""
    WEIGHTS_DOWN = "weights_down"
    """Every weight within a tenth of itself, so that the score is the lowest."""
    WEIGHTS_UP = "weights_up"
    """The same, so that it is the highest."""
    PRINTED_LOW = "printed_low"
    """Every actual at the worst value that prints the same way."""
    PRINTED_HIGH = "printed_high"


Parameter = float | Rounding | Missing


@dataclass(frozen=True, slots=True)
class Check:
    """One choice made otherwise, and what becomes of the word.

    Attributes:
        parameter: the cap, the rounding, the meaning of a missing actual, or the share (0-1) by which
            weights move; None for the printed precision.
        score, band: of the node then; None where it has none.
        survives: the word is the same.
    """

    kind: Kind
    parameter: Parameter | None
    score: float | None
    band: Band | None
    survives: bool


@dataclass(frozen=True, slots=True)
class Robustness:
    """A word and what it resists.

    Attributes:
        band: the word of the node by the method in force; None where it has no score, and there is
            then nothing to check.
        checks: only the choices that differ from the method in force, in the order of ``Kind``.
    """

    band: Band | None
    checks: tuple[Check, ...]

    @property
    def is_robust(self) -> bool:
        """Whether there is a word and it survives every check."""
        return self.band is not None and all(check.survives for check in self.checks)


def robustness(sheet: Sheet, policy: Policy, node_code: str = ROOT_CODE) -> Robustness:
    """Whether the word of a node survives each choice that the method could have made otherwise.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
        KeyError: no node has that code.
    """
    result = score_sheet(sheet, policy).node(node_code)
    if result.band is None:
        return Robustness(None, ())
    row = next(row for row, node in enumerate(sheet.nodes) if node.code == node_code)
    found = (*_methods(sheet, policy, row), *_weights(sheet, policy, row), *_printed(result))
    checks = tuple(_check(kind, parameter, score, policy, result.band) for kind, parameter, score in found)
    return Robustness(result.band, checks)


def weight_extremes(sheet: Sheet, policy: Policy, node_code: str = ROOT_CODE) -> tuple[float, float] | None:
    """Lowest and highest score of a node when every weight below it may move by a tenth of itself.

    All weights move freely, of indicators and of nodes, equal weights as well as printed ones; what
    has a score and what has none stays as it is. The two numbers are exact, not sampled: a mean is
    highest when the parts above some threshold weigh the most they may and the others the least, and
    a node is highest when its parts are; so every threshold is tried, from the lowest nodes up.

    Returns:
        Percent, rounded as the method rounds; None where the node has no score.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
        KeyError: no node has that code.

    Examples:
        Two halves, one at 100 and one at 0: 0.9 / (0.9 + 1.1) and 1.1 / (1.1 + 0.9) of 100.

        >>> threshold_weights(np.array([100.0, 0.0])).tolist()
        [[0.9, 1.1, 1.1], [0.9, 0.9, 1.1]]
    """
    rows = {node.code: row for row, node in enumerate(sheet.nodes)}
    row = rows[node_code]
    scores = evaluate(build(sheet, policy), inputs(sheet))
    if math.isnan(scores.nodes[row, 0]):
        return None
    low, high = _extremes(scores, scores.model.structure.measures + row)
    return float(cleaned(np.array(low))), float(cleaned(np.array(high)))


def threshold_weights(scores: Array) -> Array:
    """Factors of the weights, (parts, parts + 1): column k raises the k best parts and lowers the others.

    Args:
        scores: of the parts, shape (parts,), without NaN; negated, the k worst are raised.
    """
    ranks = np.argsort(np.argsort(-scores, kind="stable"), kind="stable")
    is_raised = ranks[:, None] < np.arange(len(scores) + 1)[None, :]
    return np.where(is_raised, 1 + WEIGHT_SHARE, 1 - WEIGHT_SHARE)


Found = tuple[Kind, Parameter | None, float | None]


def _check(kind: Kind, parameter: Parameter | None, score: float | None, policy: Policy, word: Band) -> Check:
    band = band_of(score, policy.bands)
    return Check(kind, parameter, score, band, band == word)


def _methods(sheet: Sheet, policy: Policy, row: int) -> Iterator[Found]:
    """The score of a node under each method that differs from the one in force by one choice."""
    for kind, parameter, other in _alternatives(policy):
        score = float(cleaned(evaluate(build(sheet, other), inputs(sheet)).nodes)[row, 0])
        yield kind, parameter, None if math.isnan(score) else score


def _alternatives(policy: Policy) -> Iterator[tuple[Kind, Parameter, Policy]]:
    cap = CAPS[1] if policy.cap == CAPS[0] else CAPS[0]
    yield Kind.CAP, cap, replace(policy, cap=cap)
    for rounding in LEAF_ROUNDINGS:
        if rounding != policy.leaf_rounding:
            yield Kind.LEAF_ROUNDING, rounding, replace(policy, leaf_rounding=rounding)
    if policy.node_rounding != NODE_ROUNDING:
        yield Kind.NODE_ROUNDING, NODE_ROUNDING, replace(policy, node_rounding=NODE_ROUNDING)
    for missing in (Missing.ZERO, Missing.EXCLUDED, Missing.NOT_EVALUABLE):
        if missing is not policy.missing:
            yield Kind.MISSING, missing, replace(policy, missing=missing)


def _weights(sheet: Sheet, policy: Policy, row: int) -> Iterator[Found]:
    extremes = weight_extremes(sheet, policy, sheet.nodes[row].code)
    methods = {policy.aggregation, *policy.level_aggregations.values()}
    if methods != {Aggregation.MINIMUM} and extremes is not None:
        yield Kind.WEIGHTS_DOWN, WEIGHT_SHARE, extremes[0]
        yield Kind.WEIGHTS_UP, WEIGHT_SHARE, extremes[1]


def _printed(result: NodeResult) -> Iterator[Found]:
    if result.low != result.score:
        yield Kind.PRINTED_LOW, None, result.low
    if result.high != result.score:
        yield Kind.PRINTED_HIGH, None, result.high


def _extremes(scores: Scores, part: int) -> tuple[float, float]:
    """Lowest and highest score of a part; a measure, or what has no score, has only its own."""
    plan = scores.model.structure
    own = float(scores.parts[part, 0])
    if part < plan.measures or math.isnan(own):
        return own, own
    parts = list(plan.parts_of[part - plan.measures])
    below = np.array([_extremes(scores, each) for each in parts])
    low, high = np.nan_to_num(below, nan=0.0).T
    lowest = _whole(scores, part, below[:, 0], threshold_weights(-low)).min()
    return float(lowest), float(_whole(scores, part, below[:, 1], threshold_weights(high)).max())


def _whole(scores: Scores, whole: int, below: Array, factors: Array) -> Array:
    """The scores of a node under several weightings of its parts: the engine on one node alone.

    Args:
        scores: of the whole tree, for the weights.
        whole: part number of the node.
        below: scores of its parts, shape (parts,), NaN where there is none.
        factors: of the weights, shape (parts, weightings).
    """
    plan, policy = scores.model.structure, scores.model.policy
    parts = list(plan.parts_of[whole - plan.measures])
    weights = (scores.weights if policy.renormalise else scores.planned)[parts] * factors
    node = scores.model.sheet.nodes[whole - plan.measures]
    if policy.aggregation_of(node) is Aggregation.SUM and plan.equal[parts].any():
        # Equal parts of a sum are shares of the node, printed ones are points: as shares they make 100.
        counted = ~np.isnan(below) if policy.renormalise else np.ones(len(parts), dtype=bool)
        weights = 100 * weights / weights[counted].sum(axis=0)
    model = build(_flat(len(parts)), _flat_policy(policy, node))
    nothing = np.full((len(parts), 1), np.nan)
    given = Inputs(nothing, nothing, nothing, weights, below[:, None], nothing, nothing)
    found: Array = evaluate(model, given).nodes[0]
    return found


_FLAT = "flat"


def _flat(parts: int) -> Sheet:
    """A root with so many parts, whose scores and weights are given to the engine as arrays."""
    keys = [MeasureKey(_FLAT, "", ROOT_CODE, str(part)) for part in range(parts)]
    measures = tuple(Measure(key=key, name="", direction=Direction.HIGHER, weight=1.0) for key in keys)
    return Sheet(section=_FLAT, nodes=(Node(code=ROOT_CODE, title="", level=_FLAT),), measures=measures)


def _flat_policy(policy: Policy, node: Node) -> Policy:
    """The method for a node alone: its mean, its limits, its rounding, and parts that are scores already."""
    return replace(
        policy,
        rule="on_off",
        rule_params=(),
        exceptions=(),
        weights=Weights.AS_GIVEN,
        sections={_FLAT: SectionPolicy(root="")},
        aggregation=policy.aggregation_of(node),
        leaf_rounding=Rounding(),
        root_rounding=policy.rounding_of(node),
        min_measured_share=0.0,
    )

"""The calculation of a score as the engine made it: what entered, what came out, and where the points went.

The points that a node lacks (the most that the method gives, minus its score) are divided among its parts and
what is not a part (weight that nobody has, limits, rounding), so that they always sum to what the node lacks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from scoring.policy import Aggregation, Rounding
from scoring.rounding import DUST, rounded
from scoring.structure import chain, outside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.engine import Scores
    from scoring.policy import Policy


class StepKind(StrEnum):
    """What a method may still do to a score."""

    FLOOR = "floor"
    CAP = "cap"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a score that changed it, percent before and after."""

    kind: StepKind
    before: float
    after: float
    rounding: Rounding = field(default_factory=Rounding)

    def apply(self, score: float) -> float:
        """The same done to another score.

        Examples:
            >>> Step(StepKind.CAP, 140.0, 120.0).apply(121.0), Step(StepKind.FLOOR, 4.0, 10.0).apply(4.5)
            (120.0, 10.0)
        """
        if self.kind is StepKind.CAP:
            return min(score, self.after)
        if self.kind is StepKind.FLOOR:
            return max(score, self.after)
        return float(rounded(np.array(score), self.rounding))


@dataclass(frozen=True, slots=True)
class Entry:
    """What one part brought to its whole.

    Attributes:
        share: of the whole, 0-1: its weight over what the weights are divided by; 0 where it was left out.
        score: that entered, after its own rounding; None where it has none (and counts as zero, with a share).
        points: of the whole's score that it took.
    """

    share: float
    score: float | None
    points: float


class Rest(StrEnum):
    """Where points went that no part took."""

    NOT_ASSIGNED = "not_assigned"
    """Weight that no part has; below zero where the parts have more than the whole."""
    FLOOR = "floor"
    CAP = "cap"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Calculation:
    """How the score of a node came about.

    Attributes:
        entries: one for each part, in the document's order.
        raw: the scores combined, before floor, cap and rounding; None where the node has no score.
        steps: what was done to it, in order; empty where nothing changed it.
        rest: points that no part took, with their sign; only those that are not zero.
    """

    aggregation: Aggregation
    entries: tuple[Entry, ...]
    raw: float | None
    steps: tuple[Step, ...] = ()
    rest: tuple[tuple[Rest, float], ...] = ()


def steps(raw: float, policy: Policy, rounding: Rounding) -> tuple[Step, ...]:
    """What a method does to a raw score, in order; only what changes it."""
    limited = min(max(raw, policy.floor), policy.cap)
    short = float(rounded(np.array(limited), rounding))
    found = (
        Step(StepKind.FLOOR if raw < limited else StepKind.CAP, raw, limited),
        Step(StepKind.ROUNDING, limited, short, rounding),
    )
    return tuple(step for step in found if abs(step.after - step.before) > DUST)


def calculations(scores: Scores, column: int) -> Mapping[int, Calculation]:
    """The calculation of every node that is made of something, by its place in the sheet."""
    return {index: _calculation(scores, column, index) for index in scores.model.structure.parts_of}


def lost(scores: Scores, column: int, found: Mapping[int, Calculation]) -> tuple[float, ...]:
    """Points of the root that each part (measures, then nodes) took; 0 where it has no part in the root.

    From the root down each whole hands what it lost to its parts, in proportion to what each took from it;
    a grouping above the parts of the root has lost what they did.
    """
    plan, cap = scores.model.structure, scores.model.policy.cap
    points = [0.0] * len(scores.parts)
    scale = [0.0] * len(scores.parts)
    scale[plan.root] = 1.0
    root = scores.parts[plan.root, column]
    points[plan.root] = 0.0 if np.isnan(root) else cap - float(root)
    for whole in chain(plan):
        made, factor = found[whole - plan.measures], scale[whole]
        for part, entry in zip(sorted(plan.parts_of[whole - plan.measures]), made.entries, strict=True):
            points[part] = factor * entry.points
            scale[part] = factor * _slope(entry, cap)
    for index in outside(plan):
        points[index + plan.measures] = math.fsum(points[part] for part in plan.parts_of[index])
    return tuple(points)


def _slope(entry: Entry, cap: float) -> float:
    """Points that the whole lost for each that the part did."""
    if entry.score is None:
        return 0.0
    missing = cap - entry.score
    return entry.points / missing if abs(missing) > DUST else entry.share


def _calculation(scores: Scores, column: int, index: int) -> Calculation:
    plan, policy = scores.model.structure, scores.model.policy
    method = policy.aggregation_of(scores.model.sheet.nodes[index])
    parts = sorted(plan.parts_of[index])
    whole = plan.measures + index
    has_score = not np.isnan(scores.parts[whole, column])
    raw = float(scores.raw[whole, column]) if has_score else None
    is_out_of_100 = method is Aggregation.SUM and not plan.equal[parts].any()
    weighed = [_weighed(scores, column, index, part, is_out_of_100=is_out_of_100) for part in parts]
    taken = [0.0] * len(parts) if raw is None else points_of(method, policy.cap, raw, weighed)
    entries = tuple(Entry(share, score, points) for (share, score), points in zip(weighed, taken, strict=True))
    if raw is None:
        return Calculation(method, entries, None)
    done = steps(raw, policy, policy.rounding_of(scores.model.sheet.nodes[index]))
    unassigned = policy.cap - raw - math.fsum(taken)
    rest = ((Rest.NOT_ASSIGNED, unassigned), *((Rest(step.kind), step.before - step.after) for step in done))
    return Calculation(method, entries, raw, done, tuple(each for each in rest if abs(each[1]) > DUST))


Weighed = tuple[float, float | None]
"""The share of a part and its score."""


def _weighed(scores: Scores, column: int, index: int, part: int, *, is_out_of_100: bool) -> Weighed:
    """A part of a node; of a sum of printed weights, each counts out of 100 whether or not it has a score."""
    base = float(scores.base[index, column])
    score = float(scores.parts[part, column])
    known = scores.weights[part, column] > 0
    is_counted = known or is_out_of_100 or not scores.model.policy.renormalise
    weight = float((scores.weights if known else scores.planned)[part, column]) if is_counted else 0.0
    return (weight / base if base > 0 else 0.0), (None if np.isnan(score) else score)


def points_of(aggregation: Aggregation, cap: float, raw: float, parts: Sequence[Weighed]) -> list[float]:
    """Points that each part took from a whole; what they do not sum to is weight that no part has.

    A mean or a sum: the share times what the part lacks; what has no score and counts as zero lacks all.
    The minimum: the worst part took them all, parts equally bad the same each. A geometric mean: in
    proportion to share × ln(cap / score); where a score is zero, only the zeros, by their shares.

    Source:
        The geometric: Ang, "The LMDI approach to decomposition analysis", Energy Policy 33 (2005), whose
        parts always sum to the whole; the minimum is the limit of power means.

    Examples:
        >>> points_of(Aggregation.WEIGHTED_MEAN, 100, 27, [(0.3, 40), (0.5, 30)])
        [18.0, 35.0]
        >>> points_of(Aggregation.MINIMUM, 100, 64, [(0.25, 64), (0.75, 100)])
        [36.0, 0.0]
        >>> [round(points, 6) for points in points_of(Aggregation.GEOMETRIC, 100, 80, [(0.5, 64), (0.5, 100)])]
        [20.0, 0.0]
        >>> points_of(Aggregation.GEOMETRIC, 100, 0, [(0.1, 0), (0.9, 90)])
        [100.0, 0.0]
    """
    if aggregation is Aggregation.MINIMUM:
        return _of_the_worst(cap, raw, parts)
    if aggregation is Aggregation.GEOMETRIC:
        return _geometric(cap, raw, parts)
    return [share * (cap - (score or 0.0)) for share, score in parts]


def _of_the_worst(cap: float, raw: float, parts: Sequence[Weighed]) -> list[float]:
    worst = [score is not None and share > 0 and score <= raw + DUST for share, score in parts]
    return [(cap - raw) / sum(worst) if is_worst else 0.0 for is_worst in worst]


def _geometric(cap: float, raw: float, parts: Sequence[Weighed]) -> list[float]:
    zeros = [share if (score or 0.0) <= 0 else 0.0 for share, score in parts]
    if sum(zeros) > 0:
        return [(cap - raw) * share / sum(zeros) for share in zeros]
    slope = _logarithmic_mean(cap, raw)
    return [slope * share * math.log(cap / score) if score else 0.0 for share, score in parts]


def _logarithmic_mean(one: float, other: float) -> float:
    """Of two numbers above zero: between them, and either where they are the same.

    Examples:
        >>> round(_logarithmic_mean(100, 80), 4), _logarithmic_mean(5, 5)
        (89.6284, 5)
    """
    return one if math.isclose(one, other, rel_tol=DUST) else (one - other) / math.log(one / other)

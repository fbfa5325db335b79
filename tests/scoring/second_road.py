"""The scores of nodes by another road: recursion over the tree in plain Python, no arrays."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model import MeasureState
from scoring.policy import Aggregation, Missing, Policy, Weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import Node, Sheet


@dataclass(frozen=True)
class Part:
    """What a mean is made of."""

    score: float | None
    weight: float
    enters: float
    """How much of the weight enters the mean."""
    has_weight: bool
    blocks: bool = False


class SecondRoad:
    """Scores of nodes, given those of the indicators."""

    def __init__(self, sheet: Sheet, policy: Policy, leaves: Mapping[str, float | None]) -> None:
        self.sheet, self.policy, self.leaves = sheet, policy, leaves
        self.section = policy.sections[sheet.section]
        self.nodes = {node.code: node for node in sheet.nodes}

    def score(self, code: str) -> float | None:
        parts = self.parts(code)
        known = [p for p in parts if p.score is not None and p.weight > 0]
        total, wanted = sum(p.enters for p in known), sum(p.weight for p in parts)
        if not known or any(p.blocks for p in parts) or total / wanted < self.policy.min_measured_share - 1e-9:
            return None
        return min(max(self.combined(code, known, parts), self.policy.floor), self.policy.cap)

    def combined(self, code: str, known: list[Part], parts: list[Part]) -> float:
        total, wanted = sum(p.enters for p in known), sum(p.weight for p in parts)
        node = self.nodes[code]
        method = (
            self.policy.level_aggregations.get(node.level, self.policy.aggregation) if code else self.policy.aggregation
        )
        scores = [p.score for p in known if p.score is not None]
        base = total if self.policy.renormalise else wanted
        points = math.fsum(p.enters * score for p, score in zip(known, scores, strict=True))
        if method is Aggregation.WEIGHTED_MEAN:
            return points / base
        if method is Aggregation.MINIMUM:
            return min(scores)
        if method is Aggregation.SUM:
            return points / (100 if any(p.has_weight for p in parts) else base)
        if min(scores) <= 0 or base > total:
            return 0.0
        return math.prod(score ** (p.enters / total) for p, score in zip(known, scores, strict=True))

    def parts(self, code: str) -> list[Part]:
        below = self.made_of(code)
        own = [m for m in self.sheet.measures if m.key.node_code == code]
        return [self.leaf(m.key.indicator_code, equal=self.is_equal(code)) for m in own] + [
            Part(self.score(node.code), *self.weight(node, below_what=self.first_whole(node, code))) for node in below
        ]

    def first_whole(self, node: Node, code: str) -> str:
        """The uppermost whole that a node is part of: it decides the node's weight."""
        return next((upper for upper in self.nodes if node in self.made_of(upper)), code)

    def made_of(self, code: str) -> list[Node]:
        own = any(m.key.node_code == code for m in self.sheet.measures)
        return [] if self.section.mean_of and own else self.below(code)

    def weight(self, node: Node, *, below_what: str) -> tuple[float, float, bool]:
        equal = self.is_equal(below_what)
        if self.section.weights is not Weights.HELD:
            weight = 1.0 if equal else node.weight or 0.0
            return weight, weight, not equal
        parts = self.parts(node.code)
        held = sum(p.weight for p in parts)
        measured = sum(p.enters for p in parts if p.score is not None)
        return held, (measured if self.policy.renormalise else held), not equal

    def is_equal(self, code: str) -> bool:
        """Whether the parts of a whole weigh the same."""
        own = [m.weight for m in self.sheet.measures if m.key.node_code == code]
        below = [node.weight for node in self.made_of(code)]
        by_method = (own and self.policy.weights is Weights.EQUAL) or (below and self.section.weights is Weights.EQUAL)
        return bool(by_method) or all(weight is None for weight in (*own, *below))

    def leaf(self, code: str, *, equal: bool) -> Part:
        measure = next(m for m in self.sheet.measures if m.key.indicator_code == code)
        counts = measure.state is MeasureState.MEASURED and not measure.left_out
        weight = (1.0 if equal else measure.weight or 0.0) if counts else 0.0
        missing = measure.actual is None and measure.declared is None and measure.target is not None
        blocks = missing and weight > 0 and self.policy.missing is Missing.NOT_EVALUABLE
        return Part(self.leaves[code], weight, weight, not equal, blocks)

    def below(self, code: str) -> list[Node]:
        children = [node for node in self.sheet.nodes[1:] if node.parent_code == code]
        levels = self.section.mean_of
        if not levels or (code and self.nodes[code].level in levels):
            return children
        return self.nearest(code) or children

    def nearest(self, code: str) -> list[Node]:
        found: list[Node] = []
        for node in self.sheet.nodes[1:]:
            if node.parent_code == code:
                is_part = node.level in self.section.mean_of and not node.is_heading
                found += [node] if is_part else self.nearest(node.code)
        return found

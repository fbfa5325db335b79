"""Indicators that weigh and have nothing to be scored against: how much of their node nobody measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.engine import build, evaluate, inputs
from scoring.result import Why

if TYPE_CHECKING:
    from scoring.result import MeasureResult, ScoredSheet


@dataclass(frozen=True, slots=True)
class WithoutTarget:
    """One such indicator; ``share`` of the weight of its node, 0-1."""

    result: MeasureResult
    share: float


def without_target(scored: ScoredSheet) -> tuple[WithoutTarget, ...]:
    """The indicators of a sheet that are measured, weigh, and have no target; in the document's order."""
    lacking = [row for row, result in enumerate(scored.measures) if result.why is Why.NO_TARGET]
    if not lacking:
        return ()
    model = build(scored.sheet, scored.policy)
    planned = evaluate(model, inputs(scored.sheet)).planned[:, 0]
    wholes = {part: float(planned[list(parts)].sum()) for parts in model.structure.parts_of.values() for part in parts}
    return tuple(WithoutTarget(scored.measures[row], float(planned[row]) / wholes[row]) for row in lacking)

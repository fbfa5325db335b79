"""Indicators that weigh and have nothing to be scored against: how much of their node nobody measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.engine import build, evaluate, inputs
from scoring.result import Why

if TYPE_CHECKING:
    from scoring.model import Sheet
    from scoring.result import MeasureResult, ScoredSheet


@dataclass(frozen=True, slots=True)
class WithoutTarget:
    """One such indicator; ``share`` of the weight of its node, 0-1."""

    result: MeasureResult
    share: float


def without_target(scored: ScoredSheet) -> tuple[WithoutTarget, ...]:
    """The indicators of a sheet that are measured, weigh, and have no target; in the document's order."""
    found = (each for node in scored.nodes for each in without_target_in(scored, node.code))
    place = {result.measure.key: at for at, result in enumerate(scored.measures)}
    return tuple(sorted(found, key=lambda each: place[each.result.measure.key]))


def without_target_in(scored: ScoredSheet, code: str) -> tuple[WithoutTarget, ...]:
    """Those of one node; of the sheet, only the way to it is looked at, where it is made of indicators alone."""
    own = scored.measures_of(code)
    lacking = [row for row, result in enumerate(own) if result.why is Why.NO_TARGET]
    if not lacking:
        return ()
    sheet = scored.sheet if scored.children(code) else _only(scored, code)
    model = build(sheet, scored.policy)
    planned = evaluate(model, inputs(sheet)).planned[:, 0]
    at = next(place for place, node in enumerate(sheet.nodes) if node.code == code)
    whole = float(planned[list(model.structure.parts_of[at])].sum())
    rows = {measure.key: row for row, measure in enumerate(sheet.measures)}
    return tuple(WithoutTarget(own[row], float(planned[rows[own[row].measure.key]]) / whole) for row in lacking)


def _only(scored: ScoredSheet, code: str) -> Sheet:
    """The way to a node, and its indicators."""
    nodes, measures = (step.node for step in scored.path(code)), (each.measure for each in scored.measures_of(code))
    return replace(scored.sheet, nodes=tuple(nodes), measures=tuple(measures))

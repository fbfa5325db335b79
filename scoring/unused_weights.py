"""Weights that a document prints and a method does not look at: which nodes have parts with some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.result import NodeResult

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.result import MeasureResult, ScoredSheet
    from scoring.structure import Structure


@dataclass(frozen=True, slots=True)
class Unused:
    """The weights that are printed below a node and do not count.

    Attributes:
        parts: code and printed weight of each.
        is_held: a part weighs what it holds; else they all weigh the same.
    """

    parts: tuple[tuple[str, float], ...]
    is_held: bool

    @property
    def because(self) -> str:
        """Why they do not count, in Italian."""
        return "pesano ciò che contengono" if self.is_held else "pesano tutte uguale"


def unused_weights(scored: ScoredSheet) -> Mapping[str, Unused]:
    """The nodes below which printed weights do not count, by code.

    Where they are all the same they are not looked at either, but nothing would change if they were.
    """
    found = ((node.code, unused_below(scored, node.code)) for node in scored.nodes)
    return {code: unused for code, unused in found if unused is not None}


def unused_below(scored: ScoredSheet, code: str) -> Unused | None:
    """The weights that do not count below one node; None where there are none."""
    plan = scored.structure
    found = _unused(scored, plan, sorted(plan.parts_of.get(scored.places[code], ())))
    return found if len({weight for _, weight in found.parts}) > 1 else None


def _unused(scored: ScoredSheet, plan: Structure, parts: Sequence[int]) -> Unused:
    results = {part: scored.part(part) for part in parts}
    held = [plan.held and part >= plan.measures for part in parts]
    found = [
        (results[part].code, weight)
        for part, is_held in zip(parts, held, strict=True)
        if (is_held or plan.equal[part]) and (weight := _printed(results[part])) is not None
    ]
    return Unused(tuple(found), any(held))


def _printed(result: MeasureResult | NodeResult) -> float | None:
    return result.node.weight if isinstance(result, NodeResult) else result.measure.weight

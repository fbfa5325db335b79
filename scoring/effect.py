"""What a scenario changes: every node and every indicator before and after, on the same tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from scoring.result import MeasureResult, NodeResult

if TYPE_CHECKING:
    from scoring.model import MeasureKey
    from scoring.result import ScoredSheet

R = TypeVar("R", NodeResult, MeasureResult)


@dataclass(frozen=True, slots=True)
class Effect(Generic[R]):
    """One result before and after."""

    before: R
    after: R

    @property
    def points(self) -> float | None:
        """Points won (or lost, below zero); None where one of the two has no score."""
        if self.before.score is None or self.after.score is None:
            return None
        return self.after.score - self.before.score

    @property
    def flips(self) -> bool:
        """Whether the word changes: also from or to having none."""
        return _word(self.before) != _word(self.after)

    @property
    def is_changed(self) -> bool:
        """Whether the score changes: also from or to having none."""
        return self.before.score != self.after.score


@dataclass(frozen=True, slots=True)
class Effects:
    """Two scorings of one plan, row by row in the sheet's order.

    Attributes:
        before: the official tree.
        after: the same tree under the hypotheses.
    """

    before: ScoredSheet
    after: ScoredSheet
    nodes: tuple[Effect[NodeResult], ...]
    measures: tuple[Effect[MeasureResult], ...]

    @property
    def root(self) -> Effect[NodeResult]:
        """The effect on the number the sheet ends in."""
        return self.nodes[0]

    def node(self, code: str) -> Effect[NodeResult]:
        """The effect on a node.

        Raises:
            KeyError: no node has that code.
        """
        return self.nodes[self.before.places[code]]

    def measure(self, key: MeasureKey) -> Effect[MeasureResult]:
        """The effect on an indicator.

        Raises:
            KeyError: the sheet has no such indicator.
        """
        return self.measures[self.before.measure_places[key]]

    def measures_of(self, code: str) -> tuple[Effect[MeasureResult], ...]:
        """The effects on the indicators of a node, in the document's order."""
        return tuple(self.measure(result.measure.key) for result in self.before.measures_of(code))

    @property
    def flipped(self) -> tuple[Effect[NodeResult], ...]:
        """Nodes whose word changes, in the document's order."""
        return tuple(effect for effect in self.nodes if effect.flips)


def effects(before: ScoredSheet, after: ScoredSheet) -> Effects:
    """Two scorings of the same plan set side by side.

    Raises:
        ValueError: the two have not the same nodes and indicators.
    """
    if before is not after and _rows(before) != _rows(after):
        raise ValueError("I due piani da confrontare non hanno gli stessi nodi e gli stessi indicatori.")
    return Effects(
        before,
        after,
        tuple(map(Effect, before.nodes, after.nodes)),
        tuple(map(Effect, before.measures, after.measures)),
    )


def _rows(scored: ScoredSheet) -> tuple[object, ...]:
    """What says which row is which."""
    return (*(result.code for result in scored.nodes), *(result.measure.key for result in scored.measures))


def _word(result: NodeResult | MeasureResult) -> str:
    return result.band.word if result.band else ""

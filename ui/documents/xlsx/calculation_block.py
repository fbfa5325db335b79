"""One tree in a sheet of formulas: the columns it is in, the row of each part, the weights it is computed with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scoring.scenario import Field
from scoring.structure import structure
from ui.documents.xlsx.formulas import Cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import MeasureKey
    from scoring.result import ScoredSheet
    from scoring.structure import Structure

HEADING, FIRST = 4, 5
"""The rows of the headings and of the root."""

DECLARED = "F"
"""The column of declared percentages, the same for every tree of a sheet."""


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one tree: a letter each.

    Attributes:
        name: what is written above them; empty where the sheet has one tree only.
    """

    name: str
    target: str
    soglia: str
    actual: str
    weight: str
    score: str
    known: str
    points: str

    @property
    def letters(self) -> tuple[str, ...]:
        """All of them, from the left."""
        return self.target, self.soglia, self.actual, self.weight, self.score, self.known, self.points

    def column(self, field: Field) -> str:
        """Where a number that can be assumed is."""
        by_field = {Field.TARGET: self.target, Field.SOGLIA: self.soglia, Field.ACTUAL: self.actual}
        return by_field.get(field, self.weight)

    def cells(self, row: int) -> Cells:
        """The cells of an indicator."""
        return Cells(
            target=f"{self.target}{row}",
            soglia=f"{self.soglia}{row}",
            actual=f"{self.actual}{row}",
            weight=f"{self.weight}{row}",
            declared=f"{DECLARED}{row}",
        )


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of a sheet is.

    Attributes:
        rows: of each part (indicators first, then nodes, as in ``scoring.structure``).
        measures: the rows of the indicators.
        nodes: the rows of the nodes, by code.
    """

    rows: tuple[int, ...]
    measures: Mapping[MeasureKey, int]
    nodes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Side:
    """A scored tree and the columns it is in.

    Attributes:
        planned: the weight of each part in its whole; 0 where it has none or is set aside; 1 where all are equal.
        counts: codes of the units whose whole numbers are shown without decimals.
    """

    block: Block
    scored: ScoredSheet
    plan: Structure
    places: Places
    planned: tuple[float, ...]
    counts: frozenset[str] = frozenset()


def places(scored: ScoredSheet) -> Places:
    """A row for each node, each followed by those of its indicators."""
    row, measures, nodes = FIRST, {}, {}
    for node in scored.nodes:
        nodes[node.code] = row
        row += 1
        for result in scored.measures_of(node.code):
            measures[result.measure.key] = row
            row += 1
    rows = [measures[m.measure.key] for m in scored.measures] + [nodes[n.code] for n in scored.nodes]
    return Places(tuple(rows), measures, nodes)


def side_of(block: Block, scored: ScoredSheet, there: Places, counts: frozenset[str] = frozenset()) -> Side:
    """A tree in its columns, with the weights that its method uses."""
    plan = structure(scored.sheet, scored.policy)
    weights = np.array([np.nan if m.weight is None else m.weight for m in scored.sheet.measures], dtype=float)
    planned = np.where(plan.equal, 1.0, np.nan_to_num(np.concatenate([weights, plan.node_weights])))
    planned[: plan.measures][~plan.counts] = 0.0
    return Side(block, scored, plan, there, tuple(planned.tolist()), counts)

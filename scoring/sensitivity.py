"""What weighs: how far one number, moved alone, carries the score of a node.

Every answer is the one engine: one column of its arrays for each number moved.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.engine import build, evaluate, inputs
from scoring.model import ROOT_CODE, Direction
from scoring.rounding import cleaned
from scoring.shared import levers, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.engine import Inputs, Model
    from scoring.model import Measure, MeasureKey, Sheet
    from scoring.policy import Policy

DAYS = 30.0
"""How far a deadline is moved, either way: a tenth of a date means nothing."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What a node's score does when one number of one indicator goes from one end to the other.

    Attributes:
        low_value, high_value: the two ends, in the unit of the indicator (days for a date).
        low_score, high_score: score of the node at each, percent; None where it has none.
    """

    key: MeasureKey
    low_value: float
    high_value: float
    low_score: float | None
    high_score: float | None

    @property
    def swing(self) -> float | None:
        """Points from the low end to the high one, with their sign; None where an end has no score."""
        if self.low_score is None or self.high_score is None:
            return None
        return self.high_score - self.low_score


@dataclass(frozen=True, slots=True)
class Without:
    """The score of a node, percent, without one indicator; None where nothing measured is left."""

    key: MeasureKey
    score: float | None


@dataclass(frozen=True, slots=True)
class _Moves:
    """Measures moved one at a time.

    Attributes:
        rows: their positions in the sheet.
        ends: shape (rows, 2): the low and the high value of each.
        together: positions of the rows that are one indicator, by each of them.
    """

    rows: list[int]
    ends: Array
    together: Mapping[int, tuple[int, ...]]

    def columns(self, own: Array) -> Array:
        """The sheet's own column, (measures, 1), as (measures, 2 x rows): a pair for each measure moved."""
        found = np.repeat(own, 2 * len(self.rows), axis=1)
        for at, row in enumerate(self.rows):
            found[list(self.together.get(row, (row,))), 2 * at : 2 * at + 2] = self.ends[at]
        return found


def tornado(
    sheet: Sheet, policy: Policy, ranges: Mapping[MeasureKey, tuple[float, float]], node_code: str = ROOT_CODE
) -> tuple[Swing, ...]:
    """The score of a node with one actual at a time at either end of its range, widest swing first.

    Args:
        sheet: the plan.
        policy: its method.
        ranges: low and high actual by indicator; those that have no part in the node are ignored, and those
            whose score is given by hand.
        node_code: whose score; the root's by default.

    Returns:
        Swings of one size in the document's order; those without a score at both ends come last.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
        KeyError: no node has that code.
    """
    model, given = build(sheet, policy), inputs(sheet)
    rows = [row for row in _taking_part(model, _row_of(sheet, node_code)) if sheet.measures[row].key in ranges]
    rows = [row for row in rows if sheet.measures[row].assigned is None]
    moves = _Moves(rows, _pairs([ranges[sheet.measures[row].key] for row in rows]), together(sheet))
    return _swings(model, replace(given, actual=moves.columns(given.actual)), moves, node_code)


def target_tornado(sheet: Sheet, policy: Policy, share: float = 0.10, node_code: str = ROOT_CODE) -> tuple[Swing, ...]:
    """As ``tornado``, but it is the targets that move, by a share of themselves; dates by thirty days.

    The soglia stays where it is; where the moved target would be no better than it, there is none,
    and the rule is a step. A target of zero has no share to move by, and does not swing.

    Args:
        sheet: the plan.
        policy: its method.
        share: 0-1, of the target's absolute value.
        node_code: whose score; the root's by default.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
        KeyError: no node has that code.
    """
    model, given = build(sheet, policy), inputs(sheet)
    rows = [row for row in _taking_part(model, _row_of(sheet, node_code)) if sheet.measures[row].target]
    moves = _Moves(rows, _pairs([_around(sheet.measures[row], share) for row in rows]), together(sheet))
    target = moves.columns(given.target)
    soglia = np.where(_is_beyond(sheet, target, given.soglia), np.nan, given.soglia)
    return _swings(model, replace(given, target=target, soglia=soglia), moves, node_code)


def leave_one_out(sheet: Sheet, policy: Policy, node_code: str = ROOT_CODE) -> tuple[Without, ...]:
    """The score of a node without each of the indicators that have a part in it, in the document's order.

    Each is left out as one whose state keeps it out: not as a zero, nor as something missing.
    Whether weights are printed or equal is decided by the whole sheet, as it stands.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
        KeyError: no node has that code.
    """
    model, given, row = build(sheet, policy), inputs(sheet), _row_of(sheet, node_code)
    found = together(sheet)
    return tuple(
        Without(sheet.measures[out].key, _score(evaluate(_without(model, found.get(out, (out,))), given).nodes[row, 0]))
        for out in _taking_part(model, row)
    )


def _without(model: Model, rows: Sequence[int]) -> Model:
    # A weight of zero would not do: where weights are equal the engine reads none, and where they are
    # not brought back to 100 what has no score still counts.
    counts = model.structure.counts.copy()
    counts[list(rows)] = False
    return replace(model, structure=replace(model.structure, counts=counts))


def _row_of(sheet: Sheet, node_code: str) -> int:
    rows = {node.code: row for row, node in enumerate(sheet.nodes)}
    return rows[node_code]


def _taking_part(model: Model, node: int) -> list[int]:
    """Positions of the measures that the score of a node is made of, in the document's order.

    Of the rows that are one indicator only the first: it is one lever.
    """
    plan = model.structure
    waiting, found = [plan.measures + node], []
    while waiting:
        part = waiting.pop()
        if part < plan.measures:
            found.append(part)
        else:
            waiting += plan.parts_of.get(part - plan.measures, ())
    return levers(model.sheet, sorted(row for row in found if plan.counts[row]))


def _pairs(ends: list[tuple[float, float]]) -> Array:
    return np.array(ends, dtype=float).reshape(-1, 2)


def _around(measure: Measure, share: float) -> tuple[float, float]:
    if measure.target is None:
        return math.nan, math.nan
    value = measure.target.value
    reach = DAYS if measure.is_date else share * abs(value)
    return value - reach, value + reach


def _is_beyond(sheet: Sheet, target: Array, soglia: Array) -> NDArray[np.bool_]:
    """Where a soglia is no worse than the target; never where only equality is right."""
    better = {Direction.HIGHER: 1.0, Direction.LOWER: -1.0, Direction.NOMINAL: np.nan}
    signs = np.array([[better[m.direction]] for m in sheet.measures]).reshape(-1, 1)
    beyond: NDArray[np.bool_] = (target - soglia) * signs <= 0
    return beyond


def _swings(model: Model, given: Inputs, moves: _Moves, node_code: str) -> tuple[Swing, ...]:
    if not moves.rows:
        return ()
    scores = evaluate(model, given).nodes[_row_of(model.sheet, node_code)].reshape(-1, 2)
    found = [
        Swing(model.sheet.measures[row].key, float(low), float(high), _score(at_low), _score(at_high))
        for row, (low, high), (at_low, at_high) in zip(moves.rows, moves.ends, scores, strict=True)
    ]
    return tuple(sorted(found, key=lambda swing: -1.0 if swing.swing is None else abs(swing.swing), reverse=True))


def _score(value: float) -> float | None:
    return None if math.isnan(value) else float(cleaned(np.array(value)))

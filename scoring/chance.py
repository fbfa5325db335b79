"""How likely each word is: ten thousand futures of the tree, each actual moved as its history moved.

A future gives every indicator with a history its centre plus a Student-t draw of its yearly changes
(see ``scoring.forecast``), and the one engine scores them all together. Indicators are drawn each by
itself: if they move together in truth, the spread of a node is wider than told here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from scoring.bands import band_index
from scoring.engine import build, evaluate, filled, inputs
from scoring.rounding import DUST, cleaned
from scoring.shared import levers, moved_with

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from scoring.curves import Array
    from scoring.engine import Inputs, Model, Scores
    from scoring.forecast import Forecast
    from scoring.model import MeasureKey, Sheet
    from scoring.policy import Policy

FEWEST_SHARE = 0.5
"""Least share of a node's weight that must rest on a history for its chances to be told."""

PERCENTILES = (10, 50, 90)

CELLS_AT_ONCE = 100_000
"""Indicators x draws given to the engine in one go: enough to be quick, few enough to stay in the cache."""
_FEWEST_AT_ONCE = 20
"""Draws in one go, however large the sheet is: each go costs as much as the tree has nodes."""


class Withheld(StrEnum):
    """Why the chances of a node are not told."""

    NO_SCORE = "no_score"
    """The node has no score even when every indicator is at its centre."""
    NO_HISTORY = "no_history"
    """No indicator that counts in it has a history."""
    LITTLE_HISTORY = "little_history"
    """Less than half of its weight rests on indicators with a history: the rest would look certain."""


@dataclass(frozen=True, slots=True)
class NodeChance:
    """The chances of one node.

    Attributes:
        code: of the node; empty for the root.
        probabilities: share (0-1) of the draws in each band of the method, in its order; empty where withheld.
        unscored: share (0-1) of the draws in which the node has no score; with the others it makes 1.
        low, middle, high: 10th, 50th and 90th percentile of the score; None where withheld.
        varying_share: share (0-1) of the node's weight that rests on indicators with a history.
        withheld: why nothing is told; None where it is.
    """

    code: str
    probabilities: tuple[float, ...]
    unscored: float
    low: float | None
    middle: float | None
    high: float | None
    varying_share: float
    withheld: Withheld | None


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances of a whole sheet.

    Attributes:
        draws, seed: how many futures, and the seed that gives the same ones again.
        nodes: in the sheet's order, the root first.
        varied: indicators that were drawn.
        held: indicators with a part in the score that have no history: they stay at the sheet's actual.
    """

    draws: int
    seed: int
    nodes: tuple[NodeChance, ...]
    varied: tuple[MeasureKey, ...]
    held: tuple[MeasureKey, ...]

    def node(self, code: str) -> NodeChance:
        """The chances of a node.

        Raises:
            KeyError: no node has that code.
        """
        for chance in self.nodes:
            if chance.code == code:
                return chance
        raise KeyError(code)


def simulate(  # noqa: PLR0913 - what a draw is made of
    sheet: Sheet,
    policy: Policy,
    expected: Mapping[MeasureKey, Forecast],
    *,
    draws: int = 10_000,
    seed: int = 1,
    certain: Collection[MeasureKey] = (),
) -> Chances:
    """The chances of every node, if each indicator moves as it did in the past.

    Args:
        sheet: the plan; where an indicator has an expectation its actual is not used.
        policy: the method.
        expected: by indicator; those of other sheets are ignored.
        draws: how many futures, at least 1. The error of a probability is at most 1 / sqrt(draws)
            nineteen times out of twenty: one point in a hundred with ten thousand.
        seed: the same seed gives the same numbers.
        certain: indicators whose value is that of the year for good: they are known as well as those with a history.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
    """
    return futures_of(build(sheet, policy), inputs(sheet), expected, draws=draws, seed=seed, certain=certain)


def futures_of(  # noqa: PLR0913 - what a draw is made of
    model: Model,
    given: Inputs,
    expected: Mapping[MeasureKey, Forecast],
    *,
    draws: int,
    seed: int = 1,
    certain: Collection[MeasureKey] = (),
) -> Chances:
    """The same of a sheet that is compiled already, on other numbers than its own if they are given.

    Args:
        model: a compiled sheet.
        given: the numbers of its measures, as one column.
        expected: as in ``simulate``, with what follows.
        draws: how many futures.
        seed: of the draws.
        certain: indicators known for good.
    """
    sheet, measures = model.sheet, model.sheet.measures
    drawn = levers(sheet, [row for row, m in enumerate(measures) if m.key in expected])
    moves = _Moves([expected[measures[row].key] for row in drawn], *moved_with(sheet, drawn))
    centre = evaluate(model, replace(given, actual=moves.placed(given.actual, moves.centres)))
    futures = _node_scores(model, given, moves, moves.drawn(draws, seed))
    known = [*moves.rows, *(row for row, m in enumerate(sheet.measures) if m.key in certain)]
    awaited = centre.awaited_share[len(sheet.measures) :, 0]
    shares = _varying_shares(centre, known) * (1.0 - awaited)
    has_part = centre.weights[: len(sheet.measures), 0] > 0
    moving = set(moves.rows)
    return Chances(
        draws=draws,
        seed=seed,
        nodes=tuple(_nodes(model, futures, centre.nodes[:, 0], shares)),
        varied=tuple(measures[row].key for row in drawn),
        held=tuple(measures[row].key for row in levers(sheet, np.flatnonzero(has_part)) if row not in moving),
    )


@dataclass(frozen=True, slots=True)
class _Moves:
    """The indicators that vary, and the rows that each of them is.

    Attributes:
        expected: of each indicator.
        rows: positions in the sheet.
        of: of each row, which of the indicators it is.
    """

    expected: Sequence[Forecast]
    rows: list[int]
    of: list[int]

    @property
    def centres(self) -> Array:
        """Shape (varying, 1)."""
        return np.array([[each.value] for each in self.expected], dtype=float).reshape(-1, 1)

    def drawn(self, draws: int, seed: int) -> Array:
        """Shape (varying, draws): every future value of every indicator that varies."""
        scale, changes, low, high = (
            np.array(column, dtype=float).reshape(-1, 1)
            for column in (
                [each.scale for each in self.expected],
                [each.changes for each in self.expected],
                [each.bounds.low for each in self.expected],
                [each.bounds.high for each in self.expected],
            )
        )
        moved = np.random.default_rng(seed).standard_t(changes, (len(self.expected), draws))
        return np.clip(self.centres + scale * moved, low, high)

    def placed(self, actual: Array, values: Array) -> Array:
        """The sheet's actuals, (measures, 1), with the values of those that vary, (measures, scenarios)."""
        found = np.repeat(actual, values.shape[1], axis=1)
        found[self.rows] = values[self.of]
        return found


def _node_scores(model: Model, given: Inputs, moves: _Moves, values: Array) -> Array:
    """Scores of the nodes in every future, shape (nodes, draws)."""
    at_once = max(_FEWEST_AT_ONCE, CELLS_AT_ONCE // max(1, len(given.actual)))
    parts = [values[:, start : start + at_once] for start in range(0, values.shape[1], at_once)]
    first = model.structure.measures
    scored = [filled(model, replace(given, actual=moves.placed(given.actual, part))).parts[first:] for part in parts]
    return cleaned(np.concatenate(scored, axis=1))


def _varying_shares(centre: Scores, rows: list[int]) -> Array:
    """Share of each node's weight, down to the indicators and of what is not awaited, on those rows; shape (nodes,)."""
    plan = centre.model.structure
    varying = np.zeros(plan.measures + plan.nodes)
    varying[rows] = 1.0
    for layer in plan.layers:
        weights = centre.weights[layer.parts, 0]
        total = np.add.reduceat(weights, layer.starts)
        moving = np.add.reduceat(weights * varying[layer.parts], layer.starts)
        varying[layer.wholes] = moving / np.where(total > 0, total, 1.0)
    return varying[plan.measures :]


def _withheld(centre: float, share: float) -> Withheld | None:
    if math.isnan(centre):
        return Withheld.NO_SCORE
    if share <= 0:
        return Withheld.NO_HISTORY
    return Withheld.LITTLE_HISTORY if share + DUST < FEWEST_SHARE else None


def _nodes(model: Model, futures: Array, centre: Array, shares: Array) -> Iterator[NodeChance]:
    """The chances of every node, from its scores in every future."""
    bands = model.policy.bands
    index = band_index(futures, bands)
    chances = np.stack([(index == band).mean(axis=1) for band in range(len(bands.bands))], axis=1)
    unscored = np.isnan(futures).mean(axis=1)
    reasons = [_withheld(*each) for each in zip(centre.tolist(), shares.tolist(), strict=True)]
    told = np.array([reason is None for reason in reasons], dtype=bool)
    percentiles = np.full((len(futures), len(PERCENTILES)), np.nan)
    percentiles[told] = _percentiles(futures[told])
    columns = (chances.tolist(), unscored.tolist(), percentiles.tolist(), shares.tolist(), reasons)
    for node, likely, silent, (low, middle, high), share, reason in zip(model.sheet.nodes, *columns, strict=True):
        if reason is None:
            yield NodeChance(node.code, tuple(likely), silent, low, middle, high, share, None)
        else:
            yield NodeChance(node.code, (), silent, None, None, None, share, reason)


def _percentiles(scores: Array) -> Array:
    """Of each row, on the draws that have a score; shape (rows, percentiles)."""
    found = np.percentile(scores, PERCENTILES, axis=1).T
    for row in np.flatnonzero(np.isnan(scores).any(axis=1)):
        found[row] = np.percentile(scores[row][~np.isnan(scores[row])], PERCENTILES)
    return found

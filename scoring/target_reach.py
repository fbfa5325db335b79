"""What moving a target can still do: its own score and the root's at every value that it may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.engine import build, evaluate, inputs
from scoring.rounding import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.engine import Inputs, Model, RuleGroup
    from scoring.model import MeasureKey, Quantity, Sheet
    from scoring.policy import Policy

_AT_ONCE = 500
"""Columns evaluated together: more would only fill the memory."""


@dataclass(frozen=True, slots=True)
class TargetReach:
    """One target moved along some values, every other number as it is.

    Attributes:
        own: score of the indicator at each value, percent, without binary dust; None where it has none.
        root: of the sheet, likewise.
    """

    own: tuple[float | None, ...]
    root: tuple[float | None, ...]

    def points(self, now: float | None) -> float:
        """The most that the root can move, either way, from where it is; the floor where it has no score."""
        known = [score for score in self.root if score is not None]
        return max((abs(score - (now or 0.0)) for score in known), default=0.0)

    @property
    def is_flat(self) -> bool:
        """Whether every value gives the same scores."""
        return len(set(self.own)) <= 1 and len(set(self.root)) <= 1

    @property
    def flat(self) -> tuple[tuple[int, int], ...]:
        """First and last position of every stretch along which nothing changes, two values or more."""
        found, begin = [], 0
        for at in range(1, len(self.own) + 1):
            if at == len(self.own) or not self._is_same(begin, at):
                found += [(begin, at - 1)] if at - begin > 1 else []
                begin = at
        return tuple(found)

    def _is_same(self, one: int, other: int) -> bool:
        return all(scores[one] == scores[other] for scores in (self.own, self.root))


def target_reaches(
    sheet: Sheet, policy: Policy, values: Mapping[MeasureKey, Sequence[Quantity]]
) -> dict[MeasureKey, TargetReach]:
    """What each target does to its own score and to the root's, moved alone.

    Args:
        sheet: the plan.
        policy: its method.
        values: of each target to be tried, in order, better than its soglia.

    Raises:
        ScoringError: the sheet or the method cannot be computed.
    """
    model, given = build(sheet, policy), inputs(sheet)
    rows = {measure.key: row for row, measure in enumerate(sheet.measures)}
    tried = [(rows[key], value) for key, found in values.items() for value in found]
    scores = [_scores(model, given, tried[at : at + _AT_ONCE]) for at in range(0, len(tried), _AT_ONCE)]
    own, root = (np.concatenate([pair[which] for pair in scores] or [np.empty(0)]) for which in (0, 1))
    found, at = {}, 0
    for key, wanted in values.items():
        found[key] = TargetReach(_known(own[at : at + len(wanted)]), _known(root[at : at + len(wanted)]))
        at += len(wanted)
    return found


def _scores(model: Model, given: Inputs, tried: Sequence[tuple[int, Quantity]]) -> tuple[Array, Array]:
    """The indicator's own score and the root's, a column each."""
    columns, rows = np.arange(len(tried)), [row for row, _ in tried]
    target = np.repeat(given.target, len(tried), axis=1)
    target[rows, columns] = [value.value for _, value in tried]
    found = evaluate(_as_printed(model, tried), replace(given, target=target))
    return found.measures[rows, columns], found.nodes[0]


def _as_printed(model: Model, tried: Sequence[tuple[int, Quantity]]) -> Model:
    """The model with promises of equality as loose as the digits of the target of each column."""
    rows = np.array([row for row, _ in tried])
    actuals = [model.sheet.measures[row].actual for row in rows]
    loose = np.array(
        [max(q.half_unit for q in (value, at) if q) for (_, value), at in zip(tried, actuals, strict=True)]
    )
    return replace(model, groups=tuple(_loosened(group, rows, loose) for group in model.groups))


def _loosened(group: RuleGroup, rows: NDArray[np.int_], loose: Array) -> RuleGroup:
    mine = np.isin(rows, group.rows)
    tolerance = np.repeat(group.tolerance, len(rows), axis=1)
    tolerance[np.searchsorted(group.rows, rows[mine]), np.flatnonzero(mine)] = loose[mine]
    return replace(group, tolerance=tolerance)


def _known(scores: Array) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(score) else float(score) for score in cleaned(scores))

"""What moving a target can still do: its own score and the root's at every value that it may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.engine import Inputs
from scoring.moved import scores_along, way
from scoring.rounding import cleaned
from scoring.shared import together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.engine import Model, RuleGroup
    from scoring.model import MeasureKey, Quantity
    from scoring.moved import Standing


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


def target_reaches(stands: Standing, values: Mapping[MeasureKey, Sequence[Quantity]]) -> dict[MeasureKey, TargetReach]:
    """What each target does to its own score and to the root's, moved alone; the rows that are one indicator together.

    Args:
        stands: the plan as it is.
        values: of each target to be tried, in order, better than its soglia.
    """
    sheet = stands.model.sheet
    rows, found = {measure.key: row for row, measure in enumerate(sheet.measures)}, together(sheet)
    return {key: _reach(stands, (row := rows[key]), found.get(row, (row,)), wanted) for key, wanted in values.items()}


def _reach(stands: Standing, row: int, rows: Sequence[int], wanted: Sequence[Quantity]) -> TargetReach:
    found = way(stands, rows)
    own = found.parts[found.parts < stands.model.structure.measures]
    given = replace(stands.given, **{field: getattr(stands.given, field)[own] for field in Inputs.__slots__})
    at, moved = int(np.searchsorted(own, row)), np.searchsorted(own, rows)
    target = np.repeat(given.target, len(wanted), axis=1)
    target[moved] = [value.value for value in wanted]
    found = replace(found, model=_as_printed(found.model, moved, wanted))
    scores = scores_along(stands, found, replace(given, target=target))
    return TargetReach(_known(scores[at]), _known(scores[len(own)]))


def _as_printed(model: Model, rows: NDArray[np.int_], wanted: Sequence[Quantity]) -> Model:
    """The model with the promise of one indicator, where it is of equality, as loose as the digits of each target."""
    actual = model.sheet.measures[int(rows[0])].actual
    loose = np.array([max(q.half_unit for q in (value, actual) if q) for value in wanted])
    return replace(model, groups=tuple(_loosened(group, rows, loose) for group in model.groups))


def _loosened(group: RuleGroup, rows: NDArray[np.int_], loose: Array) -> RuleGroup:
    return replace(group, tolerance=np.where(np.isin(group.rows, rows)[:, None], loose, group.tolerance))


def _known(scores: Array) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(score) else float(score) for score in cleaned(scores))

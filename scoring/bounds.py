"""What values nature does not pass: no count is below zero, no share of a whole above a hundred."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest value that are possible, in the unit of the indicator; infinite where any is."""

    low: float = -math.inf
    high: float = math.inf

    def around(self, known: Iterable[float]) -> Bounds:
        """The bounds of a history: one that a past value has passed is no bound of this indicator.

        Examples:
            >>> Bounds(0, 100).around([98, 104])
            Bounds(low=0, high=inf)
        """
        values = tuple(known)
        low = self.low if all(value >= self.low for value in values) else -math.inf
        high = self.high if all(value <= self.high for value in values) else math.inf
        return Bounds(low, high)

    def within(self, value: float) -> float:
        """A value, put on the bound that it passes.

        Examples:
            >>> Bounds(0, 100).within(-22.19), Bounds(0, 100).within(36.19)
            (0, 36.19)
        """
        return min(max(value, self.low), self.high)


ANY = Bounds()
NOT_NEGATIVE = Bounds(low=0.0)
"""Of whatever is counted or measured from zero: cases, days, amounts, most numbers."""
PERCENT = Bounds(0.0, 100.0)

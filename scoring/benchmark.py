"""Where one ente stands among the others on the same indicator of the same year."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from scoring.model import Direction, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the values of several enti spread.

    Attributes:
        count: how many enti have a value.
        mean, median, lower_quartile, upper_quartile: in the indicator's unit; quartiles by linear
            interpolation between the values in order.
    """

    count: int
    mean: float
    median: float
    lower_quartile: float
    upper_quartile: float


@dataclass(frozen=True, slots=True)
class Rank:
    """A place among ``count`` enti, as certain as the figures allow.

    Attributes:
        best, worst: first and last place that cannot be excluded; 1 is the best.
    """

    best: int
    worst: int
    count: int


class Quarter(StrEnum):
    """In which part of the values, from the best to the worst, one of them is."""

    BEST = "best"
    UPPER = "upper"
    MIDDLE = "middle"
    """Equal to the median."""
    LOWER = "lower"
    WORST = "worst"


class Corner(StrEnum):
    """What an achievement and a position say together."""

    REAL_STRENGTH = "real_strength"
    """Target met, better than the median."""
    EASY_TARGET = "easy_target"
    """Target met, worse than the median."""
    HARD_TARGET = "hard_target"
    """Target missed, better than the median."""
    REAL_WEAKNESS = "real_weakness"
    """Target missed, worse than the median."""
    LEVEL_MET = "level_met"
    """Target met, the same as the median."""
    LEVEL_MISSED = "level_missed"
    """Target missed, the same as the median."""


def distribution(values: Sequence[float]) -> Distribution | None:
    """How values spread; None without any.

    Examples:
        >>> distribution([1.0, 2.0, 3.0, 4.0, 10.0])
        Distribution(count=5, mean=4.0, median=3.0, lower_quartile=2.0, upper_quartile=4.0)
    """
    if not values:
        return None
    lower, median, upper = (float(q) for q in np.percentile(values, [25, 50, 75]))
    return Distribution(len(values), float(np.mean(values)), median, lower, upper)


def rank(own: Quantity, others: Sequence[Quantity], direction: Direction) -> Rank:
    """The places that the printed figures allow.

    Two enti cannot be told apart when their figures, each within half a unit of its last printed
    digit, overlap.

    Args:
        own: the value of the ente.
        others: those of every other ente.
        direction: which way is better; NOMINAL is ranked as higher.

    Examples:
        >>> from scoring.model import Quantity
        >>> rank(Quantity(87, 0.5), [Quantity(90, 0.5), Quantity(87.4, 0.05), Quantity(80, 0.5)], Direction.HIGHER)
        Rank(best=2, worst=3, count=4)
    """
    sign = -1.0 if direction is Direction.LOWER else 1.0
    gaps = [(sign * (other.value - own.value), own.half_unit + other.half_unit) for other in others]
    surely_better = sum(gap > slack for gap, slack in gaps)
    surely_worse = sum(gap < -slack for gap, slack in gaps)
    count = len(others) + 1
    return Rank(1 + surely_better, count - surely_worse, count)


def quarter(value: float, found: Distribution, direction: Direction) -> Quarter:
    """The part of a distribution that a value is in; on a quartile it is in the outer part, on the median in neither.

    Args:
        value: one of the values.
        found: all of them.
        direction: which way is better; NOMINAL is taken as higher.

    Examples:
        >>> spread = distribution([1.0, 2.0, 3.0, 4.0, 10.0])
        >>> [str(quarter(value, spread, Direction.HIGHER)) for value in (10.0, 3.5, 3.0, 2.5, 2.0)]
        ['best', 'upper', 'middle', 'lower', 'worst']
        >>> str(quarter(1.0, spread, Direction.LOWER))
        'best'
    """
    if value == found.median:
        return Quarter.MIDDLE
    is_better = (value < found.median) is (direction is Direction.LOWER)
    is_outer = value <= found.lower_quartile or value >= found.upper_quartile
    if is_better:
        return Quarter.BEST if is_outer else Quarter.UPPER
    return Quarter.WORST if is_outer else Quarter.LOWER


def per_thousand(count: Quantity, firms: float) -> Quantity:
    """A count for each thousand firms, as certain as the count is printed.

    Examples:
        >>> per_thousand(Quantity(130, 0.0, "130"), 65000)
        Quantity(value=2.0, half_unit=0.0, text='')
    """
    return Quantity(count.value / firms * 1000, count.half_unit / firms * 1000)


def places(values: Sequence[float]) -> tuple[float, ...]:
    """Values as their place in order, 0 for the least and 1 for the greatest, equal ones at the same; 0.5 alone.

    However far one is from the others, the others stay apart.

    Examples:
        >>> places([3.0, 900.0, 1.0, 3.0])
        (0.5, 1.0, 0.0, 0.5)
    """
    if len(values) == 1:
        return (0.5,)
    last = len(values) - 1
    return tuple((sum(v < each for v in values) + sum(v <= each for v in values) - 1) / 2 / last for each in values)


def place_among(value: float, values: Sequence[float]) -> float:
    """Where a value that is not one of several would stand on the line of their ``places``, 0-1.

    Examples:
        >>> place_among(2.0, [1.0, 3.0, 900.0]), place_among(0.0, [1.0, 3.0, 900.0])
        (0.25, 0.0)
    """
    found = dict(sorted(zip(values, places(values), strict=True)))
    marks, at = list(found), list(found.values())
    after = bisect(marks, value)
    low, high = at[max(after - 1, 0)], at[min(after, len(at) - 1)]
    return min(max(float(np.interp(value, marks, at)), low), high)


def corner(*, met: bool, value: float, median: float, direction: Direction) -> Corner:
    """What met or missed says beside the position; a value equal to the median is neither better nor worse."""
    if value == median:
        return Corner.LEVEL_MET if met else Corner.LEVEL_MISSED
    better = (value < median) is (direction is Direction.LOWER)
    if met:
        return Corner.REAL_STRENGTH if better else Corner.EASY_TARGET
    return Corner.HARD_TARGET if better else Corner.REAL_WEAKNESS

"""Next year, said honestly: the last value, and how far yearly changes have carried it before.

With a handful of yearly points a fitted line is never better than the last value, and its R² says
nothing; what a short history does tell is how much the indicator usually moves in a year.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring import student
from scoring.bounds import ANY, Bounds
from scoring.model import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.8
"""Probability of the band shown: eight years out of ten fall inside it."""

FEWEST_POINTS = 3


class NoForecast(StrEnum):
    """Why there is no forecast."""

    TOO_FEW = "too_few"
    """Fewer than three yearly points, or than two changes between one year and the next."""
    STALE = "stale"
    """The last value is not of the year before."""
    STILL = "still"
    """The value never changed: the history says nothing of how it could."""


@dataclass(frozen=True, slots=True)
class Point:
    """The value of one year. Years without a value are simply not there."""

    year: int
    value: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the history lets one expect of a year.

    Attributes:
        year: the year expected.
        value: the last value: the middle of the expectation.
        low, high: the band in which the year falls with probability ``LEVEL``, never past ``bounds``.
        scale: root mean square of the yearly changes, in the unit of the indicator.
        changes: how many yearly changes it rests on: the degrees of freedom.
        bounds: what no value of the year passes.
    """

    year: int
    value: float
    low: float
    high: float
    scale: float
    changes: int
    bounds: Bounds = ANY


def forecast(
    points: Sequence[Point], year: int, breaks: Sequence[int] = (), natural: Bounds = ANY
) -> Forecast | NoForecast:
    """What to expect of a year from the values before it.

    The last value ± t × root mean square of the yearly changes, with as many degrees of freedom as
    changes. A change is between one year and the very next, on the same side of every break. The band
    ends where values of that kind end, unless the history has gone further.

    Args:
        points: in any order, one for each year that has a value.
        year: the year to expect; only points before it count.
        breaks: years in which a new series begins (another method, unit or source).
        natural: what values of that kind do not pass.

    Examples:
        >>> found = forecast([Point(2020, 10.0), Point(2021, 12.0), Point(2022, 11.0)], 2023)
        >>> found.value, round(found.scale, 3), round(found.low, 2), round(found.high, 2)
        (11.0, 1.581, 8.02, 13.98)
        >>> complaints = [Point(2021, 3), Point(2022, 3), Point(2023, 1), Point(2024, 0)]
        >>> found = forecast(complaints, 2025, natural=Bounds(low=0))
        >>> found.low, round(found.high, 2)
        (0, 2.11)
        >>> forecast([Point(2021, 12.0), Point(2022, 11.0)], 2023).value
        'too_few'
    """
    begin = max((at for at in breaks if at <= year), default=None)
    usable = sorted((p for p in points if p.year < year and (begin is None or p.year >= begin)), key=_year)
    changes = [b.value - a.value for a, b in pairwise(usable) if b.year == a.year + 1]
    if len(usable) < FEWEST_POINTS or len(changes) < FEWEST_POINTS - 1:
        return NoForecast.TOO_FEW
    if usable[-1].year != year - 1:
        return NoForecast.STALE
    scale = math.sqrt(sum(change * change for change in changes) / len(changes))
    if scale == 0:
        return NoForecast.STILL
    reach = student.quantile((1 + LEVEL) / 2, len(changes)) * scale
    last, bounds = usable[-1].value, natural.around(p.value for p in usable)
    return Forecast(year, last, bounds.within(last - reach), bounds.within(last + reach), scale, len(changes), bounds)


def probability_of(expected: Forecast, target: float, direction: Direction) -> float:
    """Probability of reaching a target, 0-1, if the year moves as the years before it did.

    A target on a bound, or short of it, is always reached; one past the bound never.

    Args:
        expected: what the history lets one expect.
        target: the value promised.
        direction: which way is better; for NOMINAL there is no probability of an exact value: 0.

    Examples:
        >>> e = forecast([Point(2020, 10.0), Point(2021, 12.0), Point(2022, 11.0)], 2023)
        >>> probability_of(e, 11.0, Direction.HIGHER), round(probability_of(e, 14.0, Direction.HIGHER), 2)
        (0.5, 0.1)
    """
    if direction is Direction.NOMINAL:
        return 0.0
    bounds, is_lower = expected.bounds, direction is Direction.LOWER
    if target >= bounds.high if is_lower else target <= bounds.low:
        return 1.0
    if target < bounds.low if is_lower else target > bounds.high:
        return 0.0
    below = student.cdf((target - expected.value) / expected.scale, expected.changes)
    return below if is_lower else 1 - below


def _year(point: Point) -> int:
    return point.year

"""How ambitious a target is: beside what the history lets expect, what others reach, and past jumps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.forecast import NoForecast, Point, probability_of
from scoring.model import Direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Measure, Op, Quantity
    from scoring.series import Series

SOFT_BELOW, HARD_ABOVE, DREAM_ABOVE = 0.25, 0.75, 0.95
"""Limits of the percentile of a target in its own forecast."""

FEWEST_OTHERS = 4
FEWEST_CHANGES = 2


class Ambition(StrEnum):
    """How hard a target is, in a word.

    Source: common practice in target setting: a target near the middle of its forecast is a normal one, below
        the 25th percentile it is soft, above the 95th a dream.
    """

    SOFT = "soft"
    """Below the 25th percentile of the forecast: the last value is well past it."""
    ALREADY = "already"
    """The last value already meets it, not by far."""
    PLAUSIBLE = "plausible"
    HARD = "hard"
    """Above the 75th percentile."""
    DREAM = "dream"
    """Above the 95th: impossible as far as the series remembers."""
    UNKNOWN = "unknown"
    """There is no history to say it from."""


class Unknown(StrEnum):
    """Why a share cannot be told."""

    TOO_FEW = "too_few"
    """Fewer values, or yearly changes, than the share needs."""
    STALE = "stale"
    """The last value is not of the year before."""
    STILL = "still"
    """The value never changed: the history says nothing of how it could."""
    NOMINAL = "nominal"
    """Exactly the target is right: no value is further than another."""
    DATE = "date"
    """Days of different years do not compare."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A target to be judged.

    Attributes:
        year: the year it is promised for; only what was known before it counts.
        op: as printed; None where the document prints none. Only whether it is strict matters.
    """

    year: int
    target: Quantity
    direction: Direction
    op: Op | None = None

    def is_met_by(self, value: float) -> bool:
        """Whether a value keeps the promise; equality is kept within the printed precision.

        Examples:
            >>> from scoring.model import Direction, Op, Quantity
            >>> Promise(2023, Quantity(60), Direction.LOWER, Op.LESS_THAN).is_met_by(60)
            False
            >>> Promise(2023, Quantity(60), Direction.LOWER, Op.AT_MOST).is_met_by(60)
            True
        """
        if self.direction is Direction.NOMINAL:
            return abs(value - self.target.value) <= self.target.half_unit
        return self.is_enough(self.jump_from(value), 0.0)

    def is_enough(self, asked: float, done: float) -> bool:
        """Whether something done, for the better, is what was asked, or more where the promise is strict."""
        is_strict = self.op is not None and self.op.is_strict
        return done > asked if is_strict else done >= asked

    def jump_from(self, value: float) -> float:
        """How much better than a value the target is, in the indicator's unit; below zero where it is worse."""
        return self.better * (self.target.value - value)

    @property
    def better(self) -> int:
        """1 where higher is better, -1 where lower is."""
        return -1 if self.direction is Direction.LOWER else 1


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, or why it cannot be told.

    Attributes:
        value: 0-1; None with the reason in ``why``.
        count: how many values, or yearly changes, there are to tell it from.
    """

    value: float | None
    count: int
    why: Unknown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A target beside everything that tells how hard it is. In every share 1 is the hardest.

    Attributes:
        percentile: place of the target in its forecast: the probability of missing it if the year moves as
            the years before it did.
        others_missing: share of the other enti whose value does not reach it.
        jumps_short: share of past yearly changes, for the better, too small for what it asks from the last value.
        last: the last value known before the year; None without any.
        already_reached: that value, where it meets the target; else None.
        ever_reached: the best earlier value that met it, the latest of equals; None where none did.
    """

    promise: Promise
    ambition: Ambition
    percentile: Share
    others_missing: Share
    jumps_short: Share
    last: Point | None
    already_reached: Point | None
    ever_reached: Point | None


def promise_of(measure: Measure, year: int) -> Promise | None:
    """The promise of an indicator for a year; None without a target."""
    if measure.target is None:
        return None
    return Promise(year, measure.target, measure.direction, measure.op)


def ambition(promise: Promise, series: Series, others: Sequence[float] = ()) -> Judged:
    """How hard a promise is, from what was known before its year.

    Args:
        promise: the target; its direction is the one that counts.
        series: the indicator's history; values before the last break up to the year do not count.
        others: values of the other enti (a cluster, the nation), without the ente's own, in the same unit.
    """
    points = _comparable(promise, series)
    last = points[-1] if points else None
    already = last if last and promise.is_met_by(last.value) else None
    met = [point for point in points if promise.is_met_by(point.value)]
    percentile = _percentile(promise, series)
    return Judged(
        promise=promise,
        ambition=_flag(percentile.value, is_met=already is not None),
        percentile=percentile,
        others_missing=_missing(promise, others, is_date=series.is_date),
        jumps_short=_short(promise, points, is_date=series.is_date),
        last=last,
        already_reached=already,
        ever_reached=max(met, key=lambda point: (_merit(promise, point), point.year), default=None),
    )


def _comparable(promise: Promise, series: Series) -> list[Point]:
    """Points before the year and after the last break, by year; none of a series of dates."""
    return [] if series.is_date else list(series.before(promise.year))


def _merit(promise: Promise, point: Point) -> float:
    """The higher the better; every value that is exactly right is as good as another."""
    return 0.0 if promise.direction is Direction.NOMINAL else -promise.jump_from(point.value)


def _incomparable(promise: Promise, *, is_date: bool) -> Unknown | None:
    if is_date:
        return Unknown.DATE
    return Unknown.NOMINAL if promise.direction is Direction.NOMINAL else None


def _percentile(promise: Promise, series: Series) -> Share:
    why = _incomparable(promise, is_date=series.is_date)
    if why is not None:
        return Share(None, 0, why)
    expected = series.expected(promise.year)
    if isinstance(expected, NoForecast):
        return Share(None, 0, Unknown(expected.value))
    return Share(1 - probability_of(expected, promise.target.value, promise.direction), expected.changes)


def _missing(promise: Promise, others: Sequence[float], *, is_date: bool) -> Share:
    why = _incomparable(promise, is_date=is_date) or (Unknown.TOO_FEW if len(others) < FEWEST_OTHERS else None)
    if why is not None:
        return Share(None, len(others), why)
    missing = sum(not promise.is_met_by(value) for value in others)
    return Share(missing / len(others), len(others))


def _short(promise: Promise, points: Sequence[Point], *, is_date: bool) -> Share:
    jumps = [promise.better * (b.value - a.value) for a, b in pairwise(points) if b.year == a.year + 1]
    why = _incomparable(promise, is_date=is_date) or _no_jump(promise, points, len(jumps))
    if why is not None:
        return Share(None, len(jumps), why)
    asked = promise.jump_from(points[-1].value)
    short = sum(not promise.is_enough(asked, jump) for jump in jumps)
    return Share(short / len(jumps), len(jumps))


def _no_jump(promise: Promise, points: Sequence[Point], jumps: int) -> Unknown | None:
    if jumps < FEWEST_CHANGES:
        return Unknown.TOO_FEW
    return None if points[-1].year == promise.year - 1 else Unknown.STALE


def _flag(percentile: float | None, *, is_met: bool) -> Ambition:
    # The middle of the forecast is the last value: a soft target is always met already, so it is asked first.
    if percentile is not None and percentile < SOFT_BELOW:
        return Ambition.SOFT
    if is_met:
        return Ambition.ALREADY
    if percentile is None:
        return Ambition.UNKNOWN
    if percentile > DREAM_ABOVE:
        return Ambition.DREAM
    return Ambition.HARD if percentile > HARD_ABOVE else Ambition.PLAUSIBLE

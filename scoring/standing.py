"""Where an ente stands beside what its own document prints of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model import Direction
from scoring.node_facts import Course

if TYPE_CHECKING:
    from scoring.series import Comparison, Series, YearValue

_MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Standing:
    """Two values of one year and unit: the ente's and the others'.

    Attributes:
        own: of the year of the comparison; it has a value.
        others: a printed mean; it has a value and a year.
        course: BETTER where the ente does better than the others; CHANGED where neither more nor less is better.
        ahead: how much better, in percent of the others' value, below zero where worse; None where theirs is
            zero, and where neither is better.
    """

    own: YearValue
    others: Comparison
    course: Course
    ahead: float | None


def standings(series: Series, upto: int) -> tuple[Standing, ...]:
    """An indicator beside the printed means, one for each scope: the newest year that has both values.

    Nothing is converted: a mean printed in another unit, without a year, or of a day is left out.

    Args:
        series: the history, with the comparisons that the documents print.
        upto: the last year that counts.

    Returns:
        In the order in which the scopes are printed; empty where the document prints no mean.
    """
    if series.is_date:
        return ()
    values = {value.year: value for value in series.comparable.values if value.value is not None}
    found: dict[str, tuple[YearValue, Comparison]] = {}
    for comparison in series.comparable.comparisons:
        own = values.get(comparison.year or 0)
        if own is None or own.year > upto or not _counts(comparison):
            continue
        if comparison.scope not in found or found[comparison.scope][0].year < own.year:
            found[comparison.scope] = own, comparison
    return tuple(_standing(own, others, series.direction) for own, others in found.values())


def ahead(own: float, others: float, direction: Direction) -> float | None:
    """How much better a value is than another, in percent of the other; as ``Standing.ahead``.

    Examples:
        >>> ahead(6.0, 8.0, Direction.HIGHER), ahead(6.0, 8.0, Direction.LOWER), ahead(6.0, 0.0, Direction.HIGHER)
        (-25.0, 25.0, None)
    """
    if direction is Direction.NOMINAL or others == 0:
        return None
    gap = (own - others) / abs(others) * 100
    return -gap if direction is Direction.LOWER else gap


def _counts(comparison: Comparison) -> bool:
    return comparison.statistic == _MEAN and comparison.value is not None


def _standing(own: YearValue, others: Comparison, direction: Direction) -> Standing:
    assert own.value is not None  # noqa: S101 - the caller has looked
    assert others.value is not None  # noqa: S101
    mine, theirs = own.value.value, others.value.value
    return Standing(own, others, _course(mine, theirs, direction), ahead(mine, theirs, direction))


def _course(own: float, others: float, direction: Direction) -> Course:
    if own == others:
        return Course.SAME
    if direction is Direction.NOMINAL:
        return Course.CHANGED
    return Course.BETTER if (own > others) is (direction is Direction.HIGHER) else Course.WORSE

"""Values that an indicator has never had the like of: more often a slip of the pen than a year out of the ordinary."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from data.format.year_rows import figure, measure_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.format.problem import Notice
    from data.format.scored_year import ScoredYear
    from scoring.forecast import Point
    from scoring.model import Measure, Quantity
    from scoring.series import Series

FEWEST_CHANGES = 3
"""Yearly changes that a history must have before a jump can be called unusual."""
TIMES = 3.0
"""How many times the largest change seen a jump must be."""
WHOLE_DIGIT = 10
"""How many times the other numbers of the year a percentage must be, where it has no history."""
SHARE_OF_LEVEL = 0.5
"""How much of the usual level (the median) a jump must be: a flat history makes any change look large."""


def implausible(year: ScoredYear) -> Iterator[Notice]:
    """Values of the year unlike everything else that is known of the same indicator."""
    actuals, targets = year.lines("actuals"), year.lines("targets")
    for result in year.measures():
        measure = result.measure
        before = _before(year.series[measure.key], year.plan.year)
        if year.is_percent(measure.unit):
            for table, lines, value, others in (
                ("actuals", actuals, measure.actual, (measure.target, measure.soglia)),
                ("targets", targets, measure.target, (measure.actual, measure.soglia)),
            ):
                known = [other.value for other in others if other]
                if value is not None and measure.key in lines and _is_alone_outside(value.value, before, known):
                    yield year.rows.notice(table, lines[measure.key], _outside(measure, value, has_past=bool(before)))
        if measure.actual is not None and not measure.is_date and _is_jump(measure.actual.value, before):
            sentences = _jump(measure, measure.actual, before[-1])
            yield year.rows.notice("actuals", actuals.get(measure.key, 0), sentences)


def _before(series: Series, year: int) -> tuple[Point, ...]:
    """What is known of earlier years, since the series last began to measure something else."""
    begin = max((at.year for at in series.breaks if at.year <= year), default=0)
    return tuple(point for point in series.points if begin <= point.year < year)


def _is_alone_outside(value: float, before: Sequence[Point], others: Sequence[float]) -> bool:
    """Whether a percentage is outside 0-100, where the indicator never was.

    Where there is no history the other numbers of the year speak in its place. A result may well be twice
    its target: only what is out by a whole digit is then unlike them.

    Examples:
        >>> from scoring.forecast import Point
        >>> _is_alone_outside(7121, [Point(2021, 70)], []), _is_alone_outside(110, [Point(2021, 104)], [])
        (True, False)
        >>> _is_alone_outside(7121, [], [75]), _is_alone_outside(176.47, [], [85])
        (True, False)
    """
    known = [point.value for point in before] or list(others)
    if 0 <= value <= 100 or not known or not all(0 <= each <= 100 for each in known):
        return False
    return bool(before) or abs(value) >= WHOLE_DIGIT * max(known)


def _is_jump(value: float, before: Sequence[Point]) -> bool:
    """Whether a value is further from the last than a history with enough yearly changes has ever gone.

    Examples:
        >>> from scoring.forecast import Point
        >>> before = [Point(2019, 70), Point(2020, 72), Point(2021, 71), Point(2022, 74)]
        >>> _is_jump(7121, before), _is_jump(60, before)
        (True, False)
    """
    changes = [abs(b.value - a.value) for a, b in pairwise(before) if b.year == a.year + 1]
    if len(changes) < FEWEST_CHANGES:
        return False
    step = abs(value - before[-1].value)
    level = abs(median(point.value for point in before))
    return step > TIMES * max(changes) and step > SHARE_OF_LEVEL * level


def _outside(measure: Measure, value: Quantity, *, has_past: bool) -> tuple[str, str]:
    than = "nessun anno precedente" if has_past else "nessun altro numero dell'indicatore"
    return f"{_value(value)} % di {measure_place(measure.key)} è fuori da 0–100, dove non è mai stato {than}.", _REMEDY


def _jump(measure: Measure, value: Quantity, last: Point) -> tuple[str, str]:
    return (
        (
            f"{_value(value)} di {measure_place(measure.key)} è lontano da {figure(last.value)} del {last.year} più di "
            f"{TIMES:.0f} volte il cambiamento più grande della sua storia."
        ),
        _REMEDY,
    )


_REMEDY = "Confrontarlo con il documento: punto decimale, unità, numeratore e denominatore."


def _value(value: Quantity) -> str:
    return value.text.replace(".", ",") or figure(value.value)

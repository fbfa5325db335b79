"""Where a slider may go and what is marked along it: last value, soglia, other enti, today's target."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from scoring.forecast import Forecast
from scoring.model import Direction, Quantity
from scoring.series import PeerSet
from ui.facts.format import quantity as shown
from ui.facts.words import STATISTIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Measure
    from scoring.series import Series

NAMES: Final = ("target di oggi", "consuntivo")
"""What the target and the actual of a plan are called beside a slider."""
_STOPS: Final = 48
"""About how many places a slider has: each a key press."""
_ROOM: Final = 0.15
_DAYS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A value one looks at when choosing a target.

    Attributes:
        sign: one character along the track.
        what: what it is, e.g. "soglia", "consuntivo 2022".
    """

    sign: str
    what: str
    value: Quantity


@dataclass(frozen=True, slots=True)
class SliderRange:
    """The stops of a slider, ascending, and the marks beside it."""

    stops: tuple[Quantity, ...]
    marks: tuple[Mark, ...]

    def at(self, value: float) -> int:
        """The stop of a value, which must be one of them.

        Raises:
            ValueError: no stop has that value.
        """
        return [stop.value for stop in self.stops].index(value)

    def share(self, value: float) -> float:
        """Where along the track a value lies, 0-1."""
        values = [stop.value for stop in self.stops]
        after = next((i for i, stop in enumerate(values) if stop >= value), len(values) - 1)
        if after == 0 or values[after] == value:
            return after / max(len(values) - 1, 1)
        part = (value - values[after - 1]) / (values[after] - values[after - 1])
        return min(after - 1 + part, len(values) - 1.0) / (len(values) - 1)


def slider_range(
    measure: Measure, series: Series | None, year: int, names: tuple[str, str] = NAMES, *extra: Quantity
) -> SliderRange | None:
    """The range of the slider of an indicator's target; None where it has no target.

    Args:
        measure: official.
        series: its history; None where it has none.
        year: of the plan.
        names: what its target and its actual are called.
        extra: values that must be stops, whatever the step: the one assumed.
    """
    if measure.target is None:
        return None
    found = marks(measure, series, year, names)
    low, high = _span(measure, series, year, [m.value.value for m in found] + [q.value for q in extra])
    step = _step(low, high, is_whole=measure.is_date or _is_count(measure))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    stops = {round(step * i, 9) for i in range(first, last + 1)}
    exact = {q.value: q for q in (measure.target, *extra)}
    values = sorted({*stops, *exact})
    if measure.soglia is not None and measure.direction is not Direction.NOMINAL:
        side = 1 if measure.direction is Direction.HIGHER else -1
        values = [v for v in values if (v - measure.soglia.value) * side > 0 or v in exact]
    return SliderRange(tuple(exact.get(v) or _stop(v, step, is_date=measure.is_date) for v in values), found)


def marks(measure: Measure, series: Series | None, year: int, names: tuple[str, str] = NAMES) -> tuple[Mark, ...]:
    """What is marked, in the order in which it is told."""
    found = [] if measure.target is None else [Mark("★", names[0], measure.target)]
    if measure.soglia is not None:
        found.append(Mark("▽", "soglia", measure.soglia))
    if measure.actual is not None:
        found.append(Mark("●", names[1], measure.actual))
    if series is None or measure.is_date:
        return tuple(found)
    since = series.since(year) or 0
    before = [v for v in series.values if v.value is not None and since <= v.year < year]
    if before and before[-1].value is not None and before[-1].value != measure.actual:
        found.append(Mark("○", str(before[-1].year), before[-1].value))
    others = [c for c in series.comparisons if c.value is not None and c.unit in ("", measure.unit)]
    others = [c for c in others if c.year is None or c.year >= since]
    for comparison in {(c.scope, c.statistic): c for c in others}.values():
        if comparison.value is not None:
            name = f"{STATISTIC.get(comparison.statistic, comparison.statistic)} {comparison.scope}"
            found.append(Mark("◆" if comparison.peers is PeerSet.NATION else "◇", name, comparison.value))
    return tuple(found)


def range_words(found: SliderRange, symbol: str) -> str:
    """The marks in words: ``★ target di oggi ≥ 75 % · ▽ soglia 65 %``."""
    return " · ".join(f"{mark.sign} {mark.what} {shown(mark.value, symbol)}" for mark in found.marks)


def _is_count(measure: Measure) -> bool:
    """Whether only whole numbers have a meaning: those of its promise and result are whole and exact."""
    known = [q for q in (measure.target, measure.actual, measure.soglia) if q is not None]
    return all(q.value == round(q.value) and "." not in q.text for q in known) and measure.unit != "%"


def _span(measure: Measure, series: Series | None, year: int, values: Sequence[float]) -> tuple[float, float]:
    """From the least to the greatest value that the data speak of, with some room, within natural limits."""
    known = list(values)
    if measure.is_date:
        target = measure.target.value if measure.target else 0.0
        return min(*known, target - 3 * _DAYS), max(*known, target + 3 * _DAYS)
    known += [point.value for point in series.points if point.year >= (series.since(year) or 0)] if series else []
    expected = series.expected(year) if series else None
    known += [expected.low, expected.high] if isinstance(expected, Forecast) else []
    low, high = min(known), max(known)
    room = _ROOM * (high - low) or max(abs(high) * _ROOM, 1.0)
    is_share = measure.unit == "%" and low >= 0 and high <= 100
    floor = 0.0 if low >= 0 else -math.inf
    return max(low - room, floor), min(high + room, 100.0 if is_share else math.inf)


def _step(low: float, high: float, *, is_whole: bool) -> float:
    raw = (high - low) / _STOPS
    power = 10.0 ** math.floor(math.log10(raw))
    nice = next(n for n in (1.0, 2.0, 2.5, 5.0, 10.0) if n * power >= raw * (1 - 1e-9)) * power
    return max(1.0, math.ceil(nice)) if is_whole else nice


def _stop(value: float, step: float, *, is_date: bool) -> Quantity:
    if is_date:
        day = date.fromordinal(round(value))
        return Quantity(float(day.toordinal()), 0.0, day.isoformat())
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    decimals += 0 if abs(step * 10**decimals - round(step * 10**decimals)) < 1e-9 else 1
    return Quantity(round(value, decimals), 0.0, f"{value:.{decimals}f}")

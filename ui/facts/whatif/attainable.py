"""Values that can really be reached: whole cases, whole days, as many decimals as a document prints."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.model import Direction, Quantity
from ui.facts.format import NBSP, NOTHING, count, number, ordinal_day, quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.records import ActualRow
    from scoring.model import Measure, MeasureKey
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion

_DECIMALS: Final = 2
_RATIO_DECIMALS: Final = 6
_DUST: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """How the values of one indicator are counted.

    Attributes:
        symbol: what goes after its numbers.
        is_count: only whole numbers have a meaning.
        is_percent: its numbers are percentages: a difference is told in points.
        ratio: printed numerator and denominator of the present actual, and what their quotient is
            multiplied by (100 for a percentage); None where they are not known.
    """

    result: MeasureResult
    symbol: str = ""
    is_count: bool = False
    is_percent: bool = False
    ratio: tuple[float, float, float] | None = None

    @property
    def measure(self) -> Measure:
        """The indicator."""
        return self.result.measure

    @property
    def decimals(self) -> int:
        """How many decimals its values are written with: those of the document, at least two; none for counts."""
        if self.is_count:
            return 0
        known = [q.text for q in (self.measure.target, self.measure.actual) if q]
        return max([_DECIMALS, *(len(text.partition(".")[2]) for text in known)])

    def side(self, goal: float) -> int:
        """1 where a better value than the goal is above it, -1 below, 0 where it cannot be told."""
        if self.measure.direction is not Direction.NOMINAL:
            return -1 if self.measure.direction is Direction.LOWER else 1
        now = self.measure.actual
        return 0 if now is None else int(np.sign(goal - now.value).item())


def yardsticks(question: WhatIfQuestion, scored: ScoredSheet) -> dict[MeasureKey, Yardstick]:
    """How each indicator is counted on the sheet of a question, scored without assumed actuals."""
    return {
        result.measure.key: yardstick(question.view, result, is_official=not question.is_plan)
        for result in scored.measures
    }


def yardstick(view: View, result: MeasureResult, *, is_official: bool = True) -> Yardstick:
    """How the values of one indicator are counted.

    Args:
        view: of its year.
        result: the indicator.
        is_official: its actual is the document's, of the view's year, and so are its cases.
    """
    measure, kind = result.measure, view.plan.ente.unit_kind(result.measure.unit)
    return Yardstick(
        result=result,
        symbol="" if measure.is_date else view.symbol(result),
        is_count=kind == "count" and _is_whole(measure),
        is_percent=kind == "percent",
        ratio=ratio_of(view.actuals, measure.key) if is_official else None,
    )


def attainable(yard: Yardstick, enough: float) -> Quantity:
    """The first value, not worse than one that is enough, that can be reached and written.

    A whole day for dates, a whole number of cases for counts and for ratios whose printed numerator and
    denominator are known (with the denominator as it is), else a number with the document's decimals.
    """
    if yard.measure.is_date:
        day = date.fromordinal(round(enough))
        return Quantity(float(day.toordinal()), 0.0, day.isoformat())
    asked = _leaf(yard, enough)
    steps = _whole_steps(yard, enough)
    for at in (steps, steps + yard.side(enough)):
        found = _written(yard, at)
        if _leaf(yard, found.value) >= asked - _DUST:
            return found
    return Quantity(enough)


def shown(yard: Yardstick, value: Quantity) -> str:
    """A value with its unit, as it is written once it is tried: ``1.234``, ``7,90 %``, ``31/12/2022``."""
    if yard.measure.is_date:
        return ordinal_day(value.value)
    return f"{number(value.value, yard.decimals, fixed=True)}{NBSP}{yard.symbol}".strip(NBSP)


def present(yard: Yardstick) -> str:
    """Where the indicator is now: its actual as printed, or the percentage declared in its place."""
    measure = yard.measure
    if measure.actual is None:
        return NOTHING if measure.declared is None else f"{quantity(measure.declared, '%')} dichiarato"
    return quantity(measure.actual, yard.symbol)


def lacking(yard: Yardstick, goal: Quantity) -> str:
    """What is missing from the present value to a goal: ``mancano 3``, ``mancano 12 su 257``, ``20 giorni prima``."""
    now = yard.measure.actual
    if now is None:
        return "non c'è ancora un valore"
    if yard.measure.is_date:
        days = round(goal.value - now.value)
        return f"{count(abs(days), 'giorno', 'giorni')} {'prima' if days < 0 else 'dopo'}"
    if yard.ratio:
        numerator, denominator, whole = yard.ratio
        cases = round(goal.value * denominator / whole) - numerator
        return f"{_amount(cases, number(abs(cases), 0))} su {number(denominator)}"
    gap = goal.value - now.value
    unit = "punti" if yard.is_percent else yard.symbol
    return _amount(
        gap, f"{number(abs(gap), max(yard.decimals, _DECIMALS), fixed=not yard.is_count)}{NBSP}{unit}".strip(NBSP)
    )


def _amount(gap: float, text: str) -> str:
    if gap < 0:
        return f"{text} di troppo"
    return f"manca {text}" if gap == 1 else f"mancano {text}"


def _is_whole(measure: Measure) -> bool:
    known = [q for q in (measure.target, measure.actual, measure.soglia) if q is not None]
    return all(q.value == round(q.value) and "." not in q.text for q in known)


def ratio_of(actuals: Mapping[MeasureKey, ActualRow], key: MeasureKey) -> tuple[float, float, float] | None:
    """Numerator, denominator and multiplier of the actual of an indicator, where the document prints whole ones."""
    row = actuals.get(key)
    if row is None or row.numerator is None or row.denominator is None or row.ratio is None:
        return None
    numerator, denominator = row.numerator.value, row.denominator.value
    if numerator <= 0 or denominator <= 0 or numerator != round(numerator):
        return None
    return numerator, denominator, row.ratio.value * denominator / numerator


def _whole_steps(yard: Yardstick, value: float) -> int:
    """The first step of the yardstick that is not worse than a value."""
    side, steps = yard.side(value), value / _step(yard)
    # A hair is left by halving and by the quotient: a step more for it would ask too much.
    slack = _DUST * max(1.0, abs(steps))
    return round(steps) if side == 0 else math.ceil(steps - slack) if side > 0 else math.floor(steps + slack)


def _step(yard: Yardstick) -> float:
    if yard.ratio:
        _, denominator, whole = yard.ratio
        return float(whole / denominator)
    return float(10.0**-yard.decimals)


def _written(yard: Yardstick, steps: int) -> Quantity:
    """A number of steps as an exact number that can be written; a quotient to six decimals, on its better side."""
    if not yard.ratio:
        text = f"{steps * 10.0**-yard.decimals:.{yard.decimals}f}"
        return Quantity(float(text), 0.0, text)
    scale = 10.0**_RATIO_DECIMALS
    value = steps * _step(yard)
    side = yard.side(value)
    near = round(value * scale)
    is_exact = side == 0 or abs(near - value * scale) < _DUST
    exact = near if is_exact else math.floor(value * scale) + int(side > 0)
    text = f"{exact / scale:.{_RATIO_DECIMALS}f}".rstrip("0").rstrip(".")
    return Quantity(float(text), 0.0, text)


def _leaf(yard: Yardstick, value: float) -> float:
    """The score that a value gives, percent; minus infinity where the rule gives none."""
    curve = yard.result.curve
    found = math.nan if curve is None else float(curve(np.array([[value]]))[0, 0])
    return -math.inf if math.isnan(found) else found

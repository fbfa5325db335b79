"""The numbers of the curve of a rule: its corners, and where soglia, target and consuntivo stand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ui.facts.format import number, ordinal_day, quantity
from ui.figures.tables import SCORE

if TYPE_CHECKING:
    from scoring.result import MeasureResult


def curve_table(result: MeasureResult, symbol: str) -> pd.DataFrame:
    """One row for each corner of the curve, then the consuntivo; values in words, scores as numbers."""
    measure = result.measure
    names = {each.value: name for name, each in (("Soglia", measure.soglia), ("Target", measure.target)) if each}
    knots = result.curve.knots() if result.curve else ()
    rows: list[tuple[str, str, float | None]] = [
        (names.get(x, "Punto della curva"), _value(x, result, symbol), y) for x, y in knots
    ]
    if measure.actual is not None:
        rows.append(("Consuntivo", quantity(measure.actual, symbol), result.score))
    return pd.DataFrame(rows, columns=["Che cosa", "Valore", SCORE])


def _value(x: float, result: MeasureResult, symbol: str) -> str:
    return ordinal_day(x) if result.measure.is_date else f"{number(x)} {symbol}".strip()

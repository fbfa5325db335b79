"""Small histories for the tests of the what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model import Quantity
from scoring.series import Break, Series, YearValue

if TYPE_CHECKING:
    from scoring.model import Measure


def a_series(measure: Measure, values: dict[int, float], *, new_from: int | None = None) -> Series:
    """The values of an indicator, by year; a new series from one of them, if asked."""
    return Series(
        key=measure.key,
        name=measure.name,
        unit=measure.unit,
        direction=measure.direction,
        is_date=measure.is_date,
        values=tuple(YearValue(year=year, value=Quantity(float(value))) for year, value in values.items()),
        targets=(),
        breaks=() if new_from is None else (Break(year=new_from, kind="method", reason="altro metodo"),),
    )

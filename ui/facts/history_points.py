"""What is placed beside the values of a history, and a value with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.facts.format import quantity

if TYPE_CHECKING:
    from scoring.series import Series, YearValue


@dataclass(frozen=True, slots=True)
class OtherPoint:
    """A value of another ente, or of all together; points of one name are one trace.

    Attributes:
        text: the value as it is written on the figure.
        words: the same with its origin.
    """

    name: str
    year: int
    value: float
    text: str
    words: str


def in_its_unit(series: Series, found: YearValue, symbol: str) -> str:
    """A value of a year with the indicator's unit; without any where it is older than a break of unit."""
    return quantity(found.value, symbol if series.is_in_its_unit(found.year) else "")

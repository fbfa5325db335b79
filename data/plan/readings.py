"""Digits that can be read in two ways: one dot and three digits are thousands to one reader, decimals to another.

The one place that decides, for the CSV files and for what people type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TWO_WAYS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """Both readings of the same digits, each canonical and readable in that way only.

    Attributes:
        thousands: without the dot.
        decimal: with a further zero, which only decimals may have.
    """

    thousands: str
    decimal: str


def two_readings(text: str) -> TwoReadings | None:
    """Both readings of a number written with a dot; None where there is but one.

    Examples:
        >>> two_readings("16.293")
        TwoReadings(thousands='16293', decimal='16.2930')
        >>> [two_readings(text) for text in ("0.123", "-8.75", "1234.567", "12.3456", "16293")]
        [None, None, None, None, None]
    """
    if not _TWO_WAYS.fullmatch(text):
        return None
    return TwoReadings(text.replace(".", ""), f"{text}0")


def decided(text: str, *, is_whole: bool, is_at_most_100: bool) -> str:
    """The only number that digits with two readings can mean; empty where they can mean both.

    Args:
        text: as a person wrote it.
        is_whole: the number counts something.
        is_at_most_100: it is a share of a hundred: a weight, a score.

    Examples:
        >>> decided("1.234", is_whole=True, is_at_most_100=False)
        '1234'
    """
    if is_whole:
        return text.replace(".", "")
    return text if is_at_most_100 else ""

"""Printed digits → Quantity: the number, and how much the printing may hide."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from data.plan.identity import UnitKind
from scoring.model import INTERVAL, Quantity

NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,12})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DUST = 1e-12


def is_date(text: str) -> bool:
    """Whether the text is a day that exists, written ``AAAA-MM-GG``."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def quantity(text: str, kind: UnitKind = UnitKind.NUMBER) -> Quantity | None:
    """The quantity a cell prints; None for a blank one.

    Args:
        text: a canonical number or a date; dates become ordinal days.
        kind: of the unit; a whole number of a count is exact.

    Examples:
        >>> quantity("7.75", UnitKind.PERCENT)
        Quantity(value=7.75, half_unit=0.005, text='7.75')
        >>> quantity("12.00", UnitKind.COUNT).half_unit
        0.0
        >>> quantity("2022-12-31", UnitKind.DATE).value
        738520.0
        >>> quantity("") is None
        True
    """
    if not text:
        return None
    if is_date(text):
        return Quantity(float(date.fromisoformat(text).toordinal()), 0.0, text)
    value = float(text)
    exact = kind is UnitKind.COUNT and value.is_integer()
    return Quantity(value, 0.0 if exact else _half_unit(text), text)


def between(low: str, high: str) -> Quantity:
    """What lies between two canonical numbers, the lower first, both included.

    Examples:
        >>> between("10", "15").limits
        ('10', '15')
    """
    first, last = float(low), float(high)
    # What binary halves may take from a limit, so that it stays inside.
    half = (last - first) / 2 + _DUST * max(abs(first), abs(last))
    return Quantity((first + last) / 2, half, f"{low}{INTERVAL}{high}")


def ratio(numerator: str, denominator: str, kind: UnitKind) -> Quantity | None:
    """The exact ratio of two printed figures, times 100 for a percentage; None where there is none.

    Examples:
        >>> ratio("75", "300", UnitKind.PERCENT)
        Quantity(value=25.0, half_unit=0.0, text='')
        >>> ratio("75", "", UnitKind.PERCENT) is None
        True
    """
    if not numerator or not denominator or not Fraction(denominator):
        return None
    scale = 100 if kind is UnitKind.PERCENT else 1
    return Quantity(float(Fraction(numerator) / Fraction(denominator) * scale))


def _half_unit(text: str) -> float:
    decimals = len(text.partition(".")[2])
    return float(f"5e-{decimals + 1}")

"""Limits that do not belong to what begins there: the first number beyond one stands in its place.

So a limit is one number whether it is included or not, and a curve needs to know nothing of it.
"""

from __future__ import annotations

import math
import re

_LIMIT = re.compile(r"([<>]?)(=?)\s*(.+)")
_BESIDE_ZERO = 1e-300
_DIGITS = 12
"""Of a limit that somebody wrote: enough for cents of billions, and far from the last digit of a computer."""


def a_hair_beyond(value: float, side: int) -> float:
    """The nearest value above (side 1) or below (side -1) that the engine can tell from it.

    Beside zero, not the nearest that a computer can write: its reciprocal is beyond every number.

    Examples:
        >>> a_hair_beyond(60.0, 1) > 60.0, a_hair_beyond(60.0, 1) == 60.00000001, a_hair_beyond(0.0, -1)
        (True, False, -1e-300)
    """
    return side * _BESIDE_ZERO if value == 0 else math.nextafter(value, side * math.inf)


def limit(value: float) -> tuple[float, int]:
    """The limit that a number is, or is a hair beyond, and on which side of it: 0 where it is the limit itself.

    Examples:
        >>> limit(a_hair_beyond(70.0, 1)), limit(a_hair_beyond(0.0, -1)), limit(70.5)
        ((70.0, 1), (0.0, -1), (70.5, 0))
    """
    near = 0.0 if abs(value) <= _BESIDE_ZERO else float(f"{value:.{_DIGITS}g}")
    side = (value > near) - (value < near)
    return (near, side) if side and a_hair_beyond(near, side) == value else (value, 0)


def read_limit(text: str) -> float:
    """A limit as a method writes it: ``70`` and ``>=70`` are 70, ``>70`` and ``<70`` the first number beyond it.

    Raises:
        ValueError: it is none.

    Examples:
        >>> read_limit("70"), read_limit(">=70"), limit(read_limit("<70"))
        (70.0, 70.0, (70.0, -1))
    """
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    sign, equal, number = found.groups()
    value = float(number)
    if not math.isfinite(value) or (equal and not sign):
        raise ValueError(text)
    return a_hair_beyond(value, 1 if sign == ">" else -1) if sign and not equal else value

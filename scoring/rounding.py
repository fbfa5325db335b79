"""Rounding in one place: half up, or cut off, after wiping what binary arithmetic leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.policy import Rounding, RoundingMode

if TYPE_CHECKING:
    from scoring.curves import Array

DUST = 1e-9
"""Differences smaller than this are left by binary arithmetic: 62.09999999999994 is 62.1."""


def cleaned(values: Array) -> Array:
    """Values without binary dust, for comparison with a limit.

    Examples:
        >>> cleaned(np.array([94.99999999999])).tolist()
        [95.0]
    """
    return np.round(values, 9)


def rounded(values: Array, how: Rounding) -> Array:
    """Values shortened as a method says; unchanged with ``none``.

    Examples:
        >>> rounded(np.array([88.625]), Rounding(RoundingMode.HALF_UP, 2)).tolist()
        [88.63]
        >>> rounded(np.array([46.666]), Rounding(RoundingMode.TRUNCATE, 0)).tolist()
        [46.0]
    """
    if how.mode is RoundingMode.NONE:
        return values
    scale = 10.0**how.digits
    places = cleaned(values * scale)
    return (np.floor(places + 0.5) if how.mode is RoundingMode.HALF_UP else np.trunc(places)) / scale

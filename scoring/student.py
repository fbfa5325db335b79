"""Student's t for whole degrees of freedom: closed forms, since the engine imports NumPy alone."""

from __future__ import annotations

import math
from functools import lru_cache


def cdf(value: float, degrees: int) -> float:
    """Probability of being at most ``value``.

    Args:
        value: any number.
        degrees: degrees of freedom, at least 1.

    Source:
        Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.

    Examples:
        >>> round(cdf(1.885618, 2), 4), round(cdf(-1.637744, 3), 4), cdf(0.0, 5)
        (0.9, 0.1, 0.5)
    """
    theta = math.atan(abs(value) / math.sqrt(degrees))
    inside = _even(theta, degrees) if degrees % 2 == 0 else _odd(theta, degrees)
    return 0.5 + math.copysign(inside / 2, value)


@lru_cache(maxsize=1024)
def quantile(probability: float, degrees: int) -> float:
    """The value that is exceeded with probability ``1 - probability``, by bisection on ``cdf``.

    Args:
        probability: strictly between 0 and 1.
        degrees: degrees of freedom, at least 1.

    Examples:
        >>> [round(quantile(0.9, n), 2) for n in (2, 3, 4)]
        [1.89, 1.64, 1.53]
    """
    low, high = -1.0, 1.0
    while cdf(high, degrees) < probability:
        high *= 2
    while cdf(low, degrees) > probability:
        low *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if cdf(middle, degrees) < probability else (low, middle)
    return (low + high) / 2


def _even(theta: float, degrees: int) -> float:
    cosine = math.cos(theta)
    term, total = 1.0, 1.0
    for k in range(1, degrees // 2):
        term *= (2 * k - 1) / (2 * k) * cosine * cosine
        total += term
    return math.sin(theta) * total


def _odd(theta: float, degrees: int) -> float:
    if degrees == 1:
        return 2 * theta / math.pi
    cosine = math.cos(theta)
    term, total = cosine, cosine
    for k in range(1, (degrees - 1) // 2):
        term *= (2 * k) / (2 * k + 1) * cosine * cosine
        total += term
    return 2 / math.pi * (theta + math.sin(theta) * total)

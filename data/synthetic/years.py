"""Which years a synthetic ente has."""

from __future__ import annotations

LAST_YEAR = 2023
"""The year of the newest document that comes with the program."""


def last_years(count: int) -> range:
    """So many years, up to the last.

    Examples:
        >>> list(last_years(2))
        [2022, 2023]
    """
    return range(LAST_YEAR - count + 1, LAST_YEAR + 1)

"""The context figures of a synthetic ente: its staff by category, the firms of its territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.synthetic.catalogue import FIRMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np

    from data.synthetic.catalogue import BySize

_STAFF: BySize = (75, 150, 270)
"""About one in a thousand firms or less: 261 people in Torino."""

_CATEGORIES = (
    ("Dirigenti", 0.015),
    ("Area dei Funzionari ed Elevate Qualificazioni", 0.34),
    ("Area degli Istruttori", 0.585),
)
"""Share of the staff in each category; who is left is in the last one."""
_LAST_CATEGORY = "Area degli Operatori Esperti"

Context = dict[int, list[dict[str, str]]]
"""The rows of ``context.csv`` by year of the document."""


def context(chance: np.random.Generator, size: int, years: range) -> Context:
    """What each year's document prints: its own year, and the firms of the year before too.

    Args:
        chance: the only source of randomness.
        size: position in ``CLUSTERS``.
        years: of the ente's documents; the year before the first is grown as well.
    """
    own_years = range(years[0] - 1, years[-1] + 1)
    staff = dict(zip(own_years, _grown(chance, _STAFF[size], -0.012, own_years), strict=True))
    firms = dict(zip(own_years, _grown(chance, FIRMS[size], 0.001, own_years), strict=True))
    return {year: [*_staff(staff[year], year), *(_firms(firms[at], at) for at in (year - 1, year))] for year in years}


def categories(staff: int) -> tuple[int, ...]:
    """How many people each category has; together they are the whole staff, with a dirigente at least.

    Examples:
        >>> categories(200)  # 200 × 0.015, 200 × 0.34, 200 × 0.585, and who is left
        (3, 68, 117, 12)
    """
    first = [max(1, round(staff * share)) for _, share in _CATEGORIES]
    return (*first, staff - sum(first))


def _grown(chance: np.random.Generator, start: float, drift: float, years: Sequence[int]) -> Iterator[int]:
    """A count that grows by its drift a year, give or take one per cent."""
    count = start * (1 + 0.15 * min(max(float(chance.standard_normal()), -2.0), 2.0))
    for _ in years:
        count *= 1 + drift + 0.01 * float(chance.standard_normal())
        yield round(count)


def _staff(staff: int, year: int) -> Iterator[dict[str, str]]:
    names = ("Dipendenti a tempo indeterminato", *(name for name, _ in _CATEGORIES), _LAST_CATEGORY)
    for name, count in zip(names, (staff, *categories(staff)), strict=True):
        yield _row("Personale", name, year, (count, "dipendenti"))


def _firms(firms: int, year: int) -> dict[str, str]:
    return _row("Imprese", "Imprese attive", year, (firms, "imprese"))


def _row(topic: str, item: str, year: int, value: tuple[int, str]) -> dict[str, str]:
    """A row; its value is a count and its unit."""
    note = "dato sintetico"
    return {"topic": topic, "item": item, "year": str(year), "value": str(value[0]), "unit": value[1], "note": note}

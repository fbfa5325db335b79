"""Where the other enti stand on a common indicator: points for a figure, sentences, columns for a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.benchmark import Distribution, Rank, distribution, rank
from ui.facts import words
from ui.facts.format import NBSP, number, quantity
from ui.facts.history_points import OtherPoint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.records import CommonValue
    from scoring.model import MeasureKey
    from ui.facts.view import View

ENOUGH = 4
"""Fewer enti than these have values, but no statistics worth the name."""

SHOWN_APART = 6
"""More enti than these are shown as a spread, not one by one."""


@dataclass(frozen=True, slots=True)
class Others:
    """What is known of the others on one indicator.

    Attributes:
        points: for the figure, one trace for each name.
        computed: by year, the spread of all enti in the store that have a value, this one included.
        sentences: what to say of it.
    """

    points: tuple[OtherPoint, ...] = ()
    computed: Mapping[int, Distribution] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()


def others_of(view: View, key: MeasureKey, common: Sequence[CommonValue]) -> Others:
    """The other enti of the store on the same common indicator; nothing where it is not common."""
    code = view.texts[key].common_code
    same = [v for v in common if code and v.common_code == code and v.is_synthetic == view.is_synthetic]
    others = [v for v in same if v.ente != view.plan.ente.code]
    if not others:
        return Others()
    computed = _by_year(same)
    return Others(_points(others, computed), computed, _sentences(view, code, same))


def rank_words(found: Rank) -> str:
    """A place as certain as the figures allow.

    Examples:
        >>> rank_words(Rank(4, 9, 60)).replace(NBSP, " ")
        'tra il 4° e il 9° di 60, non distinguibili'
        >>> rank_words(Rank(2, 2, 60)).replace(NBSP, " ")
        '2° di 60'
    """
    if found.best == found.worst:
        return f"{found.best}°{NBSP}di{NBSP}{found.count}"
    return f"tra il {found.best}° e il {found.worst}° di {found.count}, non distinguibili"


def _by_year(same: Sequence[CommonValue]) -> dict[int, Distribution]:
    found: dict[int, Distribution] = {}
    for year in sorted({v.year for v in same}):
        values = [v.value.value for v in same if v.year == year]
        spread = distribution(values) if len(values) >= ENOUGH else None
        if spread is not None:
            found[year] = spread
    return found


def _points(others: Sequence[CommonValue], computed: Mapping[int, Distribution]) -> tuple[OtherPoint, ...]:
    if len({v.ente for v in others}) <= SHOWN_APART:
        return tuple(
            OtherPoint(
                v.short_name, v.year, v.value.value, f"{v.short_name} {v.year}: {quantity(v.value)} ({v.origin})"
            )
            for v in others
        )
    points: list[OtherPoint] = []
    for year, spread in computed.items():
        for name, value in (("Mediana", spread.median), ("Media", spread.mean)):
            label = f"{name} calcolata"
            points.append(OtherPoint(label, year, value, f"{label} su {spread.count} enti, {year}: {number(value)}"))
    return tuple(points)


def _sentences(view: View, code: str, same: Sequence[CommonValue]) -> tuple[str, ...]:
    year = view.plan.year
    this_year = [v for v in same if v.year == year]
    own = next((v for v in this_year if v.ente == view.plan.ente.code), None)
    said = [f"Obiettivo comune {code}: nell'archivio ha valori di {len({v.ente for v in same})} enti."]
    units = sorted({v.unit for v in same})
    if len(units) > 1:
        said.append(
            f"Attenzione: gli enti lo stampano con unità diverse ({', '.join(units)}); i numeri non sono convertiti."
        )
    if own is not None and len(this_year) >= ENOUGH:
        place = rank(own.value, [v.value for v in this_year if v is not own], own.direction)
        said.append(
            f"Nel {year}: {rank_words(place)} ({words.DIRECTION[own.direction]}), calcolato sugli enti dell'archivio."
        )
    elif len(this_year) < ENOUGH:
        said.append(f"Nel {year} gli enti con un valore sono {len(this_year)}: troppo pochi per medie e posizioni.")
    return tuple(said)

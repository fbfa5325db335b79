"""The ente and the year that an address asks for, among those that there are data of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.facts.address import Place
from ui.facts.format import short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.records import EnteYears


@dataclass(frozen=True, slots=True)
class Refused:
    """An ente or a year without data, and those that have some, by the name that a reader knows them by."""

    sentence: str
    ways: Mapping[str, Place]


def known_place(wanted: Place, enti: Sequence[EnteYears]) -> tuple[Place, Refused | None]:
    """Where an address leads: what it leaves out is the first ente that fits, and its newest year.

    Where there are no data of its ente or of its year, the nearest place that has some, and what was asked.

    Args:
        wanted: as the address says.
        enti: with their years, ascending; one at least.
    """
    years = {found.code: tuple(map(str, found.years)) for found in enti}
    fitting = [code for code, known in years.items() if not wanted.year or wanted.year in known]
    ente = wanted.ente if wanted.ente in years else next(iter(fitting), enti[0].code)
    year = wanted.year if wanted.year in years[ente] else years[ente][-1]
    found = next(each for each in enti if each.code == ente)
    return replace(wanted, ente=ente, year=year), _no_ente(wanted, ente, enti) or _no_year(wanted, year, found)


def _no_ente(wanted: Place, ente: str, enti: Sequence[EnteYears]) -> Refused | None:
    if wanted.ente in {"", ente}:
        return None
    ways = {found.short_name: Place(ente=found.code) for found in enti}
    return Refused(f"L'ente «{short(wanted.ente, 60)}» non è nell'archivio. Ci sono:", ways)


def _no_year(wanted: Place, year: str, found: EnteYears) -> Refused | None:
    if wanted.year in {"", year}:
        return None
    ways = {str(each): Place(ente=found.code, year=str(each)) for each in reversed(found.years)}
    return Refused(f"L'anno «{short(wanted.year, 20)}» di {found.short_name} non è nell'archivio. Ci sono:", ways)

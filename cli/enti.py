"""``traguardo enti``: which enti and years there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cli.origin import is_with_program, when_and_who
from cli.output import warn_of_damage
from cli.place import directory
from data.store.errors import StoreMissingError, StoreOlderError
from data.store.listing import Listing

if TYPE_CHECKING:
    from argparse import Namespace

    from data.plan.records import EnteYears


def list_enti(args: Namespace) -> int:
    """Print code, years, name and origin of every ente."""
    with _listing(args) as listing:
        for ente in listing.enti():
            years = ", ".join(str(year) for year in ente.years)
            print(f"{ente.code}\t{years}\t{ente.name}\t{_origins(listing, ente)}")
    return 0


def _listing(args: Namespace) -> Listing:
    try:
        listing = Listing.open(directory(args))
    except (StoreMissingError, StoreOlderError):
        from cli.archive import official_of

        return official_of(args).store
    warn_of_damage(listing)
    return listing


def _origins(listing: Listing, ente: EnteYears) -> str:
    """When and from where the years of an ente were loaded; said once where it is the same for all."""
    years: dict[str, list[str]] = {}
    for year in ente.years:
        years.setdefault(_origin(listing, ente.code, year), []).append(str(year))
    if len(years) == 1:
        return next(iter(years))
    return "; ".join(f"{', '.join(same)}: {origin}" for origin, same in years.items())


def _origin(listing: Listing, code: str, year: int) -> str:
    source = listing.load(code, year).source
    if source.is_shipped:
        return "fornito con il programma" if is_with_program(source) else source.origin
    return f"caricato{when_and_who(source, 'da')}, dalla cartella {source.origin}"

"""An indicator by its parts: in which dimension a part is, and which organisational units it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.plan.identity import UnitKind
from data.plan.units import plain_name

if TYPE_CHECKING:
    from data.plan.records import BreakdownRow
    from data.plan.units import UnitNames

_UNITS: Final = frozenset({"unità", "unita", "unità organizzativa", "unità organizzative"})


def is_of_units(dimension: str) -> bool:
    """Whether the parts of a dimension are organisational units.

    Examples:
        >>> is_of_units("Unità"), is_of_units("unità  organizzative"), is_of_units("genere")
        (True, True, False)
    """
    return plain_name(dimension).casefold() in _UNITS


def same_part(dimension: str, part: str, names: UnitNames) -> tuple[str, ...]:
    """What two parts of one indicator and year must not share: dimension and part, whatever their blanks and capitals.

    A unit is the same one whatever its spelling.

    Examples:
        >>> from data.plan.units import UnitNames
        >>> same_part("Genere", "Donne ", UnitNames())
        ('genere', 'donne')
        >>> same_part("unità", "Uff. Tributi", UnitNames(others={"Uff. Tributi": ("Tributi",)}))
        ('unità', 'Tributi')
    """
    if is_of_units(dimension):
        return "unità", *sorted(names.of(part))
    return plain_name(dimension).casefold(), plain_name(part).casefold()


def makes_the_whole(kind: UnitKind, row: BreakdownRow) -> bool:
    """Whether the values of the parts add up to that of the whole: counts and amounts do, ratios and days do not."""
    return kind in {UnitKind.COUNT, UnitKind.NUMBER} and row.ratio is None

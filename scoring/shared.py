"""Rows of a sheet that are one indicator: what is assumed of one is assumed of all, and they are one lever."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.model import Measure, MeasureKey, Sheet

_T = TypeVar("_T")


def together(sheet: Sheet) -> Mapping[int, tuple[int, ...]]:
    """Positions of the rows that are one indicator with another, by the position of each; the others are not there.

    Examples:
        >>> from scoring.model import Direction, Measure, MeasureKey, Sheet
        >>> one, two, three = (MeasureKey("s", "", "O1", code) for code in ("a", "b", "c"))
        >>> rows = [Measure(key=key, name="", direction=Direction.HIGHER) for key in (one, two)]
        >>> same = Measure(key=three, name="", direction=Direction.HIGHER, same_as=one)
        >>> together(Sheet(section="s", measures=(*rows, same)))
        {0: (0, 2), 2: (0, 2)}
    """
    if all(measure.same_as is None for measure in sheet.measures):
        return {}
    places: dict[MeasureKey, list[int]] = defaultdict(list)
    for row, measure in enumerate(sheet.measures):
        places[measure.truth].append(row)
    return {row: tuple(rows) for rows in places.values() if len(rows) > 1 for row in rows}


def levers(sheet: Sheet, rows: Iterable[int]) -> list[int]:
    """The rows, of those that are one indicator only the first."""
    first: dict[MeasureKey, int] = {}
    for row in rows:
        first.setdefault(sheet.measures[row].truth, row)
    return list(first.values())


def moved_with(sheet: Sheet, rows: Sequence[int]) -> tuple[list[int], list[int]]:
    """Every row that moves with one of some rows: its position, and the place among those of the one it moves with."""
    found = together(sheet)
    pairs = [(other, at) for at, row in enumerate(rows) for other in found.get(row, (row,))]
    return [row for row, _ in pairs], [at for _, at in pairs]


def by_key(measures: Iterable[Measure]) -> dict[MeasureKey, Measure]:
    """Measures by their key, and by that of the indicator that they are, where that is not among them."""
    return at_keys((measure, measure) for measure in measures)


def at_keys(found: Iterable[tuple[Measure, _T]]) -> dict[MeasureKey, _T]:
    """What goes with each measure, by the same keys as ``by_key``."""
    own: dict[MeasureKey, _T] = {}
    first: dict[MeasureKey, _T] = {}
    for measure, each in found:
        own[measure.key] = each
        first.setdefault(measure.truth, each)
    return first | own

"""The results of the organisational units on a sheet of the year's workbook, as the engine gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.xlsx.grid import COUNT, SCORE, Cell, Grid
from ui.facts import states
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.facts.units import Units

UNITS: Final = "Unità organizzative"
_HEADING: Final = 4
_COLUMNS: Final = (
    ("A", "Codice", 14),
    ("B", "Unità organizzativa", 50),
    ("C", "Obiettivi", 11),
    ("D", "Con risultato", 13),
    ("E", "Risultato", 11),
    ("F", "Stato", 26),
)
_HOW_TO: Final = "Valori, non formule: un'unità è la media di obiettivi che stanno in fogli diversi. "


def unit_results(found: Units, codes: Mapping[str, str], mark: str) -> Grid:
    """The sheet; only its headings where nobody names any unit.

    Args:
        found: of the year.
        codes: of the units that have one, by name.
        mark: what the year is of, in its first line.
    """
    grid = Grid(UNITS, _HEADING)
    grid.put(1, {"A": Cell(mark, is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(_HOW_TO + readable(found.how), runs_over=True)})
    for letter, title, width in _COLUMNS:
        grid.head(letter, title, width)
    for row, unit in enumerate(found.results, start=_HEADING + 1):
        counts = (float(len(unit.objectives)), float(unit.counted))
        named = {"A": Cell(readable(codes.get(unit.name, unit.name))), "B": Cell(readable(unit.name))}
        counted = {letter: Cell(value, shown=COUNT) for letter, value in zip("CD", counts, strict=True)}
        scored = {"E": Cell(unit.score, shown=SCORE, is_strong=True), "F": Cell(states.state(unit.band))}
        grid.put(row, named | counted | scored)
    return grid

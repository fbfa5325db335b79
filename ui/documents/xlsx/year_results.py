"""The results of a year on a sheet: one row for each view and person, taken from the cell of its calculation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.xlsx.calculation_rows import blank
from ui.documents.xlsx.grid import SCORE, Bars, Cell, Grid
from ui.documents.xlsx.year_beside import Placed, put_beside
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.documents.xlsx.year_calculation import Calculation
    from ui.documents.xlsx.year_scale import Scale

RESULTS: Final = "Risultati"
HEADING: Final = 4
FIRST: Final = HEADING + 1
SHEET, SECTION, OWNER, SCORED, STATE, BESIDE = "ABCDEF"
_COLUMNS: Final = (
    (SHEET, "Foglio del calcolo", 30),
    (SECTION, "Sezione", 20),
    (OWNER, "Persona", 36),
    (SCORED, "Risultato", 11),
    (STATE, "Stato", 26),
)
_HOW_TO: Final = (
    "Ogni risultato è preso dalla cella del suo calcolo: cambiando là i numeri in blu, cambia anche qui. "
    "La parola viene dai limiti scritti in «Leggimi»."
)
_WHOLE: Final = "l'ente"
_MOST_BARS: Final = 30
"""Beyond these a figure is no help."""


def results(calculations: Sequence[Calculation], scale: Scale, mark: str) -> Grid:
    """The sheet.

    Args:
        calculations: one for each row.
        scale: the words.
        mark: what the year is of, in its first line.
    """
    grid = Grid(RESULTS, HEADING)
    grid.put(1, {"A": Cell(mark, is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(_HOW_TO, runs_over=True)})
    for letter, title, width in _COLUMNS:
        grid.head(letter, title, width)
    for row, each in enumerate(calculations, start=FIRST):
        grid.put(row, _row(each, scale, f"{SCORED}{row}"))
    rows = enumerate(calculations, start=FIRST)
    put_beside(grid, BESIDE, [Placed(row, it.view, it.scored, it.scored.root) for row, it in rows])
    last = FIRST + len(calculations) - 1
    if 0 < len(calculations) <= _MOST_BARS:
        top = max(each.scored.policy.cap for each in calculations)
        grid.bars = Bars("Risultati, per cento", SHEET, SCORED, (FIRST, last), f"A{last + 2}", top)
    return grid


def _row(each: Calculation, scale: Scale, score: str) -> dict[str, Cell]:
    root = each.scored.root
    return {
        SHEET: Cell(each.name),
        SECTION: Cell(readable(each.view.section_name(each.scored.sheet.section))),
        OWNER: Cell(readable(each.scored.sheet.owner) or _WHOLE),
        # A bare reference shows zero where there is nothing.
        SCORED: Cell(blank(root.score), f'=IF(ISNUMBER({each.root}),{each.root},"")', SCORE, is_strong=True),
        STATE: scale.state(root.band, score),
    }

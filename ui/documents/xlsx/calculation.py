"""The sheet "Calcolo" of a proposal: a whole plan twice, as it is and as proposed, in formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.xlsx.calculation_block import DECLARED, HEADING, Block, places, side_of
from ui.documents.xlsx.calculation_rows import HOW, NUMBERS, TEXTS, blank, fill
from ui.documents.xlsx.grid import A3, SCORE, Cell, Grid
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.model import MeasureKey
    from scoring.scenario import Field
    from ui.facts.whatif.answer import WhatIf

BEFORE: Final = Block("Attuale", *"GHIJKLM")
AFTER: Final = Block("Proposta", *"NOPQRST")
_WIDTHS: Final = {"A": 12, "B": 14, "C": 16, "D": 60, "E": 50}
_DIFFERENCE, _HOW = "U", "V"
_OTHERS: Final = ((DECLARED, "% dichiarata", 12), (_DIFFERENCE, "Differenza", 11), (_HOW, HOW, 50))


def calculation(answer: WhatIf, name: str, links: Mapping[tuple[MeasureKey, Field], str]) -> Grid:
    """The sheet of one plan.

    Args:
        answer: the plan with its hypotheses.
        name: of the sheet.
        links: cells of another sheet from which a proposed number is taken; the others are written here.
    """
    there = places(answer.before)
    grid = Grid(name, HEADING, paper=A3)
    _headings(grid, answer)
    fill(grid, side_of(BEFORE, answer.before, there), _HOW, {})
    fill(grid, side_of(AFTER, answer.after, there), _HOW, links)
    changes = [effect.points for effect in answer.effects.measures] + [effect.points for effect in answer.effects.nodes]
    for row, points in zip(there.rows, changes, strict=True):
        before, after = f"{BEFORE.score}{row}", f"{AFTER.score}{row}"
        formula = f'=IF(AND(ISNUMBER({before}),ISNUMBER({after})),{after}-{before},"")'
        grid.put(row, {_DIFFERENCE: Cell(blank(points), formula, SCORE)})
    return grid


def _headings(grid: Grid, answer: WhatIf) -> None:
    title = f"{readable(answer.after.root.title)}: il calcolo, attuale e con la proposta"
    how = (
        "In blu i numeri che si possono cambiare: i punteggi si ricalcolano. #N/D: soglia dalla parte sbagliata "
        f"del target. Metodo: {readable(answer.after.policy.title)}."
    )
    grid.put(1, {"A": Cell(title, is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(how, runs_over=True)})
    grid.put(3, {block.target: Cell(block.name, is_strong=True) for block in (BEFORE, AFTER)})
    for letter, title in TEXTS:
        grid.head(letter, title, _WIDTHS[letter])
    for letter, title, width in _OTHERS:
        grid.head(letter, title, width)
    for block in (BEFORE, AFTER):
        for letter, title in zip(block.letters, NUMBERS, strict=True):
            grid.head(letter, title, 12)


def sheet_names(answers: Sequence[WhatIf]) -> Iterator[str]:
    """A name for the calculation of each plan: "Calcolo", or numbered where they are many."""
    for at in range(len(answers)):
        yield "Calcolo" if len(answers) == 1 else f"Calcolo {at + 1}"

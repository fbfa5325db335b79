"""The words of the method in cells, and the formula that gives a score its word: who moves a limit sees it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.policy import IN_COURSE
from ui.documents.xlsx.grid import NUMBER, Cell
from ui.facts import states
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from scoring.policy import Band, Bands
    from ui.documents.xlsx.grid import Grid

_DIGITS: Final = 9
"""Decimals to which a score is compared with a limit, as the engine does: what is beyond is binary dust."""
_TITLES: Final = ("Parola del metodo", "Da quale punteggio")


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the words are.

    Attributes:
        bands: of the method.
        sheet: that holds them.
        top: the row of their headings; under it that of what has no score, then a band in each row, the lowest first.
    """

    bands: Bands
    sheet: str
    top: int

    def word(self, score: str) -> str:
        """The formula of the word of a score.

        Args:
            score: its cell.

        Examples:
            >>> from scoring.policy import Band, Bands
            >>> two = Bands((Band(word="no", symbol="x", colour="red"),
            ...     Band(word="si", symbol="v", colour="green", lower=95)))
            >>> Scale(two, "Leggimi", 20).word("C5")
            "=IF(ISNUMBER(C5),IF(ROUND(C5,9)>='Leggimi'!$B$23,'Leggimi'!$A$23,'Leggimi'!$A$22),'Leggimi'!$A$21)"
        """
        lowest = self.top + 2
        found = self._at("A", lowest)
        for row, band in enumerate(self.bands.bands[1:], start=lowest + 1):
            sign = ">=" if band.includes_lower else ">"
            found = f"IF(ROUND({score},{_DIGITS}){sign}{self._at('B', row)},{self._at('A', row)},{found})"
        return f"=IF(ISNUMBER({score}),{found},{self._at('A', self.top + 1)})"

    def state(self, band: Band | None, score: str, *, is_of_another: bool = False) -> Cell:
        """The word of a result: of its score in a cell, or that it is in course whatever its score.

        Args:
            band: its word.
            score: its cell.
            is_of_another: it has its word from another scale, which has no place on the sheet.
        """
        formula = "" if band == IN_COURSE or is_of_another else self.word(score)
        return Cell(readable(states.state(band)), formula, is_left=True)

    def write(self, grid: Grid) -> None:
        """Put the words on their sheet."""
        grid.put(self.top, {at: Cell(title, is_heading=True) for at, title in zip("AB", _TITLES, strict=True)})
        grid.put(self.top + 1, {"A": Cell(states.state(None)), "B": Cell("nessun punteggio")})
        for row, band in enumerate(self.bands.bands, start=self.top + 2):
            is_lowest = row == self.top + 2
            limit = Cell("tutti gli altri") if is_lowest else _limit(band)
            grid.put(row, {"A": Cell(readable(states.state(band))), "B": limit})

    def _at(self, column: str, row: int) -> str:
        return f"'{self.sheet}'!${column}${row}"


def _limit(band: Band) -> Cell:
    """Where a band begins: a number that says whether it is inside."""
    shown = f'"{states.preposition(band)} "{NUMBER}'
    return Cell(band.lower, shown=shown, is_input=True, is_left=True)

"""What stands beside a calculated result: the published figure and word, their verdict, the OIV's evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from scoring.result import NodeResult
from ui.documents.xlsx.grid import Cell, as_printed
from ui.facts import words
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scoring.result import MeasureResult, ScoredSheet
    from ui.documents.xlsx.grid import Grid
    from ui.facts.view import View

NOT_PRINTED: Final = "non stampato"
NOT_COMPARED: Final = "nessun confronto"


@dataclass(frozen=True, slots=True)
class Placed:
    """A result and the row it is in."""

    row: int
    view: View
    scored: ScoredSheet
    result: MeasureResult | NodeResult


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of what is printed.

    Attributes:
        has: whether there is anything to say of a result; a column that has nothing to say of any is left out.
    """

    title: str
    width: float
    cell: Callable[[Placed], Cell]
    has: Callable[[Placed], bool]


def put_beside(grid: Grid, first: str, results: Iterable[Placed]) -> None:
    """Write the columns, from the left, that have something to say; the figure and its verdict always.

    Args:
        grid: of the sheet.
        first: letter of the column to begin at.
        results: in any order.
    """
    found = list(results)
    shown = [column for column in _COLUMNS if any(column.has(each) for each in found)]
    _, start = xl_cell_to_rowcol(f"{first}1")
    for at, column in enumerate(shown, start):
        letter = xl_col_to_name(at)
        grid.head(letter, column.title, column.width)
        for each in found:
            grid.put(each.row, {letter: column.cell(each)})


def _figure(of: Placed) -> Cell:
    """The published figure with the digits of the document; a word where there is none."""
    figure = of.result.published.score if of.result.published else None
    return Cell(figure.value, shown=as_printed(figure)) if figure else Cell(NOT_PRINTED)


def _word(of: Placed) -> str:
    return readable(of.result.published.status) if of.result.published else ""


def _verdict(of: Placed) -> Cell:
    """How the published figure stands to the official calculation."""
    result = of.result
    said = words.VERDICT[result.verdict] if result.verdict else words.VERDICT_REASON[result.verdict_reason]
    return Cell(said or NOT_COMPARED)


def _evaluation(of: Placed) -> Cell:
    """What the OIV says of a node: its figure, or its word; of an indicator it never says anything."""
    if not isinstance(of.result, NodeResult):
        return Cell()
    row = of.view.evaluation(of.scored, of.result)
    if row is None or row.evaluation is None:
        return Cell((readable(row.outcome) if row else "") or NOT_PRINTED)
    return Cell(row.evaluation.value, shown=as_printed(row.evaluation))


_COLUMNS: Final = (
    _Column("Pubblicato", 12, _figure, lambda _: True),
    _Column("Parola pubblicata", 14, lambda of: Cell(_word(of) or NOT_PRINTED), lambda of: bool(_word(of))),
    _Column("Il pubblicato e il calcolo", 17, _verdict, lambda _: True),
    _Column("Valutazione dell'OIV", 12, _evaluation, lambda of: _evaluation(of).value not in {None, NOT_PRINTED}),
)

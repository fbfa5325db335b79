"""The values by part on a sheet of the year's workbook: each scored by a formula, below the whole it is part of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from data.format.tables import BREAKDOWN
from data.plan.identity import UnitKind
from scoring.model import MeasureState
from ui.documents.xlsx.calculation_block import places
from ui.documents.xlsx.calculation_rows import HOW, blank
from ui.documents.xlsx.formulas import Cells, leaf_alone, why_no_leaf
from ui.documents.xlsx.grid import SCORE, Cell, Grid, figure, format_of
from ui.documents.xlsx.year_calculation import BLOCK
from ui.facts import words
from ui.facts.breakdown import NOT_COUNTED, divisions
from ui.facts.relazione.parts import WHOLE
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.result import MeasureResult
    from ui.documents.xlsx.year_calculation import Calculation
    from ui.documents.xlsx.year_scale import Scale
    from ui.facts.breakdown import Part

PARTS: Final = BREAKDOWN.sheet
HEADING: Final = 4
NODE, MEASURE, PART, TARGET, SOGLIA, VALUE, SCORED, STATE, HOW_AT, NAME, NOTE, SHEET = "ABCDEFGHIJKL"
_COLUMNS: Final = (
    (NODE, "Obiettivo", 11),
    (MEASURE, "Indicatore", 12),
    (PART, "Parte", 30),
    (TARGET, "Target", 11),
    (SOGLIA, "Soglia", 11),
    (VALUE, "Valore", 11),
    (SCORED, "Punteggio", 10),
    (STATE, "Stato", 18),
    (HOW_AT, HOW, 18),
    (NAME, "Nome", 36),
    (NOTE, "Nota", 36),
    (SHEET, "Foglio del calcolo", 20),
)
_HOW_TO: Final = f"In blu i numeri che si possono cambiare. {NOT_COUNTED}"


def parts_grids(calculations: Sequence[Calculation], scale: Scale, mark: str) -> tuple[Grid, ...]:
    """The sheet; none where no indicator is told by part.

    Args:
        calculations: of the year; the rows of the wholes are taken from their cells.
        scale: the words.
        mark: what the year is of, in its first line.
    """
    lines = tuple(line for each in calculations for line in _lines(each))
    if not lines:
        return ()
    grid = Grid(PARTS, HEADING, moving=TARGET)
    grid.put(1, {"A": Cell(mark, is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(_HOW_TO, runs_over=True)})
    for letter, title, width in _COLUMNS:
        grid.head(letter, title, width)
    for row, line in enumerate(lines, start=HEADING + 1):
        grid.put(row, _named(line) | (_of_part(line, row) if line.part else _of_whole(line)))
        is_of_another = line.it.scored.policy.measure_bands is not None
        grid.put(row, {STATE: scale.state(line.result.band, f"{SCORED}{row}", is_of_another=is_of_another)})
    return (grid,)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: of an indicator as a whole, or of one of its parts."""

    it: Calculation
    whole: MeasureResult
    dimension: str = ""
    part: Part | None = None

    @property
    def result(self) -> MeasureResult:
        return self.part.result if self.part else self.whole


def _lines(it: Calculation) -> Iterator[_Line]:
    for whole in it.scored.measures:
        found = divisions(it.view, whole)
        if found:
            yield _Line(it, whole)
        yield from (_Line(it, whole, each.dimension, part) for each in found for part in each.parts)


def _named(line: _Line) -> dict[str, Cell]:
    key, is_strong = line.whole.measure.key, line.part is None
    texts = {
        SHEET: line.it.name,
        NODE: key.node_code,
        MEASURE: key.indicator_code,
        NAME: line.whole.title,
        PART: f"{line.dimension}: {line.part.name}" if line.part else WHOLE,
        NOTE: line.part.note if line.part else "",
    }
    return {letter: Cell(readable(text), is_strong=is_strong) for letter, text in texts.items()}


def _of_whole(line: _Line) -> dict[str, Cell]:
    """What the calculation of the indicator holds, taken from there: it is changed there, and changes here."""
    row, block = places(line.it.scored).measures[line.whole.measure.key], BLOCK
    letters = {TARGET: block.target, SOGLIA: block.soglia, VALUE: block.actual, SCORED: block.score}
    own = _numbers(line.whole, line.it) | {SCORED: Cell(blank(line.whole.score), shown=SCORE)}
    return {at: replace(own[at], formula=_taken(f"'{line.it.name}'!{letters[at]}{row}")) for at in letters} | {
        HOW_AT: Cell("dal foglio del calcolo")
    }


def _taken(cell: str) -> str:
    return f'=IF(ISNUMBER({cell}),{cell},"")'


def _of_part(line: _Line, row: int) -> dict[str, Cell]:
    result, policy = line.result, line.it.scored.policy
    counts = result.measure.state is MeasureState.MEASURED and result.measure.weight != 0
    why = why_no_leaf(result.measure, policy) if counts else f"fuori dal calcolo: {words.WHY[result.why]}"
    cells = Cells(f"{TARGET}{row}", f"{SOGLIA}{row}", f"{VALUE}{row}")
    formula = "" if why else leaf_alone(result.measure, cells, policy)
    numbers = {at: replace(cell, is_input=not why) for at, cell in _numbers(result, line.it).items()}
    return numbers | {SCORED: Cell(blank(result.score), formula, SCORE), HOW_AT: Cell(why or "formula")}


def _numbers(result: MeasureResult, it: Calculation) -> dict[str, Cell]:
    measure = result.measure
    is_count = it.view.plan.ente.unit_kind(measure.unit) is UnitKind.COUNT
    found = {TARGET: measure.target, SOGLIA: measure.soglia, VALUE: measure.actual}
    return {
        at: Cell(
            blank(figure(each, is_date=measure.is_date)),
            shown=format_of(each, is_date=measure.is_date, is_count=is_count),
        )
        for at, each in found.items()
    }

"""The sheets of a proposal: what changes, row by row; the calculation of each plan; what it all is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_col_to_name

from scoring.scenario import Field, official
from scoring.second import judged
from ui.documents.xlsx.calculation import AFTER, BEFORE, calculation, sheet_names
from ui.documents.xlsx.calculation_block import places
from ui.documents.xlsx.grid import SCORE, Cell, Grid, figure, format_of
from ui.facts.format import NBSP, promise
from ui.facts.whatif.proposal import FIELD, NO_BENCHMARKS, NO_VALUES, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.model import Measure, MeasureKey
    from ui.documents.xlsx.calculation_block import Block, Places
    from ui.facts.whatif.answer import WhatIf
    from ui.facts.whatif.proposal import ProposalDocument, ProposalRow

    Links = dict[tuple[MeasureKey, Field], str]
    """Cells that hold a proposed number: by indicator and field."""

PROPOSAL, ABOUT = "Proposta", "Che cosa è"
HEADING: Final = 4
FIRST: Final = HEADING + 1
NO_VALUE: Final = "nessun valore"
"""What a number is where there is none: a text, so that no formula takes it for one."""

_POINTS: Final = "+0.00;-0.00;0.00"
_PROPOSED: Final[Mapping[Field, str]] = {
    Field.TARGET: "Target proposto",
    Field.SOGLIA: "Soglia proposta",
    Field.ACTUAL: "Consuntivo supposto",
    Field.WEIGHT: "Peso proposto",
}
_CHECK: Final = (
    "In «Calcolo» ogni punteggio è una formula dei numeri che ha accanto, e ogni obiettivo è la media dei suoi "
    "indicatori con il peso di ciò che è misurato. Dove una regola non si scrive in formula c'è il valore, e la "
    "colonna «Come è calcolato» dice perché: quel punteggio non cambia con i numeri del foglio."
)
_ALONE: Final = (
    "Nella «Proposta», quanto cambia il risultato se si adotta solo quella riga sul piano attuale: è un valore, non si "
    "ricalcola. La somma delle righe può non essere l'effetto di tutte insieme."
)
_HOW: Final = (
    "Una riga per indicatore. In blu i numeri proposti: cambiandoli si ricalcolano i punteggi, qui e in «Calcolo»."
)


@dataclass(frozen=True, slots=True)
class ProposalColumn:
    """A column of the proposal.

    Attributes:
        title: its heading.
        width: in signs.
        cells: one for each row of the document.
        proposes: the field of which these are the proposed numbers; None for any other column.
    """

    title: str
    width: float
    cells: tuple[Cell, ...]
    proposes: Field | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """The calculation of one plan, as the proposal refers to it: its sheet, and where everything is in it."""

    name: str
    places: Places

    def of(self, row: ProposalRow, block: Block) -> str:
        """The score of an indicator."""
        return f"='{self.name}'!{block.score}{self.places.measures[row.key]}"

    def of_node(self, code: str, block: Block) -> str:
        """The score of a node."""
        return f"='{self.name}'!{block.score}{self.places.nodes[code]}"


def grids_of(document: ProposalDocument) -> tuple[Grid, ...]:
    """The sheets: the proposal, a calculation for each plan, what it is."""
    names = sheet_names(document.answers)
    there = [Calculation(name, places(a.before)) for name, a in zip(names, document.answers, strict=True)]
    proposal, links = _proposal(document, there)
    calculations = []
    for answer, its in zip(document.answers, there, strict=True):
        calculations.append(calculation(answer, its.name, _linked(answer, links)))
    return proposal, *calculations, _about(document)


def _place(measure: Measure, field: Field) -> tuple[MeasureKey, Field]:
    """What a number is of: the indicator that a row is, the row itself where it is its weight."""
    return (measure.key if field is Field.WEIGHT else measure.truth), field


def _linked(answer: WhatIf, links: Links) -> Links:
    """The cells from which the numbers of a plan are taken: of an indicator in several rows, by all of them."""
    places = {(m.key, field): _place(m, field) for m in answer.before.sheet.measures for field in Field}
    return {at: links[place] for at, place in places.items() if place in links}


def _proposal(document: ProposalDocument, there: Sequence[Calculation]) -> tuple[Grid, Links]:
    grid, links = Grid(PROPOSAL, HEADING), {}
    grid.put(1, {"A": Cell(f"{document.mark} – {document.ente}, {document.year}", is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(_HOW, runs_over=True)})
    for at, column in enumerate(_columns(document.rows, there)):
        letter = xl_col_to_name(at)
        grid.widths[letter] = column.width
        grid.put(HEADING, {letter: Cell(column.title, is_heading=True)})
        for row, (cell, each) in enumerate(zip(column.cells, document.rows, strict=True), start=FIRST):
            grid.put(row, {letter: cell})
            if column.proposes and cell.is_input:
                links[_place(each.indicator.after.measure, column.proposes)] = grid.address(f"{letter}{row}")
    _totals(grid, document, there)
    return grid, links


def _columns(rows: Sequence[ProposalRow], there: Sequence[Calculation]) -> Iterator[ProposalColumn]:
    yield _texts("Obiettivo", 12, [row.key.node_code for row in rows])
    yield _texts("Titolo dell'obiettivo", 28, [row.node_title for row in rows])
    yield _texts("Indicatore", 14, [row.key.indicator_code for row in rows])
    yield _texts("Nome", 32, [row.name for row in rows])
    yield _texts("Unità", 7, [row.unit for row in rows])
    yield _texts("Promessa", 10, [_sign(row) for row in rows])
    for field in Field:
        if field is Field.TARGET or any(row.change(field) for row in rows):
            yield ProposalColumn(
                f"{FIELD[field]} attuale", 13, tuple(_number(row, field, is_after=False) for row in rows)
            )
            yield ProposalColumn(_PROPOSED[field], 13, tuple(_number(row, field, is_after=True) for row in rows), field)
    yield _texts("Ultimi valori", 20, ["\n".join(row.values) or NO_VALUES for row in rows])
    yield _texts("Confronti", 28, ["\n".join(row.benchmarks) or NO_BENCHMARKS for row in rows])
    yield from _results(rows, there)
    alone = tuple(Cell(row.alone, shown=_POINTS) for row in rows)
    yield ProposalColumn("Punti del risultato, da sola (valore)", 14, alone)
    yield _texts("Motivo", 28, [row.reason for row in rows])
    if any(row.answers for row in rows):
        yield _texts("In Giunta", 20, [", ".join(row.answers) for row in rows])


def _texts(title: str, width: float, found: Sequence[str]) -> ProposalColumn:
    return ProposalColumn(title, width, tuple(Cell(text) for text in found))


def _results(rows: Sequence[ProposalRow], there: Sequence[Calculation]) -> Iterator[ProposalColumn]:
    """The scores of the indicators and of their objectives, taken from the calculation."""
    is_of = [(row, there[row.sheet]) for row in rows]
    now = tuple(_score(its.of(row, BEFORE), row.indicator.before.score) for row, its in is_of)
    then = tuple(_score(its.of(row, AFTER), row.indicator.after.score) for row, its in is_of)
    yield ProposalColumn("Indicatore, attuale", 11, now)
    yield ProposalColumn("Indicatore, proposto", 11, then)
    now = tuple(_score(its.of_node(row.key.node_code, BEFORE), row.objective.before.score) for row, its in is_of)
    then = tuple(_score(its.of_node(row.key.node_code, AFTER), row.objective.after.score) for row, its in is_of)
    yield ProposalColumn("Obiettivo, attuale", 11, now)
    yield ProposalColumn("Obiettivo, proposto", 11, then)


def _sign(row: ProposalRow) -> str:
    """How the target is promised, without the target: "≥", "entro il"."""
    return promise(row.op, row.indicator.after.measure.target).rpartition(NBSP)[0] if row.op else ""


def _number(row: ProposalRow, field: Field, *, is_after: bool) -> Cell:
    before, after = (official(result.measure, field) for result in (row.indicator.before, row.indicator.after))
    is_weight = field is Field.WEIGHT
    is_date = row.is_date and not is_weight
    value = figure(after if is_after else before, is_date=is_date)
    shown = format_of(before, after, is_date=is_date, is_count=row.is_count and not is_weight)
    is_input = is_after and (row.change(field) is not None or (field is Field.TARGET and not row.is_repeated))
    return Cell(NO_VALUE if value is None else value, shown=shown, is_input=is_input)


def _score(formula: str, value: float | None) -> Cell:
    """A score taken from the calculation; an empty text there stays one here."""
    return Cell("" if value is None else value, formula, SCORE)


def _totals(grid: Grid, document: ProposalDocument, there: Sequence[Calculation]) -> None:
    """The results of all the changes together, below the rows: a line for each plan and each judgement beside it."""
    top = FIRST + len(document.rows) + 1
    titles = {"A": "Tutte le modifiche insieme", "G": "Attuale", "H": "Proposto", "I": "Differenza (punti)"}
    grid.put(top, {letter: Cell(title, is_strong=True, runs_over=True) for letter, title in titles.items()})
    lines = [line for answer, its in zip(document.answers, there, strict=True) for line in _lines(answer, its)]
    for row, (name, before, after, points) in enumerate(lines, start=top + 1):
        formula = f'=IF(AND(ISNUMBER(G{row}),ISNUMBER(H{row})),H{row}-G{row},"")'
        difference = Cell("" if points is None else points, formula, _POINTS)
        grid.put(row, {"A": Cell(name, runs_over=True), "G": before, "H": after, "I": difference})


def _lines(answer: WhatIf, its: Calculation) -> Iterator[tuple[str, Cell, Cell, float | None]]:
    """Name, before, after and points of a plan's result, from its calculation, and of the judgements beside it."""
    root = answer.effects.root
    before = _score(its.of_node("", BEFORE), root.before.score)
    after = _score(its.of_node("", AFTER), root.after.score)
    yield root.after.title, before, after, root.points
    for was, now in zip(judged(answer.before), judged(answer.after), strict=True):
        points = None if was.value is None or now.value is None else now.value - was.value
        yield f"{readable(now.judgement.name)} (valore)", _worth(was.value), _worth(now.value), points


def _worth(value: float | None) -> Cell:
    return Cell("" if value is None else value, shown=SCORE)


def _about(document: ProposalDocument) -> Grid:
    grid = Grid(ABOUT, 1, {"A": 26, "B": 110})
    grid.put(1, {"A": Cell("Voce", is_heading=True), "B": Cell("Valore", is_heading=True)})
    refused = [("Non applicata", sentence) for sentence in document.refused]
    said = [*document.about, *refused, ("Come si controlla", _CHECK), ("Punti da sola", _ALONE)]
    for row, (name, value) in enumerate(said, start=2):
        grid.put(row, {"A": Cell(name, is_strong=True), "B": Cell(value)})
    return grid

"""The calculation of one sheet of a year: every score a formula, its word too, what the document prints beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.plan.identity import UnitKind
from scoring.result import MeasureResult
from ui.documents.xlsx.calculation_block import DECLARED, HEADING, Block, places, side_of
from ui.documents.xlsx.calculation_rows import HOW, NUMBERS, TEXTS, fill
from ui.documents.xlsx.grid import Cell, Grid
from ui.documents.xlsx.year_beside import Placed, put_beside
from ui.facts import words
from ui.facts.format import NBSP, count, short
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.result import NodeResult, ScoredSheet
    from ui.documents.xlsx.calculation_block import Places
    from ui.documents.xlsx.year_scale import Scale
    from ui.facts.view import View

BLOCK: Final = Block("", *"HIJKLMN")
KIND, RULE, UNIT, STATE, HOW_AT, BESIDE = "AEGOPQ"
_WIDTHS: Final = {KIND: 12, "B": 11, "C": 12, "D": 36, RULE: 18}
_NUMBER_WIDTHS: Final = (11, 11, 11, 8, 10, 9, 10)
_OTHERS: Final = ((DECLARED, "% dichia-rata", 8), (UNIT, "Unità", 7), (STATE, "Stato", 16), (HOW_AT, HOW, 18))
_LONGEST_TITLE: Final = 120
"""Signs that stand over the columns without making the printed page wider."""
_HOW_TO: Final = (
    "In blu i numeri che si possono cambiare: punteggi e parole si ricalcolano, qui e in «Risultati». "
    "#N/D: soglia dalla parte sbagliata del target."
)


@dataclass(frozen=True, slots=True)
class Calculation:
    """A scored sheet, and the sheet of the workbook where it is computed.

    Attributes:
        name: of the sheet of the workbook.
    """

    name: str
    view: View
    scored: ScoredSheet

    @property
    def title(self) -> str:
        """The section, and whose sheet it is."""
        return readable(self.view.whose(self.scored))

    @property
    def root(self) -> str:
        """The cell of its result, as another sheet calls it."""
        return f"'{self.name}'!{BLOCK.score}{HEADING + 1}"

    def grid(self, scale: Scale) -> Grid:
        """The sheet, its words taken from where the scale is."""
        grid, there = Grid(self.name, HEADING, moving="D"), places(self.scored)
        _headings(grid, self)
        units = frozenset(unit.code for unit in self.view.plan.ente.units if unit.kind is UnitKind.COUNT)
        fill(grid, side_of(BLOCK, self.scored, there, units), HOW_AT, {})
        _name(grid, self, there)
        found = list(_placed(self, there))
        for each in found:
            is_of_another = self.scored.policy.measure_bands is not None and isinstance(each.result, MeasureResult)
            cell = scale.state(each.result.band, f"{BLOCK.score}{each.row}", is_of_another=is_of_another)
            grid.put(each.row, {STATE: cell})
        put_beside(grid, BESIDE, found)
        return grid


def calculations(view: View, names: Sequence[str]) -> tuple[Calculation, ...]:
    """One for each sheet of the year, in the order of the view."""
    return tuple(Calculation(name, view, scored) for name, scored in zip(names, view.sheets, strict=True))


def rule_name(rule: str) -> str:
    """The name of a rule as a reader finds it beside an indicator.

    Examples:
        >>> rule_name("soglia_lineare")
        'soglia lineare'
    """
    return rule.replace("_", " ")


def _placed(it: Calculation, there: Places) -> Iterator[Placed]:
    results: tuple[MeasureResult | NodeResult, ...] = (*it.scored.measures, *it.scored.nodes)
    yield from (Placed(row, it.view, it.scored, result) for row, result in zip(there.rows, results, strict=True))


def _name(grid: Grid, it: Calculation, there: Places) -> None:
    """The ente's own words: the level of a node; of an indicator its unit, and its rule by name."""
    for node in it.scored.nodes[1:]:
        level = readable(it.view.level_name(node.node.level))
        grid.put(there.nodes[node.code], {KIND: Cell(level, is_strong=True)})
    for result in it.scored.measures:
        symbol = "" if result.measure.is_date else it.view.symbol(result)
        rule = f"{rule_name(result.rule)}; {words.DIRECTION[result.measure.direction]}"
        grid.put(there.measures[result.measure.key], {UNIT: Cell(readable(symbol)), RULE: Cell(readable(rule))})


def _headings(grid: Grid, it: Calculation) -> None:
    nodes, measures = len(it.scored.nodes) - 1, len(it.scored.measures)
    what = f"{count(nodes, 'nodo', 'nodi')}, {count(measures, 'indicatore', 'indicatori')}".replace(NBSP, " ")
    title = f"{short(it.title, _LONGEST_TITLE)}, {it.view.plan.year}: il calcolo ({what})"
    grid.put(1, {"A": Cell(title, is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(_HOW_TO, runs_over=True)})
    for letter, title in TEXTS:
        grid.head(letter, title, _WIDTHS[letter])
    for letter, title, width in zip(BLOCK.letters, NUMBERS, _NUMBER_WIDTHS, strict=True):
        grid.head(letter, title, width)
    for letter, title, width in _OTHERS:
        grid.head(letter, title, width)

"""The sheet "Calcolo": a whole plan twice, as it is and as proposed, every score a formula of the numbers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.policy import Aggregation
from scoring.scenario import Field, official
from scoring.structure import structure
from ui import words
from ui.reports.formulas import Cells, Whole, leaf, ranges, whole, why_no_leaf, why_no_whole
from ui.reports.grid import A3, NUMBER, SCORE, Cell, Grid, figure, format_of
from ui.reports.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.structure import Structure
    from ui.whatif.answer import WhatIf

HEADING, FIRST = 4, 5
_TEXTS: Final = (("A", "Che cosa", 12), ("B", "Obiettivo", 14), ("C", "Indicatore", 16), ("D", "Nome", 60))
_RULE: Final = (("E", "Regola", 50), ("F", "% dichiarata", 12))
_NUMBERS: Final = (
    "Target",
    "Soglia",
    "Consuntivo",
    "Peso nel calcolo",
    "Punteggio",
    "Peso misurato",
    "Peso × punteggio",
)
_DIFFERENCE, _HOW = "U", "V"
_FORMULA: Final = "formula"


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one of the two: a letter each."""

    name: str
    target: str
    soglia: str
    actual: str
    weight: str
    score: str
    known: str
    points: str

    @property
    def letters(self) -> tuple[str, ...]:
        """All of them, from the left."""
        return self.target, self.soglia, self.actual, self.weight, self.score, self.known, self.points

    def column(self, field: Field) -> str:
        """Where a number that can be assumed is."""
        by_field = {Field.TARGET: self.target, Field.SOGLIA: self.soglia, Field.ACTUAL: self.actual}
        return by_field.get(field, self.weight)

    def cells(self, row: int) -> Cells:
        """The cells of an indicator."""
        return Cells(
            target=f"{self.target}{row}",
            soglia=f"{self.soglia}{row}",
            actual=f"{self.actual}{row}",
            weight=f"{self.weight}{row}",
            declared=f"F{row}",
        )


BEFORE: Final = Block("Attuale", *"GHIJKLM")
AFTER: Final = Block("Proposta", *"NOPQRST")


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of a sheet is.

    Attributes:
        rows: of each part (indicators first, then nodes, as in ``scoring.structure``).
        measures: the rows of the indicators.
        nodes: the rows of the nodes, by code.
    """

    rows: tuple[int, ...]
    measures: Mapping[MeasureKey, int]
    nodes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two trees, and the columns it is in.

    Attributes:
        planned: the weight of each part in its whole; 0 where it has none or is set aside; 1 where all are equal.
    """

    block: Block
    scored: ScoredSheet
    plan: Structure
    places: Places
    planned: tuple[float, ...]


def places(scored: ScoredSheet) -> Places:
    """A row for each node, each followed by those of its indicators."""
    row, measures, nodes = FIRST, {}, {}
    for node in scored.nodes:
        nodes[node.code] = row
        row += 1
        for result in scored.measures_of(node.code):
            measures[result.measure.key] = row
            row += 1
    rows = [measures[m.measure.key] for m in scored.measures] + [nodes[n.code] for n in scored.nodes]
    return Places(tuple(rows), measures, nodes)


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
    _fill(grid, _side(BEFORE, answer.before, there), {})
    _fill(grid, _side(AFTER, answer.after, there), links)
    changes = [effect.points for effect in answer.effects.measures] + [effect.points for effect in answer.effects.nodes]
    for row, points in zip(there.rows, changes, strict=True):
        before, after = f"{BEFORE.score}{row}", f"{AFTER.score}{row}"
        formula = f'=IF(AND(ISNUMBER({before}),ISNUMBER({after})),{after}-{before},"")'
        grid.put(row, {_DIFFERENCE: Cell(_blank(points), formula, SCORE)})
    return grid


def _side(block: Block, scored: ScoredSheet, there: Places) -> Side:
    plan = structure(scored.sheet, scored.policy)
    weights = np.array([np.nan if m.weight is None else m.weight for m in scored.sheet.measures], dtype=float)
    planned = np.where(plan.equal, 1.0, np.nan_to_num(np.concatenate([weights, plan.node_weights])))
    planned[: plan.measures][~plan.counts] = 0.0
    return Side(block, scored, plan, there, tuple(planned.tolist()))


def _headings(grid: Grid, answer: WhatIf) -> None:
    title = f"{readable(answer.after.root.title)}: il calcolo, attuale e con la proposta"
    how = (
        "In blu i numeri che si possono cambiare: i punteggi si ricalcolano. #N/D: soglia dalla parte sbagliata "
        f"del target. Metodo: {readable(answer.after.policy.title)}."
    )
    grid.put(1, {"A": Cell(title, is_strong=True, runs_over=True)})
    grid.put(2, {"A": Cell(how, runs_over=True)})
    grid.put(3, {block.target: Cell(block.name, is_strong=True) for block in (BEFORE, AFTER)})
    for letter, title, width in (*_TEXTS, *_RULE, (_DIFFERENCE, "Differenza", 11), (_HOW, "Come è calcolato", 50)):
        grid.put(HEADING, {letter: Cell(title, is_heading=True)})
        grid.widths[letter] = width
    for block in (BEFORE, AFTER):
        for letter, title in zip(block.letters, _NUMBERS, strict=True):
            grid.put(HEADING, {letter: Cell(title, is_heading=True)})
            grid.widths[letter] = 12


def _fill(grid: Grid, side: Side, links: Mapping[tuple[MeasureKey, Field], str]) -> None:
    for part, measured in enumerate(side.scored.measures):
        row, how = side.places.rows[part], {_HOW: Cell(_how(side, part, measured))}
        grid.put(row, _of_measure(measured) | _numbers(side, part, measured, links) | how)
        grid.put(row, _scored(side, part, measured, _leaf(side, part, measured)))
    for node, result in enumerate(side.scored.nodes):
        part = side.plan.measures + node
        row, how = side.places.rows[part], {_HOW: Cell(_how_node(side, node))}
        weight = Cell(side.planned[part] if node else None, shown=NUMBER)
        grid.put(row, _of_node(result) | {side.block.weight: weight} | how)
        grid.put(row, _scored(side, part, result, _whole(side, node)))


def _of_measure(result: MeasureResult) -> dict[str, Cell]:
    key, declared = result.measure.key, result.measure.declared
    direction = words.DIRECTION[result.measure.direction]
    return {
        "A": Cell("Indicatore"),
        "B": Cell(readable(key.node_code)),
        "C": Cell(readable(key.indicator_code)),
        "D": Cell(readable(result.title)),
        "E": Cell(f"{words.RULE.get(result.rule, result.rule)}; {direction}"),
        "F": Cell(figure(declared, is_date=False), shown=NUMBER),
    }


def _of_node(result: NodeResult) -> dict[str, Cell]:
    kind = "Obiettivo" if result.code else "Risultato"
    return {
        "A": Cell(kind, is_strong=True),
        "B": Cell(readable(result.code), is_strong=True),
        "D": Cell(readable(result.title), is_strong=True),
    }


def _numbers(
    side: Side, part: int, result: MeasureResult, links: Mapping[tuple[MeasureKey, Field], str]
) -> dict[str, Cell]:
    """The numbers of an indicator; those of the proposal that another sheet holds are taken from there."""
    measure, found = result.measure, {}
    is_open = side.plan.counts[part] and not why_no_leaf(measure, side.scored.policy)
    for field in Field:
        quantity = official(measure, field)
        is_date = measure.is_date and field is not Field.WEIGHT
        value = side.planned[part] if field is Field.WEIGHT else figure(quantity, is_date=is_date)
        is_input = bool(is_open and not (field is Field.WEIGHT and side.plan.equal[part]))
        cell = Cell(value, shown=format_of(quantity, is_date=is_date), is_input=is_input)
        link = links.get((measure.key, field))
        if link:
            cell = Cell(_blank(value), f'=IF(ISNUMBER({link}),{link},"")', cell.shown)
        found[side.block.column(field)] = cell
    return found


def _leaf(side: Side, part: int, result: MeasureResult) -> str:
    measure, policy = result.measure, side.scored.policy
    if not side.plan.counts[part] or why_no_leaf(measure, policy):
        return ""
    return leaf(measure, side.block.cells(side.places.rows[part]), policy)


def _whole(side: Side, node: int) -> str:
    parts = side.plan.parts_of.get(node, ())
    if not parts or why_no_whole(side.scored.policy):
        return ""
    rows = sorted(side.places.rows[part] for part in parts)
    block, policy = side.block, side.scored.policy
    is_sum = policy.aggregation is Aggregation.SUM and not side.plan.equal[list(parts)].any()
    points, known, weights = (ranges(column, rows) for column in (block.points, block.known, block.weight))
    return whole(points, known, weights, Whole(policy, is_sum=is_sum))


def _scored(side: Side, part: int, result: MeasureResult | NodeResult, formula: str) -> dict[str, Cell]:
    """The score of a part, and what it brings to its whole; the root is part of nothing."""
    block, row = side.block, side.places.rows[part]
    is_node = part >= side.plan.measures
    shown = {block.score: Cell(_blank(result.score), formula, SCORE, is_strong=is_node)}
    if part == side.plan.root:
        return shown
    weight, score = f"{block.weight}{row}", f"{block.score}{row}"
    known = side.planned[part] if result.score is not None else 0.0
    return shown | {
        block.known: Cell(known, f"=IF(ISNUMBER({score}),{weight},0)", NUMBER),
        block.points: Cell(known * (result.score or 0.0), f"=IF(ISNUMBER({score}),{weight}*{score},0)", NUMBER),
    }


def _how(side: Side, part: int, result: MeasureResult) -> str:
    if not side.plan.counts[part]:
        return f"fuori dal calcolo: {words.WHY[result.why]}"
    why = why_no_leaf(result.measure, side.scored.policy)
    if why:
        return why
    return _FORMULA if result.score is not None else f"{_FORMULA}; senza punteggio: {words.WHY[result.why]}"


def _how_node(side: Side, node: int) -> str:
    if not side.plan.parts_of.get(node):
        return "nessuna parte da misurare"
    return why_no_whole(side.scored.policy) or _FORMULA


def _blank(value: float | None) -> str | float:
    return "" if value is None else value


def sheet_names(answers: Sequence[WhatIf]) -> Iterator[str]:
    """A name for the calculation of each plan: "Calcolo", or numbered where they are many."""
    for at in range(len(answers)):
        yield "Calcolo" if len(answers) == 1 else f"Calcolo {at + 1}"

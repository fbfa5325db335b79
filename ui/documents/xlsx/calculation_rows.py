"""The rows of one tree in a sheet of formulas: every score a formula of the numbers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.policy import Aggregation
from scoring.result import Why
from scoring.scenario import Field, official
from ui.documents.xlsx.calculation_block import DECLARED
from ui.documents.xlsx.formulas import Whole, leaf, ranges, whole, why_no_leaf, why_no_whole
from ui.documents.xlsx.grid import NUMBER, SCORE, Cell, figure, format_of
from ui.facts import words
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult
    from ui.documents.xlsx.calculation_block import Side
    from ui.documents.xlsx.grid import Grid

    Links = Mapping[tuple[MeasureKey, Field], str]
    """Cells of another sheet from which a number is taken; the others are written here."""

TEXTS: Final = (("A", "Che cosa"), ("B", "Obiettivo"), ("C", "Indicatore"), ("D", "Nome"), ("E", "Regola"))
"""What every sheet of formulas has on the left of its numbers, after which comes what is declared."""
NUMBERS: Final = (
    "Target",
    "Soglia",
    "Consuntivo",
    "Peso nel calcolo",
    "Punteggio",
    "Peso misurato",
    "Peso × punteggio",
)
"""What the columns of a block are called."""
HOW: Final = "Come è calcolato"
_FORMULA: Final = "formula"


def fill(grid: Grid, side: Side, how: str, links: Links) -> None:
    """Write a tree in its columns.

    Args:
        grid: of the sheet.
        side: the tree.
        how: the column that says how each score comes about.
        links: numbers that another sheet holds.
    """
    for part, measured in enumerate(side.scored.measures):
        row = side.places.rows[part]
        grid.put(row, _of_measure(measured) | {how: Cell(_how(side, part, measured))})
        grid.put(row, _numbers(side, part, measured, links))
        grid.put(row, _scored(side, part, measured, _leaf(side, part, measured)))
    for node, result in enumerate(side.scored.nodes):
        part = side.plan.measures + node
        row = side.places.rows[part]
        grid.put(row, _of_node(result) | {how: Cell(_how_node(side, node)), side.block.weight: _weight(side, node)})
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
        DECLARED: Cell(figure(declared, is_date=False), shown=NUMBER),
    }


def _of_node(result: NodeResult) -> dict[str, Cell]:
    kind = "Obiettivo" if result.code else "Risultato"
    return {
        "A": Cell(kind, is_strong=True),
        "B": Cell(readable(result.code), is_strong=True),
        "D": Cell(readable(result.title), is_strong=True),
    }


def _numbers(side: Side, part: int, result: MeasureResult, links: Links) -> dict[str, Cell]:
    """The numbers of an indicator; those that another sheet holds are taken from there."""
    measure, found = result.measure, {}
    is_open = side.plan.counts[part] and not why_no_leaf(measure, side.scored.policy)
    for field in Field:
        quantity, is_weight = official(measure, field), field is Field.WEIGHT
        is_date, is_count = measure.is_date and not is_weight, measure.unit in side.counts and not is_weight
        value = side.planned[part] if is_weight else figure(quantity, is_date=is_date)
        is_input = bool(is_open and not (is_weight and side.plan.equal[part]))
        shown = format_of(quantity, is_date=is_date, is_count=is_count)
        cell = Cell(value, shown=shown, is_input=is_input)
        link = links.get((measure.key, field))
        if link:
            cell = Cell(blank(value), f'=IF(ISNUMBER({link}),{link},"")', cell.shown)
        found[side.block.column(field)] = cell
    return found


def _why_no_whole(side: Side) -> str:
    return why_no_whole(side.scored.policy, in_course=side.scored.is_in_course)


def _weight(side: Side, node: int) -> Cell:
    """The weight of a node in its whole; the root is part of nothing."""
    part = side.plan.measures + node
    is_printed = side.scored.nodes[node].node.weight is not None and not side.plan.equal[part]
    is_input = is_printed and not _why_no_whole(side)
    return Cell(side.planned[part] if node else None, shown=NUMBER, is_input=is_input)


def _leaf(side: Side, part: int, result: MeasureResult) -> str:
    measure, policy = result.measure, side.scored.policy
    if not side.plan.counts[part] or why_no_leaf(measure, policy):
        return ""
    return leaf(measure, side.block.cells(side.places.rows[part]), policy)


def _whole(side: Side, node: int) -> str:
    parts = side.plan.parts_of.get(node, ())
    if not parts or _why_no_whole(side):
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
    shown = {block.score: Cell(blank(result.score), formula, SCORE, is_strong=is_node)}
    if part == side.plan.root:
        return shown
    weight, score = f"{block.weight}{row}", f"{block.score}{row}"
    known = side.planned[part] if result.score is not None else 0.0
    return shown | {
        block.known: Cell(known, f"=IF(ISNUMBER({score}),{weight},0)", NUMBER),
        block.points: Cell(known * (result.score or 0.0), f"=IF(ISNUMBER({score}),{weight}*{score},0)", NUMBER),
    }


def _how(side: Side, part: int, result: MeasureResult) -> str:
    """Where a score is from; why there is none, or none from the rule."""
    if not side.plan.counts[part]:
        return f"fuori dal calcolo: {words.WHY[result.why]}"
    why = why_no_leaf(result.measure, side.scored.policy)
    if why:
        return why
    if result.score is None:
        return f"{_FORMULA}; senza punteggio: {words.WHY[result.why]}"
    return _FORMULA if result.why is Why.COMPUTED else f"{_FORMULA}; {words.WHY[result.why]}"


def _how_node(side: Side, node: int) -> str:
    if not side.plan.parts_of.get(node):
        return "nessuna parte da misurare"
    return _why_no_whole(side) or _FORMULA


def blank(value: float | None) -> str | float:
    """What a formula shows for a number: an empty text where there is none."""
    return "" if value is None else value

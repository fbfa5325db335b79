"""Which part of a tree a figure draws: of many parts of a node those that say most, and how many the others are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.facts.format import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.result import MeasureResult, NodeResult, ScoredSheet

MOST_PARTS: Final = 24
"""Parts of a node with a place of their own: with more, each is lower than a line of words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The parts of a node.

    Attributes:
        nodes, measures: those that are drawn, in the document's order.
        more: how many others there are.
    """

    nodes: tuple[NodeResult, ...]
    measures: tuple[MeasureResult, ...]
    more: int


def drawn(scored: ScoredSheet, code: str, is_in: Callable[[NodeResult | MeasureResult], bool]) -> Drawn:
    """What is drawn below a node: everything where it is little, else what answers the filters and lost most points.

    Args:
        scored: the sheet.
        code: of the node.
        is_in: whether a result answers the filters.
    """
    nodes, measures = scored.children(code), scored.measures_of(code)
    if len(nodes) + len(measures) <= MOST_PARTS:
        return Drawn(nodes, measures, 0)
    every: list[NodeResult | MeasureResult] = [*nodes, *measures]
    first = sorted(every, key=lambda each: (not is_in(each), -each.lost))[: MOST_PARTS - 1]
    kept = {id(each) for each in first}
    return Drawn(
        tuple(each for each in nodes if id(each) in kept),
        tuple(each for each in measures if id(each) in kept),
        len(nodes) + len(measures) - len(first),
    )


def crowded(scored: ScoredSheet, code: str) -> str:
    """That a node has more parts than a figure draws, and where the others are; empty where it has not."""
    many = len(scored.children(code)) + len(scored.measures_of(code))
    if many <= MOST_PARTS:
        return ""
    return f"Di {number(many, 0)} parti si disegnano quelle che hanno perso più punti: «A barre» le ha tutte."

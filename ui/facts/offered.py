"""Which nodes and indicators of a sheet a chooser offers: all of a small one, the nearest ones of a large one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from ui.facts.format import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import MeasureResult, NodeResult, ScoredSheet

MOST: Final = 500
"""Choices of a list: the browser gets all of them with the page, and nobody reads more."""


def nodes(scored: ScoredSheet, at: str) -> tuple[NodeResult, ...]:
    """Nodes in the tree's order, the root first: all, or those nearest to one.

    Args:
        scored: the sheet.
        at: code of the node that the reader is at.
    """
    if len(scored.nodes) <= MOST:
        return scored.nodes
    near = islice(dict.fromkeys(_near(scored, at)), MOST)
    return tuple(scored.nodes[place] for place in sorted(scored.places[code] for code in near))


def measures(scored: ScoredSheet, at: str) -> tuple[MeasureResult, ...]:
    """Indicators in the document's order: all, or those below the highest node of a way that has not too many.

    Args:
        scored: the sheet.
        at: code of the node that the reader is at.
    """
    if len(scored.measures) <= MOST:
        return scored.measures
    found = [scored.below(step.code) for step in scored.path(at)]
    return next((each for each in found if len(each) <= MOST), found[-1])[:MOST]


def left_out(scored: ScoredSheet) -> str:
    """That not everything is offered, and how the rest is found; empty where all is."""
    if max(len(scored.nodes), len(scored.measures)) <= MOST:
        return ""
    return f"I {number(MOST, 0)} più vicini a ciò che si guarda: gli altri si trovano con «Cerca», in alto."


def _near(scored: ScoredSheet, at: str) -> Iterator[str]:
    """Codes of a node's way, of what is beside each of its steps, then of what is below it."""
    path = scored.path(at)
    yield from (step.code for step in path)
    yield from (child.code for step in reversed(path) for child in scored.children(step.code))
    last = [at]
    while last:
        last = [child.code for code in last for child in scored.children(code)]
        yield from last

"""Of which node a view speaks: the whole sheet, or one objective of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ui.facts.format import short
from ui.screens import panels

if TYPE_CHECKING:
    from scoring.model import Sheet
    from scoring.result import NodeResult, ScoredSheet

WORD: Final = "obiettivo"
"""Of the address; the views that speak of one node share it, so that it stays chosen from one to the next."""


def choose_node(scored: ScoredSheet) -> NodeResult:
    """The node chosen by the reader, kept in the address; the root where none is."""
    at = panels.choose_word("Di quale obiettivo", WORD, node_names(scored), width=380)
    return scored.node(at)


def node_names(scored: ScoredSheet) -> dict[str, str]:
    """Every node by its code, the root first: ``OS01.1 · Garantire nel tempo…``."""
    root, *nodes = scored.nodes
    return {root.code: short(root.title, 60)} | {r.code: f"{r.code} · {short(r.title, 50)}" for r in nodes}


def only_below(sheet: Sheet, code: str) -> Sheet:
    """The sheet with one node, what hangs from it and the way up to the root: its known weight is then the root's."""
    above, below = {code}, {code}
    for node in reversed(sheet.nodes):
        if node.code in above and node.code:
            above.add(node.parent_code)
    for node in sheet.nodes[1:]:
        if node.parent_code in below:
            below.add(node.code)
    return replace(
        sheet,
        nodes=tuple(node for node in sheet.nodes if node.code in above | below),
        measures=tuple(measure for measure in sheet.measures if measure.key.node_code in below),
    )

"""Of which node a view speaks: the whole sheet, or one objective of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.facts.format import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Sheet
    from scoring.result import NodeResult, ScoredSheet


def node_names(found: Sequence[NodeResult]) -> dict[str, str]:
    """Nodes by their code, the root first: ``OS01.1 · Garantire nel tempo…``."""
    root, *nodes = found
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


def below(scored: ScoredSheet, code: str) -> frozenset[str]:
    """A node and every node below it, by code."""
    found = {code}
    for result in scored.nodes[1:]:
        if result.node.parent_code in found:
            found.add(result.code)
    return frozenset(found)

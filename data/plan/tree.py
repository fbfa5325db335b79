"""Which node hangs from which, within one sheet: the one answer for checks and for sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.plan.identity import Section
    from data.plan.records import NodeRow


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of a plan, found by code: first in one's own sheet, then in the skeleton, then elsewhere."""

    own: Mapping[tuple[str, str, str], NodeRow]
    elsewhere: Mapping[str, NodeRow]

    def find(self, section: str, owner: str, code: str) -> NodeRow | None:
        """The node of that code as seen from a sheet; None where no section has it."""
        return self.own.get((section, owner, code)) or self.elsewhere.get(code)

    def above(self, node: NodeRow) -> tuple[tuple[NodeRow, ...], str]:
        """The nodes above one, nearest first, as its sheet sees them.

        Returns:
            The nodes, and the code at which the way stops: "" at the top, the missing code where
            no section has it, the code met again where the nodes run in a circle.
        """
        steps: list[NodeRow] = []
        seen = {node.node_code}
        code = node.parent_code
        while code:
            found = self.find(node.section, node.owner, code)
            if found is None or code in seen:
                return tuple(steps), code
            seen.add(code)
            steps.append(found)
            code = found.parent_code
        return tuple(steps), ""


def forest(nodes: Iterable[NodeRow], sections: Iterable[Section]) -> Forest:
    """The nodes of a plan by sheet, and by code alone: skeletons win, then the order of ``ente.toml``."""
    skeletons_first = sorted(sections, key=lambda section: not section.skeleton)
    rank = {section.code: place for place, section in enumerate(skeletons_first)}
    rows = tuple(nodes)
    elsewhere: dict[str, NodeRow] = {}
    for node in sorted(rows, key=lambda node: rank.get(node.section, len(rank))):
        elsewhere.setdefault(node.node_code, node)
    return Forest({(node.section, node.owner, node.node_code): node for node in rows}, elsewhere)

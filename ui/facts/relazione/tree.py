"""The albero della performance as a table: every node once, below the one it hangs from, with its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.model import ROOT_CODE
from ui.facts import states
from ui.facts.relazione.blocks import STEP
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.result_words import measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.view import View

_NO_SHEET: Final = "nessuna scheda"


@dataclass(frozen=True, slots=True)
class Branch:
    """One node of the tree.

    Attributes:
        depth: 0 for what hangs from nothing.
    """

    code: str
    title: str
    level: str
    depth: int


def tree(view: View) -> TextTable:
    """Every ambito and objective of the ente in the order of the document.

    The result of a node is that of the first sheet in which it is measured: the ente's own sheets
    first, then those of persons. A node of the tree that no sheet measures says so.
    """
    headings = (
        Heading("Livello", 26),
        Heading("Ambito od obiettivo", 76),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 30),
    )
    found = _results(view)
    return TextTable("Albero della performance", headings, tuple(_row(view, each, found) for each in branches(view)))


def branches(view: View) -> tuple[Branch, ...]:
    """The nodes from the top down: those of the skeleton, then those that only the ente's sheets have."""
    nodes = dict(_nodes(view))
    below: dict[str, list[str]] = {}
    for code, (parent, _, _) in nodes.items():
        below.setdefault(parent if parent in nodes and parent != code else ROOT_CODE, []).append(code)
    return tuple(Branch(code, *nodes[code][1:], depth) for code, depth in _down(below, ROOT_CODE, 0))


def _nodes(view: View) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Code of each node with the code above it, its title and its level; the first that tells it counts."""
    skeletons = {section.code for section in view.plan.ente.sections if section.skeleton}
    seen: set[str] = set()
    rows = [(r.node_code, (r.parent_code, r.title, r.level)) for r in view.plan.nodes if r.section in skeletons]
    own = [r.node for s in view.sheets if not s.sheet.owner for r in s.nodes[1:]]
    for code, place in (*rows, *((n.code, (n.parent_code, n.title, n.level)) for n in own)):
        if code not in seen:
            seen.add(code)
            yield code, place


def _down(below: Mapping[str, list[str]], code: str, depth: int) -> Iterator[tuple[str, int]]:
    for child in below.get(code, ()):
        yield child, depth
        yield from _down(below, child, depth + 1)


def _results(view: View) -> dict[str, tuple[ScoredSheet, NodeResult]]:
    """The result of each node in a sheet of which it is a node and not only a heading."""
    found: dict[str, tuple[ScoredSheet, NodeResult]] = {}
    order = (view.main, *sorted(view.sheets, key=lambda s: bool(s.sheet.owner)))
    for scored in order:
        for result in scored.nodes[1:]:
            if not result.node.is_heading:
                found.setdefault(result.code, (scored, result))
    return found


def _row(view: View, branch: Branch, found: Mapping[str, tuple[ScoredSheet, NodeResult]]) -> tuple[str, ...]:
    name = f"{STEP * branch.depth}{branch.code} – {branch.title}"
    level = view.level_name(branch.level)
    if branch.code not in found:
        return level, name, "–", _NO_SHEET
    scored, result = found[branch.code]
    owner = f"\n(scheda di {scored.sheet.owner})" if scored.sheet.owner else ""
    return level, f"{name}{owner}", measured(result), states.state(result.band)

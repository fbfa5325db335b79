"""Which sheet a node is reported from, when only its code is told."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scoring.model import ROOT_CODE
from ui.facts.report_errors import ManySheetsError, NodeNotFoundError

if TYPE_CHECKING:
    from scoring.result import ScoredSheet
    from ui.facts.view import View


@dataclass(frozen=True, slots=True)
class Wanted:
    """A node as a person names it.

    Attributes:
        node: its code; empty for the result of a whole sheet.
        section, owner: None where the person does not say.
    """

    node: str
    section: str | None = None
    owner: str | None = None


def sheet_of(view: View, wanted: Wanted) -> ScoredSheet:
    """The sheet in which a node is measured by indicators of its own; else the first that has it.

    Other sheets may show the same node only to group what hangs from it. The root of no sheet in
    particular is the ente's result.

    Raises:
        NodeNotFoundError: no sheet that was asked has it.
        ManySheetsError: more than one measures it.
    """
    if wanted == Wanted(ROOT_CODE):
        return view.main
    asked = [s for s in view.sheets if _is_asked(s, wanted)]
    having = [s for s in asked if any(r.code == wanted.node for r in s.nodes)]
    if not having:
        raise NodeNotFoundError(wanted.node, _near(asked, wanted.node))
    measuring = [s for s in having if s.measures_of(wanted.node)]
    if len(measuring) > 1:
        raise ManySheetsError(wanted.node, [(s.sheet.section, s.sheet.owner) for s in measuring])
    own = [s for s in having if not s.node(wanted.node).node.is_heading]
    return (measuring or own or having)[0]


def _is_asked(scored: ScoredSheet, wanted: Wanted) -> bool:
    return wanted.section in (None, scored.sheet.section) and wanted.owner in (None, scored.sheet.owner)


def _near(asked: list[ScoredSheet], code: str) -> list[str]:
    codes = dict.fromkeys(r.code for s in asked for r in s.nodes if r.code)
    folded = {known.casefold(): known for known in codes}
    return [folded[found] for found in get_close_matches(code.casefold(), folded, n=4, cutoff=0.6)]

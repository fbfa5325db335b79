"""The table of the Relazione that says why what was promised was not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts import causes, states
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.result_words import measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.plan.causes import Place
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.view import View

_MISSING = "manca"


def table(view: View) -> TextTable:
    """Every objective and indicator of the ente with a cause, or whose cause is still to be told.

    Those of individual sheets stand in the sheets themselves.
    """
    headings = (
        Heading("Codice", 16),
        Heading("Obiettivo o indicatore", 44),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 26),
        Heading("Causa", 52),
    )
    lacking = causes.lacking(view)
    told = {place: causes.words(row) for place, row in view.causes.items()}
    told |= {_place(scored, result): _MISSING for scored, result in lacking}
    rows = tuple(
        (result.code, result.title, measured(result), states.state(result.band), told[place])
        for scored in view.sheets
        if not scored.sheet.owner
        for place, result in _results(scored)
        if place in told
    )
    note = causes.lacking_sentence(view, lacking)
    return TextTable("Cause degli scostamenti", headings, rows, (note,) if note else ())


def _results(scored: ScoredSheet) -> Iterator[tuple[Place, NodeResult | MeasureResult]]:
    """Every node followed by its indicators."""
    for node in scored.nodes:
        yield (scored.sheet.section, scored.sheet.owner, node.code, ""), node
        for result in scored.measures_of(node.code):
            yield _place(scored, result), result


def _place(scored: ScoredSheet, result: MeasureResult) -> Place:
    return scored.sheet.section, scored.sheet.owner, result.measure.key.node_code, result.code

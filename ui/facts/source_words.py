"""Where a number comes from: the document, its part, the line of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts.format import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.view import View

_CONFIDENCE: Final = {"high": "alta", "medium": "media", "low": "bassa"}


def printed_in(view: View, section: str, line: int | None) -> str:
    """The document of the year, the part that a section is, and the line: ``…, Allegato 1, riga 343 del testo``."""
    part = next((each.document for each in view.plan.ente.sections if each.code == section), "")
    where = f"riga {number(line, 0)} del testo" if line is not None else ""
    return ", ".join(filter(None, (view.plan.ente.document(view.plan.year), part, where)))


def of_measure(view: View, result: MeasureResult) -> Sequence[tuple[str, str]]:
    """Names and values of where an indicator comes from; a value is empty where it is not known."""
    key = result.measure.key
    text = view.texts[key]
    return (
        ("Stampato in", printed_in(view, key.section, text.source_line)),
        ("Fonte del dato", text.source),
        ("Nota con la serie storica", text.note_number),
        ("Sicurezza della trascrizione", _CONFIDENCE.get(text.confidence, "")),
    )


def of_node(view: View, scored: ScoredSheet, result: NodeResult) -> Sequence[tuple[str, str]]:
    """Names and values of where a node comes from; a value is empty where it is not known."""
    row = view.node_row(scored, result.code)
    section, line = (row.section, row.source_line) if row else (scored.sheet.section, None)
    return (("Stampato in", printed_in(view, section, line)), ("Nota della trascrizione", row.note if row else ""))

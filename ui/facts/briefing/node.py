"""One objective on a slide of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.result import MeasureResult
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import number
from ui.facts.node_record import measure_record, node_record
from ui.facts.result_words import measured
from ui.facts.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.node_facts import PartOf
    from scoring.result import ScoredSheet
    from ui.facts.briefing.sources import Sources

_SENTENCES = 3
_HEADLINE = 108
"""Signs of a message that takes two lines."""


def slide(sources: Sources, code: str) -> Slide:
    """The objective with its parts.

    Raises:
        KeyError: no sheet has such a node.
    """
    scored = _sheet(sources, code)
    record = node_record(sources.view, scored, code)
    headline = f"{spoken(record.result.title, _HEADLINE - len(record.outcome))}: {record.outcome}"
    return Slide(
        code=f"{SlideKind.NODE}-{code}",
        kind=SlideKind.NODE,
        name=sentences.named(record.result),
        subject=code,
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.why(record),
            sentences.against(record, sources, scored),
            next_steps.what_now(sources, scored, code),
        ),
        highlights=(sentences.highlight(record.kind, record.result),),
        table=_table(sources, record.facts.parts),
        sentences=record.sentences[1 : _SENTENCES + 1],
    )


def _sheet(sources: Sources, code: str) -> ScoredSheet:
    """The ente's own sheet, else the first that measures it, else the first that has it."""
    having = [s for s in (sources.main, *sources.view.sheets) if any(r.code == code for r in s.nodes)]
    if not having:
        raise KeyError(code)
    return next((s for s in having if s.measures_of(code)), having[0])


def _table(sources: Sources, found: Sequence[PartOf]) -> SlideTable | None:
    if not found:
        return None
    columns = (
        SlideColumn("Che cosa", 46),
        SlideColumn("Raggiunto", 36),
        SlideColumn("Punteggio", 14, is_number=True),
        SlideColumn("Punti persi qui", 14, is_number=True),
    )
    order = sorted(found, key=lambda part: -(part.points or 0.0))
    rows = tuple(
        (
            sentences.labelled(part.result),
            measure_record(sources.view, part.result).reached if isinstance(part.result, MeasureResult) else "sintesi",
            measured(part.result),
            number(part.points, fixed=True) if part.points is not None else "–",
        )
        for part in order
    )
    return SlideTable("", columns, rows)

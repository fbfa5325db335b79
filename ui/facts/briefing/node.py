"""One objective on a slide of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.node_facts import node_facts
from scoring.result import MeasureResult
from ui.facts import states, words
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Column, Highlight, Notes, Slide, SlideKind, Table
from ui.facts.format import number, percent, score, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.node_facts import PartOf
    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.briefing.sources import Sources

_SENTENCES = 3
_HEADLINE = 116
"""Signs of a message that takes two lines."""


def slide(sources: Sources, code: str) -> Slide:
    """The objective with its parts.

    Raises:
        KeyError: no sheet has such a node.
    """
    scored = _sheet(sources, code)
    result, facts = scored.node(code), node_facts(scored, code)
    said = sentences.facts(sources.view, scored, code)
    how = _how(result)
    headline = f"{short(result.title, _HEADLINE - len(how))}: {how}"
    return Slide(
        code=f"{SlideKind.NODE}-{code}",
        kind=SlideKind.NODE,
        name=sentences.named(result),
        subject=code,
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.why(sources.view, scored, code),
            sentences.against(sources, scored, code),
            next_steps.what_now(sources, scored, code),
        ),
        highlights=(_highlight(sources, result),),
        table=_table(sources, facts.parts),
        sentences=tuple(short(text, sentences.SENTENCE) for text in said[:_SENTENCES]),
    )


def _sheet(sources: Sources, code: str) -> ScoredSheet:
    """The ente's own sheet, else the first that measures it, else the first that has it."""
    having = [s for s in (sources.main, *sources.view.sheets) if any(r.code == code for r in s.nodes)]
    if not having:
        raise KeyError(code)
    return next((s for s in having if s.measures_of(code)), having[0])


def _how(result: NodeResult) -> str:
    if result.score is None:
        return words.WHY[result.why]
    return f"{percent(result.score, fixed=True)}, {states.word(result.band).lower()}"


def _highlight(sources: Sources, result: NodeResult) -> Highlight:
    label = f"{sources.view.kind(result)} {result.code}"
    if result.score is None:
        return Highlight(label, "n.d.", words.WHY_SHORT[result.why])
    return Highlight(
        label, percent(result.score, fixed=True), "", states.state(result.band), states.colour(result.band)
    )


def _table(sources: Sources, found: Sequence[PartOf]) -> Table | None:
    if not found:
        return None
    columns = (
        Column("Che cosa", 46),
        Column("Raggiunto", 36),
        Column("Punteggio", 14, is_number=True),
        Column("Punti persi qui", 14, is_number=True),
    )
    order = sorted(found, key=lambda part: -(part.points or 0.0))
    rows = tuple(
        (
            sentences.named(part.result, 60),
            sentences.reached(sources.view, part.result) if isinstance(part.result, MeasureResult) else "sintesi",
            score(part.result) if part.result.score is not None else words.WHY_SHORT[part.result.why],
            number(part.points, fixed=True) if part.points is not None else "–",
        )
        for part in order[: sentences.ROWS]
    )
    return Table("", columns, rows, sentences.and_more(found, what=("un'altra parte", "altre {} parti")))

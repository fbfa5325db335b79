"""What went well: the objectives with the highest word, and what got better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.node_facts import Course, movement
from scoring.summary import below, best
from ui.facts import states
from ui.facts.beside_words import beside_means
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import objectives, percent, quantity
from ui.facts.node_record import measure_record
from ui.facts.result_words import SUMMARY

if TYPE_CHECKING:
    from scoring.result import NodeResult
    from ui.facts.briefing.sources import Sources

_BETTER = 3


def slide(sources: Sources) -> Slide:
    """The objectives at the top of the scale, each with a number that shows it."""
    found = best(sources.main)
    headline = _headline(sources, len(found))
    better = _better(sources)
    return Slide(
        code=SlideKind.STRENGTHS,
        kind=SlideKind.STRENGTHS,
        name="Che cosa è andato bene",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.answer(f"{sentences.named(r)}: {_shown(sources, r)}." for r in found),
            sentences.answer(
                c for r in found for m in below(sources.main, r.code) for c in beside_means(sources.view, m)
            ),
            _easy(sources, found),
        ),
        table=_table(sources, found),
        sentences=tuple(better[:_BETTER]) or _no_movement(sources),
    )


def _headline(sources: Sources, how_many: int) -> str:
    top = states.word(sources.main.policy.bands.bands[-1])
    whole = len(sources.objectives)
    if not how_many and sources.main.root.score is None:
        return "Nulla è stato misurato: nessun obiettivo ha ancora uno stato"
    if not how_many:
        return f"Nessun obiettivo è arrivato a «{top}»"
    has = "ha" if how_many == 1 else "hanno"
    return f"{objectives(how_many)} su {whole} {has} lo stato più alto, «{top}»"


def _table(sources: Sources, found: tuple[NodeResult, ...]) -> SlideTable | None:
    if not found:
        return None
    columns = (
        SlideColumn("Obiettivo", 46),
        SlideColumn("Punteggio", 14, is_number=True),
        SlideColumn("Che cosa lo mostra", 50),
    )
    rows = tuple((sentences.labelled(r), percent(r.score, fixed=True), _shown(sources, r)) for r in found)
    return SlideTable("", columns, rows)


def _shown(sources: Sources, result: NodeResult) -> str:
    """The indicator with the best score, promised and reached; of equals one with a value, the heaviest."""
    measures = [m for m in below(sources.main, result.code) if m.score is not None]
    if not measures:
        return SUMMARY
    chosen = max(measures, key=lambda m: (m.score, m.measure.actual is not None, m.effective_weight))
    return f"{chosen.code}: {measure_record(sources.view, chosen).reached}"


def _better(sources: Sources) -> list[str]:
    """Indicators that got better since the year before, those that weigh most first."""
    told_ = []
    for m in sorted(sources.main.measures, key=lambda m: -m.effective_weight):
        series = sources.view.series.get(m.measure.key)
        step = movement(series, sources.year) if series else None
        if step is not None and step.course is Course.BETTER:
            symbol = sources.view.symbol(m)
            then, now = quantity(step.before.value, symbol), quantity(step.now.value, symbol)
            told_.append(f"{sentences.named(m)}: da {then} a {now}.")
    return told_


def _no_movement(sources: Sources) -> tuple[str, ...]:
    return (f"Nessun indicatore ha un valore del {sources.year - 1} rispetto al quale sia migliorato.",)


def _easy(sources: Sources, found: tuple[NodeResult, ...]) -> tuple[str, ...]:
    asked = [t for r in found for t in next_steps.next_targets(sources, below(sources.main, r.code))]
    return tuple(asked[: sentences.ROWS])

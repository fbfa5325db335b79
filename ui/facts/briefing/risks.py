"""Open risks: what the numbers already know of the year that comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.result import MeasureResult
from scoring.risk import RiskKind, risks
from ui.facts import states, words
from ui.facts.beside_words import beside_means
from ui.facts.briefing import next_steps, sentences
from ui.facts.briefing.slide import Notes, Slide, SlideColumn, SlideKind, SlideTable
from ui.facts.format import count, percent, quantity
from ui.facts.format import target as promise_of
from ui.facts.result_words import between, published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.ambition import Judged
    from scoring.risk import Risk
    from ui.facts.briefing.sources import Sources

KINDS = {
    RiskKind.WORSENING: "Peggiora da due anni",
    RiskKind.NEVER_REACHED: "Target mai raggiunto",
    RiskKind.HARD: "Target difficile",
    RiskKind.ON_THE_EDGE: "Stato incerto",
    RiskKind.DISPUTED: "Cifra pubblicata diversa",
    RiskKind.NO_VALUE: "Senza valore",
    RiskKind.DECLARED: "Solo dichiarato",
}


def slide(sources: Sources) -> Slide:
    """A line for each risk, with the number that makes it one."""
    found = found_in(sources)
    headline = _headline(sources, found)
    return Slide(
        code=SlideKind.RISKS,
        kind=SlideKind.RISKS,
        name="Rischi aperti",
        headline=headline,
        generated=headline,
        notes=Notes(
            sentences.answer(f"{sentences.named(r.result)}: {_why(sources, r)}." for r in found),
            sentences.answer(c for m in _measures(found) for c in beside_means(sources.view, m)),
            _then(sources, found),
        ),
        table=_table(sources, found),
        sentences=() if found else _none(sources),
    )


_ASKED = {
    RiskKind.DISPUTED: "quale delle due cifre è giusta?",
    RiskKind.NO_VALUE: "chi darà un valore, e quando?",
    RiskKind.DECLARED: "si può misurare, invece di dichiararlo?",
}
_READ = "I rischi si leggono da serie storiche, target stampati per l'anno dopo, valori mancanti o dichiarati"


def _none(sources: Sources) -> tuple[str, ...]:
    """Where the data show no risk: what is not measured yet is none, and is not passed over either."""
    awaited = sentences.in_course(sources)
    if awaited:
        return f"{_READ}. Ciò che si deve ancora misurare non è contato fra i rischi.", *awaited
    return (f"{_READ}: in questo documento non ce n'è.",)


def found_in(sources: Sources) -> tuple[Risk, ...]:
    """The risks of the ente's own sheet, the heaviest first; of equals in the order of the kinds."""
    judged = {key: target.judged for key, target in sources.targets.items()}
    found = risks(sources.main, sources.view.series, judged, sources.year)
    return tuple(sorted(found, key=lambda risk: -(risk.weight or 0.0)))


def _headline(sources: Sources, found: Sequence[Risk]) -> str:
    if not found and sources.main.root.score is None:
        return f"Nulla è stato misurato: i rischi per il {sources.year + 1} non si leggono ancora"
    if not found:
        return f"Nessun rischio per il {sources.year + 1} si legge dai dati"
    first = found[0]
    what = f"{sentences.said(first.result)}, «{KINDS[first.kind].lower()}»"
    if len(found) == 1:
        return f"Un rischio aperto: {what}"
    return f"{count(len(found), 'rischio aperto', 'rischi aperti')}: pesa di più {what}"


def _table(sources: Sources, found: Sequence[Risk]) -> SlideTable | None:
    if not found:
        return None
    columns = (
        SlideColumn("Che cosa", 42),
        SlideColumn("Rischio", 22),
        SlideColumn("Il numero che lo dice", 46),
        SlideColumn("Peso", 10, is_number=True),
    )
    rows = tuple(
        (
            sentences.labelled(r.result),
            KINDS[r.kind],
            _why(sources, r),
            percent(r.weight * 100) if r.weight else "–",
        )
        for r in found
    )
    return SlideTable("", columns, rows, "Peso: parte del risultato dell'ente.")


def _why(sources: Sources, risk: Risk) -> str:
    result = risk.result
    if risk.steps and isinstance(result, MeasureResult):
        first, last = risk.steps
        values, symbol = [first.before, first.now, last.now], sources.view.symbol(result)
        return ", ".join(f"{quantity(v.value, symbol)} ({v.year})" for v in values)
    if risk.judged is not None and isinstance(result, MeasureResult):
        return _promised(sources, result, risk.judged)
    if risk.kind is RiskKind.ON_THE_EDGE:
        return f"fra {between(result)} secondo le cifre stampate"
    if risk.kind is RiskKind.DISPUTED:
        printed = published(result)
        if printed.figure:
            return f"punteggio pubblicato {printed.figure}, con la regola {percent(result.score)}"
        return f"pubblicato «{printed.word}», con la regola {percent(result.score)}, {states.word(result.band)}"
    return words.WHY[result.why]


def _promised(sources: Sources, result: MeasureResult, judged: Judged) -> str:
    """The next target, the last value, and how often years like those before would miss it."""
    key, share, last = result.measure.key, judged.percentile.value, judged.last
    target = promise_of(sources.targets[key].result.measure, sources.view.symbol(result))
    known = f", ultimo valore {next_steps.last_value(sources.view, result, last)}" if last else ""
    missed = f": si manca {next_steps.times(share)}" if share is not None else ""
    return f"target {sources.year + 1} {target}{known}{missed}"


def _measures(found: Sequence[Risk]) -> list[MeasureResult]:
    return [r.result for r in found if isinstance(r.result, MeasureResult)]


def _then(sources: Sources, found: Sequence[Risk]) -> tuple[str, ...]:
    hard = [t for measure in _measures(found) for t in next_steps.next_targets(sources, [measure])]
    asked = [f"{sentences.named(r.result)}: {_ASKED[r.kind]}" for r in found if r.kind in _ASKED]
    edge = [f"{sentences.named(r.result)}: oggi «{states.word(r.result.band)}»." for r in found if _is_edge(r)]
    return sentences.answer((*hard[: sentences.ROWS], *asked[: sentences.ROWS], *edge[: sentences.ROWS]))


def _is_edge(risk: Risk) -> bool:
    return risk.kind is RiskKind.ON_THE_EDGE

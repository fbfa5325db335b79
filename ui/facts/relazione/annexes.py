"""The annexes of the Relazione: for each section a sheet of every objective, below what the objective hangs from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.model import ROOT_CODE
from ui.facts import states, words
from ui.facts.format import number, score
from ui.facts.relazione.blocks import Facts, Prose, Remarks, part, wide
from ui.facts.relazione.compared import SIGNS, published
from ui.facts.relazione.front import oiv
from ui.facts.relazione.indicators import indicators, notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.relazione.blocks import Fact, Part
    from ui.facts.view import View

_HOW: Final = (
    "Scostamento: quello stampato; dove il documento non lo stampa, consuntivo meno target (in giorni per le date). "
    f"{SIGNS}"
)
_DEEPEST: Final = 6
"""Headings below this level are not told apart by those who listen to a document."""


def annexes(view: View) -> Iterator[Part]:
    """An annex for each section of the ente, in its order; on broad pages."""
    for at, section in enumerate(view.sections(), start=1):
        yield from wide(_annex(view, section, at))


def title(view: View, result: NodeResult) -> str:
    """The heading of a node: ``Obiettivo strategico OS01 – Garantire…``."""
    return f"{view.level_name(result.node.level)} {result.code} – {result.title}"


def _annex(view: View, section: str, at: int) -> Iterator[Part]:
    heading = f"Allegato {at} – {view.section_name(section)}"
    sheets = [s for s in view.sheets if s.sheet.section == section]
    if len(sheets) == 1 and not sheets[0].sheet.owner:
        yield part(1, heading, Facts(tuple(_measured(sheets[0].root, _root(sheets[0])))), Remarks((_HOW,)))
        yield from _nodes(view, sheets[0], 1)
        return
    yield part(1, heading, Remarks((_HOW,)))
    for scored in sheets:
        name = scored.sheet.owner or view.plan.ente.short_name
        yield part(2, name, Facts(tuple(_measured(scored.root, _root(scored)))))
        yield from _nodes(view, scored, 2)


def _nodes(view: View, scored: ScoredSheet, above: int) -> Iterator[Part]:
    levels = {ROOT_CODE: above}
    if scored.measures_of(ROOT_CODE):
        yield _sheet(view, scored, scored.root, above + 1)
    for result in scored.nodes[1:]:
        levels[result.code] = levels[result.node.parent_code] + 1
        yield _part(view, scored, result, min(levels[result.code], _DEEPEST))


def _part(view: View, scored: ScoredSheet, result: NodeResult, level: int) -> Part:
    """A sheet, or the heading of what the node groups."""
    if not scored.measures_of(result.code) and scored.children(result.code):
        return part(level, title(view, result), Facts(tuple(_grouping(view, scored, result))))
    return _sheet(view, scored, result, level)


def _grouping(view: View, scored: ScoredSheet, result: NodeResult) -> Iterator[Fact]:
    row = view.node_row(scored, result.code)
    if row and row.description:
        yield "Descrizione", row.description
    name = "Sintesi di ciò che sta sotto" if result.score is not None else "Risultato"
    yield name, _told(result)
    yield from _oiv(view, scored, result)


def _sheet(view: View, scored: ScoredSheet, result: NodeResult, level: int) -> Part:
    measures, row = scored.measures_of(result.code), view.node_row(scored, result.code)
    transcribed = (f"Nota sui dati: {row.note}",) if row and row.note else ()
    silent = () if measures else ("Nessun indicatore: non c'è nulla da misurare in questa scheda.",)
    return part(
        level,
        title(view, result) if result.code else result.title,
        Facts(tuple(_facts(view, scored, result))),
        indicators(view, measures),
        Prose(silent),
        Remarks((*notes(view, measures), *transcribed)),
    )


def _facts(view: View, scored: ScoredSheet, result: NodeResult) -> Iterator[Fact]:
    row = view.node_row(scored, result.code)
    told = (("Descrizione", row.description), ("Unità organizzative coinvolte", row.units)) if row else ()
    yield from ((name, text) for name, text in told if text)
    yield from _measured(result)
    yield from _oiv(view, scored, result)
    if result.node.weight is not None:
        yield "Peso", f"{number(result.node.weight)} %"


def _root(scored: ScoredSheet) -> str:
    return scored.policy.sections[scored.sheet.section].root


def _measured(result: NodeResult, name: str = "Risultato misurato") -> Iterator[Fact]:
    """The result and the word, or why there is none."""
    if result.score is None:
        yield name, words.WHY[result.why]
    else:
        yield name, " · ".join(filter(None, (score(result), published(result))))
    yield "Valutazione", _valuation(result)


def _valuation(result: NodeResult) -> str:
    """The word, and the published one where it is another."""
    word, told = states.state(result.band), result.published.status if result.published else ""
    is_other = told and told.casefold() != states.word(result.band).casefold()
    return f"{word} (pubblicato: {told})" if is_other else word


def _told(result: NodeResult) -> str:
    if result.score is None:
        return f"{states.state(None)}: {words.WHY[result.why]}"
    return " · ".join(filter(None, (score(result), states.state(result.band), published(result))))


def _oiv(view: View, scored: ScoredSheet, result: NodeResult) -> Iterator[Fact]:
    row = view.evaluation(scored, result)
    if row is not None:
        yield "Valutazione dell'OIV", oiv(view, scored, result)
        if row.motivation:
            yield "Motivo della valutazione dell'OIV", row.motivation

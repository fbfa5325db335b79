"""The annexes of the Relazione: for each section a sheet of every objective, below what the objective hangs from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.model import ROOT_CODE
from ui.facts import states
from ui.facts.node_record import node_record
from ui.facts.relazione.blocks import Facts, Prose, Remarks, part, wide
from ui.facts.relazione.indicators import indicators, notes
from ui.facts.relazione.parts import parts_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.node_record import NodeRecord
    from ui.facts.relazione.blocks import Fact, Part
    from ui.facts.view import View

_HOW: Final = (
    "Scostamento: quello stampato; dove il documento non lo stampa, consuntivo meno target (in giorni per le date). "
    "Accanto al calcolato è riportato il pubblicato solo dove i due non coincidono: ≈ compatibile con "
    "l'arrotondamento, ≠ non coincide."
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
        yield part(
            1,
            heading,
            _whole(view, sheets[0]),
            Remarks((_HOW,)),
        )
        yield from _nodes(view, sheets[0], 1)
        return
    yield part(1, heading, Remarks((_HOW,)))
    for scored in sheets:
        name = scored.sheet.owner or view.plan.ente.short_name
        yield part(2, name, _whole(view, scored))
        yield from _nodes(view, scored, 2)


def _nodes(view: View, scored: ScoredSheet, above: int) -> Iterator[Part]:
    levels = {ROOT_CODE: above}
    if scored.measures_of(ROOT_CODE):
        yield _sheet(view, node_record(view, scored, ROOT_CODE), above + 1)
    for result in scored.nodes[1:]:
        levels[result.code] = levels[result.node.parent_code] + 1
        yield _part(view, scored, result, min(levels[result.code], _DEEPEST))


def _part(view: View, scored: ScoredSheet, result: NodeResult, level: int) -> Part:
    """A sheet, or the heading of what the node groups."""
    record = node_record(view, scored, result.code)
    if not record.measures and scored.children(result.code):
        return part(level, title(view, result), Facts(tuple(_grouping(record))))
    return _sheet(view, record, level)


def _grouping(record: NodeRecord) -> Iterator[Fact]:
    if record.description:
        yield "Descrizione", record.description
    parts = (record.measured, states.state(record.result.band), record.published.other)
    if record.why:
        yield "Risultato", f"{states.state(None)}: {record.why}"
    else:
        yield "Sintesi di ciò che sta sotto", " · ".join(filter(None, parts))
    yield from _oiv(record)


def _sheet(view: View, record: NodeRecord, level: int) -> Part:
    result = record.result
    transcribed = (f"Nota sui dati: {record.note}",) if record.note else ()
    silent = () if record.measures else ("Nessun indicatore: non c'è nulla da misurare in questa scheda.",)
    return part(
        level,
        title(view, result) if result.code else result.title,
        Facts(tuple(_facts(record))),
        indicators(view, record.measures),
        parts_table(view, record.measures),
        Prose(silent),
        Remarks((*notes(view, record.measures), *transcribed)),
    )


def _facts(record: NodeRecord) -> Iterator[Fact]:
    facts = (("Descrizione", record.description), ("Unità organizzative coinvolte", record.units))
    yield from ((name, text) for name, text in facts if text)
    yield from _measured(record)
    yield from _oiv(record)
    if record.weight:
        yield "Peso", record.weight


def _whole(view: View, scored: ScoredSheet) -> Facts:
    """The result of a sheet by the name that the method gives it."""
    name = scored.policy.sections[scored.sheet.section].root
    return Facts(tuple(_measured(node_record(view, scored, ROOT_CODE), name)))


def _measured(record: NodeRecord, name: str = "Risultato misurato") -> Iterator[Fact]:
    """The result and the word, or why there is none."""
    yield name, record.why or " · ".join(filter(None, (record.measured, record.published.other)))
    yield "Valutazione", _valuation(record)


def _valuation(record: NodeRecord) -> str:
    """The word, and the published one where it is another."""
    band, word = record.result.band, record.published.word
    is_other = word and word.casefold() != states.word(band).casefold()
    return f"{states.state(band)} (pubblicato: {word})" if is_other else states.state(band)


def _oiv(record: NodeRecord) -> Iterator[Fact]:
    facts = (("Valutazione dell'OIV", record.evaluation), ("Motivo della valutazione dell'OIV", record.motivation))
    yield from ((name, text) for name, text in facts if text)

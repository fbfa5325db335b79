"""Chapter 3 of the Relazione: the tree, the sections of the ente, the evaluation as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.summary import parts
from ui.facts import states, words
from ui.facts.format import count, percent, score
from ui.facts.relazione.blocks import Facts, Prose, part
from ui.facts.relazione.charts import unit_chart
from ui.facts.relazione.method import bands, levels_of, method
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.relazione.tree import tree
from ui.facts.relazione.units import unit_table
from ui.facts.result_words import NOT_SAME, evaluation, measured, published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.policy import Policy
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.relazione.blocks import Part
    from ui.facts.view import View

_TREE: Final = (
    "La tabella riporta l'albero dall'alto in basso. Il risultato di un ambito, e di un obiettivo che non ha "
    "indicatori propri, è quello di ciò che sta sotto."
)


def organisation(view: View, own: tuple[str, ...]) -> Iterator[Part]:
    """Chapter 3: the tree, a paragraph for each section of the ente, the evaluation as a whole."""
    yield part(1, "3. Rendicontazione della performance organizzativa")
    yield part(2, "3.0 Albero della performance", Prose((_TREE,)), tree(view))
    sections = ente_sections(view)
    for at, section in enumerate(sections, start=1):
        yield part(2, f"3.{at} Rendicontazione: {_name(view, section)}", Prose((_points_at(view, section),)))
    yield part(
        2,
        f"3.{len(sections) + 1} Valutazione complessiva della performance organizzativa",
        Prose(own or tuple(_overall(view, section) for section in sections)),
        Facts(method(view)),
        *_words(view.plan.policy),
        unit_chart(view),
        unit_table(view),
        _not_same(view),
        _evaluations(view),
    )


def _words(policy: Policy) -> Iterator[TextTable]:
    yield bands(policy.bands)
    if policy.measure_bands:
        yield bands(policy.measure_bands, "Le parole degli indicatori")


def ente_sections(view: View) -> tuple[str, ...]:
    """The sections that are the ente's own, not of persons."""
    return tuple(section for section in view.sections() if "" in view.owners(section))


def annex_of(view: View, section: str) -> str:
    """The name of the annex in which the sheets of a section are."""
    return f"Allegato {view.sections().index(section) + 1}"


def _name(view: View, section: str) -> str:
    return levels_of(view, section) or view.section_name(section)


def _points_at(view: View, section: str) -> str:
    scored = view.sheet(section, "")
    objectives = count(len(parts(scored)), "obiettivo", "obiettivi")
    indicators = count(len(scored.measures), "indicatore", "indicatori")
    return (
        f"L'{annex_of(view, section)} ({view.section_name(section)}) riporta {objectives} e {indicators}, una scheda "
        "per ogni obiettivo: il risultato misurato, la valutazione e, per ogni indicatore, il target, il consuntivo, "
        "lo scostamento e il grado di raggiungimento."
    )


def _overall(view: View, section: str) -> str:
    scored = view.sheet(section, "")
    title, root = scored.policy.sections[section].root, scored.root
    if root.score is None:
        return f"{title}: non c'è ({words.WHY[root.why]})."
    counted = sum(r.score is not None for r in parts(scored))
    how = words.AGGREGATION[scored.policy.aggregation]
    made = f"{how} di {count(counted, 'obiettivo', 'obiettivi')} con un risultato"
    return f"{title}: {percent(root.score, fixed=True)}, {states.word(root.band)} ({made})."


def _not_same(view: View) -> TextTable:
    headings = (
        Heading("Codice", 18),
        Heading("Obiettivo o indicatore", 42),
        Heading("Pubblicato", 15, is_number=True),
        Heading("Calcolato", 15, is_number=True),
        Heading("Confronto e perché", 54),
    )
    rows = tuple(_compared(r) for s in view.sheets for r in _results(s) if r.verdict in NOT_SAME)
    return TextTable("Dove la cifra pubblicata e il calcolo non coincidono", headings, rows)


def _results(scored: ScoredSheet) -> Iterator[NodeResult | MeasureResult]:
    yield from scored.nodes
    yield from scored.measures


def _compared(result: NodeResult | MeasureResult) -> tuple[str, ...]:
    printed = published(result)
    why = " ".join(filter(None, (words.sentence(printed.verdict), printed.reason)))
    return result.code or "–", result.title, printed.figure or printed.word or "–", score(result), why


def _evaluations(view: View) -> TextTable:
    headings = (
        Heading("Codice", 13),
        Heading("Obiettivo", 44),
        Heading("Misurato", 16, is_number=True),
        Heading("OIV", 14, is_number=True),
        Heading("Motivo", 46),
    )
    asked = [(s, r) for s in view.sheets for r in s.nodes if view.evaluation(s, r)]
    other = [(s, r) for s, r in asked if not _agrees(view, s, r)]
    rows = tuple(
        (r.code, r.title, measured(r), evaluation(view.evaluation(s, r)), _motive(view, s, r)) for s, r in other
    )
    same = len(asked) - len(other)
    note = f"Su {count(same, 'altro obiettivo', 'altri obiettivi')} la valutazione dell'OIV è il risultato misurato."
    return TextTable(
        "Dove la valutazione dell'OIV non è il risultato misurato", headings, rows, (note,) if same else ()
    )


def _agrees(view: View, scored: ScoredSheet, result: NodeResult) -> bool:
    """Whether the OIV's figure is the measured one, in the digits in which it is printed."""
    row = view.evaluation(scored, result)
    if row is None or row.evaluation is None or result.score is None:
        return False
    return abs(row.evaluation.value - result.score) <= row.evaluation.half_unit


def _motive(view: View, scored: ScoredSheet, result: NodeResult) -> str:
    row = view.evaluation(scored, result)
    return (row.motivation if row else "") or "non stampato"

"""The first chapters of the Relazione: what it is, what the ente reached, in which setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.model import ROOT_CODE
from scoring.summary import losses, parts, state_counts
from ui.facts import explain, states, words
from ui.facts.beside_words import oiv_beside, oiv_sentences, published_sentence
from ui.facts.format import count, number, objectives, percent, points, quantity, score
from ui.facts.node_record import node_record
from ui.facts.relazione import causes
from ui.facts.relazione.blocks import Facts, Items, Prose, part
from ui.facts.relazione.charts import loss_chart
from ui.facts.relazione.revisions import acts, how_many
from ui.facts.relazione.scheda_grids import lost_how
from ui.facts.relazione.text_table import Heading, TextTable
from ui.facts.result_words import evaluation, measured
from ui.facts.second import seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.plan.records import ContextRow
    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.data_version import DataVersion
    from ui.facts.relazione.blocks import Fact, Part
    from ui.facts.view import View

_NO_CONTEXT: Final = (
    "Nei dati di quest'anno non ci sono cifre di contesto: l'analisi del contesto e delle risorse va scritta da chi "
    "redige la Relazione."
)
_CONTEXT: Final = (
    "Le cifre di contesto raccolte per l'anno sono nelle tabelle, per argomento, ciascuna con il suo anno e la sua "
    "unità. Non entrano nel calcolo dei risultati."
)


def premessa(view: View, version: DataVersion, own: tuple[str, ...]) -> Part:
    """What the document says, on which targets and data, and the acts that changed them."""
    closed = (f"{version.closed}.",) if version.closed else ()
    return part(1, "Premessa", Prose((*(own or _premise(view, version)), *closed)), acts(view))


def _premise(view: View, version: DataVersion) -> Iterator[str]:
    year, document = view.plan.year, view.plan.ente.document(view.plan.year)
    yield (
        f"Questa Relazione riguarda l'ente «{view.plan.ente.name}» e l'anno {year}. Dice che cosa ci si era "
        "proposti e che cosa è stato raggiunto: per ogni obiettivo il risultato misurato e la parola che gli "
        "corrisponde, per ogni indicatore il target, il consuntivo, lo scostamento e il grado di raggiungimento."
    )
    source = f"del documento «{document}», " if document else ""
    yield (
        f"I risultati sono calcolati con il metodo «{view.plan.policy.title}» sui {words.basis(view.basis)}, dai dati "
        f"{source}versione {version.mark}. Ciò che manca è detto, con il suo motivo, e non è contato "
        "come zero se non dove il metodo lo prescrive."
    )
    yield f"Gli allegati riportano {', '.join(_contents(view))}."
    yield how_many(view)


def _contents(view: View) -> Iterator[str]:
    """What each annex has: its objectives with indicators, and the indicators."""
    for number_, section in enumerate(view.sections(), start=1):
        sheets = [s for s in view.sheets if s.sheet.section == section]
        measured = sum(len({m.measure.key.node_code for m in s.measures}) for s in sheets)
        indicators = count(sum(len(s.measures) for s in sheets), "indicatore", "indicatori")
        yield f"{objectives(measured)} con {indicators} (allegato {number_}, {view.section_name(section)})"


def results(view: View, own: tuple[str, ...]) -> Part:
    """The ente's result, its objectives by word, what cost points."""
    main = view.main
    block = Prose(own) if own else Items(_told(view, main))
    figures = (_states(main), _objectives(view, main), loss_chart(main), _losses(main))
    rest = (causes.table(view), _others(view))
    return part(1, "1. Principali risultati", block, Facts(tuple(_result(view, main))), *figures, *rest)


def _told(view: View, main: ScoredSheet) -> tuple[str, ...]:
    """The sentences on the whole sheet, the first one with the name that the method gives to its result."""
    record = node_record(view, main, ROOT_CODE)
    return f"{main.root.title}: {record.outcome}.", *record.sentences[1:]


def _result(view: View, main: ScoredSheet) -> Iterator[Fact]:
    section = main.policy.sections[main.sheet.section]
    yield section.root, f"{score(main.root)} · {states.state(main.root.band)}"
    counted = sum(r.score is not None for r in parts(main))
    made = "nessun obiettivo ha un risultato"
    if counted:
        made = f"{words.AGGREGATION[main.policy.aggregation]} di {objectives(counted)} con un risultato"
    yield (
        "Come è formato",
        f"{made}; {'pubblicato nel documento' if section.published else 'calcolato, non pubblicato'}",
    )
    yield from ((each.name, f"{each.value}. {each.how}") for each in seconds(main))
    printed = published_sentence(main)
    if printed:
        yield "Risultati pubblicati", printed
    sentences = oiv_sentences(oiv_beside(view, main)) or ("i dati non ne riportano su questi obiettivi",)
    yield "Valutazione dell'OIV", " ".join(sentences)


def _states(main: ScoredSheet) -> TextTable:
    headings = (Heading("Stato", 30), Heading("Obiettivi", 70))
    found = state_counts(parts(main), main.policy.bands, in_course=main.is_in_course)
    rows = tuple((states.state(each.band), number(each.count, 0)) for each in found)
    return TextTable("Obiettivi per stato", headings, rows)


def _objectives(view: View, main: ScoredSheet) -> TextTable:
    """Every node of the main sheet, with the OIV's word on it where there is any."""
    is_evaluated = any(view.evaluation(main, r) for r in main.nodes[1:])
    headings = (
        Heading("Codice", 14),
        Heading("Ambito od obiettivo", 56),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 26),
        *((Heading("OIV", 13, is_number=True),) if is_evaluated else ()),
    )
    evaluations = {
        r.code: (evaluation(view.evaluation(main, r)) or "–",) if is_evaluated else () for r in main.nodes[1:]
    }
    rows = tuple((*_objective(r), *evaluations[r.code]) for r in main.nodes[1:])
    return TextTable("Ambiti e obiettivi", headings, rows)


def _objective(result: NodeResult) -> tuple[str, ...]:
    return result.code, result.title, measured(result), states.state(result.band)


def _losses(main: ScoredSheet) -> TextTable:
    headings = (
        Heading("Codice", 14),
        Heading("Obiettivo", 56),
        Heading("Risultato", 16, is_number=True),
        Heading("Peso sul risultato", 18, is_number=True),
        Heading("Punti persi", 18, is_number=True),
    )
    rows = (
        *(
            (r.code, r.title, measured(r), percent(r.effective_weight * 100), points(loss.points))
            for loss in losses(main)
            for r in (loss.result,)
        ),
        *(("–", name, "–", "–", points(lost)) for name, lost in explain.elsewhere(main)),
    )
    note = f"Punti persi: {lost_how(main.policy.aggregation, main.policy.cap, 'peso sul risultato')}."
    return TextTable("Dove si sono persi punti", headings, rows, (note,))


def _others(view: View) -> TextTable:
    headings = (
        Heading("Sezione", 26),
        Heading("Di chi", 40),
        Heading("Risultato", 16, is_number=True),
        Heading("Stato", 26),
    )
    rows = tuple(
        (
            view.section_name(s.sheet.section),
            s.sheet.owner or view.plan.ente.short_name,
            measured(s.root),
            states.state(s.root.band),
        )
        for s in view.sheets
        if s is not view.main
    )
    return TextTable("Le altre sezioni", headings, rows)


def context(view: View, own: tuple[str, ...]) -> Part:
    """The setting and the resources: the text, and the figures by topic."""
    rows = view.plan.context
    text = own or ((_CONTEXT,) if rows else (_NO_CONTEXT,))
    topics = dict.fromkeys(row.topic for row in rows)
    grids = (_topic(topic, [row for row in rows if row.topic == topic]) for topic in topics)
    return part(1, "2. Analisi del contesto e delle risorse", Prose(text), *grids)


def _topic(topic: str, rows: list[ContextRow]) -> TextTable:
    headings = (
        Heading("Voce", 46),
        Heading("Anno", 10, is_number=True),
        Heading("Valore", 16, is_number=True),
        Heading("Unità", 22),
        Heading("Nota", 36),
    )
    return TextTable(topic, headings, tuple((r.item, str(r.year), quantity(r.value), r.unit, r.note) for r in rows))

"""One objective on a page: what there is to say of it, as records of ready words, before any page is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model import ROOT_CODE
from scoring.node_facts import node_facts
from ui.facts import states, words
from ui.facts.commentary import commentary
from ui.facts.format import day, number, percent, printed
from ui.facts.relazione.scheda_grids import Grid, grids
from ui.facts.whatif.proposal import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.data_version import Issue
    from ui.facts.view import View

Fact = tuple[str, str]
"""A name and its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheda:
    """The page of one node; every text is Italian and ready to be read.

    Attributes:
        kind: what the node is, in the ente's words, with its code.
        foot: what every page says of itself.
        warning: on every page; empty where the ente exists.
        state, colour: the word with its symbol, and the name of its colour in the theme.
        result: facts on the score.
        sentences: read off the numbers.
        texts: what the document prints of the node and its indicators.
    """

    title: str
    kind: str
    foot: str
    warning: str
    state: str
    colour: str
    score: str
    about: tuple[Fact, ...]
    result: tuple[Fact, ...]
    sentences: tuple[str, ...]
    grids: tuple[Grid, ...]
    texts: tuple[Fact, ...]


def scheda(view: View, scored: ScoredSheet, node: str, issue: Issue) -> Scheda:
    """The page of a node of a sheet.

    Args:
        view: of the year and basis.
        scored: one of its sheets.
        node: a code of that sheet.
        issue: what else the page tells.

    Raises:
        KeyError: the sheet has no such node.
    """
    result = scored.node(node)
    facts = node_facts(scored, node)
    return Scheda(
        title=result.title,
        kind=f"{view.kind(result)} {result.code}".strip(),
        foot=" · ".join(_foot(view, result, issue)),
        warning=SYNTHETIC if view.is_synthetic else "",
        state=states.state(result.band),
        colour=states.colour(result.band),
        score=percent(result.score, fixed=True) if result.score is not None else "",
        about=tuple(_about(view, scored, issue)),
        result=tuple(_result(view, scored, result)),
        sentences=commentary(view, scored, result, facts),
        grids=grids(view, scored, result, facts),
        texts=tuple(_texts(view, scored, result)),
    )


def _foot(view: View, result: NodeResult, issue: Issue) -> Iterator[str]:
    yield view.plan.ente.short_name
    yield str(view.plan.year)
    yield result.code or result.title
    yield words.basis(view.basis)
    yield f"dati {issue.mark}"
    yield day(issue.day)


def _about(view: View, scored: ScoredSheet, issue: Issue) -> Iterator[Fact]:
    section, owner = view.section_name(scored.sheet.section), scored.sheet.owner
    yield "Ente", view.plan.ente.name
    yield "Anno", str(view.plan.year)
    yield "Documento di origine", view.plan.ente.document(view.plan.year) or "non indicato"
    yield "Vista", f"{section} – {owner}" if owner else section
    yield "Base", words.basis(view.basis)
    yield "Metodo", view.plan.policy.title
    yield "Versione dei dati", issue.mark
    yield "Scheda del", day(issue.day)


def _result(view: View, scored: ScoredSheet, result: NodeResult) -> Iterator[Fact]:
    if result.score is None:
        yield "Perché non c'è", words.WHY[result.why]
    if result.low is not None and result.low != result.high:
        low, high = percent(result.low, fixed=True), percent(result.high, fixed=True)
        yield "Fra", f"{low} e {high}, secondo le cifre stampate dei consuntivi"
    if result.node.weight is not None:
        yield "Peso stampato", f"{number(result.node.weight)} %"
    if result.code != ROOT_CODE:
        yield "Peso sul risultato della vista", percent(result.effective_weight * 100)
    yield "Pubblicato", published(result)
    yield from _oiv(view, scored, result)


def published(result: NodeResult | MeasureResult) -> str:
    """The figure and the word that the document prints, and how they stand to the computed ones."""
    found = result.published
    if found is None:
        return "nulla di stampato"
    figure = f"{printed(found.score.text)} %" if found.score else ""
    shown = " · ".join(filter(None, (figure, found.status)))
    verdict = words.VERDICT[result.verdict] if result.verdict else ""
    reason = words.VERDICT_REASON[result.verdict_reason]
    told = f"{shown}: {verdict}" if verdict else shown
    return f"{told}. {reason}" if reason else told


def _oiv(view: View, scored: ScoredSheet, result: NodeResult) -> Iterator[Fact]:
    row = view.evaluation(scored, result)
    if row is not None:
        said = f"{printed(row.evaluation.text)} %" if row.evaluation else row.outcome or "nessun numero"
        yield "Valutazione dell'OIV", f"{said}. {row.motivation}" if row.motivation else said


def _texts(view: View, scored: ScoredSheet, result: NodeResult) -> Iterator[Fact]:
    row = view.node_row(scored, result.code)
    if row is not None:
        told = (
            ("Descrizione", row.description),
            ("Unità organizzative", row.units),
            ("Nota della trascrizione", row.note),
        )
        yield from ((name, text) for name, text in told if text)
    for measure in scored.measures_of(result.code):
        text = view.texts[measure.measure.key].commentary
        if text:
            yield f"Nota del documento su {measure.code}", text

"""One objective on a page: what there is to say of it, as records of ready words, before any page is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.model import ROOT_CODE
from ui.facts import states, words
from ui.facts.format import day, percent
from ui.facts.node_record import node_record
from ui.facts.relazione.scheda_grids import grids
from ui.facts.result_words import between
from ui.facts.whatif.proposal import SYNTHETIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.data_version import DataVersion
    from ui.facts.node_record import NodeRecord
    from ui.facts.relazione.text_table import TextTable
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
    grids: tuple[TextTable, ...]
    texts: tuple[Fact, ...]


def scheda(view: View, scored: ScoredSheet, node: str, version: DataVersion) -> Scheda:
    """The page of a node of a sheet.

    Args:
        view: of the year and basis.
        scored: one of its sheets.
        node: a code of that sheet.
        version: what else the page tells.

    Raises:
        KeyError: the sheet has no such node.
    """
    record = node_record(view, scored, node)
    result = record.result
    return Scheda(
        title=result.title,
        kind=record.kind,
        foot=" · ".join(_foot(view, result, version)),
        warning=SYNTHETIC if view.is_synthetic else "",
        state=states.state(result.band),
        colour=states.colour(result.band),
        score=percent(result.score, fixed=True) if result.score is not None else "",
        about=tuple(_about(view, scored, version)),
        result=tuple(_result(record)),
        sentences=record.sentences,
        grids=grids(view, scored, record),
        texts=tuple(_texts(record)),
    )


def _foot(view: View, result: NodeResult, version: DataVersion) -> Iterator[str]:
    yield view.plan.ente.short_name
    yield str(view.plan.year)
    yield result.code or result.title
    yield words.basis(view.basis)
    yield f"dati {version.mark}"
    yield day(version.day)


def _about(view: View, scored: ScoredSheet, version: DataVersion) -> Iterator[Fact]:
    yield "Ente", view.plan.ente.name
    yield "Anno", str(view.plan.year)
    yield "Documento di origine", view.plan.ente.document(view.plan.year) or "non indicato"
    yield "Sezione", view.whose(scored)
    yield "Base", words.basis(view.basis)
    yield "Metodo", view.plan.policy.title
    yield "Versione dei dati", version.mark
    yield "Scheda del", day(version.day)


def _result(record: NodeRecord) -> Iterator[Fact]:
    result = record.result
    if record.why:
        yield "Perché non c'è", record.why
    if allowed := between(result):
        yield "Fra", f"{allowed}, secondo le cifre stampate dei consuntivi"
    if record.weight:
        yield "Peso stampato", record.weight
    if result.code != ROOT_CODE:
        yield "Peso sul risultato della sezione", percent(result.effective_weight * 100)
    own = record.published
    phrase = ": ".join(filter(None, (own.shown, own.verdict))) if own.shown else "nulla di stampato"
    yield "Pubblicato", f"{phrase}. {own.reason}" if own.reason else phrase
    if record.evaluation:
        yield "Valutazione dell'OIV", ". ".join(filter(None, (record.evaluation, record.motivation)))


def _texts(record: NodeRecord) -> Iterator[Fact]:
    facts = (
        ("Descrizione", record.description),
        ("Unità organizzative", record.units),
        ("Nota della trascrizione", record.note),
        *((f"Nota del documento su {m.result.code}", m.note) for m in record.measures),
    )
    yield from ((name, text) for name, text in facts if text)

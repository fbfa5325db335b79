"""The table of the scores, told as the tables of the format are: what it holds, its columns, its key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.format.parse import Rows
from data.format.tables import ACTUALS, MEASURES, NODES, PUBLISHED, SOGLIE, TARGETS, Column, Kind, Table
from data.plan.scores import rows_as_texts
from scoring.result import Verdict, VerdictReason, Why

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.scores import Value


def _as_in(table: Table, of: str, **changes: str) -> Column:
    """A column that means what it means in a table of the format; it may be blank here."""
    (found,) = [column for column in table.columns if column.name == of]
    return replace(found, required=False, **changes)  # type: ignore[arg-type]  # only texts are changed


def _percent(name: str, heading: str, meaning: str) -> Column:
    return Column(name, heading, Kind.NUMBER, meaning, unit="per cento")


SCORES: Final = Table(
    "punteggi",
    "Punteggi",
    "I punteggi calcolati di ogni nodo, indicatore e unità organizzativa, accanto a quelli pubblicati",
    (
        Column(
            "kind",
            "Riga",
            Kind.WORD,
            "Se la riga è di un nodo, di un indicatore, di un'unità organizzativa o di un giudizio in più",
            words=("node", "measure", "unit", "judgement"),
        ),
        _as_in(NODES, "section"),
        _as_in(NODES, "owner"),
        _as_in(
            PUBLISHED,
            "node_code",
            meaning="Codice del nodo, o dell'unità (senza codice, il nome), nome del giudizio; vuoto: l'intera scheda",
        ),
        _as_in(PUBLISHED, "indicator_code", meaning="Indicatore; vuoto nelle altre righe"),
        Column("name", "Nome", Kind.TEXT, "Titolo del nodo, nome dell'indicatore o dell'unità"),
        _as_in(MEASURES, "weight", meaning="Peso come stampato, nel nodo o nel nodo superiore"),
        _as_in(TARGETS, "op", name="target_op"),
        _as_in(TARGETS, "target", meaning="Target in vigore sulla base scelta", unit="quella dell'indicatore"),
        _as_in(SOGLIE, "soglia"),
        _as_in(ACTUALS, "actual"),
        _percent("score", "Punteggio %", "Punteggio calcolato; vuoto se non c'è: il perché è in why"),
        Column("status", "Parola", Kind.TEXT, "Parola del metodo per il punteggio calcolato"),
        _as_in(PUBLISHED, "score", name="published_score"),
        _as_in(PUBLISHED, "status", name="published_status"),
        Column(
            "verdict",
            "Giudizio",
            Kind.WORD,
            "Come la cifra pubblicata sta al calcolo",
            words=tuple(map(str, Verdict)),
        ),
        _percent("score_low", "Punteggio minimo %", "Il punteggio più basso che le cifre stampate permettono"),
        _percent("score_high", "Punteggio massimo %", "Il punteggio più alto che le cifre stampate permettono"),
        _as_in(NODES, "level", meaning="Livello del nodo"),
        Column("effective_weight", "Peso effettivo", Kind.NUMBER, "Parte del risultato della scheda", unit="da 0 a 1"),
        Column(
            "lost",
            "Punti persi",
            Kind.NUMBER,
            "Punti che toglie al risultato della scheda; di un'unità, quelli dei suoi obiettivi",
            unit="punti",
        ),
        Column(
            "why", "Perché", Kind.WORD, "Perché il punteggio è quello, o perché non c'è", words=tuple(map(str, Why))
        ),
        Column(
            "verdict_reason",
            "Perché del giudizio",
            Kind.WORD,
            "Che cosa spiega il verdetto",
            words=tuple(str(reason) for reason in VerdictReason if reason),
        ),
        Column("mark", "Contrassegno", Kind.TEXT, "«dati sintetici» se l'ente è inventato"),
    ),
    ("kind", "section", "owner", "node_code", "indicator_code"),
    optional=False,
)
"""Columns in the order of ``data.format.plan.scores.COLUMNS``."""


def score_table(rows: Iterable[dict[str, Value]]) -> Rows:
    """Rows of ``data.format.plan.scores.score_rows`` as rows of the table, each cell as ``scores_as_csv`` writes it."""
    cells = tuple(rows_as_texts(rows))
    return Rows(SCORES, cells, tuple(range(2, len(cells) + 2)))

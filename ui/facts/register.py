"""The register in words: what was loaded and changed, by whom, where, from what to what."""

from __future__ import annotations

import json
from datetime import UTC, date
from typing import TYPE_CHECKING, Final

from data.plan.changes import RowFate
from data.plan.entries import LOAD
from data.plan.quantities import NUMBER, is_date
from ui.facts.escape import spreadsheet
from ui.facts.format import day, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from data.plan.changes import RowChange
    from data.plan.entries import Entry

HEADINGS: Final = (
    "Numero",
    "Quando",
    "Che cosa",
    "Ente",
    "Anno",
    "Chi",
    "Motivo",
    "Atto",
    "Data dell'atto",
    "Origine",
    "Impronta del file",
    "Riga",
    "Tabella",
    "Dove",
    "Campo",
    "Prima",
    "Dopo",
)
"""Of a table of the register: one row for each row of data that a change touches, one for each load."""
COLUMNS: Final = (
    "number",
    "at",
    "kind",
    "ente",
    "year",
    "author",
    "reason",
    "act",
    "act_date",
    "origin",
    "file_hash",
    "fate",
    "table",
    "key",
    "column",
    "was",
    "now",
)
"""The same as open data."""
TABLES: Final[Mapping[str, str]] = {
    "documents": "testi dell'ente e del metodo",
    "nodes": "nodi",
    "measures": "indicatori",
    "targets": "target",
    "soglie": "soglie",
    "actuals": "consuntivi",
    "breakdown": "valori per parte",
    "interim": "rilevazioni",
    "profiles": "cammini attesi",
    "history": "note",
    "breaks": "cambi di serie",
    "benchmarks": "confronti",
    "causes": "cause degli scostamenti",
    "evaluations": "valutazioni OIV",
    "published": "risultati pubblicati",
    "context": "dati di contesto",
    "units": "nomi delle unità",
}
FIELDS: Final[Mapping[str, str]] = {
    "content": "testo",
    "title": "titolo",
    "description": "descrizione",
    "weight": "peso",
    "units": "unità organizzative",
    "note": "nota",
    "level": "livello",
    "parent_code": "nodo superiore",
    "indicator_name": "nome",
    "unit": "unità di misura",
    "direction": "verso",
    "state": "stato",
    "commentary": "commento",
    "target": "target",
    "op": "operatore",
    "text": "target in parole",
    "valid": "valido",
    "change": "che cosa cambia",
    "act": "atto",
    "act_date": "data dell'atto",
    "reason": "motivo",
    "soglia": "soglia",
    "origin": "origine",
    "actual": "consuntivo",
    "numerator": "numeratore",
    "denominator": "denominatore",
    "deviation": "scostamento",
    "declared": "percentuale dichiarata",
    "availability": "presenza",
    "value": "valore",
    "day": "giorno",
    "period": "periodo",
    "same_as": "è l'indicatore",
    "dimension": "per che cosa",
    "part": "parte",
    "share": "parte del cammino",
    "cause": "causa",
    "explanation": "spiegazione",
    "evaluation": "valutazione",
    "outcome": "esito",
    "motivation": "motivazione",
    "score": "punteggio pubblicato",
    "status": "parola pubblicata",
    "stands_for": "sta per",
    "code": "codice",
    "source": "fonte",
    "section": "sezione",
    "owner": "persona",
    "node_code": "obiettivo",
    "indicator_code": "indicatore",
    "year": "anno",
    "version": "versione",
    "occasion": "occasione",
    "algorithm": "algoritmo",
    "typology": "tipologia",
    "path": "cammino nell'anno",
    "rule": "regola",
    "params": "numeri della regola",
    "score_given": "punteggio assegnato",
    "score_reason": "motivo del punteggio",
    "score_source": "fonte del punteggio",
    "baseline": "valore di partenza",
    "is_common": "obiettivo comune",
    "common_code": "codice comune",
    "is_new": "nuovo",
    "is_equality": "pari opportunità",
    "note_number": "numero della nota",
    "confidence": "sicurezza",
    "source_line": "riga del documento",
    "raw": "testo stampato",
    "kind": "tipo",
    "scope": "ambito",
    "statistic": "statistica",
    "topic": "argomento",
    "item": "voce",
    "name": "nome",
}
"""Words for the columns of the format."""
_NO_FIGURES: Final = frozenset(
    {"year", "version", "source_line", "note_number", "node_code", "parent_code", "indicator_code", "common_code"}
)
"""Columns whose digits are no quantity."""


def number_of(entry: Entry) -> str:
    """The number of a change; empty of a load, whose number is of another count."""
    return "" if entry.kind == LOAD else str(entry.number)


def register_cells(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    """The cells of ``HEADINGS``, as an Italian reader writes them."""
    for entry in entries:
        head = (
            number_of(entry),
            moment(entry.at),
            entry.kind,
            entry.ente,
            str(entry.year),
            entry.author,
            entry.reason,
            entry.act,
            _figure(entry.act_date),
            entry.origin,
            entry.file_hash,
        )
        for row in entry.rows or (None,):
            yield (*head, *row_cells(row))


def register_rows(entries: Iterable[Entry]) -> Iterator[dict[str, str | float | None]]:
    """The cells of ``COLUMNS``: canonical texts, moments in UTC; no text is a formula for a spreadsheet."""
    for entry in entries:
        at = entry.at.isoformat(timespec="seconds") + "Z" if entry.at else None
        head = {name: getattr(entry, name) for name in COLUMNS[:11]} | {"at": at}
        for row in entry.rows or (None,):
            yield {name: _harmless(value) for name, value in (head | _row_fields(row)).items()}


def register_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One line for each load and change, and below it one for each row that it touches."""
    for entry in entries:
        yield entry_sentence(entry)
        for row in entry.rows:
            yield f"    {change_sentence(row)}"


def entry_sentence(entry: Entry) -> str:
    """What an entry is, in one line: number, kind, when, who, why, on which act, from which file."""
    name = f"{entry.kind} {entry.number}" if entry.kind == LOAD else f"{entry.number} · {entry.kind}"
    act = " del ".join(filter(None, (entry.act, _figure(entry.act_date))))
    parts = (name, f"{entry.ente} {entry.year}", moment(entry.at), entry.author, entry.reason, act, entry.origin)
    return " · ".join(part for part in parts if part)


def change_sentence(row: RowChange) -> str:
    """What a change does to a row: "consuntivi, dup / O1 / i1 / 2024, consuntivo: 150 → 160"."""
    table = TABLES.get(row.table, row.table)
    if row.fate is RowFate.CHANGED:
        return f"{table}, {place(row)}, {field_name(row.column)}: {_or_none(row, row.was)} → {_or_none(row, row.now)}"
    if row.fate is RowFate.FILE:
        return f"{table}: {'ora ci sono' if row.now else 'non ci sono più'}"
    return f"{table}, {place(row)}: riga {row.fate}"


def place(row: RowChange) -> str:
    """Where a row is, from the widest to the narrowest."""
    return " / ".join(part for part in row.key if part)


def field_name(column: str) -> str:
    """A column of the format in words."""
    return FIELDS.get(column, column)


def moment(at: datetime | None) -> str:
    """A moment kept in UTC, in the time of this machine; "con il programma" where there is none."""
    return f"{at.replace(tzinfo=UTC).astimezone():%d/%m/%Y %H:%M}" if at else "con il programma"


def row_cells(row: RowChange | None) -> tuple[str, ...]:
    """What happened to a row, the last six of ``HEADINGS``; blank where there is none."""
    if row is None:
        return ("",) * 6
    texts = tuple(_cell(row, text) for text in (row.was, row.now))
    return str(row.fate), TABLES.get(row.table, row.table), place(row), field_name(row.column), *texts


def _cell(row: RowChange, text: str | None) -> str:
    """A text before or after; of a whole row its cells that are not blank, one after the other."""
    if text is None:
        return ""
    if row.fate in {RowFate.ADDED, RowFate.REMOVED}:
        return "; ".join(f"{field_name(name)}: {told(name, cell)}" for name, cell in json.loads(text).items())
    return told(row.column, text)


def _or_none(row: RowChange, text: str | None) -> str:
    """A text on one line, or that there is none."""
    return " ".join(_cell(row, text).split()) or "vuoto"


def told(column: str, text: str) -> str:
    """A canonical text as an Italian reader writes it."""
    return text if column in _NO_FIGURES else _figure(text)


def _row_fields(row: RowChange | None) -> dict[str, str | None]:
    if row is None:
        return dict.fromkeys(COLUMNS[11:])
    texts = {"column": row.column, "was": row.was, "now": row.now}
    return {"fate": str(row.fate), "table": row.table, "key": "/".join(row.key), **texts}


def _figure(text: str) -> str:
    if NUMBER.fullmatch(text):
        return printed(text)
    return day(date.fromisoformat(text)) if is_date(text) else text


def _harmless(value: str | float | None) -> str | float | None:
    """A text that no spreadsheet computes; a number stays one."""
    is_text = isinstance(value, str) and not NUMBER.fullmatch(value)
    return spreadsheet(str(value)) if is_text else value

"""The comparison of scenarios as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scoring.scenario import Field, official
from scoring.summary import parts
from ui.documents.tables import as_xlsx, measured, scored
from ui.documents.xlsx.page_head import page_head
from ui.documents.xlsx.workbook import Imprint
from ui.facts import states, words
from ui.facts.assumption_text import field_name
from ui.facts.data_version import DataVersion, day_of_documents
from ui.facts.format import day
from ui.facts.whatif.answer import MARK
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.scenarios import OFFICIAL, ComparedScenario, assumed_numbers, named, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import MeasureKey, Quantity
    from ui.facts.whatif.question import WhatIfQuestion


def comparison_file(question: WhatIfQuestion, columns: Sequence[ComparedScenario], mark: str) -> bytes:
    """The two tables as a workbook.

    Args:
        question: the hypotheses at work.
        columns: what is set side by side.
        mark: fingerprint of the official data.
    """
    view, version = question.view, DataVersion(mark, day_of_documents())
    about = {
        "Che cosa": f"Confronto di scenari: {MARK}, non sono dati ufficiali",
        "Ente": view.plan.ente.name,
        "Anno": str(question.year),
        "Base": words.basis(view.basis),
        "Sezione": view.section_name(question.before.sheet.section),
        "Versione dei dati": version.mark,
        "Documento del": day(version.day),
    }
    for name, column in named(columns)[1:]:
        about[f"Risultato e ambizione – {name}"] = pair_words(column.answer, view.series, column.year or question.year)
    tables = {"Obiettivi": nodes_export(columns), "Numeri ipotizzati": numbers_export(question, columns)}
    head = f"{MARK.upper()} – {page_head(view, version)}"
    return as_xlsx(tables, about, Imprint("Confronto di scenari", head, version.day))


def nodes_export(columns: Sequence[ComparedScenario]) -> pd.DataFrame:
    """As ``nodes_table``, with score and state in a column each."""
    first = columns[0].scored
    rows = [first.root, *parts(first)]
    names = ["Codice", "Obiettivo"]
    cells: list[list[object]] = [[r.code, r.title] for r in rows]
    for name, column in named(columns):
        names += [name, f"{name}, stato"]
        results = {r.code: r for r in column.scored.nodes}
        for row, of in zip(cells, rows, strict=True):
            result = results.get(of.code)
            row.extend([scored(result.score), states.state(result.band)] if result else [None, None])
    return pd.DataFrame([[*row, MARK] for row in cells], columns=[*names, "Nota"], dtype=object)


def numbers_export(question: WhatIfQuestion, columns: Sequence[ComparedScenario]) -> pd.DataFrame:
    """As ``numbers_table``, with numbers as numbers and their unit beside them."""
    asked, scored = assumed_numbers(columns), columns[0].scored
    measures = {key: scored.measure(key).measure for key, _ in asked}

    def cell(key: MeasureKey, field: Field, value: Quantity | None) -> object:
        return measured(value, is_date=measures[key].is_date and field is not Field.WEIGHT)

    found: dict[str, list[object]] = {
        "Codice": [key.indicator_code for key, _ in asked],
        "Indicatore": [measures[key].name for key, _ in asked],
        "Che cosa": [field_name(field) for _, field in asked],
        "Unità": [unit_of(question, key, field) for key, field in asked],
        OFFICIAL: [cell(key, field, official(measures[key], field)) for key, field in asked],
    }
    for name, column in named(columns)[1:]:
        assumed = [column.answer.assumed(key, field) for key, field in asked]
        found[name] = [a and cell(a.key, a.field, a.value) for a in assumed]
    return pd.DataFrame(found, dtype=object).assign(Nota=MARK)

"""The document for the delibera: what its table says, and what a reader who listens to it is told."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests.scoring.shipped import scored
from tests.ui.facts.whatif.samples import CHANGES, a_proposal, an_answer
from ui.documents.docx.proposal import as_docx

if TYPE_CHECKING:
    from docx.document import Document as Made

TORINO = scored("torino")[("strategico", "")]
PROPOSAL = a_proposal("torino", an_answer(TORINO, *CHANGES))


def opened(file: bytes) -> Made:
    return Document(io.BytesIO(file))


def row_of(made: Made, code: str) -> list[str]:
    return next(
        [cell.text.replace("\u00a0", " ") for cell in row.cells]
        for row in made.tables[0].rows
        if code in row.cells[0].text
    )


def test_each_row_tells_now_then_values_effect_and_reason() -> None:
    document = replace(PROPOSAL, rows=tuple(replace(row, reason="perché") for row in PROPOSAL.rows))
    made = opened(as_docx(document))
    assert [cell.text for cell in made.tables[0].rows[0].cells] == [
        "Indicatore",
        "Attuale",
        "Proposto",
        "Ultimi valori",
        "Confronti",
        "Effetto",
        "Motivo",
    ]
    assert len(made.tables[0].rows) == 1 + len(PROPOSAL.rows)
    _, now, then, values, others, effect, reason = row_of(made, "B3.1_02")
    assert now == "Target ≥ 75,00 %\nSoglia 65 %"
    assert then == "Target ≥ 72,5 %\nSoglia 60 %"
    assert (values, others, reason) == ("2022: 71,21 %", "nessuno stampato", "perché")
    assert effect.startswith("Indicatore: 62,10 % → 89,68 %\nObiettivo: 60,42 % → ")
    assert "Risultato, da sola: +" in effect


def test_a_soglia_taken_away_and_a_target_that_stays_are_said() -> None:
    _, now, then, *_ = row_of(opened(as_docx(PROPOSAL)), "EC27")
    assert now == "Target ≥ −7,00 % (non cambia)\nSoglia −8 %"
    assert then == "Soglia: nessun valore"


def test_a_change_of_state_is_said_in_words() -> None:
    assert "(✓ Raggiunto → ◐ Parzialmente raggiunto)" in row_of(opened(as_docx(PROPOSAL)), "kpi4.1.1_03")[5]


def test_the_last_line_is_the_effect_of_all_together() -> None:
    last = opened(as_docx(PROPOSAL)).paragraphs[-1].text.replace("\u00a0", " ")
    assert last.startswith("Tutte le modifiche insieme – Risultato dell'ente: 90,90 % → 90,07 % (−0,83 punti)")


def test_the_mark_is_on_every_page_and_what_could_not_be_made_is_said() -> None:
    made = opened(as_docx(replace(PROPOSAL, refused=("EC07: no.",), is_synthetic=True)))
    assert "IPOTESI – proposta, non ancora approvata" in made.sections[0].header.paragraphs[0].text
    assert "DATI SINTETICI" in made.sections[0].header.paragraphs[0].text
    assert made.paragraphs[-1].text == "Non applicata. EC07: no."


def test_the_table_is_read_aloud_as_a_table_in_italian() -> None:
    made = opened(as_docx(PROPOSAL))
    assert made.sections[0].orientation == WD_ORIENT.LANDSCAPE
    (table,) = made.tables
    heading = table.rows[0]._tr
    assert heading.trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    languages = {
        lang.get(qn("w:val")) for part in (made.element, made.styles.element) for lang in part.iter(qn("w:lang"))
    }
    assert languages == {"it-IT"}


def test_the_same_proposal_is_the_same_bytes() -> None:
    file = as_docx(PROPOSAL)
    assert file == as_docx(PROPOSAL)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert "2025-10-21" in parts.read("docProps/core.xml").decode()
        assert "python-docx" not in parts.read("docProps/core.xml").decode()

"""The judgements beside a result in what goes to who decides: official and proposed, wherever the pair stands."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from scoring.basis import Basis
from tests.data.format.scored import year_of
from tests.data.format.test_casi import CASI
from ui.documents.docx.proposal import as_docx
from ui.documents.xlsx.proposal import as_xlsx
from ui.facts.format import NBSP
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.proposal import ProposalDocument, Request, proposal
from ui.facts.whatif.simulation import Asked, simulate
from ui.facts.year_view import year_view

TOLD = "Quota di premio: 80 % → 100 %; Puntualità: 50 % → 100 %"
"""The last deadline kept: P2 is 100, O1 (80 + 100) / 2 = 90, the result (90 + 95) / 2 = 92.5, beyond the 90 of 100."""


@pytest.fixture(scope="module")
def document() -> ProposalDocument:
    view = year_view(year_of(CASI / "metodo-composto", 2024).plan, (), Basis())
    asked = Asked(before=view.sheets, default=("piano", ""), texts=("P2/d2.consuntivo=30/06/2024",))
    found = simulate(asked)
    assert found.answers[0].after.root.score == 92.5
    assert pair_words(found.answers[0], view.series, 2024).replace(NBSP, " ").endswith(f"; {TOLD}")
    return proposal(view, found.answers, Request(year=2024, fingerprint="0" * 16, day=date(2025, 1, 1)))


def test_the_document_for_the_delibera_says_them_with_the_pair_and_under_the_table(document: ProposalDocument) -> None:
    told = [p.text.replace(NBSP, " ") for p in Document(io.BytesIO(as_docx(document))).paragraphs]
    assert any(text.startswith("Risultato e ambizione") and text.endswith(TOLD) for text in told)
    assert "Quota di premio: 80 % → 100 %." in told
    assert "Puntualità: 50 % → 100 %." in told


def test_the_workbook_has_them_as_values_below_the_result(document: ProposalDocument) -> None:
    sheet = load_workbook(io.BytesIO(as_xlsx(document)), data_only=True)["Proposta"]
    rows = {row[0].value: [cell.value for cell in row[6:9]] for row in sheet.iter_rows() if row[0].value}
    assert rows["Quota di premio (valore)"] == [80, 100, 20]
    assert rows["Puntualità (valore)"] == [50, 100, 50]

"""The minutes as Word opens them."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.scoring.shipped import plan
from tests.ui.facts.briefing.years import HOSTILE, LONG, renamed, shipped, sources_of, synthetic, three_hundred
from ui.documents.docx.verbale import as_docx
from ui.facts.briefing.verbale import verbale
from ui.facts.whatif.proposal import readable

CASES = {
    "torino": lambda: shipped("torino"),
    "synthetic": synthetic,
    "300 objectives": lambda: sources_of(three_hundred()),
    "hostile": lambda: sources_of(renamed(plan("riviere"), HOSTILE)),
    "long": lambda: sources_of(renamed(plan("riviere"), LONG)),
}


@pytest.mark.parametrize("case", list(CASES))
def test_the_table_has_every_cell_and_the_document_says_what_it_is_of(case: str) -> None:
    found = verbale(CASES[case]())
    document = Document(io.BytesIO(as_docx(found)))
    (table,) = document.tables
    # Read off the elements: of hundreds of rows python-docx would take minutes.
    cells = ["".join(text.text or "" for text in cell.iter("{*}t")) for cell in table._tbl.iter("{*}tc")]
    wanted = [*(heading.text for heading in found.table.headings), *(text for row in found.table.rows for text in row)]
    assert cells == [readable(text) for text in wanted]
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert readable(found.title) in told
    assert "Il verbalizzante" in told
    assert document.sections[0].page_width > document.sections[0].page_height


def test_the_same_minutes_are_the_same_bytes() -> None:
    found = verbale(shipped("torino"))
    assert as_docx(found) == as_docx(found)

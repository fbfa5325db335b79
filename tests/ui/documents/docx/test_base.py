"""What the template of Word documents must have, and what of an ente's template stays in a document."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.shared import Mm

from tests.scoring.shipped import scored
from tests.ui.documents.templates.samples import changed, packed, parts_of, put
from tests.ui.facts.relazione.samples import a_relazione
from tests.ui.facts.whatif.samples import CHANGES, a_proposal, an_answer
from ui.documents.docx import proposal, relazione
from ui.documents.templates.complaint import complaint
from ui.documents.templates.template import RELAZIONE

if TYPE_CHECKING:
    from pathlib import Path

STYLES, BODY, HEADER, SETTINGS = "word/styles.xml", "word/document.xml", "word/header1.xml", "word/settings.xml"
SHORT = replace(a_relazione("torino"), parts=a_relazione("torino").parts[:3], warning="DATI SINTETICI")
PROPOSAL = a_proposal("torino", an_answer(scored("torino")[("strategico", "")], *CHANGES))


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        (STYLES, ('w:val="heading 2"', 'w:val="mio"'), "non ci sono gli stili «Titolo 2»"),
        (STYLES, ('w:val="toc 1"', 'w:val="mio"'), "«Sommario 1»"),
        (STYLES, ('w:val="Traguardo Cella"', 'w:val="Cella"'), "«Traguardo Cella»"),
        (STYLES, ('w:val="Table Grid"', 'w:val="mia"'), "«Griglia tabella»"),
        (STYLES, ('w:lang w:val="it-IT"', 'w:lang w:val="en-US"'), "la sua lingua non è l'italiano"),
        (
            BODY,
            ('w:right="850"', 'w:right="4000"'),
            "il testo di una pagina è di 124 × 263 mm, serve almeno di 150 × 120",
        ),
    ],
)
def test_what_is_missing_in_a_template_is_said_with_its_name(
    tmp_path: Path, part: str, change: tuple[str, str], told: str
) -> None:
    assert told in complaint(RELAZIONE, put(tmp_path, RELAZIONE, changed(RELAZIONE, part, change)))


def test_all_the_styles_that_are_missing_are_said_at_once(tmp_path: Path) -> None:
    empty = io.BytesIO()
    Document().save(empty)
    said = complaint(RELAZIONE, put(tmp_path, RELAZIONE, empty.getvalue()))
    assert "«Sommario 1», «Sommario 2», «Traguardo Voce»" in said


def test_a_style_of_word_may_be_written_with_capitals_as_libreoffice_does(tmp_path: Path) -> None:
    names = (("toc 1", "TOC 1"), ("heading 1", "Heading 1"), ("header", "Header"), ("List Bullet", "list bullet"))
    edits = [(f'w:name w:val="{old}"', f'w:name w:val="{new}"') for old, new in names]
    folder = put(tmp_path, RELAZIONE, changed(RELAZIONE, STYLES, *edits))
    made = Document(io.BytesIO(relazione.as_docx(SHORT, folder)))
    assert {"toc 1", "Heading 1"} <= {paragraph.style.name for paragraph in made.paragraphs}
    assert Document(io.BytesIO(proposal.as_docx(PROPOSAL, folder))).paragraphs[0].style.name == "Heading 1"


def test_letters_margins_and_header_are_those_of_the_entes_template_and_its_text_is_not_kept(tmp_path: Path) -> None:
    parts = parts_of(RELAZIONE)
    edits = {
        STYLES: ('w:ascii="Arial"', 'w:ascii="Verdana"'),
        BODY: ("<w:p/>", "<w:p><w:r><w:t>Testo di prova</w:t></w:r></w:p>"),
        HEADER: ("</w:hdr>", "<w:p><w:r><w:t>Comune di Prova</w:t></w:r></w:p></w:hdr>"),
        SETTINGS: ("<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop"),
    }
    more = {part: parts[part].decode().replace(*edit).encode() for part, edit in edits.items()}
    assert all(more[part] != parts[part] for part in edits)
    more[BODY] = more[BODY].replace(b'w:left="850"', b'w:left="1134"')
    folder = put(tmp_path, RELAZIONE, packed(parts | more))
    for file in (relazione.as_docx(SHORT, folder), proposal.as_docx(PROPOSAL, folder)):
        made = Document(io.BytesIO(file))
        assert made.styles["Normal"].font.name == "Verdana"
        assert round(made.sections[0].left_margin / Mm(1)) == 20
        assert "Testo di prova" not in "".join(paragraph.text for paragraph in made.paragraphs)
        *_, ente, ours = [paragraph.text for paragraph in made.sections[0].header.paragraphs]
        assert ente == "Comune di Prova"
        assert "DATI SINTETICI" in ours or "IPOTESI" in ours
        assert not made.settings.odd_and_even_pages_header_footer
    assert relazione.as_docx(SHORT, folder) == relazione.as_docx(SHORT, folder)


def test_the_table_of_a_proposal_is_as_wide_as_the_text_of_the_page() -> None:
    made = Document(io.BytesIO(proposal.as_docx(PROPOSAL)))
    assert sum(column.width for column in made.tables[0].columns) / Mm(1) == pytest.approx(267, abs=0.2)

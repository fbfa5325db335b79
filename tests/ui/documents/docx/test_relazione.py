"""The Relazione as a Word file, opened again: headings, index, tables, pages, and every text as data has it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from data.plan.scores import score_rows
from tests.libreoffice import WRITER, converted
from tests.scoring.samples import a_measure, a_node
from tests.ui.facts.relazione.samples import ENTI, MARKUP, a_relazione, a_view, comune, invented, three_hundred, written
from ui.documents.docx.base import text_width
from ui.documents.docx.relazione import as_docx
from ui.facts.format import percent
from ui.facts.relazione.blocks import Chart, Items, ResultBar
from ui.facts.relazione.relazione import PLACES
from ui.facts.relazione.summary import SENTENCES
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Made

    from ui.facts.relazione.relazione import Relazione
    from ui.facts.view import View


@cache
def file_of(ente: str) -> bytes:
    return as_docx(a_relazione(ente))


@cache
def opened(ente: str) -> Made:
    return reopened(a_relazione(ente))


def reopened(relazione: Relazione) -> Made:
    return Document(io.BytesIO(as_docx(relazione)))


Chapter = tuple[str, str, list[Paragraph | Table]]


def chapters(made: Made) -> list[Chapter]:
    """Style and text of each heading, with what stands below it."""
    found: list[Chapter] = []
    for block in made.iter_inner_content():
        if isinstance(block, Paragraph) and block.style is not None and str(block.style.name).startswith("Heading"):
            found.append((str(block.style.name), block.text, []))
        elif found:
            found[-1][2].append(block)
    return found


def cells_of(table: Table) -> list[list[str]]:
    """The texts of a table, read from the XML: cell by cell python-docx is slow."""
    return [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table._tbl.iter(qn("w:tr"))]


def text_of(element) -> str:
    tags = {qn("w:t"): lambda e: e.text or "", qn("w:br"): lambda _: "\n"}
    return "".join(tags[e.tag](e) for e in element.iter() if e.tag in tags)


@pytest.mark.parametrize("ente", ENTI)
def test_the_headings_are_those_of_the_relazione_in_styles_that_word_knows(ente: str) -> None:
    told = [(f"Heading {part.level}", readable(part.title)) for part in a_relazione(ente).parts]
    assert [(style, text) for style, text, _ in chapters(opened(ente))] == told


@pytest.mark.parametrize("ente", ENTI)
def test_every_score_is_in_the_sheet_of_its_node(ente: str) -> None:
    annexes = [chapter for chapter in chapters(opened(ente)) if chapter[1] != "Colophon"]
    first = next(at for at, chapter in enumerate(annexes) if chapter[1].startswith("Allegato 1"))
    told = iter(annexes[first:])
    below: list[Paragraph | Table] = []
    for row in score_rows(a_view(ente).sheets):
        if row["kind"] == "node":
            # The annex of persons has a heading of its own before that of the first of them.
            below = next(b for _, title, b in told if not title.startswith("Allegato 3"))
            shown = "\n".join(block.text for block in below if isinstance(block, Paragraph))
        else:
            table = next(block for block in below if isinstance(block, Table))
            (shown,) = [c[-1] for c in cells_of(table) if c[0].split("\n")[0] == row["indicator_code"]]
        score = row["score"]
        assert (row["status"] or "Senza punteggio") in shown, row
        assert score is None or percent(score, fixed=row["kind"] == "node") in shown, row
    assert next(told, None) is None


def test_the_index_has_a_field_and_a_link_to_every_heading_of_two_levels() -> None:
    made, parts = opened("torino"), a_relazione("torino").parts
    links = list(made.element.body.iter(qn("w:hyperlink")))
    assert [text_of(link) for link in links] == [readable(p.title) for p in parts if p.level <= 2]
    marks = {mark.get(qn("w:name")) for mark in made.element.body.iter(qn("w:bookmarkStart"))}
    assert len(marks) == len(parts)
    assert {link.get(qn("w:anchor")) for link in links} <= marks
    (told,) = [element.text for element in made.element.body.iter(qn("w:instrText"))]
    assert told.startswith("TOC ")
    kinds = [element.get(qn("w:fldCharType")) for element in made.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert made.settings.element.find(qn("w:updateFields")) is not None


@pytest.mark.parametrize("ente", ENTI)
def test_every_table_repeats_its_heading_and_never_cuts_a_row(ente: str) -> None:
    tables = opened(ente).tables
    assert len(tables) > 50
    for table in tables:
        rows = list(table._tbl.iter(qn("w:tr")))
        assert len(rows) > 1
        assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        columns = {len(list(row.iter(qn("w:tc")))) for row in rows}
        assert columns == {len(list(table._tbl.tblGrid))}


def test_annexes_are_on_broad_pages_and_every_table_fits_its_page() -> None:
    made = opened("torino")
    shapes = [section.orientation for section in made.sections]
    assert shapes == [WD_ORIENT.PORTRAIT, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    widths = [round((s.page_width - s.left_margin - s.right_margin) / Mm(1)) for s in made.sections]
    assert widths == [180, 180, 267, 180]
    for table in made.tables:
        whole = sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid)
        assert round(whole / 56.6929) in {180, 267}


def test_each_page_says_what_it_is_of_and_its_number() -> None:
    for section in opened("torino").sections:
        (foot,) = section.footer.paragraphs
        assert foot.text.startswith("Torino · Relazione sulla performance 2022 · target validi a fine anno · dati 0123")
        assert [f.get(qn("w:instr")) for f in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_document_is_in_italian() -> None:
    made = opened("riviere")
    assert made.core_properties.language == "it-IT"
    told = {lang.get(qn("w:val")) for lang in made.styles.element.iter(qn("w:lang"))}
    assert told == {"it-IT"}


def test_the_same_relazione_is_the_same_bytes_and_another_day_is_not() -> None:
    file = file_of("riviere")
    assert file == as_docx(a_relazione("riviere"))
    assert file != as_docx(replace(a_relazione("riviere"), day=a_relazione("riviere").day.replace(day=22)))
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert "2025-10-21" in parts.read("docProps/core.xml").decode()
        assert "python-docx" not in parts.read("docProps/core.xml").decode()


def test_an_invented_ente_is_marked_on_every_page() -> None:
    made = reopened(replace(a_relazione("torino"), warning="DATI SINTETICI: ente e numeri inventati"))
    assert all("DATI SINTETICI" in section.header.paragraphs[0].text for section in made.sections)
    assert not any(section.header.paragraphs[0].text for section in opened("torino").sections)


def test_markup_in_the_data_and_in_the_texts_is_shown_letter_by_letter() -> None:
    view = invented(a_node("n", level="strategico", title=MARKUP), replace(a_measure("k", "n", actual=50), name=MARKUP))
    made = reopened(written(view, dict.fromkeys(PLACES, f"{MARKUP}\n{MARKUP}\n\n{MARKUP}")))
    everything = text_of(made.element.body)
    # Two paragraphs of three lines in each place, the titles and names of the sheet and of the other tables.
    assert everything.count(readable(MARKUP)) > 3 * len(PLACES)
    assert "\x07" not in everything
    instructions = [element.text for element in made.element.body.iter(qn("w:instrText"))]
    assert all(told.startswith("TOC") for told in instructions)


def test_a_line_end_of_a_person_stays_one() -> None:
    made = reopened(written(a_view("torino"), {"premessa": "Uno\ndue\n\ntre"}))
    first, second = next(b for _, t, b in chapters(made) if t == "Premessa")[:2]
    assert isinstance(first, Paragraph)
    assert (first.text, second.text) == ("Uno\ndue", "tre")  # type: ignore[union-attr]


def test_names_of_three_hundred_signs_are_whole() -> None:
    long, wide = ("parola " * 43)[:300].strip(), "W" * 300
    view = invented(a_node("n", level="strategico", title=wide), replace(a_measure("k", "n", actual=50), name=long))
    text = text_of(reopened(written(view)).element.body)
    assert wide in text
    assert long in text


def test_a_comune_of_one_year_without_comparisons_and_oiv_has_its_document() -> None:
    titles = [text for _, text, _ in chapters(reopened(written(comune())))]
    assert titles[0] == "Premessa"
    assert "Meta P1 – Sportello" in titles


def test_three_hundred_objectives_are_all_there() -> None:
    made = reopened(written(three_hundred()))
    titles = [text for _, text, _ in chapters(made)]
    assert sum(title.startswith("Obiettivo strategico OS") for title in titles) == 300
    assert sum(len(cells_of(table)) - 1 for table in made.tables if cells_of(table)[0][0] == "Indicatore") >= 900


@pytest.mark.parametrize("ente", ENTI)
def test_pictures_are_as_broad_as_the_text_and_say_the_same_in_words(ente: str) -> None:
    relazione, made = a_relazione(ente), opened(ente)
    blocks = [*relazione.summary, *(block for part in relazione.parts for block in part.body)]
    told = [readable(block.alt) for block in blocks if isinstance(block, Chart | ResultBar)]
    drawn = list(made.element.body.iter(qn("wp:inline")))
    assert [each.docPr.get("descr") for each in drawn] == told
    assert len({each.docPr.get("id") for each in drawn}) == len(drawn)
    text = text_width(made.sections[0])
    assert all(abs(each.extent.cx / Mm(1) - text) < 1 for each in drawn)


def test_the_first_page_ends_before_what_the_document_is_made_from() -> None:
    for block in opened("torino").iter_inner_content():
        if isinstance(block, Paragraph) and 'w:type="page"' in block._p.xml:
            break
        assert not (isinstance(block, Paragraph) and block.text.startswith("Anno:"))
    else:
        pytest.fail("There is no end of a page.")


LONG = "digitalizzare i servizi alle imprese del territorio " * 6


def with_long_names(objectives: int) -> View:
    """As many objectives as the chart of the first page shows, each with a name as long as the chart may print."""
    codes = [f"OS{n:03}" for n in range(objectives)]
    nodes = [a_node(code, level="strategico", title=LONG) for code in codes]
    return invented(*nodes, *(a_measure(f"k{code}", code, actual=n) for n, code in enumerate(codes)))


def with_long_sentences(made: Relazione) -> Relazione:
    """A document whose first page has five sentences of three lines, and an ente with a long name."""
    *pictures, told = made.summary
    assert isinstance(told, Items)
    return replace(made, ente=LONG[:150], summary=(*pictures, Items((LONG,) * SENTENCES)))


def test_the_first_page_is_one(tmp_path: Path) -> None:
    """Laid out, the second page begins with what the document is, not with what the first had no room for."""
    found = {ente: a_relazione(ente) for ente in ENTI} | {"comune": written(comune())}
    found |= {"trecento": written(three_hundred()), "nomi": written(with_long_names(20))}
    found |= {f"{ente}-frasi": with_long_sentences(a_relazione(ente)) for ente in ENTI}
    files = {f"{name}.docx": as_docx(made) for name, made in found.items()}
    pages = converted(tmp_path, files, "pdf", WRITER)
    seconds = {name: PdfReader(path).pages[1].extract_text() for name, path in pages.items()}
    begins = {name: text.split("\n")[0].split(":")[0] for name, text in seconds.items()}
    assert begins == {f"{name}.docx": made.about[0][0] for name, made in found.items()}

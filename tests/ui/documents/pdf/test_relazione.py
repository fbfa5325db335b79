"""The Relazione as a PDF, as a reader and as a screen reader find it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from data.plan.scores import score_rows
from tests.scoring.samples import a_measure, a_node
from tests.ui.facts.relazione.samples import ENTI, MARKUP, a_relazione, a_view, comune, invented, three_hundred, written
from ui.documents.pdf.relazione import as_pdf
from ui.documents.pdf.signs import on_page
from ui.facts.format import percent
from ui.facts.relazione.blocks import Chart, ResultBar
from ui.facts.relazione.relazione import PLACES
from ui.facts.relazione.text_table import TextTable
from ui.figures.theme import TYPEFACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.facts.relazione.relazione import Relazione


@cache
def read(ente: str) -> PdfReader:
    return opened(a_relazione(ente))


def opened(relazione: Relazione) -> PdfReader:
    return PdfReader(io.BytesIO(as_pdf(relazione)))


@cache
def pages_of(ente: str) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in read(ente).pages)


def squeezed(text: str) -> str:
    """A text without anything blank, so that where a line ends does not matter."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def body_of(ente: str, relazione: Relazione) -> str:
    """The whole text from the end of the index on, without what each page says of itself."""
    foot = squeezed(relazione.foot)
    told = (re.sub(re.escape(foot) + r"pagina\d+di\d+", "", squeezed(page)) for page in pages_of(ente))
    index, _, rest = "".join(told).rpartition("Premessa" + squeezed("Questa Relazione riguarda"))
    assert index
    return rest


@pytest.mark.parametrize("ente", ENTI)
def test_every_score_stands_after_the_heading_and_the_name_it_is_of(ente: str) -> None:
    relazione = a_relazione(ente)
    text = body_of(ente, relazione)
    for part in relazione.parts[1:]:
        _, found, text = text.partition(squeezed(on_page(part.title)))
        assert found, part.title
        if part.title.startswith("Allegato 1"):
            break
    for row in score_rows(a_view(ente).sheets):
        # A figure stands before any other of its kind: nothing is skipped but its own name and cells.
        name = squeezed(on_page(str(row["indicator_code"] or "") + str(row["name"])))
        if row["node_code"] or row["kind"] == "measure":
            _, found, text = text.partition(name)
            assert found, row
        score = row["score"]
        shown = percent(score, fixed=row["kind"] == "node") if score is not None else "Senza punteggio"
        until = text.find(squeezed(shown))
        assert 0 <= until < 1500, (row, text[:300])


def tags_below(element: object) -> Iterator[str]:
    """The kinds of everything in the tree that a screen reader walks."""
    found = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(found, list):
        for child in found:
            yield from tags_below(child)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"])
        if "/K" in found:
            yield from tags_below(found["/K"])


@pytest.mark.parametrize("ente", ENTI)
def test_the_document_can_be_followed_by_a_screen_reader(ente: str) -> None:
    pdf, relazione = read(ente), a_relazione(ente)
    root = pdf.root_object
    assert root["/Lang"] == "it-IT"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"{relazione.title} – {relazione.ente}"
    assert b"<pdfuaid:part>1<" in root["/Metadata"].get_data() or b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    tags = list(tags_below(root["/StructTreeRoot"]))
    grids = [block for part in relazione.parts for block in part.body if isinstance(block, TextTable)]
    assert tags.count("/Table") == tags.count("/THead") == len(grids)
    # A heading that is repeated on the next page is the same heading.
    assert tags.count("/TH") == sum(len(grid.headings) for grid in grids)
    # The heading of the index is one too.
    assert tags.count("/H1") == 1 + sum(part.level == 1 for part in relazione.parts)
    assert tags.count("/H3") == sum(part.level == 3 for part in relazione.parts)


def bookmarks(outline: list[object], level: int = 1) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry, level + 1)
        else:
            yield level, squeezed(str(entry.title))  # type: ignore[attr-defined]


@pytest.mark.parametrize("ente", ENTI)
def test_every_heading_is_a_bookmark_and_the_index_has_the_pages(ente: str) -> None:
    pdf, relazione = read(ente), a_relazione(ente)
    told = [(part.level, squeezed(on_page(part.title))) for part in relazione.parts]
    assert list(bookmarks(pdf.outline)) == told  # type: ignore[arg-type]
    pages = pages_with_bookmarks(pdf)
    links = [link.get_object() for page in pdf.pages[1 : pages[0]] for link in page["/Annots"]]
    expected = [
        squeezed(on_page(f"«{part.title}» pag. {page + 1}"))
        for part, page in zip(relazione.parts, pages, strict=True)
        if part.level <= 2
    ]
    # A title of two lines is a link for each of them.
    assert list(dict.fromkeys(squeezed(str(link["/Contents"])) for link in links)) == expected


def pages_with_bookmarks(pdf: PdfReader) -> list[int]:
    """The page of each heading, from 0."""
    return list(numbers_below(pdf, pdf.outline))  # type: ignore[arg-type]


def numbers_below(pdf: PdfReader, outline: list[object]) -> Iterator[int]:
    for entry in outline:
        if isinstance(entry, list):
            yield from numbers_below(pdf, entry)
        else:
            yield pdf.get_destination_page_number(entry)  # type: ignore[arg-type,misc]


def test_each_page_says_what_it_is_of_and_its_number() -> None:
    pages = pages_of("torino")
    for number, text in enumerate(pages, start=1):
        assert squeezed(f"{a_relazione('torino').foot}pagina {number} di {len(pages)}") in squeezed(text)


def test_no_page_is_empty_and_annexes_are_broad() -> None:
    for ente in ENTI:
        foot = squeezed(a_relazione(ente).foot)
        assert all(len(squeezed(text)) > len(foot) + 60 for text in pages_of(ente))
        sides = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in read(ente).pages]
        assert set(sides) == {(595, 842), (842, 595)}
        assert (sides[0], sides[-1], sides[-2]) == ((595, 842), (595, 842), (842, 595))


def test_the_same_relazione_is_the_same_bytes_and_another_day_is_not() -> None:
    relazione = a_relazione("riviere")
    file = as_pdf(relazione)
    assert file == as_pdf(relazione)
    assert file != as_pdf(replace(relazione, day=relazione.day.replace(day=22)))


def test_an_invented_ente_is_marked_on_every_page() -> None:
    pdf = opened(replace(a_relazione("riviere"), warning="DATI SINTETICI: ente e numeri inventati"))
    assert all("DATISINTETICI" in squeezed(page.extract_text()) for page in pdf.pages)


def test_markup_in_the_data_and_in_the_texts_is_shown_and_never_obeyed() -> None:
    view = invented(a_node("n", level="strategico", title=MARKUP), replace(a_measure("k", "n", actual=50), name=MARKUP))
    pdf = opened(written(view, dict.fromkeys(PLACES, MARKUP)))
    text = squeezed("".join(page.extract_text() for page in pdf.pages))
    assert text.count(squeezed(on_page(MARKUP))) > len(PLACES)
    assert "[U+1F642]" in text


def test_names_of_three_hundred_signs_stay_on_the_page() -> None:
    long, wide = ("parola " * 43)[:300].strip(), "W" * 300
    view = invented(
        a_node("n", level="strategico", title=wide), replace(a_measure("c" * 60, "n", actual=50), name=long)
    )
    pdf = opened(written(view, {"contesto": wide}))
    text = squeezed("".join(page.extract_text() for page in pdf.pages))
    assert wide in text
    assert squeezed(long) in text
    lines = "\n".join(page.extract_text() for page in pdf.pages).replace("\u200b", "\n")
    # As many of the broadest letter as fit the line of a heading on a broad page.
    assert max(map(len, re.findall("W+", lines))) <= 72


def test_a_row_that_fits_no_page_is_cut_and_not_lost() -> None:
    many = " ".join(f"parola{n}" for n in range(1500))
    view = invented(a_node("n", level="strategico"), replace(a_measure("k", "n", actual=50), name=many))
    text = squeezed("".join(page.extract_text() for page in opened(written(view)).pages))
    assert "parola1499" in text
    assert text.count("parola750") >= 1


def test_a_comune_of_one_year_without_comparisons_and_oiv_has_its_document() -> None:
    text = squeezed("".join(page.extract_text() for page in opened(written(comune())).pages))
    assert squeezed("Meta P1 – Sportello") in text
    assert squeezed("Dati di contesto") not in text


def test_three_hundred_objectives_are_all_there() -> None:
    relazione = written(three_hundred())
    found = list(bookmarks(opened(relazione).outline))  # type: ignore[arg-type]
    assert sum(title.startswith("ObiettivostrategicoOS") for _, title in found) == 300


LONG = ("Migliorare la qualità dei servizi alle imprese del territorio e della loro amministrazione, " * 4)[:300]


def test_the_first_page_is_one_page_whatever_the_year_has() -> None:
    many = [a_node(f"OS{n:03}", level="strategico", title=LONG) for n in range(300)]
    measures = [a_measure(f"k{n:03}", f"OS{n:03}", actual=n % 101) for n in range(300)]
    bare = invented(a_node("n", level="strategico"))
    for relazione in (a_relazione("torino"), written(invented(*many, *measures)), written(bare), written(comune())):
        first, second = (page.extract_text() for page in opened(relazione).pages[:2])
        assert squeezed(relazione.title) in squeezed(first)
        assert second.startswith("Anno:")


@pytest.mark.parametrize("ente", ENTI)
def test_every_picture_says_the_same_in_words(ente: str) -> None:
    pdf, relazione = read(ente), a_relazione(ente)
    blocks = [*relazione.summary, *(block for part in relazione.parts for block in part.body)]
    told = [block.alt for block in blocks if isinstance(block, Chart | ResultBar)]
    assert len(told) > 2
    alternatives = [squeezed(text) for text in alternatives_below(pdf.root_object["/StructTreeRoot"])]
    assert alternatives == [squeezed(on_page(text)) for text in told]


def alternatives_below(element: object) -> Iterator[str]:
    """The words for what is a picture, in their order."""
    found = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(found, list):
        for child in found:
            yield from alternatives_below(child)
    elif isinstance(found, dict):
        if found.get("/S") == "/Figure":
            yield str(found["/Alt"])
        elif "/K" in found:
            yield from alternatives_below(found["/K"])


def test_the_letters_are_those_of_the_theme() -> None:
    fonts = {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts_of(read("riviere"))}
    assert any(name.startswith(TYPEFACES[0]) for name in fonts)
    assert all(name.startswith(tuple(face.replace(" ", "") for face in TYPEFACES)) for name in fonts)


def fonts_of(pdf: PdfReader) -> Iterator[object]:
    for page in pdf.pages[:8]:
        yield from page["/Resources"]["/Font"].values()

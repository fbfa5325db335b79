"""The handout of a briefing, as a reader and as a screen reader find it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from data.store.shipped import open_store
from scoring.basis import Basis
from tests.scoring.shipped import ROOT
from tests.ui.facts.briefing.samples import (
    BARS,
    COMMENT,
    EDGES,
    HOSTILE,
    NOTES,
    ORDINARY,
    SYNTHETIC,
    a_briefing,
    a_slide,
)
from tests.ui.facts.plan_years import PlanYears, plans_of
from ui.documents.pdf.briefing import as_pdf
from ui.documents.pdf.signs import on_page
from ui.facts.briefing.build import briefing
from ui.facts.briefing.pages import pages
from ui.facts.briefing.slide import BESIDE, Notes
from ui.facts.briefing.sources import sources_of as briefing_sources
from ui.facts.briefing.words import HYPOTHESIS_LINE, SILENT, legible, texts_of
from ui.facts.comment_text import comment_paragraphs
from ui.facts.data_version import DataVersion
from ui.facts.format import percent

if TYPE_CHECKING:
    from pathlib import Path

    from ui.facts.briefing.slide import Briefing

SHOWN = ORDINARY[:-1]
PAGES = [page for slide in SHOWN for page in pages(legible(slide))]


def opened(of: Briefing) -> PdfReader:
    return PdfReader(io.BytesIO(as_pdf(of)))


@cache
def ordinary() -> PdfReader:
    return opened(a_briefing(*ORDINARY))


def squeezed(text: str) -> str:
    """Without blanks and places to break a line at, which a page sets as it needs."""
    return "".join(text.replace("\u200b", "").split())


def text_of(pdf: PdfReader) -> str:
    """All the pages, without their foot: a slide may go on over the end of a page."""
    pages = (page.extract_text() for page in pdf.pages)
    return squeezed("".join(line for page in pages for line in page.splitlines() if not re.search(r"pagina \d", line)))


LEAST_FILLED = 0.25
"""Of the height of a sheet, down to its last line: a slide takes more."""


def filled(pdf: PdfReader) -> list[float]:
    """How far down each sheet is written, without its foot."""
    found = []
    for page in pdf.pages:
        heights: list[float] = []

        def note(text: str, cm: list[float], tm: list[float], *_: object, to: list[float] = heights) -> None:
            to.extend([cm[5] + cm[3] * tm[5]] * bool(text.strip()))

        page.extract_text(visitor_text=note)
        high = float(page.mediabox.height)
        found.append(1 - min(each for each in heights if each > 0.07 * high) / high)
    return found


def outline(pdf: PdfReader) -> list[str]:
    """The bookmarks of the first level."""
    return [str(entry.title) for entry in pdf.outline if not isinstance(entry, list)]


def tags_below(element: object) -> list[dict[str, object]]:
    """Everything in the tree that a screen reader walks."""
    found = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(found, list):
        return [tag for child in found for tag in tags_below(child)]
    if not isinstance(found, dict):
        return []
    own = [dict(found)] if "/S" in found else []
    return own + (tags_below(found["/K"]) if "/K" in found else [])


def test_every_text_of_every_slide_is_on_the_pages() -> None:
    text = text_of(ordinary())
    for slide in SHOWN:
        told = (*texts_of(slide), *NOTES.why, *NOTES.against_whom, NOTES.own)
        comment = (paragraph.text for paragraph in comment_paragraphs(slide.comment))
        missing = [each for each in (*told, *comment) if squeezed(on_page(each)) not in text]
        assert not missing, slide.code
    assert text.count(squeezed(SILENT)) == len(SHOWN)


def first(title: str) -> str:
    """A bookmark without which page of its slide it is."""
    return re.sub(r" \(1\sdi\s\d+\)$", "", title)


def test_each_slide_has_a_bookmark_in_its_order_and_hidden_ones_have_none() -> None:
    assert [first(title) for title in outline(ordinary())] == [slide.headline for slide in SHOWN]
    moved = outline(opened(a_briefing(*reversed(ORDINARY))))
    assert [first(title) for title in moved] == [slide.headline for slide in reversed(SHOWN)]
    assert squeezed("Questa non si vede") not in text_of(ordinary())


def test_the_handout_is_tagged_and_tells_its_language() -> None:
    root = ordinary().root_object
    assert root["/Lang"] == "it-IT"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    tags = tags_below(root["/StructTreeRoot"])
    kinds = [str(tag["/S"]) for tag in tags]
    assert kinds.count("/H1") == len(PAGES)
    assert kinds.count("/Table") == kinds.count("/THead") == sum(page.table is not None for page in PAGES)
    assert kinds.count("/Figure") == sum(page.bars is not None for page in PAGES)
    assert {str(tag["/Alt"]) for tag in tags if tag["/S"] == "/Figure"} >= {BARS.alt}
    metadata = ordinary().metadata
    assert metadata is not None
    assert (
        metadata.title
        == "Briefing per la Giunta · Camera di commercio industria artigianato e agricoltura di Prova, 2022"
    )


def test_every_page_is_a4_and_says_what_it_is_of() -> None:
    pdf = ordinary()
    for number, page in enumerate(pdf.pages, start=1):
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
        text = squeezed(page.extract_text())
        told = "CCIAA di Prova · 2022 · target validi a fine anno · dati 0123456789ab · 21/10/2025"
        assert squeezed(told) in text
        assert squeezed(f"pagina {number} di {len(pdf.pages)}") in text


def test_an_invented_ente_is_marked_on_every_page() -> None:
    pdf = opened(a_briefing(*ORDINARY, warning=SYNTHETIC))
    assert len(pdf.pages) > 1
    assert all("DATISINTETICI" in squeezed(page.extract_text()) for page in pdf.pages)


def test_a_hypothesis_says_so_and_nothing_else_does() -> None:
    assert text_of(ordinary()).count(squeezed(HYPOTHESIS_LINE)) == sum(page.is_hypothesis for page in PAGES) >= 1


def test_the_message_of_the_data_is_told_beside_the_one_that_a_person_wrote() -> None:
    text = text_of(opened(a_briefing(a_slide("x", headline="Tutto bene", generated="9,10 punti persi"))))
    assert squeezed("Letto dai dati: 9,10 punti persi") in text
    assert squeezed("Letto dai dati") not in text_of(opened(a_briefing(a_slide("x"))))


def test_without_a_cover_the_facts_are_told_at_the_top() -> None:
    text = text_of(opened(a_briefing(a_slide("x"))))
    for fact in ("Documento di origine: Relazione sulla performance 2022", "Metodo: SMVP 2022", "Data: 21/10/2025"):
        assert squeezed(fact) in text
    assert squeezed("Documento di origine:") not in text_of(ordinary())


def test_bold_and_italic_of_a_comment_are_letters_of_their_own() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in opened(a_briefing(a_slide("x", comment=COMMENT))).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("Italic" in font for font in fonts)


@pytest.mark.parametrize("slide", EDGES, ids=[slide.code for slide in EDGES])
def test_no_text_is_obeyed_or_lost_whatever_it_holds(slide) -> None:
    text = text_of(opened(a_briefing(slide, warning=SYNTHETIC)))
    ready = legible(slide)
    if slide.kind != "copertina":
        missing = [told for told in texts_of(ready) if squeezed(on_page(told)) not in text]
        assert not [told for told in missing if len(told) < 200]
    assert squeezed(on_page(ready.headline)) in text


def test_signs_without_letters_are_told_and_markup_is_shown() -> None:
    text = text_of(opened(a_briefing(a_slide("x", sentences=(HOSTILE,)))))
    for told in (
        "<b>x</b>",
        "${y}",
        '=HYPERLINK("http://a.it";"b")',
        "[U+1F642]",
        "[U+4E2D]",
        "{{g}}",
        "[e](http://f.it)",
    ):
        assert squeezed(told) in text


def test_a_briefing_without_slides_is_a_page_with_its_facts() -> None:
    pdf = opened(a_briefing())
    assert len(pdf.pages) == 1
    assert squeezed("Versione dei dati: 0123456789ab") in text_of(pdf)


def test_the_same_briefing_is_the_same_bytes_and_another_day_is_not() -> None:
    of = a_briefing(*ORDINARY)
    assert as_pdf(of) == as_pdf(of)
    assert as_pdf(replace(of, about=replace(of.about, day=date(2025, 10, 22)))) != as_pdf(of)


@pytest.mark.parametrize(("ente", "year"), [("torino", 2022), ("riviere", 2023)])
def test_the_shipped_enti_have_a_handout_with_the_engines_result(shipped_directory: Path, ente: str, year: int) -> None:
    with open_store(shipped_directory) as store:
        sources = briefing_sources(
            PlanYears(plans_of(store, ente), store.common_values()),
            year,
            Basis(),
            DataVersion("0123456789abcdef", date(2025, 10, 21)),
        )
    made = briefing(sources)
    assert min(filled(opened(made))) >= LEAST_FILLED
    pdf = opened(made)
    text = text_of(pdf)
    assert squeezed(percent(sources.main.root.score, fixed=True)) in text
    assert [first(title) for title in outline(pdf)] == [slide.headline for slide in made.shown]
    for slide in made.shown:
        told = [part for page in pages(legible(slide)) for text_ in texts_of(page) for part in text_.split(BESIDE)]
        missing = [part for part in told if squeezed(on_page(part)) not in text]
        assert not missing, slide.code


def test_the_cover_has_the_entes_logo_and_one_that_cannot_be_drawn_is_left_out(tmp_path: Path) -> None:
    briefing = a_briefing(*ORDINARY)
    png = (ROOT / "static" / "traguardo.png").read_bytes()
    (tmp_path / "logo.png").write_bytes(png)
    tags = tags_below(PdfReader(io.BytesIO(as_pdf(briefing, tmp_path))).root_object["/StructTreeRoot"])
    assert briefing.about.ente in {str(tag["/Alt"]) for tag in tags if tag["/S"] == "/Figure"}
    (tmp_path / "logo.png").write_bytes(png[:20])
    assert as_pdf(briefing, tmp_path) == as_pdf(briefing)


def wordy(lines: int) -> Notes:
    """Notes of so many lines more or less, of all three questions."""
    third = tuple(f"Riga {at}: OS{at:02} perde 4,13 punti, perché il target era 13,00 %." for at in range(lines // 3))
    return Notes(why=third, against_whom=third, what_now=third)


@pytest.mark.parametrize("sentences", [2, 12, 30])
def test_no_sheet_has_a_line_or_two_alone_however_much_there_is_to_say(sentences: int) -> None:
    text = tuple(f"Frase {at}: gli obiettivi raggiunti sono undici su quattordici." for at in range(sentences))
    slides = (
        a_slide(f"s{lines}", sentences=text, notes=wordy(lines)) for lines in (3, 15, 21, 27, 33, 39, 45, 60, 75, 90)
    )
    assert min(filled(opened(a_briefing(*slides)))) >= LEAST_FILLED

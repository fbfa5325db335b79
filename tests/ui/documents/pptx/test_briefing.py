"""The slides as PowerPoint finds them: what is on them and in their notes, and that nothing lies on anything."""

from __future__ import annotations

import io
import math
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from data.store.shipped import open_store
from scoring.basis import Basis
from scoring.model import Quantity
from scoring.scenario import Assumption, Field
from scoring.summary import costliest_measures
from tests.ui.facts.briefing.samples import (
    BARS,
    BELOW_ZERO,
    COMMENT,
    EDGES,
    HIGHLIGHTS,
    LONG,
    NOTES,
    ORDINARY,
    SENTENCES,
    SYNTHETIC,
    TABLE,
    a_briefing,
    a_slide,
)
from tests.ui.facts.briefing.years import ENTI, shipped
from tests.ui.facts.briefing.years import slides as generated
from tests.ui.facts.plan_years import PlanYears, plans_of
from ui.documents.pptx.base import WORDS, empty, layouts_of, words_of
from ui.documents.pptx.briefing import as_pptx, pages_in
from ui.documents.pptx.text import box_of
from ui.documents.templates.template import GIUNTA, OURS, template
from ui.facts.briefing import node, whatif
from ui.facts.briefing.build import briefing
from ui.facts.briefing.slide import Highlight
from ui.facts.briefing.sources import sources_of as briefing_sources
from ui.facts.briefing.words import SILENT, legible, texts_of
from ui.facts.comment_text import comment_paragraphs
from ui.facts.data_version import DataVersion
from ui.facts.format import percent
from ui.facts.whatif.answer import what_if
from ui.figures.theme import painted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pptx.presentation import Presentation as Made
    from pptx.slide import Slide as Drawn

    from ui.facts.briefing.slide import Briefing, Slide
    from ui.facts.briefing.sources import Hypothesis, Sources

SLIDES = (*ORDINARY[:-1], *EDGES)
AREA = box_of(words_of(layouts_of(empty(template(GIUNTA, OURS)))[WORDS]))
ALL = tuple(page for slide in SLIDES for page in pages_in(slide, AREA))
SHOWN = ALL
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def opened(of: Briefing) -> Made:
    return Presentation(io.BytesIO(as_pptx(of)))


@cache
def all_of_them() -> Made:
    return opened(a_briefing(*SLIDES, warning=SYNTHETIC))


def one(slide: Slide) -> Drawn:
    return opened(a_briefing(slide)).slides[0]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def shown(drawn: Drawn) -> str:
    """Everything that is read on a slide, a line for each paragraph, cell and label."""
    lines: list[str] = []
    for shape in drawn.shapes:
        if shape.has_text_frame:
            lines += shape.text_frame.text.split("\n")
        if shape.has_table:
            lines += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            lines += [text.text for text in shape.chart._chartSpace.iter(qn("a:t"), qn("c:v")) if text.text]
    return plain(" \n ".join(lines))


def said(drawn: Drawn) -> str:
    return plain(drawn.notes_slide.notes_text_frame.text)


def charts(drawn: Drawn) -> list[Any]:
    return [shape for shape in drawn.shapes if shape.has_chart]


def tables(drawn: Drawn) -> list[Any]:
    return [shape for shape in drawn.shapes if shape.has_table]


def is_decorative(shape: Any) -> bool:
    return any(True for _ in shape._element.iter(DECORATIVE))


def titles(slides: tuple[Slide, ...]) -> list[str]:
    return [page.whole_headline for slide in slides for page in pages_in(slide, AREA)]


def test_the_slides_are_those_shown_in_their_order_with_real_titles() -> None:
    made = opened(a_briefing(*ORDINARY))
    assert [slide.shapes.title.text for slide in made.slides] == titles(ORDINARY[:-1])
    moved = opened(a_briefing(*reversed(ORDINARY)))
    assert [slide.shapes.title.text for slide in moved.slides] == titles(tuple(reversed(ORDINARY[:-1])))
    assert "non si vede" not in "".join(map(shown, made.slides))


def test_a_slide_is_sixteen_by_nine_with_its_number_and_where_it_comes_from() -> None:
    made = opened(a_briefing(*ORDINARY))
    assert (Emu(made.slide_width).inches, Emu(made.slide_height).inches) == pytest.approx((13.333, 7.5), abs=0.001)
    for number, slide in enumerate(made.slides, start=1):
        text = shown(slide)
        assert f"{number} di {len(made.slides)}" in text
        # A cover is for people who come in: it tells no mark of the data.
        mark = " · dati 0123456789ab" if number > 1 else ""
        assert f"CCIAA di Prova · 2022 · target validi a fine anno{mark} · 21/10/2025" in text
        (field,) = slide.element.iter(qn("a:fld"))
        assert field.get("type") == "slidenum"


def test_the_bars_are_a_chart_with_its_numbers_its_texts_and_its_colours() -> None:
    (frame,) = charts(one(a_slide("x", bars=BARS)))
    plot = frame.chart.plots[0]
    (series,) = plot.series
    assert list(series.values) == [bar.value for bar in BARS.bars]
    assert list(plot.categories) == [*(bar.label for bar in BARS.bars[:3]), "OS09 Senza consuntivo: n.d."]
    for at, bar in enumerate(BARS.bars[:3]):
        assert series.points[at].data_label.text_frame.text == bar.text
        assert f"#{series.points[at].format.fill.fore_color.rgb}".lower() == painted(bar.colour).fill
    assert frame.chart.category_axis.reverse_order
    assert (frame.chart.value_axis.minimum_scale, frame.chart.value_axis.maximum_scale) == (0.0, 5.0)
    assert frame.chart.font.size >= Pt(14)


def test_the_words_of_the_colours_are_told_once_each() -> None:
    legend = next(s for s in one(a_slide("x", bars=BELOW_ZERO)).shapes if s.name == "Legenda")
    words = [word for word in re.split("[■▨]", plain(legend.text_frame.text)) if word]
    assert [word.strip() for word in words] == ["▲ meglio degli altri", "= come gli altri", "▼ peggio degli altri"]


def test_a_bar_to_the_left_has_room_for_its_text_before_the_names() -> None:
    (frame,) = charts(one(a_slide("x", bars=BELOW_ZERO)))
    assert list(frame.chart.plots[0].series[0].values) == [42.5, 8.0, 0.0, -12.0, -33.3, -60.0]
    assert frame.chart.value_axis.minimum_scale < -60
    assert frame.chart.value_axis.maximum_scale == 60
    assert frame.chart.category_axis.tick_label_position.name == "LOW"


def test_a_bar_longer_than_its_axis_is_not_cut() -> None:
    (frame,) = charts(one(a_slide("x", bars=replace(BARS, high=1.0))))
    assert frame.chart.value_axis.maximum_scale == 4.13


def test_the_workbook_in_a_chart_holds_texts_as_texts_and_no_moment() -> None:
    hostile = replace(BARS, title="=1+1", bars=tuple(replace(bar, label="=HYPERLINK(1)") for bar in BARS.bars))
    (frame,) = charts(one(a_slide("x", bars=hostile)))
    blob = frame.chart.part.chart_workbook.xlsx_part.blob
    sheet = load_workbook(io.BytesIO(blob)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][1] == "=1+1"
    assert [row[1] for row in cells[1:]] == [bar.value for bar in BARS.bars]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(blob)) as parts:
        assert b"1980-01-01T00:00:00Z" in parts.read("docProps/core.xml")
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_table_is_a_table_with_headings_and_every_cell() -> None:
    drawn = one(a_slide("x", table=TABLE))
    (frame,) = tables(drawn)
    rows = [tuple(cell.text for cell in row.cells) for row in frame.table.rows]
    assert rows == [tuple(column.text for column in TABLE.columns), *TABLE.rows]
    assert frame.table.first_row
    assert TABLE.title in shown(drawn)
    assert TABLE.note in shown(drawn)


def test_a_figure_has_its_state_in_symbol_and_word_on_its_colour() -> None:
    cards = [s for s in one(a_slide("x", highlights=HIGHLIGHTS, bars=BARS)).shapes if s.name == "Cifra"]
    for card, highlight in zip(cards, HIGHLIGHTS, strict=True):
        parts = (highlight.label, highlight.value, highlight.state, highlight.note)
        assert card.text_frame.text.split("\n") == [part for part in parts if part]
        if highlight.colour:
            assert f"#{card.fill.fore_color.rgb}".lower() == painted(highlight.colour).fill
    values = [paragraph for card in cards for paragraph in card.text_frame.paragraphs if "90,90" in paragraph.text]
    assert values[0].runs[0].font.size >= Pt(32)


def test_the_note_of_a_card_keeps_the_number_at_its_end() -> None:
    note = "sugli stessi 12 obiettivi, il calcolo 98,28 %"
    figures = (Highlight("Risultato", "94,83 %", "", "✓ Raggiunto", "green"), Highlight("OIV", "93,33 %", note))
    drawn = one(a_slide("x", highlights=(*figures, figures[0]), sentences=SENTENCES, bars=BARS))
    cards = [shape.text_frame.text.split("\n") for shape in drawn.shapes if shape.name == "Cifra"]
    assert cards[1][-1] == note


def test_the_sentences_are_items_of_a_list_in_the_placeholder_of_the_words() -> None:
    drawn = one(a_slide("x", sentences=SENTENCES, bars=BARS))
    words = next(s for s in drawn.placeholders if s.name == "Frasi")
    assert [paragraph.text for paragraph in words.text_frame.paragraphs] == list(SENTENCES)
    for paragraph in words.text_frame.paragraphs:
        assert paragraph._p.pPr.find(qn("a:buChar")) is not None
        assert paragraph.runs[0].font.size >= Pt(18)


def test_a_comment_keeps_bold_italic_and_lists_and_its_links_are_texts() -> None:
    drawn = one(a_slide("x", comment=COMMENT))
    words = next(s for s in drawn.placeholders if s.name == "Commento")
    paragraphs = words.text_frame.paragraphs
    looks = [(run.text, bool(run.font.bold), bool(run.font.italic)) for run in paragraphs[0].runs]
    assert looks == [
        ("La ", False, False),
        ("Giunta", True, False),
        (" ha chiesto ", False, False),
        ("due cose", False, True),
        (":", False, False),
    ]
    signs = [next(child.tag.split("}")[1] for child in p._p.pPr if "bu" in child.tag) for p in paragraphs]
    assert signs == ["buNone", "buAutoNum", "buAutoNum", "buChar", "buChar", "buChar"]
    assert "la delibera (https://esempio.it/atto)" in words.text_frame.text


def test_nothing_is_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(as_pptx(a_briefing(*ALL)))) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert b"relationships/hyperlink" not in content, name
            assert b"hlinkClick" not in content, name


def test_the_notes_have_the_three_questions_with_their_answers() -> None:
    paragraphs = [p.text for p in one(a_slide("x")).notes_slide.notes_text_frame.paragraphs]
    assert paragraphs == [
        "Perché",
        *NOTES.why,
        "Rispetto a chi",
        *NOTES.against_whom,
        "E adesso",
        SILENT,
        "Appunti di chi parla",
        NOTES.own,
    ]


def test_what_a_person_wrote_for_herself_is_never_on_the_slide() -> None:
    for drawn in opened(a_briefing(*ORDINARY)).slides:
        assert NOTES.own not in shown(drawn)
        assert NOTES.own in said(drawn)


def test_the_message_read_off_the_data_stays_in_the_notes_where_a_person_wrote_another() -> None:
    drawn = one(a_slide("x", headline="Tutto bene", generated="9,10 punti persi"))
    assert drawn.shapes.title.text == "Tutto bene"
    assert "Letto dai dati 9,10 punti persi" in said(drawn)


@pytest.mark.parametrize("at", range(len(ALL)), ids=[slide.code for slide in ALL])
def test_every_text_of_the_record_is_on_the_slide_or_whole_in_the_notes(at: int) -> None:
    drawn, slide = all_of_them().slides[at], SHOWN[at]
    everything = f"{shown(drawn)}\n{said(drawn)}"
    comment = [paragraph.text for paragraph in comment_paragraphs(slide.comment)]
    missing = [text for text in (*texts_of(slide), *comment) if plain(text) not in everything]
    assert not missing


@pytest.mark.parametrize("at", range(len(ALL)), ids=[slide.code for slide in ALL])
def test_every_number_of_a_chart_is_in_it_also_where_texts_are_long(at: int) -> None:
    drawn, bars = all_of_them().slides[at], SHOWN[at].bars
    found = [list(frame.chart.plots[0].series[0].values) for frame in charts(drawn)]
    assert found == ([[bar.value for bar in bars.bars]] if bars else [])


@pytest.mark.parametrize("at", range(len(ALL)), ids=[slide.code for slide in ALL])
def test_nothing_lies_outside_the_slide_or_on_something_else(at: int) -> None:
    made = all_of_them()
    boxes = [s for s in made.slides[at].shapes if not is_decorative(s)]
    for shape in boxes:
        assert shape.left >= 0, shape.name
        assert shape.top >= 0, shape.name
        assert shape.left + shape.width <= made.slide_width, shape.name
        assert shape.top + shape.height <= made.slide_height, shape.name
        assert min(shape.width, shape.height) > 0, shape.name
    for first, second in ((a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]):
        assert not overlap(first, second), (first.name, second.name)


def overlap(first: Any, second: Any) -> bool:
    beside = first.left + first.width <= second.left + 10 or second.left + second.width <= first.left + 10
    above = first.top + first.height <= second.top + 10 or second.top + second.height <= first.top + 10
    return not (beside or above)


@pytest.mark.parametrize("at", range(len(ALL)), ids=[slide.code for slide in ALL])
def test_no_box_is_smaller_than_its_text(at: int) -> None:
    for shape in all_of_them().slides[at].shapes:
        if shape.has_text_frame and not shape.is_placeholder:
            assert text_height(shape) <= shape.height + Pt(1), (shape.name, shape.text_frame.text)
    for frame in tables(all_of_them().slides[at]):
        assert sum(row.height for row in frame.table.rows) <= frame.height + Pt(1)


def text_height(shape: Any) -> int:
    """By a rule of thumb of its own: a letter is 0.43 as wide as it is high, a line a fifth higher."""
    room = shape.width - 2 * (shape.text_frame.margin_left or 0)
    total = 0
    for paragraph in shape.text_frame.paragraphs:
        size = paragraph.runs[0].font.size if paragraph.runs else 0
        inner = room - int(paragraph._p.pPr.get("marL", 0))
        total += math.ceil(max(len(paragraph.text) * size * 0.43, 1) / inner) * size * 1.2 + (
            paragraph.space_before or 0
        )
    return int(total)


def is_edge(shape: Any) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type in {
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER,
    }


def test_no_letter_is_too_small_to_be_read_in_a_room() -> None:
    for drawn in all_of_them().slides:
        for shape in drawn.shapes:
            floor = 12 if shape.has_table or is_edge(shape) else 14
            sizes = [int(run.get("sz")) for run in shape._element.iter(qn("a:rPr")) if run.get("sz")]
            assert min(sizes, default=1400) >= floor * 100, shape.name


def test_no_placeholder_is_empty_and_every_slide_has_a_title() -> None:
    for drawn in all_of_them().slides:
        assert drawn.shapes.title.text
        assert all(shape.text_frame.text for shape in drawn.placeholders)


def test_charts_tables_and_figures_have_an_alternative_text() -> None:
    for drawn, slide in zip(all_of_them().slides, SHOWN, strict=True):
        for shape in drawn.shapes:
            if shape.has_chart or shape.has_table or shape.name == "Cifra":
                assert next(shape._element.iter(qn("p:cNvPr"))).get("descr"), (slide.code, shape.name)
    (frame,) = charts(one(a_slide("x", bars=BARS)))
    assert next(frame._element.iter(qn("p:cNvPr"))).get("descr") == BARS.alt


def test_a_hypothesis_says_so_across_itself_and_in_words() -> None:
    drawn = one(a_slide("x", table=TABLE, is_hypothesis=True))
    across = drawn.shapes[0]
    assert (across.name, across.text_frame.text) == ("Filigrana", "IPOTESI")
    assert is_decorative(across)
    assert across.rotation
    corner = next(shape for shape in drawn.shapes if shape.name == "Avvertenza")
    assert corner.text_frame.text == "IPOTESI"
    assert not is_decorative(corner)
    assert said(drawn).startswith("IPOTESI: questi numeri non sono quelli ufficiali.")
    assert "IPOTESI" not in shown(one(a_slide("x", table=TABLE)))


def test_an_invented_ente_is_marked_on_every_slide() -> None:
    made = opened(a_briefing(*ORDINARY, warning=SYNTHETIC))
    assert all("DATI SINTETICI" in shown(drawn) for drawn in made.slides)


def test_everything_is_in_italian() -> None:
    with zipfile.ZipFile(io.BytesIO(as_pptx(a_briefing(*ORDINARY)))) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                languages = set(re.findall(rb'lang="([^"]*)"', parts.read(name)))
                assert languages <= {b"it-IT"}, name
                missing = re.findall(rb"<a:r><a:rPr(?![^>]*lang=)[^>]*>", parts.read(name))
                assert not missing, name


def test_the_same_briefing_is_the_same_bytes_and_carries_its_day() -> None:
    of = a_briefing(*ALL)
    file = as_pptx(of)
    assert file == as_pptx(of)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = parts.read("docProps/core.xml").decode()
        assert "2025-10-21T00:00:00Z" in properties
        assert "Steve" not in properties
        assert "python-pptx" not in properties
        assert "docProps/app.xml" not in parts.namelist()
        assert b"4x3" not in parts.read("ppt/presentation.xml")
    later = replace(of, about=replace(of.about, day=date(2025, 10, 22)))
    assert as_pptx(later) != file


def test_a_briefing_without_slides_is_an_empty_presentation() -> None:
    assert not list(opened(a_briefing()).slides)


def test_a_table_longer_than_a_slide_goes_on_on_the_next_and_loses_no_row() -> None:
    many = replace(TABLE, rows=tuple((LONG, "2022", str(n), str(n), f"atto {n}") for n in range(40)))
    made = opened(a_briefing(a_slide("x", table=many)))
    rows = [row for drawn in made.slides for frame in tables(drawn) for row in list(frame.table.rows)[1:]]
    assert [row.cells[4].text for row in rows] == [f"atto {n}" for n in range(40)]


@pytest.mark.parametrize(("ente", "year"), [("torino", 2022), ("riviere", 2023)])
def test_the_shipped_enti_make_slides_with_the_engines_numbers(shipped_directory: Path, ente: str, year: int) -> None:
    with open_store(shipped_directory) as store:
        sources = briefing_sources(
            PlanYears(plans_of(store, ente), store.common_values()),
            year,
            Basis(),
            DataVersion("0123456789abcdef", date(2025, 10, 21)),
        )
    made = briefing(sources)
    presentation = opened(made)
    drawn = list(presentation.slides)
    every = [page for slide in made.shown for page in pages_in(slide, AREA)]
    assert len(drawn) == len(every)
    assert plain(percent(sources.main.root.score, fixed=True)) in shown(drawn[1])
    for slide, of in zip(drawn, every, strict=True):
        assert len(charts(slide)) == bool(of.bars)
        assert len(tables(slide)) == bool(of.table)
        everything = f"{shown(slide)}\n{said(slide)}"
        assert all(plain(text) in everything for text in texts_of(legible(of)))
        assert all(plain(text) in said(slide) for text in answers(of))


def hypothesis(sources: Sources, how_many: int) -> Hypothesis:
    """Next year's plan with the targets that cost most a tenth lower."""
    costly = [m.measure for m in costliest_measures(sources.plan) if m.measure.target and not m.measure.is_date]
    assumed = [Assumption(m.truth, Field.TARGET, Quantity(m.target.value * 0.9)) for m in costly[:how_many] if m.target]
    planned = whatif.as_planned(sources)
    return replace(planned, answer=what_if(sources.plan, assumed), name="Più prudenti " * 4)


@pytest.mark.parametrize("ente", ENTI)
@pytest.mark.parametrize("how_many", [0, 1, 6])
def test_no_text_of_a_real_slide_is_cut_on_it(ente: str, how_many: int) -> None:
    sources = shipped(ente)
    if how_many:
        sources = replace(sources, hypothesis=hypothesis(sources, how_many))
    codes = [result.code for result in sources.main.nodes if result.code][:8]
    slides = (*generated(sources).values(), *(node.slide(sources, code) for code in codes))
    drawn = list(opened(a_briefing(*(replace(each, is_hidden=False) for each in slides))).slides)
    pages = [page for each in slides for page in pages_in(each, AREA)]
    for page, of in zip(drawn, pages, strict=True):
        missing = [text for text in (*texts_of(of), of.whole_headline) if plain(text) not in shown(page)]
        assert missing == [], of.place


def answers(slide: Slide) -> Iterator[str]:
    yield from (*slide.notes.why, *slide.notes.against_whom, *slide.notes.what_now)

"""The body of a slide as HTML: every text of the data is a text, and bars are as long as their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.scoring.shipped import plan
from tests.ui.facts.briefing import samples
from tests.ui.facts.briefing.years import HOSTILE, renamed, shipped, slides, sources_of
from ui.facts.briefing.slide import Bar, Bars, Highlight, Slide, SlideColumn, SlideTable
from ui.figures import slide_html

TAGS = {"h1", "h3", "span", "div", "figure", "figcaption", "p", "ul", "li"}
TAGS |= {"small", "i"}
TAGS |= {"table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "style", "role", "aria-label", "aria-hidden", "scope"}


class Reader(HTMLParser):
    """What a browser would see: its tags, their attributes, the texts between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "col":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html_of(slide: Slide) -> str:
    parts = [
        slide_html.headline(slide),
        slide_html.highlights(slide.highlights),
        slide_html.sentences(slide.sentences),
        slide_html.notes(slide),
    ]
    parts += [slide_html.bars(slide.bars)] if slide.bars else []
    parts += [slide_html.table(slide.table)] if slide.table else []
    return "".join(parts)


def every() -> list[Slide]:
    hostile = slides(sources_of(renamed(plan("riviere"), HOSTILE))).values()
    return [*samples.ORDINARY, *samples.EDGES, *hostile, *slides(shipped("torino")).values()]


@pytest.mark.parametrize("slide", every(), ids=lambda slide: slide.code)
def test_nothing_of_the_data_is_ever_a_tag_or_an_attribute(slide: Slide) -> None:
    try:
        read = Reader(html_of(slide))
    except ValueError:  # a table of which a row has not a cell for each column, which no slide makes
        assert slide.table is not None
        assert {len(row) for row in slide.table.rows} != {len(slide.table.columns)}
        return
    assert set(read.tags) <= TAGS
    assert {name for name, _ in read.attributes} <= ATTRIBUTES
    assert read.open == []
    styles = [value for name, value in read.attributes if name == "style"]
    assert all(re.fullmatch(r"[a-z-]+:[#0-9a-z.%-]+(;[a-z-]+:[#0-9a-z.%-]+)*", style) for style in styles), styles


def test_every_text_of_a_slide_is_there_as_it_is() -> None:
    slide = samples.ORDINARY[4]
    read = "".join(Reader(html_of(slide)).texts)
    assert slide.table is not None
    for text in (
        slide.headline,
        *slide.sentences,
        *slide.notes.why,
        *(cell for row in slide.table.rows for cell in row),
    ):
        assert text in read


def test_a_hostile_text_is_read_as_it_was_written() -> None:
    quoted = HOSTILE.replace("\x07", "").replace("\x1b", "")
    read = Reader(slide_html.sentences([quoted])).texts
    assert read == [quoted]
    (label,) = [v for n, v in Reader(slide_html.bars(_bars(alt=quoted))).attributes if n == "aria-label"]
    assert label == quoted


def _bars(*values: float | None, low: float = 0.0, high: float = 10.0, alt: str = "") -> Bars:
    colour = "green"
    return Bars("Punti", tuple(Bar(f"b{n}", v, "x", colour, "✓ Sì") for n, v in enumerate(values)), low, high, alt)


def lengths(found: Bars) -> list[tuple[float, float]]:
    """Where each bar begins and how long it is, in percent of its track."""
    return [
        (float(left), float(width))
        for left, width in re.findall(r"tg-fill\" style=\"left:(.*?)%;width:(.*?)%", slide_html.bars(found))
    ]


def test_a_bar_is_as_long_as_its_number_from_zero() -> None:
    assert lengths(_bars(10.0, 5.0, 0.0)) == [(0, 100), (0, 50), (0, 0)]


def test_a_bar_below_zero_goes_to_the_left() -> None:
    assert lengths(_bars(-60.0, 30.0, low=-60.0, high=60.0)) == [(0, 50), (50, 25)]


def test_a_bar_without_a_number_has_no_length() -> None:
    assert lengths(_bars(None)) == [(0, 0)]


def test_an_axis_without_length_draws_nothing_and_does_not_fail() -> None:
    assert lengths(_bars(0.0, low=0.0, high=0.0)) == [(0, 0)]


def test_the_colour_of_a_bar_is_said_by_a_symbol_too() -> None:
    assert "x ✓</span>" in slide_html.bars(_bars(1.0))


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_every_bar_of_the_slides_is_inside_its_track(ente: str) -> None:
    for slide in slides(shipped(ente)).values():
        if slide.bars:
            assert all(left >= -0.01 and left + width <= 100.01 for left, width in lengths(slide.bars)), slide.code


def test_a_highlight_without_state_or_note_has_none() -> None:
    assert "tg-chip" not in slide_html.highlights([Highlight("Risultato", "90,90 %")])
    assert "tg-chip" in slide_html.highlights([Highlight("Risultato", "90,90 %", "nota", "✓ Raggiunto", "green")])


def test_columns_are_as_wide_as_their_share_and_numbers_are_on_the_right() -> None:
    html = slide_html.table(SlideTable("", (SlideColumn("A", 30), SlideColumn("B", 10, is_number=True)), (("a", "1"),)))
    assert re.findall(r"width:([\d.]+)%", html) == ["75.00", "25.00"]
    assert html.count("tg-right") == 2


@pytest.mark.parametrize("told", ["why", "against_whom", "what_now"])
def test_where_one_question_has_an_answer_all_three_are_there_and_silence_is_said(told: str) -> None:
    html = slide_html.notes(samples.a_slide("x", notes=replace(samples.NOTHING, **{told: ("Sì.",)})))
    assert [question in html for question in ("Perché?", "Rispetto a chi?", "E adesso?")] == [True] * 3
    assert (html.count("I dati non lo dicono."), html.count("Sì.")) == (2, 1)


def test_where_no_question_has_an_answer_none_is_asked() -> None:
    assert slide_html.notes(samples.a_slide("x", notes=samples.NOTHING)) == ""
    assert slide_html.notes(samples.a_slide("x", notes=replace(samples.NOTHING, own="Per me"))) == ""


def test_a_hypothesis_says_so_beside_its_message() -> None:
    slide = samples.a_slide("x")
    assert "Ipotesi: non sono dati ufficiali" in slide_html.headline(replace(slide, is_hypothesis=True))
    assert "Ipotesi" not in slide_html.headline(slide)

"""A slide as pages: whatever it says is on one of them, once, and each page holds what it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.facts.briefing.samples import BARS, COMMENT, HIGHLIGHTS, LONG, SENTENCES, TABLE, a_slide
from tests.ui.facts.briefing.years import shipped, slides, sources_of, three_hundred
from ui.facts.briefing.pages import HIGH, LETTERS, WIDE, _height, _room, pages, place_in, stage_pages, top_of_body
from ui.facts.briefing.slide import BESIDE, Slide, SlideColumn, SlideKind, SlideTable

WORDS = st.text("abcdefghilmnopqrstuvz ", min_size=1, max_size=160).map(str.strip).filter(bool)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=25)


def rows_of(found: tuple[Slide, ...]) -> list[tuple[str, ...]]:
    return [row for page in found if page.table for row in page.table.rows]


def words_of(found: tuple[Slide, ...]) -> str:
    return " ".join(" ".join((*page.sentences, page.comment)) for page in found)


@given(ROWS, st.lists(WORDS, max_size=6), st.booleans())
@settings(max_examples=30, deadline=None)
def test_every_row_and_every_word_is_on_one_page_in_its_order(
    rows: list[tuple[str, str, str]],
    sentences: list[str],
    live: bool,  # noqa: FBT001 - Hypothesis gives its values by position
) -> None:
    columns = tuple(SlideColumn(name, share) for name, share in (("a", 40), ("b", 30), ("c", 30)))
    slide = a_slide("t", SlideKind.DECISIONS, table=SlideTable("", columns, tuple(rows)), sentences=tuple(sentences))
    found = pages(slide, live=live)
    assert rows_of(found) == rows
    assert "".join(words_of(found).split()) == "".join("".join(sentences).split())
    assert [(page.part, page.parts) for page in found] == [(n, len(found)) for n in range(1, len(found) + 1)]


@given(st.lists(st.sampled_from(("parole", "da", "dire", "W" * 40)), min_size=1_000, max_size=2_000).map(" ".join))
@settings(max_examples=10, deadline=None)
def test_one_sentence_longer_than_a_page_goes_on_on_the_next(text: str) -> None:
    found = pages(a_slide("t", sentences=(text,)))
    assert len(found) > 1
    assert "".join(words_of(found).split()) == "".join(text.split())


@pytest.mark.parametrize("ente", ["torino", "riviere"])
@pytest.mark.parametrize("live", [False, True])
def test_each_page_holds_what_it_has(ente: str, *, live: bool) -> None:
    for slide in slides(shipped(ente)).values():
        for page in pages(slide, live=live):
            if page.kind is not SlideKind.COVER:
                is_live = live and page.kind is SlideKind.WHATIF and page.part == 1
                assert _height(page, page.letters) <= _room(slide, live=is_live), page.place
            assert page.letters in LETTERS, page.place


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_a_page_of_a_longer_table_has_four_to_nine_rows(ente: str) -> None:
    for slide in slides(shipped(ente)).values():
        found = pages(slide)
        if slide.table and len(found) > 1:
            lengths = [len(page.table.rows) for page in found if page.table]
            assert max(lengths) <= 9, slide.code
            assert min(lengths) >= min(4, len(slide.table.rows) // len(lengths)), slide.code


def test_a_short_slide_is_one_page_in_large_letters() -> None:
    (page,) = pages(a_slide("t", sentences=SENTENCES[:2]))
    assert (page.place, page.letters, page.whole_headline) == ("t", LETTERS[0], page.headline)


def test_three_hundred_objectives_are_all_there_to_decide() -> None:
    slide = slides(sources_of(three_hundred()))["decisioni"]
    assert slide.table is not None
    found = pages(slide, live=True)
    assert len(rows_of(found)) == len(slide.table.rows) > 100
    assert max(len(page.table.rows) for page in found if page.table) <= 5


def test_words_that_find_no_room_beside_bars_have_a_page_of_their_own_and_the_numbers_stay_on_the_first() -> None:
    slide = a_slide("t", highlights=HIGHLIGHTS, bars=BARS, sentences=(LONG,) * 4, comment=COMMENT)
    first, *rest = pages(slide)
    assert (first.highlights, first.bars, first.sentences) == (HIGHLIGHTS, BARS, ())
    assert all(page.bars is None and not page.highlights for page in rest)


def test_a_live_hypothesis_has_its_numbers_by_the_sliders_and_its_table_after_them() -> None:
    slide = a_slide(
        "ipotesi", SlideKind.WHATIF, highlights=HIGHLIGHTS, table=TABLE, sentences=SENTENCES, is_hypothesis=True
    )
    first, *rest = pages(slide, live=True)
    assert first.highlights == HIGHLIGHTS
    assert first.table is None
    assert rows_of(tuple(rest)) == list(TABLE.rows)


def test_what_stands_beside_a_name_takes_less_room_than_the_same_in_line() -> None:
    code = "kpi12.3_04_consuntivo"
    column = (SlideColumn("a", 10),)
    beside = SlideTable("", column, ((f"{'Nome ' * 100}{BESIDE}{code * 8}",),))
    inline = SlideTable("", column, ((f"{'Nome ' * 100}{code * 8}",),))
    slide = a_slide("t")
    assert _height(replace(slide, table=beside), 24.0) <= _height(replace(slide, table=inline), 24.0)


def test_a_page_is_found_by_its_address_the_slide_where_the_page_is_gone_the_first_where_both_are() -> None:
    found = stage_pages((a_slide("uno"), a_slide("due", sentences=(LONG,) * 9)))
    assert [found[place_in(found, asked)].place for asked in ("due~2", "due~99", "due", "tre", "")] == [
        "due~2",
        "due",
        "due",
        "uno",
        "uno",
    ]


@pytest.mark.parametrize(
    ("asked", "place"),
    [("prima", "uno"), ("mezzo", "due"), ("mezzo~2", "due"), ("dopo", "due"), ("ultima", "due"), ("boh", "uno")],
)
def test_a_hidden_slide_gives_its_place_to_the_next_one_shown_or_to_the_last_before_it(asked: str, place: str) -> None:
    found = stage_pages((a_slide("uno"), a_slide("due", sentences=(LONG,) * 9)))
    order = ("prima", "uno", "mezzo", "due", "dopo", "ultima")
    assert found[place_in(found, asked, order)].place == place


def test_the_body_begins_below_the_headline() -> None:
    short, long = a_slide("a", headline="Breve"), a_slide("b", headline=LONG[:120])
    assert 60 < top_of_body(short) < top_of_body(long) < HIGH / 2
    assert WIDE < 1280

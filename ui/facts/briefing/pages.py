"""A slide as the pages that its content takes: nothing is cut, and what does not fit goes on as «(2 di 2)».

Sizes are in parts of a slide that is 1,280 wide and 720 high, whatever it is drawn on.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeVar

from ui.facts.briefing.slide import BESIDE, Slide, SlideKind, SlideTable
from ui.facts.text_fit import Face, line_count, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_T = TypeVar("_T")

WIDE: Final = 1176.0
"""Of what is below the headline."""
HIGH: Final = 720.0
LETTERS: Final = (29.0, 28.0, 27.0, 26.0, 25.0, 24.0, 23.0, 22.0)
"""Of what is below the headline: on a stage of 1280 x 720, whose bar leaves 94 parts in a hundred, 20 to 28 pixels."""
TITLES: Final = (40.0, 37.0, 34.0, 31.0, 28.0)
"""Of a headline; in the smallest it may take more than two lines."""
_NARROWER: Final = 0.95
"""The widest text in the letters of the screen beside the same in those of the estimate."""
_ABOVE, _BELOW = 34.0, 30.0
_GAP: Final = 18.0
_MARK: Final = 46.0
"""The line that says that a slide is a hypothesis."""
_LEVERS: Final = 178.0
"""The sliders below a live hypothesis."""
_CARDS: Final = 5.6
"""Height of the large numbers, in letters."""
_BESIDE: Final = 5 / 12
"""Width of the words beside a chart."""
_END: Final = 5.0
"""Width of the figure at the end of a bar, with the blanks around it, in letters."""
_MOST: Final = 9
"""Rows of a table, or bars, of a page."""
_LIVE_MOST: Final = 5
"""Decisions of a page on which they are minuted."""
_PER_ROW: Final = 0.62
_NOTE: Final = 0.86
_SMALL: Final = 0.8
"""Blank of a row of a table, size of the note below it and of what stands beside a text, in letters."""


def pages(slide: Slide, *, live: bool = False) -> tuple[Slide, ...]:
    """The pages, each with the size of its letters; at least one.

    Args:
        slide: as generated and edited.
        live: whether it stands on a stage, where sliders and buttons take their room.
    """
    if slide.kind is SlideKind.COVER:
        return (replace(slide, letters=LETTERS[0]),)
    found = tuple(_pages(slide, live=live))
    return tuple(replace(each, part=at, parts=len(found)) for at, each in enumerate(found, start=1))


def stage_pages(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """Every page of some slides as a stage shows them."""
    return tuple(page for slide in slides for page in pages(slide, live=True))


def place_in(shown: Sequence[Slide], asked: str, order: Sequence[str] = ()) -> int:
    """Which page an address asks for; the first of its slide where that has fewer now.

    A slide that is not shown gives its place to the next one that is, or to the last one before it; one that nobody
    knows, to the first of all.

    Args:
        shown: the pages.
        asked: a place.
        order: the codes of all the slides, those that are not shown too.
    """
    code = asked.partition("~")[0]
    here = order.index(code) if code in order else len(order)
    nearest = (*order[here:], *reversed(order[:here])) if code in order else ()
    places = [page.place for page in shown]
    return next((places.index(place) for place in (asked, code, *nearest) if place in places), 0)


def title_letters(text: str) -> float:
    """The largest letters in which a headline takes two lines."""
    return next((size for size in TITLES if line_count(text, Face(size, is_bold=True), WIDE) <= 2), TITLES[-1])


def _pages(slide: Slide, *, live: bool) -> Iterator[Slide]:
    room = _room(slide, live=live)
    if slide.bars and slide.table:
        yield from _pages(replace(slide, table=None), live=live)
        yield from _pages(replace(_bare(slide), table=slide.table), live=live)
    elif live and slide.kind is SlideKind.WHATIF:
        yield from _live_hypothesis(slide, room)
    elif live and slide.kind is SlideKind.DECISIONS and slide.table:
        yield from _tables(slide, room, _LIVE_MOST)
    elif (letters := _whole(slide, room)) is not None:
        yield replace(slide, letters=letters)
    elif slide.bars:
        yield from _charts(slide, room)
    elif slide.table:
        yield from _tables(slide, room, _MOST)
    else:
        yield from _texts(slide, room)


def _room(slide: Slide, *, live: bool) -> float:
    """Height below the headline."""
    size = title_letters(slide.headline)
    lines = line_count(slide.headline, Face(size, is_bold=True), WIDE) if slide.headline else 0
    taken = _ABOVE + _BELOW + lines * size * 1.15 + _GAP + (_MARK if slide.is_hypothesis else 0)
    return HIGH - taken - (_LEVERS if live and slide.kind is SlideKind.WHATIF else 0)


def _whole(slide: Slide, room: float) -> float | None:
    """The largest letters in which the slide is one page; None where there are none."""
    rows = len(slide.table.rows) if slide.table else len(slide.bars.bars) if slide.bars else 0
    if rows > _MOST:
        return None
    return next((size for size in LETTERS if _height(slide, size) <= room), None)


def _height(slide: Slide, size: float) -> float:
    """Of all that is below the headline."""
    cards = _cards(slide, size)
    if slide.bars:
        words = _words_high(_words(slide), size, WIDE * _BESIDE)
        return cards + max(_bars_high(slide, size), words)
    table = _table_high(slide.table, size) if slide.table else 0.0
    words = _words_high(_words(slide), size, WIDE)
    return cards + table + words + (_GAP if table and words else 0.0)


def _cards(slide: Slide, size: float) -> float:
    return _CARDS * size + _GAP if slide.highlights else 0.0


def _bars_high(slide: Slide, size: float) -> float:
    assert slide.bars is not None  # noqa: S101 - the caller has looked
    wide = (WIDE * ((1 - _BESIDE) if _words(slide) else 1.0) - _END * size) * 0.4
    rows = (max(_lines_of(bar.label, Face(size), wide) * 1.15, 1.35) * size + 0.5 * size for bar in slide.bars.bars)
    return sum(rows) + 1.6 * size


def _table_high(table: SlideTable, size: float) -> float:
    note = _note_high(table, size)
    title = 1.6 * size if table.title else 0.0
    return title + _head_high(table, size) + sum(_row_high(table, row, size) for row in table.rows) + note


def _note_high(table: SlideTable, size: float) -> float:
    face = Face(size * _NOTE)
    return (_lines_of(table.note, face, WIDE) * 1.25 + 0.4) * face.size if table.note else 0.0


def _head_high(table: SlideTable, size: float) -> float:
    return _cells_high(table, [column.text for column in table.columns], Face(size, is_bold=True))


def _row_high(table: SlideTable, row: Sequence[str], size: float) -> float:
    return _cells_high(table, row, Face(size))


def _cells_high(table: SlideTable, cells: Sequence[str], face: Face) -> float:
    whole = sum(column.share for column in table.columns) or 1.0
    lines = [
        _lines_of(text, face, WIDE * column.share / whole - face.size * 0.5)
        for text, column in zip(cells, table.columns, strict=False)
    ]
    return (max(lines, default=1) * 1.22 + _PER_ROW) * face.size


def _lines_of(text: str, face: Face, wide: float) -> int:
    """What stands beside a text is in smaller letters."""
    name, _, beside = text.partition(BESIDE)
    room = wide / _NARROWER
    if not beside:
        return line_count(name, face, room)
    small = "x" * max(round(width(beside, Face(face.size * _SMALL)) / width("x", face)), 1)
    return line_count(f"{name} {small}", face, room)


# The words: sentences, then what a person wrote, line by line.

Word = tuple[bool, str]
"""Whether a person wrote it, and the text."""


def _words(slide: Slide) -> list[Word]:
    return [*((False, text) for text in slide.sentences), *((True, line) for line in _lines(slide.comment))]


def _lines(comment: str) -> list[str]:
    return [line for line in comment.split("\n") if line.strip()] if comment.strip() else []


def _words_high(words: Iterable[Word], size: float, wide: float) -> float:
    return sum(_word_high(text, size, wide) for _, text in words)


def _word_high(text: str, size: float, wide: float) -> float:
    return (_lines_of(text, Face(size), wide - 1.6 * size) * 1.3 + 0.75) * size


def _with_words(slide: Slide, words: Sequence[Word]) -> Slide:
    """The slide with these words only; paragraphs that a person wrote stay paragraphs."""
    comment = [text for is_own, text in words if is_own]
    whole = slide.comment if len(comment) == len(_lines(slide.comment)) else "\n\n".join(comment)
    return replace(slide, sentences=tuple(text for is_own, text in words if not is_own), comment=whole)


def _fitting(words: Sequence[Word], size: float, wide: float, high: float) -> int:
    """How many of the first words fit."""
    used, kept = 0.0, 0
    for _, text in words:
        used += _word_high(text, size, wide)
        if used > high:
            break
        kept += 1
    return kept


# More pages than one


def _bare(slide: Slide) -> Slide:
    """The slide without anything below its headline."""
    return replace(slide, highlights=(), bars=None, table=None, sentences=(), comment="")


def _live_hypothesis(slide: Slide, room: float) -> Iterator[Slide]:
    """The numbers above the sliders; on a page of its own the table, with the words that found no room."""
    size = LETTERS[-1]
    words = _words(slide)
    kept = _fitting(words, size, WIDE, room - _cards(slide, size))
    yield replace(_with_words(slide, words[:kept]), table=None, letters=size)
    rest = replace(_with_words(slide, words[kept:]), highlights=())
    if rest.table or words[kept:]:
        yield from _pages(rest, live=False)


def _charts(slide: Slide, room: float) -> Iterator[Slide]:
    """Some bars a page, the first with the large numbers; then the words, which found no room beside them."""
    assert slide.bars is not None  # noqa: S101 - the caller has looked
    bare = _with_words(slide, ())
    free = room - _cards(slide, LETTERS[-1])
    chunks = _even(slide.bars.bars, lambda some: _bars_high(_some_bars(bare, some), LETTERS[-1]) <= free)
    for at, some in enumerate(chunks):
        yield _largest(replace(_some_bars(bare, some), highlights=slide.highlights if at == 0 else ()), room)
    if words := _words(slide):
        yield from _texts(_with_words(_bare(slide), words), room)


def _some_bars(slide: Slide, some: Sequence[object]) -> Slide:
    assert slide.bars is not None  # noqa: S101 - the caller has looked
    return replace(slide, bars=replace(slide.bars, bars=tuple(some)))  # type: ignore[arg-type]


def _tables(slide: Slide, room: float, most: int) -> Iterator[Slide]:
    """Some rows a page; the words below the last of them, or on pages of their own."""
    table, words = slide.table, _words(slide)
    assert table is not None  # noqa: S101 - the caller has looked
    free = room - _cards(slide, LETTERS[-1])
    numbered = range(len(table.rows))
    chunks = _even(numbered, lambda some: _table_high(_some_rows(table, some), LETTERS[-1]) <= free, most)
    made = [replace(_bare(slide), table=_some_rows(table, some)) for some in chunks]
    made[0] = replace(made[0], highlights=slide.highlights)
    last = _with_words(replace(made[-1], comment=slide.comment), words)
    is_joined = _height(last, LETTERS[-1]) <= room
    yield from (_largest(page, room) for page in made[:-1])
    yield _largest(last if is_joined else made[-1], room)
    if words and not is_joined:
        yield from _texts(_with_words(_bare(slide), words), room)


def _some_rows(table: SlideTable, some: Sequence[int]) -> SlideTable:
    tracks = tuple(table.tracks[at] for at in some) if table.tracks else ()
    return replace(table, rows=tuple(table.rows[at] for at in some), tracks=tracks)


def _texts(slide: Slide, room: float) -> Iterator[Slide]:
    """Words alone; one that is longer than a page goes on on the next."""
    left = _words(slide)
    head = _cards(slide, LETTERS[-1])
    while left:
        kept = _fitting(left, LETTERS[-1], WIDE, room - head)
        if not kept:
            (is_own, text), *after = left
            first, second = _parted(text, room - head)
            left, kept = [(is_own, first), *((is_own, part) for part in (second,) if part), *after], 1
        yield _largest(_with_words(slide, left[:kept]), room)
        slide, head, left = _bare(slide), 0.0, left[kept:]


def _parted(text: str, high: float) -> tuple[str, str]:
    """The beginning of a text that fills a page, and its rest."""
    low, top = 1, len(text)
    while low < top:
        middle = (low + top + 1) // 2
        low, top = (middle, top) if _word_high(text[:middle], LETTERS[-1], WIDE) <= high else (low, middle - 1)
    at = text.rfind(" ", 0, low) if low < len(text) else low
    at = at if at > 0 else low
    return text[:at].rstrip(), text[at:].lstrip()


def _largest(page: Slide, room: float) -> Slide:
    """The page in the largest letters in which it fits."""
    return replace(page, letters=next((s for s in LETTERS if _height(page, s) <= room), LETTERS[-1]))


def _even(items: Sequence[_T], fits: Callable[[Sequence[_T]], bool], most: int = _MOST) -> list[Sequence[_T]]:
    """Items in as few runs as fit, of about the same length where such runs fit; a run has one item at least.

    Examples:
        >>> _even("abcde", lambda some: len(some) <= 3), _even("abcdefg", lambda some: True, 3)
        (['abc', 'de'], ['abc', 'de', 'fg'])
    """
    greedy: list[Sequence[_T]] = []
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and end - start < most and fits(items[start : end + 1]):
            end += 1
        greedy.append(items[start:end])
        start = end
    ends = [-(-len(items) * n // len(greedy)) for n in range(len(greedy) + 1)]
    even = [items[first:last] for first, last in pairwise(ends)]
    return even if all(len(run) <= most and fits(run) for run in even) else greedy


def top_of_body(slide: Slide) -> float:
    """Where what is below the headline begins."""
    return HIGH - _room(slide, live=False) - _BELOW


def height_of_note(slide: Slide) -> float:
    """Of the note below the table; 0 where there is none."""
    return _note_high(slide.table, slide.letters) if slide.table else 0.0

"""Where the parts of a slide stand, in points from its upper left corner: a slide is 960 wide and 540 high.

No part lies on another. What there is to show decides: figures above, chart or wide table as large as can be, words
beside a chart and below a wide table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.documents.pptx.comment_fit import PARAGRAPH_GAP, comment_high
from ui.documents.pptx.table_fit import wanted
from ui.facts.comment_text import comment_paragraphs
from ui.facts.text_fit import Face, height, indent_of, line_count

if TYPE_CHECKING:
    from ui.facts.briefing.slide import Slide, SlideTable

WIDE, HIGH = 960.0, 540.0
"""Of a slide of 13.333 by 7.5 inches."""
GAP: Final = 18.0
ASIDE: Final = 20.0
"""Between the rule beside a comment and its words."""
_CARD_WIDE, _CARD_TALL = 290.0, 170.0
_CARD_LABEL, _CARD_STATE, _CARD_NOTE = 86.0, 20.0, 17.0
"""Height of a card with its label and its number, and more for a state and for a note."""
_NOTE_LINES: Final = 2
NOTE: Final = Face(14)
"""Letters of the note of a card."""
INSET: Final = 9.0
"""Within a card, in points."""
_LARGE: Final = 18.0
"""Letters of a table that may stand beside words; in smaller ones it needs the whole width."""
_ONE_LINE: Final = 22.0
"""Height of the smallest words."""
_MAIN_SHARE: Final = 0.6
_NARROW: Final = 3
"""Columns of a table that stands beside words."""
_LINE_OVER_TABLE, _LINE_UNDER_TABLE = 26.0, 40.0


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def columns(self, first: float) -> tuple[Box, Box]:
        """Two boxes side by side, the first one so wide."""
        return (
            Box(self.left, self.top, first, self.height),
            Box(self.left + first + GAP, self.top, self.width - first - GAP, self.height),
        )

    def rows(self, first: float) -> tuple[Box, Box]:
        """Two boxes one below the other, the first one so high."""
        return (
            Box(self.left, self.top, self.width, first),
            Box(self.left, self.top + first + GAP, self.width, self.height - first - GAP),
        )

    def slices(self, how_many: int) -> tuple[Box, ...]:
        """Boxes of one width side by side."""
        each = (self.width - GAP * (how_many - 1)) / how_many
        return tuple(Box(self.left + n * (each + GAP), self.top, each, self.height) for n in range(how_many))


@dataclass(frozen=True, slots=True)
class Frames:
    """The boxes of a slide's parts; None for what it does not have."""

    cards: tuple[Box, ...] = ()
    bars: Box | None = None
    table: Box | None = None
    sentences: Box | None = None
    comment: Box | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A slide's figures, its chart and table, and its words; None for what it does not have."""

    cards: tuple[Box, ...]
    main: Box | None
    words: Box | None


def frames(slide: Slide, area: Box) -> Frames:
    """The boxes of what is below the headline of a legible slide (``briefing_words.legible``)."""
    parts = _parts(slide, area)
    bars, table = _mains(slide, parts.main)
    sentences, comment = _words(slide, parts.words)
    return Frames(parts.cards, bars, table, sentences, comment)


def _parts(slide: Slide, area: Box) -> _Parts:
    main, words, how_many = has_main(slide), has_words(slide), len(slide.highlights)
    if not how_many:
        return _Parts((), *_below(slide, area))
    if not main and not words:
        return _Parts(area.rows(_CARD_TALL)[0].slices(max(how_many, 2))[:how_many], None, None)
    if how_many == 1:
        return _one_figure(slide, area)
    wide = area.slices(how_many)[0].width
    top, rest = area.rows(_card_high(slide, wide))
    return _Parts(top.slices(how_many), *_below(slide, rest))


def _one_figure(slide: Slide, area: Box) -> _Parts:
    """One figure on the left; above a wide table, words beside it."""
    left, right = area.columns(_CARD_WIDE)
    high = _card_high(slide, _CARD_WIDE)
    card, under = left.rows(high if has_main(slide) else _CARD_TALL)
    if not has_main(slide):
        return _Parts((card,), None, right)
    if not has_words(slide):
        return _Parts((card,), right, None)
    if slide.bars or not slide.table or len(slide.table.columns) <= _NARROW:
        return _Parts((card,), right, under)
    free = area.height - _table_height(slide.table, area.width) - GAP
    top, rest = area.rows(max(high, min(words_height(slide, right.width), free, area.height * 0.45)))
    return _Parts((card,), rest, top.columns(_CARD_WIDE)[1])


def _card_high(slide: Slide, wide: float) -> float:
    """The height that the fullest card needs."""
    notes = [each.note for each in slide.highlights if each.note]
    state = _CARD_STATE if any(highlight.state for highlight in slide.highlights) else 0
    lines = max((line_count(note, NOTE, wide - 2 * INSET) for note in notes), default=0)
    return _CARD_LABEL + state + _CARD_NOTE * min(lines, _NOTE_LINES)


def note_lines(high: float, *, has_state: bool) -> int:
    """How many lines of a note there is room for in a card."""
    free = high - _CARD_LABEL - (_CARD_STATE if has_state else 0.0)
    return max(1, min(int(free // _CARD_NOTE), _NOTE_LINES))


def _below(slide: Slide, area: Box) -> tuple[Box | None, Box | None]:
    """Chart and table, and words, in what the figures leave."""
    if not has_main(slide):
        return None, area if has_words(slide) else None
    if not has_words(slide):
        return area, None
    if slide.bars and slide.table:
        needed = min(words_height(slide, area.width), area.height * 0.3)
        return area.rows(area.height - needed - GAP)
    if slide.table and not _stands_beside(slide.table, area):
        needed = min(words_height(slide, area.width), area.height * 0.5)
        free = area.height - _table_height(slide.table, area.width) - GAP
        return area.rows(area.height - max(min(needed, free), min(needed, area.height * 0.34)) - GAP)
    return area.columns(area.width * _MAIN_SHARE)


def _stands_beside(table: SlideTable, area: Box) -> bool:
    """Whether a table is narrow enough for words beside it."""
    over = _table_height(table, area.width) - wanted(table, area.width)
    return len(table.columns) <= _NARROW and wanted(table, area.width * _MAIN_SHARE, _LARGE) + over <= area.height


def _mains(slide: Slide, box: Box | None) -> tuple[Box | None, Box | None]:
    if box is None:
        return None, None
    if slide.bars and slide.table:
        return box.columns((box.width - GAP) * (0.5 if len(slide.table.columns) <= _NARROW else 0.44))
    return (box, None) if slide.bars else (None, box)


def _words(slide: Slide, box: Box | None) -> tuple[Box | None, Box | None]:
    """What the numbers say above what a person says, each as high as it needs where both fit."""
    if box is None:
        return None, None
    if not slide.comment or not slide.sentences:
        return (box, None) if slide.sentences else (None, box)
    said, comment = sentences_height(slide, box.width), comment_height(slide, box.width)
    free = box.height - GAP
    first = said if said + comment <= free else max(min(said, free * 0.6), free - comment)
    return box.rows(min(max(first, _ONE_LINE), free - _ONE_LINE))


def has_main(slide: Slide) -> bool:
    """Whether it shows a chart with bars or a table with columns."""
    return bool(slide.bars or slide.table)


def has_words(slide: Slide) -> bool:
    """Whether it has sentences or a comment."""
    return bool(slide.sentences or slide.comment)


def words_height(slide: Slide, wide: float) -> float:
    """What sentences and comment together would like, in a width."""
    both = bool(slide.sentences and slide.comment)
    return sentences_height(slide, wide) + comment_height(slide, wide) + (GAP if both else 0)


def sentences_height(slide: Slide, wide: float) -> float:
    """What the sentences would like at 18 points; 0 without any."""
    return height(slide.sentences, Face(18), wide - indent_of(18), PARAGRAPH_GAP) + 4 if slide.sentences else 0.0


def comment_height(slide: Slide, wide: float) -> float:
    """What the comment would like at 18 points; 0 without one."""
    found = comment_paragraphs(slide.comment)
    return comment_high(found, 18, wide - ASIDE) + 4 if found else 0.0


def _table_height(table: SlideTable, wide: float) -> float:
    over = _LINE_OVER_TABLE if table.title else 0.0
    under = _LINE_UNDER_TABLE if table.note else 0.0
    return wanted(table, wide) + over + under

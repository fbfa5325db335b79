"""A comment in the room that a slide gives it: the largest letters that fit, else its beginning and an ellipsis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ui.facts.text_fit import Face, cut, indent_of, line_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.facts.comment_text import Paragraph, Run

ELLIPSIS: Final = "…"
PARAGRAPH_GAP: Final = 8.0
"""Between two paragraphs, in points."""


def comment_fit(
    comment: Sequence[Paragraph], sizes: Sequence[float], room: tuple[float, float]
) -> tuple[tuple[Paragraph, ...], float]:
    """The paragraphs that fit and the size of their letters.

    Args:
        comment: in its order.
        sizes: falling; the last one is the smallest that is legible.
        room: width and height, in points.
    """
    wide, high = room
    for size in sizes:
        if comment_high(comment, size, wide) <= high:
            return tuple(comment), size
    return tuple(_beginning(comment, sizes[-1], room)), sizes[-1]


def comment_high(comment: Sequence[Paragraph], size: float, wide: float) -> float:
    """How high paragraphs are in letters of a size, in points; 0 without any."""
    return max(sum(_height(paragraph, size, wide) for paragraph in comment) - PARAGRAPH_GAP, 0.0)


def _height(paragraph: Paragraph, size: float, wide: float) -> float:
    """Of a paragraph and the gap below it."""
    face = _face(paragraph, size)
    return line_count(paragraph.text, face, _room(paragraph, size, wide)) * face.line + PARAGRAPH_GAP


def _beginning(comment: Sequence[Paragraph], size: float, room: tuple[float, float]) -> Iterator[Paragraph]:
    """Whole paragraphs as long as they fit, then what fits of the next one; something always."""
    wide, free = room
    for at, paragraph in enumerate(comment):
        needed = _height(paragraph, size, wide)
        rest = comment[at + 1 :]
        if needed - PARAGRAPH_GAP <= free and (not rest or free - needed >= Face(size).line):
            yield paragraph
            free -= needed
            continue
        yield _shortened(paragraph, size, wide, max(int(free // Face(size).line), 1))
        return


def _shortened(paragraph: Paragraph, size: float, wide: float, lines: int) -> Paragraph:
    """The beginning of a paragraph; its ellipsis also says that paragraphs after it are left out."""
    face, room = _face(paragraph, size), _room(paragraph, size, wide)
    text = cut(paragraph.text, face, room, lines)
    if text == paragraph.text:
        text = cut(f"{text} {ELLIPSIS}", face, room, lines)
        return replace(
            paragraph, runs=(*_first(paragraph.runs, len(text.removesuffix(ELLIPSIS))), _ellipsis(paragraph))
        )
    return replace(paragraph, runs=(*_first(paragraph.runs, len(text) - 1), _ellipsis(paragraph)))


def _ellipsis(paragraph: Paragraph) -> Run:
    return replace(paragraph.runs[-1], text=ELLIPSIS, is_bold=False, is_italic=False)


def _first(runs: Sequence[Run], signs: int) -> Iterator[Run]:
    """The first signs of the runs."""
    for run in runs:
        if signs > 0:
            yield replace(run, text=run.text[:signs])
        signs -= len(run.text)


def _face(paragraph: Paragraph, size: float) -> Face:
    return Face(size, is_bold=any(run.is_bold for run in paragraph.runs))


def _room(paragraph: Paragraph, size: float, wide: float) -> float:
    return wide - (indent_of(size) * (paragraph.level + 1) if paragraph.marker else 0)

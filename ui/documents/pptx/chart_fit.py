"""What of a chart's labels can be shown, and what room they leave to its bars; in points, nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.facts.clean import clean
from ui.facts.text_fit import Face, cut, width

if TYPE_CHECKING:
    from ui.documents.pptx.frames import Box
    from ui.facts.briefing.slide import Bar, Bars

LETTERS: Final = Face(14)
BESIDE: Final = 10.0
"""Between bars and what stands beside them."""
FILLED: Final = 0.98
"""Of the height, by the bars."""
_LABEL_SHARE, _LABEL_SHARE_OF_LINES, _TEXT_SHARE = 0.5, 0.4, 0.3
"""At most so much of the width for names of bars in one line, in more, and for the texts at their ends."""


@dataclass(frozen=True, slots=True)
class ChartFit:
    """What a chart shows, and where its bars begin and end.

    Attributes:
        labels, texts: of the bars, cut; a bar without a value has its text in its label.
        left, right: room beside the bars, in points.
        low, high: ends of the axis, with room for the texts of bars that go to the left.
    """

    labels: tuple[str, ...]
    texts: tuple[str, ...]
    left: float
    right: float
    low: float
    high: float


def chart_fit(bars: Bars, box: Box) -> ChartFit:
    """The labels that fit, and what they leave to the bars."""
    lines = max(int(box.height * FILLED / len(bars.bars) // LETTERS.line), 1)
    share = _LABEL_SHARE if lines == 1 else _LABEL_SHARE_OF_LINES
    texts = tuple(cut(clean(bar.text), LETTERS, box.width * _TEXT_SHARE, 1) for bar in bars.bars)
    names = tuple(_name(bar) for bar in bars.bars)
    left = min(max(width(name, LETTERS) for name in names), box.width * share)
    labels = tuple(cut(name, LETTERS, left, lines) for name in names)
    ends = [width(text, LETTERS) for bar, text in zip(bars.bars, texts, strict=True) if (bar.value or 0) >= 0]
    right = max(ends, default=0) + BESIDE
    low, high = _axis(bars)
    low -= _room_left(bars, texts, (low, high), box.width - left - right - BESIDE)
    return ChartFit(labels, texts, left + BESIDE, right, low, high)


def _name(bar: Bar) -> str:
    """The label of a bar; with its text where there is no end to write it at."""
    return clean(bar.label if bar.value is not None else f"{bar.label}: {bar.text}")


def _axis(bars: Bars) -> tuple[float, float]:
    """The ends asked for, moved where a bar would not fit between them."""
    values = [bar.value for bar in bars.bars if bar.value is not None]
    low, high = min([bars.low, *values]), max([bars.high, *values])
    return (low, high) if low < high else (low, low + 1)


def _room_left(bars: Bars, texts: tuple[str, ...], axis: tuple[float, float], room: float) -> float:
    """How far the axis goes further down so that the text of a bar to the left does not lie on its label."""
    low, high = axis
    lacking = [
        width(text, LETTERS) + BESIDE - (bar.value - low) / (high - low) * room
        for bar, text in zip(bars.bars, texts, strict=True)
        if bar.value is not None and bar.value < 0
    ]
    more = min(max([0.0, *lacking]), room * 0.7)
    return more * (high - low) / (room - more)

"""What stands along a target's slider: its history running down into it, the marks, where nothing changes."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Final

from ui.facts.format import quantity
from ui.facts.whatif.slider_range import range_words

if TYPE_CHECKING:
    from ui.facts.whatif.slider_range import Mark, SliderRange
    from ui.facts.whatif.target_rows import TargetRow
    from ui.figures.theme import Ground

_WIDE: Final = 1000
_HIGH: Final = 24


def track(row: TargetRow, symbol: str, ground: Ground) -> str:
    """The strip above a slider as HTML: the slider's own track is its axis of values.

    The line is the history, the oldest year on top; the veil is where eight years in ten would fall; the hatching is
    where the target changes nothing.
    """
    told = escape(range_words(row.rail, symbol))
    drawn = f"{_band(row, ground)}{_flat(row, ground)}{_history(row, ground)}"
    return (
        f'<div class="tg-binario" title="{told}">{_picture(drawn)}'
        f"{''.join(_sign(row.rail, mark, symbol) for mark in row.rail.marks)}"
        f'<span class="tg-nascosto">{told}</span></div>'
    )


def _picture(drawn: str) -> str:
    """What is drawn as a picture: Streamlit lets no drawing into its HTML otherwise."""
    if not drawn:
        return ""
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" '
        f'width="{_WIDE}" height="{_HIGH}">{drawn}</svg>'
    )
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(whole.encode()).decode()}">'


def _at(rail: SliderRange, value: float) -> float:
    return _WIDE * rail.share(value)


def _band(row: TargetRow, ground: Ground) -> str:
    if row.band is None:
        return ""
    low, high = (_at(row.rail, end) for end in row.band)
    return f'<rect x="{low:.0f}" y="0" width="{high - low:.0f}" height="{_HIGH}" fill="{ground.good}"/>'


def _flat(row: TargetRow, ground: Ground) -> str:
    """Strokes along the foot of every stretch where nothing changes."""
    last = max(len(row.rail.stops) - 1, 1)
    lines = []
    for begin, end in row.reach.flat:
        low, high = (_WIDE * at / last for at in (begin, end))
        lines.append(
            f'<line x1="{low:.0f}" x2="{high:.0f}" y1="{_HIGH - 1}" y2="{_HIGH - 1}" stroke="{ground.faint}" '
            'stroke-width="3" stroke-dasharray="2 5" vector-effect="non-scaling-stroke"/>'
        )
    return "".join(lines)


def _history(row: TargetRow, ground: Ground) -> str:
    """The values since the last break, from the top down, ending in the track at the value of the year."""
    values = [point.value for point in row.past]
    values += [row.result.measure.actual.value] if row.result.measure.actual and values else []
    if len(values) < 2:
        return ""
    places = [
        f"{_at(row.rail, value):.0f},{2 + (_HIGH - 2) * at / (len(values) - 1):.1f}" for at, value in enumerate(values)
    ]
    return (
        f'<polyline points="{" ".join(places)}" fill="none" stroke="{ground.accent}" stroke-width="1.5" '
        'vector-effect="non-scaling-stroke"/>'
    )


def _sign(rail: SliderRange, mark: Mark, symbol: str) -> str:
    told = escape(f"{mark.what}: {quantity(mark.value, symbol)}")
    return f'<i style="left:{100 * rail.share(mark.value.value):.2f}%" title="{told}">{mark.sign}</i>'

"""The marks of a slider as a strip of signs below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts.escape import figure as safe
from ui.facts.format import quantity as shown
from ui.facts.whatif.slider_range import range_words

if TYPE_CHECKING:
    from ui.facts.whatif.slider_range import SliderRange
    from ui.figures.theme import Ground

_THUMB: Final = 6
"""Half the width of a slider's thumb, pixels."""


def drawn(found: SliderRange, symbol: str, ground: Ground) -> str:
    """The marks as a strip of signs, to be set under a slider, and what each of them is."""
    signs = "".join(
        f'<span style="position:absolute;transform:translateX(-50%);'
        f'left:calc({_THUMB}px + (100% - {2 * _THUMB}px) * {found.share(mark.value.value):.4f})" '
        f'title="{_attribute(f"{mark.what}: {shown(mark.value, symbol)}")}">{mark.sign}</span>'
        for mark in found.marks
    )
    return (
        f'<div aria-hidden="true" style="position:relative;height:16px;line-height:16px;font-size:13px;'
        f'color:{ground.ink}">{signs}</div>'
        f'<div style="font-size:14px;line-height:20px;color:{ground.faint}">{safe(range_words(found, symbol))}</div>'
    )


def _attribute(text: str) -> str:
    return safe(text).replace('"', "&quot;")

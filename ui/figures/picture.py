"""A figure made ready to be pasted elsewhere: of a known size, on white, with what it is of written above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts.escape import figure as safe
from ui.facts.format import short
from ui.figures import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.figures.charts import Figure

WIDTH: Final = 1200
"""Pixels; what is saved has twice as many."""
_FONT: Final = "Arial, sans-serif"
"""A font of the machine: a picture does not take the fonts of the page with it."""
_HEAD, _LINE, _SIDE = 54, 20, 24
"""Pixels above the figure: title, each line below it; and at the sides."""


def picture(figure: Figure, title: str, told: Sequence[str]) -> Figure:
    """The figure below its title and the lines that say of whom, of when and from where it is.

    Args:
        figure: drawn on the light ground, with a height.
        title: what it is.
        told: a line each.
    """
    drawn = figure["layout"]
    head = _HEAD + _LINE * len(told)
    height, margin = drawn["height"] + head + _SIDE, drawn["margin"]
    lines = "<br>".join(safe(line) for line in told)
    return {
        "data": figure["data"],
        "layout": {
            **drawn,
            "width": WIDTH,
            "height": height,
            "margin": {
                "t": margin["t"] + head,
                "b": margin["b"] + _SIDE,
                "l": margin["l"] + _SIDE,
                "r": margin["r"] + _SIDE,
            },
            "font": {**drawn["font"], "family": _FONT},
            "paper_bgcolor": theme.LIGHT.paper,
            "title": {
                "text": f"<b>{safe(short(title, 110))}</b>",
                "font": {"size": 20},
                "subtitle": {"text": lines, "font": {"size": 13, "color": theme.LIGHT.faint}},
                "x": _SIDE / WIDTH,
                "xref": "container",
                "xanchor": "left",
                "y": 1 - 18 / height,
                "yref": "container",
                "yanchor": "top",
            },
        },
    }

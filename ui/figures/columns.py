"""The tree in columns: each node beside what it is made of, as tall as it weighs."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.format import score, short
from ui.figures import theme
from ui.figures.charts import Figure, cell_hover, layout, measure_id, node_id, sizes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.figures.theme import Ground

_MOST_COLUMNS: Final = 3
_LEAST_PIXELS: Final = 20
"""A cell lower than this cannot hold one line of words."""
_LINE_PIXELS: Final = 16
_ABOVE: Final = 2
"""Pixels between the top of a cell and its words."""
_LETTERS: Final = {1: 84, 2: 46, 3: 30}
"""What a cell holds in a line, by how many columns there are, on the narrowest screen."""
_LEAST_LETTERS: Final = 12
"""Letters of a title that say something."""
_EDGE: Final = 0.014
"""Width of the edge in the colour of the state, of a column."""
_CHOSEN: Final = 0.35
"""How much of the accent is in the cell that was clicked."""


@dataclass(frozen=True, slots=True)
class _Cell:
    result: NodeResult | MeasureResult
    id: str
    column: int
    top: float
    height: float


def columns(
    scored: ScoredSheet,
    *,
    level: str,
    ground: Ground,
    height: int,
    is_in: Callable[[NodeResult | MeasureResult], bool] = lambda _: True,
) -> Figure:
    """What lies below a node, a column for each step down: two where a third would hold more than can be read.

    Args:
        scored: the sheet.
        level: code of the node; it is not drawn itself.
        ground: colours of the theme.
        height: pixels.
        is_in: whether a result answers the filters; the others are dimmed.
    """
    sizes = sizes_of(scored)
    whole = sizes[node_id(level)] or 1.0
    cells = list(_cells(scored, sizes, level, 0, 0.0))
    shown = [cell for cell in cells if cell.column < _how_many(cells, whole, height)]
    wide = 1 + max((cell.column for cell in shown), default=0)
    shares = [1.0 if is_in(cell.result) else theme.DIMMED for cell in shown]
    fills = zip(shown, shares, strict=True)
    tints = [theme.tint(cell.result.band, ground, share) for cell, share in fills]
    fills = zip(shown, shares, strict=True)
    edges = [theme.faded(theme.paint(cell.result.band).fill, ground, share) for cell, share in fills]
    drawn = layout(ground, height, margin=0) | {
        "xaxis": {"visible": False, "range": [0, wide], "fixedrange": True},
        "yaxis": {"visible": False, "range": [whole, 0], "fixedrange": True},
        "barmode": "overlay",
        "bargap": 0,
        "showlegend": False,
    }
    words = _words(shown, wide, whole / height, [ground.ink if share == 1.0 else ground.faint for share in shares])
    words["unselected"] = {"textfont": {"color": ground.ink}}
    edge = _EDGE * wide
    return {"data": [_bars(shown, 1.0, tints, ground), _bars(shown, edge, edges, ground), words], "layout": drawn}


def _bars(cells: list[_Cell], width: float, colours: list[str], ground: Ground) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column for cell in cells],
        "x": [width] * len(cells),
        "y": [cell.top + cell.height / 2 for cell in cells],
        "width": [cell.height for cell in cells],
        "marker": {"color": colours, "line": {"color": ground.paper, "width": 2 if width == 1.0 else 0}},
        "customdata": [[cell.id, cell_hover(cell.result)] for cell in cells],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "selected": {"marker": {"color": theme.faded(ground.accent, ground, _CHOSEN)}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _words(cells: list[_Cell], wide: int, per_pixel: float, inks: list[str]) -> dict[str, Any]:
    """The words of the cells; they take no click, which goes to the cell behind them."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.column + _EDGE * wide * 1.4 for cell in cells],
        "y": [cell.top + _ABOVE * per_pixel for cell in cells],
        "text": [_face(cell, cell.height / per_pixel, _LETTERS[wide]) for cell in cells],
        "textposition": "bottom right",
        "textfont": {"color": inks, "size": 13},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _cells(scored: ScoredSheet, sizes: Mapping[str, float], code: str, column: int, top: float) -> Iterator[_Cell]:
    """What lies below a node, from top to bottom, each before its own parts."""
    for child in scored.children(code):
        cell = _Cell(child, node_id(child.code), column, top, sizes[node_id(child.code)])
        yield cell
        yield from _cells(scored, sizes, child.code, column + 1, top)
        top += cell.height
    for measure in scored.measures_of(code):
        cell_id = measure_id(code, measure.code)
        yield _Cell(measure, cell_id, column, top, sizes[cell_id])
        top += sizes[cell_id]


def _how_many(cells: list[_Cell], whole: float, height: int) -> int:
    """How many columns can be read, at least one."""
    for column in range(1, _MOST_COLUMNS):
        own = [cell for cell in cells if cell.column == column]
        legible = [cell for cell in own if cell.height / whole * height >= _LEAST_PIXELS]
        if len(legible) < len(own) * 0.8:
            return column
    return _MOST_COLUMNS


def _face(cell: _Cell, pixels: float, letters: int) -> str:
    """Symbol, score, code, then as much of the title as the cell holds; nothing where it holds no line."""
    if pixels < _LINE_PIXELS:
        return ""
    result = cell.result
    head = f"<b>{safe(states.symbol(result.band))} {score(result)}</b> {safe(result.code)}"
    room = int((pixels - _ABOVE) // _LINE_PIXELS) - 1
    plain = " ".join(result.title.split())
    if room < 1:
        left = max(letters - len(f"{result.code} {score(result)}"), 0)
        return f"{head} {safe(short(plain, left))}" if left > _LEAST_LETTERS else head
    title = textwrap.wrap(plain, letters, max_lines=min(room, 4), placeholder="…")
    return "<br>".join([head, *map(safe, title)])

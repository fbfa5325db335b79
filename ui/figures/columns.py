"""The tree in columns: each node beside what it is made of, as tall as it weighs."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scoring.result import NodeResult
from ui.facts import states
from ui.facts.drawn import drawn
from ui.facts.escape import figure as safe
from ui.facts.format import others, score, short
from ui.figures import theme
from ui.figures.charts import Figure, cell_hover, layout, measure_id, node_id, scaled, sizes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scoring.result import MeasureResult, ScoredSheet
    from ui.figures.theme import Ground

_MOST_COLUMNS: Final = 3
_LEAST_PIXELS: Final = 20
"""A cell lower than this cannot hold one line of words."""
_LINE_PIXELS: Final = 16
_ABOVE, _MOST_ABOVE = 2, 8
"""Pixels between the top of a cell and its words: at least, and where there is room."""
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
    """A place in the figure; of what has no place of its own together, ``more`` says how many they are."""

    result: NodeResult | MeasureResult
    id: str
    column: int
    top: float
    height: float
    more: int = 0


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
    shown = _shown(_Tree(scored, sizes, is_in), level, whole, height)
    wide = 1 + max((cell.column for cell in shown), default=0)
    shares = [1.0 if cell.more or is_in(cell.result) else theme.DIMMED for cell in shown]
    fills = zip(shown, shares, strict=True)
    tints = [ground.paper if cell.more else theme.tint(cell.result.band, ground, share) for cell, share in fills]
    fills = zip(shown, shares, strict=True)
    edges = [
        ground.grid if cell.more else theme.faded(theme.paint(cell.result.band).fill, ground, share)
        for cell, share in fills
    ]
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
        "customdata": [[cell.id, others(cell.more) if cell.more else cell_hover(cell.result)] for cell in cells],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "selected": {"marker": {"color": theme.faded(ground.accent, ground, _CHOSEN)}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _words(cells: list[_Cell], wide: int, per_pixel: float, inks: list[str]) -> dict[str, Any]:
    """The words of the cells; they take no click, which goes to the cell behind them."""
    faces = [_face(cell, cell.height / per_pixel, _LETTERS[wide]) for cell in cells]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.column + _EDGE * wide * 1.4 for cell in cells],
        "y": [
            cell.top + _above(cell.height / per_pixel, face) * per_pixel
            for cell, face in zip(cells, faces, strict=True)
        ],
        "text": faces,
        "textposition": "bottom right",
        "textfont": {"color": inks, "size": 13},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _above(pixels: float, face: str) -> float:
    """Pixels over the words of a cell: half of what they leave.

    Examples:
        >>> _above(120, "a<br>b"), _above(40, "a<br>b"), _above(20, "a")
        (8, 4.0, 2.0)
    """
    return min(max((pixels - _LINE_PIXELS * (1 + face.count("<br>"))) / 2, _ABOVE), _MOST_ABOVE)


@dataclass(frozen=True, slots=True)
class _Tree:
    """A sheet, the size of each cell by its id, and what answers the filters."""

    scored: ScoredSheet
    sizes: Mapping[str, float]
    is_in: Callable[[NodeResult | MeasureResult], bool]


def _shown(tree: _Tree, level: str, whole: float, height: int) -> list[_Cell]:
    """The cells of as many columns as can be read, at least one; each before its own parts."""
    last = list(_parts(tree, level, 0, 0.0, whole))
    found = last
    for column in range(1, _MOST_COLUMNS):
        wholes = [cell for cell in last if isinstance(cell.result, NodeResult) and not cell.more]
        last = [part for cell in wholes for part in _parts(tree, cell.result.code, column, cell.top, cell.height)]
        legible = [cell for cell in last if cell.height / whole * height >= _LEAST_PIXELS]
        if len(legible) < len(last) * 0.8:
            break
        found = [*found, *last]
    return found


def _parts(tree: _Tree, code: str, column: int, top: float, height: float) -> Iterator[_Cell]:
    """What lies directly below a node, from top to bottom; what has no place of its own is one cell, the last."""
    shown = drawn(tree.scored, code, tree.is_in)
    nodes = ((each, node_id(each.code)) for each in shown.nodes)
    cells: list[tuple[NodeResult | MeasureResult, str]] = [
        *nodes,
        *((each, measure_id(code, each.code)) for each in shown.measures),
    ]
    scale, rest = scaled([tree.sizes[name] for _, name in cells], shown.more, height)
    for result, name in cells:
        yield _Cell(result, name, column, top, tree.sizes[name] * scale)
        top += tree.sizes[name] * scale
    if shown.more:
        yield _Cell(tree.scored.node(code), node_id(code), column, top, rest, shown.more)


def _face(cell: _Cell, pixels: float, letters: int) -> str:
    """Symbol, score, code, then as much of the title as the cell holds; nothing where it holds no line."""
    if pixels < _LINE_PIXELS:
        return ""
    if cell.more:
        return f"<i>{others(cell.more)}</i>"
    result = cell.result
    head = f"<b>{safe(states.symbol(result.band))} {score(result)}</b> {safe(result.code)}"
    room = int((pixels - _ABOVE) // _LINE_PIXELS) - 1
    plain = " ".join(result.title.split())
    if room < 1:
        left = max(letters - len(f"{result.code} {score(result)}"), 0)
        return f"{head} {safe(short(plain, left))}" if left > _LEAST_LETTERS else head
    title = textwrap.wrap(plain, letters, max_lines=min(room, 4), placeholder="…")
    return "<br>".join([head, *map(safe, title)])

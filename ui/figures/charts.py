"""One function per figure. Each returns a Plotly figure as a plain dict; nothing is shown here."""

from __future__ import annotations

import json
import math
import textwrap
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import plotly.graph_objects as go

from ui.facts import explain, states
from ui.facts.drawn import drawn
from ui.facts.escape import figure as safe
from ui.facts.format import number, objectives, others, percent, points, score, short
from ui.facts.format import quantity as figure_of
from ui.facts.format import target as promise
from ui.facts.spoken import sentence_case
from ui.figures import theme
from ui.figures.theme import Paint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scoring.curves import Curve
    from scoring.model import Quantity
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.summary import Loss
    from ui.facts.drawn import Drawn
    from ui.figures.theme import Ground

Figure = dict[str, Any]

FONT: Final = "Titillium Web, sans-serif"
_SLIVER: Final = 0.004
"""Share of the root drawn for what weighs nothing, so that it can still be seen and opened."""


_MOST_DEPTH: Final = 3
_WHOLE_TREE: Final = 1_000
"""Cells of a tree that the browser has all at once: a part opens in it without being drawn anew."""

_CHECKED: Final = 128
"""Figures that are kept as Plotly has checked them."""

_LEGIBLE: Final = {"minsize": 10, "mode": "hide"}
"""Words that would have to be smaller are left out."""

_LEAST_PIXELS: Final = 20
"""A cell lower than this cannot hold one line of words."""

MOST_BARS: Final = 20
"""Objectives with a bar of their own: what a person reads one by one, in a figure that fits two screens."""

_FIRST_DAY: Final = date.min.toordinal()
_LAST_DAY: Final = date.max.toordinal()
_MOST_DAYS: Final = 5
"""On the axis of a curve beside the tree: more would be written aslant."""
_SMOOTH: Final = 121
"""Points of a line that is not straight."""

_ROOM_OF_POINTS: Final = 44
"""Pixels on the right of the bars: of a narrow figure the points stand there."""
_NEAR_TARGET: Final = 65
"""A score above which the words of an actual would cover those of the target beside it."""
_NEAR_SOGLIA: Final = 15
"""A score below which they would cover those of the soglia, if they stood under the curve."""
_ROOM_OF_WORDS: Final = 0.34
"""Share of the axis of a curve that the words of a mark take, in the narrowest figure."""

_LINE_PIXELS: Final = 18
_LINE_LETTERS: Final = 27
"""What a column of a figure beside the outline holds at 1280 pixels, so that Plotly need not shrink the words."""


def tree(  # noqa: PLR0913 - what a figure of the tree is made of
    scored: ScoredSheet,
    *,
    level: str,
    shape: str,
    ground: Ground,
    height: int,
    is_in: Callable[[NodeResult | MeasureResult], bool] = lambda _: True,
) -> Figure:
    """The sheet as an icicle or a sunburst: size = effective weight, colour = state.

    Args:
        scored: the sheet.
        level: code of the node shown as the outermost; empty for the root.
        shape: ``icicle`` or ``sunburst``.
        ground: colours of the theme.
        height: pixels.
        is_in: whether a result answers the filters; the others are dimmed.
    """
    found = _in_the_figure(scored, level, height, is_in)
    per_pixel = found.sizes[node_id(level)] / height
    cells = [_node_cell(r, found.sizes, per_pixel) for r in found.nodes]
    cells += [_measure_cell(r, found.sizes, per_pixel) for r in found.measures]
    results: list[NodeResult | MeasureResult] = [*found.nodes, *found.measures]
    paints = [_painted(result, ground, is_in=is_in(result)) for result in results]
    cells += [_rest_cell(code, more) for code, more in found.more.items()]
    paints += [Paint(ground.grid, ground.ink, "")] * len(found.more)
    inks = [paint.ink for paint in paints]
    trace = {
        "type": shape,
        "ids": [cell["id"] for cell in cells],
        "labels": [cell["label"] for cell in cells],
        "parents": [cell["parent"] for cell in cells],
        "values": [found.sizes[cell["id"]] for cell in cells],
        "text": [cell["text"] for cell in cells],
        "customdata": [cell["hover"] for cell in cells],
        "hovertemplate": "%{customdata}<extra></extra>",
        "textinfo": "text",
        "branchvalues": "total",
        "sort": False,
        "level": node_id(level),
        "maxdepth": found.depth,
        "leaf": {"opacity": 1},
        "marker": {
            "colors": [paint.fill for paint in paints],
            "line": {"width": 1.5, "color": ground.paper},
            "pattern": {
                "shape": [paint.pattern for paint in paints],
                "fgcolor": theme.HATCHING,
                "size": 7,
                "solidity": 0.12,
                "fillmode": "overlay",
            },
        },
        "insidetextfont": {"color": inks, "size": 14},
        "textfont": {"color": inks, "size": 14},
    }
    if shape == "icicle":
        trace |= {
            "tiling": {"orientation": "h"},
            "pathbar": {"visible": False},
        }
    else:
        trace |= {"insidetextorientation": "auto", "text": [cell["text"].split("<br>")[0] for cell in cells]}
    return {"data": [trace], "layout": layout(ground, height, margin=4) | {"uniformtext": _LEGIBLE}}


@dataclass(frozen=True, slots=True)
class _InTheFigure:
    """What a figure of the tree holds.

    Attributes:
        more: how many parts have no place of their own, by the code of their node.
        sizes: by the id of a cell.
        depth: how many columns are drawn.
    """

    nodes: Sequence[NodeResult]
    measures: Sequence[MeasureResult]
    more: Mapping[str, int]
    sizes: Mapping[str, float]
    depth: int


def _in_the_figure(
    scored: ScoredSheet, level: str, height: int, is_in: Callable[[NodeResult | MeasureResult], bool]
) -> _InTheFigure:
    """The whole tree, whose parts open without being drawn anew; of a large one only what is in sight at a level."""
    sizes = sizes_of(scored)
    if len(scored.nodes) + len(scored.measures) <= _WHOLE_TREE:
        return _InTheFigure(scored.nodes, scored.measures, {}, sizes, _depth(scored, level, height))
    nodes = list(scored.path(level))
    measures: list[MeasureResult] = []
    more: dict[str, int] = {}
    last, depth = [scored.node(level)], 1
    while depth == 1 or (depth == _MOST_DEPTH - 1 and _many_below(scored, last) <= height // _LEAST_PIXELS):
        parts = {node.code: drawn(scored, node.code, is_in) for node in last}
        for code, shown in parts.items():
            _make_room(sizes, code, shown)
            measures += shown.measures
        more |= {code: shown.more for code, shown in parts.items() if shown.more}
        last, depth = [node for shown in parts.values() for node in shown.nodes], depth + 1
        nodes += last
    return _InTheFigure(nodes, measures, more, sizes, depth)


def _many_below(scored: ScoredSheet, nodes: Sequence[NodeResult]) -> int:
    return sum(len(scored.children(node.code)) + len(scored.measures_of(node.code)) for node in nodes)


def _make_room(sizes: dict[str, float], code: str, shown: Drawn) -> None:
    """Change the sizes of the parts of a node that are drawn, so that with the rest they fill it."""
    names = [*(node_id(each.code) for each in shown.nodes), *(measure_id(code, each.code) for each in shown.measures)]
    scale, rest = scaled([sizes[name] for name in names], shown.more, sizes[node_id(code)])
    sizes |= {name: sizes[name] * scale for name in names}
    if shown.more:
        sizes[_rest_id(code)] = rest


def scaled(sizes: Sequence[float], more: int, whole: float) -> tuple[float, float]:
    """What the sizes of some parts are multiplied by to fill their whole, and the size of what stands for all others.

    Args:
        sizes: of the parts that are drawn.
        more: how many others there are; together they are as large as a part.
        whole: size of what they fill.
    """
    total = sum(sizes)
    part = total / len(sizes) if more else 0.0
    scale = whole / (total + part) if total + part else 1.0
    return scale, part * scale


def _rest_id(code: str) -> str:
    return f"altri {code}"


def _rest_cell(code: str, more: int) -> dict[str, Any]:
    said = others(more)
    return {"id": _rest_id(code), "label": said, "parent": node_id(code), "text": f"<i>{said}</i>", "hover": said}


def _painted(result: NodeResult | MeasureResult, ground: Ground, *, is_in: bool) -> Paint:
    own = theme.paint(result.band)
    return own if is_in else Paint(theme.faded(own.fill, ground, theme.DIMMED), ground.ink, own.pattern)


def _depth(scored: ScoredSheet, level: str, height: int) -> int:
    """How many columns to draw: two where a third would hold more cells than can be read."""
    return _MOST_DEPTH if _many_below(scored, scored.children(level)) <= height // _LEAST_PIXELS else 2


def node_id(code: str) -> str:
    """The id of a node in a figure."""
    return f"nodo {code}"


def measure_id(node_code: str, indicator_code: str) -> str:
    """The id of an indicator in a figure."""
    return f"indicatore {node_code} {indicator_code}"


def lost_points(scored: ScoredSheet, losses: Sequence[Loss], *, ground: Ground) -> Figure:
    """From the highest score down to the result: points that each objective cost, then those that no objective did.

    Bars are drawn from top to bottom; the axis begins a little below the result and says so. Of many objectives those
    that lost most have a bar each, the others one together.
    """
    cap, result = scored.policy.cap, scored.root.score or 0.0
    steps = _steps(scored, losses, cap, result)
    least = min(step["start"] for step in steps[1:-1]) if steps[2:] else result
    low = max(0.0, least - max(1.0, (cap - least) * 0.18))
    bases = [max(step["start"], low) if step["whole"] else step["start"] for step in steps]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [step["name"] for step in steps],
        "x": [step["end"] - base for step, base in zip(steps, bases, strict=True)],
        "base": bases,
        "marker": {"color": [step["paint"].fill for step in steps]},
        "text": [step["text"] for step in steps],
        "textposition": "auto",
        "insidetextfont": {"color": [step["paint"].ink for step in steps]},
        "outsidetextfont": {"color": ground.ink},
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": [step["code"] for step in steps],
        "hovertext": [step["hover"] for step in steps],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "width": 0.72,
    }
    shown = layout(ground, 96 + 42 * len(steps), margin=8)
    shown |= {
        "xaxis": {
            "range": [low, cap + (cap - low) * 0.02],
            "title": {
                "text": f"punti, da {number(low)}",
                "font": {"size": 13},
                "standoff": 8,
            },
            "automargin": True,
            "gridcolor": ground.grid,
            "zeroline": False,
            "ticksuffix": "",
        },
        "yaxis": {"autorange": "reversed", "automargin": True, "tickfont": {"size": 13}, "fixedrange": True},
        "bargap": 0.25,
    }
    shown["margin"]["r"] = _ROOM_OF_POINTS
    return {"data": [bars], "layout": shown}


def score_curve(result: MeasureResult, *, symbol: str, ground: Ground) -> Figure | None:
    """The rule of an indicator drawn: score against value, with soglia, target and actual on it.

    None where there is no curve: no target, or not all the numbers that the rule asks for.
    """
    knots = result.curve.knots() if result.curve else ()
    if result.curve is None or any(math.isnan(x) for x, _ in knots):
        return None
    is_rising = knots[-1][1] >= knots[0][1]
    axis = _Axis(_span(result, [x for x, _ in knots], is_rising=is_rising), is_rising)
    drawn = _drawn(result.curve, axis.span)
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [_place(x, result) for x, _ in drawn],
        "y": [y for _, y in drawn],
        "line": {"color": ground.accent, "width": 3},
        "hoverinfo": "skip",
        "name": "punteggio",
    }
    marks = [_mark(result, what, axis, ground, symbol) for what in ("soglia", "target", "actual")]
    shown = layout(ground, 320, margin=8)
    shown |= {
        "xaxis": {
            "title": {"text": "data" if result.measure.is_date else f"valore{f' ({safe(symbol)})' if symbol else ''}"},
            "gridcolor": ground.grid,
            "zeroline": False,
            "separatethousands": True,
            "exponentformat": "none",
            "range": [_place(x, result) for x in axis.span],
            "automargin": True,
            **(
                {"type": "date", "tickformat": "%d/%m/%Y", "nticks": _MOST_DAYS, "tickangle": 0}
                if result.measure.is_date
                else {}
            ),
        },
        "yaxis": {
            "title": {"text": "punteggio (%)"},
            "gridcolor": ground.grid,
            "zeroline": False,
            "range": [-24, max(y for _, y in knots) + 22],
            "automargin": True,
            "tickvals": list(range(0, round(max(100.0, *(y for _, y in knots))) + 1, 25)),
        },
        "showlegend": False,
    }
    return {"data": [line, *[mark for mark in marks if mark]], "layout": shown}


def _node_cell(result: NodeResult, sizes: Mapping[str, float], per_pixel: float) -> dict[str, Any]:
    node = result.node
    return {
        "id": node_id(node.code),
        "label": safe(short(node.code or node.title, 40)),
        "parent": node_id(node.parent_code) if node.code else "",
        "text": _tile(result, node.code, node.title, sizes[node_id(node.code)] / per_pixel),
        "hover": cell_hover(result),
    }


def _measure_cell(result: MeasureResult, sizes: Mapping[str, float], per_pixel: float) -> dict[str, Any]:
    key = result.measure.key
    cell = measure_id(key.node_code, key.indicator_code)
    return {
        "id": cell,
        "label": safe(key.indicator_code),
        "parent": node_id(key.node_code),
        "text": _tile(result, key.indicator_code, result.measure.name, sizes[cell] / per_pixel),
        "hover": cell_hover(result),
    }


def _tile(result: NodeResult | MeasureResult, code: str, title: str, pixels: float) -> str:
    """Words on a tile: symbol, score and code, then as many lines of the title as its height holds."""
    head = f"<b>{safe(states.symbol(result.band))} {score(result)}</b>  {safe(code)}".rstrip()
    room = min(int(pixels // _LINE_PIXELS) - 1, 3)
    if room < 1:
        return head
    return "<br>".join([head, *_wrapped(sentence_case(" ".join(title.split())), _LINE_LETTERS, room)])


@lru_cache(maxsize=8192)
def _wrapped(text: str, letters: int, lines: int) -> tuple[str, ...]:
    """The first lines of a text, made safe for a figure. Kept: a moved slider draws the same titles again."""
    return tuple(safe(line) for line in textwrap.wrap(text, letters, max_lines=lines, placeholder="…"))


def row_name(code: str, name: str, letters: int = 28, after: str = "") -> str:
    """A name beside a row of a figure, on two lines at most: a telephone has room for the row too.

    Args:
        code: in bold; may be empty.
        name: the rest, whose end is cut where there is no room.
        letters: of a line, where no word is longer.
        after: what ends the last line, whole.

    Examples:
        >>> row_name("A01", "Grado di coinvolgimento delle imprese nelle attività comuni")
        '<b>A01</b> Grado di coinvolgimento<br>delle imprese nelle…'
        >>> row_name("", "Area Anagrafe", after="94,96 %")
        'Area Anagrafe 94,96 %'
    """
    first, *rest = textwrap.wrap(f"{code} {name}", letters, max_lines=2, placeholder="…") or [""]
    head = " ".join(
        filter(None, (f"<b>{safe(first[: len(code)])}</b>" if code else "", safe(first[len(code) :].strip())))
    )
    return " ".join(filter(None, ("<br>".join([head, *map(safe, rest)]), safe(after))))


def cell_hover(result: NodeResult | MeasureResult) -> str:
    """What a cell says under the pointer: whole name, state and score, what it weighs and costs."""
    name = " · ".join(map(safe, filter(None, (result.code, result.title))))
    return "<br>".join(
        [
            *_hover_lines(name),
            f"<b>{safe(states.state(result.band))}</b> · {score(result)}",
            f"peso effettivo {percent(result.effective_weight * 100)} · {points(result.lost)} persi",
        ]
    )


@lru_cache(maxsize=8192)
def _hover_lines(name: str) -> tuple[str, ...]:
    """The first lines of a name that is already safe; kept as ``_wrapped`` is."""
    return tuple(textwrap.wrap(name, 60)[:4])


def sizes_of(scored: ScoredSheet) -> dict[str, float]:
    """Area of each cell: effective weight, a sliver where it weighs nothing; a whole is the sum of its cells."""
    sizes = {
        measure_id(r.measure.key.node_code, r.measure.key.indicator_code): max(r.effective_weight, _SLIVER)
        for r in scored.measures
    }
    below: dict[str, list[str]] = {}
    for r in scored.measures:
        key = r.measure.key
        below.setdefault(key.node_code, []).append(measure_id(key.node_code, key.indicator_code))
    for result in reversed(scored.nodes):
        code = result.node.code
        cells = below.get(code, [])
        sizes[node_id(code)] = sum(sizes[cell] for cell in cells) if cells else _SLIVER
        if code:
            below.setdefault(result.node.parent_code, []).insert(0, node_id(code))
    return sizes


def _steps(scored: ScoredSheet, losses: Sequence[Loss], cap: float, result: float) -> list[dict[str, Any]]:
    steps = [_step("Massimo", "", 0.0, cap, theme.WHOLE, percent(cap), "")]
    at = cap
    own = losses if len(losses) <= MOST_BARS else losses[: MOST_BARS - 1]
    for loss in own:
        node = loss.result.node
        name = row_name(node.code, node.title)
        hover = cell_hover(loss.result)
        paint = theme.paint(loss.result.band)
        steps.append(_step(name, node.code, at - loss.points, at, paint, _signed(-loss.points), hover))
        at -= loss.points
    for name, points_ in (*_together(losses[len(own) :]), *explain.elsewhere(scored)):
        steps.append(_step(name, "", at - points_, at, theme.PAINTS["grey"], _signed(-points_), ""))
        at -= points_
    whole = _step("Risultato", "", 0.0, result, theme.paint(scored.root.band), percent(result, fixed=True), "")
    return [{**steps[0], "whole": True}, *steps[1:], {**whole, "whole": True}]


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{number(value, fixed=True)}"


def _together(losses: Sequence[Loss]) -> Iterator[tuple[str, float]]:
    """The name and the points of objectives that have no bar of their own."""
    if losses:
        yield f"Altri {objectives(len(losses))}", math.fsum(loss.points for loss in losses)


def _step(  # noqa: PLR0913, PLR0917 - one bar is seven facts
    name: str, code: str, start: float, end: float, paint: theme.Paint, text: str, hover: str
) -> dict[str, Any]:
    return {
        "name": name,
        "code": code,
        "start": min(start, end),
        "end": max(start, end),
        "paint": paint,
        "text": text,
        "hover": hover or f"{name}: {text}",
        "whole": False,
    }


def _span(result: MeasureResult, knots: Sequence[float], *, is_rising: bool) -> tuple[float, float]:
    """From where to where the value axis goes: every mark inside, with room on both sides, and for the words."""
    marks = [q.value for q in (result.measure.actual, result.measure.soglia, result.measure.target) if q is not None]
    values = [x for x in knots if abs(x) < float("inf")] + marks
    low, high = min(values), max(values)
    alone = 30.0 if result.measure.is_date else max(abs(high) * 0.2, 1.0)
    room = (high - low) * 0.12 or alone
    # The words of a good actual stand under the curve, where it goes on flat.
    is_good = result.score is not None and result.score > _NEAR_TARGET and result.measure.actual is not None
    wide = room * 4 if is_good else room
    return low - (room if is_rising else wide), high + (wide if is_rising else room)


def _drawn(curve: Curve, span: tuple[float, float]) -> list[tuple[float, float]]:
    """Points of a curve: where it turns and at both ends; many where it is a hyperbola."""
    knots = [(x, y) for x, y in curve.knots() if abs(x) < float("inf")]
    if len(knots) == len(curve.at):
        return [(span[0], knots[0][1]), *knots, (span[1], knots[-1][1])]
    places = np.union1d(np.linspace(*span, _SMOOTH), [x for x, _ in knots])
    return list(zip(places.tolist(), curve(places[None, :])[0].tolist(), strict=True))


def _place(x: float, result: MeasureResult) -> float | str:
    if not result.measure.is_date:
        return x
    return date.fromordinal(round(min(max(x, _FIRST_DAY), _LAST_DAY))).isoformat()


_MARKS: Final = {
    "soglia": ("Soglia", "triangle-down"),
    "target": ("Target", "star"),
    "actual": ("Consuntivo", "circle"),
}


@dataclass(frozen=True, slots=True)
class _Axis:
    """The values under a curve.

    Attributes:
        span: the first and the last.
        is_rising: whether the last are worth more.
    """

    span: tuple[float, float]
    is_rising: bool

    def share(self, value: float) -> float:
        """How far along the axis a value is, 0 to 1."""
        return (value - self.span[0]) / (self.span[1] - self.span[0])


def _beside(what: str, share: float, y: float, axis: _Axis) -> str:
    """Where the words of a mark go: within the figure, and where the curve does not strike them.

    Args:
        what: which mark.
        share: how far along the axis.
        y: its score.
        axis: the values.

    Examples:
        >>> rising, falling = _Axis((0.0, 1.0), is_rising=True), _Axis((0.0, 1.0), is_rising=False)
        >>> _beside("actual", 0.6, 62.0, rising), _beside("actual", 0.4, 62.0, falling)
        ('top left', 'top right')
        >>> _beside("actual", 0.6, 100.0, rising), _beside("target", 0.95, 100.0, rising)
        ('bottom right', 'top left')
        >>> _beside("soglia", 0.5, 66.0, rising), _beside("soglia", 0.1, 0.0, rising)
        ('top left', 'bottom right')
    """
    has_room = (share if axis.is_rising else 1 - share) > _ROOM_OF_WORDS
    above, below = ("top left", "bottom right") if axis.is_rising else ("top right", "bottom left")
    if what == "actual" and y > _NEAR_SOGLIA:
        return above if has_room and y <= _NEAR_TARGET else below
    if what == "soglia" and y > _NEAR_SOGLIA and has_room:
        return above
    side = "right" if share < _ROOM_OF_WORDS / 2 else "left" if share > 1 - _ROOM_OF_WORDS / 2 else "center"
    return f"{'bottom' if what == 'soglia' else 'top'} {side}"


def _mark(result: MeasureResult, what: str, axis: _Axis, ground: Ground, symbol: str) -> dict[str, Any] | None:
    quantity = {"soglia": result.measure.soglia, "target": result.measure.target}.get(what, result.measure.actual)
    if quantity is None or result.curve is None:
        return None
    name, shape = _MARKS[what]
    y = _height(result, result.curve, quantity) if what == "actual" else _on_the_curve(result.curve, quantity.value)
    value = promise(result.measure, symbol) if what == "target" else figure_of(quantity, symbol)
    paint = theme.paint(result.band).fill if what == "actual" else ground.ink
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [_place(quantity.value, result)],
        "y": [y],
        # An actual may stand where the curve rises: a narrow figure has room for its words on two lines.
        "text": [f"<b>{name}</b>{'<br>' if what == 'actual' else ' '}{safe(value)}"],
        "textposition": _beside(what, axis.share(quantity.value), y, axis),
        "textfont": {"color": ground.ink, "size": 14},
        "marker": {
            "size": 14,
            "symbol": shape,
            "color": paint,
            "line": {"width": 1.5, "color": ground.paper},
        },
        "hovertemplate": f"{name} {safe(value)}: {percent(y)}<extra></extra>",
        "cliponaxis": False,
    }


def _height(result: MeasureResult, curve: Curve, actual: Quantity) -> float:
    """What an actual is worth in the figure: its score, unless somebody gave that."""
    if result.score is None or result.measure.assigned is not None:
        return _on_the_curve(curve, actual.value)
    return result.score


def _on_the_curve(curve: Curve, value: float) -> float:
    """What a value is worth; at a step that must be passed, what it is worth once passed."""
    return float(replace(curve, strict=False)(np.array([[value]]))[0, 0])


def checked(figure: Figure) -> go.Figure:
    """The figure as Plotly has checked it, once: to check it takes Streamlit most of the time of a page that has many.

    Raises:
        ValueError: Plotly knows none of this.
    """
    return _checked(json.dumps(figure))


@lru_cache(maxsize=_CHECKED)
def _checked(text: str) -> go.Figure:
    return go.Figure(**json.loads(text))


def layout(ground: Ground, height: int, *, margin: int) -> dict[str, Any]:
    """What every figure has: height, Italian separators, the font, no ground of its own."""
    return {
        "height": height,
        "margin": {"t": margin, "l": margin, "r": margin, "b": margin},
        "separators": ",.",
        "font": {"family": FONT, "size": 14, "color": ground.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"font": {"family": FONT, "size": 14}, "align": "left"},
    }

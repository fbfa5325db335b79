"""This ente among the others: the place on each indicator, then result and place together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from scoring.benchmark import place_among
from scoring.model import Direction
from ui.facts.comparison_words import NAMES, standing, valued, verdict, word
from ui.facts.escape import figure as safe
from ui.facts.format import short, short_code
from ui.facts.peers import Scope
from ui.figures import theme
from ui.figures.charts import Figure, layout, row_name
from ui.figures.label_places import Box, Mark, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.model import Quantity
    from ui.facts.comparison import Line
    from ui.facts.peers import Peer
    from ui.figures.theme import Ground

NOBODY: Final[Mapping[str, str]] = MappingProxyType({})
"""No ente is picked."""
_ROW: Final = 42
_STRIP: Final = 740
"""Pixels that a row of the strips has, in height and at least in width."""
_WIDE, _HIGH = 1120, 400
"""Pixels that the area of the quadrants has at least."""
_FROM_THE_EDGE: Final = 8
"""Pixels between the name of a corner and the numbers of the axis."""
_SCORES: Final = (-12.0, 124.0)
_QUARTERS: Final = ("quarto peggiore", "sotto la metà", "sopra la metà", "quarto migliore")


def strips(found: Sequence[Line], ground: Ground, ente: str, chosen: Mapping[str, str] = NOBODY) -> Figure:
    """One strip for each indicator that has enough enti, every ente at its place from the worst to the best.

    Places and not values, so that one ente far away does not push the others together; equal values share a place.
    The bar is the middle half of the cluster, the triangle its median.

    Args:
        found: rows with a spread; the others have nothing to be ranked among.
        ground: colours of the theme.
        ente: name of this one.
        chosen: the enti that are shown by name, by code.
    """
    one_year = len({line.year for line in found}) == 1
    rows = [row_name(line.code, line.name, after="" if one_year else f"· {line.year}") for line in found]
    traces = [
        *_cluster_bars(found, rows, ground),
        _dots(found, rows, ground, "Altri enti", lambda peer: not peer.is_mate),
        _dots(found, rows, ground, "Stesso cluster", lambda peer: peer.is_mate),
        _medians(found, rows, ground),
        *_named(found, rows, ground, chosen),
        _own(found, rows, ground, ente),
    ]
    drawn = layout(ground, 64 + _ROW * len(found), margin=8)
    drawn |= {
        "xaxis": {
            "range": [-3, 103],
            "tickvals": [12.5, 37.5, 62.5, 87.5],
            "ticktext": list(_QUARTERS),
            "side": "top",
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
        "yaxis": {
            "range": [len(found) - 0.5, -0.6],
            "automargin": True,
            "gridcolor": ground.grid,
            "type": "category",
            "categoryarray": rows,
        },
        "shapes": [_upright(x, ground) for x in (25, 50, 75)],
        "annotations": list(_values(found, rows, chosen, ground)),
        "legend": {"orientation": "h", "y": 0, "yanchor": "top", "x": 0},
    }
    return {"data": [t for t in traces if t["x"]], "layout": drawn}


def quadrants(found: Sequence[Line], ground: Ground) -> Figure:
    """Score (upwards) beside how far ahead of the others (to the right is better), in order and not in proportion.

    Args:
        found: rows that have a corner, at least one.
        ground: colours of the theme.
    """
    xs, ys = sides([_advantage(line) for line in found]), [line.score or 0.0 for line in found]
    limit = max((line.sheet.policy.leaf_bands.bands[-1].lower for line in found if line.sheet), default=100.0)
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": xs,
        "y": ys,
        "marker": {
            "size": 14,
            "color": [theme.paint(line.result.band if line.result else None).fill for line in found],
            "line": {"width": 2, "color": ground.ink},
        },
        "hovertext": [
            f"<b>{safe(line.code)} {safe(short(line.name, 60))}</b><br>{safe(verdict(line))}" for line in found
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    drawn = layout(ground, _HIGH + 60, margin=8)
    drawn |= {
        "xaxis": {
            "range": [-1.08, 1.08],
            "title": {"text": "peggio degli altri  ←      →  meglio degli altri<br>in ordine di distanza"},
            "showticklabels": False,
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": ground.faint,
            "automargin": True,
        },
        "yaxis": {
            "range": list(_SCORES),
            "tickvals": [0, 25, 50, 75, 100],
            "title": {"text": "punteggio (%)"},
            "gridcolor": ground.grid,
            "zeroline": False,
            "automargin": True,
        },
        "shapes": [_level(limit, ground)],
        "annotations": [*_corner_names(limit, ground), *_codes(found, xs, ys, limit, ground)],
    }
    return {"data": [trace], "layout": drawn}


def sides(ahead: Sequence[float]) -> list[float]:
    """How far ahead of the others, as places: the worse in order on the left of 0, the better on its right.

    Examples:
        >>> sides([-900.0, -1.0, 0.0, 2.0])
        [-1.0, -0.5, 0.0, 1.0]
    """
    worse, better = sorted({x for x in ahead if x < 0}), sorted({x for x in ahead if x > 0})
    at = {x: -1 + i / len(worse) for i, x in enumerate(worse)} | {
        x: (i + 1) / len(better) for i, x in enumerate(better)
    }
    return [at.get(x, 0.0) for x in ahead]


def _advantage(line: Line) -> float:
    """How much better than the first reference, in percent of it; in its own unit where it is zero."""
    if line.own is None:
        return 0.0
    gap = (line.own.value - line.references[0].value) / (abs(line.references[0].value) or 1.0)
    return -gap if line.direction is Direction.LOWER else gap


def _place(line: Line, value: float) -> float:
    """From the worst, 0, to the best, 100, of the enti of the row."""
    share = place_among(value, [line.own.value if line.own else 0.0, *(p.value.value for p in line.peers)])
    return 100 * (1 - share if line.direction is Direction.LOWER else share)


def _dots(found: Sequence[Line], rows: Sequence[str], ground: Ground, name: str, belongs: Any) -> dict[str, Any]:  # noqa: ANN401 - a predicate of a peer
    each = [(line, row, peer) for line, row in zip(found, rows, strict=True) for peer in line.peers if belongs(peer)]
    return {
        "type": "scatter",
        "name": name,
        "mode": "markers",
        "x": [_place(line, peer.value.value) for line, _, peer in each],
        "y": [row for _, row, _ in each],
        "marker": {"size": 6, "color": ground.others if name == "Stesso cluster" else ground.faint, "opacity": 0.7},
        "hovertext": [_peer_words(line, peer) for line, _, peer in each],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _own(found: Sequence[Line], rows: Sequence[str], ground: Ground, ente: str) -> dict[str, Any]:
    mine = [(line, row, line.own) for line, row in zip(found, rows, strict=True) if line.own]
    return {
        "type": "scatter",
        "name": safe(ente),
        "mode": "markers",
        "x": [_place(line, value.value) for line, _, value in mine],
        "y": [row for _, row, _ in mine],
        "marker": {
            "size": 16,
            "symbol": "diamond",
            "color": ground.accent,
            "line": {"width": 1.5, "color": ground.paper},
        },
        "hovertext": [
            f"<b>{safe(ente)}</b><br>{safe(valued(line, value))}, {safe(standing(line))}" for line, _, value in mine
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _named(
    found: Sequence[Line], rows: Sequence[str], ground: Ground, chosen: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """A trace for each ente that was picked, with its value."""
    marks = ("square", "pentagon", "cross", "hexagon", "star", "x")
    for number, (code, name) in enumerate(chosen.items()):
        each = [(line, row, p) for line, row in zip(found, rows, strict=True) for p in line.peers if p.ente == code]
        yield {
            "type": "scatter",
            "name": safe(name),
            "mode": "markers",
            "x": [_place(line, peer.value.value) for line, _, peer in each],
            "y": [row for _, row, _ in each],
            "marker": {"size": 12, "symbol": marks[number % len(marks)], "color": ground.ink},
            "hovertext": [_peer_words(line, peer) for line, _, peer in each],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }


def _values(
    found: Sequence[Line], rows: Sequence[str], chosen: Mapping[str, str], ground: Ground
) -> Iterator[dict[str, Any]]:
    """The own value of each row, then those of the enti that were picked where there is room."""
    named = [
        (at, number, value, is_own)
        for number, line in enumerate(found)
        for at, value, is_own in _named_values(line, chosen)
    ]
    named.sort(key=lambda each: not each[3])
    marks = [Mark((at + 3) / 106 * _STRIP, -number * _ROW, found[number].text(value)) for at, number, value, _ in named]
    taken = [Box.around(mark.x, mark.y, 14, 14) for mark in marks]
    area = Box(0, -_ROW * (len(found) - 0.5), _STRIP, 0.6 * _ROW)
    for (at, number, _, is_own), mark, place in zip(named, marks, placed(marks, taken, area, 13), strict=True):
        if place is not None:
            text = safe(mark.text)
            yield _text(at, rows[number], f"<b>{text}</b>" if is_own else text, place, ground)


def _named_values(line: Line, chosen: Mapping[str, str]) -> Iterator[tuple[float, Quantity, bool]]:
    """Place, value, and whether it is the ente's own."""
    if line.own is not None:
        yield _place(line, line.own.value), line.own, True
    yield from ((_place(line, p.value.value), p.value, False) for p in line.peers if p.ente in chosen)


def _text(x: Any, y: Any, text: str, place: tuple[float, float], ground: Ground) -> dict[str, Any]:  # noqa: ANN401 - as Plotly takes them
    """Words at some pixels from a point."""
    font = {"size": 13, "color": ground.ink}
    return {"x": x, "y": y, "text": text, "showarrow": False, "xshift": place[0], "yshift": place[1], "font": font}


def _cluster_bars(found: Sequence[Line], rows: Sequence[str], ground: Ground) -> Iterator[dict[str, Any]]:
    """The middle half of the cluster, a bar of each row; one name for all in the legend."""
    ends = [
        (row, *(_place(line, end) for end in (spread.lower_quartile, spread.upper_quartile)))
        for line, row in zip(found, rows, strict=True)
        if (spread := line.spreads.get(Scope.CLUSTER))
    ]
    yield {
        "type": "scatter",
        "name": "metà centrale del cluster",
        "mode": "lines",
        "x": [x for _, low, high in ends for x in (low, high, None)],
        "y": [y for row, _, _ in ends for y in (row, row, None)],
        "line": {"color": theme.faded(ground.others, ground, 0.35), "width": 12},
        "hoverinfo": "skip",
    }


def _medians(found: Sequence[Line], rows: Sequence[str], ground: Ground) -> dict[str, Any]:
    each = [
        (line, row, line.spreads[Scope.CLUSTER].median)
        for line, row in zip(found, rows, strict=True)
        if Scope.CLUSTER in line.spreads
    ]
    return {
        "type": "scatter",
        "name": "mediana del cluster",
        "mode": "markers",
        "x": [_place(line, value) for line, _, value in each],
        "y": [row for _, row, _ in each],
        "marker": {"size": 11, "symbol": "triangle-down", "color": ground.others},
        "hovertext": [f"mediana del cluster: {safe(valued(line, value))}" for line, _, value in each],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _peer_words(line: Line, peer: Peer) -> str:
    value = safe(valued(line, peer.value))
    return f"<b>{safe(peer.name)}</b><br>{safe(line.code)}: {value} ({safe(peer.origin)})"


def _codes(
    found: Sequence[Line], xs: Sequence[float], ys: Sequence[float], limit: float, ground: Ground
) -> Iterator[dict[str, Any]]:
    """The code of each point where there is room, those that ask for a decision first; the others are on hover."""
    order = sorted(range(len(found)), key=lambda at: list(NAMES).index(word(found[at])))
    marks = [Mark(_pixels_x(xs[at]), _pixels_y(ys[at]), short_code(found[at].code, 16)) for at in order]
    taken = [Box.around(mark.x, mark.y, 16, 16) for mark in marks]
    taken += [Box.around(x, _pixels_y(y), 130, 18) for x in (70, _WIDE - 70) for y in (118, limit - 12)]
    for at, mark, place in zip(order, marks, placed(marks, taken, Box(0, 0, _WIDE, _HIGH), 13), strict=True):
        if place is not None:
            yield _text(xs[at], ys[at], safe(mark.text), place, ground)


def _pixels_x(x: float) -> float:
    return (x + 1.08) / 2.16 * _WIDE


def _pixels_y(y: float) -> float:
    low, high = _SCORES
    return (y - low) / (high - low) * _HIGH


def _corner_names(limit: float, ground: Ground) -> Iterator[dict[str, Any]]:
    above, below = ("target facile", "forza vera"), ("debolezza vera", "target difficile")
    for y, names in ((118, above), (limit - 12, below)):
        for x, text in enumerate(names):
            yield {
                "xref": "paper",
                "x": x,
                "y": y,
                "text": text,
                "showarrow": False,
                "xanchor": "right" if x else "left",
                "xshift": -_FROM_THE_EDGE if x else _FROM_THE_EDGE,
                "font": {"size": 14, "color": ground.faint},
            }


def _level(limit: float, ground: Ground) -> dict[str, Any]:
    line = {"color": ground.faint, "width": 2, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": limit, "y1": limit, "line": line}


def _upright(x: float, ground: Ground) -> dict[str, Any]:
    line = {"color": ground.faint if x == 50 else ground.grid, "width": 1}
    return {"type": "line", "layer": "below", "yref": "paper", "x0": x, "x1": x, "y0": 0, "y1": 1, "line": line}

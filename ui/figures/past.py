"""This plan's promises on earlier years: scores and known weight year by year, and the same as a table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.format import percent, short
from ui.figures import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import NodeResult
    from ui.facts.whatif.past import Past
    from ui.figures.theme import Ground

Line = tuple["NodeResult", "Sequence[Past]"]


def past_lines(lines: Sequence[Line], ground: Ground, now: tuple[str, float | None]) -> charts.Figure:
    """Scores by year above, the share of the weight that is known below; years with too little of it are hollow.

    A line joins only years that are of the same indicators.

    Args:
        lines: a node and its years; the root first.
        ground: colours of the theme.
        now: what the present score of the root is called, and what it is; None draws no line.
    """
    colours = (ground.accent, ground.others)
    drawn: list[charts.Figure] = []
    for (node, found), colour in zip(lines, colours, strict=False):
        other = next((years for at, years in lines if at is not node), ())
        drawn += [_line((node, found), other, colour), _joined(found, colour), _shares(found, _name(node), colour)]
    years = [past.year for past in lines[0][1]]
    shown = charts.layout(ground, 430, margin=8) | {
        "margin": {"t": 30, "l": 8, "r": 150, "b": 30},
        "barmode": "group",
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
        "xaxis": {
            "tickvals": years,
            "ticktext": [str(year) for year in years],
            "range": [years[0] - 0.6, years[-1] + 0.6],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "anchor": "y2",
        },
        "yaxis": _axis(ground, "risultato (%)", [0.36, 1.0], _span(lines, now)),
        "yaxis2": _axis(ground, "peso noto (%)", [0.0, 0.24], (0.0, 130.0)) | {"tickvals": [0, 50, 100]},
        "shapes": [] if now[1] is None else [_present(now[1], ground)],
        "annotations": [] if now[1] is None else [_present_name(now[0], now[1], ground)],
    }
    return {"data": drawn, "layout": shown}


def _span(lines: Sequence[Line], now: tuple[str, float | None]) -> tuple[float, float]:
    """From where to where the scores go, with room for their words."""
    scores = [p.score for _, found in lines for p in found if p.score is not None]
    scores += [now[1]] if now[1] is not None else []
    low, high = min(scores, default=0.0), max(scores, default=100.0)
    room = max((high - low) * 0.25, 5.0)
    return low - room, high + room


def _axis(ground: Ground, title: str, domain: list[float], span: tuple[float, float]) -> charts.Figure:
    return {
        "title": {"text": title, "font": {"size": 13}},
        "domain": domain,
        "range": list(span),
        "gridcolor": ground.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def _name(node: NodeResult) -> str:
    return safe(short(f"{node.code} {node.title}".strip(), 40))


def _sides(found: Sequence[Past], other: Sequence[Past], *, is_root: bool) -> list[str]:
    """Above or below each point: where the other line is not."""
    there = {past.year: past.score for past in other}
    sides = []
    for past in found:
        beside = there.get(past.year)
        is_above = past.score is None or beside is None or (past.score, is_root) > (beside, not is_root)
        sides.append("top center" if is_above else "bottom center")
    return sides


def _line(line: Line, other: Sequence[Past], colour: str) -> charts.Figure:
    """The scores of one node, year by year; the words stand where the other line is not."""
    node, found = line
    name, is_root = _name(node), not node.code
    shape = "circle" if is_root else "diamond"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": [past.year for past in found],
        "y": [past.score for past in found],
        "marker": {
            "size": 13,
            "color": colour,
            "symbol": [shape if past.is_enough else f"{shape}-open" for past in found],
            "line": {"width": 2, "color": colour},
        },
        "text": [
            "" if past.score is None else f"{safe(states.symbol(past.band))} {percent(past.score, fixed=True)}"
            for past in found
        ],
        "textposition": _sides(found, other, is_root=is_root),
        "textfont": {"size": 12},
        "cliponaxis": False,
        "customdata": [
            [percent(past.score, fixed=True), safe(states.state(past.band)), percent(100 * past.share, 0)]
            for past in found
        ],
        "hovertemplate": "%{x}: %{customdata[0]}, %{customdata[1]}; peso noto %{customdata[2]}"
        f"<extra>{name}</extra>",
    }


def _joined(found: Sequence[Past], colour: str) -> charts.Figure:
    """Lines between neighbouring years that compare, and no other."""
    pairs = [(a, b) for a, b in pairwise(found) if a.compares_with(b)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [at for a, b in pairs for at in (a.year, b.year, None)],
        "y": [at for a, b in pairs for at in (a.score, b.score, None)],
        "connectgaps": False,
        "line": {"color": colour, "width": 2},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _shares(found: Sequence[Past], name: str, colour: str) -> charts.Figure:
    return {
        "type": "bar",
        "name": name,
        "x": [past.year for past in found],
        "y": [100 * past.share for past in found],
        "yaxis": "y2",
        "showlegend": False,
        "marker": {
            "color": colour,
            "opacity": [1.0 if past.is_enough else 0.35 for past in found],
        },
        "text": [percent(100 * past.share, 0) for past in found],
        "textposition": "outside",
        "textfont": {"size": 12},
        "constraintext": "none",
        "cliponaxis": False,
        "hovertemplate": "%{x}: peso noto %{text}" + f"<extra>{name}</extra>",
    }


def _present(score: float, ground: Ground) -> charts.Figure:
    line = {"color": ground.faint, "width": 1.5, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": score, "y1": score, "line": line}


def _present_name(name: str, score: float, ground: Ground) -> charts.Figure:
    return {
        "text": safe(f"{name}: {percent(score, fixed=True)}"),
        "xref": "paper",
        "x": 1.005,
        "xanchor": "left",
        "y": score,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": 12, "color": ground.faint},
    }


def past_table(roots: Sequence[Past], node: NodeResult, nodes: Sequence[Past]) -> pd.DataFrame:
    """The years, one row each: score, state and known weight of the root, and of a node where one is chosen."""
    table = {"Anno": [f"{past.year}{'' if past.is_enough else ' ○'}" for past in roots]} | _columns(roots, "")
    return pd.DataFrame(table | (_columns(nodes, f" {node.code}") if nodes else {}))


def _columns(found: Sequence[Past], whose: str) -> dict[str, list[str | None]]:
    return {
        f"Risultato{whose}": [None if p.score is None else percent(p.score, fixed=True) for p in found],
        f"Stato{whose}": [states.state(p.band) for p in found],
        f"Peso noto{whose}": [percent(100 * p.share, 0) for p in found],
    }

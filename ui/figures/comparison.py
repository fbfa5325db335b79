"""This ente beside the others on the common indicators of one year: figures, and the tables that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from scoring.model import Direction
from ui.facts.comparison import CORNER_WORDS, Line, is_few
from ui.facts.escape import figure as safe
from ui.facts.format import NOTHING, number, percent, quantity, short
from ui.facts.others import ENOUGH, rank_words
from ui.figures import theme
from ui.figures.charts import Figure, layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CommonValue
    from scoring.benchmark import Corner, Distribution
    from ui.figures.theme import Ground


def strips(found: Sequence[Line], ground: Ground, ente: str) -> Figure:
    """One strip for each indicator, every ente a dot.

    With enough enti a dot lies between the worst (left) and the best (right) value. With few there is
    no ranking to draw: dots lie as far from zero as their value, the greatest at the right end.
    """
    shown = [line for line in found if line.own is not None or line.others]
    few = is_few(found)
    rows = [f"<b>{safe(line.code)}</b>  {safe(short(line.name, 46))}" for line in shown]
    traces = [
        _dots(shown, rows, ground, "Altri enti", lambda line, v: v in line.others and not _same_cluster(line, v)),
        _dots(shown, rows, ground, "Stesso cluster", _same_cluster),
        _dots(shown, rows, ground, ente, lambda line, v: v is line.own),
    ]
    drawn = layout(ground, 90 + (58 if few else 44) * len(shown), margin=8)
    drawn |= {
        "xaxis": {
            "range": [-106 if any(x < 0 for t in traces for x in t["x"]) else -6, 122 if few else 106],
            "tickvals": [0, 100] if few else [0, 50, 100],
            "ticktext": ["zero", "il valore più grande"] if few else ["il peggiore", "a metà", "il migliore"],
            "gridcolor": ground.grid,
            "zeroline": False,
            "automargin": True,
        },
        "yaxis": {"autorange": "reversed", "automargin": True, "gridcolor": ground.grid, "type": "category"},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    }
    return {"data": [t for t in traces if t["x"]], "layout": drawn}


def quadrants(placed: Sequence[tuple[Line, Corner]], ground: Ground) -> Figure:
    """Achievement (upwards) beside the distance from the others (to the right is better)."""
    xs = [_advantage(line) for line, _ in placed]
    reach = max([abs(x) for x in xs] + [10.0]) * 1.25
    limit = placed[0][0].sheet.policy.leaf_bands.bands[-1].lower
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": xs,
        "y": [line.result.score for line, _ in placed],
        "text": [safe(line.code) for line, _ in placed],
        "textposition": _alternating(xs),
        "textfont": {"size": 14, "color": ground.ink},
        "marker": {
            "size": 16,
            "color": [theme.paint(line.result.band).fill for line, _ in placed],
            "line": {"width": 2, "color": ground.ink},
        },
        "hovertext": [
            f"<b>{safe(line.code)} {safe(short(line.name, 60))}</b><br>{CORNER_WORDS[where]}<br>"
            f"punteggio {percent(line.result.score)}, valore {_own(line)}, {_reference(line)}"
            for line, where in placed
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    drawn = layout(ground, 420, margin=8)
    drawn |= {
        "xaxis": {
            "range": [-reach, reach],
            "title": {"text": "peggio degli altri  ←  distanza in %  →  meglio degli altri"},
            "gridcolor": ground.grid,
            "zeroline": True,
            "zerolinecolor": ground.faint,
            "automargin": True,
        },
        "yaxis": {
            "range": [-8, 122],
            "tickvals": [0, 25, 50, 75, 100],
            "title": {"text": "punteggio (%)"},
            "gridcolor": ground.grid,
            "zeroline": False,
            "automargin": True,
        },
        "shapes": [
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": limit,
                "y1": limit,
                "line": {"color": ground.faint, "width": 2, "dash": "dot"},
            }
        ],
        "annotations": [
            _label(0.02, 114, "target facile", "left", ground),
            _label(0.98, 114, "forza vera", "right", ground),
            _label(0.02, limit - 12, "debolezza vera", "left", ground),
            _label(0.98, limit - 12, "target difficile", "right", ground),
        ],
    }
    return {"data": [trace], "layout": drawn}


def table(found: Sequence[Line]) -> pd.DataFrame:
    """The twin of the strips: own value, the others one by one while few, what is computed, what is printed.

    Computed and printed figures are never in one column; a column that would be empty is left out.
    """
    printed = list(dict.fromkeys(name for line in found for name in line.printed))
    names = list(dict.fromkeys(v.short_name for line in found for v in line.others))
    rows = [
        {
            "Codice": line.code,
            "Indicatore": line.name,
            "Valore": _own(line),
            **({name: _other(line, name) for name in names} if len(names) < ENOUGH else {}),
            "Enti": str(len(line.others) + (line.own is not None)),
            "Posizione": rank_words(line.place) if line.place else "",
            "Media (calcolata)": _spread(line, "mean"),
            "Mediana (calcolata)": _spread(line, "median"),
            "Quartili (calcolati)": _quartiles(line.spread),
            **_cluster(line.cluster_spread),
            **{f"{name} (stampata)": number(line.printed[name]) if name in line.printed else "" for name in printed},
            "Punteggio": _score(line),
        }
        for line in found
    ]
    frame = pd.DataFrame(rows)
    return frame[[c for c in frame.columns if (frame[c] != "").any()]]


def corner_table(placed: Sequence[tuple[Line, Corner]]) -> pd.DataFrame:
    """The twin of the quadrants."""
    return pd.DataFrame(
        [
            {
                "Codice": line.code,
                "Indicatore": line.name,
                "Che cosa dice": CORNER_WORDS[where],
                "Punteggio": percent(line.result.score),
                "Valore": _own(line),
                "Confronto con": _reference(line),
            }
            for line, where in placed
        ]
    )


def _same_cluster(line: Line, value: CommonValue) -> bool:
    return value in line.others and line.own is not None and bool(value.cluster) and value.cluster == line.own.cluster


def _dots(found: Sequence[Line], rows: Sequence[str], ground: Ground, name: str, belongs: Any) -> dict[str, Any]:  # noqa: ANN401 - a predicate of two records
    xs, ys, hover, text = [], [], [], []
    for line, row in zip(found, rows, strict=True):
        values = [*line.others, *([line.own] if line.own else [])]
        for value in values:
            if belongs(line, value):
                xs.append(_position(line, value, few=is_few(found)))
                ys.append(row)
                shown = safe(quantity(value.value, line.symbol))
                hover.append(f"<b>{safe(value.short_name)}</b><br>{safe(line.code)}: {shown} ({safe(value.origin)})")
                few = len(values) < ENOUGH
                text.append(shown if value is line.own or few else "")
    is_own = name not in ("Altri enti", "Stesso cluster")
    return {
        "type": "scatter",
        "name": safe(name),
        "mode": "markers+text",
        "x": xs,
        "y": ys,
        "text": text,
        "textposition": "bottom center" if is_own else "top center",
        "textfont": {"size": 13, "color": ground.ink},
        "marker": {
            "size": 17 if is_own else 10,
            "symbol": "diamond" if is_own else "circle",
            "color": ground.accent if is_own else ground.others if name == "Stesso cluster" else ground.faint,
            "line": {"width": 1.5, "color": ground.paper},
            "opacity": 1 if is_own else 0.75,
        },
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _position(line: Line, value: CommonValue, *, few: bool) -> float:
    values = [v.value.value for v in [*line.others, *([line.own] if line.own else [])]]
    if few:
        return 100 * value.value.value / (max(map(abs, values)) or 1.0)
    low, high = min(values), max(values)
    share = 0.5 if high == low else (value.value.value - low) / (high - low)
    return 100 * (1 - share if line.direction is Direction.LOWER else share)


def _advantage(line: Line) -> float:
    """How much better than the reference, in percent of it; points where it is zero."""
    assert line.own is not None  # noqa: S101 - the caller has looked
    assert line.reference is not None  # noqa: S101
    gap = line.own.value.value - line.reference[1]
    scale = abs(line.reference[1]) or 1.0
    return (-gap if line.direction is Direction.LOWER else gap) / scale * 100


def _score(line: Line) -> str:
    """The score of the values' own year: that of another year is no result of theirs."""
    if line.year == line.scored_year:
        return percent(line.result.score)
    return f"– (è del {line.scored_year})"


def _own(line: Line) -> str:
    return quantity(line.own.value, line.symbol) if line.own else NOTHING


def _other(line: Line, name: str) -> str:
    return next((quantity(v.value, line.symbol) for v in line.others if v.short_name == name), NOTHING)


def _reference(line: Line) -> str:
    return f"{line.reference[0]}: {number(line.reference[1])}" if line.reference else ""


def _spread(line: Line, name: str) -> str:
    return number(getattr(line.spread, name)) if line.spread else ""


def _cluster(spread: Distribution | None) -> dict[str, str]:
    """The same of the enti of one's own size class."""
    return {
        "Cluster: enti": str(spread.count) if spread else "",
        "Cluster: media (calcolata)": number(spread.mean) if spread else "",
        "Cluster: mediana (calcolata)": number(spread.median) if spread else "",
        "Cluster: quartili (calcolati)": _quartiles(spread),
    }


def _quartiles(spread: Distribution | None) -> str:
    return f"{number(spread.lower_quartile)} – {number(spread.upper_quartile)}" if spread else ""


def _alternating(xs: Sequence[float]) -> list[str]:
    """Labels above and below in turn, from left to right, so that neighbours do not cover each other."""
    order = sorted(range(len(xs)), key=xs.__getitem__)
    places = {at: "top center" if turn % 2 else "bottom center" for turn, at in enumerate(order)}
    return [places[at] for at in range(len(xs))]


def _label(x: float, y: float, text: str, anchor: str, ground: Ground) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "font": {"size": 14, "color": ground.faint},
    }

"""A bridge from one result to another: a bar for each cause, and what each changed target does alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from scoring.rounding import DUST
from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.format import number, percent, signed
from ui.facts.whatif.bridge import CAUSES, Banks, Span, promised, sign
from ui.figures import charts, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.bridge import TargetEffect
    from scoring.result import MeasureResult
    from ui.figures.theme import Ground


def waterfall(span: Span, ground: Ground) -> charts.Figure:
    """The first result, one bar for each cause that moves it, the second result; from top to bottom.

    The results are marks, not bars: a bar on an axis that does not begin at zero has a false length.

    Args:
        span: the bridge and how it is written.
        ground: colours of the theme.
    """
    bars = _bars(span, ground)
    ends = [span.found.start, span.found.end, *(bar["base"] + bar["x"] for bar in bars), *(bar["base"] for bar in bars)]
    wide = max(max(ends) - min(ends), 0.01)
    shown = charts.layout(ground, 96 + 46 * (len(bars) + 2), margin=8) | {
        "xaxis": {
            "range": [min(ends) - wide * 0.15, max(ends) + wide * 1.2],
            "title": {"text": "punti", "font": {"size": 13}, "standoff": 8},
            "automargin": True,
            "gridcolor": ground.grid,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "tickfont": {"size": 13},
            "type": "category",
            "categoryarray": [_end_name(span, 0), *(bar["name"] for bar in bars), _end_name(span, 1)],
        },
        "showlegend": False,
    }
    return {"data": [_causes(bars, ground), _ends(span, ground)], "layout": shown}


def _causes(bars: Sequence[charts.Figure], ground: Ground) -> charts.Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [bar["name"] for bar in bars],
        "x": [bar["x"] for bar in bars],
        "base": [bar["base"] for bar in bars],
        "marker": {"color": [bar["paint"] for bar in bars]},
        "text": [bar["text"] for bar in bars],
        "textposition": "outside",
        "textfont": {"color": ground.ink},
        "constraintext": "none",
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "width": 0.66,
    }


def _bars(span: Span, ground: Ground) -> list[charts.Figure]:
    at, bars = span.found.start, []
    for step in span.found.steps:
        if abs(step.points) > DUST:
            bars.append(
                {
                    "name": CAUSES[step.cause],
                    "base": min(at, at + step.points),
                    "x": abs(step.points),
                    "paint": ground.accent if step.points > 0 else ground.others,
                    "text": _points(step.points, span.decimals),
                }
            )
        at += step.points
    return bars


def _points(value: float, decimals: int) -> str:
    text = number(abs(value), decimals, fixed=True)
    return f"{sign(value)}{text}" if abs(value) > DUST else text


def _ends(span: Span, ground: Ground) -> charts.Figure:
    """The two results, each a mark in the colour of its state."""
    scores = (span.found.start, span.found.end)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(scores),
        "y": [_end_name(span, which) for which in (0, 1)],
        "marker": {
            "symbol": "line-ns",
            "size": 30,
            "line": {"width": 6, "color": [theme.paint(band).fill for band in span.bands]},
        },
        "text": [
            f"  <b>{percent(score, span.decimals, fixed=True)}</b> {safe(states.state(band))}"
            for score, band in zip(scores, span.bands, strict=True)
        ],
        "textposition": "middle right",
        "textfont": {"color": ground.ink},
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }


def _end_name(span: Span, which: int) -> str:
    return f"<b>{safe(span.names[which])}</b>"


def causes_table(span: Span) -> pd.DataFrame:
    """The first result, the points of each cause, the second result: with the digits of the figure."""
    steps = [(CAUSES[step.cause], _points(step.points, span.decimals), "") for step in span.found.steps]
    scores = (span.found.start, span.found.end)
    first, last = (
        (name, percent(score, span.decimals, fixed=True), states.state(band))
        for name, score, band in zip(span.names, scores, span.bands, strict=True)
    )
    return pd.DataFrame([first, *steps, last], columns=["Che cosa", "Punti", "Stato"])


def effects_table(banks: Banks, found: Sequence[TargetEffect], symbol: Callable[[MeasureResult], str]) -> pd.DataFrame:
    """What each changed indicator alone does to the result, the greatest effect first.

    Args:
        banks: the two results.
        found: what would be won by putting each back.
        symbol: what goes after an indicator's numbers.
    """
    ordered = sorted(found, key=lambda each: -abs(each.points or 0.0))
    pairs = [(banks.before.measure(e.key), banks.after.measure(e.key)) for e in ordered]
    return pd.DataFrame(
        {
            "Codice": [after.code for _, after in pairs],
            "Da solo": [
                # The engine says what is won by putting it back: what the change itself did is the opposite.
                None if e.points is None else signed(-e.points + 0.0)
                for e in ordered
            ],
            "Prima": [promised(before.measure, symbol(before)) for before, _ in pairs],
            "Dopo": [promised(after.measure, symbol(after)) for _, after in pairs],
            "Indicatore": [after.title for _, after in pairs],
        }
    )

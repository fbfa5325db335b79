"""How likely each state is: a bar for each node, and the tables of nodes and indicators."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.forecast_words import band_text
from ui.facts.format import count, number, percent, quantity
from ui.facts.whatif.chances import WITHHELD, share_text, shares_of
from ui.figures import charts, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.chance import Chances
    from scoring.policy import Band, Bands
    from scoring.result import MeasureResult, NodeResult
    from ui.facts.whatif.reach import Reach
    from ui.figures.theme import Ground

_TOO_NARROW: Final = 0.06
"""Share of a bar that cannot hold its number."""


def state_bars(chances: Chances, rows: Sequence[NodeResult], bands: Bands, ground: Ground) -> charts.Figure:
    """The share of the draws in each state, one stacked bar for each node.

    Args:
        chances: of the sheet.
        rows: nodes whose chances are told.
        bands: of the method; the best is drawn first.
        ground: colours of the theme.
    """
    names = [charts.row_name(r.code, r.title) for r in rows]
    shares = [shares_of(chances.node(r.code), bands) for r in rows]
    drawn = [
        _bar(names, band, [dict(_by_word(row))[states.word(band)] for row in shares])
        for band in (*reversed(bands.bands), None)
    ]
    shown = charts.layout(ground, 64 + 34 * len(rows), margin=4) | {
        "barmode": "stack",
        "bargap": 0.25,
        "legend": {"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0, "traceorder": "normal"},
        "xaxis": {"range": [0, 100], "showticklabels": False, "showgrid": False, "zeroline": False, "fixedrange": True},
        "yaxis": {"autorange": "reversed", "automargin": True, "fixedrange": True, "tickfont": {"size": 13}},
    }
    return {"data": [bar for bar in drawn if bar["name"] != states.state(None) or any(bar["x"])], "layout": shown}


def _bar(names: list[str], band: Band | None, shares: list[float]) -> charts.Figure:
    paint = theme.paint(band)
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(states.state(band)),
        "y": names,
        "x": [100 * share for share in shares],
        "text": [f"{safe(states.symbol(band))} {share_text(s)}" if s >= _TOO_NARROW else "" for s in shares],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": paint.ink, "size": 13},
        "constraintext": "none",
        "textangle": 0,
        "marker": {"color": paint.fill, "pattern": {"shape": paint.pattern, "solidity": 0.12}},
        "customdata": [share_text(share) for share in shares],
        "hovertemplate": "%{y}: %{customdata}<extra>" + safe(states.state(band)) + "</extra>",
    }


def _by_word(shares: Sequence[tuple[Band, float]]) -> list[tuple[str, float]]:
    unscored = 1 - math.fsum(share for _, share in shares)
    return [*((band.word, share) for band, share in shares), (states.NO_SCORE, max(unscored, 0.0))]


def chances_table(chances: Chances, rows: Sequence[NodeResult], bands: Bands) -> pd.DataFrame:
    """The chances of each node; where they are withheld, why, and how much of its weight has a history."""
    found = [chances.node(r.code) for r in rows]
    table: dict[str, list[str | None]] = {"Obiettivo": [f"{r.code} {r.title}".strip() for r in rows]}
    for at, band in reversed(list(enumerate(bands.bands))):
        table[states.state(band)] = [share_text(c.probabilities[at]) if c.probabilities else None for c in found]
    if any(c.unscored and not c.withheld for c in found):
        table[states.state(None)] = [None if c.withheld else share_text(c.unscored) for c in found]
    table["8 volte su 10"] = [
        None if c.low is None else f"{number(c.low, 1, fixed=True)} – {number(c.high, 1, fixed=True)}" for c in found
    ]
    table["A metà"] = [None if c.middle is None else number(c.middle, 1, fixed=True) for c in found]
    table["Peso con storia"] = [percent(100 * c.varying_share, 0) for c in found]
    if any(c.withheld for c in found):
        table["Perché non si dice"] = [WITHHELD[c.withheld] if c.withheld else "" for c in found]
    return pd.DataFrame(table)


def indicators_table(chances: Chances, found: Sequence[Reach], symbol: Callable[[MeasureResult], str]) -> pd.DataFrame:
    """What became of each indicator: those drawn first, then those that stand still, with the reason.

    Args:
        chances: of the sheet; it says which indicators have a part.
        found: how far each may go.
        symbol: what goes after an indicator's numbers.
    """
    by_key = {each.result.measure.key: each for each in found}
    rows = [by_key[key] for key in (*chances.varied, *chances.held) if key in by_key]
    return pd.DataFrame(
        {
            "Codice": [r.result.code for r in rows],
            "Indicatore": [r.result.title for r in rows],
            "Nelle estrazioni": ["estratto" if r.expected else "fermo" for r in rows],
            "Al centro, o fermo a": [_centre(r, symbol(r.result)) for r in rows],
            "8 volte su 10": [band_text(r.expected, symbol(r.result)) if r.expected else None for r in rows],
            "Perché": [
                f"{count(r.expected.changes, 'cambiamento annuale', 'cambiamenti annuali')}" if r.expected else r.why
                for r in rows
            ],
        }
    )


def _centre(found: Reach, symbol: str) -> str:
    measure = found.result.measure
    if found.expected:
        return f"{number(found.expected.value)} {symbol}".strip()
    if measure.actual is None and measure.declared is not None:
        return f"{quantity(measure.declared, '%')} dichiarato"
    return quantity(measure.actual, symbol)

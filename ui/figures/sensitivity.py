"""Which numbers carry a result: the tornado, and the tables of the checks on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from scoring.rounding import DUST
from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.format import difference, number, percent, signed
from ui.facts.whatif.check_words import check_name
from ui.figures import charts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import NodeResult, ScoredSheet
    from scoring.robustness import Robustness
    from scoring.sensitivity import Without
    from ui.facts.whatif.sensitivity import Ends
    from ui.figures.theme import Ground

_THICK: Final = 0.7
"""Of a bar, in rows."""

_LETTERS: Final = 40
"""Of a line of a name beside its bars."""
_LETTER, _NARROW, _FEWEST = 6.5, 440, 120
"""Pixels of a letter beside a bar; of the bars with their words, and of the bars alone, at the narrowest."""


def tornado_bars(ends: Sequence[Ends], base: float, ground: Ground, names: tuple[str, str]) -> charts.Figure:
    """Two bars for each indicator, from the score as it is to the score at either end of its range.

    A colour is easier or harder, worse or better: of a deadline, and where less is better, the lower value is harder.

    Args:
        ends: widest swing first.
        base: the score as it is, percent.
        ground: colours of the theme.
        names: what the first and the second end are called.
    """
    firsts = _side([e.first for e in ends], base, ground.others, names[0])
    seconds = _side([e.second for e in ends], base, ground.accent, names[1])
    for at, e in enumerate(ends):
        firsts["offset"][at], seconds["offset"][at], width = _places(e, base)
        firsts["width"][at] = seconds["width"][at] = width
    scores = [base, *(s for e in ends for _, s in (e.first, e.second) if s is not None)]
    left, right = _rooms((firsts, seconds), max(max(scores) - min(scores), 0.01))
    shown = charts.layout(ground, 80 + 34 * len(ends), margin=4) | {
        "barmode": "overlay",
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        "margin": {"t": 34, "l": 4, "r": 4, "b": 40},
        "xaxis": {
            "range": [min(scores) - left, max(scores) + right],
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
            "fixedrange": True,
            "title": {"text": f"linea: il risultato di adesso, {percent(base, fixed=True)}", "font": {"size": 13}},
        },
        # Two indicators may have one name: a row is a place, not a name.
        "yaxis": {
            "tickvals": list(range(len(ends))),
            "ticktext": [charts.row_name("", e.name, _LETTERS) for e in ends],
            "range": [len(ends) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 12},
        },
        "shapes": [_line(base, ground)],
    }
    return {"data": [firsts, seconds], "layout": shown}


def _rooms(sides: Sequence[charts.Figure], wide: float) -> tuple[float, float]:
    """What the longest words need on the left and on the right of the bars, in points: ``wide`` is what bars cover."""
    ends = [
        (x, _LETTER * (len(text) + 1)) for side in sides for x, text in zip(side["x"], side["text"], strict=True) if x
    ]
    left = max((pixels for x, pixels in ends if x < 0), default=0.0)
    right = max((pixels for x, pixels in ends if x > 0), default=0.0)
    bars = max(_NARROW - left - right, _FEWEST)
    return wide * left / bars, wide * right / bars


def _places(found: Ends, base: float) -> tuple[float, float, float]:
    """Where in a row the two bars begin, and how thick they are: one above the other where both go the same way."""
    one, other = ((0.0 if s is None else s - base) for _, s in (found.first, found.second))
    if one * other > DUST * DUST:
        return -_THICK / 2, 0.0, _THICK / 2
    return -_THICK / 2, -_THICK / 2, _THICK


def _line(base: float, ground: Ground) -> charts.Figure:
    line = {"color": ground.ink, "width": 1.5}
    return {"type": "line", "x0": base, "x1": base, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _side(found: Sequence[tuple[str, float | None]], base: float, colour: str, name: str) -> charts.Figure:
    """The bars of one end: the value it is at, and the score there."""
    moved = [(s, v) if s is not None and abs(s - base) > DUST else (None, v) for v, s in found]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(range(len(found))),
        "x": [None if s is None else s - base for s, _ in moved],
        "base": base,
        "offset": [-_THICK / 2] * len(found),
        "width": [_THICK] * len(found),
        "marker": {"color": colour},
        "text": ["" if s is None else f"{safe(v)}: {signed(difference(base, s))}" for s, v in moved],
        "textposition": "outside",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "constraintext": "none",
        "customdata": ["" if s is None else percent(s, fixed=True) for s, _ in moved],
        "hovertemplate": "%{text}, risultato %{customdata}<extra></extra>",
    }


def swings_table(ends: Sequence[Ends], names: tuple[str, str]) -> pd.DataFrame:
    """The score of the node with each number at either end; ``names`` as in ``tornado_bars``."""
    return pd.DataFrame(
        {
            "Indicatore": [e.name for e in ends],
            names[0].capitalize(): [e.first[0] for e in ends],
            "Risultato con questo": [_score(e.first[1]) for e in ends],
            names[1].capitalize(): [e.second[0] for e in ends],
            "Risultato con quello": [_score(e.second[1]) for e in ends],
            "Escursione": [None if e.span is None else number(e.span, fixed=True) for e in ends],
        }
    )


def checks_table(found: Robustness) -> pd.DataFrame:
    """Each choice made otherwise: the score, the state, whether the word survives."""
    return pd.DataFrame(
        {
            "Se fosse così": [check_name(check) for check in found.checks],
            "Resiste": ["✓ resiste" if check.survives else "✕ cambia" for check in found.checks],
            "Risultato": [_score(check.score) for check in found.checks],
            "Stato": [states.state(check.band) for check in found.checks],
        }
    )


def without_table(after: ScoredSheet, node: NodeResult, found: Sequence[Without]) -> pd.DataFrame:
    """The score of a node without each of its indicators, the one that moves it most first."""
    base = node.score or 0.0
    ordered = sorted(found, key=lambda w: -abs((base if w.score is None else w.score) - base))
    results = {m.measure.key: m for m in after.measures}
    return pd.DataFrame(
        {
            "Senza": [w.key.indicator_code for w in ordered],
            "Risultato": [_score(w.score) for w in ordered],
            "Differenza": [None if w.score is None else signed(difference(base, w.score)) for w in ordered],
            "Suo punteggio": [percent(results[w.key].score) for w in ordered],
            "Indicatore": [results[w.key].title for w in ordered],
        }
    )


def _score(value: float | None) -> str | None:
    return None if value is None else percent(value, fixed=True)

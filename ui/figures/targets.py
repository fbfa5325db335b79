"""How hard each target is: a dot on the scale of the difficulty, a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from scoring.ambition import DREAM_ABOVE, HARD_ABOVE, SOFT_BELOW, Ambition
from scoring.model import Quantity
from ui.facts.escape import figure as safe
from ui.facts.format import count, percent, quantity, short
from ui.facts.format import target as target_of
from ui.facts.whatif.targets import FLAG, OTHERS, difficulty, flag_words
from ui.figures import charts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.ambition import Share
    from scoring.forecast import Point
    from ui.facts.whatif.targets import Target
    from ui.figures.theme import Ground

_LETTER: Final = 0.85
"""Width of a letter of a label, in hundredths of the figure at 1280 pixels."""

_LANE: Final = 24
"""Pixels between one line of dots and the next."""

_MARKER: Final[Mapping[Ambition, str]] = {
    Ambition.SOFT: "triangle-down",
    Ambition.ALREADY: "square",
    Ambition.PLAUSIBLE: "circle",
    Ambition.HARD: "triangle-up",
    Ambition.DREAM: "star",
}

_ZONES: Final = (
    (0.0, SOFT_BELOW, "facile"),
    (SOFT_BELOW, HARD_ABOVE, "plausibile"),
    (HARD_ABOVE, DREAM_ABOVE, "difficile"),
    (DREAM_ABOVE, 1.0, "mai visto"),
)

OPTIONAL: Final = ("Già raggiunto", "Salti minori", OTHERS)
"""Columns that are shown only where some target has something in them."""


def difficulty_strip(targets: Sequence[Target], ground: Ground) -> charts.Figure:
    """Each target a dot with its code, between 0 (surely reached) and 100 % (surely missed).

    Args:
        targets: those with a percentile.
        ground: colours of the theme.
    """
    ordered = sorted(targets, key=lambda t: t.judged.percentile.value or 0.0)
    places = [100 * (t.judged.percentile.value or 0.0) for t in ordered]
    found = lanes(places, [t.result.code for t in ordered])
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "x": places,
        "y": found,
        "text": [f" {safe(t.result.code)}" for t in ordered],
        "textposition": [_side(x, t.result.code) for x, t in zip(places, ordered, strict=True)],
        "textfont": {"size": 12, "color": ground.ink},
        "marker": {
            "size": 12,
            "symbol": [_MARKER[t.flag] for t in ordered],
            "color": ground.accent,
            "line": {"width": 1, "color": ground.paper},
        },
        "hovertext": [_hover(t) for t in ordered],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    height = 86 + _LANE * (max(found) + 1)
    shown = charts.layout(ground, height, margin=4) | {
        "margin": {"t": 24, "l": 10, "r": 10, "b": 40},
        "xaxis": {
            "range": [-1, 101],
            "tickvals": [0, 25, 50, 75, 95, 100],
            "ticktext": ["0 %", "25 %", "50 %", "75 %", "95 %", ""],
            "title": {"text": "difficoltà secondo la storia", "font": {"size": 13}, "standoff": 4},
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"visible": False, "range": [-0.7, max(found) + 0.7], "fixedrange": True},
        "shapes": [_limit(end, ground) for _, end, _ in _ZONES[:-1]] + [_normal(ground)],
        "annotations": [_zone_name(zone, ground) for zone in _ZONES],
    }
    return {"data": [dots], "layout": shown}


def lanes(places: Sequence[float], names: Sequence[str]) -> list[int]:
    """On which line each dot lies, so that its name covers no other; the lowest free one.

    Examples:
        >>> lanes([10.0, 11.0, 40.0], ["A1", "A2", "A3"])
        [0, 1, 0]
    """
    free: list[float] = []
    found = []
    for place, name in zip(places, names, strict=True):
        begin, end = _span(place, name)
        lane = next((at for at, taken in enumerate(free) if taken <= begin), len(free))
        free[lane : lane + 1] = [end]
        found.append(lane)
    return found


def _span(place: float, name: str) -> tuple[float, float]:
    """What a dot and its name take of the line."""
    width = 1.5 + _LETTER * len(name)
    return (place - width, place + 1) if _side(place, name) == "middle left" else (place - 1, place + width)


def _side(place: float, name: str) -> str:
    return "middle left" if place + 1.5 + _LETTER * len(name) > 101 else "middle right"


def _hover(target: Target) -> str:
    share = target.judged.percentile
    asked = target_of(target.result.measure, target.symbol)
    return (
        f"<b>{safe(target.result.code)} {safe(short(target.result.title, 70))}</b><br>target {safe(asked)}: "
        f"{flag_words(target.flag)}<br>difficoltà {percent(100 * (share.value or 0.0), 0)}, da "
        f"{count(share.count, 'cambiamento annuale', 'cambiamenti annuali')}"
    )


def _limit(share: float, ground: Ground) -> charts.Figure:
    line = {"color": ground.faint, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": 100 * share, "x1": 100 * share, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _normal(ground: Ground) -> charts.Figure:
    """The ground of the targets that are neither soft nor hard."""
    return {
        "type": "rect",
        "x0": 100 * SOFT_BELOW,
        "x1": 100 * HARD_ABOVE,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": ground.good,
        "layer": "below",
    }


def _zone_name(zone: tuple[float, float, str], ground: Ground) -> charts.Figure:
    low, high, name = zone
    flag = next((symbol for symbol, word in FLAG.values() if word.lower() == name), "")
    return {
        "text": f"{flag} {name}".strip(),
        "x": 50 * (low + high),
        "yref": "paper",
        "y": 1.0,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": ground.faint},
    }


def targets_table(targets: Sequence[Target], year: int) -> pd.DataFrame:
    """One row for each target, easiest first; a column of shares that nobody has is left out.

    Args:
        targets: in the document's order.
        year: that they are of.
    """
    rows = sorted(targets, key=_easiest_first)
    table = pd.DataFrame(
        {
            "Codice": [row.result.code for row in rows],
            "Indicatore": [row.result.title for row in rows],
            "Target": [target_of(row.result.measure, row.symbol) for row in rows],
            "Ultimo valore": [_last(row) for row in rows],
            "Giudizio": [flag_words(row.flag) for row in rows],
            "Difficoltà": [difficulty(row, year) for row in rows],
            "Già raggiunto": [_reached(row) for row in rows],
            "Salti minori": [_of(row.judged.jumps_short) for row in rows],
            OTHERS: [_others(row) for row in rows],
        }
    )
    return table.drop(columns=[c for c in OPTIONAL if table[c].isna().all() or (table[c] == "").all()])


def _easiest_first(row: Target) -> tuple[int, float]:
    return list(FLAG).index(row.flag), row.judged.percentile.value or 0.0


def _last(row: Target) -> str | None:
    last = row.judged.last
    return None if last is None else f"{_number(row, last)} ({last.year})"


def _reached(row: Target) -> str:
    found = row.judged.already_reached or row.judged.ever_reached
    if found is None:
        return ""
    return f"✓ {found.year}: {_number(row, found)}"


def _number(row: Target, found: Point) -> str:
    """A value of the history as its document prints it."""
    return quantity(row.known.get(found.year, Quantity(found.value)), row.symbol)


def _of(share: Share) -> str | None:
    """A share with how many it is of: ``1 di 2``."""
    return None if share.value is None else f"{round(share.value * share.count)} di {share.count}"


def _others(row: Target) -> str | None:
    found = _of(row.judged.others_missing)
    return None if found is None else f"{found} ({row.peers.year})"

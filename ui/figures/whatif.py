"""Figures of a what-if: the tree under the hypotheses with what they change on it. Each returns a plain dict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.format import change, score
from ui.figures import charts, theme
from ui.figures.charts import Figure, layout, measure_id, node_id

if TYPE_CHECKING:
    from scoring.effect import Effect, Effects
    from scoring.result import MeasureResult, NodeResult
    from ui.figures.theme import Ground

_MOST_BARS: Final = 6
_BARS_SHARE: Final = 0.34
"""How much of the figure's height the bars take."""


def tree_and_changes(effects: Effects, *, level: str, ground: Ground, height: int) -> Figure:
    """The tree under the hypotheses and, below it, the points that each part wins or loses: one figure, drawn once.

    What changes its state has a thick edge; what changes at all says from how much.

    Args:
        effects: before and after.
        level: code of the node shown outermost.
        ground: colours of the theme.
        height: pixels, of both together.
    """
    moved = most_moved(effects)
    share = _BARS_SHARE if moved else 0.0
    made = charts.tree(effects.after, level=level, shape="icicle", ground=ground, height=round(height * (1 - share)))
    tree = made["data"][0]
    tree["domain"] = {"y": [share, 1.0]}
    changed = _by_cell(effects)
    tree["text"] = [_told(text, changed.get(cell)) for cell, text in zip(tree["ids"], tree["text"], strict=True)]
    flips = [cell in changed and changed[cell].flips for cell in tree["ids"]]
    tree["marker"]["line"] = {
        "width": [4 if flip else 1.5 for flip in flips],
        "color": [ground.accent if flip else ground.paper for flip in flips],
    }
    made["layout"]["height"] = height
    if moved:
        made["data"].append(_bars(moved))
        made["layout"] |= _axes(moved, ground, share)
    return made


def most_moved(effects: Effects) -> tuple[Effect[NodeResult], ...]:
    """The nodes below the root that the hypotheses move most, most first."""
    found = [e for e in effects.nodes[1:] if e.is_changed and e.points is not None]
    return tuple(sorted(found, key=lambda e: -abs(e.points or 0.0))[:_MOST_BARS])


def _by_cell(effects: Effects) -> dict[str, Effect[NodeResult] | Effect[MeasureResult]]:
    found: dict[str, Effect[NodeResult] | Effect[MeasureResult]] = {}
    for node in effects.nodes:
        if node.is_changed:
            found[node_id(node.after.code)] = node
    for measure in effects.measures:
        if measure.is_changed:
            key = measure.after.measure.key
            found[measure_id(key.node_code, key.indicator_code)] = measure
    return found


def _told(text: str, effect: Effect[NodeResult] | Effect[MeasureResult] | None) -> str:
    if effect is None:
        return text
    before = f"{states.symbol(effect.before.band)} {score(effect.before)}"
    return text.replace("<b>", f"<b>{safe(before)} → ", 1)


def _bars(moved: tuple[Effect[NodeResult], ...]) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [safe(e.after.code) for e in moved],
        "customdata": [node_id(e.after.code) for e in moved],
        "x": [e.points for e in moved],
        "marker": {"color": [theme.paint(e.after.band).fill for e in moved]},
        "text": [
            f"<b>{safe(e.after.code)}</b>  {change(e.before, e.after)}"
            f"{f'  {states.symbol(e.before.band)} → {states.symbol(e.after.band)}' if e.flips else ''}"
            for e in moved
        ],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "hovertext": [
            f"{safe(e.after.title)}<br>{score(e.before)} {safe(states.state(e.before.band))} → "
            f"{score(e.after)} {safe(states.state(e.after.band))}"
            for e in moved
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "width": 0.6,
    }


def _axes(moved: tuple[Effect[NodeResult], ...], ground: Ground, share: float) -> Figure:
    most = max(abs(e.points or 0.0) for e in moved)
    low = min(0.0, *(e.points or 0.0 for e in moved))
    high = max(0.0, *(e.points or 0.0 for e in moved))
    return {
        "xaxis": {
            "range": [low - (most * 1.9 if low < 0 else most * 0.05), high + most * 1.9],
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": ground.faint,
            "showticklabels": False,
            "fixedrange": True,
        },
        "yaxis": {
            "type": "category",
            "domain": [0.0, share - 0.07],
            "autorange": "reversed",
            "showticklabels": False,
            "fixedrange": True,
        },
        "showlegend": False,
        "annotations": [
            {
                "text": "Punti guadagnati o persi dagli obiettivi",
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": share - 0.01,
                "xanchor": "left",
                "yanchor": "top",
                "showarrow": False,
                "font": {"size": 13, "color": ground.faint},
            }
        ],
    }


__all__ = ["layout", "most_moved", "tree_and_changes"]

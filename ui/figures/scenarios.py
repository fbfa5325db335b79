"""Scenarios side by side: results, assumed numbers, how many objectives in each state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from scoring.scenario import official
from scoring.summary import parts, state_counts
from ui.facts import states
from ui.facts.assumption_text import field_name
from ui.facts.escape import figure as safe
from ui.facts.format import NOTHING, change, percent, quantity
from ui.facts.whatif.scenarios import DIFFERENCE, OFFICIAL, ComparedScenario, assumed_numbers, named, unit_of
from ui.figures import charts, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import NodeResult
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.figures.theme import Ground

_ON_AN_AXIS: Final = 30


def nodes_table(columns: Sequence[ComparedScenario]) -> pd.DataFrame:
    """The root, then its parts, those that differ first: score and state in every column, and what the last one adds.

    The difference is that of the scores as they are shown, from the first column to the last.
    """
    first, last = columns[0].scored, {r.code: r for r in columns[-1].scored.nodes}
    rows = [first.root, *sorted(parts(first), key=lambda r: not _differs(r, columns))]
    found: dict[str, list[str]] = {"Obiettivo": [f"{r.code} {r.title}".strip() for r in rows]}
    for name, column in named(columns):
        results = {r.code: r for r in column.scored.nodes}
        found[name] = [_cell(results.get(r.code)) for r in rows]
    found[DIFFERENCE] = [change(r, last[r.code]) if r.code in last else NOTHING for r in rows]
    return pd.DataFrame(found)


def _differs(part: NodeResult, columns: Sequence[ComparedScenario]) -> bool:
    """Whether some column has another score for a node than the first."""
    others = ({r.code: r.score for r in column.scored.nodes}.get(part.code) for column in columns)
    return any(score != part.score for score in others)


def _cell(result: object) -> str:
    score, band = getattr(result, "score", None), getattr(result, "band", None)
    return f"{states.symbol(band)} {percent(score, fixed=True)}"


def numbers_table(question: WhatIfQuestion, columns: Sequence[ComparedScenario]) -> pd.DataFrame:
    """Every number that some scenario assumes: the official one, and that of each; empty where it has none."""
    asked, scored = assumed_numbers(columns), columns[0].scored
    measures = {key: scored.measure(key) for key, _ in asked}
    found: dict[str, list[str | None]] = {
        "Indicatore": [f"{key.indicator_code} {measures[key].title}" for key, _ in asked],
        "Che cosa": [field_name(field) for _, field in asked],
        OFFICIAL: [
            quantity(official(measures[key].measure, field), unit_of(question, key, field)) for key, field in asked
        ],
    }
    for name, column in named(columns)[1:]:
        found[name] = [
            None
            if (a := column.answer.assumed(key, field)) is None
            else quantity(a.value, unit_of(question, key, field))
            for key, field in asked
        ]
    return pd.DataFrame(found)


def counts_table(columns: Sequence[ComparedScenario]) -> pd.DataFrame:
    """How many of the root's parts are in each state, one row for each scenario."""
    counted = [state_counts(parts(column.scored), column.scored.policy.bands) for column in columns]
    rows = [
        {"Scenario": name} | {states.state(each.band): each.count for each in found}
        for (name, _), found in zip(named(columns), counted, strict=True)
    ]
    return pd.DataFrame(rows)


def distribution(columns: Sequence[ComparedScenario], ground: Ground) -> charts.Figure:
    """How many of the root's parts are in each state, one row for each scenario."""
    counted = [state_counts(parts(column.scored), column.scored.policy.bands) for column in columns]
    names = [safe(name) for name, _ in named(columns, _ON_AN_AXIS)]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": safe(states.state(counted[0][at].band)),
            "y": names,
            "x": [row[at].count for row in counted],
            "text": [str(row[at].count or "") for row in counted],
            "textposition": "inside",
            "textangle": 0,
            "insidetextfont": {"color": theme.paint(counted[0][at].band).ink},
            "marker": {"color": theme.paint(counted[0][at].band).fill},
            "hovertemplate": "%{y}: %{x}<extra>" + safe(states.state(counted[0][at].band)) + "</extra>",
        }
        for at in range(len(counted[0]))
    ]
    shown = charts.layout(ground, 70 + 38 * len(columns), margin=4) | {
        "barmode": "stack",
        "legend": {"orientation": "h", "y": -0.15},
        "xaxis": {"showticklabels": False, "showgrid": False, "fixedrange": True},
        # A scenario may be called "2023": without a type the axis would take it for a number.
        "yaxis": {"type": "category", "autorange": "reversed", "automargin": True, "fixedrange": True},
    }
    return {"data": bars, "layout": shown}

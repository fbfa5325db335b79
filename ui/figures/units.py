"""The organisational units as tables and as a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.format import percent, score, short, short_code
from ui.facts.units import of_how_many, state_words, together
from ui.figures import theme
from ui.figures.charts import layout, row_name
from ui.figures.tables import LOST, SCORE, STATE, floats, in_lines, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas.io.formats.style import Styler

    from scoring.units import UnitObjective, UnitResult
    from ui.facts.units import Matrix
    from ui.facts.view import View
    from ui.figures.theme import Ground

UNIT: Final = "Unità"
RESULT: Final = "Risultato"
TOGETHER: Final = "Insieme a"
_ROW_PIXELS: Final = 34
_CODE_PIXELS: Final = 92
_NAME_PIXELS: Final = 244
_NAME_LETTERS: Final = 28


def table(found: Sequence[UnitResult]) -> Styler:
    """One row for each unit: a bar of its result, its state, what it has, what it lost."""
    frame = pd.DataFrame(
        {
            UNIT: [unit.name for unit in found],
            RESULT: floats(unit.score for unit in found),
            STATE: [states.state(unit.band) for unit in found],
            SCORE: floats(unit.score for unit in found),
            LOST: floats(unit.lost if unit.counted else None for unit in found),
            "Di quanti": [of_how_many(unit) for unit in found],
            "Indicatori": [unit.indicators for unit in found],
            "Obiettivi per stato": [state_words(unit) for unit in found],
        }
    )
    return styled(frame, [unit.band for unit in found])


def objectives(view: View, unit: UnitResult, room: int | None = None) -> Styler:
    """The objectives of a unit, with the units that share some with it.

    Args:
        view: of the year.
        unit: whose.
        room: pixels of the titles, where they are cut to the lines of a row.
    """
    found = [each.result for each in unit.objectives]
    frame = pd.DataFrame(
        {
            "Codice": [r.code for r in found],
            "Obiettivo": [in_lines(r.title, room) for r in found],
            STATE: [states.state(r.band) for r in found],
            SCORE: floats(r.score for r in found),
            LOST: floats(r.lost if r.score is not None or r.lost else None for r in found),
        }
    )
    others = ["; ".join(together(view.unit_names, unit.name, r.node.units)) for r in found]
    return styled(frame.assign(**{TOGETHER: others}) if any(others) else frame, [r.band for r in found])


def pairs(found: Sequence[UnitResult]) -> Styler:
    """The matrix as a table: a row for each objective of each unit."""
    cells = [(unit.name, each.result) for unit in found for each in unit.objectives]
    frame = pd.DataFrame(
        {
            UNIT: [name for name, _ in cells],
            "Codice": [r.code for _, r in cells],
            "Obiettivo": [r.title for _, r in cells],
            STATE: [states.state(r.band) for _, r in cells],
            SCORE: floats(r.score for _, r in cells),
        }
    )
    return styled(frame, [r.band for _, r in cells])


def matrix(found: Matrix, *, ground: Ground) -> dict[str, Any]:
    """Units against objectives: a square for each objective of a unit, with the symbol and colour of its state."""
    columns = {_place(each): at for at, each in enumerate(found.objectives)}
    cells = [
        (columns[_place(each)], row, unit, each)
        for row, unit in enumerate(found.units)
        for each in unit.objectives
        if _place(each) in columns
    ]
    paints = [theme.paint(each.result.band) for *_, each in cells]
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, *_ in cells],
        "y": [y for _, y, *_ in cells],
        "text": [states.symbol(each.result.band) for *_, each in cells],
        "customdata": [[columns[_place(each)], _hover(unit, each)] for *_, unit, each in cells],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
        "marker": {
            "symbol": "square",
            "size": 13,
            "color": [paint.fill for paint in paints],
            # The grey of what has no score is too near to the paper to be an edge.
            "line": {"color": [ground.faint if paint.pattern else paint.fill for paint in paints], "width": 1},
        },
        "textfont": {"color": [paint.ink for paint in paints], "size": 10},
        "showlegend": False,
    }
    names = [row_name("", unit.name, _NAME_LETTERS, percent(unit.score, fixed=True)) for unit in found.units]
    codes = [safe(short_code(each.result.code, 14)) for each in found.objectives]
    made = layout(ground, _CODE_PIXELS + 24 + _ROW_PIXELS * len(names), margin=4)
    axis = {"color": ground.ink, "gridcolor": ground.grid, "zeroline": False, "fixedrange": True}
    made["xaxis"] = {
        **axis,
        "tickvals": list(range(len(codes))),
        "ticktext": codes,
        "tickangle": -90,
        "side": "top",
        "range": [-0.7, max(len(codes), 12) - 0.3],
        "tickfont": {"size": 11},
    }
    made["yaxis"] = {
        **axis,
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "range": [len(names) - 0.4, -0.6],
        "tickfont": {"size": 12},
    }
    made["margin"] = {"l": _NAME_PIXELS, "r": 8, "t": _CODE_PIXELS, "b": 8}
    return {"data": [trace], "layout": made}


def _place(each: UnitObjective) -> tuple[str, str]:
    return each.scored.sheet.section, each.result.code


def _hover(unit: UnitResult, each: UnitObjective) -> str:
    result = each.result
    lines = (
        f"<b>{safe(result.code)}</b> {safe(short(result.title, 80))}",
        safe(short(unit.name, 80)),
        f"{safe(states.state(result.band))} · {score(result)}",
    )
    return "<br>".join(lines)

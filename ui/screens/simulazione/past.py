"""This plan's promises put to the values of earlier years: the view "Prova sul passato"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from scoring.backtest import back_test
from scoring.bands import band_of
from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, percent, short
from ui.figures import charts, theme
from ui.screens.session import is_dark
from ui.screens.simulazione.mark import marked
from ui.screens.simulazione.which_node import choose_node, only_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.backtest import PastYear
    from scoring.model import MeasureKey
    from scoring.policy import Band
    from scoring.result import NodeResult, ScoredSheet
    from scoring.series import Series
    from ui.figures.theme import Ground
    from ui.screens.simulazione.workbench import Workbench

ENOUGH: Final = 0.5
"""Share of the weight below which a year is shown hollow: too little of it is known."""


@dataclass(frozen=True, slots=True)
class Past:
    """What one node would have scored in an earlier year.

    Attributes:
        score: percent; None where nothing, or too little for the method, is known.
        share: share (0-1) of the node's planned weight that is known.
    """

    year: int
    score: float | None
    band: Band | None
    share: float

    @property
    def is_enough(self) -> bool:
        """Whether the year may be set beside the others."""
        return self.score is not None and self.share >= ENOUGH


def draw(bench: Workbench) -> None:
    """The score of the root, and of a chosen node, year by year; how much of each year is known."""
    after = bench.answer.after
    node = choose_node(after)
    years = past_years(after, bench.view.series, bench.year)
    if not years:
        st.info(
            f"Di nessun indicatore di questa vista si conosce un valore prima del {bench.year}: le promesse non si "
            "possono provare sul passato. Serve il consuntivo, o la serie storica, di almeno un anno precedente.",
            icon=":material/history_toggle_off:",
        )
        return
    roots = node_past(after, bench.view.series, years, bench.year)
    nodes = node_past(after, bench.view.series, years, bench.year, node) if node.code else ()
    st.caption(_what(bench))
    _hollow(roots, nodes, node)
    st.plotly_chart(
        past_lines(
            [(after.root, roots), *([(node, nodes)] if nodes else [])],
            theme.ground(dark=is_dark()),
            _now(bench),
        ),
        key="passato",
        theme=None,
        config=charts.QUIET,
        alt="Risultato anno per anno con le promesse di oggi, e peso conosciuto. La tabella dice le stesse cose.",
    )
    left, right = st.columns([9, 4], gap="medium")
    with left:
        st.dataframe(
            marked(past_table(roots, node, nodes), bench),
            hide_index=True,
            placeholder=NOTHING,
            alt="Anno, risultato, stato, quota del peso conosciuta",
        )
    with right:
        st.caption(
            "Ciò che di un anno non si conosce, le scadenze e i risultati dichiarati restano fuori dalla media di "
            "quell'anno, e non valgono zero. ○: anno con troppo poco per confrontarlo."
        )


def _what(bench: Workbench) -> str:
    promises = f"I target, le soglie e i pesi del {bench.year}"
    under = ", con le ipotesi," if bench.work.assumptions else ""
    return (
        f"{promises}{under} messi davanti ai valori veri degli anni precedenti: se già allora il risultato sarebbe "
        "stato pieno, le promesse chiedono poco."
    )


def _now(bench: Workbench) -> tuple[str, float | None]:
    what = f"piano {bench.year}" if bench.is_plan else str(bench.year)
    return f"{what}{', ipotesi' if bench.work.assumptions else ''}", bench.answer.after.root.score


def _hollow(roots: Sequence[Past], nodes: Sequence[Past], node: NodeResult) -> None:
    """Which years are not to be trusted, for which of the two."""
    told = [_hollow_years("del risultato complessivo", roots)]
    if nodes:
        told.append(_hollow_years(f"di {node.code}", nodes))
    sentences = [sentence for sentence in told if sentence]
    if sentences:
        st.warning(markdown(" ".join(sentences)), icon=":material/hide_source:")


def _hollow_years(whose: str, found: Sequence[Past]) -> str:
    years = [f"{past.year} ({percent(100 * past.share, 0)})" for past in found if not past.is_enough]
    if not years:
        return ""
    return f"Si conosce meno della metà del peso {whose} in questi anni, disegnati vuoti: {', '.join(years)}."


def past_years(scored: ScoredSheet, series: Mapping[MeasureKey, Series], before: int) -> tuple[int, ...]:
    """Years before one in which some indicator of the sheet has a value; from the first to the last, none left out."""
    known = {p.year for m in scored.measures if (s := series.get(m.measure.key)) for p in s.points if p.year < before}
    return tuple(range(min(known), max(known) + 1)) if known else ()


def node_past(
    scored: ScoredSheet,
    series: Mapping[MeasureKey, Series],
    years: Sequence[int],
    sheet_year: int,
    node: NodeResult | None = None,
) -> tuple[Past, ...]:
    """What the root, or a node, would have scored in earlier years, and how much of its weight is known of each.

    Args:
        scored: the sheet whose promises are tried.
        series: history by indicator.
        years: to try.
        sheet_year: of the promises.
        node: None for the root.
    """
    found = back_test(scored.sheet, scored.policy, series, years, sheet_year=sheet_year)
    if node is None:
        return tuple(Past(p.year, p.score, p.band, p.measured_share) for p in found)
    alone = back_test(only_below(scored.sheet, node.code), scored.policy, series, years, sheet_year=sheet_year)
    return tuple(_of_node(scored, p, node.code, of.measured_share) for p, of in zip(found, alone, strict=True))


def _of_node(scored: ScoredSheet, past: PastYear, code: str, share: float) -> Past:
    found = past.nodes[code]
    return Past(past.year, found, band_of(found, scored.policy.bands), share)


Line = tuple["NodeResult", "Sequence[Past]"]


def past_lines(lines: Sequence[Line], ground: Ground, now: tuple[str, float | None]) -> charts.Figure:
    """Scores by year above, the share of the weight that is known below; years with too little of it are hollow.

    Args:
        lines: a node and its years; the root first.
        ground: colours of the theme.
        now: what the present score of the root is called, and what it is; None draws no line.
    """
    colours = (ground.accent, ground.others)
    drawn: list[charts.Figure] = []
    for (node, found), colour in zip(lines, colours, strict=False):
        other = next((years for at, years in lines if at is not node), ())
        drawn += [_line((node, found), other, colour), _shares(found, _name(node), colour)]
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
        "mode": "lines+markers+text",
        "name": name,
        "x": [past.year for past in found],
        "y": [past.score for past in found],
        "connectgaps": False,
        "line": {"color": colour, "width": 2, "dash": "solid" if is_root else "dash"},
        "marker": {
            "size": 13,
            "color": colour,
            "symbol": [shape if past.is_enough else f"{shape}-open" for past in found],
            "line": {"width": 2, "color": colour},
        },
        "text": [
            "" if past.score is None else f"{safe(states.symbol(past.band))} {percent(past.score, 1)}" for past in found
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

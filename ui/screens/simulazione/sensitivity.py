"""Which numbers carry a result, and whether its word would stand other lawful choices: the view "Che cosa pesa"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from scoring.robustness import robustness
from scoring.rounding import DUST
from scoring.sensitivity import leave_one_out, target_tornado, tornado
from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, difference, number, ordinal_day, percent, short, signed
from ui.facts.whatif.check_words import check_name, verdict
from ui.facts.whatif.reach import reaches
from ui.figures import charts, theme
from ui.screens import panels
from ui.screens.session import is_dark
from ui.screens.simulazione.mark import marked
from ui.screens.simulazione.which_node import choose_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.robustness import Robustness
    from scoring.sensitivity import Swing, Without
    from ui.facts.whatif.workbench import Workbench
    from ui.figures.theme import Ground

_TARGETS, _ACTUALS = "target", "consuntivi"
_WHAT: Final = {_TARGETS: "Target ± 10 %", _ACTUALS: "Consuntivi, banda 80 %"}
_MOST: Final = 15
_THICK: Final = 0.7
"""Of a bar, in rows."""
_ROOM: Final = 0.35
"""Of the widest span, left on either side for the words of the bars."""


@dataclass(frozen=True, slots=True)
class Ends:
    """One bar pair of a tornado, in words.

    Attributes:
        name: code and title of the indicator.
        low, high: the two values moved to, as a reader writes them.
        swing: the scores at each.
    """

    name: str
    low: str
    high: str
    swing: Swing


def draw(bench: Workbench) -> None:
    """What moves a node's score, what it would be without each indicator, and what its word resists."""
    after = bench.answer.after
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        node = choose_node(after)
        what = panels.choose_segment("Che cosa si muove", "muovi", _WHAT)
    if node.score is None:
        st.info("Senza punteggio: non c'è nulla che pesi. Scegliere un altro obiettivo.", icon=":material/info:")
        return
    solid = robustness(after.sheet, after.policy, node.code)
    told = verdict(solid)
    st.badge(markdown(told.words), icon=told.icon, color=told.colour)
    _tornado(bench, node, what)
    left, right = st.columns([7, 6], gap="medium")
    with left:
        _robustness(bench, solid)
    with right:
        _without(bench, node)


def _tornado(bench: Workbench, node: NodeResult, what: str) -> None:
    after = bench.answer.after
    swings = _swings(bench, node.code, what)
    moving = [s for s in swings if s.swing is None or _moves(s, node.score or 0.0)]
    if not moving:
        st.info(_nothing_moves(bench, what, is_any=bool(swings)), icon=":material/info:")
        return
    shown = moving[:_MOST]
    st.caption(_told(bench, what, len(shown), len(swings)))
    ends = [_ends(bench, after.measure(swing.key), swing) for swing in shown]
    st.plotly_chart(
        tornado_bars(ends, node.score or 0.0, theme.ground(dark=is_dark()), _NAMES[what]),
        key="tornado",
        theme=None,
        config=charts.QUIET,
        alt="Quanto ciascun indicatore, mosso da solo, sposta il risultato; la tabella sotto dice gli stessi numeri.",
    )
    with st.expander("Gli stessi numeri in tabella"):
        st.dataframe(
            marked(swings_table([_ends(bench, after.measure(s.key), s) for s in moving]), bench),
            hide_index=True,
            placeholder=NOTHING,
            alt="Punteggio ai due estremi di ogni indicatore",
        )


def _swings(bench: Workbench, code: str, what: str) -> tuple[Swing, ...]:
    after = bench.answer.after
    if what == _TARGETS:
        return target_tornado(after.sheet, after.policy, node_code=code)
    ranges = {r.result.measure.key: (e.low, e.high) for r in reaches(bench) if (e := r.expected)}
    return tornado(after.sheet, after.policy, ranges, code)


def _moves(swing: Swing, base: float) -> bool:
    return any(s is not None and abs(s - base) > DUST for s in (swing.low_score, swing.high_score))


def _nothing_moves(bench: Workbench, what: str, *, is_any: bool) -> str:
    if what == _ACTUALS and not is_any:
        return (
            f"Nessun indicatore di questo obiettivo ha una banda: servono almeno tre valori annuali prima del "
            f"{bench.year}. «Probabilità» dice, di ciascuno, che cosa manca."
        )
    if not is_any:
        return "Nessun indicatore di questo obiettivo ha un target da muovere."
    return "Nessuno, mosso da solo, sposta il risultato: i punteggi restano al massimo o al minimo."


def _told(bench: Workbench, what: str, shown: int, every: int) -> str:
    many = f"I {shown} che spostano di più, su {every}." if shown < every else ""
    if what == _TARGETS:
        return (
            "Il risultato se un target alla volta fosse più basso o più alto di un decimo (le scadenze: 30 giorni "
            f"prima o dopo); tutto il resto resta fermo. {many}"
        )
    return (
        f"Il risultato se un consuntivo alla volta andasse da un estremo all'altro della banda in cui la storia fino "
        f"al {bench.year - 1} lo fa cadere 8 volte su 10; tutto il resto resta fermo. {many}"
    )


_NAMES: Final = {
    _TARGETS: ("target più basso, o 30 giorni prima", "target più alto, o 30 giorni dopo"),
    _ACTUALS: ("estremo basso della banda", "estremo alto della banda"),
}


def _ends(bench: Workbench, result: MeasureResult, swing: Swing) -> Ends:
    name = f"{result.code} {short(result.title, 60)}"
    return Ends(name, _value(bench, result, swing.low_value), _value(bench, result, swing.high_value), swing)


def _value(bench: Workbench, result: MeasureResult, value: float) -> str:
    return ordinal_day(value) if result.measure.is_date else f"{number(value)} {bench.symbol(result)}".strip()


def tornado_bars(ends: Sequence[Ends], base: float, ground: Ground, names: tuple[str, str]) -> charts.Figure:
    """Two bars for each indicator, from the score as it is to the score at either end of its range.

    Args:
        ends: widest swing first.
        base: the score as it is, percent.
        ground: colours of the theme.
        names: what the low and the high end are called.
    """
    lows = _side([(e.swing.low_score, e.low) for e in ends], base, ground.others, names[0])
    highs = _side([(e.swing.high_score, e.high) for e in ends], base, ground.accent, names[1])
    for at, e in enumerate(ends):
        lows["offset"][at], highs["offset"][at], width = _places(e.swing, base)
        lows["width"][at] = highs["width"][at] = width
    scores = [base, *(s for e in ends for s in (e.swing.low_score, e.swing.high_score) if s is not None)]
    wide = max(max(scores) - min(scores), 0.01)
    shown = charts.layout(ground, 80 + 34 * len(ends), margin=4) | {
        "barmode": "overlay",
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        "margin": {"t": 34, "l": 4, "r": 4, "b": 40},
        "xaxis": {
            "range": [min(scores) - wide * _ROOM, max(scores) + wide * _ROOM],
            "showgrid": False,
            "zeroline": False,
            "showticklabels": False,
            "fixedrange": True,
            "title": {"text": f"linea: il risultato di adesso, {percent(base, fixed=True)}", "font": {"size": 13}},
        },
        # Two indicators may have one name: a row is a place, not a name.
        "yaxis": {
            "tickvals": list(range(len(ends))),
            "ticktext": [safe(short(e.name, 46)) for e in ends],
            "range": [len(ends) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 12},
        },
        "shapes": [_line(base, ground)],
    }
    return {"data": [lows, highs], "layout": shown}


def _places(swing: Swing, base: float) -> tuple[float, float, float]:
    """Where in a row the two bars begin, and how thick they are: one above the other where both go the same way."""
    ends = (swing.low_score, swing.high_score)
    low, high = ((0.0 if s is None else s - base) for s in ends)
    if low * high > DUST * DUST:
        return -_THICK / 2, 0.0, _THICK / 2
    return -_THICK / 2, -_THICK / 2, _THICK


def _line(base: float, ground: Ground) -> charts.Figure:
    line = {"color": ground.ink, "width": 1.5}
    return {"type": "line", "x0": base, "x1": base, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _side(found: Sequence[tuple[float | None, str]], base: float, colour: str, name: str) -> charts.Figure:
    """The bars of one end: score there, and the value it is at."""
    moved = [(s, v) if s is not None and abs(s - base) > DUST else (None, v) for s, v in found]
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


def swings_table(ends: Sequence[Ends]) -> pd.DataFrame:
    """The score of the node with each number at either end."""
    return pd.DataFrame(
        {
            "Indicatore": [e.name for e in ends],
            "Da": [e.low for e in ends],
            "Risultato con questo": [_score(e.swing.low_score) for e in ends],
            "A": [e.high for e in ends],
            "Risultato con quello": [_score(e.swing.high_score) for e in ends],
            "Escursione": [None if e.swing.swing is None else number(abs(e.swing.swing), fixed=True) for e in ends],
        }
    )


def _robustness(bench: Workbench, found: Robustness) -> None:
    st.caption(
        "Il metodo avrebbe potuto fare altre scelte lecite: per ciascuna, il risultato e se lo stato resta lo stesso. "
        "Dove cambia, lo stato dice del metodo più che dei risultati."
    )
    st.dataframe(
        marked(checks_table(found), bench),
        hide_index=True,
        height=min(40 + 35 * len(found.checks), 320),
        placeholder=NOTHING,
        column_config={"Se fosse così": st.column_config.TextColumn(width=265)},
        alt="Che cosa si è cambiato, risultato, stato, se lo stato resiste.",
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


def _without(bench: Workbench, node: NodeResult) -> None:
    after = bench.answer.after
    st.caption(
        "Il risultato senza un indicatore alla volta: chi, tolto, lo alza era sotto la media; chi lo abbassa, sopra."
    )
    table = without_table(after, node, leave_one_out(after.sheet, after.policy, node.code))
    st.dataframe(
        marked(table, bench),
        hide_index=True,
        height=min(40 + 35 * len(table), 320),
        placeholder=NOTHING,
        column_config={"Indicatore": st.column_config.TextColumn(width=220)},
        alt="Risultato senza ciascun indicatore",
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
            "Indicatore": [short(results[w.key].title, 80) for w in ordered],
        }
    )


def _score(value: float | None) -> str | None:
    return None if value is None else percent(value, fixed=True)

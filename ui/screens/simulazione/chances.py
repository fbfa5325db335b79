"""How likely each state is, if every indicator moves as its history moved: the view "Probabilità"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from data.plan.planning import Outlook
from scoring.chance import FEWEST_SHARE, Withheld, simulate
from scoring.summary import parts
from ui.facts import states
from ui.facts.escape import figure as safe
from ui.facts.escape import markdown
from ui.facts.forecast_words import band_text
from ui.facts.format import NOTHING, count, number, percent, quantity, short
from ui.facts.typed import TypedError, typed
from ui.facts.whatif.reach import reaches
from ui.figures import charts, theme
from ui.screens import panels
from ui.screens.session import is_dark
from ui.screens.simulazione.mark import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.chance import Chances, NodeChance
    from scoring.policy import Band, Bands
    from scoring.result import MeasureResult, NodeResult
    from ui.facts.whatif.reach import Reach
    from ui.facts.whatif.workbench import Workbench
    from ui.figures.theme import Ground

DRAWS: Final = {"1000": "1.000 estrazioni", "10000": "10.000 estrazioni", "50000": "50.000 estrazioni"}
DRAWS_DEFAULT: Final = "10000"
SEED_DEFAULT: Final = 1
_SEED: Final = "seme"
_TOO_NARROW: Final = 0.06
"""Share of a bar that cannot hold its number."""


def draw(bench: Workbench) -> None:
    """The chances of the root and of its parts; what was drawn and what stands still."""
    draws, seed = _choices()
    found = reaches(bench)
    after = bench.answer.after
    chances = simulate(
        after.sheet,
        after.policy,
        {each.result.measure.key: each.expected for each in found if each.expected},
        draws=draws,
        seed=seed,
    )
    st.caption(_what(bench, chances))
    _root(bench, chances)
    _objectives(bench, chances)
    st.caption(
        f"Indicatori con una parte nel punteggio: **{len(chances.varied)}** estratti, **{len(chances.held)}** fermi, "
        "ciascuno con il perché. Dove manca la storia, la darebbero i valori degli anni precedenti."
    )
    st.dataframe(
        marked(indicators_table(chances, found, bench.symbol), bench),
        hide_index=True,
        placeholder=NOTHING,
        height=300,
        column_config={"Perché": st.column_config.TextColumn(width=520)},
        alt="Indicatori estratti e indicatori fermi, con il perché.",
    )


def _choices() -> tuple[int, int]:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draws = int(panels.choose_word("Quante estrazioni", "estrazioni", DRAWS, DRAWS_DEFAULT, width=200))
        text = st.text_input(
            "Seme",
            value=str(SEED_DEFAULT),
            key=_SEED,
            bind="query-params",
            width=110,
            max_chars=15,
            label_visibility="collapsed",
            icon=":material/casino:",
            help="Il seme delle estrazioni: con lo stesso seme si riottengono gli stessi numeri.",
        )
        seed, problem = seed_of(text or "")
        st.caption(
            f"Seme {number(seed, 0)}: lo stesso seme ridà gli stessi numeri. Ogni probabilità è precisa a ± "
            f"{number(100 / math.sqrt(draws), 1)} su 100, 19 volte su 20.",
            width="content",
        )
    if problem:
        st.warning(markdown(problem), icon=":material/casino:")
    return draws, seed


def seed_of(text: str) -> tuple[int, str]:
    """The seed that a person typed, and what is wrong with it: then it is the usual one.

    Examples:
        >>> seed_of("42"), seed_of("")
        ((42, ''), (1, ''))
        >>> seed_of("1,5")
        (1, 'Il seme è un numero intero da 0 in su: uso 1.')
    """
    if not text.strip():
        return SEED_DEFAULT, ""
    try:
        value = typed(text).value
    except TypedError as error:
        return SEED_DEFAULT, f"{error} Uso il seme {SEED_DEFAULT}."
    if value < 0 or value != int(value):
        return SEED_DEFAULT, f"Il seme è un numero intero da 0 in su: uso {SEED_DEFAULT}."
    return int(value), ""


def _what(bench: Workbench, chances: Chances) -> str:
    """What was drawn, from what, and what is taken for granted."""
    known = f"con i valori fino al {bench.year - 1}" if bench.is_plan else "con ciò che si sapeva prima dell'anno"
    rest = "all'ultimo valore" if bench.is_plan else "al consuntivo"
    outlook = " Ciò che si suppone dei consuntivi qui non conta." if bench.outlook is not Outlook.LAST else ""
    return (
        f"Il {bench.year} {known}: gli indicatori con una storia sono estratti {number(chances.draws, 0)} volte dai "
        f"loro cambiamenti annuali, gli altri restano {rest}. Ciascuno è estratto per conto suo: se nella realtà "
        f"si muovono insieme, i risultati sono più incerti di così.{outlook}"
    )


def _root(bench: Workbench, chances: Chances) -> None:
    """The interval of the root and its states, or why they are not told."""
    root, chance = bench.answer.after.root, chances.nodes[0]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if chance.withheld:
            st.info(
                f"**{markdown(root.title)}: non si può dire quanto è probabile ogni stato.** "
                f"{markdown(why_withheld(chance, bench.year))}",
                icon=":material/visibility_off:",
            )
            return
        st.markdown(
            f"**{markdown(root.title)} {bench.year}**: 8 volte su 10 fra **{number(chance.low, 1, fixed=True)}** e "
            f"**{percent(chance.high, 1, fixed=True)}**, metà delle volte oltre {number(chance.middle, 1, fixed=True)}",
            width="content",
        )
        for band, share in reversed(_shares(chance, bench.answer.after.policy.bands)):
            st.badge(markdown(f"{states.state(band)}: {share_text(share)}"), color=theme.badge_colour(band))  # type: ignore[arg-type]


def _objectives(bench: Workbench, chances: Chances) -> None:
    after = bench.answer.after
    rows = [after.root, *parts(after)]
    told = [r for r in rows if chances.node(r.code).withheld is None]
    if told:
        st.caption("Quante estrazioni su cento finiscono in ogni stato; ogni riga, salvo arrotondamenti, fa 100.")
        st.plotly_chart(
            state_bars(chances, told, after.policy.bands, theme.ground(dark=is_dark())),
            key="probabilità",
            theme=None,
            config=charts.QUIET,
            alt="Probabilità di ogni stato, una riga per obiettivo. La tabella sotto dice le stesse cose.",
        )
    missing = len(rows) - len(told)
    of_them = f" Di {count(missing, 'riga', 'righe')} non si può dire, e sta scritto perché." if missing else ""
    st.caption(f"Risultato e obiettivi: probabilità di ogni stato e dove cadono 8 estrazioni su 10.{of_them}")
    st.dataframe(
        marked(chances_table(chances, rows, after.policy.bands), bench),
        hide_index=True,
        placeholder=NOTHING,
        height=min(40 + 35 * len(rows), 320),
        column_config={
            "Obiettivo": st.column_config.TextColumn(width=250),
            "Perché non si dice": st.column_config.TextColumn(width=230),
        },
        alt="Probabilità di ogni stato, e perché di alcuni obiettivi non si dice.",
    )


def state_bars(chances: Chances, rows: Sequence[NodeResult], bands: Bands, ground: Ground) -> charts.Figure:
    """The share of the draws in each state, one stacked bar for each node.

    Args:
        chances: of the sheet.
        rows: nodes whose chances are told.
        bands: of the method; the best is drawn first.
        ground: colours of the theme.
    """
    names = [f"<b>{safe(r.code)}</b> {safe(short(r.title, 38))}".replace("<b></b> ", "") for r in rows]
    shares = [_shares(chances.node(r.code), bands) for r in rows]
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


def chances_table(chances: Chances, rows: Sequence[NodeResult], bands: Bands) -> pd.DataFrame:
    """The chances of each node; where they are withheld, why, and how much of its weight has a history."""
    found = [chances.node(r.code) for r in rows]
    table: dict[str, list[str | None]] = {"Obiettivo": [f"{r.code} {short(r.title, 70)}".strip() for r in rows]}
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
            "Indicatore": [short(r.result.title, 70) for r in rows],
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


def _shares(chance: NodeChance, bands: Bands) -> list[tuple[Band, float]]:
    return list(zip(bands.bands, chance.probabilities, strict=True))


def _by_word(shares: Sequence[tuple[Band, float]]) -> list[tuple[str, float]]:
    unscored = 1 - math.fsum(share for _, share in shares)
    return [*((band.word, share) for band, share in shares), (states.NO_SCORE, max(unscored, 0.0))]


def share_text(share: float) -> str:
    """A share of the draws (0-1), whole points: what happened at least once is never 0.

    Examples:
        >>> [share_text(s).replace("\u00a0", " ") for s in (0.0, 0.0002, 0.875, 0.999, 1.0)]
        ['0 %', '<1 %', '88 %', '>99 %', '100 %']
    """
    if 0 < share < 0.005:
        return f"<{percent(1)}"
    return f">{percent(99)}" if 0.995 <= share < 1 else percent(100 * share, 0)


WITHHELD: Final = {
    Withheld.NO_SCORE: "senza punteggio",
    Withheld.NO_HISTORY: "nessun indicatore ha una storia",
    Withheld.LITTLE_HISTORY: f"meno del {number(100 * FEWEST_SHARE, 0)} % ha una storia",
}
"""Why the chances of a node are not told."""


def why_withheld(chance: NodeChance, year: int) -> str:
    """The reason in a sentence, with what would mend it."""
    if chance.withheld is Withheld.NO_SCORE:
        return "Non ha punteggio, neppure con ogni indicatore al suo valore centrale."
    if chance.withheld is Withheld.NO_HISTORY:
        return f"Nessuno dei suoi indicatori ha una storia: servono almeno tre valori annuali prima del {year}."
    return (
        f"Peso degli indicatori con una storia: {percent(100 * chance.varying_share, 0)}; ne serve almeno il "
        f"{percent(100 * FEWEST_SHARE, 0)}, perché il resto, fermo, sembrerebbe certo. Servono, per altri "
        f"indicatori, almeno tre valori annuali prima del {year}."
    )

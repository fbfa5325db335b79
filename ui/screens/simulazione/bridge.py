"""From one result to another, cause by cause: the view "Ponte"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from scoring.basis import Basis, BasisKind
from scoring.bridge import Cause, NoBridge, bridge, share_due_to_targets, target_effects
from scoring.model import MeasureState
from scoring.rounding import DUST
from ui.facts import states, words
from ui.facts.escape import figure as safe
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, count, number, percent, points, quantity, short, signed, target
from ui.figures import charts, theme
from ui.screens import panels
from ui.screens.session import is_dark, years_of
from ui.screens.simulazione.mark import marked
from ui.screens.simulazione.which_node import choose_node, only_below

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.bridge import Bridge, TargetEffect
    from scoring.model import Measure
    from scoring.policy import Band
    from scoring.result import MeasureResult, ScoredSheet
    from ui.facts.view import View
    from ui.facts.whatif.workbench import Workbench
    from ui.figures.theme import Ground

_REVISED, _YEARS, _ASSUMED = "rimodulato", "anni", "ipotesi"
_KINDS: Final = {
    _REVISED: "Pianificato → rimodulato",
    _YEARS: "Anno su anno",
    _ASSUMED: "Ufficiale → ipotesi",
}
_MOST_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Banks:
    """The two results that a bridge joins.

    Attributes:
        names: what the two are called.
    """

    before: ScoredSheet
    after: ScoredSheet
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """A bridge ready to be drawn.

    Attributes:
        names: of the two results.
        bands: their states.
        decimals: with which the parts are written.
    """

    found: Bridge
    names: tuple[str, str]
    bands: tuple[Band | None, Band | None]
    decimals: int


def draw(bench: Workbench) -> None:
    """Which two results, the bridge between them, and the revised targets one by one."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kind = panels.choose_segment("Quale ponte", "ponte", _KINDS)
        node = choose_node(bench.answer.after)
    banks = _BANKS[kind](bench)
    if isinstance(banks, str):
        st.info(markdown(banks), icon=":material/info:")
        return
    left, right = st.columns([7, 6], gap="medium")
    with left:
        _bridge(banks, node.code)
    with right:
        if kind == _REVISED:
            st.markdown(_share(banks, node.code))
        _effects(bench, banks, node.code, kind)


def _revised(bench: Workbench) -> Banks | str:
    """As planned and as valid at the end of the year; a sentence where there is no such pair."""
    if bench.is_plan:
        return (
            f"Il piano {bench.year} è ancora da approvare: nessun suo target è stato rimodulato. "
            f"Passare a «Anno {bench.view.plan.year}», oppure guardare «Ufficiale → ipotesi»."
        )
    planned, valid = _view(bench, BasisKind.ORIGINAL), _view(bench, BasisKind.VALID)
    if planned is None or valid is None:
        return f"I target originari del {bench.year} non sono nell'archivio."
    return Banks(_same(planned, bench), _same(valid, bench), ("Target originari", "Target validi a fine anno"))


def _over_the_years(bench: Workbench) -> Banks | str:
    """The year before of the same ente and this one."""
    before = years_of(bench.view.plan.ente.code).view(bench.year - 1, Basis())
    if before is None:
        return (
            f"Il {bench.year - 1} di {bench.view.plan.ente.short_name} non è nell'archivio. "
            "Una volta caricato (traguardo import) si vede quanto della differenza viene dai target, quanto dal resto."
        )
    here = (bench.before.sheet.section, bench.before.sheet.owner)
    if all((s.sheet.section, s.sheet.owner) != here for s in before.sheets):
        return f"Questa vista non c'era nel {bench.year - 1}: scegliere un'altra vista."
    return Banks(_same(before, bench), bench.answer.after, (str(bench.year - 1), _called(bench)))


def _assumed(bench: Workbench) -> Banks | str:
    """The sheet without hypotheses and with them."""
    if not bench.answer.assumptions:
        return (
            "Non ci sono ipotesi su questa vista: provarne una in «Prova», e qui si vedrà da dove viene la differenza."
        )
    name = f"Piano {bench.year}" if bench.is_plan else "Ufficiale"
    return Banks(bench.answer.before, bench.answer.after, (name, "Con le ipotesi"))


_BANKS: Final = {_REVISED: _revised, _YEARS: _over_the_years, _ASSUMED: _assumed}


def _view(bench: Workbench, kind: BasisKind) -> View | None:
    return years_of(bench.view.plan.ente.code).view(bench.year, Basis(kind))


def _same(view: View, bench: Workbench) -> ScoredSheet:
    return view.sheet(bench.before.sheet.section, bench.before.sheet.owner)


def _called(bench: Workbench) -> str:
    basis = "" if bench.view.basis.kind is BasisKind.VALID or bench.is_plan else f", {words.basis(bench.view.basis)}"
    hypothetical = " (ipotesi)" if bench.is_hypothetical else ""
    return f"{bench.year}{hypothetical}{basis}"


def _bridge(banks: Banks, code: str) -> None:
    found = bridge(banks.before.sheet, banks.after.sheet, (banks.before.policy, banks.after.policy), code)
    if isinstance(found, NoBridge):
        st.info(WHY_NONE[found], icon=":material/link_off:")
        return
    if not _moving(found):
        st.success(
            f"Fra «{markdown(banks.names[0])}» e «{markdown(banks.names[1])}» nessuna causa sposta il risultato: "
            f"{percent(found.end, fixed=True)} in tutti e due.",
            icon=":material/drag_handle:",
        )
        return
    bands = (banks.before.node(code).band, banks.after.node(code).band)
    span = Span(found, banks.names, bands, decimals_of(found))
    st.caption(
        "Quanto ogni causa sposta il risultato, in media su tutti gli ordini in cui le cause possono arrivare. "
        "Le parti sommano esattamente alla differenza."
    )
    st.plotly_chart(
        waterfall(span, theme.ground(dark=is_dark())),
        key="ponte figura",
        theme=None,
        config=charts.QUIET,
        alt=f"Ponte: {sum_told(span)}",
    )
    st.caption(markdown(f"{sum_told(span)}. {_silent(found)}"))


def decimals_of(found: Bridge) -> int:
    """The fewest decimals, from two to four, with which every part is seen and the written parts add up."""
    for decimals in range(2, _MOST_DECIMALS):
        if not left_over(found, decimals) and all(_rounded(s, decimals) for s in _moving(found)):
            return decimals
    return _MOST_DECIMALS


def left_over(found: Bridge, decimals: int) -> Decimal:
    """What the parts, written with so many decimals, lack to the difference written with as many.

    Examples:
        Three thirds of one point, from 90 to 91: 0.33 + 0.33 + 0.33 lacks 0.01.

        >>> from scoring.bridge import Bridge, Step
        >>> causes = (Cause.WEIGHTS, Cause.TARGETS, Cause.RESULTS)
        >>> str(left_over(Bridge(90.0, 91.0, tuple(Step(cause, 1 / 3) for cause in causes)), 2))
        '0.01'
    """
    parts = sum((_rounded(step.points, decimals) for step in found.steps), Decimal(0))
    return _rounded(found.end, decimals) - _rounded(found.start, decimals) - parts


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(repr(round(value, 9))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _moving(found: Bridge) -> list[float]:
    return [step.points for step in found.steps if abs(step.points) > DUST]


def sum_told(span: Span) -> str:
    """The sum in figures: ``90,00 + 0,85 (target) = 90,85``; what rounding leaves over is named."""
    found, decimals = span.found, span.decimals
    start, end = (number(score, decimals, fixed=True) for score in (found.start, found.end))
    parts = [
        f"{_sign(s.points)} {number(abs(s.points), decimals, fixed=True)} ({_inside(CAUSES[s.cause])})"
        for s in found.steps
        if abs(s.points) > DUST
    ]
    rest = float(left_over(found, decimals))
    if rest:
        parts.append(f"{_sign(rest)} {number(abs(rest), decimals, fixed=True)} (arrotondamento delle cifre scritte)")
    return " ".join([start, *parts, "=", end])


def _sign(value: float) -> str:
    return "+" if value > 0 else "\u2212"


def _inside(name: str) -> str:
    """A name inside a sentence; what is written in capitals stays so."""
    return f"{name[:1].lower()}{name[1:]}"


def _silent(found: Bridge) -> str:
    still = [_inside(CAUSES[step.cause]) for step in found.steps if abs(step.points) <= DUST]
    return f"Non lo spostano: {', '.join(still)}." if still else ""


CAUSES: Final = {
    Cause.INDICATORS: "Indicatori entrati o usciti",
    Cause.WEIGHTS: "Pesi",
    Cause.SOGLIE: "Soglie",
    Cause.TARGETS: "Target",
    Cause.RESULTS: "Risultati raggiunti",
    Cause.METHOD: "Metodo (SMVP)",
}

WHY_NONE: Final = {
    NoBridge.NO_SCORE_BEFORE: "Prima non c'è un punteggio: manca da dove partire. Scegliere un altro obiettivo.",
    NoBridge.NO_SCORE_AFTER: "Dopo non c'è un punteggio: manca dove arrivare. Scegliere un altro obiettivo.",
    NoBridge.NOTHING_IN_COMMON: "I due alberi non hanno qui né l'obiettivo né un indicatore in comune: la differenza "
    "è tutta nel piano, che è un altro.",
    NoBridge.NOT_SEPARABLE: "Le cause non si separano: prendendone alcune da una parte e il resto dall'altra il metodo "
    "non dà un punteggio.",
}


def waterfall(span: Span, ground: Ground) -> charts.Figure:
    """The first result, one bar for each cause that moves it, the second result; from top to bottom.

    Args:
        span: the bridge and how it is written.
        ground: colours of the theme.
    """
    bars = _bars(span, ground)
    ends = [end for bar in bars for end in (bar["base"], bar["base"] + bar["x"]) if not bar["whole"]]
    ends += [span.found.start, span.found.end]
    wide = max(max(ends) - min(ends), 0.01)
    low = max(0.0, min(ends) - wide * 0.35)
    for bar in bars:
        if bar["whole"]:
            bar["x"], bar["base"] = bar["x"] - low, low
    trace = {
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
    shown = charts.layout(ground, 96 + 46 * len(bars), margin=8) | {
        "xaxis": {
            "range": [low, max(ends) + wide * 1.2],
            "title": {"text": f"punti (l'asse comincia da {number(low)})", "font": {"size": 13}, "standoff": 8},
            "automargin": True,
            "gridcolor": ground.grid,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"autorange": "reversed", "automargin": True, "fixedrange": True, "tickfont": {"size": 13}},
    }
    return {"data": [trace], "layout": shown}


def _bars(span: Span, ground: Ground) -> list[charts.Figure]:
    at, bars = span.found.start, [_end(span, 0)]
    for step in span.found.steps:
        if abs(step.points) > DUST:
            bars.append(
                {
                    "name": CAUSES[step.cause],
                    "base": min(at, at + step.points),
                    "x": abs(step.points),
                    "paint": ground.accent if step.points > 0 else ground.others,
                    "text": f"{_sign(step.points)}{number(abs(step.points), span.decimals, fixed=True)}",
                    "whole": False,
                }
            )
        at += step.points
    return [*bars, _end(span, 1)]


def _end(span: Span, which: int) -> charts.Figure:
    score, band = (span.found.start, span.found.end)[which], span.bands[which]
    return {
        "name": f"<b>{safe(span.names[which])}</b>",
        "base": 0.0,
        "x": score,
        "paint": theme.paint(band).fill,
        "text": f"<b>{percent(score, span.decimals, fixed=True)}</b> {safe(states.state(band))}",
        "whole": True,
    }


def _share(banks: Banks, code: str) -> str:
    """How much of the result is there because targets were changed during the year, in one sentence."""
    found = share_due_to_targets(banks.before.sheet, banks.after.sheet, banks.after.policy, code)
    if isinstance(found, NoBridge):
        return markdown(WHY_NONE[found])
    whole = percent(banks.after.node(code).score, fixed=True)
    if abs(found) <= DUST:
        return f"Del risultato, {whole}, **nulla** è dovuto a ciò che è stato cambiato durante l'anno."
    how = "in più" if found > 0 else "in meno"
    return (
        f"Del risultato, {whole}, **{points(abs(found))} {how}** sono dovuti a ciò che è stato cambiato durante l'anno."
    )


def _effects(bench: Workbench, banks: Banks, code: str, kind: str) -> None:
    below = {measure.key for measure in only_below(banks.after.sheet, code).measures}
    every = target_effects(banks.before.sheet, banks.after.sheet, banks.after.policy, code)
    found = [effect for effect in every if effect.key in below]
    what = {
        _REVISED: "rimodulati durante l'anno",
        _YEARS: "diversi da quelli dell'anno prima",
        _ASSUMED: "ipotizzati",
    }[kind]
    if not found:
        st.caption(f"Nessun target e nessuna soglia {what}.")
        return
    st.caption(
        f"{count(len(found), 'indicatore', 'indicatori')} con target, soglia o stato {what}: quanto ciascuno, da solo, "
        "ha spostato il risultato. Gli effetti possono non sommare: due insieme possono valere più, o meno."
    )
    st.dataframe(
        marked(effects_table(banks, found, bench.symbol), bench),
        hide_index=True,
        placeholder=NOTHING,
        height=min(40 + 35 * len(found), 420),
        column_config={"Indicatore": st.column_config.TextColumn(width=220)},
        alt="Indicatori cambiati: target prima e dopo, effetto di ciascuno da solo.",
    )


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
            "Indicatore": [short(after.title, 80) for _, after in pairs],
        }
    )


def promised(measure: Measure, symbol: str) -> str:
    """Target and soglia of an indicator: ``≥ 32 %, soglia 23 %``; and that it takes no part, where it does not."""
    if measure.left_out:
        return "riguardava un altro indicatore"
    soglia = f", soglia {quantity(measure.soglia, symbol)}" if measure.soglia else ""
    state = "" if measure.state is MeasureState.MEASURED else " (non misurato)"
    return f"{target(measure, symbol) or 'nessun target'}{soglia}{state}"

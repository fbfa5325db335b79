"""How ambitious the targets are, beside what is known: the view "Ambizione"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.ambition import DREAM_ABOVE, FEWEST_OTHERS, HARD_ABOVE, SOFT_BELOW, Ambition
from scoring.result import Why
from ui.facts.escape import figure as safe
from ui.facts.format import NOTHING, count, number, percent, short
from ui.facts.format import target as target_of
from ui.facts.whatif.target_rows import (
    FLAG,
    OTHERS,
    Target,
    already,
    flag_counts,
    flag_words,
    once,
    peers,
    target_row,
    targets_table,
)
from ui.figures import charts, theme
from ui.screens import panels
from ui.screens.session import common_values, is_dark
from ui.screens.simulazione.mark import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.figures.theme import Ground
    from ui.screens.simulazione.workbench import Workbench

_ALL: Final = "tutti"
_WORD: Final[Mapping[Ambition, str]] = {
    Ambition.SOFT: "facile",
    Ambition.ALREADY: "raggiunto",
    Ambition.PLAUSIBLE: "plausibile",
    Ambition.HARD: "difficile",
    Ambition.DREAM: "maivisto",
    Ambition.UNKNOWN: "ignoto",
}
"""What the address says of each filter."""
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


def draw(bench: Workbench) -> None:
    """What the targets ask, in a sentence, a figure and a table that can be filtered."""
    targets = judged_targets(bench)
    if not targets:
        st.info("Nessun indicatore di questa vista ha un target con una parte nel punteggio.", icon=":material/info:")
        return
    st.markdown(summary(targets, bench.year))
    flag = panels.choose_segment("Quali target", "giudizio", filters(targets))
    shown = [target for target in targets if flag in (_ALL, _WORD[target.flag])]
    _strip(shown, bench.year, is_all=flag == _ALL)
    st.caption(_how_to_read(bench, targets))
    st.dataframe(
        marked(targets_table(shown, bench.year), bench),
        hide_index=True,
        placeholder=NOTHING,
        height=min(40 + 35 * len(shown), 460),
        column_config={
            "Indicatore": st.column_config.TextColumn(width=220),
        },
        alt="Per ogni target: ultimo valore, giudizio, difficoltà, salti passati, altri enti, perché non si dice.",
    )


def judged_targets(bench: Workbench) -> list[Target]:
    """Every target with a part in the score, under the hypotheses, in the sheet's order."""
    view = bench.view
    others = [v for v in common_values() if v.ente != view.plan.ente.code and v.is_synthetic == view.is_synthetic]
    found = []
    for result in bench.answer.after.measures:
        if not bench.is_open(result) or result.why is Why.NO_WEIGHT:
            continue
        key = result.measure.key
        beside = peers(others, view.texts[key].common_code, result.measure.unit, bench.year)
        row = target_row(result, view.series.get(key), beside, bench.year)
        if row is not None:
            found.append(replace(row, symbol=bench.symbol(result)))
    return found


def summary(targets: Sequence[Target], year: int) -> str:
    """How many targets, how many of them ask nothing new, and the judgements."""
    told = "; ".join(count(many, *_NAMES[flag]) for flag, many in flag_counts(targets).items())
    return f"**{number(len(targets), 0)} target del {year}**: {told}.  \n{_nothing_new(targets, year)}"


_NAMES: Final[Mapping[Ambition, tuple[str, str]]] = {
    Ambition.SOFT: ("facile", "facili"),
    Ambition.ALREADY: ("già raggiunto", "già raggiunti"),
    Ambition.PLAUSIBLE: ("plausibile", "plausibili"),
    Ambition.HARD: ("difficile", "difficili"),
    Ambition.DREAM: ("mai visto", "mai visti"),
    Ambition.UNKNOWN: ("di cui non si può dire", "di cui non si può dire"),
}
"""One target, or more, of each judgement."""


def _nothing_new(targets: Sequence[Target], year: int) -> str:
    """How many ask what was reached already, whatever their judgement."""
    if all(target.judged.last is None for target in targets):
        return f"Di nessuno si conosce un valore prima del {year}: non si può dire se chiede più di ciò che si faceva."
    last, earlier = len(already(targets)), len(once(targets))
    if not last and not earlier:
        return "Fra quelli di cui si conosce un valore precedente, nessuno chiede ciò che era già stato raggiunto."
    parts = [f"**{last}** dall'ultimo valore noto"] if last else []
    parts += [f"**{earlier}** da quello di un anno precedente"] if earlier else []
    return f"Chiedono quanto era già stato raggiunto, o meno: {', '.join(parts)}."


def filters(targets: Sequence[Target]) -> dict[str, str]:
    """All of them, or those of one judgement, each with how many there are."""
    found = {_WORD[flag]: f"{flag_words(flag)} {many}" for flag, many in flag_counts(targets).items()}
    return {_ALL: f"Tutti {len(targets)}"} | found


def _how_to_read(bench: Workbench, targets: Sequence[Target]) -> str:
    few = not any(t.judged.others_missing.value is not None for t in targets)
    others = (
        f"Il confronto con gli altri enti manca: ne servono {FEWEST_OTHERS} con un valore prima del {bench.year}."
        if few
        else f"**{OTHERS}**: enti che non arrivavano al target, nell'anno fra parentesi."
    )
    return (
        f"**Difficoltà**: su cento anni che si muovono come quelli prima del {bench.year}, quanti mancano il target; "
        "servono almeno tre valori annuali, con due passaggi da un anno al successivo. **Salti minori**: quanti dei "
        f"passaggi passati non bastavano a ciò che il target chiede. {others}"
    )


def _strip(targets: Sequence[Target], year: int, *, is_all: bool) -> None:
    """The targets of which the difficulty is known, on their scale; why there is none where none is."""
    known = [t for t in targets if t.judged.percentile.value is not None]
    if known:
        st.caption(
            "Ogni segno è un target: a sinistra si raggiunge quasi certamente, a destra quasi mai, se l'anno si muove "
            "come i precedenti. ■ già raggiunto dall'ultimo valore noto."
        )
        st.plotly_chart(
            difficulty_strip(known, theme.ground(dark=is_dark())),
            key="difficoltà",
            theme=None,
            config=charts.QUIET,
            alt="Ogni target sulla scala della difficoltà, da 0 a 100 %; la tabella sotto dice gli stessi numeri.",
        )
    elif is_all:
        st.info(
            f"Di nessun target la storia dice quanto è difficile: servono almeno tre valori annuali fino al "
            f"{year - 1}, con due passaggi da un anno al successivo.",
            icon=":material/history_toggle_off:",
        )


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

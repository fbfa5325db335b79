"""The blocks of the Panoramica: the result, the states, the lists of what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from scoring.basis import BasisKind
from scoring.summary import (
    best,
    costliest_measures,
    left_out,
    losses,
    mean_evaluation,
    parts,
    published_mean,
    state_counts,
)
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, count, number, percent, points, score
from ui.facts.years import valid
from ui.figures import tables, theme
from ui.screens.navigation import ALBERO
from ui.screens.panels import place_in, place_of, state_badge
from ui.screens.session import years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from pandas.io.formats.style import Styler

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.summary import StateCount
    from ui.facts.view import View


def result(view: View, scored: ScoredSheet) -> None:
    """The ente's result as measured, and as the OIV evaluated it where it did."""
    root = scored.root
    section = scored.policy.sections[scored.sheet.section]
    with st.container(border=True):
        st.caption(markdown(section.root))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"# {score(root)}", width="content")
            state_badge(root)
        how = f"media di {count(_scored(scored), 'obiettivo', 'obiettivi')}"
        st.caption(
            how.capitalize() + (", pubblicata nel documento." if section.published else ": calcolata, non pubblicata.")
        )
        published = published_mean(scored)
        if published is not None:
            st.caption(f"Media dei risultati pubblicati degli stessi obiettivi: {percent(published, fixed=True)}.")
        _evaluated(view, scored)
        _against_valid(view, scored)


def state_tiles(scored: ScoredSheet) -> None:
    """How many objectives have each word; each leads to the tree, filtered."""
    with st.container(border=True):
        st.caption("Obiettivi per stato")
        found = state_counts(parts(scored), scored.policy.bands)
        for state in found:
            _state_line(scored, state)
        if scored.policy.bands.note:
            st.caption(markdown(scored.policy.bands.note))


def _state_line(scored: ScoredSheet, state: StateCount) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{number(state.count, 0)}**", width=28)
        st.badge(
            markdown(states.state(state.band)),
            color=theme.badge_colour(state.band),  # type: ignore[arg-type]
        )
        if state.count:
            query = {**place_in(scored).params(), "stato": states.word(state.band)}
            st.page_link(ALBERO, label="Vedi nell'albero", query_params=query)


def open_bar() -> None:
    """Go to the tree, at the objective of the bar that was clicked."""
    points = st.session_state["cascata"]["selection"]["points"]
    code = points[0].get("customdata") if points else None
    if code:
        st.session_state["apri nell'albero"] = code[0] if isinstance(code, list) else code


def lists(view: View, scored: ScoredSheet) -> None:
    """One list at a time: what costs most, what went best, what changed, what has no score."""
    if code := st.session_state.pop("apri nell'albero", None):
        st.switch_page(ALBERO, query_params=place_in(scored, code).params())
    everything = _all_lists(view, scored)
    chosen = st.segmented_control(
        "Elenco",
        list(everything),
        default=next(iter(everything)),
        required=True,
        key="elenco",
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    shown = everything[chosen or next(iter(everything))]
    _list(shown)
    if shown.found:
        st.caption(f"{count(len(shown.found), 'riga', 'righe')} · una riga scelta apre il suo posto nell'albero.")


def other_sheets(view: View) -> None:
    """The result of every other sheet: operational, individual; each row opens its tree."""
    others = [s for s in view.sheets if s is not view.main]
    if not others:
        st.caption("L'ente non ha altre sezioni in quest'anno.")
        return
    shown = _List(
        key="altre viste",
        empty="",
        found=tuple((s, s.root) for s in others),
        table=lambda: tables.roots(view, others),
    )
    _list(shown)


@dataclass(frozen=True, slots=True)
class _List:
    """A list whose rows lead to the tree: each found thing with the sheet it is in."""

    key: str
    empty: str
    found: tuple[tuple[ScoredSheet, NodeResult | MeasureResult], ...]
    table: Callable[[], Styler | pd.DataFrame]


def _all_lists(view: View, scored: ScoredSheet) -> dict[str, _List]:
    lost = [loss.result for loss in losses(scored)]
    top = best(scored)
    costly = costliest_measures(scored)
    changed = [(s, m) for s in view.sheets for m in s.measures if view.is_revised(m.measure.key)]
    silent = [(s, m) for s in view.sheets for m in left_out(s)]
    return {
        "Con punti persi": _of(scored, "con punti persi", lost, tables.nodes, "Nessun obiettivo ha perso punti."),
        "Indicatori che pesano": _of(
            scored, "indicatori", costly, lambda f: tables.costs(view, f), "Nessun indicatore ha perso punti."
        ),
        "Migliori": _of(scored, "migliori", top, tables.nodes, "Nessun obiettivo ha lo stato più alto."),
        "Modificati": _List(
            "modificati",
            "Nessun target è cambiato durante l'anno.",
            tuple(changed),
            lambda: tables.changes(view, changed),
        ),
        "Indicatori senza punteggio": _List(
            "senza punteggio",
            "Tutti gli indicatori hanno un punteggio.",
            tuple(silent),
            lambda: tables.reasons(view, silent),
        ),
    }


def _of(
    scored: ScoredSheet,
    key: str,
    found: Sequence[NodeResult] | Sequence[MeasureResult],
    table: Callable[[Sequence], Styler],  # type: ignore[type-arg]
    empty: str,
) -> _List:
    return _List(key, empty, tuple((scored, r) for r in found), lambda: table(found))


def _list(shown: _List) -> None:
    if not shown.found:
        st.info(shown.empty, icon=":material/info:")
        return
    event = st.dataframe(
        shown.table(),
        key=f"elenco {shown.key}",
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        column_config={name: st.column_config.TextColumn(width=width) for name, width in tables.WIDTHS.items()},
        height=min(38 + 35 * len(shown.found), 400),
        placeholder=NOTHING,
        alt=f"Elenco: {shown.key}. Una riga scelta si apre.",
    )
    chosen = event["selection"]["rows"]
    if chosen:
        scored, result_ = shown.found[chosen[0]]
        st.switch_page(ALBERO, query_params=place_of(result_, scored).params())


def _against_valid(view: View, scored: ScoredSheet) -> None:
    """On other targets than the valid ones: what the result is on those."""
    if view.basis.kind is BasisKind.VALID:
        return
    on_valid = valid(years_of(view.plan.ente.code), view.plan.year).main.root
    if on_valid.score is None or scored.root.score is None:
        return
    gap = scored.root.score - on_valid.score
    st.caption(f"Sui target validi a fine anno è {score(on_valid)}: con questi cambia di {points(gap)}.")


def _scored(scored: ScoredSheet) -> int:
    return sum(r.score is not None for r in parts(scored))


def _evaluated(view: View, scored: ScoredSheet) -> None:
    rows = [view.evaluation(scored, r) for r in parts(scored)]
    found = mean_evaluation([row.evaluation.value if row and row.evaluation else None for row in rows])
    if found.mean is None:
        st.caption("Il documento non riporta valutazioni dell'OIV su questi obiettivi.")
        return
    st.markdown(f"**Valutazione dell'OIV: {percent(found.mean, fixed=True)}**")
    st.caption(
        f"Media di {number(found.evaluated, 0)} obiettivi valutati su {number(found.asked, 0)}; degli altri il "
        "documento non la riporta."
    )

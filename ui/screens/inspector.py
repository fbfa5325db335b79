"""What one looks at in the tree, read beside it: why, since when, beside whom, by which act, from where."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.basis import Basis
from scoring.node_facts import node_facts
from scoring.result import MeasureResult, NodeResult
from scoring.summary import below
from ui.documents.taken import Taken
from ui.documents.taken_measure import curve, history_of
from ui.facts import explain, source_words, target_words, weight_words, words
from ui.facts.caveats import caveats
from ui.facts.commentary import over_time, why
from ui.facts.comparison import is_shared, line_of
from ui.facts.comparison_words import sentences
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, others, percent, points, score, short
from ui.facts.node_record import measure_record, node_record
from ui.facts.scheda import assigned, curve_words, every_digit
from ui.facts.units import whose
from ui.figures import charts, history, tables, theme
from ui.screens import asked, pages, panels, take_away
from ui.screens import parts as parts_of
from ui.screens.navigation import ANDAMENTI, CONFRONTI, SCHEDA
from ui.screens.panels import TWO_LINES, lead_elsewhere, place_of, state_badge, tell_course
from ui.screens.session import common_values, go, here, is_dark, years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from pandas.io.formats.style import Styler

    from scoring.result import ScoredSheet
    from ui.facts.outline import Row
    from ui.facts.view import View

KEY: Final = "ispettore"
"""Of the fragment: a click in the tree draws it again, and nothing else."""
OPEN: Final = "apri"
"""Which node the figure is of, in the address; ``WHOLE`` for all of the sheet."""
WHOLE: Final = "tutto"
_HEIGHT: Final = 225
_MOST_SENTENCES: Final = 30
_WIDTHS: Final = {**tables.PART_WIDTHS, "Prima": 200, "Dopo": 200, "Atto": 200}
"""Pixels of the columns of its tables: what an act changed may be a sentence."""
_PARTS: Final = ("Perché", "Storia", "Confronto", "Atti", "Fonte")
Result = NodeResult | MeasureResult


@st.fragment(key=KEY)
def draw(view: View, among: Sequence[Row] | None = None) -> None:
    """Everything about the place of the address, a part at a time.

    Args:
        view: of the ente.
        among: the rows that the filters leave; None where nothing is filtered. Where the address names no place, the
            first of them is looked at.
    """
    scored, result = _looked_at(view, among)
    with st.container(border=True, gap="small", key="ispettore-riquadro"):
        if among is not None and not any(row.result is result for row in among):
            st.caption(":material/filter_alt_off: Non è fra le righe che i filtri lasciano.")
        _head(view, scored, result)
        asked.known("leggi", _PARTS)
        chosen = st.segmented_control(
            "Che cosa si legge",
            _PARTS,
            default=_PARTS[0],
            required=True,
            key="leggi",
            bind="query-params",
            label_visibility="collapsed",
        )
        _DRAW[chosen or _PARTS[0]](view, scored, result)


def _looked_at(view: View, among: Sequence[Row] | None) -> tuple[ScoredSheet, Result]:
    if among and not here().node and not here().indicator:
        return among[0].scored, among[0].result
    scored = view.sheet(here().section or view.plan.policy.main_section, here().owner)
    return scored, _at(scored)


def _at(scored: ScoredSheet) -> Result:
    """What the address names; the root where this sheet has not got it."""
    node = here().node if here().node in scored.places else ""
    measures = (m for m in scored.measures_of(node) if m.code == here().indicator)
    return next(measures, scored.node(node))


def _head(view: View, scored: ScoredSheet, result: Result) -> None:
    """What it is, how it went, what it weighs; the ways to its brothers and to its page."""
    st.markdown(
        f":small[:gray[{markdown(f'{view.kind(result)} {result.code}'.strip())}]]  \n"
        f"**{markdown(short(result.title, 300))}**"
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.metric("Punteggio", score(result), label_visibility="collapsed", width="content")
        state_badge(view, result)
        params = place_of(result, scored).params()
        st.page_link(SCHEDA, label="Scheda", icon=":material/description:", query_params=params)
    told = filter(None, (_weight(scored, result), whose(view, scored, result)))
    st.markdown("  \n".join(f":small[{markdown(sentence)}]" for sentence in told))
    tell_course(view, scored, result)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _brothers(scored, result)
        _way_in(scored, result)


def open_in_the_figure(code: str) -> None:
    """Let the figure be of a node."""
    st.query_params[OPEN] = code or WHOLE


def _way_in(scored: ScoredSheet, result: Result) -> None:
    """The button that opens in the figure what is looked at, where it has parts."""
    has_parts = isinstance(result, NodeResult) and (scored.children(result.code) or scored.measures_of(result.code))
    if has_parts and st.button("Apri", icon=":material/zoom_in:", key="apri nella figura", help="Apri nella figura"):
        open_in_the_figure(result.code)
        st.rerun()


def _weight(scored: ScoredSheet, result: Result) -> str:
    if result.score is None:
        return words.sentence(words.WHY[result.why])
    lost = f"{points(result.lost)} persi su «{short(scored.root.title, 60)}»"
    return f"Peso effettivo {percent(result.effective_weight * 100)} · {lost}"


def _brothers(scored: ScoredSheet, result: Result) -> None:
    """The one before and the one after among those of the same node, by button and by key."""
    found = _siblings(scored, result)
    at = next(n for n, each in enumerate(found) if each is result)
    ways = (("Precedente", -1, "Alt+Up", "arrow_upward"), ("Seguente", 1, "Alt+Down", "arrow_downward"))
    for name, step, keys, icon in ways:
        other = found[at + step] if 0 <= at + step < len(found) else None
        st.button(
            name,
            key=f"fratello {step}",
            icon=f":material/{icon}:",
            shortcut=keys,
            disabled=other is None,
            on_click=partial(go, place_of(other or result, scored)),
            help=markdown(short(f"{other.code} {other.title}", 80)) if other else None,
        )


def _siblings(scored: ScoredSheet, result: Result) -> Sequence[Result]:
    if isinstance(result, MeasureResult):
        return scored.measures_of(result.measure.key.node_code)
    return scored.children(result.node.parent_code) if result.code else (result,)


def _why(view: View, scored: ScoredSheet, result: Result) -> None:
    if isinstance(result, NodeResult):
        _why_node(view, scored, result)
        return
    record = measure_record(view, result)
    for sentence in target_words.of_measure(view, scored, result):
        st.warning(markdown(sentence), icon=":material/help:")
    st.markdown(markdown(explain.measure(result, record.symbol)))
    if given := assigned(view.actuals.get(result.measure.key)):
        st.caption(markdown(f"Assegnato {given}"))
    if digits := every_digit(record):
        st.caption(markdown(f"Tutte le cifre: {digits}."))
    lead_elsewhere(view, result)
    parts_of.draw(view, result, "ispettore")
    figure = charts.score_curve(result, symbol=record.symbol, ground=theme.ground(dark=is_dark()))
    if figure is not None:
        figure["layout"]["height"] = _HEIGHT
        panels.figure(figure, key="curva ispettore", alt=curve_words(record))
        take_away.menu(curve(view, record))


def _why_node(view: View, scored: ScoredSheet, result: NodeResult) -> None:
    for sentence in target_words.of_node(view, scored, result.code):
        st.warning(markdown(sentence), icon=":material/help:")
    if result.calculation is not None:
        st.markdown(markdown(explain.node(result)))
    if unused := weight_words.unused(scored, result.code):
        st.caption(markdown(unused))
    said = why(result, node_facts(scored, result.code))
    st.markdown("\n".join(f"- :small[{markdown(sentence)}]" for sentence in said))
    parts: list[Result] = [*scored.children(result.code), *scored.measures_of(result.code)]
    if not parts:
        return
    _table("parti", lambda rows: tables.parts_in_little_room(parts[rows], scored.policy), parts, scored)
    take_away.told(
        f"I punti persi sono di «{markdown(short(scored.root.title, 60))}».",
        _taken(view, "parti", lambda: tables.parts_of_node(parts, scored.policy)),
    )


def _history(view: View, scored: ScoredSheet, result: Result) -> None:
    if isinstance(result, NodeResult):
        for sentence in over_time(view, scored, result) or ("Non ha indicatori suoi con il valore dell'anno prima.",):
            st.markdown(markdown(sentence))
        return
    series, symbol = view.series[result.measure.key], view.symbol(result)
    if not series.points and not any(version.target for _, version in series.targets):
        st.markdown("La serie storica non ha nessun valore e nessun target.")
        return
    figure = history.trend(
        series, symbol=symbol, expected=None, ground=theme.ground(dark=is_dark()), height=_HEIGHT, compact=True
    )
    panels.figure(figure, key="storia", alt=f"Andamento di {result.code}.")
    take_away.menu(history_of(view, result))
    for sentence in caveats(series, symbol):
        st.markdown(f":small[{markdown(sentence)}]")
    params = place_of(result, scored).params()
    st.page_link(ANDAMENTI, label="Apri l'andamento", icon=":material/show_chart:", query_params=params)


def _comparison(view: View, scored: ScoredSheet, result: Result) -> None:
    if isinstance(result, NodeResult):
        said: Sequence[str] = node_record(view, scored, result.code).beside
    else:
        past = years_of(view.plan.ente.code)
        line = line_of(view, scored, result, common_values(), past=lambda year: past.view(year, Basis()))
        said = sentences(line) if is_shared(view, result) else ()
    for sentence in said[:_MOST_SENTENCES]:
        st.markdown(f"- {markdown(sentence)}")
    if len(said) > _MOST_SENTENCES:
        st.caption(f"e {others(len(said) - _MOST_SENTENCES)}, nei confronti")
    if not said:
        st.markdown("Il documento non stampa valori di altri enti, e nell'archivio non ce ne sono.")
        return
    params = place_of(result, scored).params()
    st.page_link(CONFRONTI, label="Apri i confronti", icon=":material/compare_arrows:", query_params=params)


def _acts(view: View, scored: ScoredSheet, result: Result) -> None:
    if isinstance(result, MeasureResult):
        versions = view.versions.get(result.measure.key, ())
        if not versions:
            st.markdown("Il documento non dà un target a questo indicatore.")
            return
        table = tables.revisions(versions, view.symbol(result))
        st.dataframe(table, hide_index=True, height="content", placeholder="", alt="Versioni del target, dalla prima.")
        take_away.menu(Taken(view, f"target {result.code}", f"Versioni del target di {result.code}", lambda: table))
        return
    changed = [(scored, m) for m in below(scored, result.code) if view.is_revised(m.measure.key)]
    if not changed:
        st.markdown("Nessun target qui sotto è cambiato durante l'anno.")
        return
    found = [m for _, m in changed]
    _table("modificati qui", lambda rows: tables.changes(view, changed[rows]), found, scored)
    take_away.menu(_taken(view, "modificati qui", lambda: tables.changes(view, changed)))


def _source(view: View, scored: ScoredSheet, result: Result) -> None:
    if isinstance(result, NodeResult):
        found = source_words.of_node(view, scored, result)
    else:
        found = source_words.of_measure(view, result)
    for name, value in found:
        if value:
            st.markdown(f"**{name}**: {markdown(value)}")


def _table(
    name: str,
    table: Callable[[slice], Styler | pd.DataFrame],
    found: Sequence[Result],
    scored: ScoredSheet,
) -> None:
    """A table a cell of which opens its row here."""
    key = f"{name} {here().section} {here().owner} {here().node}"
    rows = pages.in_sight(len(found), "righe", key=f"pagina-{name.replace(' ', '-')}")
    st.dataframe(
        table(rows),
        key=key,
        on_select=partial(_chosen, key, found[rows], scored),
        selection_mode="single-cell",
        hide_index=True,
        placeholder=NOTHING,
        row_height=TWO_LINES,
        height=min(38 + TWO_LINES * len(found[rows]), _HEIGHT + 40),
        column_config={name: st.column_config.Column(width=pixels) for name, pixels in _WIDTHS.items()},
        alt=f"{name.capitalize()}: una cella scelta apre la sua riga.",
    )


def _taken(view: View, name: str, table: Callable[[], Styler | pd.DataFrame]) -> Taken:
    named = f"{name} {here().node}".strip()
    return Taken(view, named, named.capitalize(), table)


def _chosen(key: str, found: Sequence[Result], scored: ScoredSheet) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells and cells[0][0] < len(found):
        go(place_of(found[cells[0][0]], scored))


_DRAW: Final = dict(zip(_PARTS, (_why, _history, _comparison, _acts, _source), strict=True))

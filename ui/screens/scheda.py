"""The blocks of the Scheda: what the Relazione's sheet says, the calculation, the curve, the revisions, the note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.result import MeasureResult, NodeResult
from ui.documents.taken import Taken
from ui.documents.taken_measure import curve
from ui.facts import explain, offered, source_words, target_words, weight_words, words
from ui.facts.commentary import declared
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, percent, points, score, short
from ui.facts.node_record import measure_record, node_record
from ui.facts.result_words import spread
from ui.facts.scheda import assigned, better, curve_words, measure_facts
from ui.facts.second import seconds
from ui.facts.units import whose
from ui.figures import charts, tables, theme
from ui.screens import causes, corrections, evaluation, pages, panels, parts, take_away
from ui.screens.navigation import ALBERO, ANDAMENTI
from ui.screens.panels import (
    lead_elsewhere,
    place_in,
    place_of,
    row_height,
    state_badge,
    tell_course,
    verdict,
    wide_texts,
)
from ui.screens.session import go, here, is_dark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pandas.io.formats.style import Styler

    from scoring.model import MeasureKey
    from scoring.result import ScoredSheet
    from ui.facts.node_record import MeasureRecord, NodeRecord
    from ui.facts.view import View

_SIGNS: Final = " Pubblicato: = coincide, ≈ compatibile con l'arrotondamento, ≠ non coincide."


def choose(scored: ScoredSheet) -> None:
    """Find an objective or an indicator of the sheet by writing a piece of its code or name."""
    at = (here().node, here().indicator)
    near = at[0] if at[0] in scored.places else ""
    measures = dict.fromkeys((*(m.measure.key for m in offered.measures(scored, near)), *_own(scored, at)))
    names = {(r.code, ""): f"{r.code} {r.title}".strip() for r in offered.nodes(scored, near)} | {
        (key.node_code, key.indicator_code): f"{key.indicator_code} {scored.measure(key).title}" for key in measures
    }
    st.session_state["scelta scheda"] = at if at in names else ("", "")
    st.selectbox(
        "Obiettivo o indicatore",
        list(names),
        label_visibility="collapsed",
        filter_mode="contains",
        key="scelta scheda",
        format_func=lambda option: short(names[option], 130),
        on_change=partial(_chosen, scored),
    )
    if rest := offered.left_out(scored):
        st.caption(rest)


def _own(scored: ScoredSheet, at: tuple[str, str]) -> list[MeasureKey]:
    """The key of the indicator of the address; nothing where there is none."""
    return [m.measure.key for m in scored.measures_of(at[0]) if m.code == at[1]]


def of_node(view: View, scored: ScoredSheet, result: NodeResult) -> None:
    """The sheet of an objective, a grouping or the root."""
    record = node_record(view, scored, result.code)
    _title(record.kind, result.title)
    left, right = st.columns([5, 7], gap="medium")
    with left:
        _score(view, scored, result)
        for second in () if result.code else seconds(scored):
            st.markdown(f"**{markdown(second.name)}: {second.value}** · {markdown(second.how)}")
        if result.node.is_heading:
            st.caption("Qui il nodo raggruppa ciò che ha sotto: in questa sezione il documento non gli dà risultato.")
        else:
            verdict(result)
        tell_course(view, scored, result)
        _cautions(target_words.of_node(view, scored, result.code))
        _oiv(record)
        _ways_on(result, scored)
        with st.container(horizontal=True):
            evaluation.ways(view, scored, result)
            causes.ways(view, scored, result)
    with right:
        _facts(
            ("Unità organizzative", record.units),
            ("Descrizione", record.description),
            ("Peso stampato", record.weight),
            *source_words.of_node(view, scored, result),
            ("Causa dello scostamento", record.cause),
        )
    _parts(view, scored, record)


def of_measure(view: View, scored: ScoredSheet, result: MeasureResult) -> None:
    """The sheet of an indicator."""
    record = measure_record(view, result)
    _title(f"Indicatore {result.code}", result.title)
    left, right = st.columns([5, 7], gap="medium")
    with left:
        _score(view, scored, result)
        if told := whose(view, scored, result):
            st.caption(markdown(told))
        verdict(result)
        if record.implied:
            st.caption(markdown(record.implied))
        tell_course(view, scored, result)
        _cause(view, record)
        st.markdown("### Il calcolo")
        st.markdown(markdown(explain.measure(result, record.symbol)))
        if given := assigned(view.actuals.get(result.measure.key)):
            st.caption(markdown(f"Assegnato {given}"))
        _cautions(target_words.of_measure(view, scored, result))
        lead_elsewhere(view, result)
        st.caption(markdown(f"Regola: {words.RULE.get(result.rule, result.rule)}; {better(result)}."))
        _ways_on(result, scored)
        corrections.ways(view, result)
    with right:
        _curve(view, record)
    parts.draw(view, result, "scheda")
    printed = source_words.printed_in(view, result.measure.key.section, view.texts[result.measure.key].source_line)
    _facts(*measure_facts(view, record), ("Stampato in", printed))
    if record.note:
        st.markdown("### Nota del documento")
        st.markdown(markdown(record.note))
    _revisions(view, record)
    _note(view, record)


def _cause(view: View, record: MeasureRecord) -> None:
    """Why the indicator is not where it was promised to be; that somebody has to say it, where nobody did."""
    if record.cause:
        st.markdown(f"**{markdown(record.cause)}**")
    elif view.plan.policy.leaf_bands.needs_cause(record.result.band):
        below = view.plan.policy.leaf_bands.cause_below
        st.warning(markdown(f"Manca la causa: sotto «{below}» il metodo la vuole."), icon=":material/help:")


def _curve(view: View, record: MeasureRecord) -> None:
    """How a consuntivo becomes a score; why there is no curve, where there is none."""
    figure = charts.score_curve(record.result, symbol=record.symbol, ground=theme.ground(dark=is_dark()))
    if figure is None:
        missing = "un numero che la regola chiede" if record.target else "target"
        st.info(f"Senza {missing} non c'è una curva da disegnare.", icon=":material/show_chart:")
        return
    panels.figure(figure, key="curva", alt=curve_words(record))
    take_away.menu(curve(view, record))


def _title(kind: str, title: str) -> None:
    st.caption(markdown(kind))
    st.header(markdown(title), anchor=False)


def _score(view: View, scored: ScoredSheet, result: NodeResult | MeasureResult) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.metric("Punteggio", score(result), label_visibility="collapsed", width="content")
        state_badge(view, result)
    if result.score is None:
        st.markdown(words.sentence(words.WHY[result.why]))
        return
    if isinstance(result, NodeResult) and not result.code:
        st.caption(f"Per arrivare al massimo mancano {points(result.lost)}.")
        return
    st.caption(
        f"Pesa {percent(result.weight * 100)} di ciò che gli sta sopra e {percent(result.effective_weight * 100)} "
        f"su «{markdown(short(scored.root.title, 60))}», a cui toglie {points(result.lost)}."
        f"{spread(result, view.plan.policy)}"
    )


def _cautions(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        st.warning(markdown(sentence), icon=":material/help:")


def _oiv(record: NodeRecord) -> None:
    if record.evaluation:
        st.markdown(f"**Valutazione dell'OIV: {markdown(record.evaluation)}**")
    if record.motivation:
        st.caption(markdown(record.motivation))


def _ways_on(result: NodeResult | MeasureResult, scored: ScoredSheet) -> None:
    """To the same place in the tree and over the years."""
    params = place_of(result, scored).params()
    with st.container(horizontal=True):
        st.page_link(ALBERO, label="Vedi nell'albero", icon=":material/account_tree:", query_params=params)
        st.page_link(ANDAMENTI, label="Vedi l'andamento", icon=":material/show_chart:", query_params=params)


def _facts(*facts: tuple[str, str]) -> None:
    """Names and values that the document prints; what it does not print is left out."""
    found = [f"| **{name}** | {markdown(value)} |" for name, value in facts if value]
    if found:
        st.markdown("\n".join(["| Voce | Valore |", "|---|---|", *found]))


def _parts(view: View, scored: ScoredSheet, record: NodeRecord) -> None:
    """What a node is made of: its indicators, its objectives, and the mean with its numbers."""
    result, children = record.result, scored.children(record.result.code)
    if record.measures:
        st.markdown("### Indicatori")
        own = [m.result for m in record.measures]
        _open_table(view, "indicatori", lambda rows: tables.measures(record.measures[rows]), own, scored)
    if children:
        st.markdown("### Obiettivi")
        _open_table(view, "obiettivi", lambda rows: tables.nodes(children[rows]), children, scored)
    _mean(scored, result)


def _mean(scored: ScoredSheet, result: NodeResult) -> None:
    if result.calculation is None:
        return
    st.markdown("### Il calcolo")
    st.markdown(markdown(explain.node(result)))
    for sentence in (*declared(result), *filter(None, (weight_words.unused(scored, result.code),))):
        st.caption(markdown(sentence))


def _open_table(
    view: View,
    key: str,
    table: Callable[[slice], Styler],
    found: Sequence[NodeResult | MeasureResult],
    scored: ScoredSheet,
) -> None:
    table_key = f"{key} {here().node}"
    rows = pages.in_sight(len(found), key, key=f"pagina-{key}")
    found_table = table(rows)
    st.dataframe(
        found_table,
        key=table_key,
        on_select=partial(_open_row, table_key, found[rows], scored),
        selection_mode="single-cell",
        hide_index=True,
        row_height=row_height(found_table),
        height="content",
        column_order=tables.order(found_table, tables.SCORE),
        column_config=wide_texts(found_table),
        placeholder=NOTHING,
        alt=f"{key.capitalize()}: una riga scelta si apre.",
    )
    named = f"{key} {here().node}".strip()
    take_away.told(
        f"Una riga scelta si apre.{_SIGNS if tables.PUBLISHED in found_table.columns else ''}",
        Taken(view, named, named.capitalize(), lambda: table(slice(None))),
    )


def _open_row(key: str, found: Sequence[NodeResult | MeasureResult], scored: ScoredSheet) -> None:
    chosen = [row for row, _ in st.session_state[key]["selection"]["cells"]]
    if chosen:
        go(place_of(found[chosen[0]], scored))


def _chosen(scored: ScoredSheet) -> None:
    node, indicator = st.session_state["scelta scheda"]
    go(place_in(scored, node, indicator))


def _revisions(view: View, record: MeasureRecord) -> None:
    if not record.is_revised:
        return
    st.markdown("### Modifiche durante l'anno")
    table, code = tables.revisions(view.versions[record.result.measure.key], record.symbol), record.result.code
    st.dataframe(
        table,
        hide_index=True,
        height="content",
        column_config=wide_texts(table),
        alt="Versioni del target, dalla prima.",
    )
    take_away.menu(Taken(view, f"target {code}", f"Versioni del target di {code}", lambda: table))


def _note(view: View, record: MeasureRecord) -> None:
    found = view.history.get(record.result.measure.key, ())
    if not found:
        return
    st.markdown(f"### Nota {markdown(found[0].note_number)} · serie storica")
    if found[0].source:
        st.caption(markdown(f"Fonte: {found[0].source}"))
    table = tables.history(found, record.symbol)
    st.dataframe(
        table, hide_index=True, height="content", column_config=wide_texts(table), alt="Serie storica della nota."
    )
    number = found[0].note_number
    take_away.menu(Taken(view, f"nota {number}", f"Nota {number}, serie storica", lambda: table))

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
    parts,
)
from ui.documents.calendar import as_ics
from ui.documents.file_names import file_name
from ui.documents.taken import Taken
from ui.facts import monitoring, states, words
from ui.facts.beside_words import oiv_beside, oiv_sentences, published_sentence
from ui.facts.causes import lacking
from ui.facts.data_version import day_of_documents
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, change, count, number, objectives, score
from ui.facts.outline import Kind
from ui.facts.second import seconds
from ui.facts.tiles import everywhere, everywhere_query, tiles
from ui.facts.years import valid
from ui.figures import charts, tables, theme
from ui.figures.monitoring import awaited
from ui.screens import asked, pages, take_away, years
from ui.screens.navigation import ALBERO, follow
from ui.screens.panels import place_in, place_of, state_badge, whole_texts
from ui.screens.session import progress, years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from pandas.io.formats.style import Styler

    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.summary import Loss
    from ui.facts.monitoring import AwaitedRow
    from ui.facts.tiles import Tile
    from ui.facts.view import View


_AWAITED, _CAUSES = "da misurare", "cause da scrivere"
_NOUNS = {Kind.OBJECTIVE: ("obiettivo", "obiettivi"), Kind.INDICATOR: ("indicatore", "indicatori")}


def result(view: View, scored: ScoredSheet) -> None:
    """The ente's result as measured, and as the OIV evaluated it where it did."""
    root = scored.root
    section = scored.policy.sections[scored.sheet.section]
    with st.container(border=True):
        st.caption(markdown(section.root))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.metric("Risultato", score(root), label_visibility="collapsed", width="content")
            state_badge(view, root)
        years.line(view)
        for second in seconds(scored):
            st.markdown(markdown(f"{second.name}: {second.value}"), help=markdown(second.how))
        st.caption(_how(scored, is_printed=section.published))
        _in_course(view, scored)
        printed = published_sentence(scored)
        if printed:
            st.caption(markdown(printed))
        _evaluated(view, scored)
        _against_valid(view, scored)


def _in_course(view: View, scored: ScoredSheet) -> None:
    """While the year is in course: how much is measured, how it can end, how it stands."""
    if not scored.is_in_course:
        return
    found = progress(view, scored)
    st.progress(found.root.measured_share)
    first, *rest = monitoring.sentences(found)
    st.markdown(f"**{markdown(first)}**")
    for sentence in rest:
        st.caption(markdown(sentence))


def state_tiles(view: View, scored: ScoredSheet) -> None:
    """How many objectives and how many indicators have each word; each count leads to just those in the tree."""
    of = f" · {view.section_name(scored.sheet.section)}" if len(view.sheets) > 1 else ""
    with st.container(border=True, gap="small", key="stati"):
        st.caption(markdown(f"Obiettivi e indicatori per stato{of}"))
        with st.container(gap="small", key="righe-stati"):
            for pair in tiles(scored):
                _state_line(scored, pair)
        if len(view.sheets) > 1:
            _everywhere(view, scored)
        if scored.policy.bands.note:
            st.caption(markdown(scored.policy.bands.note))


def _everywhere(view: View, scored: ScoredSheet) -> None:
    """The same of every section and of every person, each count with its way."""
    many = everywhere(view.sheets)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="stati-ovunque"):
        st.caption("Insieme, in tutte le sezioni", width="content")
        for pair in tiles(scored):
            word, symbol = states.word(pair[0].band), states.symbol(pair[0].band)
            if many[word]:
                told = f"{word}: {count(many[word], 'obiettivo o indicatore', 'obiettivi e indicatori')}"
                query = {**place_in(scored).params(), **everywhere_query(word)}
                label = markdown(f"{symbol} {number(many[word], 0)}")
                st.page_link(ALBERO, label=label, query_params=query, help=markdown(told))


def _state_line(scored: ScoredSheet, pair: tuple[Tile, ...]) -> None:
    band = pair[0].band
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(markdown(states.state(band)), color=theme.badge_colour(band))  # type: ignore[arg-type]
        for tile in pair:
            text = count(tile.count, *_NOUNS[tile.kind])
            if tile.count:
                st.page_link(ALBERO, label=text, query_params={**place_in(scored).params(), **tile.query})
            else:
                st.markdown(f":small[:gray[{text}]]", width="content")


def below_lost_points(view: View, scored: ScoredSheet, lost: Sequence[Loss]) -> None:
    """What a bar does, and the figure to be taken away."""
    taken = Taken(
        view,
        "punti-persi",
        "Dove sono andati i punti",
        lambda: tables.nodes([loss.result for loss in lost]),
        lambda ground: charts.lost_points(scored, lost, ground=ground),
    )
    rest = " Chi non ha una barra sua è nell'elenco «Con punti persi»." if len(lost) > charts.MOST_BARS else ""
    take_away.told(f"Ogni barra di un obiettivo lo apre nell'albero.{rest}", taken)


def open_bar() -> None:
    """Go to the tree, at the objective of the bar that was clicked."""
    points = st.session_state["cascata"]["selection"]["points"]
    code = points[0].get("customdata") if points else None
    if code:
        st.session_state["apri nell'albero"] = code[0] if isinstance(code, list) else code


def lists(view: View, scored: ScoredSheet) -> None:
    """One list at a time: what costs most, what went best, what changed, what has no score."""
    if code := st.session_state.pop("apri nell'albero", None):
        follow(ALBERO, place_in(scored, code).params())
    everything = _awaited(view, scored) | _all_lists(view, scored) | _causes(view)
    asked.known("elenco", everything)
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
    name = chosen or next(iter(everything))
    shown = everything[name]
    _list(view, name, shown)
    if shown.key in {_AWAITED, _CAUSES} and shown.found:
        _reminders(view, lambda: (*_awaited_rows(view, scored), *monitoring.causes_due(view)))


def other_sheets(view: View) -> None:
    """The result of every other sheet: operational, individual; each row opens its tree."""
    others = [s for s in view.sheets if s is not view.main]
    if not others:
        st.caption("L'ente non ha altre sezioni in quest'anno.")
        return
    if len(others) == 1:
        _only_other(view, others[0])
        return
    shown = _List(
        key="altre sezioni",
        empty="",
        found=tuple((s, s.root) for s in others),
        table=lambda rows: tables.roots(view, others[rows]),
    )
    _list(view, "Le altre sezioni", shown)


def _only_other(view: View, other: ScoredSheet) -> None:
    """One sheet is no table: its way, its number, and what it is of."""
    indicators = count(len(other.measures), *_NOUNS[Kind.INDICATOR])
    beside = [f"{each.name}: {each.value}" for each in seconds(other)]
    told = " · ".join((objectives(len(parts(other))), indicators, *beside))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(ALBERO, label=markdown(view.whose(other)), query_params=place_in(other).params())
        st.markdown(f"**{score(other.root)}**", width="content")
        state_badge(view, other.root)
        st.caption(markdown(told), width="content")


@dataclass(frozen=True, slots=True)
class _List:
    """A list whose rows lead to the tree: each found thing with the sheet it is in, and the table of some of them.

    ``first`` is the column before the others.
    """

    key: str
    empty: str
    found: tuple[tuple[ScoredSheet, NodeResult | MeasureResult], ...]
    table: Callable[[slice], Styler | pd.DataFrame]
    first: str = tables.SCORE


def _all_lists(view: View, scored: ScoredSheet) -> dict[str, _List]:
    lost = [loss.result for loss in losses(scored)]
    top = best(scored)
    costly = costliest_measures(scored)
    changed = [(s, m) for s in view.sheets for m in s.measures if view.is_revised(m.measure.key)]
    silent = [(s, m) for s in view.sheets for m in left_out(s)]
    return {
        "Con punti persi": _of(
            scored, "con punti persi", lost, tables.nodes, "Nessun obiettivo ha perso punti.", tables.LOST
        ),
        "Indicatori che pesano": _of(
            scored,
            "indicatori",
            costly,
            lambda f: tables.costs(view, f),
            "Nessun indicatore ha perso punti.",
            tables.LOST,
        ),
        "Migliori": _of(scored, "migliori", top, tables.nodes, "Nessun obiettivo ha lo stato più alto."),
        "Modificati": _List(
            "modificati",
            "Nessun target è cambiato durante l'anno.",
            tuple(changed),
            lambda rows: tables.changes(view, changed[rows]),
        ),
        "Indicatori senza punteggio": _List(
            "senza punteggio",
            "Tutti gli indicatori hanno un punteggio.",
            tuple(silent),
            lambda rows: tables.reasons(view, silent[rows]),
        ),
    }


def _awaited(view: View, scored: ScoredSheet) -> dict[str, _List]:
    """What is missing and from whom; nothing once the year is over."""
    if not scored.is_in_course:
        return {}
    due = monitoring.awaited(view, progress(view, scored))
    found = tuple((scored, each.result) for each in due)

    def table(rows: slice) -> pd.DataFrame:
        return awaited([monitoring.awaited_row(view, scored, each) for each in due[rows]])

    return {"Da misurare": _List(_AWAITED, "Tutto è misurato.", found, table)}


def _causes(view: View) -> dict[str, _List]:
    """The causes that are still to be told; nothing where none is."""
    found = lacking(view)

    def table(rows: slice) -> pd.DataFrame:
        return tables.without_blanks(awaited([monitoring.cause_row(view, *each) for each in found[rows]]))

    return {"Cause da scrivere": _List(_CAUSES, "", found, table)} if found else {}


def _awaited_rows(view: View, scored: ScoredSheet) -> tuple[AwaitedRow, ...]:
    """What is missing and from whom, today; nothing once the year is over."""
    if not scored.is_in_course:
        return ()
    return monitoring.awaited_rows(view, scored, progress(view, scored))


def _reminders(view: View, due: Callable[[], Sequence[AwaitedRow]]) -> None:
    """What is due as files to send, unit by unit: a table and a calendar, made when they are asked for."""
    plan = view.plan

    def rows() -> tuple[AwaitedRow, ...]:
        return monitoring.by_unit(due())

    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Promemoria da mandare, ufficio per ufficio:", width="content")
        take_away.menu(Taken(view, "promemoria", "Promemoria", lambda: awaited(rows())))
        st.download_button(
            "Calendario (.ics)",
            lambda: as_ics(
                rows(),
                f"Promemoria {plan.ente.short_name} {plan.year}",
                f"{plan.ente.code}/{plan.year}",
                day_of_documents(),
            ),
            file_name("ics", plan.ente.code, str(plan.year), "promemoria"),
            "text/calendar",
            icon=":material/event:",
            key="promemoria ics",
            on_click="ignore",
        )


def _of(  # noqa: PLR0913, PLR0917 - a list is what is found, shown and said
    scored: ScoredSheet,
    key: str,
    found: Sequence[NodeResult] | Sequence[MeasureResult],
    table: Callable[[Sequence], Styler],  # type: ignore[type-arg]
    empty: str,
    first: str = tables.SCORE,
) -> _List:
    return _List(key, empty, tuple((scored, r) for r in found), lambda rows: table(found[rows]), first)


def _list(view: View, title: str, shown: _List) -> None:
    if not shown.found:
        st.info(shown.empty, icon=":material/info:")
        return
    rows = pages.in_sight(len(shown.found), "righe", key=f"pagina-{shown.key.replace(' ', '-')}")
    table = shown.table(rows)
    event = st.dataframe(
        table,
        key=f"elenco {shown.key}",
        on_select="rerun",
        selection_mode="single-cell",
        hide_index=True,
        column_order=tables.order(table, shown.first),
        **whole_texts(table, 400),
        placeholder=NOTHING,
        alt=f"Elenco: {shown.key}. Una riga scelta si apre.",
    )
    take_away.told(
        f"{count(len(shown.found), 'riga', 'righe')} · una riga scelta apre il suo posto nell'albero.",
        Taken(view, shown.key, title, lambda: shown.table(slice(None))),
    )
    chosen = [row for row, _ in event["selection"]["cells"]]
    if chosen:
        scored, result_ = shown.found[rows][chosen[0]]
        follow(ALBERO, place_of(result_, scored).params())


def _against_valid(view: View, scored: ScoredSheet) -> None:
    """On other targets than the valid ones: what the result is on those."""
    if view.basis.kind is BasisKind.VALID:
        return
    on_valid = valid(years_of(view.plan.ente.code), view.plan.year).main.root
    if on_valid.score is None or scored.root.score is None:
        return
    told = "lo stesso"
    if score(on_valid) != score(scored.root):
        told = f"{score(on_valid)}: con questi cambia di {change(on_valid, scored.root)} punti"
    st.caption(f"Sui target validi a fine anno è {told}.")


def _how(scored: ScoredSheet, *, is_printed: bool) -> str:
    """What the result is the mean of, and whether the document prints it."""
    counted = sum(r.score is not None for r in parts(scored))
    if scored.is_in_course:
        on = (
            f"punteggio su ciò che è misurato finora, di {objectives(counted)}"
            if counted
            else "ancora nessun punteggio"
        )
        return f"Misurazione in corso: {on}."
    if not counted:
        return "Nessun obiettivo ha un punteggio."
    return f"{words.AGGREGATION[scored.policy.aggregation].capitalize()} di {objectives(counted)}" + (
        ", pubblicata nel documento." if is_printed else ": calcolata, non pubblicata."
    )


def _evaluated(view: View, scored: ScoredSheet) -> None:
    said = oiv_sentences(oiv_beside(view, scored))
    if not said and scored.is_in_course:
        return
    if not said:
        st.caption("Il documento non riporta valutazioni dell'OIV su questi obiettivi.")
        return
    st.markdown(f"**Valutazione dell'OIV.** {markdown(said[0])}")
    for sentence in said[1:]:
        st.caption(markdown(sentence))

"""The blocks of Andamenti: one history or several, each with the table that says the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from scoring.forecast import Forecast
from ui.documents.file_names import file_name, of_basis
from ui.documents.tables import as_csv, as_xlsx
from ui.documents.xlsx.page_head import page_head
from ui.documents.xlsx.workbook import Imprint
from ui.facts import forecast_words, words
from ui.facts.caveats import caveats
from ui.facts.data_version import DataVersion, day_of_documents
from ui.facts.escape import markdown
from ui.facts.format import day, score, short
from ui.facts.others import others_of
from ui.facts.whatif.proposal import SYNTHETIC
from ui.figures import charts, history, history_tables, theme
from ui.screens.navigation import ANDAMENTI, NOTE, SCHEDA
from ui.screens.panels import place_in, place_of, state_badge
from ui.screens.session import fingerprint, go, is_dark

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from data.plan.records import CommonValue
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.history_points import OtherPoint
    from ui.facts.view import View

_BESIDE = "accanto"
_MOST = 3
"""How many more indicators fit beside the first."""


def choose_beside(view: View, scored: ScoredSheet, first: MeasureResult) -> list[MeasureResult]:
    """Up to three more indicators of the sheet to show beside the first; they are in the address."""
    del view
    options = {_word(m): m for m in scored.measures if m is not first}
    asked = [w for w in st.query_params.get(_BESIDE, "").split("|") if w in options]
    st.session_state["scelta accanto"] = asked[:_MOST]
    st.multiselect(
        "Confronta con altri indicatori della vista",
        list(options),
        filter_mode="contains",
        key="scelta accanto",
        format_func=lambda word: short(f"{options[word].code} {options[word].title}", 70),
        max_selections=_MOST,
        placeholder="nessun altro indicatore",
        on_change=_change_beside,
    )
    return [options[word] for word in asked[:_MOST]]


def side_by_side(
    view: View, scored: ScoredSheet, found: Sequence[MeasureResult], common: Sequence[CommonValue]
) -> None:
    """One history across the page, or several in two columns, each complete."""
    if len(found) == 1:
        _whole(view, scored, found[0], common, height=430)
        return
    for left in range(0, len(found), 2):
        for column, measure in zip(st.columns(2, gap="medium"), found[left : left + 2], strict=False):
            with column:
                _whole(view, scored, measure, common, height=340)


def small_multiples(view: View, scored: ScoredSheet, found: Sequence[MeasureResult]) -> None:
    """Every indicator of an objective, small, in two columns; each opens."""
    for left in range(0, len(found), 2):
        for column, measure in zip(st.columns(2, gap="medium"), found[left : left + 2], strict=False):
            with column, st.container(border=True):
                _head(view, measure)
                _figure(view, measure, (), height=250, name="piccolo")
                place = place_of(measure, scored)
                st.page_link(
                    ANDAMENTI,
                    label="Apri l'andamento",
                    icon=":material/show_chart:",
                    query_params=place.params(),
                )


def index(view: View, scored: ScoredSheet, node: NodeResult) -> None:
    """Every indicator below a node with its history as a thread; a chosen row opens."""
    below = [m for m in scored.measures if node in scored.path(m.measure.key.node_code)]
    if not below:
        st.info("Sotto questo nodo non ci sono indicatori.", icon=":material/info:")
        return
    key = f"fili {scored.sheet.section} {scored.sheet.owner} {node.code}"
    st.dataframe(
        history_tables.threads(view, below),
        key=key,
        on_select=partial(_open_row, key, below, scored),
        selection_mode="single-cell",
        hide_index=True,
        height=min(40 + 35 * len(below), 560),
        column_config={
            "Indicatore": st.column_config.TextColumn(width=330),
            history_tables.THREAD: st.column_config.BarChartColumn(
                width="medium",
                help="I valori noti, in ordine di anno, in % di quello più lontano da zero",
                y_min=-100 if any(p.value < 0 for m in below for p in view.series[m.measure.key].points) else 0,
                y_max=100,
            ),
        },
        alt="Indicatori con la loro serie storica: una riga scelta si apre.",
    )
    st.caption(
        "Una riga scelta apre il suo andamento. Le barre sono i soli valori noti, in ordine "
        "di anno, in % di quello più lontano da zero."
    )


def _whole(
    view: View, scored: ScoredSheet, measure: MeasureResult, common: Sequence[CommonValue], *, height: int
) -> None:
    """A history with everything: figure, what to expect, the table twin, the note."""
    series, symbol = view.series[measure.measure.key], view.symbol(measure)
    _head(view, measure)
    others = others_of(view, measure.measure.key, common)
    _figure(view, measure, others.points, height=height, name="grande")
    _how_to_read()
    st.markdown(markdown(forecast_words.expectation(series, _next_year(view), symbol)))
    for sentence in others.sentences:
        st.caption(markdown(sentence))
    table = history_tables.years(series, others, _expected(view, measure))
    st.dataframe(
        history_tables.years_styled(table),
        hide_index=True,
        height="content",
        placeholder="",
        key=f"anni {_word(measure)}",
        alt=f"Gli stessi numeri della figura di {measure.code}, anno per anno.",
    )
    _downloads(view, measure, table)
    _note(view, measure)
    _ways_on(view, measure, scored)


def _ways_on(view: View, measure: MeasureResult, scored: ScoredSheet) -> None:
    """To the sheet of the indicator, and to its note where it has one."""
    params = place_of(measure, scored).params()
    number = view.texts[measure.measure.key].note_number
    with st.container(horizontal=True):
        st.page_link(SCHEDA, label="Apri la scheda", icon=":material/description:", query_params=params)
        if measure.measure.key in view.history:
            st.page_link(
                NOTE, label="Apri fra le note", icon=":material/library_books:", query_params={**params, "nota": number}
            )


def _head(view: View, measure: MeasureResult) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{markdown(measure.code)}** {markdown(short(measure.title, 110))}", width="stretch")
        st.markdown(score(measure), width="content")
        state_badge(view, measure)


def _figure(view: View, measure: MeasureResult, others: Sequence[OtherPoint], *, height: int, name: str) -> None:
    series, symbol = view.series[measure.measure.key], view.symbol(measure)
    if not series.points and not any(v.target for _, v in series.targets):
        st.info("La serie storica non ha nessun valore e nessun target: non c'è nulla da disegnare.")
        return
    st.plotly_chart(
        history.trend(
            series,
            symbol=symbol,
            expected=_expected(view, measure),
            others=others,
            ground=theme.ground(dark=is_dark()),
            height=height,
            compact=name == "piccolo",
        ),
        key=f"andamento {name} {_word(measure)}",
        theme=None,
        config=charts.QUIET,
        alt=f"Andamento di {measure.code}; la tabella che segue dice le stesse cose.",
    )
    for sentence in caveats(series, symbol):
        st.caption(markdown(sentence))


def _how_to_read() -> None:
    with st.popover("Come si legge", icon=":material/help:"):
        st.markdown(
            "- **Punti blu**: i valori. Un anno senza valore è un vuoto; in basso sta scritto come manca.\n"
            "- **★** il target valido di ogni anno; **☆** un target che un atto ha sostituito.\n"
            "- **Fascia verde**: dove il valore raggiunge il target.\n"
            "- **Rombi e quadri pieni**: medie stampate nel documento. **Segni vuoti arancioni**: valori "
            "degli altri enti dell'archivio.\n"
            "- **Barra a destra**: dove cade l'anno dopo 8 volte su 10, se si muove come gli anni prima.\n"
            "- **Linea verticale punteggiata**: da lì la serie misura altro; prima e dopo non si confrontano."
        )


def _expected(view: View, measure: MeasureResult) -> Forecast | None:
    found = view.series[measure.measure.key].expected(_next_year(view))
    return found if isinstance(found, Forecast) else None


def _downloads(view: View, measure: MeasureResult, table: history_tables.YearTable) -> None:
    table_frame = history_tables.year_frame(table, view, measure)
    with st.container(horizontal=True):
        st.download_button(
            "CSV",
            lambda: as_csv(table_frame),
            _file_name(view, measure, "csv"),
            "text/csv",
            icon=":material/download:",
            key=f"csv {_word(measure)}",
            on_click="ignore",
        )
        st.download_button(
            "XLSX",
            lambda: _workbook(view, measure, table_frame),
            _file_name(view, measure, "xlsx"),
            icon=":material/download:",
            key=f"xlsx {_word(measure)}",
            on_click="ignore",
        )


def _file_name(view: View, measure: MeasureResult, ending: str) -> str:
    plan = view.plan
    return file_name(ending, plan.ente.code, str(plan.year), of_basis(view.basis), "andamento", measure.code)


def _workbook(view: View, measure: MeasureResult, table_frame: pd.DataFrame) -> bytes:
    version = DataVersion(fingerprint(view), day_of_documents())
    about = {
        "Ente": view.plan.ente.name,
        "Anno": str(view.plan.year),
        "Base": words.basis(view.basis),
        "Indicatore": f"{measure.code} {measure.title}",
        "Documento di origine": view.plan.ente.document(view.plan.year),
        "Versione dei dati": version.mark,
        "Documento del": day(version.day),
        **({"Avvertenza": SYNTHETIC} if view.is_synthetic else {}),
    }
    imprint = Imprint(f"Andamento di {measure.code}", page_head(view, version), version.day)
    return as_xlsx({"Andamento": table_frame}, about, imprint)


def _note(view: View, measure: MeasureResult) -> None:
    found = view.history.get(measure.measure.key, ())
    if not found:
        st.caption("Nessuna nota del documento riguarda questo indicatore.")
        return
    number = found[0].note_number
    with st.expander(f"Nota {markdown(number)}", icon=":material/sticky_note_2:"):
        if found[0].source:
            st.markdown(f"**Fonte**: {markdown(found[0].source)}")
        for row in found:
            st.markdown(markdown(row.raw or f"{row.year}: anno non stampato nel documento"))


def _next_year(view: View) -> int:
    return view.plan.year + 1


def _word(measure: MeasureResult) -> str:
    key: MeasureKey = measure.measure.key
    return f"{key.node_code}/{key.indicator_code}"


def _change_beside() -> None:
    chosen = st.session_state["scelta accanto"]
    if chosen:
        st.query_params[_BESIDE] = "|".join(chosen)
    elif _BESIDE in st.query_params:
        del st.query_params[_BESIDE]


def _open_row(key: str, found: Sequence[MeasureResult], scored: ScoredSheet) -> None:
    chosen = [row for row, _ in st.session_state[key]["selection"]["cells"]]
    if chosen:
        key_ = found[chosen[0]].measure.key
        go(place_in(scored, key_.node_code, key_.indicator_code))

"""The blocks of Andamenti: one history or several, each with the table that says the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.forecast import Forecast
from ui.documents.taken import Taken
from ui.documents.taken_measure import history_of
from ui.facts import forecast_words, offered
from ui.facts.caveats import NOT_COMPARABLE, caveats, in_another_unit
from ui.facts.escape import markdown
from ui.facts.format import count, number, score, short
from ui.facts.note import line
from ui.facts.search.letters import holds
from ui.figures import history, history_tables, theme
from ui.figures.tables import order
from ui.screens import pages, panels, take_away
from ui.screens.navigation import NOTE, SCHEDA
from ui.screens.panels import place_in, place_of, state_badge
from ui.screens.session import go, here, is_dark, official

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.history_points import OtherPoint
    from ui.facts.others import Others
    from ui.facts.view import View

_BESIDE = "accanto"
_MOST = 3
"""How many more indicators fit beside the first."""
_SHAPES = {"grafici": "Grafici", "tabella": "Tabella", "anni": "Anni"}
_READING: Final = {
    history_tables.THREAD: "Le barre sono i valori noti della serie in corso, in ordine di anno, in % di quello più "
    "lontano da zero.",
    history_tables.NEW: NOT_COMPARABLE,
}
"""What the columns of the table need said of them, where they are there."""
_CHARTS = 12
_THREAD_PIXELS = 110
_ROWS = 50
"""How many indicators a page shows, as figures and as rows."""


def choose_beside(scored: ScoredSheet, first: MeasureResult) -> list[MeasureResult]:
    """Up to three more indicators of the sheet to show beside the first; they are in the address."""
    asked = st.query_params.get(_BESIDE, "").split("|")
    near = offered.measures(scored, first.measure.key.node_code)
    options = {_word(m): m for m in (*near, *_named(scored, asked)) if m is not first}
    names = {word: f"{m.code} {m.title}" for word, m in options.items()}
    chosen = panels.choose_several(
        "Altri indicatori", _BESIDE, names, "Altri indicatori accanto", most=_MOST, width=400, known=[_word(first)]
    )
    return [options[word] for word in chosen]


def _named(scored: ScoredSheet, words: Sequence[str]) -> list[MeasureResult]:
    """The indicators that an address names; what is none of the sheet is left out."""
    nodes = dict.fromkeys(word.rpartition("/")[0] for word in words)
    return [m for node in nodes for m in scored.measures_of(node) if _word(m) in words]


def choose_enti(others: Others) -> tuple[str, ...]:
    """The enti whose values are shown one by one; they are in the address."""
    if not others.names:
        return ()
    known = [ente.code for ente in official().enti()]
    return panels.choose_several("Altri enti", "enti", others.names, "Altri enti, per nome", width=300, known=known)


def side_by_side(
    view: View, scored: ScoredSheet, found: Sequence[MeasureResult], others: Callable[[MeasureResult], Others]
) -> None:
    """One history across the page, or several in two columns, each complete.

    Args:
        view: of the ente.
        scored: the sheet.
        found: its indicators.
        others: gives what is known of the other enti on an indicator.
    """
    if len(found) == 1:
        _whole(view, scored, found[0], others(found[0]), height=400)
        return
    for left in range(0, len(found), 2):
        for column, measure in zip(st.columns(2, gap="medium"), found[left : left + 2], strict=False):
            with column:
                _whole(view, scored, measure, others(measure), height=340, width=540)


def choose_shape() -> str:
    """Charts, the table that says the same, or the years of the ente side by side."""
    return panels.choose_segment("Che cosa", "mostra", _SHAPES)


def find(below: Sequence[MeasureResult]) -> list[MeasureResult]:
    """The indicators that have the words that the reader asks for."""
    return _holding(below, panels.search_box(width=260))


def elsewhere(scored: ScoredSheet, node: NodeResult, found: Sequence[MeasureResult]) -> None:
    """How many other indicators of the sheet have the same words, with the way to them; nothing where none has.

    Args:
        scored: the sheet.
        node: the only one that was searched.
        found: the indicators below it that have the words.
    """
    text = st.session_state.get(panels.SEARCH) or ""
    others = len(_holding(scored.measures, text)) - len(found)
    if text and others:
        st.button(
            f"Cerca anche fuori da {markdown(node.code)}: {count(others, 'indicatore', 'indicatori')}",
            icon=":material/search:",
            key="cerca fuori dal nodo",
            on_click=partial(go, place_in(scored)),
            help=f"Cerca in tutta la sezione, e non solo in {markdown(node.code)}",
        )


def _holding(among: Sequence[MeasureResult], text: str) -> list[MeasureResult]:
    return [m for m in among if holds(f"{m.code} {m.title}", text)]


def charts_of(view: View, scored: ScoredSheet, found: Sequence[MeasureResult]) -> None:
    """Every indicator small, three in a row, a page at a time; each opens."""
    shown = _page(found, _CHARTS, _taken(view, found))
    for left in range(0, len(shown), 3):
        for column, measure in zip(st.columns(3, gap="small"), shown[left : left + 3], strict=False):
            with column, st.container(border=True, gap=None, key=f"andamento-piccolo {_word(measure)}"):
                _small(view, scored, measure)


def table_of(view: View, scored: ScoredSheet, found: Sequence[MeasureResult]) -> None:
    """The same indicators as a table, the history a thread; a chosen row opens."""
    shown = _page(found, _ROWS)
    key = f"fili {scored.sheet.section} {scored.sheet.owner} {here().node}"
    table = history_tables.threads(view, shown)
    height = panels.row_height(table, **{history_tables.THREAD: _THREAD_PIXELS})
    st.dataframe(
        table,
        key=key,
        on_select=partial(_open_row, key, shown, scored),
        selection_mode="single-cell",
        hide_index=True,
        row_height=height,
        height=min(38 + height * len(shown), 500),
        column_order=order(table, "Codice", history_tables.LAST),
        column_config={
            **panels.wide_texts(table, **{history_tables.THREAD: _THREAD_PIXELS}),
            history_tables.THREAD: st.column_config.BarChartColumn(
                width=_THREAD_PIXELS,
                help="I valori noti della serie in corso, in ordine di anno, in % di quello più lontano da zero; "
                "un valore solo non ne ha",
                y_min=-100 if any(p.value < 0 for m in shown for p in view.series[m.measure.key].current()) else 0,
                y_max=100,
            ),
        },
        alt="Indicatori con la loro serie storica: una riga scelta si apre.",
    )
    take_away.told(_below_the_table(table.columns), _taken(view, found))


def _below_the_table(columns: Collection[str]) -> str:
    """What a row does, and how to read the columns that are there."""
    return " ".join((
        "Una riga scelta apre il suo andamento.",
        *(text for column, text in _READING.items() if column in columns),
    ))  # fmt: skip


def nothing_found(node: NodeResult, *, is_filtered: bool) -> None:
    """No indicator to show, and why."""
    below = f" di {markdown(node.code)}" if node.code else ""
    said = f"Nessun indicatore{below} ha queste parole." if is_filtered else "Sotto questo nodo non ci sono indicatori."
    st.info(said, icon=":material/info:")


def _taken(view: View, found: Sequence[MeasureResult]) -> Taken:
    """All the indicators, those of the other pages too."""
    return Taken(view, "andamenti", "Andamenti", lambda: history_tables.histories(view, found))


def _page(found: Sequence[MeasureResult], most: int, taken: Taken | None = None) -> Sequence[MeasureResult]:
    """The part of a long list that is in sight, with the way to the rest and how many they are.

    Args:
        found: all of them.
        most: on a page.
        taken: of figures, with how to read them and its menu in the same line; None above a table, whose buttons
            would cover it.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="quanti-andamenti"):
        at = pages.one_of(-(-len(found) // most), "pagina")
        shown = found[(at - 1) * most : at * most]
        left = len(found) - len(shown)
        said = f"altri {number(left, 0)} indicatori" if left else count(len(found), "indicatore", "indicatori")
        st.markdown(f":small[{said}]", width="stretch")
        if taken is not None:
            _how_to_read()
            take_away.menu(taken)
    return shown


def _small(view: View, scored: ScoredSheet, measure: MeasureResult) -> None:
    """One small chart under the name that opens it."""
    st.button(
        f"**{markdown(measure.code)}** {markdown(short(measure.title, 150))}",
        type="tertiary",
        key=f"apri {_word(measure)}",
        on_click=partial(go, place_of(measure, scored)),
        help=markdown(short(measure.title, 300)),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":small[{view.plan.year}: {score(measure)}]", width="content")
        state_badge(view, measure)
    _figure(view, measure, (), height=172, name="piccolo")


def _whole(  # noqa: PLR0913 - one history, whose, and how large
    view: View, scored: ScoredSheet, measure: MeasureResult, others: Others, *, height: int, width: int = 1150
) -> None:
    """A history with everything: figure, what to expect, the table twin, the note."""
    series, symbol = view.series[measure.measure.key], view.symbol(measure)
    _head(view, measure)
    _figure(view, measure, others.points, height=height, name="grande", width=width)
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
        column_config={
            history_tables.ABSENCE: st.column_config.Column(width=_wide(table.frame[history_tables.ABSENCE]))
        },
        key=f"anni {_word(measure)}",
        alt=f"Gli stessi numeri della figura di {measure.code}, anno per anno.",
    )
    take_away.menu(history_of(view, measure, others, _expected(view, measure)))
    _note(view, measure)
    _ways_on(view, measure, scored)


def _wide(texts: Iterable[str]) -> int:
    """Pixels of the longest text: the browser looks at the first rows only, and absences may be in the last."""
    return 24 + 7 * max(map(len, (history_tables.ABSENCE, *texts)))


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
        st.markdown(f"{view.plan.year}: {score(measure)}", width="content")
        state_badge(view, measure)


def _figure(  # noqa: PLR0913 - what is drawn, how large, under which name
    view: View, measure: MeasureResult, others: Sequence[OtherPoint], *, height: int, name: str, width: int = 380
) -> None:
    series, symbol = view.series[measure.measure.key], view.symbol(measure)
    if not series.points and not any(v.target for _, v in series.targets):
        st.info("La serie storica non ha nessun valore e nessun target: non c'è nulla da disegnare.")
        return
    panels.figure(
        history.trend(
            series,
            symbol=symbol,
            expected=_expected(view, measure),
            others=others,
            ground=theme.ground(dark=is_dark()),
            height=height,
            compact=name == "piccolo",
            width=width,
        ),
        key=f"andamento {name} {_word(measure)}",
        alt=f"Andamento di {measure.code}; la tabella che segue dice le stesse cose.",
    )
    for sentence in caveats(series, symbol) if name == "grande" else in_another_unit(series):
        st.caption(markdown(sentence))


def _how_to_read() -> None:
    with st.popover("Come si legge", icon=":material/help:"):
        st.markdown(
            "- **Punti blu**: i valori. Un anno senza valore è un vuoto; in basso sta scritto perché manca.\n"
            "- **★** il target valido di ogni anno; **☆** un target che un atto ha sostituito.\n"
            "- **Fascia verde**: dove il valore raggiunge il target.\n"
            "- **Arancione, pieno**: medie stampate nel documento. **Arancione, vuoto**: valori degli altri enti "
            "dell'archivio. Il nome, l'anno e l'ultimo numero sono in fondo a destra.\n"
            "- **Barra a destra**: dove cade l'anno dopo 8 volte su 10, se si muove come gli anni prima.\n"
            "- **Linea verticale punteggiata**: da lì la serie misura altro; prima e dopo non si confrontano. "
            "I valori di prima in un'altra unità non sono sulla figura: li dicono le parole sotto e la tabella."
        )


def _expected(view: View, measure: MeasureResult) -> Forecast | None:
    found = view.series[measure.measure.key].expected(_next_year(view))
    return found if isinstance(found, Forecast) else None


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
            st.markdown(markdown(line(row)))


def _next_year(view: View) -> int:
    return view.plan.year + 1


def _word(measure: MeasureResult) -> str:
    key: MeasureKey = measure.measure.key
    return f"{key.node_code}/{key.indicator_code}"


def _open_row(key: str, found: Sequence[MeasureResult], scored: ScoredSheet) -> None:
    chosen = [row for row, _ in st.session_state[key]["selection"]["cells"]]
    if chosen:
        key_ = found[chosen[0]].measure.key
        go(place_in(scored, key_.node_code, key_.indicator_code))

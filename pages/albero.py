"""Albero: the performance tree as a figure and as an outline; every cell and every row opens its place."""

from functools import partial

import streamlit as st

from ui.facts.format import NOTHING
from ui.facts.outline import Order, matching, rows
from ui.figures import charts, tables, theme
from ui.screens import panels
from ui.screens.albero import clicked_place, clicked_row
from ui.screens.session import frame, is_dark

HEIGHT = 600

view = frame("Albero")
sheet_side, shape_side = st.columns([8, 4], vertical_alignment="center", gap="medium")
with sheet_side:
    scored = panels.choose_sheet(view)
with shape_side, st.container(horizontal=True, horizontal_alignment="right"):
    shape = st.segmented_control(
        "Forma",
        ["icicle", "sunburst"],
        default="icicle",
        required=True,
        format_func={"icicle": "A colonne", "sunburst": "Ad anelli"}.__getitem__,
        key="forma",
        label_visibility="collapsed",
        bind="query-params",
    )
node = panels.current_node(scored)
measure = panels.current_measure(scored, node)

figure_side, outline_side = st.columns([6, 6], gap="medium")

with figure_side:
    panels.breadcrumb(scored, node, measure)
    chart_key = f"figura {scored.sheet.section} {scored.sheet.owner} {shape}"
    st.plotly_chart(
        charts.tree(scored, level=node.node.code, shape=shape, ground=theme.ground(dark=is_dark()), height=HEIGHT),
        key=chart_key,
        on_select=partial(clicked_place, chart_key, scored),
        selection_mode="points",
        theme=None,
        config=charts.QUIET,
        alt="Albero della performance: ogni casella è un obiettivo o un indicatore, grande quanto il suo peso "
        "effettivo. La tabella accanto dice le stesse cose.",
    )
    st.caption(
        "La grandezza è il peso effettivo sul risultato; ciò che non ha punteggio è tratteggiato e sottile. "
        "Un clic apre, un clic sulla casella più esterna torna su."
    )

with outline_side:
    panels.summary(view, scored, measure or node)
    filters, order = panels.outline_choices(view, scored)
    flat = bool(filters) or order is Order.LOST
    everything = flat or order is Order.ALL
    found = matching(rows(view, scored, at=node.node.code, everything=everything), filters, order)
    if not found:
        st.info("Nessun obiettivo o indicatore risponde ai filtri.", icon=":material/filter_alt_off:")
    else:
        table_key = f"righe {scored.sheet.section} {scored.sheet.owner} {node.node.code} {order} {len(found)}"
        st.dataframe(
            tables.outline(found, indented=not flat),
            key=table_key,
            on_select=partial(clicked_row, table_key, found, scored),
            selection_mode="single-row",
            hide_index=True,
            placeholder=NOTHING,
            height=min(36 + 35 * len(found), 420),
            column_config=panels.narrow_titles(),
            alt="Albero come elenco: nome, stato, punteggio, punti persi, peso effettivo.",
        )
        st.caption(f"{panels.row_count(found)} · una riga scelta si apre (da tastiera: frecce, poi Maiusc+Spazio).")

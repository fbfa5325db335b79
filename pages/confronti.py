"""Confronti: this ente beside the others on the common indicators of a year."""

import streamlit as st

from ui.facts import comparison as facts
from ui.facts.format import count
from ui.facts.others import ENOUGH
from ui.figures import charts, comparison, theme
from ui.screens import panels
from ui.screens.session import common_values, frame, is_dark

view = frame("Confronti")
common = common_values()
years = facts.years(view, common)
if not years:
    st.info(
        "L'ente non ha valori di obiettivi comuni (OC): non c'è nulla su cui confrontarlo. Un indicatore è comune "
        "quando nei dati ha un codice comune (common_code).",
        icon=":material/compare_arrows:",
    )
    st.stop()

year = int(panels.choose_word("Anno dei valori", "al", [str(y) for y in years], str(facts.first_year(view, common))))
found = facts.lines(view, common, year)
enti = {v.ente for line in found for v in line.others}
st.caption(
    f"{count(len(found), 'obiettivo comune', 'obiettivi comuni')} · valori del {year} di "
    f"{count(len(enti) + 1, 'ente', 'enti')} dell'archivio"
    + (
        f" · con meno di {ENOUGH} enti niente medie né posizioni, solo i valori; i conteggi non sono rapportati alla "
        "dimensione degli enti"
        if facts.is_few(found)
        else ""
    )
)

if enti:
    st.plotly_chart(
        comparison.strips(found, theme.ground(dark=is_dark()), view.plan.ente.short_name),
        key="strisce",
        theme=None,
        config=charts.QUIET,
        alt="Per ogni obiettivo comune, dove sta l'ente fra il peggiore e il migliore. La tabella dice le stesse cose.",
    )
else:
    st.info(f"Nessun altro ente dell'archivio ha valori del {year}: scegli un altro anno.", icon=":material/group_off:")
panels.open_table("confronti", comparison.table(found), [(line.sheet, line.result) for line in found], "andamenti")

st.subheader("Risultato e posizione", anchor=False)
placed = facts.corners(found)
if not placed:
    st.info(
        f"Servono, nello stesso anno, un punteggio e un confronto (la mediana di almeno {ENOUGH} enti, o una media "
        f"stampata nel documento). I punteggi sono del {view.plan.year}.",
        icon=":material/grid_view:",
    )
    st.stop()
figure_side, table_side = st.columns([5, 6], gap="medium")
with figure_side:
    st.plotly_chart(
        comparison.quadrants(placed, theme.ground(dark=is_dark())),
        key="quadranti",
        theme=None,
        config=charts.QUIET,
        alt="Punteggio e distanza dagli altri. La tabella accanto dice le stesse cose.",
    )
with table_side:
    panels.open_table(
        "quadranti", comparison.corner_table(placed), [(x.sheet, x.result) for x, _ in placed], "andamenti"
    )

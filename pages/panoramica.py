"""Panoramica: where the ente stands this year, where its points went, and what to look at first."""

import streamlit as st

from scoring.summary import losses, parts
from ui import charts, overview, theme
from ui.session import frame, is_dark

view = frame("Panoramica", icon=":material/dashboard:")
scored = view.main
lost = losses(scored)

result_side, states_side = st.columns([5, 7], gap="medium")
with result_side:
    overview.result(view, scored)
with states_side:
    overview.states(view, scored)

if not parts(scored):
    st.info("Questa sezione del piano non ha ancora obiettivi.", icon=":material/hourglass_empty:")
    st.stop()

waterfall_side, list_side = st.columns([5, 6], gap="medium")
with waterfall_side:
    st.subheader("Dove sono andati i punti", anchor=False)
    if scored.root.score is None:
        st.info("Nessun obiettivo ha un punteggio: non c'è ancora un risultato da spiegare.")
    elif not lost:
        st.success("Nessun punto perso: tutti gli obiettivi misurati sono al massimo.", icon=":material/check:")
    else:
        st.plotly_chart(
            charts.lost_points(scored, lost, ground=theme.ground(dark=is_dark())),
            key="cascata",
            on_select=overview.open_bar,
            selection_mode="points",
            theme=None,
            config={"displayModeBar": False},
            alt="Punti persi da ogni obiettivo, dal massimo al risultato. La tabella accanto dice le stesse cose.",
        )
        st.caption("Ogni barra apre il suo obiettivo nell'albero.")
with list_side:
    overview.lists(view, scored)

st.subheader("Le altre viste", anchor=False)
overview.other_sheets(view)

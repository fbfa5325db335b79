"""Panoramica: where the ente stands this year, where its points went, and what to look at first."""

import streamlit as st

from scoring.summary import losses, parts
from ui.facts import explain
from ui.figures import charts, theme
from ui.screens import panels, panoramica
from ui.screens.frame import view_here
from ui.screens.session import is_dark

view = view_here()
scored = view.main
lost = losses(scored)

facts_side, waterfall_side = st.columns([4, 7], gap="medium")
with facts_side:
    panoramica.result(view, scored)
    panoramica.state_tiles(view, scored)
with waterfall_side, st.container(border=True):
    st.markdown("**Dove sono andati i punti**")
    if scored.root.score is None:
        st.info("Nessun obiettivo ha un punteggio: non c'è ancora un risultato da spiegare.")
    elif not lost and not explain.elsewhere(scored):
        st.success("Nessun punto perso: tutti gli obiettivi misurati sono al massimo.", icon=":material/check:")
    else:
        panels.figure(
            charts.lost_points(scored, lost, ground=theme.ground(dark=is_dark())),
            key="cascata",
            on_select=panoramica.open_bar,
            alt="Punti persi da ogni obiettivo, dal massimo al risultato. L'elenco dice le stesse cose.",
        )
        panoramica.below_lost_points(view, scored, lost)

if not parts(scored):
    st.info("Questa sezione del piano non ha ancora obiettivi.", icon=":material/hourglass_empty:")
    st.stop()

st.header("Che cosa guardare", anchor=False)
panoramica.lists(view, scored)

st.header("Le altre sezioni", anchor=False)
panoramica.other_sheets(view)

"""Andamenti: where an indicator comes from, where it was promised to go, and where the others are."""

import streamlit as st

from ui.screens import andamenti, panels, scheda, years
from ui.screens.session import common_values, frame

view = frame("Andamenti")
section_side, search_side = st.columns([5, 7], vertical_alignment="center", gap="medium")
with section_side:
    scored = panels.choose_sheet(view)
with search_side:
    scheda.choose(scored)
node = panels.current_node(scored)
measure = panels.current_measure(scored, node)
panels.breadcrumb(scored, node, measure)

if measure is not None:
    beside = andamenti.choose_beside(view, scored, measure)
    andamenti.side_by_side(view, scored, [measure, *beside], common_values())
elif scored.measures_of(node.node.code):
    andamenti.small_multiples(view, scored, scored.measures_of(node.node.code))
elif panels.choose_segment("Che cosa", "mostra", {"indicatori": "Indicatori", "anni": "Anni"}) == "anni":
    years.draw(view)
else:
    andamenti.index(view, scored, node)

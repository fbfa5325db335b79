"""Scheda: everything about one objective or one indicator, down to the formula with its numbers."""

import streamlit as st

from ui.screens import panels, scheda
from ui.screens.frame import view_here

view = view_here()
section_side, search_side = st.columns([5, 7], vertical_alignment="center", gap="medium")
with section_side:
    scored = panels.choose_sheet(view)
with search_side:
    scheda.choose(scored)
node = panels.current_node(scored)
measure = panels.current_measure(scored, node)
panels.breadcrumb(scored, node, measure)

if measure is None:
    scheda.of_node(view, scored, node)
else:
    scheda.of_measure(view, scored, measure)

"""Unità: every organisational unit in one number, and the objectives for which it answers."""

import streamlit as st

from ui.facts.units import units
from ui.screens import unita
from ui.screens.frame import view_here

view = view_here()
found = units(view)
if not found.results:
    unita.nobody()
    st.stop()

unit = unita.choose(found)
if unit is None:
    unita.draw_matrix(view, found)
else:
    unita.listing(view, found)
    unita.detail(view, unit)

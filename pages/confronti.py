"""Confronti: this ente beside the others on the common indicators of a year."""

import streamlit as st

from ui.facts.comparison import lines, years
from ui.screens import confronti
from ui.screens.session import common_values, frame

view = frame("Confronti")
common = common_values()
if not years(view, common):
    confronti.nothing_in_common()
    st.stop()

year = confronti.choose_year(view, common)
found = lines(view, common, year)
confronti.values(view, found, year)
confronti.positions(view, found)

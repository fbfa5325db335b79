"""Confronti: this ente beside the others, an indicator a row, every row of one year."""

import streamlit as st

from scoring.basis import Basis
from ui.facts.comparison import lines, shared, years
from ui.facts.comparison_words import in_order
from ui.screens import confronti
from ui.screens.frame import view_here
from ui.screens.session import common_values, years_of

view = view_here()
common, past = common_values(), years_of(view.plan.ente.code)
indicators = shared(view)
if not indicators:
    confronti.nothing_in_common()
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    year = confronti.choose_year(years(view, indicators))
    grouping = confronti.choose_grouping(view)
    on = view.basis if view.basis.day is None else Basis()
    found = lines(view, common, year, lambda at: past.view(at, on), grouping)
    chosen = confronti.choose_enti(found)
    shown = confronti.choose_words(in_order(found))
shown = confronti.choose_rows(shown)
confronti.about(view, shown, grouping)
confronti.rows(view, shown, chosen)
confronti.positions(view, shown)

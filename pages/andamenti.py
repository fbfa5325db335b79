"""Andamenti: where an indicator comes from, where it was promised to go, and where the others are."""

from functools import partial

import streamlit as st

from ui.facts.others import others_of
from ui.screens import andamenti, panels, years
from ui.screens.frame import view_here
from ui.screens.session import common_values

view = view_here()
others_at = partial(others_of, view, common=common_values())
with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="scelte-andamenti"):
    scored = panels.choose_sheet(view)
    node = panels.current_node(scored)
    measure = panels.current_measure(scored, node)
    below = list(scored.below(node.code))
    if measure is not None:
        shown = [measure, *andamenti.choose_beside(scored, measure)]
        others_at = partial(others_at, chosen=andamenti.choose_enti(others_at(measure)))
        shape = ""
    else:
        shape = andamenti.choose_shape()
        shown = below if shape == "anni" else andamenti.find(below)
if node.code or measure is not None:
    panels.breadcrumb(scored, node, measure)
if node.code and measure is None and shape != "anni":
    andamenti.elsewhere(scored, node, shown)

if measure is not None:
    andamenti.side_by_side(view, scored, shown, others_at)
elif shape == "anni":
    years.draw(view)
elif not shown:
    andamenti.nothing_found(node, is_filtered=bool(below))
elif shape == "tabella":
    andamenti.table_of(view, scored, shown)
else:
    andamenti.charts_of(view, scored, shown)

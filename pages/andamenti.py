"""Andamenti: where an indicator comes from, where it was promised to go, and where the others are."""

from functools import partial

import streamlit as st

from ui.facts.others import others_of
from ui.screens import andamenti, panels, years
from ui.screens.session import common_values, frame

view = frame("Andamenti")
with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="scelte-andamenti"):
    scored = panels.choose_sheet(view)
    node = panels.current_node(scored)
    measure = panels.current_measure(scored, node)
    if measure is not None:
        others_at = partial(others_of, view, common=common_values())
        beside = andamenti.choose_beside(scored, measure)
        enti = andamenti.choose_enti(others_at(measure))
    else:
        shape = andamenti.choose_shape()
        below = [m for m in scored.measures if node in scored.path(m.measure.key.node_code)]
        found = below if shape == "anni" else andamenti.find(below)
if node.code or measure is not None:
    panels.breadcrumb(scored, node, measure)

if measure is not None:
    andamenti.side_by_side(view, scored, [measure, *beside], partial(others_at, chosen=enti))
elif shape == "anni":
    years.draw(view)
elif not found:
    andamenti.nothing_found(is_filtered=bool(below))
elif shape == "tabella":
    andamenti.table_of(view, scored, found)
else:
    andamenti.charts_of(view, scored, found)

"""Albero: the performance tree in three shapes, and beside it what one looks at."""

import streamlit as st

from ui.facts.outline import Order, matching
from ui.screens import albero, inspector, panels
from ui.screens.frame import view_here

view = view_here()
is_everywhere = albero.is_of_every_sheet()
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    scored = panels.choose_sheet(view, is_every=is_everywhere)
    shape, order = albero.choose_shape(is_everywhere=is_everywhere)
filters = albero.choose_filters(view, scored, is_everywhere=is_everywhere)
is_flat = bool(filters) or is_everywhere or order is Order.LOST
node = panels.current_node(scored)
panels.current_measure(scored, node)
opened = albero.level(scored, node)
albero.remember(opened)
found = matching(albero.every_row(view, scored, opened, is_everywhere=is_everywhere), filters, order)

tree_side, inspector_side = st.columns([7, 5], gap="small")
with tree_side:
    if not is_everywhere:
        albero.header(scored, opened)
    if shape == "barre":
        albero.listing(view, found, order, is_flat=is_flat, is_everywhere=is_everywhere)
    else:
        albero.figure(scored, opened, shape, found, is_filtered=is_flat)
    albero.below(view, scored, opened, shape, found, is_filtered=is_flat, is_everywhere=is_everywhere)
with inspector_side:
    inspector.draw(view, found if is_flat else None)

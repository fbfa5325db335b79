"""What a click on the figure or on a row of the outline means: a place to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.figures.charts import measure_id, node_id
from ui.screens.panels import place_in
from ui.screens.session import go, here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import ScoredSheet
    from ui.facts.address import Place
    from ui.facts.outline import Row


def clicked_place(key: str, scored: ScoredSheet) -> None:
    """Go where the clicked cell leads; a click that only undoes the last one changes nothing."""
    points = st.session_state[key]["selection"]["points"]
    place = destination(str(points[0].get("id", "")), scored, here().node) if points else None
    if place is not None:
        go(place)


def destination(cell: str, scored: ScoredSheet, at: str) -> Place | None:
    """The place of a cell: a node opens; the outermost cell, already open, leads one level up.

    Args:
        cell: id of the clicked cell.
        scored: the sheet drawn.
        at: code of the node shown outermost.

    Returns:
        None for a cell that is not of this sheet.
    """
    for result in scored.nodes:
        if cell == node_id(result.node.code):
            return place_in(scored, result.node.parent_code if result.node.code == at else result.node.code)
    for leaf in scored.measures:
        key = leaf.measure.key
        if cell == measure_id(key.node_code, key.indicator_code):
            return place_in(scored, key.node_code, key.indicator_code)
    return None


def clicked_row(key: str, found: Sequence[Row], scored: ScoredSheet) -> None:
    """Go to the place of the chosen row."""
    chosen = st.session_state[key]["selection"]["rows"]
    if chosen and chosen[0] < len(found):
        row = found[chosen[0]]
        go(place_in(scored, row.node_code, row.indicator_code))

"""Targets brought first by a click: on the code or the bar of an objective, on a box or a bar of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.figures.charts import measure_id, node_id
from ui.screens.simulazione.which_node import WORD

if TYPE_CHECKING:
    from scoring.result import ScoredSheet

FIND: Final = "cerca target"
"""Key of the box in which one looks for a target."""


def bring(code: str) -> None:
    """Only the targets of an objective; all of them again where it was chosen already."""
    st.query_params[WORD] = "" if st.query_params.get(WORD) == code else code


def clicked(key: str, scored: ScoredSheet) -> None:
    """What was clicked of a figure: the targets of an objective, or the one of an indicator."""
    points = st.session_state[key]["selection"]["points"]
    if not points:
        return
    cell = str(points[0].get("id") or points[0].get("customdata"))
    node, indicator = place_of(scored, cell)
    st.session_state[FIND] = indicator
    st.query_params[WORD] = node
    st.rerun()


def place_of(scored: ScoredSheet, cell: str) -> tuple[str, str]:
    """Objective and indicator of a cell, the second empty where it is of an objective; both empty for the whole."""
    for measure in scored.measures:
        key = measure.measure.key
        if cell == measure_id(key.node_code, key.indicator_code):
            return key.node_code, key.indicator_code
    return next((node.code for node in scored.nodes if cell == node_id(node.code)), ""), ""

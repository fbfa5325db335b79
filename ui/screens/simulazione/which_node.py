"""The choice of the node of which a view speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts import offered
from ui.facts.whatif.which_node import node_names
from ui.screens import panels

if TYPE_CHECKING:
    from scoring.result import NodeResult, ScoredSheet

WORD: Final = "obiettivo"
"""Of the address; the views that speak of one node share it, so that it stays chosen from one to the next."""


def choose_node(scored: ScoredSheet) -> NodeResult:
    """The node chosen by the reader, kept in the address; the root where none is."""
    asked = st.query_params.get(WORD, "")
    near = offered.nodes(scored, asked if asked in scored.places else "")
    at = panels.choose_word("Di quale obiettivo", WORD, node_names(near), width=380, known=scored.places)
    return scored.node(at)

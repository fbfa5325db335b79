"""The parts of an indicator, a small table for each dimension, on whatever page looks at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.documents.taken import Taken
from ui.facts.breakdown import divisions
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, short
from ui.figures import breakdown
from ui.screens import take_away

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from ui.facts.view import View

_ROWS = 8
"""Beyond so many a table scrolls."""


def draw(view: View, result: MeasureResult, page: str) -> None:
    """The tables of an indicator; nothing where it is told as a whole only.

    Args:
        view: whose it is.
        result: of the indicator.
        page: what draws them, for the keys of its tables.
    """
    for division in divisions(view, result):
        st.markdown(f"### {markdown(short(division.title, 60))}")
        table = breakdown.parts(division)
        st.dataframe(
            table,
            key=f"{page} {division.title} {result.code}",
            hide_index=True,
            placeholder=NOTHING,
            height=40 + 35 * min(len(division.parts), _ROWS),
            column_config={name: st.column_config.Column(width=width) for name, width in breakdown.WIDTHS.items()},
            alt=f"{division.title}: valore, punteggio e stato di ogni parte.",
        )
        word = f"{division.title} {result.code}"
        title = f"{division.title}: {result.code} {result.title}"
        take_away.told(" ".join(division.sentences), Taken(view, word, title, partial(breakdown.parts, division)))

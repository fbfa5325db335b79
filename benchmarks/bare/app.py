"""What one would write to redraw one figure with one slider, and nothing else: the floor beside which a page is timed.

The figures are drawn beforehand, one for each place of the slider, so that this only sends them.
"""

import json
import os
from pathlib import Path

import streamlit as st

st.set_page_config(layout="wide")


@st.cache_resource
def figures() -> list[dict[str, object]]:
    """The same figures that the page draws, in the order of the places of its slider."""
    found: list[dict[str, object]] = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
    return found


drawn = figures()
at = st.select_slider("Target", list(range(len(drawn))), int(os.environ["BARE_START"]), key="target")
st.plotly_chart(drawn[at], key="albero", theme=None, config={"displayModeBar": False})

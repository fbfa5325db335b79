"""What one would write to redraw a strip and its objectives with one slider, and nothing else: the page's floor.

They are drawn beforehand, a pair for each place of the slider, so that this only sends them.
"""

import json
import os
from pathlib import Path

import streamlit as st

st.set_page_config(layout="wide")


@st.cache_resource
def pieces() -> list[list[str]]:
    """The same pieces of HTML that the page draws, in the order of the places of its slider."""
    found: list[list[str]] = json.loads(Path(os.environ["BARE_FIGURES"]).read_text(encoding="utf-8"))
    return found


drawn = pieces()
at = st.select_slider("Target", list(range(len(drawn))), int(os.environ["BARE_START"]), key="target")
for piece in drawn[at]:
    st.html(piece)

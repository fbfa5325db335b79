"""The pages in the order of the cycle: the menu, and where links lead."""

from __future__ import annotations

from typing import Final

import streamlit as st

PANORAMICA: Final = "pages/panoramica.py"
ALBERO: Final = "pages/albero.py"
SCHEDA: Final = "pages/scheda.py"


def menu() -> st.Page:
    """Draw the menu and return the page that the address asks for.

    ``app.py`` runs what is returned. A page opened cold by its own address calls this too: Streamlit
    reads ``pages/`` by itself until the first call, and would show file names as titles.
    """
    return st.navigation(
        [
            st.Page(PANORAMICA, title="Panoramica", icon=":material/dashboard:", default=True),
            st.Page(ALBERO, title="Albero", icon=":material/account_tree:", url_path="albero"),
            st.Page(SCHEDA, title="Scheda", icon=":material/description:", url_path="scheda"),
        ],
        position="top",
    )

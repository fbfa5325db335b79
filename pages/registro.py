"""Registro: every load and change of the data, what it changed, the data as they were, and the closing of the year."""

import streamlit as st

from ui.screens import registro
from ui.screens.session import frame

view = frame("Registro")
registro.year(view)
found = registro.choose(view)
registro.listing(view, found)
st.subheader("Una voce", anchor=False)
registro.open_entry(view, found)

"""Note: the numbered notes with the serie storica, as the document prints them, each with its indicators."""

import streamlit as st

from ui.screens import note
from ui.screens.frame import view_here

view = view_here()
if not view.notes:
    st.info("Il documento di quest'anno non ha note con la serie storica.", icon=":material/sticky_note_2:")
    st.stop()

found = note.search(view)
note.open_note(view)
note.listing(view, found)
note.unmatched(view)

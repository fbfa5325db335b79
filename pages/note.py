"""Note: the numbered notes with the serie storica, as the document prints them, each with its indicators."""

import streamlit as st

from ui import notebook
from ui.session import frame

view = frame("Note")
if not view.notes:
    st.info("Il documento di quest'anno non ha note con la serie storica.", icon=":material/sticky_note_2:")
    st.stop()

found = notebook.search(view)
notebook.open_note(view)
notebook.listing(found)
notebook.unmatched(view)

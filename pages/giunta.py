"""Giunta: the briefing, prepared here and shown on a shared screen."""

import streamlit as st

from ui.facts import too_large
from ui.screens.frame import view_here
from ui.screens.giunta import editor, stage
from ui.screens.navigation import is_shown

view = view_here()
if why := too_large.documents(view.texts):
    st.info(why, icon=":material/unfold_less:")
    st.stop()
if is_shown():
    stage.draw(view)
else:
    editor.draw(view)

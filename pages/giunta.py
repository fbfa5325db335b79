"""Giunta: the briefing, prepared here and shown on a shared screen."""

import streamlit as st

from ui.facts import too_large
from ui.screens.giunta import editing, editor, stage
from ui.screens.session import frame, screen

is_shown = bool(st.query_params.get(editing.SHOW))
view = screen("Giunta") if is_shown else frame("Giunta")
if why := too_large.documents(view.texts):
    st.info(why, icon=":material/unfold_less:")
    st.stop()
if is_shown:
    stage.draw(view)
else:
    editor.draw(view)

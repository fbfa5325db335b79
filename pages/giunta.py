"""Giunta: the briefing, prepared here and shown on a shared screen."""

import streamlit as st

from ui.screens.giunta import editing, editor, stage
from ui.screens.session import frame, screen

if st.query_params.get(editing.SHOW):
    stage.draw(screen("Giunta"))
else:
    editor.draw(frame("Giunta"))

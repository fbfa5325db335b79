"""Giunta: the briefing, prepared here and shown on a shared screen."""

import streamlit as st

from ui.briefing import desk, page, stage
from ui.session import frame, screen

if st.query_params.get(desk.SHOW):
    stage.draw(screen("Giunta"))
else:
    page.draw(frame("Giunta"))

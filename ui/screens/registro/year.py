"""The year as a whole on the Registro: closed, opened again, carried forward to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.plan.changes import ChangeKind
from ui.screens import changes

if TYPE_CHECKING:
    from ui.facts.view import View


def draw(view: View) -> None:
    """Whether the year is closed, and the buttons that close it and open it again."""
    is_closed = changes.tell_closed(view)
    with st.container(horizontal=True):
        if is_closed:
            if st.button("Riapri l'anno", icon=":material/lock_open:", key="apri riapertura"):
                _turn(view, ChangeKind.REOPENING, changes.read(view))
        elif st.button("Chiudi l'anno", icon=":material/lock:", key="apri chiusura"):
            _turn(view, ChangeKind.CLOSING, changes.read(view))


@st.dialog("Chiudi o riapri l'anno")
def _turn(view: View, kind: ChangeKind, reading: changes.Reading) -> None:
    st.caption(
        f"Dopo la chiusura i dati del {view.plan.year} non cambiano più, finché qualcuno non riapre l'anno."
        if kind is ChangeKind.CLOSING
        else f"I dati del {view.plan.year} si potranno cambiare di nuovo. Resta scritto chi ha riaperto e perché."
    )
    reason = st.text_input("Motivo", placeholder="Relazione approvata il…", max_chars=500, key="anno motivo")
    word = "Chiudi l'anno" if kind is ChangeKind.CLOSING else "Riapri l'anno"
    changes.confirmation(reading.draft(kind, (), reason or ""), "anno", button=word)

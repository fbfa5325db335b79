"""The page, below its frame: what to do, and then that alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.people import Act
from ui.screens import people
from ui.screens.dati import download, upload
from ui.screens.navigation import METODO

if TYPE_CHECKING:
    from ui.facts.address import Place

_DOWNLOAD, _UPLOAD = "Scarica un modello", "Carica un file"
_ICONS: Final = {_DOWNLOAD: ":material/download:", _UPLOAD: ":material/upload:"}


def draw(place: Place | None) -> None:
    """Choose, then download or upload.

    Args:
        place: where the reader is; None where there is no ente yet.
    """
    if place is None:
        st.info("Nell'archivio non c'è ancora nessun ente: caricane uno da un file, o scarica un modello vuoto.")
    people.stop_unless(Act.SEE_WORK)
    ways = [_UPLOAD, _DOWNLOAD] if people.may(Act.IMPORT) else [_DOWNLOAD]
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            "Che cosa",
            ways,
            default=ways[0],
            required=True,
            format_func=lambda word: f"{_ICONS[word]} {word}",
            key="dati che cosa",
            label_visibility="collapsed",
        )
        params = place.params() if place else {}
        st.page_link(METODO, label="Scrivi e prova il metodo", icon=":material/rule:", query_params=params)
    if chosen == _DOWNLOAD or _UPLOAD not in ways:
        download.draw(place)
    else:
        upload.draw(place)

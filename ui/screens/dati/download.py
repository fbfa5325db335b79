"""A template to fill in: empty, this year to correct, the next year from this one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.new_ente import code_of
from ui.documents.xlsx.template import template
from ui.documents.xlsx.template_content import Way, content_of
from ui.facts.data_version import day_of_documents
from ui.facts.escape import markdown
from ui.screens.session import official

if TYPE_CHECKING:
    from ui.facts.address import Place

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WAYS: Final = {
    Way.CORRECT: "Quest'anno, da correggere o completare",
    Way.NEXT_YEAR: "L'anno dopo, a partire da questo",
    Way.EMPTY: "Vuoto",
}
_MEANINGS: Final = {
    Way.CORRECT: "Tutti i dati come sono ora, con le modifiche già confermate.",
    Way.NEXT_YEAR: "Stesso albero e stessi indicatori, i target già promessi, nessun consuntivo.",
    Way.EMPTY: "Solo intestazioni, elenchi e note: per un ente nuovo o un anno nuovo.",
}


def draw(place: Place | None) -> None:
    """Choose the way, then the file."""
    ways = list(_WAYS) if place else [Way.EMPTY]
    way = st.radio("Quale modello", ways, format_func=_WAYS.__getitem__, captions=[_MEANINGS[w] for w in ways])
    way = way or Way.EMPTY
    if way is Way.EMPTY:
        ente, year = _new(place)
    else:
        ente, year = (place.ente, int(place.year)) if place else ("", 0)
    if not ente:
        st.caption("Scrivere il codice dell'ente.")
        return
    shown = year + (way is Way.NEXT_YEAR)
    name = next((each.short_name for each in official().enti() if each.code == ente), ente)
    st.download_button(
        f"Scarica il modello di {markdown(name)} {shown}",
        data=partial(_file, ente, year, way),
        file_name=f"{ente}-{shown}-{way}.xlsx",
        mime=_XLSX,
        icon=":material/download:",
        type="primary",
        key="dati modello",
    )
    st.caption("Il file compilato si carica qui accanto, in «Carica un file».")


def _new(place: Place | None) -> tuple[str, int]:
    """Code and year of an empty template."""
    with st.container(horizontal=True):
        written = st.text_input("Codice dell'ente", place.ente if place else "", max_chars=40, key="dati codice")
        first = int(place.year) + 1 if place else day_of_documents().year
        year = st.number_input("Anno", 1900, 2999, first, key="dati anno", width=140)
    return code_of(written or ""), int(year)


def _file(ente: str, year: int, way: Way) -> bytes:
    return template(content_of(official(), ente, year, way))

"""The search over everything of an ente: in the bar of every page, and on a page of its own."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.escape import markdown
from ui.facts.format import listed, short
from ui.facts.search.entries import Kind
from ui.facts.search.hits import by_kind, hits, line
from ui.figures.theme import badge_colour
from ui.screens.navigation import CERCA, NOTE, PANORAMICA, SCHEDA, UNITA

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.facts.address import Place
    from ui.facts.search.hits import Hit, Line
    from ui.facts.search.index import Found, Index
    from ui.facts.years import Years

WORD: Final = "parole"
"""What is looked for, in the address of the page."""
KEYS: Final = (Path(__file__).parent / "search.js").read_text(encoding="utf-8")
"""The script of its keys: ``/`` opens it, Invio opens the first thing found."""
_BAR, _PAGE = "barra", "pagina"
_MOST: Final = {_BAR: 4, _PAGE: 50}
"""How many of a kind are listed, where there is little room and where there is some."""
_HINT: Final = "obiettivi, indicatori, note, unità, persone, atti"


def in_the_bar(index: Callable[[], Index], years: Years, at: Place) -> None:
    """The search as it opens from the bar: by a click, or by the key ``/``; nothing is indexed before it is asked."""
    with st.popover("Cerca", icon=":material/search:", help="Cerca dappertutto (tasto /)", key="cerca-apri"):
        _box(index, years, at)


@st.fragment
def _box(index: Callable[[], Index], years: Years, at: Place) -> None:
    text = _field("cerca ovunque", live=True)
    if not text:
        st.caption("Le parole in qualunque ordine, senza badare ad accenti e maiuscole. Invio apre il primo.")
        return
    found = index().find(text)
    _listed(found, years, at, _BAR)
    _asked(text)
    if found.exact or found.near:
        st.page_link(CERCA, label="Tutti i risultati", icon=":material/list:", query_params={**at.params(), WORD: text})


def page(index: Callable[[], Index], years: Years, at: Place, why: str) -> None:
    """Everything that answers, with what is looked for in the address.

    Args:
        index: of what is looked into, made when something is looked for.
        years: of the ente.
        at: where the reader is.
        why: other years are not looked into; empty where they are.
    """
    text = _field(WORD, live=False)
    if why:
        st.caption(why)
    if not text:
        st.info(f"Scrivere che cosa si cerca: {_HINT}.", icon=":material/search:")
        return
    _listed(index().find(text), years, at, _PAGE)


def _field(key: str, *, live: bool) -> str:
    written = st.text_input(
        "Cerca dappertutto",
        key=key,
        bind=None if live else "query-params",
        live=live,
        placeholder=_HINT,
        type="search",
        label_visibility="collapsed",
        width=560,
    )
    return (written or "").strip()


def _asked(text: str) -> None:
    """Tell the key Invio what the list answers: it may still answer less than is written."""
    st.html(f'<span data-cerca="{escape(text)}"></span>')


def _listed(found: Found, years: Years, at: Place, where: str) -> None:
    exact, near = hits(found.exact, at.year), hits(found.near, at.year)
    if not exact:
        held = [f"«{markdown(short(word, 30))}»" for word in found.held]
        there = "c'è" if len(held) == 1 else "ci sono"
        fewer = f" Con meno parole si trova: {there} {listed(held)}." if held else ""
        asked = markdown(short(" ".join(found.words), 60))
        st.info(f"Niente contiene «{asked}» fra i dati di quest'ente.{fewer}", icon=":material/search_off:")
    with st.container(key=f"cerca-trovati-{where}"):
        _groups(exact, found, years, at, where)
        if near:
            read = ", ".join(f"«{markdown(word)}»" for word in found.readings)
            st.markdown(f"**Con un'altra grafia**: {read}")
            _groups(near, found, years, at, where)


def _groups(found: tuple[Hit, ...], answer: Found, years: Years, at: Place, where: str) -> None:
    for kind, group in by_kind(found):
        _heading(kind, len(group), where, at, answer)
        for hit in group[: _MOST[where]]:
            read = line(hit, years, at, answer.words)
            if read:
                _line(read)


def _heading(kind: Kind, many: int, where: str, at: Place, answer: Found) -> None:
    """What follows and how many; in the bar, where not all do, the way to the others."""
    most = _MOST[where]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f"**{kind}** · " + (f"i primi {most} di {many}" if many > most else f"{many}"), width="content")
        if many > most and where == _BAR:
            query = {**at.params(), WORD: " ".join(answer.words)}
            st.page_link(CERCA, label=f"Tutti i {many}", query_params=query)


def _line(found: Line) -> None:
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            page_, more = _way(found)
            label = markdown(short(f"{found.code} {found.title}".strip(), 160))
            st.page_link(page_, label=label, query_params={**found.place.params(), **more})
            if found.score:
                st.badge(markdown(found.score), color=badge_colour(found.band))  # type: ignore[arg-type]
        told = " · ".join(filter(None, (found.where, found.quoted)))
        if told:
            st.markdown(f":small[:gray[{markdown(told)}]]")


def _way(found: Line) -> tuple[str, dict[str, str]]:
    """The page that shows a hit, and the words of its address beside the place."""
    if found.kind is Kind.NOTE:
        return NOTE, {"nota": found.code}
    if found.kind is Kind.UNIT:
        return UNITA, {"unita": found.title}
    if found.kind is Kind.ACT and not found.place.node:
        return PANORAMICA, {"elenco": "Modificati"}
    return SCHEDA, {}

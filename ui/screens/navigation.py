"""The pages in the order of the cycle: the menu, and where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

PANORAMICA: Final = "pages/panoramica.py"
ALBERO: Final = "pages/albero.py"
SCHEDA: Final = "pages/scheda.py"
UNITA: Final = "pages/unita.py"
ANDAMENTI: Final = "pages/andamenti.py"
NOTE: Final = "pages/note.py"
CONFRONTI: Final = "pages/confronti.py"
SIMULAZIONE: Final = "pages/simulazione.py"
GIUNTA: Final = "pages/giunta.py"
DOCUMENTI: Final = "pages/documenti.py"
DATI: Final = "pages/dati.py"
METODO: Final = "pages/metodo.py"
REGISTRO: Final = "pages/registro.py"
CERCA: Final = "pages/cerca.py"

SHOW: Final = "presenta"
"""The word of the address with which a slide has the whole screen."""

_PRESS: Final = """(() => {
  const press = (tries) => {
    const link = document.querySelector(".st-key-strada a");
    if (link) link.click(); else if (tries) setTimeout(press, 20, tries - 1);
  };
  press(100);
})();"""

_PAGES: Final = (
    (PANORAMICA, "Panoramica", ":material/dashboard:"),
    (ALBERO, "Albero", ":material/account_tree:"),
    (SCHEDA, "Scheda", ":material/description:"),
    (UNITA, "Unità", ":material/groups:"),
    (ANDAMENTI, "Andamenti", ":material/show_chart:"),
    (NOTE, "Note", ":material/library_books:"),
    (CONFRONTI, "Confronti", ":material/compare_arrows:"),
    (SIMULAZIONE, "Simulazione", ":material/tune:"),
    (GIUNTA, "Giunta", ":material/slideshow:"),
    (DOCUMENTI, "Documenti", ":material/folder_open:"),
    (DATI, "Dati", ":material/upload_file:"),
    (REGISTRO, "Registro", ":material/history_edu:"),
)

_BEYOND_THE_BAR: Final = ((METODO, "Metodo", ":material/rule:"),)
"""Pages that another page leads to; the menu has them, the bar has no room."""


def register() -> st.Page:
    """Tell Streamlit which pages there are, and get the one that the address asks for.

    Until the first call Streamlit reads ``pages/`` by itself, and would show file names as titles. The menu is drawn by
    ``links``, because Streamlit's own drops the words of the address, and the way back with them. The pages have no
    icon of their own: the browser would fetch it from another host. The first page answers without
    a name and by its name. What is found has a page, so that it has an address, but no place in the menu: every page
    has the search in its bar.
    """
    home = st.Page(PANORAMICA, title="Panoramica", default=True, url_path="inizio")
    named = [st.Page(path, title=title, url_path=_url(path)) for path, title, _ in (*_PAGES, *_BEYOND_THE_BAR)]
    found = st.Page(CERCA, title="Cerca", url_path="cerca")
    return st.navigation([home, *named, found], position="hidden")


def is_whole_screen(page: st.Page) -> bool:
    """Whether the page has the whole screen, as a slide that is shown has: there is no frame around it."""
    return page.url_path == _url(GIUNTA) and is_shown()


def is_shown() -> bool:
    """Whether the address asks for a slide on the whole screen."""
    return bool(st.query_params.get(SHOW))


def works_without_ente(page: st.Page) -> bool:
    """Whether the page shows no scores, and is of use where there is no ente yet."""
    return page.url_path in {_url(DATI), _url(METODO)}


def follow(page: str, params: Mapping[str, str]) -> NoReturn:
    """Go to a page as its link does: in one step of the way back, where ``st.switch_page`` makes two.

    Args:
        page: one of the names of this file.
        params: the words of the address to go to.
    """
    with st.container(key="strada"):
        st.page_link(page, label="Continua", query_params=params)
        st.html(f"<script>{_PRESS}</script>", unsafe_allow_javascript=True)
    st.stop()


def links(params: Mapping[str, str]) -> None:
    """The pages in the bar, where there is no room for icons, at the place the reader is at.

    Args:
        params: the words of the address that name that place.
    """
    for path, title, _ in _PAGES:
        st.page_link(path, label=title, query_params=params)


@st.fragment
def menu(params: Mapping[str, str]) -> None:
    """Every page, one below the other, where the bar has no room: drawn when it is opened. ``params`` as above."""
    box = st.popover("Pagine", icon=":material/menu:", key="pagine", on_change="rerun")
    if box.open:
        with box:
            for path, title, icon in (*_PAGES, *_BEYOND_THE_BAR):
                st.page_link(path, label=title, icon=icon, query_params=params)


def _url(path: str) -> str:
    return path[6:-3]

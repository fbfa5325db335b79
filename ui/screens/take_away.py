"""The small menu of each figure and table: its numbers, files of them, a picture, its address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.documents.tables import as_shown, in_words
from ui.documents.taken import csv_of, name_of, picture_of, xlsx_of
from ui.facts.data_version import DataVersion, day_of_documents
from ui.facts.escape import markdown
from ui.facts.format import number
from ui.figures.picture import WIDTH
from ui.screens.pages import ROWS
from ui.screens.session import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.documents.taken import Taken

_PRESS: Final = """<script>/* %d */ (() => {
  const press = (tries) => {
    const button = document.querySelector(".st-key-immagine .modebar-btn");
    if (button) button.click(); else if (tries) setTimeout(press, 50, tries - 1);
  };
  press(100);
})();</script>"""
"""Presses the button with which Plotly saves a figure, once it is drawn. The number makes each time another one."""
_COPY: Final = """<span class="tg-copiato" role="status"></span><script>/* %d */ (() => {
  const told = document.querySelector(".tg-copiato");
  const asked = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
  asked.then(() => { told.textContent = "Indirizzo copiato"; }, () => prompt("Indirizzo da copiare", location.href));
})();</script>"""
"""Copies the address; where the browser does not let a page do so, shows it to be copied by hand."""
_TIMES: Final = "volte nel menu"
_TABLE, _PICTURE, _ADDRESS = "Tabella", "Immagine PNG", "Copia indirizzo"
_WANTED: Final = "chiesto"


def told(sentence: str, taken: Taken) -> None:
    """A sentence below a table or a figure, and its menu at the end of the line."""
    with st.container(horizontal=True, key=f"detto {taken.word}"):
        st.caption(sentence, width="stretch")
        menu(taken)


@st.fragment
def menu(taken: Taken) -> None:
    """One button, and below it, once opened, all that can be taken away; nothing is made before it is asked for.

    Args:
        taken: its word is unique on the page.
    """
    box = st.popover("Scarica", icon=":material/download:", type="tertiary", key=_key(taken), on_change="rerun")
    if box.open:
        with box:
            _items(taken)
    # Beside the box and not in it: what is in it is drawn, and its script run, each time it opens.
    wanted = st.session_state.pop(_key(taken, _WANTED), "")
    if wanted == _TABLE:
        _numbers(taken)
    elif wanted == _PICTURE:
        _save_picture(taken)
    elif wanted == _ADDRESS:
        st.html(_COPY % _once_more(), unsafe_allow_javascript=True)


def _items(taken: Taken) -> None:
    """What is in the box: drawn when it is opened."""
    _button(taken, _TABLE, "table")
    _download(taken, "CSV", "csv", partial(csv_of, taken))
    _download(taken, "Excel", "xlsx", lambda: xlsx_of(taken, _version(taken)))
    if taken.figure is not None:
        _button(taken, _PICTURE, "image")
    _button(taken, _ADDRESS, "link")


def _button(taken: Taken, label: str, icon: str) -> None:
    """An item that closes the box: closed later, by the reader, it would draw the menu again without what is asked."""
    st.button(
        label,
        icon=f":material/{icon}:",
        key=_key(taken, label),
        type="tertiary",
        on_click=_close,
        args=(taken, label),
    )


def _close(taken: Taken, wanted: str) -> None:
    st.session_state[_key(taken)] = False
    st.session_state[_key(taken, _WANTED)] = wanted


def _download(taken: Taken, label: str, ending: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        make,
        name_of(taken, ending),
        key=_key(taken, ending),
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _numbers(taken: Taken) -> None:
    """The numbers as a table that a screen reader reads and a mouse can select."""
    st.dialog(markdown(taken.title), width="large")(lambda: _first_rows(taken))()


def _first_rows(taken: Taken) -> None:
    """The table, as much of it as a page holds; where it is longer, where the rest is."""
    table = as_shown(taken.table())
    st.table(in_words(table.head(ROWS), markdown))
    if len(table) > ROWS:
        st.caption(f"Le prime {number(ROWS, 0)} righe di {number(len(table), 0)}: tutte sono nei file CSV ed Excel.")


def _save_picture(taken: Taken) -> None:
    """Draw the figure out of sight, as large as it is saved, and let the browser save it."""
    with st.container(key="immagine"):
        st.plotly_chart(
            picture_of(taken, day_of_documents()),
            theme=None,
            width=WIDTH,
            key=_key(taken, "figura"),
            config={
                "displayModeBar": True,
                "modeBarButtons": [["toImage"]],
                "displayNotifier": False,
                "toImageButtonOptions": {"format": "png", "scale": 2, "filename": name_of(taken)},
            },
        )
        st.html(_PRESS % _once_more(), unsafe_allow_javascript=True)


def _version(taken: Taken) -> DataVersion:
    return DataVersion(taken.fingerprint or fingerprint(taken.view), day_of_documents())


def _once_more() -> int:
    times: int = st.session_state.get(_TIMES, 0) + 1
    st.session_state[_TIMES] = times
    return times


def _key(taken: Taken, item: str = "") -> str:
    return f"scarica {taken.word} {item}".strip()

"""A file that comes in: read, mended, shown for what it would change, confirmed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.cells import Refusal
from data.format.incoming import Incoming
from data.format.packed import read_packed
from data.format.spreadsheet import read_spreadsheet
from data.plan.errors import DataError
from scoring.errors import ScoringError
from ui.facts.escape import markdown
from ui.screens.dati import mapping, preview, problems
from ui.screens.session import official

if TYPE_CHECKING:
    from ui.facts.address import Place

_KEY: Final = "dati in arrivo"
_CSV: Final = Refusal(
    "Un CSV da solo non si carica.", "Mettere i CSV del formato in uno zip, oppure salvare il foglio come xlsx."
)


def draw(place: Place | None) -> None:
    """Ask for a file, then what it needs until it is written or given up.

    Any file can be given: one that cannot be read is answered here, where Streamlit would show a sign and say why only
    to who points at it.
    """
    given = st.file_uploader(
        "Il modello compilato, il foglio dell'ufficio (xlsx, xls, ods), o i CSV del formato in uno zip",
        key="dati file",
    )
    if given is None:
        st.session_state.pop(_KEY, None)
        preview.forget_done()
        st.caption("Prima di scrivere qualcosa il programma dice i problemi e che cosa cambierebbe.")
        return
    try:
        if given.name.lower().endswith(".zip"):
            _packed(given.name, given.getvalue(), place)
        elif incoming := _incoming(given.name, given.getvalue()):
            _go_on(incoming, place)
    except (DataError, ScoringError) as error:
        st.error(markdown(str(error)), icon=":material/error:")


def keep(incoming: Incoming) -> None:
    """What was mended or said of the file holds from the next run on."""
    st.session_state[_KEY] = incoming


def _incoming(name: str, content: bytes) -> Incoming | None:
    """The file as it stands in this session; None, and said, where it cannot be read."""
    mark = hashlib.sha256(content).hexdigest()
    known: Incoming | None = st.session_state.get(_KEY)
    if known is not None and (known.name, known.mark) == (name, mark):
        return known
    sheets = _CSV if name.lower().endswith(".csv") else read_spreadsheet(content)
    if isinstance(sheets, Refusal):
        st.error(markdown(f"{name}: {sheets.what} {sheets.remedy}"), icon=":material/error:")
        return None
    keep(Incoming(name, mark, sheets))
    return Incoming(name, mark, sheets)


def _packed(name: str, content: bytes, place: Place | None) -> None:
    """A zip of CSV files; without ``ente.toml`` it is of the ente that the reader is looking at."""
    incoming = Incoming(name, hashlib.sha256(content).hexdigest(), ())
    if preview.tell_done(incoming):
        return
    year = int(place.year) if place and place.year.isdecimal() else 0
    documents = official().documents(place.ente, year) if place and place.ente else None
    reading = read_packed(content, name, year, documents or {})
    if reading.folder is None:
        problems.tell(reading.problems)
    else:
        preview.draw(incoming, reading.folder, reading.notices)


def _go_on(incoming: Incoming, place: Place | None) -> None:
    if preview.tell_done(incoming):
        return
    if not incoming.is_template:
        flat = mapping.draw(incoming, place)
        if flat is None:
            return
        incoming = flat
    reading = incoming.read(official().documents)
    if reading.folder is None:
        problems.draw(incoming, reading.problems, keep)
    else:
        problems.tell_mended(incoming, keep)
        preview.draw(incoming, reading.folder, reading.notices)

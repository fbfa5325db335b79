"""The figures of an office that has no year here yet: a small table that one types or pastes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.flat_layout import Role
from data.format.new_ente import NewEnte
from data.format.own_figures import COLUMNS, plan_of
from data.format.own_rows import read_rows, rows_of_text, rows_text
from ui.facts.data_version import day_of_documents
from ui.facts.escape import markdown
from ui.facts.method_guide.subject import subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.own_rows import Row, Typed
    from ui.facts.method_guide.subject import Subject

ROWS: Final = "tabella"
"""Word of the address for the rows."""
TYPED: Final = "cifre-mie"
"""Code of the ente whose figures are typed."""
_LONGEST: Final = 6000
"""Characters of rows that an address may hold."""
_KEPT, _NOW, _TABLE = "metodo cifre", "metodo cifre di ora", "metodo tabella"
_EXAMPLE: Final = (
    ("Servizi alle imprese", "Imprese assistite", "crescere", "almeno 3000", "2000", "2666", "40", "66,6"),
    ("", "Tempo medio di pagamento", "calare", "al più 30 gg", "40", "33", "30", "70"),
    ("", "Bando pubblicato", "calare", "entro il 30/06", "", "15/05", "30", "100"),
)
_HEIGHT: Final = 178
"""Of the table, pixels: headings and four rows."""
_PROBLEMS: Final = 5
_SHORT: Final[Mapping[str, str]] = {Role.WEIGHT: "Peso", Role.PUBLISHED: "Pubblicato"}


def draw() -> Subject | None:
    """The table, and the year that its rows make; what cannot be read is left out and said. None without any row."""
    text = _edited(_begun_with())
    subject, typed = _subject(text, day_of_documents().year - 1)
    _said(typed)
    if subject is None:
        st.info("Scrivere almeno una riga con indicatore, target, consuntivo e punteggio pubblicato.")
    return subject


def _begun_with() -> list[Row]:
    """What the table held when it came on the page: what was typed before, of this address or of this visit."""
    if _TABLE not in st.session_state:
        text = st.query_params.get(ROWS) or st.session_state.get(_NOW, "")
        example = [dict(zip(COLUMNS, row, strict=True)) for row in _EXAMPLE]
        st.session_state[_KEPT] = rows_of_text(text) or example
    kept: list[Row] = st.session_state[_KEPT]
    return kept


def _edited(kept: list[Row]) -> str:
    """The rows as they are on screen, as text; the address keeps them too, where they are other than before."""
    rows = st.data_editor(
        kept,
        num_rows="dynamic",
        placeholder="",
        hide_index=True,
        height=_HEIGHT,
        key=_TABLE,
        column_config={role: st.column_config.TextColumn(_SHORT.get(role, role)) for role in COLUMNS},
        alt="Le cifre da provare: una riga per indicatore; una riga con il solo obiettivo è il suo risultato.",
    )
    text = rows_text({role: str(row.get(role) or "") for role in COLUMNS} for row in rows)
    if text != rows_text(kept) or ROWS in st.query_params:
        _keep(text)
    return text


def _keep(text: str) -> None:
    st.session_state[_NOW] = text
    if len(text) > _LONGEST:
        st.query_params.pop(ROWS, None)
        st.caption("La tabella è troppo lunga per l'indirizzo: ricaricando la pagina si perde.")
    elif st.query_params.get(ROWS) != text:
        st.query_params[ROWS] = text


@st.cache_resource(max_entries=64, show_spinner=False)
def _subject(text: str, year: int) -> tuple[Subject | None, Typed]:
    """The year of the rows, and what was left out of it."""
    ente = NewEnte(code=TYPED, name="Il mio ente", short_name="Il mio ente", year=year)
    typed = read_rows(rows_of_text(text), ente)
    return (subject_of(plan_of(typed.folder)) if typed.folder else None), typed


def _said(typed: Typed) -> None:
    for sentence in typed.left_out[:_PROBLEMS]:
        st.warning(markdown(f"{sentence} Per ora la riga è lasciata fuori."), icon=":material/edit:")
    if typed.unfinished:
        numbers = ", ".join(map(str, typed.unfinished))
        rows = f"La riga {numbers} è" if len(typed.unfinished) == 1 else f"Le righe {numbers} sono"
        st.caption(f"{rows} da finire: servono indicatore, target e consuntivo o punteggio pubblicato.")

"""The figures of an office that has no year here yet: a small table that one types or pastes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.flat_layout import Role
from data.format.new_ente import NewEnte
from data.format.own_figures import COLUMNS, figures_sheet, plan_of, read_figures
from ui.facts.data_version import day_of_documents
from ui.facts.escape import markdown
from ui.facts.method_guide.subject import subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.facts.method_guide.subject import Subject

_KEPT: Final = "metodo cifre"
_EXAMPLE: Final = (
    ("Servizi alle imprese", "Imprese assistite", "crescere", "almeno 3000", "2000", "2666", "40", "66,6"),
    ("", "Tempo medio di pagamento", "calare", "al più 30 gg", "40", "33", "30", "70"),
    ("", "Bando pubblicato", "calare", "entro il 30/06", "", "15/05", "30", "100"),
)
_HEIGHT: Final = 178
"""Of the table, pixels: headings and four rows."""
_PROBLEMS: Final = 5


def draw() -> Subject | None:
    """The table, and the year that it makes; None, and said, where something in it cannot be read."""
    kept = st.session_state.setdefault(_KEPT, [dict(zip(COLUMNS, row, strict=True)) for row in _EXAMPLE])
    rows = st.data_editor(
        kept,
        num_rows="dynamic",
        hide_index=True,
        height=_HEIGHT,
        key="metodo tabella",
        column_config={role: st.column_config.TextColumn(_SHORT.get(role, role)) for role in COLUMNS},
        alt="Le cifre da provare: una riga per indicatore; una riga con il solo obiettivo è il suo risultato.",
    )
    written = tuple(tuple(str(row.get(role) or "") for role in COLUMNS) for row in rows)
    subject, problems = _subject(written, day_of_documents().year - 1)
    for sentence in problems[:_PROBLEMS]:
        st.warning(markdown(sentence), icon=":material/edit:")
    return subject


_SHORT: Final[Mapping[str, str]] = {Role.WEIGHT: "Peso", Role.PUBLISHED: "Pubblicato", Role.DIRECTION: "Deve"}


@st.cache_resource(max_entries=64, show_spinner=False)
def _subject(rows: tuple[tuple[str, ...], ...], year: int) -> tuple[Subject | None, tuple[str, ...]]:
    """The year of the rows, or what is wrong with them."""
    sheet = figures_sheet(dict(zip(COLUMNS, row, strict=True)) for row in rows)
    ente = NewEnte(code="ente", name="Il mio ente", short_name="Il mio ente", year=year)
    found = read_figures(sheet, ente)
    if found.folder is None:
        return None, tuple(map(str, found.problems))
    return subject_of(plan_of(found.folder)), ()

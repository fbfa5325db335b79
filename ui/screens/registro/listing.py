"""The list of the Registro: which entries, as a table and as files."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.changes import ChangeKind
from data.plan.entries import LOAD, Entry, Wanted, wanted_entries
from data.register.entries import entries
from ui.documents.taken import Taken
from ui.facts.format import count
from ui.figures.register import entry_table, register_table
from ui.figures.tables import without_blanks
from ui.screens import take_away
from ui.screens.panels import whole_texts
from ui.screens.session import official

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.view import View

_THIS, _ALL = "Quest'anno", "Tutti gli anni"
ASKED: Final = "voce"
_ADDRESS: Final = "query-params"
"""Every filter is in the address: a link opens the same list again."""


def choose(view: View) -> tuple[Entry, ...]:
    """The entries that the reader asks for, the newest first; every filter is in the address."""
    with st.container(horizontal=True, vertical_alignment="top"):
        which = st.segmented_control("Anni", [_THIS, _ALL], default=_THIS, required=True, key="anni", bind=_ADDRESS)
        kind = st.selectbox(
            "Tipo",
            ["", LOAD, *ChangeKind],
            key="tipo",
            format_func=_kind,
            width=170,
            bind=_ADDRESS,
            filter_mode="contains",
        )
        person = st.text_input("Persona", key="chi", placeholder="chi, o di chi è la scheda", width=190, bind=_ADDRESS)
        code = st.text_input("Codice", key="codice", placeholder="obiettivo o indicatore", width=170, bind=_ADDRESS)
        days = st.date_input("Periodo", value=[], key="periodo", format="DD/MM/YYYY", width=250, bind=_ADDRESS)
    since, until = _period(days)
    wanted = Wanted(
        ente=view.plan.ente.code,
        year=view.plan.year if which == _THIS else None,
        kind=str(kind or ""),
        person=(person or "").strip(),
        since=since,
        until=until,
        code=(code or "").strip(),
    )
    return tuple(reversed(wanted_entries(entries(official(), wanted.ente, wanted.year), wanted)))


def draw(view: View, found: Sequence[Entry]) -> None:
    """The entries as a table, where a chosen row opens below, and as files with every row that they touch."""
    if not found:
        st.info("Nessuna voce del registro risponde ai filtri.", icon=":material/search_off:")
        return
    table = without_blanks(entry_table(found))
    key = f"registro {len(found)} {found[0].kind} {found[0].number}"
    st.dataframe(
        table,
        key=key,
        on_select=lambda: _chosen(key, found),
        selection_mode="single-cell",
        hide_index=True,
        **whole_texts(table, 320),
        alt="Voci del registro, dalla più recente: una riga scelta si apre qui sotto.",
    )
    take_away.told(
        f"{count(len(found), 'voce', 'voci')} · una riga scelta si apre qui sotto.",
        Taken(view, "registro", "Registro", lambda: register_table(found)),
    )


def entry_word(entry: Entry) -> str:
    """How the address names an entry."""
    return f"{entry.kind}-{entry.number}"


def _chosen(key: str, found: Sequence[Entry]) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        st.query_params[ASKED] = entry_word(found[cells[0][0]])


def _kind(kind: str) -> str:
    return kind or "tutti"


def _period(days: object) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment of two days of this machine, in UTC; None where they are not chosen."""
    if not isinstance(days, tuple) or not days:
        return None, None
    first, last = days[0], days[-1]
    return _moment(first, time.min), _moment(last, time.max)


def _moment(of: date, at: time) -> datetime:
    return datetime.combine(of, at).astimezone(UTC).replace(tzinfo=None)

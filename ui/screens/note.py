"""The blocks of the page of notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from ui.documents.taken import Taken
from ui.facts.escape import markdown
from ui.facts.format import count, number, others, short
from ui.facts.note import lines, matching
from ui.figures import history_tables
from ui.screens import pages, take_away
from ui.screens.navigation import ANDAMENTI, SCHEDA
from ui.screens.panels import wide_texts
from ui.screens.session import here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.plan.notes import Note
    from data.plan.records import MeasureRow
    from scoring.model import MeasureKey
    from ui.facts.view import View

_T = TypeVar("_T")
_NOTE = "nota"
_NAMED = 100
"""How many a list names, each with its way on."""


def search(view: View) -> tuple[Note, ...]:
    """The notes that hold a text, in the document's order; all of them without one."""
    text = st.text_input(
        "Cerca nelle note", key="cerca", bind="query-params", placeholder="numero, indicatore, fonte o testo", width=420
    )
    return matching(view, text or "")


def listing(view: View, found: Sequence[Note]) -> None:
    """The notes as a table; a chosen row opens above."""
    if not found:
        st.info("Nessuna nota contiene il testo cercato.", icon=":material/search_off:")
        return
    every = found
    found = found[pages.in_sight(len(found), "note")]
    key = f"note {len(found)} {found[0].number}"
    table = history_tables.notes(found)
    st.dataframe(
        table,
        key=key,
        on_select=lambda: _chosen(key, found),
        selection_mode="single-cell",
        hide_index=True,
        height=min(38 + 35 * len(found), 420),
        column_config=wide_texts(table),
        alt="Note con la serie storica: una riga scelta si apre qui sopra.",
    )
    take_away.told(
        f"{count(len(every), 'nota', 'note')} · una riga scelta si apre qui sopra.",
        Taken(view, "note", "Note con la serie storica", lambda: history_tables.notes(every)),
    )


def open_note(view: View) -> None:
    """The note of the address as the document prints it, and the ways to its indicators."""
    asked = st.query_params.get(_NOTE, "")
    if not asked:
        return
    notes = [note for note in view.notes if note.number == asked]
    if not notes:
        st.warning(f"La nota «{markdown(asked)}» non c'è in questo documento.")
        return
    if len(notes) > 1:
        st.caption(f"Il documento stampa {number(len(notes), 0)} note con il numero {markdown(asked)}.")
    for note in notes:
        _open(view, note)


@st.fragment
def unmatched(view: View) -> None:
    """Indicators without a note, and notes without an indicator."""
    silent = [row for row in view.plan.measures if row.key not in view.history]
    orphans = [note for note in view.notes if not note.keys]
    _list("Indicatori senza nota", silent, _silent, "Ogni indicatore ha una nota.")
    _list("Note senza indicatore", orphans, _orphan, "Ogni nota riguarda un indicatore.")


def _list(title: str, every: Sequence[_T], draw: Callable[[_T], None], nothing: str) -> None:
    """A list that is drawn when it is opened; ``nothing`` says that there is nothing to list."""
    if not every:
        st.caption(nothing)
        return
    with st.expander(f"{title} ({number(len(every), 0)})", key=title, on_change="rerun") as box:
        if not box.open:
            return
        for each in every[:_NAMED]:
            draw(each)
        if len(every) > _NAMED:
            st.caption(f"e {others(len(every) - _NAMED)}")


def _silent(row: MeasureRow) -> None:
    label = markdown(short(f"{row.key.indicator_code} {row.indicator_name}", 110))
    st.page_link(SCHEDA, label=label, query_params=_at(row.key))


def _orphan(note: Note) -> None:
    st.markdown(f"**Nota {markdown(note.number)}** · {markdown(note.source or 'senza fonte')}")
    for line in lines(note):
        st.markdown(markdown(line))


def _open(view: View, note: Note) -> None:
    with st.container(border=True):
        st.header(f"Nota {markdown(note.number)}", anchor=False)
        st.markdown(f"**Fonte**: {markdown(note.source or 'non stampata')}")
        for line in lines(note):
            st.markdown(markdown(line))
        if not note.keys:
            st.caption("Nessun indicatore del piano usa questa nota.")
        for key in note.keys:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f"**{markdown(key.indicator_code)}** {markdown(view.texts[key].indicator_name)}", width="stretch"
                )
                st.page_link(ANDAMENTI, label="Andamento", icon=":material/show_chart:", query_params=_at(key))
                st.page_link(SCHEDA, label="Scheda", icon=":material/description:", query_params=_at(key))


def _at(key: MeasureKey) -> dict[str, str]:
    place = replace(here(), section=key.section, owner=key.owner, node=key.node_code, indicator=key.indicator_code)
    return place.params()


def _chosen(key: str, found: Sequence[Note]) -> None:
    chosen = [row for row, _ in st.session_state[key]["selection"]["cells"]]
    if chosen and chosen[0] < len(found):
        st.query_params[_NOTE] = found[chosen[0]].number

"""One entry of the Registro: its rows, the scores of that moment beside those of now, and the way back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from data.plan.changes import ChangeKind
from data.plan.entries import LOAD
from data.plan.people import Act
from scoring.basis import Basis
from ui.documents.taken import Taken
from ui.facts.escape import markdown
from ui.facts.register import entry_sentence
from ui.facts.years import ArchiveYears
from ui.figures.register import change_table, past_table
from ui.screens import asked, changes, people, session, take_away
from ui.screens.registro.listing import ASKED, entry_word
from ui.screens.session import official

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.entries import Entry
    from ui.facts.view import View


def draw(view: View, found: Sequence[Entry]) -> None:
    """The entry of the address; how to open one where it names none of the list."""
    wanted = asked.known(ASKED, [entry_word(each) for each in found])
    entry = next((each for each in found if entry_word(each) in wanted), None)
    if entry is None:
        st.caption("Scegliere una riga dell'elenco per vedere che cosa è cambiato.")
        return
    st.markdown(f"**{markdown(entry_sentence(entry))}**")
    if entry.rows:
        table = change_table(entry.rows)
        height = min(38 + 35 * len(entry.rows), 300)
        st.dataframe(table, hide_index=True, height=height, alt="Dati cambiati: prima e dopo.")
        take_away.menu(Taken(view, f"registro {entry_word(entry)}", entry_sentence(entry), lambda: table))
    if (entry.ente, entry.year) == (view.plan.ente.code, view.plan.year):
        _past(view, entry)


def _past(view: View, entry: Entry) -> None:
    """The data as they were just after an entry: the result of every sheet, and the way to bring them back."""
    if st.toggle("Guarda i dati com'erano", key=f"com'erano {entry_word(entry)}"):
        _scores(view, entry)
    number = _number(entry)
    if not people.may(Act.RESTORE) or number is None or changes.closing_of(view) is not None:
        return
    if st.button("Ripristina", icon=":material/history:", key="apri ripristina"):
        _restore(number, changes.read(view))


def _number(entry: Entry) -> int | None:
    """The change after which the data are brought back; 0 for the load that counts, None for a load that does not."""
    if entry.kind != LOAD:
        return entry.number
    return 0 if official().store.load(entry.ente, entry.year).load_id == entry.number else None


def _scores(view: View, entry: Entry) -> None:
    """What every sheet came to just then, and what it comes to now, on the valid targets."""
    # What came with the program was there before anybody did anything.
    then = official().as_of(entry.at or datetime.min)  # noqa: DTZ901 - the files keep UTC without a zone
    past = ArchiveYears(then, entry.ente).view(entry.year, Basis())
    now = session.years_of(entry.ente).view(entry.year, Basis())
    if past is None or now is None:
        return
    table, word = past_table(past, now), entry_word(entry)
    st.dataframe(table, hide_index=True, height="content", alt="Risultato di ogni sezione allora e adesso.")
    take_away.menu(Taken(view, f"allora e adesso {word}", "Risultati allora e adesso", lambda: table))


@st.dialog("Ripristina i dati com'erano", width="medium")
def _restore(number: int, reading: changes.Reading) -> None:
    after = f"la modifica {number}" if number else "il caricamento"
    st.caption(f"I dati tornano com'erano subito dopo {after}. È una modifica nuova: nulla si perde.")
    rows = changes.rows_back_to(reading, number)
    reason = st.text_input("Motivo", max_chars=500, key="ripristina motivo")
    changes.confirmation(reading.draft(ChangeKind.RESTORING, rows, reason or ""), "ripristina", button="Ripristina")

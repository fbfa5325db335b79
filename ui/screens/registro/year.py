"""The year as a whole on the Registro: closed, opened again, carried forward to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from data.plan.changes import ChangeKind
from data.plan.errors import DataError
from data.plan.people import Act
from data.register.next_plan import create_plan, next_plan
from ui.facts import monitoring
from ui.facts.changes import plan_sentences
from ui.facts.escape import markdown
from ui.facts.whatif.question import question_of
from ui.facts.whatif.revisions import left_out_words
from ui.facts.years import valid
from ui.screens import causes, changes, people, saved
from ui.screens.session import go, here, official, years_of

if TYPE_CHECKING:
    from ui.facts.view import View


def draw(view: View) -> None:
    """Whether the year is closed, and the buttons that close it and open it again."""
    is_closed = changes.tell_closed(view)
    with st.container(horizontal=True):
        if is_closed:
            if people.may(Act.REOPEN) and st.button(
                "Riapri l'anno", icon=":material/lock_open:", key="apri riapertura"
            ):
                _turn(view, ChangeKind.REOPENING, changes.read(view))
        elif people.may(Act.CLOSE) and st.button("Chiudi l'anno", icon=":material/lock:", key="apri chiusura"):
            _turn(view, ChangeKind.CLOSING, changes.read(view))
        coming = view.plan.year + 1
        if (
            people.may(Act.IMPORT)
            and not _is_there(view, coming)
            and st.button(f"Crea il piano del {coming}", icon=":material/event_upcoming:", key="apri piano")
        ):
            _plan(view)


def _is_there(view: View, year: int) -> bool:
    return any(found.code == view.plan.ente.code and year in found.years for found in official().enti())


@st.dialog("Crea il piano dell'anno dopo")
def _plan(view: View) -> None:
    """What the new plan takes from this year, and the button that creates it."""
    ente, year = view.plan.ente.code, view.plan.year
    found = next_plan(official(), ente, year, saved.proposals(ente, year), saved.minutes(ente, year))
    changes.tell_problems(found.problems)
    if found.folder is None:
        return
    left_out = left_out_words(question_of(years_of(ente), view, None), found.left_out)
    for sentence in plan_sentences(found.year, *found.counts, left_out):
        st.markdown(f":small[{markdown(sentence)}]")
    author = changes.who_saves("piano")
    if st.button("Crea il piano", type="primary", icon=":material/check:", key="piano conferma"):
        try:
            people.check(Act.IMPORT)
            create_plan(official(), found, people.signed(author))
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        st.toast(f"Creato il piano del {found.year}.", icon=":material/check:")
        go(replace(here(), year=str(found.year)))
        st.rerun()


@st.dialog("Chiudi o riapri l'anno")
def _turn(view: View, kind: ChangeKind, reading: changes.Reading) -> None:
    if kind is ChangeKind.CLOSING and causes.tell_lacking(valid(years_of(view.plan.ente.code), view.plan.year)):
        return
    st.caption(
        f"Dopo la chiusura i dati del {view.plan.year} non cambiano più, finché qualcuno non riapre l'anno."
        if kind is ChangeKind.CLOSING
        else f"I dati del {view.plan.year} si potranno cambiare di nuovo. Resta scritto chi ha riaperto e perché."
    )
    if kind is ChangeKind.CLOSING:
        for scored in valid(years_of(view.plan.ente.code), view.plan.year).sheets:
            if said := monitoring.on_closing(scored):
                st.warning(markdown(said), icon=":material/hourglass_disabled:")
    reason = st.text_input("Motivo", placeholder="Relazione approvata il…", max_chars=500, key="anno motivo")
    word = "Chiudi l'anno" if kind is ChangeKind.CLOSING else "Riapri l'anno"
    changes.confirmation(reading.draft(kind, (), reason or ""), "anno", button=word)

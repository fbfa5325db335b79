"""A decision on its way to the minutes: signed, written, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.minutes import Decision, Outcome
from ui.facts.briefing.decisions import Ask, AskedDecision, recorded
from ui.facts.escape import markdown
from ui.screens import people, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.screens.giunta.editing import EditedBriefing

_UNSIGNED: Final = "verbale senza nome"
"""In the session, what is to be written as soon as somebody says who minutes."""


def record(found: EditedBriefing, asked: AskedDecision, outcome: Outcome, note: str) -> bool:
    """Write an outcome with its note; a scenario that was just approved becomes a proposal. Whether it is written."""
    is_new = outcome is not asked.outcome
    is_written = written(recorded(found.sources, asked, outcome, note))
    if is_written and is_new and asked.ask is Ask.ADOPT:
        _adopt(found, outcome)
    return is_written


def signed(write: Callable[[], bool]) -> bool:
    """Write what somebody minutes; where nobody has said who it is, wait for the name. Whether it is written now."""
    if _who():
        return write()
    st.session_state[_UNSIGNED] = write
    return False


def who() -> None:
    """Who minutes, to be seen and changed before the next answer."""
    people.remember(people.author("Chi verbalizza", width=280).strip())
    people.keep_name()


def ask_who() -> None:
    """The question for the name, where something waits for it."""
    if _UNSIGNED in st.session_state:
        _sign()


def _forget() -> None:
    st.session_state.pop(_UNSIGNED, None)


@st.dialog("Firma del verbale", on_dismiss=_forget)
def _sign() -> None:
    """The name that the minutes give to what was just decided, and to what follows."""
    with st.form("chi verbalizza", border=False):
        author = people.author("Chi verbalizza", key="verbale autore").strip()
        is_said = st.form_submit_button("Verbalizza", type="primary", icon=":material/gavel:")
    if not is_said:
        return
    if not author:
        st.error("Manca il nome di chi verbalizza: scriverlo, perché nel verbale si legga.", icon=":material/error:")
        return
    people.remember(author)
    if st.session_state[_UNSIGNED]():
        _forget()
        st.rerun()


def written(decision: Decision) -> bool:
    """Write a decision, or say why it is not written. Whether it is."""
    try:
        saved.minute(decision, _who())
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return False
    return True


def _who() -> str:
    """Who minutes; empty where nobody has said so yet."""
    return people.signed(people.remembered()).strip()


def _adopt(found: EditedBriefing, outcome: Outcome) -> None:
    """The scenario that was approved becomes a proposal, once."""
    scenario = found.question.scenario
    if outcome is not Outcome.APPROVED or scenario is None:
        return
    try:
        made = saved.propose_once(scenario, _who(), f"Approvato in Giunta sul briefing del {found.view.plan.year}")
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return
    if made:
        st.toast("Lo scenario è diventato una proposta: è nella pagina Simulazione.", icon=":material/check:")

"""A decision on its way to the minutes: signed, written, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.minutes import Outcome
from ui.facts.briefing.decisions import OPEN, OUTCOMES, Ask, recorded
from ui.facts.escape import markdown
from ui.facts.format import short
from ui.screens import people, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.plan.minutes import Decision, MinutedDecision
    from ui.facts.briefing.decisions import AskedDecision
    from ui.screens.giunta.editing import EditedBriefing

_UNSIGNED: Final = "verbale senza nome"
"""In the session, what is to be written as soon as somebody says who minutes."""


def record(
    found: EditedBriefing, asked: AskedDecision, *, outcome: Outcome | None = None, note: str | None = None
) -> bool:
    """Write an outcome or a note, the other as it is now; a scenario that was just approved becomes a proposal.

    Args:
        found: the briefing.
        asked: the decision, as who minutes it saw it.
        outcome: None where it stays.
        note: None where it stays.

    Returns:
        Whether it is settled: written, or not written because somebody else minuted it otherwise meanwhile, which is
        said and from then on seen.
    """
    is_settled = None
    while is_settled is None:
        # Where somebody was faster between the reading and the writing, their words are read.
        is_settled = _set_against_newest(found, asked, outcome, note)
    return is_settled


def _set_against_newest(
    found: EditedBriefing, asked: AskedDecision, outcome: Outcome | None, note: str | None
) -> bool | None:
    """As ``record``; None where somebody minuted it after it was read here."""
    plan = found.view.plan
    newest = next((m for m in saved.minutes(plan.ente.code, plan.year) if m.decision.code == asked.code), None)
    now = newest.decision if newest else recorded(found.sources, asked, Outcome.OPEN)
    seen = asked.minuted.decision if asked.minuted else recorded(found.sources, asked, Outcome.OPEN)
    outcome, note = now.outcome if outcome is None else outcome, now.note if note is None else note
    if newest is not None and (now.outcome not in {seen.outcome, outcome} or now.note not in {seen.note, note}):
        _tell_other(newest, note)
        return True
    is_written = _written(recorded(found.sources, asked, outcome, note), newest)
    if is_written and outcome is not now.outcome and asked.ask is Ask.ADOPT:
        _adopt(found, outcome)
    return is_written


def _tell_other(newest: MinutedDecision, note: str) -> None:
    """That somebody else minuted the same meanwhile, and what of one's own is not written."""
    there = newest.decision
    said = f"{OUTCOMES.get(there.outcome, OPEN)}{f', «{short(there.note, 80)}»' if there.note else ''}"
    lost = f" La vostra nota non è scritta: «{note}»." if note != there.note else ""
    told = f"{short(newest.author, 40)} ha appena verbalizzato la stessa decisione: {said}.{lost} "
    st.toast(markdown(f"{told}Per cambiarla, ripetere."), icon=":material/group:", duration="infinite")


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


def add(decision: Decision, number: int) -> bool:
    """Write a decision that a person asks, under the first number from this that nobody has taken. Whether it is."""
    is_written = None
    while is_written is None:
        is_written = _written(replace(decision, code=f"{Ask.OTHER} {number}"), None)
        number += 1
    return is_written


def _written(decision: Decision, over: MinutedDecision | None) -> bool | None:
    """Write a decision, or say why it is not written. Whether it is; None where somebody minuted it after ``over``."""
    try:
        return True if saved.minute(decision, _who(), over=over) else None
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return False


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

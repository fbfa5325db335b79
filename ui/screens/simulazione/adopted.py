"""Scenarios that were adopted: proposals of revision, each waiting for the act that makes it official."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from data.plan.errors import DataError
from data.plan.minutes import Outcome
from data.plan.scenarios import Act
from scoring.scenario import Field
from ui.facts.escape import markdown
from ui.facts.format import day
from ui.facts.whatif.revisions import answers_of, own_question, revisions_of, state_words
from ui.screens import people, saved
from ui.screens.session import years_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.scenarios import Proposal, SavedScenario
    from scoring.model import MeasureKey
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.revisions import Revision


def revisions(scenario: SavedScenario) -> dict[MeasureKey, None]:
    """Indicators whose promise a scenario changes, in its order: an assumed actual is nothing to decide on."""
    return {a.key: None for a in (each.assumption for each in scenario.assumptions) if a.field is not Field.ACTUAL}


@st.dialog("Adotta lo scenario")
def adopt_dialog(scenario: SavedScenario) -> None:
    """Make a scenario a proposal."""
    st.markdown(
        f"«{markdown(scenario.name)}» (versione {scenario.version}) diventa una **proposta di revisione**: ogni numero "
        "aspetta l'atto (organo, numero, data) che lo rende ufficiale. I dati ufficiali cambiano solo quando "
        "l'atto è caricato con i dati dell'ente."
    )
    author = people.author("Chi propone")
    note = st.text_area("Nota (facoltativa)", max_chars=500, height=80)
    if st.button("Adotta", type="primary", icon=":material/approval:"):
        people.remember(author)
        try:
            saved.propose(scenario, author, note or "")
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        st.rerun()


def draw(question: WhatIfQuestion) -> None:
    """The proposals of the plan, what the Giunta said of each number, and what still waits for its act."""
    view = question.view
    ente, year = view.plan.ente.code, view.plan.year
    found = saved.proposals(ente, year)
    if not found:
        return
    answers = answers_of(view, saved.minutes(ente, year))
    st.header("Proposte di revisione", anchor=False)
    for proposal in found:
        own = own_question(years_of(ente), view, proposal.scenario)
        _proposal(proposal, revisions_of(own, proposal, answers))


def _proposal(proposal: Proposal, revised: Sequence[Revision]) -> None:
    waiting = [each.key for each in revised if each.waits]
    with st.expander(
        f"{markdown(proposal.scenario.name)} · {day(proposal.adopted_at.date())} · {markdown(state_words(revised))}",
        icon=":material/approval:",
        expanded=bool(waiting),
    ):
        st.caption(markdown(f"Proposta da {proposal.author}. {proposal.note}".strip()))
        for revision in revised:
            _revision(proposal, revision, waiting)


def _revision(proposal: Proposal, revision: Revision, waiting: Sequence[MeasureKey]) -> None:
    key, act = revision.key, proposal.acts.get(revision.key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{markdown(key.indicator_code)}** {markdown(revision.told)}", width="stretch")
        for outcome, fields in revision.outcomes:
            if not (act and outcome is Outcome.APPROVED):
                _outcome(outcome, f"{fields}: " if len(revision.outcomes) > 1 else "")
        if act:
            st.badge(markdown(f"{act.body} n. {act.number} del {day(act.day)}"), icon=":material/check:", color="green")
        elif revision.waits:
            st.badge("aspetta l'atto", icon=":material/hourglass_empty:", color="orange")
        may_act = act is not None or revision.waits
        if saved.may_save() and may_act and st.button("Atto", key=f"atto {proposal.id} {key}", icon=":material/gavel:"):
            _act_dialog(proposal, key, waiting)


_LOOKS: Final[Mapping[Outcome, tuple[str, Literal["green", "orange", "red"]]]] = {
    Outcome.APPROVED: (":material/thumb_up:", "green"),
    Outcome.DEFERRED: (":material/event_repeat:", "orange"),
    Outcome.REJECTED: (":material/block:", "red"),
}


def _outcome(outcome: Outcome, of: str) -> None:
    """What the Giunta said; nothing while it said nothing."""
    if outcome in _LOOKS:
        icon, color = _LOOKS[outcome]
        st.badge(f"{of}{outcome} in Giunta", icon=icon, color=color)


@st.dialog("L'atto che rende ufficiale la revisione")
def _act_dialog(proposal: Proposal, key: MeasureKey, waiting: Sequence[MeasureKey]) -> None:
    act = proposal.acts.get(key)
    body = st.text_input("Organo", value=act.body if act else "", placeholder="Giunta", max_chars=80)
    number = st.text_input("Numero", value=act.number if act else "", placeholder="142", max_chars=40)
    when = st.date_input("Data", value=act.day if act else None, format="DD/MM/YYYY", max_value="today")
    author = people.author("Chi registra")
    every = st.checkbox("Lo stesso atto per tutte le revisioni di questa proposta che lo aspettano")
    if st.button("Registra l'atto", type="primary"):
        if when is None:
            st.error("Manca la data dell'atto: indicarla per registrarlo.", icon=":material/error:")
            return
        people.remember(author)
        try:
            for each in {key, *(waiting if every else ())}:
                saved.settle(proposal, each, Act(body or "", number or "", when, author))
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        st.rerun()

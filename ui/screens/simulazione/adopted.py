"""Scenarios that were adopted: proposals of revision, each waiting for the act that makes it official."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.plan.errors import DataError
from data.plan.scenarios import Act
from scoring.scenario import Field, official
from ui.facts.assumption_text import field_name
from ui.facts.escape import markdown
from ui.facts.format import count, day, quantity
from ui.screens import people, saved

if TYPE_CHECKING:
    from data.plan.scenarios import Proposal, SavedAssumption, SavedScenario
    from scoring.model import MeasureKey
    from ui.facts.whatif.question import WhatIfQuestion


def revisions(scenario: SavedScenario) -> dict[MeasureKey, None]:
    """Indicators whose promise a scenario changes, in its order: an assumed actual is nothing to decide on."""
    return {each.assumption.key: None for each in scenario.assumptions if _is_revision(each)}


def _is_revision(each: SavedAssumption) -> bool:
    return each.assumption.field is not Field.ACTUAL


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
    """The proposals of the plan, and what each still waits for."""
    found = saved.proposals(question.view.plan.ente.code, question.view.plan.year)
    if not found:
        return
    st.header("Proposte di revisione", anchor=False)
    for proposal in found:
        _proposal(question, proposal)


def _proposal(question: WhatIfQuestion, proposal: Proposal) -> None:
    revised = revisions(proposal.scenario)
    waiting = sum(key not in proposal.acts for key in revised)
    state = count(waiting, "revisione aspetta l'atto", "revisioni aspettano l'atto") if waiting else "tutte con l'atto"
    with st.expander(
        f"{markdown(proposal.scenario.name)} · {day(proposal.adopted_at.date())} · {markdown(state)}",
        icon=":material/approval:",
        expanded=bool(waiting),
    ):
        st.caption(markdown(f"Proposta da {proposal.author}. {proposal.note}".strip()))
        for key in revised:
            _revision(question, proposal, key)


def _revision(question: WhatIfQuestion, proposal: Proposal, key: MeasureKey) -> None:
    numbers = [each for each in proposal.scenario.assumptions if each.assumption.key == key and _is_revision(each)]
    act = proposal.acts.get(key)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"**{markdown(key.indicator_code)}** {markdown('; '.join(_told(question, each) for each in numbers))}",
            width="stretch",
        )
        if act:
            st.badge(markdown(f"{act.body} n. {act.number} del {day(act.day)}"), icon=":material/check:", color="green")
        else:
            st.badge("aspetta l'atto", icon=":material/hourglass_empty:", color="orange")
        if saved.may_save() and st.button("Atto", key=f"atto {proposal.id} {key}", icon=":material/gavel:"):
            _act_dialog(proposal, key)


def _told(question: WhatIfQuestion, each: SavedAssumption) -> str:
    assumption = each.assumption
    result = next((m for s in question.sheets for m in s.measures if m.measure.key == assumption.key), None)
    unit = question.symbol(result) if result and assumption.field != "weight" else ""
    was = quantity(official(result.measure, assumption.field), unit) if result else "non più nel piano"
    return f"{field_name(assumption.field)} {was} → {quantity(assumption.value, unit)}"


@st.dialog("L'atto che rende ufficiale la revisione")
def _act_dialog(proposal: Proposal, key: MeasureKey) -> None:
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
        keys = {key for key in revisions(proposal.scenario) if key not in proposal.acts}
        try:
            for each in {key, *(keys if every else ())}:
                saved.settle(proposal, each, Act(body or "", number or "", when, author))
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        st.rerun()

"""The end of a planning round: the scenario with its reasons, the proposal, and the decisions for the Giunta."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from data.plan.errors import DataError
from data.plan.scenarios import Draft, ScenarioKind
from ui.facts.briefing.slide import SlideKind
from ui.facts.escape import markdown
from ui.facts.format import count
from ui.facts.register import moment
from ui.facts.whatif.planning_round import reasoned, scenario_name, target_caution
from ui.screens import people, saved
from ui.screens.navigation import GIUNTA
from ui.screens.session import fingerprint, here
from ui.screens.simulazione import hypotheses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.rounds import SavedChoice
    from data.plan.scenarios import SavedScenario
    from scoring.model import MeasureKey
    from ui.facts.whatif.planning_round import PlanningRound
    from ui.facts.whatif.question import WhatIfQuestion


def draw(question: WhatIfQuestion, found: PlanningRound, known: Mapping[MeasureKey, SavedChoice]) -> None:
    """The way to the end, from the first target decided on."""
    is_whole = found.done == len(found.targets)
    if st.button(
        "Concludi il giro",
        key="giro concludi",
        type="primary" if is_whole else "secondary",
        disabled=not found.done,
        help="La proposta con i motivi, e le decisioni nel briefing della Giunta",
    ):
        _end_dialog(question, found, known)


def told(question: WhatIfQuestion, found: PlanningRound) -> None:
    """Who concluded it and when, and whether something was decided since; why it cannot be concluded yet."""
    if not found.done and saved.may_save():
        st.caption("«Concludi il giro» è spento: si conclude dal primo target deciso.")
    plan, sheet = question.view.plan, _sheet(question)
    end = saved.round_end(plan.ente.code, plan.year, sheet)
    if end is None:
        return
    agreed = saved.agreed_targets(plan.ente.code, plan.year, sheet)
    now = {each.saved for each in found.targets if each.is_decided}
    sentence = f"Giro concluso da {end.author} il {moment(end.saved_at)}: è la slide «Decisioni chieste» del briefing."
    if now != set(agreed) - set(found.gone):
        sentence += " Poi qualcosa è cambiato: per portarlo alla Giunta, concludere di nuovo."
    scenario = _scenario(question)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(markdown(sentence), width="stretch")
        at = here().params() | {"slide": str(SlideKind.DECISIONS)}
        st.page_link(GIUNTA, label="Apri la slide", icon=":material/slideshow:", query_params=at, width="content")
        if scenario is not None and st.button("Apri lo scenario del giro", key="giro scenario", type="tertiary"):
            hypotheses.open_scenario(scenario.id)
            st.query_params["vista"] = "scenari"
            st.rerun()


@st.dialog("Concludi il giro dei target")
def _end_dialog(question: WhatIfQuestion, found: PlanningRound, known: Mapping[MeasureKey, SavedChoice]) -> None:
    changed, left = len(found.assumptions), len(found.targets) - found.done
    st.markdown(
        f"{count(found.done, 'target deciso va', 'target decisi vanno')} alla Giunta, uno per uno, nella slide "
        f"«Decisioni chieste»; {count(changed, 'target cambia', 'target cambiano')} e "
        f"{'diventa' if changed == 1 else 'diventano'} una **proposta di revisione**, con i motivi."
    )
    if left:
        one, more = "target resta da decidere e non ci va", "target restano da decidere e non ci vanno"
        st.warning(f"{count(left, one, more)}: si può concludere di nuovo quando si vuole.")
    cautioned = [target_caution(target, question.view.series) for target in found.targets]
    if any(cautioned):
        st.warning("\n\n".join(markdown(each) for each in cautioned if each))
    author = people.author("Chi conclude")
    note = st.text_area("Nota (facoltativa)", max_chars=500, height=80)
    if st.button("Concludi", type="primary", icon=":material/approval:", key="giro concludi davvero"):
        people.remember(author)
        try:
            _end(question, found, known, (author, note or ""))
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        st.rerun()


def _end(
    question: WhatIfQuestion, found: PlanningRound, known: Mapping[MeasureKey, SavedChoice], by: tuple[str, str]
) -> None:
    """First that it is concluded, which is refused where somebody decided meanwhile; then what follows from it."""
    plan, (author, note) = question.view.plan, by
    saved.conclude_round((plan.ente.code, plan.year), _sheet(question), known, author)
    if found.assumptions:
        made = saved.save(_draft(question, found, by), over=_scenario(question))
        saved.propose(made, author, note)


def _draft(question: WhatIfQuestion, found: PlanningRound, by: tuple[str, str]) -> Draft:
    author, note = by
    official = saved.with_official(found.assumptions, [scored.sheet for scored in question.sheets])
    return Draft(
        ente=question.view.plan.ente.code,
        year=question.view.plan.year,
        kind=ScenarioKind.PLAN,
        outlook=question.outlook,
        basis=question.view.basis,
        name=scenario_name(question),
        author=author,
        reason=note,
        fingerprint=fingerprint(question.view),
        assumptions=reasoned(official, found),
    )


def _scenario(question: WhatIfQuestion) -> SavedScenario | None:
    """The scenario of an earlier end of this round; None where there is none."""
    plan, name = question.view.plan, scenario_name(question)
    return next((each for each in saved.scenarios(plan.ente.code, plan.year) if each.name == name), None)


def _sheet(question: WhatIfQuestion) -> tuple[str, str]:
    return question.before.sheet.section, question.before.sheet.owner

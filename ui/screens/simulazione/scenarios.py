"""Scenarios as people keep them: choose, save, duplicate, delete; compare and adopt are in their own files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.scenarios import Draft, ScenarioKind
from ui.facts import words
from ui.facts.escape import markdown
from ui.facts.format import count, day, short
from ui.facts.whatif.first_sentences import between_scenarios
from ui.facts.whatif.headline import what_is_saved
from ui.facts.whatif.pair import pair_words
from ui.screens import people, saved
from ui.screens.session import fingerprint
from ui.screens.simulazione import adopted, comparison, hypotheses

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from data.plan.scenarios import SavedScenario
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion

_NAME: Final = 80
_REASON: Final = 500


def choose_scenario(view: View, notices: DeltaGenerator) -> SavedScenario | None:
    """Which saved scenario is open, chosen by name; the address names it by its code. None where none is.

    Args:
        view: of the plan.
        notices: below the frame, where what is wrong is said.
    """
    asked = st.query_params.get(hypotheses.SCENARIO, "")
    # One after the other: an address that names no scenario must not hide the list of those that there are.
    known: dict[str, SavedScenario] = {}
    found: SavedScenario | None = None
    try:
        known = {each.id: each for each in saved.scenarios(view.plan.ente.code, view.plan.year)}
        found = known.get(asked) or (saved.scenario(asked) if asked else None)
    except DataError as error:
        notices.warning(markdown(str(error)), icon=":material/link_off:")
    if found is not None and (found.ente, found.year) != (view.plan.ente.code, view.plan.year):
        notices.warning(
            f"Lo scenario «{markdown(found.name)}» è di {markdown(found.ente)} {found.year}: aprilo su quel piano.",
            icon=":material/link_off:",
        )
        found = None
    if found is not None:
        _seen().setdefault(found.id, found.version)
        with notices:
            _tell_basis(found, view)
    st.session_state["scelta scenario"] = found.id if found else ""
    st.selectbox(
        "Scenario",
        ["", *known],
        key="scelta scenario",
        format_func=lambda code: known[code].name if code else "Nessuno scenario aperto",
        on_change=_opened,
        label_visibility="collapsed",
        filter_mode="contains",
    )
    return found


def _seen() -> dict[str, int]:
    """The version of each scenario that the reader opened: a later one is somebody else's, not to be covered unseen."""
    found: dict[str, int] = st.session_state.setdefault("versioni viste", {})
    return found


def _tell_basis(scenario: SavedScenario, view: View) -> None:
    """Say where a scenario was made on other targets than those looked at."""
    if scenario.kind is ScenarioKind.YEAR and scenario.basis != view.basis:
        st.info(
            f"«{markdown(scenario.name)}» è stato fatto su: {words.basis(scenario.basis)}. "
            "Per rivederlo com'era, sceglierli in alto a destra.",
            icon=":material/info:",
        )


def _open(scenario_id: str) -> None:
    """Open a scenario as it is now."""
    _seen().pop(scenario_id, None)
    hypotheses.open_scenario(scenario_id)


def _opened() -> None:
    _open(st.session_state["scelta scenario"])


@st.dialog("Salva lo scenario")
def save_dialog(question: WhatIfQuestion) -> None:
    """Name, author, reason; the same scenario again or a new one."""
    over = question.scenario
    again = (
        over is not None
        and st.segmented_control(
            "Come", ["Nuova versione", "Nuovo scenario"], default="Nuova versione", required=True, key="salva come"
        )
        == "Nuova versione"
    )
    name = st.text_input("Nome", value=over.name if over and again else "", max_chars=_NAME, key=f"salva nome {again}")
    author = people.author("Chi salva", key="salva autore")
    reason = st.text_area("Motivo (facoltativo)", max_chars=_REASON, key="salva motivo", height=80)
    st.caption(f"{what_is_saved(question)}. I dati ufficiali non cambiano.")
    if st.button("Salva lo scenario", type="primary", icon=":material/save:", key="salva conferma"):
        _save(question, replace(_draft(question), name=name or "", author=author, reason=reason or ""), again=again)


def _draft(question: WhatIfQuestion) -> Draft:
    return Draft(
        ente=question.view.plan.ente.code,
        year=question.view.plan.year,
        kind=ScenarioKind.PLAN if question.is_plan else ScenarioKind.YEAR,
        outlook=question.outlook if question.is_plan else None,
        basis=question.view.basis,
        name="",
        author="",
        fingerprint=fingerprint(question.view),
        assumptions=saved.with_official(question.hypotheses.assumptions, [s.sheet for s in question.sheets]),
    )


def _save(question: WhatIfQuestion, draft: Draft, *, again: bool) -> None:
    people.remember(draft.author)
    over = question.scenario if again else None
    try:
        found = saved.save(draft, over=over and replace(over, version=_seen().get(over.id, over.version)))
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return
    _open(found.id)
    st.toast(f"Salvato: {markdown(found.name)}, versione {found.version}", icon=":material/check:")
    st.rerun()


def draw(question: WhatIfQuestion) -> None:
    """The scenarios of the plan: the list, up to four beside each other, and the proposals."""
    known = saved.scenarios(question.view.plan.ente.code, question.view.plan.year)
    if not known:
        st.info(
            "Nessuno scenario salvato per questo piano: sposta un target nella vista «Prova», poi Salva."
            if saved.may_save()
            else "Nessuno scenario salvato per questo piano.",
            icon=":material/science:",
        )
        return
    columns = [comparison.official(question), *(comparison.column_of(question, each) for each in known)]
    if sentence := between_scenarios(columns, question.year):
        st.markdown(sentence)
    comparison.draw(question, known)
    st.header("Scenari salvati", anchor=False)
    for scenario in known:
        _row(question, scenario)
    adopted.draw(question)


def _row(question: WhatIfQuestion, scenario: SavedScenario) -> None:
    is_open = question.scenario is not None and question.scenario.id == scenario.id
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        told = f"**{markdown(scenario.name)}**  \n{markdown(_pair(question, scenario))}"
        st.markdown(f"{told}  \n:small[{markdown(_about(scenario))}]", width="stretch")
        is_as_saved = is_open and not question.hypotheses.is_modified
        name = "Aperto" if is_as_saved else "Riapri" if is_open else "Apri"
        if st.button(name, key=f"apri {scenario.id}", disabled=is_as_saved):
            _open(scenario.id)
            st.rerun()
        if scenario.version > 1:
            _versions(question, scenario)
        if saved.may_save():
            _change_buttons(scenario)


def _versions(question: WhatIfQuestion, scenario: SavedScenario) -> None:
    """The earlier versions, the newest first: a click opens the scenario with the numbers of then."""
    box = st.popover("Versioni", key=f"versioni {scenario.id}", on_change="rerun")
    if not box.open:
        return
    with box:
        for each in reversed(saved.versions(scenario.id)[:-1]):
            told = f"Versione {each.version}, {each.author}, {day(each.saved_at.date())}"
            if st.button(markdown(told), key=f"versione {each.id} {each.version}", type="tertiary"):
                _open(scenario.id)
                hypotheses.set_to(
                    [saved_number.assumption for saved_number in each.assumptions],
                    question.default,
                    is_saved=True,
                    words=f"Aperta la versione {each.version}",
                )
                st.rerun()


def _change_buttons(scenario: SavedScenario) -> None:
    if st.button("Duplica", key=f"duplica {scenario.id}"):
        _duplicate_dialog(scenario)
    revises = bool(adopted.revisions(scenario))
    if st.button("Adotta", key=f"adotta {scenario.id}", help="Adotta come proposta", disabled=not revises):
        adopted.adopt_dialog(scenario)
    if st.button("Elimina", key=f"elimina {scenario.id}"):
        _delete_dialog(scenario)


def _pair(question: WhatIfQuestion, scenario: SavedScenario) -> str:
    """What a scenario gives and what it asks, on the sheet looked at."""
    column = comparison.column_of(question, scenario)
    return pair_words(column.answer, question.view.series, column.year or question.year)


def _about(scenario: SavedScenario) -> str:
    changes = count(len(scenario.assumptions), "numero ipotizzato", "numeri ipotizzati")
    which = f"piano {scenario.year + 1}" if scenario.kind is ScenarioKind.PLAN else f"anno {scenario.year}"
    about = f"{which} · {changes} · versione {scenario.version} di {scenario.author}, {day(scenario.saved_at.date())}"
    if not adopted.revisions(scenario):
        about += " · ipotizza solo consuntivi: non c'è nulla da adottare"
    return f"{about} · {short(scenario.reason, 120)}" if scenario.reason else about


@st.dialog("Duplica lo scenario")
def _duplicate_dialog(scenario: SavedScenario) -> None:
    name = st.text_input("Nome della copia", value=f"{scenario.name} (copia)"[:_NAME], max_chars=_NAME)
    author = people.author("Chi salva")
    if st.button("Duplica", type="primary"):
        people.remember(author)
        try:
            found = saved.save(_copy(scenario, name or "", author))
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        _open(found.id)
        st.rerun()


def _copy(scenario: SavedScenario, name: str, author: str) -> Draft:
    return Draft(
        ente=scenario.ente,
        year=scenario.year,
        kind=scenario.kind,
        outlook=scenario.outlook,
        basis=scenario.basis,
        name=name,
        author=author,
        reason=scenario.reason,
        fingerprint=scenario.fingerprint,
        assumptions=scenario.assumptions,
    )


@st.dialog("Elimina lo scenario")
def _delete_dialog(scenario: SavedScenario) -> None:
    st.markdown(
        f"«{markdown(scenario.name)}» non sarà più nell'elenco e il suo indirizzo non si aprirà. "
        "Le proposte nate da esso restano."
    )
    author = people.author("Chi elimina")
    if st.button("Elimina", type="primary", icon=":material/delete:"):
        try:
            saved.delete(scenario, author)
        except DataError as error:
            st.error(markdown(str(error)), icon=":material/error:")
            return
        hypotheses.open_scenario("")
        st.rerun()

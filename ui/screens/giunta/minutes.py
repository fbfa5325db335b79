"""The decisions as cards with their three answers: minuted while they are taken, on the stage and on the desk."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.minutes import DECISION_LENGTH, Decision, Outcome
from ui.facts.briefing.decisions import OUTCOMES, Ask, AskedDecision, decisions, plain, recorded
from ui.facts.briefing.pages import top_of_body
from ui.facts.escape import markdown
from ui.figures import slide_html
from ui.screens import people, saved

if TYPE_CHECKING:
    from ui.facts.briefing.slide import Slide
    from ui.screens.giunta.editing import EditedBriefing

_UNSIGNED: Final = "In seduta"
"""Who minutes where nobody has said a name."""


def cards(found: EditedBriefing, page: Slide) -> None:
    """A page of the slide of decisions on the stage."""
    st.html(slide_html.framed(page, slide_html.headline(page)))
    st.html(f"<style>.st-key-carte {{ top: calc({top_of_body(page):.0f} * var(--tg-wide) / 1280); }}</style>")
    with st.container(key="carte"):
        for asked in on_page(found, page):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(_asked(asked))
                _answer(found, asked, "palco")


def on_page(found: EditedBriefing, page: Slide) -> list[AskedDecision]:
    """The decisions that the rows of a page are about."""
    rows = {row[:3] for row in page.table.rows} if page.table else set()
    return [each for each in decisions(found.sources) if (each.about, each.question, each.fact) in rows]


def desk(found: EditedBriefing) -> None:
    """Every decision with its answer and a note, and one more to be written."""
    with st.expander("Verbale: esiti e note", icon=":material/gavel:", expanded=True):
        for asked in decisions(found.sources):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{markdown(plain(asked.about))}**  \n{markdown(asked.question)}", width="stretch")
                _answer(found, asked, "tavolo")
                _note(found, asked)
        if saved.may_save():
            _one_more(found)


def _asked(asked: AskedDecision) -> str:
    fact = f" <small>{escape(asked.fact)}</small>" if asked.fact else ""
    about = slide_html.cell(asked.about)
    return f'<div class="tg-asked"><p><strong>{about}</strong></p><p>{escape(asked.question)}{fact}</p></div>'


def _answer(found: EditedBriefing, asked: AskedDecision, where: str) -> None:
    """The three answers; the one that was given is pressed."""
    key = _key(found, where, asked.code)
    given = asked.outcome if asked.outcome in OUTCOMES else None
    if st.session_state.get(key) != given:
        st.session_state[key] = given
    st.segmented_control(
        f"Esito: {markdown(plain(asked.about))}",
        list(OUTCOMES),
        key=key,
        format_func=lambda outcome: OUTCOMES[outcome],
        label_visibility="collapsed",
        disabled=not saved.may_save(),
        on_change=partial(_decided, found, asked, key),
        width="content",
    )


def _note(found: EditedBriefing, asked: AskedDecision) -> None:
    key = _key(found, "nota", asked.code)
    note = asked.minuted.decision.note if asked.minuted else ""
    if st.session_state.get(key) != note:
        st.session_state[key] = note
    st.text_input(
        f"Nota: {plain(asked.about)}",
        key=key,
        placeholder="Nota per il verbale",
        max_chars=DECISION_LENGTH,
        label_visibility="collapsed",
        disabled=not saved.may_save(),
        on_change=partial(_noted, found, asked, key),
        width=260,
    )


def _one_more(found: EditedBriefing) -> None:
    """A decision that the data do not ask for."""
    form = st.form("decisione nuova", clear_on_submit=True, border=False)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        about = st.text_input("Su che cosa", max_chars=DECISION_LENGTH)
        question = st.text_input("Decisione da chiedere", max_chars=DECISION_LENGTH)
        is_asked = st.form_submit_button("Aggiungi", icon=":material/add:")
    if is_asked and (about or question):
        known = sum(each.ask is Ask.OTHER for each in decisions(found.sources))
        plan = found.view.plan
        made = Decision(
            ente=plan.ente.code,
            year=plan.year,
            code=f"{Ask.OTHER} {known + 1}",
            about=about or question,
            question=question or about,
        )
        if _written(made):
            st.rerun()


def _key(found: EditedBriefing, where: str, code: str) -> str:
    return f"{where} {found.view.plan.ente.code} {found.view.plan.year} {code}"


def _decided(found: EditedBriefing, asked: AskedDecision, key: str) -> None:
    outcome = st.session_state[key] or Outcome.OPEN
    note = asked.minuted.decision.note if asked.minuted else ""
    if _written(recorded(found.sources, asked, outcome, note)) and asked.ask is Ask.ADOPT:
        _adopt(found, outcome)


def _noted(found: EditedBriefing, asked: AskedDecision, key: str) -> None:
    _written(recorded(found.sources, asked, asked.outcome, st.session_state[key]))


def _written(decision: Decision) -> bool:
    try:
        saved.minute(decision, _who())
    except DataError as error:
        st.error(markdown(str(error)), icon=":material/error:")
        return False
    return True


def _who() -> str:
    return people.remembered() or people.person().name or _UNSIGNED


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

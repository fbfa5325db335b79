"""The decisions as cards with their three answers: minuted while they are taken, on the stage and on the desk."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from data.plan.minutes import DECISION_LENGTH, Decision, Outcome
from ui.facts.briefing.decisions import OUTCOMES, SIGNS, Ask, AskedDecision, decisions, plain
from ui.facts.briefing.pages import height_of_note, top_of_body
from ui.facts.escape import markdown
from ui.figures import slide_html, theme
from ui.screens import saved
from ui.screens.giunta import recording

if TYPE_CHECKING:
    from ui.facts.briefing.slide import Slide
    from ui.screens.giunta.editing import EditedBriefing

_BELOW, _GAP = 24.0, 14.0
"""Between the cards and the foot of the slide, whose width is 1,280; more above what is said below them."""


def cards(found: EditedBriefing, page: Slide) -> None:
    """A page of the slide of decisions on the stage."""
    st.html(slide_html.framed(page, f"{slide_html.headline(page)}{_foot(page)}"))
    _paint()
    top, bottom = (f"calc({at:.0f} * var(--tg-wide) / 1280)" for at in _ends(page))
    st.html(f"<style>.st-key-carte {{ top: {top}; bottom: {bottom}; }}</style>")
    with st.container(key="carte"):
        for asked in on_page(found, page):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(_asked(asked))
                _answer(found, asked, "palco")
    recording.ask_who()


def _ends(page: Slide) -> tuple[float, float]:
    """How far the cards stand from the top and from the foot of a slide that is 1,280 wide."""
    note = height_of_note(page)
    return top_of_body(page), _BELOW + note + (_GAP if note else 0.0)


def _foot(page: Slide) -> str:
    """Below the cards, what the decisions do together; nothing where there is nothing to say."""
    return f'<div class="tg-foot">{slide_html.note(page.table)}</div>' if page.table else ""


def on_page(found: EditedBriefing, page: Slide) -> list[AskedDecision]:
    """The decisions that the rows of a page are about."""
    rows = {row[:3] for row in page.table.rows} if page.table else set()
    return [each for each in decisions(found.sources) if (each.shown, each.question, each.fact) in rows]


def desk(found: EditedBriefing) -> None:
    """Every decision with its answer and a note, and one more to be written."""
    _paint()
    with st.expander("Verbale: esiti e note", icon=":material/gavel:", expanded=True):
        for asked in decisions(found.sources):
            key = _key(found, "verbalizza", asked.code)
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=key):
                st.markdown(f"**{markdown(plain(asked.shown))}**  \n{markdown(asked.question)}", width="stretch")
                _answer(found, asked, "tavolo")
                _note(found, asked)
        if saved.may_save():
            _one_more(found)
            recording.who()
    recording.ask_who()


def _paint() -> None:
    """The answer that was given has the colour of its word."""
    paints = [theme.painted(SIGNS[outcome][1]) for outcome in OUTCOMES]
    pressed = ':is([class*="st-key-palco-"], [class*="st-key-tavolo-"]) [role=radio][aria-checked=true]'
    rules = (
        f"{pressed}:nth-child({at}) {{ background: {paint.fill} !important; border-color: {paint.fill} !important; }} "
        f"{pressed}:nth-child({at}), {pressed}:nth-child({at}) * {{ color: {paint.ink} !important; }}"
        for at, paint in enumerate(paints, start=1)
    )
    st.html(f"<style>{' '.join(rules)}</style>")


def _asked(asked: AskedDecision) -> str:
    fact = f" <small>{escape(asked.fact)}</small>" if asked.fact else ""
    about = slide_html.cell(asked.shown)
    return f'<div class="tg-asked"><p><strong>{about}</strong></p><p>{escape(asked.question)}{fact}</p></div>'


def _answer(found: EditedBriefing, asked: AskedDecision, where: str) -> None:
    """The three answers; the one that was given is pressed."""
    key = _key(found, where, asked.code)
    given = asked.outcome if asked.outcome in OUTCOMES else None
    if st.session_state.get(key) != given:
        st.session_state[key] = given
    st.segmented_control(
        f"Esito: {markdown(plain(asked.shown))}",
        list(OUTCOMES),
        key=key,
        format_func=lambda outcome: f"{SIGNS[outcome][0]} {OUTCOMES[outcome]}",
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
        f"Nota: {plain(asked.shown)}",
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
            code="",
            about=about or question,
            question=question or about,
        )
        if recording.signed(partial(recording.add, made, known + 1)):
            st.rerun()


def _key(found: EditedBriefing, where: str, code: str) -> str:
    return f"{where} {found.view.plan.ente.code} {found.view.plan.year} {code}"


def _decided(found: EditedBriefing, asked: AskedDecision, key: str) -> None:
    outcome = st.session_state[key] or Outcome.OPEN
    recording.signed(partial(recording.record, found, asked, outcome=outcome))


def _noted(found: EditedBriefing, asked: AskedDecision, key: str) -> None:
    recording.signed(partial(recording.record, found, asked, note=st.session_state[key]))

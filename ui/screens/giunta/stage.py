"""A briefing on a shared screen: one slide at a time, large, moved with the arrow keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.basis import BasisKind
from ui.facts.briefing import whatif
from ui.facts.briefing.sentences import and_more
from ui.facts.briefing.sources import Hypothesis
from ui.facts.escape import markdown
from ui.facts.format import day, short
from ui.figures import slide_html, theme
from ui.screens.giunta import editing, show
from ui.screens.session import is_dark, speak_italian
from ui.screens.simulazione import hypotheses, sliders
from ui.screens.simulazione.sliders import ANSWER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.scenario import Assumption
    from ui.facts.briefing.slide import Slide, SlideTable
    from ui.facts.view import View
    from ui.screens.giunta.editing import EditedBriefing

_STYLE: Final = (Path(__file__).parent / "full_screen.css").read_text(encoding="utf-8")
_ROWS_LIVE: Final = 3
"""Rows of the table of a slide that has sliders too."""
_KEYS: Final = (Path(__file__).parent / "keys.js").read_text(encoding="utf-8")


def draw(view: View) -> None:
    """The slide of the address, and below it the way to the others."""
    found = editing.edited_briefing(view)
    paper = theme.ground(dark=is_dark()).paper
    st.html(f"<style>:root {{ --tg-paper: {paper}; }}{show.STYLE}{_STYLE}</style>")
    shown = found.briefing.shown
    if not shown:
        st.info("Tutte le slide sono nascoste: per presentare, mostrarne almeno una.", icon=":material/visibility_off:")
        st.button("Torna alla preparazione", on_click=_leave, shortcut="Escape")
        return
    asked = st.query_params.get(editing.SLIDE, "")
    at = next((n for n, slide in enumerate(shown) if slide.code == asked), 0)
    with st.container(key="palco"):
        if st.query_params.get(editing.NOTES):
            _notes(shown[at])
        elif show.is_live(shown[at]):
            _live(found, shown[at])
        else:
            show.slide(shown[at])
    _commands(found, shown, at)
    # Another slide is another script: it runs again, and takes the keyboard back from the list of slides.
    st.html(f"<script>{_KEYS}// {at}</script>", unsafe_allow_javascript=True)
    speak_italian()


def _notes(shown: Slide) -> None:
    """For who speaks, on a screen that is not shared: the three questions, and her own note."""
    st.html(f'<p class="tg-note">Per chi parla, da non condividere</p>{slide_html.headline(shown)}')
    if shown.notes.own:
        st.html(slide_html.plain(shown.notes.own))
    for column, (question, answers) in zip(st.columns(3, gap="medium"), shown.notes.asked, strict=False):
        with column:
            st.html(f"<h3>{question}?</h3>{slide_html.sentences(answers)}")


def _live(found: EditedBriefing, shown: Slide) -> None:
    """The what-if: its numbers above, the sliders that move them below."""
    with st.container(key="ipotesi-slide-viva"):
        _answer(found)
        levers = whatif.levers(Hypothesis(answer=found.question.answer, year=found.question.year))
        for column, result in zip(st.columns(max(len(levers), 1), gap="medium"), levers, strict=False):
            with column:
                sliders.lever(found.question, result)
        st.button("Rimetti com'era", key="rimetti", on_click=_put_back, args=(found,))
        if shown.comment:
            show.comment(shown.comment)


@st.fragment(key=ANSWER)
def _answer(found: EditedBriefing) -> None:
    made = editing.hypothesis_now(found)
    # A comment takes the room of the table: the sliders say what is assumed.
    is_told = made.table is not None and not made.comment and bool(hypotheses.now(found.question).answer.assumptions)
    table = _cut(made.table, hypotheses.now(found.question).answer.assumptions) if made.table and is_told else None
    st.html(slide_html.headline(made))
    # With a table of hypotheses there is room for one sentence: the caution, which comes second.
    sentences = made.sentences[1:2] or made.sentences[:1] if table else made.sentences[:2]
    show.inside(replace(made, table=table, sentences=sentences, comment=""))


def _cut(table: SlideTable, assumed: Sequence[Assumption]) -> SlideTable:
    """The rows that there is room for above the sliders; a note says how many more there are."""
    more = and_more(assumed, _ROWS_LIVE, ("un altro numero", "altri {} numeri"))
    return replace(table, rows=table.rows[:_ROWS_LIVE], note=more)


def _commands(found: EditedBriefing, shown: Sequence[Slide], at: int) -> None:
    """Back, on, the list of slides, where the numbers come from, and the way out."""
    with st.container(key="comandi", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "◀ Indietro", key="slide prima", shortcut="Left", disabled=at == 0, on_click=_go, args=(shown, at - 1)
        )
        st.button(
            "Avanti ▶",
            key="slide dopo",
            shortcut="Right",
            disabled=at == len(shown) - 1,
            on_click=_go,
            args=(shown, at + 1),
        )
        st.markdown(f"**{at + 1} / {len(shown)}**", width="content")
        st.session_state["salta alla slide"] = shown[at].code
        names = {slide.code: f"{n}. {short(slide.name, 24)}" for n, slide in enumerate(shown, start=1)}
        st.selectbox(
            "Slide",
            list(names),
            key="salta alla slide",
            format_func=lambda code: names.get(code, code),
            on_change=_jump,
            label_visibility="collapsed",
            width=270,
        )
        st.markdown(markdown(_corner(found)), width="stretch")
        st.button("Esci", key="esci", shortcut="Escape", on_click=_leave)


def _put_back(found: EditedBriefing) -> None:
    """The hypotheses of the saved scenario again; none where there is no scenario."""
    hypotheses.set_to(found.question.hypotheses.saved, found.question.default)


def _corner(found: EditedBriefing) -> str:
    """Whose numbers these are: targets, data, day; and that what is shown is a draft."""
    about, basis = found.briefing.about, found.view.basis
    targets = {BasisKind.VALID: "target validi", BasisKind.ORIGINAL: "target originari"}
    parts = (
        f"{about.short_name} {about.year}",
        targets.get(basis.kind, about.basis),
        f"dati {about.version}",
        day(about.day),
        "dati sintetici" if about.warning else "",
        "bozza non salvata" if found.is_modified else "",
    )
    return " · ".join(filter(None, parts))


def _go(shown: Sequence[Slide], at: int) -> None:
    st.query_params[editing.SLIDE] = shown[max(0, min(at, len(shown) - 1))].code


def _jump() -> None:
    st.query_params[editing.SLIDE] = st.session_state["salta alla slide"]


def _leave() -> None:
    st.query_params.update({editing.SHOW: [], editing.NOTES: []})


def enter(code: str) -> None:
    """Give the whole screen to a slide."""
    st.query_params.update({editing.SHOW: "1", editing.SLIDE: code})

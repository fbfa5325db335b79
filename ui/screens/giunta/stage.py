"""A briefing on a shared screen: one page at a time, as large as the screen allows, moved with the arrow keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st
import streamlit.components.v2 as components

from scoring.basis import BasisKind
from ui.facts.briefing import whatif
from ui.facts.briefing.pages import pages, place_in, stage_pages
from ui.facts.briefing.slide import SlideKind
from ui.facts.briefing.sources import Hypothesis
from ui.facts.escape import markdown
from ui.facts.format import day, short
from ui.figures import slide_html
from ui.screens import people
from ui.screens.frame import speak_italian
from ui.screens.giunta import editing, minutes, presenter, show
from ui.screens.navigation import SHOW
from ui.screens.simulazione import hypotheses, sliders
from ui.screens.simulazione.sliders import ANSWER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.briefing.slide import Slide
    from ui.facts.view import View
    from ui.screens.giunta.editing import EditedBriefing

_KEYS: Final = components.component(
    "tasti_del_palco", js=(Path(__file__).parent / "keys.js").read_text(encoding="utf-8"), isolate_styles=False
)


def draw(view: View) -> None:
    """The page of the address, and below it the way to the others."""
    found = editing.edited_briefing(view)
    if st.query_params.get(editing.NOTES):
        presenter.draw(found)
        return
    show.style("full_screen.css")
    shown = stage_pages(found.briefing.shown)
    if not shown:
        st.info("Tutte le slide sono nascoste: per presentare, mostrarne almeno una.", icon=":material/visibility_off:")
        st.button("Torna alla preparazione", on_click=_leave, shortcut="Escape")
        return
    at = place_in(shown, st.query_params.get(editing.SLIDE, ""), found.briefing.order)
    presenter.tell(shown[at].place)
    with st.container(key="palco"):
        _page(found, shown[at])
    _commands(found, shown, at)
    _KEYS(key="tasti", data={"at": at}, on_page_change=lambda: _asked(shown))
    speak_italian()
    people.keep_name()


def _page(found: EditedBriefing, page: Slide) -> None:
    if page.kind is SlideKind.WHATIF and page.part == 1:
        _live(found)
    elif page.kind is SlideKind.DECISIONS and page.table:
        minutes.cards(found, page)
    else:
        show.page(found.view, page)


def _live(found: EditedBriefing) -> None:
    """The what-if: its numbers above, the sliders that move them below."""
    _answer(found)
    levers = whatif.levers(Hypothesis(answer=found.question.answer, year=found.question.year))
    with st.container(key="leve"):
        for column, result in zip(st.columns(max(len(levers), 1), gap="medium"), levers, strict=False):
            with column:
                sliders.lever(found.question, result)
    if found.question.hypotheses.is_modified:
        st.button("Rimetti com'era", key="rimetti", on_click=_put_back, args=(found,))


@st.fragment(key=ANSWER)
def _answer(found: EditedBriefing) -> None:
    page = pages(editing.hypothesis_now(found), live=True)[0]
    st.html(slide_html.framed(page, f"{slide_html.headline(page)}{slide_html.body(page)}", "tg-live"))


def _commands(found: EditedBriefing, shown: Sequence[Slide], at: int) -> None:
    """Back, on, the list of pages, where the numbers come from, and the way out."""
    with st.container(key="comandi", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "◀",
            key="slide prima",
            help="Indietro",
            shortcut="Left",
            disabled=at == 0,
            on_click=_go,
            args=(shown, at - 1),
        )
        st.button(
            "▶",
            key="slide dopo",
            help="Avanti",
            shortcut="Right",
            disabled=at == len(shown) - 1,
            on_click=_go,
            args=(shown, at + 1),
        )
        st.markdown(f"**{at + 1} / {len(shown)}**", width="content")
        st.session_state["salta alla slide"] = shown[at].place
        names = {page.place: _name(n, page) for n, page in enumerate(shown, start=1)}
        st.selectbox(
            "Slide",
            list(names),
            key="salta alla slide",
            format_func=lambda place: names.get(place, place),
            on_change=_jump,
            label_visibility="collapsed",
            width=300,
            filter_mode="contains",
        )
        with st.container(key="provenienza"):
            st.markdown(markdown(_corner(found, shown[at])))
        st.button("Esci", key="esci", shortcut="Escape", on_click=_leave)


def _name(number: int, page: Slide) -> str:
    return f"{number}. {short(page.name, 24)} {page.which}".rstrip()


def _put_back(found: EditedBriefing) -> None:
    """The hypotheses of the saved scenario again; none where there is no scenario."""
    hypotheses.set_to(found.question.hypotheses.saved, found.question.default)


def _corner(found: EditedBriefing, page: Slide) -> str:
    """Whose numbers these are: targets, data, day; and that what is shown is a draft. A cover has no numbers."""
    about, basis = found.briefing.about, found.view.basis
    targets = {BasisKind.VALID: "target validi", BasisKind.ORIGINAL: "target originari"}
    parts = (
        f"{about.short_name} {about.year}",
        targets.get(basis.kind, about.basis),
        "" if page.kind is SlideKind.COVER else f"dati {about.version}",
        day(about.day),
        "dati sintetici" if about.warning else "",
        "bozza non salvata" if found.is_modified else "",
    )
    return " · ".join(filter(None, parts))


def _go(shown: Sequence[Slide], at: int) -> None:
    st.query_params[editing.SLIDE] = shown[max(0, min(at, len(shown) - 1))].place


def _jump() -> None:
    st.query_params[editing.SLIDE] = st.session_state["salta alla slide"]


def _asked(shown: Sequence[Slide]) -> None:
    """To the page whose number was typed; to the nearest end where there is none of that number."""
    _go(shown, int(st.session_state["tasti"]["page"]) - 1)


def _leave() -> None:
    place = st.query_params.get(editing.SLIDE, "")
    st.query_params.update(
        {SHOW: [], editing.NOTES: [], presenter.ROOM: [], editing.SLIDE: place.partition("~")[0] or []}
    )


def enter(code: str) -> None:
    """Give the whole screen to a slide."""
    st.query_params.update({SHOW: "1", editing.SLIDE: code, presenter.ROOM: presenter.room()})

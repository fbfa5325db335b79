"""For who speaks, on a screen that is not shared: this page and the next one, the time, three short answers."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.briefing.pages import place_in, stage_pages
from ui.facts.escape import markdown
from ui.figures import slide_html
from ui.screens.frame import speak_italian
from ui.screens.giunta import editing, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.briefing.slide import Slide
    from ui.screens.giunta.editing import EditedBriefing

ROOM: Final = "sala"
"""The word of the address that the stage and the window of who speaks have in common."""
_MOST: Final = 200
_EVERY: Final = 1.0
"""Seconds between two looks at the stage."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What a stage shows, and since when it shows anything: seconds of the clock."""

    place: str
    since: float


def room() -> str:
    """The word of this session's room."""
    st.session_state.setdefault(ROOM, secrets.token_urlsafe(9))
    return str(st.session_state[ROOM])


def tell(place: str) -> None:
    """The stage says where it is, to the window that follows it."""
    room = st.query_params.get(ROOM, "")
    if not room:
        return
    kept = _rooms()
    known = kept.pop(room, None)
    kept[room] = Showing(place, known.since if known else time.time())
    for oldest in list(kept)[: max(len(kept) - _MOST, 0)]:
        del kept[oldest]


def draw(found: EditedBriefing) -> None:
    """The window; it follows the stage of its room, and stays at the address's page where there is none."""
    show.style("presenter.css")
    shown = stage_pages(found.briefing.shown)
    if not shown:
        st.info("Tutte le slide sono nascoste.", icon=":material/visibility_off:")
    else:
        _following(found, shown)
    speak_italian()


@st.fragment(run_every=_EVERY)
def _following(found: EditedBriefing, shown: Sequence[Slide]) -> None:
    stage_now = _rooms().get(st.query_params.get(ROOM, ""))
    asked = stage_now.place if stage_now else st.query_params.get(editing.SLIDE, "")
    at = place_in(shown, asked, found.briefing.order)
    left, right = st.columns([8, 4], gap="medium")
    with left:
        show.page(found.view, shown[at])
    with right:
        st.html(_clock(stage_now, at, len(shown)))
        if at + 1 < len(shown):
            st.caption("Poi")
            show.page(found.view, shown[at + 1])
        else:
            st.caption("È l'ultima.")
    _answers(shown[at])


def _clock(now: Showing | None, at: int, of: int) -> str:
    hour = datetime.now().astimezone()
    passed = f"da {max(int(time.time() - now.since), 0) // 60} min" if now else "il palco non è aperto da qui"
    return f'<p class="tg-clock">{hour:%H:%M} <small>{passed} · {at + 1} di {of}</small></p>'


def _answers(shown: Slide) -> None:
    """One's own note, then the first answer to each question, the others behind a click."""
    if shown.notes.own:
        st.html(slide_html.plain(shown.notes.own))
    for column, (question, answers) in zip(st.columns(3, gap="medium"), shown.notes.asked, strict=False):
        with column:
            st.markdown(f"**{question}?** {markdown(answers[0])}")
            if len(answers) > 1:
                with st.popover("Di più", key=f"altro {question}"):
                    st.html(slide_html.sentences(answers[1:]))


@st.cache_resource(show_spinner=False)
def _rooms() -> dict[str, Showing]:
    """What each stage shows, in the order in which they last moved."""
    return {}

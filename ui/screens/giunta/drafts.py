"""Edits that are not saved yet: kept by a word of the address, so that a reload of the page finds them again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from ui.facts.briefing.draft import Slides
    from ui.facts.view import View

WORD: Final = "bozza"
"""The word of the address that names somebody's edits."""
_MOST: Final = 500
"""Edits that the program keeps; of more, the oldest go."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Slides that somebody is changing.

    Attributes:
        base: the saved slides that the changes began from, or were last made one with.
        seen: number of their version; 0 where nobody had saved any.
        opened: which earlier version was opened again; empty where none was.
    """

    slides: Slides
    base: Slides
    seen: int
    opened: str = ""


def of(view: View) -> Edits | None:
    """What who is looking is changing of a year; None where nothing."""
    return _kept().get(_key(view)) if _word() else None


def keep(view: View, edits: Edits) -> None:
    """Go on with these; the address says where they are."""
    if not _word():
        st.session_state[WORD] = secrets.token_urlsafe(9)
    st.query_params[WORD] = _word()
    kept = _kept()
    kept.pop(_key(view), None)
    kept[_key(view)] = edits
    for oldest in list(kept)[: max(len(kept) - _MOST, 0)]:
        del kept[oldest]


def forget(view: View) -> None:
    """Nothing is being changed any more."""
    _kept().pop(_key(view), None)
    st.query_params.update({WORD: []})


def _word() -> str:
    """That of the address; the session's own where the address names none."""
    found = st.query_params.get(WORD) or st.session_state.get(WORD, "")
    st.session_state[WORD] = found
    return str(found)


def _key(view: View) -> tuple[str, str, int]:
    return _word(), view.plan.ente.code, view.plan.year


@st.cache_resource(show_spinner=False)
def _kept() -> dict[tuple[str, str, int], Edits]:
    """Everybody's, in the order in which they were last changed."""
    return {}

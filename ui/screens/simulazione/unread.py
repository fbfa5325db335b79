"""What was written in the address a moment ago: a browser that moves on before it has read it still tells the old."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:
    from collections.abc import Hashable

_KEY: Final = "indirizzi non letti"
_SECONDS: Final = 10.0
"""Within which a browser has read what was written, however busy."""
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class _Written:
    """What stood in the address of one place, the oldest first, and when the last was written."""

    place: Hashable
    texts: tuple[str, ...]
    at: float


def wrote(place: Hashable, before: str, text: str) -> None:
    """Remember what stood in the address and what was written in its place.

    Args:
        place: what the text is of: texts of different places are never taken for each other.
        before: what stood there.
        text: what stands there now.
    """
    found = _found(place)
    texts = found.texts if found else (before,)
    st.session_state[_KEY] = _Written(place, (*texts, text)[-_MOST:], monotonic())


def latest(place: Hashable, told: str) -> str:
    """What the address says: what was written last, where the browser tells what stood there before.

    Whoever goes back in the browser means what stood there.
    """
    found = _found(place)
    if found and told in found.texts and not _is_way_back():
        return found.texts[-1]
    st.session_state.pop(_KEY, None)
    return told


def _found(place: Hashable) -> _Written | None:
    """What was written last, if it was of this place and not long ago."""
    found: _Written | None = st.session_state.get(_KEY)
    is_of_now = found is not None and found.place == place and monotonic() - found.at < _SECONDS
    return found if is_of_now else None


def _is_way_back() -> bool:
    """Whether this run is because of the browser's own way back or forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation

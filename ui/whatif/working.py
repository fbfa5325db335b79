"""The hypotheses a reader is working on: kept in the address, so that a reload brings them back; undo, redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.assumption_text import read, write
from ui.session import here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Measure, MeasureKey
    from scoring.scenario import Assumption

WORD: Final = "ipotesi"
SCENARIO: Final = "scenario"
NOTHING: Final = "nessuna"
"""Written where a saved scenario is open and every one of its hypotheses was taken away."""

_PAST, _FUTURE, _KEPT, _MOVED = "ipotesi annullabili", "ipotesi ripetibili", "ipotesi lasciate", "ipotesi mossa"
_WORDS: Final = (WORD, SCENARIO)
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Work:
    """What is being assumed.

    Attributes:
        assumptions: in the order in which they were made.
        refused: a sentence for each hypothesis of the address that cannot be read.
        saved: those of the saved scenario that is open; empty where none is.
    """

    assumptions: tuple[Assumption, ...]
    refused: tuple[str, ...] = ()
    saved: tuple[Assumption, ...] = ()

    @property
    def is_modified(self) -> bool:
        """Whether the hypotheses differ from those saved."""
        return frozenset(self.assumptions) != frozenset(self.saved)


def work(measures: Sequence[Measure], default: tuple[str, str], saved: tuple[Assumption, ...] = ()) -> Work:
    """The hypotheses of the address; those of the saved scenario where it names none."""
    text = st.query_params.get(WORD, "")
    if not text:
        return Work(saved, (), saved)
    if text == NOTHING:
        return Work((), (), saved)
    found, refused = read(text, measures, default)
    return Work(found, tuple(refused), saved)


def set_to(assumptions: Sequence[Assumption], default: tuple[str, str], moved: MeasureKey | None = None) -> None:
    """Work on these hypotheses from now on; undo brings back those of before.

    Args:
        assumptions: all of them.
        default: the sheet that is not named in the address.
        moved: the indicator that was changed, if it is one.
    """
    st.session_state[_MOVED] = moved
    past: list[str] = st.session_state.setdefault(_PAST, [])
    past.append(_now())
    del past[:-_MOST]
    st.session_state[_FUTURE] = []
    _go(write(assumptions, default))


def undo() -> None:
    """Back to the hypotheses before the last change."""
    _swap(_PAST, _FUTURE)


def redo() -> None:
    """Forward again."""
    _swap(_FUTURE, _PAST)


def last_moved() -> MeasureKey | None:
    """The indicator changed last; None where it is not known."""
    found: MeasureKey | None = st.session_state.get(_MOVED)
    return found


def forget() -> None:
    """Begin anew: another plan, another scenario."""
    st.session_state[_PAST], st.session_state[_FUTURE] = [], []


def _swap(source: str, other: str) -> None:
    if not st.session_state.get(source):
        st.toast("Non c'è nulla da annullare." if source == _PAST else "Non c'è nulla da ripetere.")
        return
    st.session_state.setdefault(other, []).append(_now())
    _go(st.session_state[source].pop())


def _now() -> str:
    return str(st.query_params.get(WORD, ""))


def _go(text: str) -> None:
    nothing = NOTHING if st.query_params.get(SCENARIO) else ""
    _write({SCENARIO: str(st.query_params.get(SCENARIO, "")), WORD: text or nothing})


def _write(found: dict[str, str]) -> None:
    """Put them in the address, and keep them for when the reader comes back from another page."""
    st.session_state.setdefault(_KEPT, {})[here().ente, here().year] = found
    st.query_params.update({word: value or [] for word, value in found.items()})


def resume() -> None:
    """Bring back the hypotheses left when the reader went to another page; an address that has its own wins."""
    kept = st.session_state.get(_KEPT, {}).get((here().ente, here().year), {})
    if any(kept.values()) and not any(st.query_params.get(word) for word in _WORDS):
        st.query_params.update({word: value for word, value in kept.items() if value})


def open_scenario(scenario_id: str) -> None:
    """Work on a saved scenario, or on none; what was being assumed stays one step back in the browser."""
    forget()
    _write({SCENARIO: scenario_id, WORD: ""})

"""The answer of every stop of a target, sent before the target moves: the script beside shows it as the slider goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
import streamlit.components.v2 as components

from ui.facts.whatif.stops import slider_place, stop_answers
from ui.figures.target_outcome import stop_words
from ui.screens.simulazione import hypotheses
from ui.screens.simulazione.sliders import name_of, stop_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Quantity
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.target_rows import TargetRow

_FRAGMENT: Final = "risposte pronte"
_KEY, _ASKED = "pronte", "risposta chiesta"
_READY: Final = components.component(
    "risposte_pronte", js=(Path(__file__).parent / "ready.js").read_text(encoding="utf-8"), isolate_styles=False
)


@st.fragment(key=_FRAGMENT)
def draw(without_hypotheses: WhatIfQuestion, rows: Sequence[TargetRow]) -> None:
    """Send the answers of the row that the script asked for; nothing where it asked for none.

    Args:
        without_hypotheses: the question of the last whole run.
        rows: those on the page.
    """
    asked = st.session_state.pop(_ASKED, None) or {}
    question = hypotheses.now(without_hypotheses)
    row = next((each for each in rows if name_of(each.key) == asked.get("row")), None)
    _READY(key=_KEY, data=asked | _answers(question, row, rows) if row else {}, on_row_change=_take)


def _take() -> None:
    st.session_state[_ASKED] = st.session_state[_KEY]["row"]
    st.rerun(_FRAGMENT)


def _answers(question: WhatIfQuestion, row: TargetRow, rows: Sequence[TargetRow]) -> dict[str, Any]:
    """The words of every stop of a row, and the places of all sliders for which they hold."""
    places = {name_of(each.key): slider_place(question, each) for each in rows}
    symbols = {name_of(each.key): question.symbol(each.result) for each in rows}
    own = places[name_of(row.key)]
    stops = own[0].stops if own else ()
    words, said = stop_words(question.before.measure(row.key), stop_answers(question, row.key, stops))
    told = [_place(stops, at, symbols[name_of(row.key)]) for at in range(len(stops))]
    return {
        "words": words,
        "stops": [{"place": place, "said": each} for place, each in zip(told, said, strict=True)],
        "places": {
            name: _place(found[0].stops, found[0].at(found[1].value), symbols[name])
            for name, found in places.items()
            if found
        },
    }


def _place(stops: Sequence[Quantity], at: int, symbol: str) -> str:
    """A place of a slider as the script tells it from others: also from that of other stops."""
    return f"{at}/{len(stops) - 1} {stop_text(stops[at], symbol)}"

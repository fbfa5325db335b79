"""The result that one wants, typed on the strip: the sets of indicators that bring the sheet there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.escape import markdown
from ui.facts.format import number, percent
from ui.facts.whatif.goal import goal_without_actuals
from ui.facts.whatif.goal_words import missing, next_round, score_asked, too_many
from ui.screens.simulazione import hypotheses, sets

if TYPE_CHECKING:
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.screens.simulazione.answer import StripPlaces

WORD: Final = "voglio"
"""In the address, the result wanted."""


def draw(question: WhatIfQuestion, places: StripPlaces) -> None:
    """The box on the strip and, where a result is wanted, the three sets below it; they stay after one is applied."""
    root, policy = question.before.root, question.before.policy
    with places.wanted:
        text = st.text_input(
            "Risultato da raggiungere",
            key=WORD,
            bind="query-params",
            placeholder=f"Arrivare a {number(next_round(root.score, policy.cap))}",
            width=150,
            max_chars=12,
            label_visibility="collapsed",
        )
    if not (text or "").strip():
        return
    score, problem = score_asked(text or "", 0.0, policy)
    with st.container(border=True, gap="small", key="insiemi"):
        if score is None:
            st.warning(markdown(problem), icon=":material/edit_off:")
            return
        _sets(question, score)


@st.fragment
def _sets(question: WhatIfQuestion, score: float) -> None:
    question = hypotheses.now(question)
    goal = goal_without_actuals(question, "", score)
    if goal.is_reached:
        st.success(
            f"Senza ipotizzare consuntivi il risultato è già {percent(goal.node.score, fixed=True)}: non serve nulla.",
            icon=":material/check_circle:",
        )
        return
    if problem := too_many(goal.scored, ""):
        st.info(problem, icon=":material/hourglass_disabled:")
        return
    st.markdown(missing(goal))
    sets.draw(question, goal)

"""The result that one wants, typed on the strip: how far it is, and the sets of indicators that bring there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.facts.escape import markdown
from ui.facts.format import number
from ui.facts.whatif.goal import goal_without_actuals
from ui.facts.whatif.goal_words import how_far, next_round, score_asked, too_many
from ui.screens.simulazione import hypotheses, sets

if TYPE_CHECKING:
    from ui.facts.whatif.goal import Goal
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.screens.simulazione.answer import StripPlaces

WORD: Final = "voglio"
"""In the address, the result wanted."""
FRAGMENT: Final = "insiemi per arrivare"
"""Key of the fragment that a moved target draws again, where a result is wanted."""


def ask(question: WhatIfQuestion, places: StripPlaces) -> None:
    """The box on the strip."""
    root, policy = question.before.root, question.before.policy
    with places.wanted:
        st.text_input(
            "Risultato da raggiungere",
            key=WORD,
            bind="query-params",
            placeholder=f"Arrivare a {number(next_round(root.score, policy.cap))}",
            width=150,
            max_chars=12,
            label_visibility="collapsed",
        )


def is_asked() -> bool:
    """Whether a result is wanted."""
    return bool(_text())


def draw(question: WhatIfQuestion) -> None:
    """Where a result is wanted, the three sets; they stay after one is applied."""
    if is_asked():
        _drawn(question)


@st.fragment(key=FRAGMENT)
def _drawn(without_hypotheses: WhatIfQuestion) -> None:
    question = hypotheses.now(without_hypotheses)
    with st.container(border=True, gap="small", key="insiemi"):
        if (goal := _goal(question)) is None:
            return
        st.markdown(how_far(goal))
        _sets(question, goal)


def fold(question: WhatIfQuestion) -> None:
    """The same below one line, for a view that shows something else."""
    goal = _goal(question) if is_asked() else None
    if goal is None:
        return
    with st.expander(how_far(goal), key="insiemi chiusi", on_change="rerun") as box:
        if box.open:
            _sets(question, goal)


def line(question: WhatIfQuestion) -> None:
    """How far it is and nothing more: for who decides targets, and supposes no actuals."""
    goal = _goal(question) if is_asked() else None
    if goal is not None:
        st.markdown(how_far(goal))


def _text() -> str:
    return (st.session_state.get(WORD) or "").strip()


def _goal(question: WhatIfQuestion) -> Goal | None:
    """What is wanted; None, with the reason on the screen, where it cannot be read."""
    score, problem = score_asked(_text(), 0.0, question.before.policy)
    if score is None:
        st.warning(markdown(problem), icon=":material/edit_off:")
        return None
    return goal_without_actuals(question, "", score)


def _sets(question: WhatIfQuestion, goal: Goal) -> None:
    if goal.is_reached:
        return
    if problem := too_many(goal.scored, ""):
        st.info(problem, icon=":material/hourglass_disabled:")
        return
    sets.draw(question, goal)

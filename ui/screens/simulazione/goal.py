"""What has to happen for an objective to reach a state, or a score: the part "Che cosa serve"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.inverse import score_of_band
from ui.documents.what_if_taken import what_if_taken
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, number
from ui.facts.whatif.attainable import yardsticks
from ui.facts.whatif.goal import goal_without_actuals, ways
from ui.facts.whatif.goal_words import (
    HOW_FOUND,
    TYPED,
    how_far,
    how_many_alone,
    missing,
    next_round,
    reachable_states,
    score_asked,
    stopped_lines,
    too_many,
)
from ui.figures import tables
from ui.figures.goal import ways_table
from ui.figures.mark import marked
from ui.screens import panels, take_away
from ui.screens.simulazione import sets
from ui.screens.simulazione.which_node import choose_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.policy import Policy
    from scoring.result import NodeResult
    from ui.facts.whatif.goal import Goal, Way, Ways
    from ui.facts.whatif.question import WhatIfQuestion

_STATE: Final = "fino"
"""In the address, the state asked for."""


def draw(question: WhatIfQuestion) -> None:
    """Which objective and how far; what each indicator would need alone; the set of least effort."""
    after, first = question.answer.after, st.empty()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        node = choose_node(after)
        score = _choose_score(question.before.node(node.code), after.policy)
    if problem := too_many(after, node.code):
        st.info(problem, icon=":material/hourglass_disabled:")
        return
    if score is None:
        return
    goal = goal_without_actuals(question, node.code, score)
    if goal.is_reached:
        st.success(
            f"{how_far(goal)} Scegliere uno stato, o un punteggio, più alto.",
            icon=":material/check_circle:",
        )
        return
    first.markdown(missing(goal))
    sets.draw(question, goal)
    found = ways(goal, yardsticks(question, goal.scored), question.view.series)
    st.header("Da soli", anchor=False)
    _alone(question, goal, found.alone)
    _stopped(found)
    with st.expander("Come si calcola"):
        st.caption(HOW_FOUND)


def _choose_score(node: NodeResult, policy: Policy) -> float | None:
    """The score asked; None where it cannot be read.

    Args:
        node: without hypotheses, so that the question stays the same when its answer is tried.
        policy: whose states may be asked for.
    """
    bands, now = policy.bands, node.score if node.score is not None else -math.inf
    above = [band.word for band in bands.bands[1:] if score_of_band(bands, band.word) > now]
    at = panels.choose_word("Fin dove", _STATE, reachable_states(bands), above[0] if above else TYPED, width=290)
    if at != TYPED:
        return score_of_band(bands, at)
    usual = next_round(node.score, policy.cap)
    text = st.text_input(
        "Punteggio da raggiungere",
        key=TYPED,
        bind="query-params",
        placeholder=f"punteggio, es. {number(usual)}",
        width=190,
        max_chars=12,
        label_visibility="collapsed",
    )
    found, problem = score_asked(text or "", usual, policy)
    if problem:
        st.warning(markdown(problem), icon=":material/edit_off:")
    return found


def _now(question: WhatIfQuestion) -> str:
    return "Supposto" if question.is_plan else "Ora"


def _alone(question: WhatIfQuestion, goal: Goal, found: Sequence[Way]) -> None:
    """The indicators that are enough alone."""
    if not found:
        st.info(
            "Nessun indicatore, da solo, basta: qui sopra quali bastano insieme, in fondo perché da soli no.",
            icon=":material/info:",
        )
        return
    table = marked(ways_table(goal, found, _now(question)), question)
    what = f"Che cosa serve a {goal.node.code}" if goal.node.code else "Che cosa serve"
    take_away.told(how_many_alone(len(found)), what_if_taken(question, what, lambda: table))
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        column_order=tables.order(table, "Codice", "Serve"),
        **panels.whole_texts(table, 390),
        alt="Per ogni indicatore che da solo basta: il valore che serve, quanto manca, quanto è plausibile.",
    )


def _stopped(found: Ways) -> None:
    """The indicators that are not enough alone, by the reason."""
    if found.stopped:
        st.header("Chi da solo non basta", anchor=False)
    for line in stopped_lines(found):
        st.caption(line)

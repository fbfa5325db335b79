"""Three sets of indicators that, moved together, bring an objective to a score: each with its switches."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.facts.assumption_text import write
from ui.facts.escape import markdown
from ui.facts.format import percent, quantity, short
from ui.facts.whatif.answer import with_assumption, without
from ui.facts.whatif.attainable import present, yardsticks
from ui.facts.whatif.first_sentences import enough
from ui.facts.whatif.goal_sets import Choice, alike_sets, score_with, together
from ui.facts.whatif.goal_words import effort_of, got, set_names
from ui.screens.session import version
from ui.screens.simulazione import hypotheses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.scenario import Assumption
    from ui.facts.whatif.goal import Goal
    from ui.facts.whatif.goal_sets import Step, Together
    from ui.facts.whatif.question import WhatIfQuestion


def draw(question: WhatIfQuestion, goal: Goal) -> None:
    """The three sets beside each other, or that nothing helps.

    Args:
        question: the hypotheses at work.
        goal: asked of the tree without assumed actuals, so that a set stays in sight after it is put to work.
    """
    found = _found(_mark(question, goal), question, goal)
    if not any(one.steps for one in found):
        st.info("Nessun indicatore, neppure insieme ad altri, sposta questo punteggio.", icon=":material/info:")
        return
    st.markdown(enough(goal, found))
    alike = alike_sets(found)
    for place, ones in zip(st.columns(len(alike), gap="small"), alike, strict=True):
        with place, st.container(border=True, gap="small"):
            st.markdown(f"**{markdown(set_names(ones))}**")
            _set(question, goal, ones[0])


def _mark(question: WhatIfQuestion, goal: Goal) -> str:
    """Tells one question from another."""
    sheet, view = question.before.sheet, question.view
    place = f"{view.plan.ente.code} {view.basis} {question.year} {question.outlook} {sheet.section} {sheet.owner}"
    texts = write(hypotheses.without_actuals(question.hypotheses.assumptions), question.default)
    return f"{version()} {place} {goal.node.code} {goal.score} {texts}"


@st.cache_resource(max_entries=32, show_spinner="Cerco gli insiemi di indicatori…")
def _found(mark: str, _question: WhatIfQuestion, _goal: Goal) -> tuple[Together, ...]:
    del mark  # what tells one question from another
    return together(_goal, yardsticks(_question, _goal.scored), _question.view.series)


def _set(question: WhatIfQuestion, goal: Goal, one: Together) -> None:
    """Each indicator with its switch, the result with those switched on, and the way to put it to work."""
    if not one.steps:
        is_seen = one.choice is Choice.SEEN
        st.caption("La storia non ha visto valori migliori di adesso." if is_seen else "Nessun indicatore può aiutare.")
        return
    on = [step for at, step in enumerate(one.steps) if _switch(question, goal, one, at)]
    score = score_with(goal, on)
    end = "✓ basta" if score is not None and goal.is_enough(score) else "✕ non basta"
    st.markdown(f"Risultato: **{got(goal, score)}**, {end}")
    st.button(
        "Applica",
        key=f"applica {one.choice}",
        icon=":material/science:",
        on_click=partial(_apply, question, one.steps, on),
        disabled=not on,
        help="Mette questi consuntivi fra le ipotesi: i dati ufficiali non cambiano",
    )


def _switch(question: WhatIfQuestion, goal: Goal, one: Together, at: int) -> bool:
    """One indicator: from where to where, with which effort, and what the result would be without it."""
    step = one.steps[at]
    result = step.yard.result
    spared = percent(score_with(goal, [other for other in one.steps if other is not step]), fixed=True)
    where = f"{present(step.yard)} → {quantity(step.goal, step.yard.symbol)}"
    effort = f", {effort_of(step)}" if step.effort is not None else ""
    return st.checkbox(
        f"**{markdown(result.code)}** {markdown(short(result.title, 150))}  \n{markdown(where + effort)} "
        f":gray[(senza: {spared})]",
        value=True,
        key=f"{_mark(question, goal)} {one.choice} {at}",
    )


def _apply(question: WhatIfQuestion, steps: Sequence[Step], on: Sequence[Step]) -> None:
    """Put what is switched on among the hypotheses, and what is not out of them."""
    every: Sequence[Assumption] = hypotheses.now(question).hypotheses.assumptions
    for step in steps:
        every = without(every, step.assumption.key, step.assumption.field)
    for step in on:
        every = with_assumption(every, step.assumption)
    hypotheses.set_to(every, question.default, words="Insieme applicato")
    st.rerun()

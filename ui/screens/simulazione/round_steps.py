"""What is decided in the planning round, saved at once: step by step, so that each can be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.rounds import Choice, ChoiceDraft, merged
from data.plan.scenarios import assumed
from ui.facts.escape import markdown
from ui.facts.format import quantity
from ui.screens import people, saved
from ui.screens.session import here

if TYPE_CHECKING:
    from data.plan.rounds import SavedChoice
    from ui.facts.whatif.planning_round import RoundTarget
    from ui.facts.whatif.question import WhatIfQuestion

VIEW, PART, ROUND = "vista", "parte", "giro"
"""Words of the address that say which view and which part of it are shown, and the part that is the round."""
WORD: Final = "nel-giro"
"""Of the address: the objective on the screen."""
AUTHOR: Final = "giro chi"
"""Key of the box with the name of who decides."""
_PROBLEM, _CLASHES = "giro problema", "giro scelte in conflitto"
_PAST, _FUTURE = "giro annullabili", "giro ripetibili"
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class _Step:
    """A choice that was saved.

    Attributes:
        node: code of the objective on whose screen it was made.
        before: what takes its place again when it is taken back.
        words: the step, for the list of what can be undone.
    """

    node: str
    before: Choice
    made: SavedChoice
    words: str


def is_shown() -> bool:
    """Whether the round is on the screen: it is then what is undone."""
    return (st.query_params.get(VIEW), st.query_params.get(PART)) == ("target", ROUND)


def decide(question: WhatIfQuestion, target: RoundTarget, choice: Choice) -> SavedChoice | None:
    """Save, and stay on the objective; None where it could not be, or where somebody else wants otherwise."""
    key, was = target.result.measure.key, target.saved.choice if target.saved else Choice()
    st.query_params[WORD] = key.node_code
    plan = question.view.plan
    draft = ChoiceDraft(plan.ente.code, plan.year, target.key, choice, target.saved)
    _clashes().pop(target.key, None)
    made = _save(draft)
    if made is None and not st.session_state.get(_PROBLEM):
        _clashes()[target.key] = choice
    if made is not None and made.choice != was:
        symbol = question.symbol(target.result)
        words = f"{target.result.code}: {told(was, symbol)} → {told(made.choice, symbol)}"
        _steps(_PAST).append(_Step(key.node_code, merged(choice, was, made.choice) or was, made, words))
        del _steps(_PAST)[:-_MOST]
        _steps(_FUTURE).clear()
    return made


def undo(steps: int = 1) -> None:
    """Back to what was decided before the last choice made here, or before some of the last."""
    for _ in range(steps):
        if not _swap(_PAST, _FUTURE):
            return


def redo() -> None:
    """Forward again."""
    _swap(_FUTURE, _PAST)


def done() -> list[str]:
    """What can be undone, in words, the last first."""
    return [step.words for step in reversed(_steps(_PAST))]


def clash(target: RoundTarget) -> Choice | None:
    """What was wanted here of a target that somebody else decided otherwise meanwhile; None where nothing was."""
    return _clashes().get(target.key)


def forget(target: RoundTarget) -> None:
    """Leave a target as the other decided it."""
    _clashes().pop(target.key, None)


def complain(problem: str) -> None:
    """Keep why what was done last could not be saved."""
    st.session_state[_PROBLEM] = problem


def complaint() -> None:
    """Why what was done last could not be saved, once."""
    problem = st.session_state.pop(_PROBLEM, "")
    if problem:
        st.error(markdown(problem), icon=":material/error:")


def told(choice: Choice, symbol: str) -> str:
    """A choice in few words, with its reason where it has one."""
    value = quantity(assumed(choice.value), symbol) if choice.value else "da decidere"
    return f"{value} ({choice.reason})" if choice.reason else value


def _swap(source: str, other: str) -> bool:
    """Save what was before the last step of one list, which becomes the last of the other; whether it could be."""
    if not _steps(source):
        st.toast("Non c'è nulla da annullare." if source == _PAST else "Non c'è nulla da ripetere.")
        return False
    step = _steps(source)[-1]
    st.query_params[WORD] = step.node
    made = _save(ChoiceDraft(here().ente, int(here().year), step.made.key, step.before, step.made))
    if made is None:
        if not st.session_state.get(_PROBLEM):
            complain(f"{step.words}: poi qualcun altro ha deciso in un altro modo, e la sua scelta resta.")
        return False
    _steps(source).pop()
    _steps(other).append(_Step(step.node, step.made.choice, made, step.words))
    return True


def _save(draft: ChoiceDraft) -> SavedChoice | None:
    try:
        return saved.decide(draft, st.session_state.get(AUTHOR) or people.remembered())
    except DataError as error:
        complain(str(error))
        return None


def _steps(direction: str) -> list[_Step]:
    """What can be undone, or redone, of the plan of the address."""
    place = here().ente, here().year
    found: list[_Step] = st.session_state.setdefault(direction, {}).setdefault(place, [])
    return found


def _clashes() -> dict[object, Choice]:
    found: dict[object, Choice] = st.session_state.setdefault(_CLASHES, {})
    return found

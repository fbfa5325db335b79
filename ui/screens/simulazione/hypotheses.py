"""The hypotheses a reader is working on: kept in the address, so that a reload brings them back; undo, redo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.scenario import Field
from ui.facts.assumption_text import BETWEEN, read, write
from ui.facts.whatif.question import Hypotheses, WhatIfQuestion
from ui.screens.session import here
from ui.screens.simulazione import unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.model import Measure
    from scoring.scenario import Assumption

WORD: Final = "ipotesi"
SCENARIO: Final = "scenario"
NOTHING: Final = "nessuna"
"""Written where a saved scenario is open and every one of its hypotheses was taken away."""

_LAST = "domanda con le ipotesi"
_PAST, _FUTURE, _KEPT = "ipotesi annullabili", "ipotesi ripetibili", "ipotesi lasciate"
_WORDS: Final = (WORD, SCENARIO)
OF_A_SCENARIO: Final = ("modo", "consuntivi")
"""Words of the address that a saved scenario decides where they are not there: which year, which results."""
_MOST: Final = 200


def of_address(measures: Sequence[Measure], default: tuple[str, str], saved: tuple[Assumption, ...] = ()) -> Hypotheses:
    """The hypotheses of the address; those of the saved scenario where it names none."""
    text = _now()
    if not text:
        return Hypotheses(saved, (), saved)
    if text == NOTHING:
        return Hypotheses((), (), saved)
    found, refused = read(text, measures, default)
    return Hypotheses(found, tuple(refused), saved)


def now(question: WhatIfQuestion) -> WhatIfQuestion:
    """The same question with the hypotheses that the address has at this moment; its answer is computed once for them.

    A moved target asks it three times: when it is taken, in its row, in the answer.
    """
    found = of_address(question.measures, question.default, question.hypotheses.saved)
    last: WhatIfQuestion | None = st.session_state.get(_LAST)
    if last is None or last.hypotheses != found or not _is_same_plan(last, question):
        st.session_state[_LAST] = last = replace(question, hypotheses=found)
    return last


def remember(question: WhatIfQuestion) -> None:
    """Keep a question whose answer is computed already: the next that is asked."""
    st.session_state[_LAST] = question


def _is_same_plan(one: WhatIfQuestion, other: WhatIfQuestion) -> bool:
    """Whether two questions are of the very same trees, which sessions share."""
    mine, theirs = ((q.view, q.before, q.planned, q.sheets) for q in (one, other))
    is_same_tree = all(a is b for a, b in zip(mine, theirs, strict=True))
    return is_same_tree and (one.scenario, one.notices) == (other.scenario, other.notices)


def set_to(
    assumptions: Sequence[Assumption],
    default: tuple[str, str],
    *,
    is_saved: bool = False,
    words: str = "Ipotesi cambiate",
) -> None:
    """Work on these hypotheses from now on; undo brings back those of before.

    Args:
        assumptions: all of them.
        default: the sheet that is not named in the address.
        is_saved: a scenario is open that the address does not name: without hypotheses is then something to write.
        words: what was done, for the list of what can be undone.
    """
    wanted = write(assumptions, default) or (NOTHING if _scenario() or is_saved else "")
    if wanted == _now():
        return
    past = _steps(_PAST)
    past.append((_now(), words))
    del past[:-_MOST]
    _steps(_FUTURE).clear()
    _go(wanted)


def undo(steps: int = 1) -> None:
    """Back to the hypotheses before the last change, or before some of the last."""
    for _ in range(steps):
        _swap(_PAST, _FUTURE)


def redo() -> None:
    """Forward again."""
    _swap(_FUTURE, _PAST)


def done() -> list[str]:
    """What can be undone, in words, the last first."""
    return [words for _, words in reversed(_steps(_PAST))]


def without_actuals(assumptions: Sequence[Assumption]) -> tuple[Assumption, ...]:
    """The hypotheses on targets, soglie and weights."""
    return tuple(each for each in assumptions if each.field is not Field.ACTUAL)


def forget() -> None:
    """Begin anew: another scenario."""
    st.session_state[_PAST], st.session_state[_FUTURE] = {}, {}


def _swap(source: str, other: str) -> None:
    steps = _steps(source)
    if not steps:
        st.toast("Non c'è nulla da annullare." if source == _PAST else "Non c'è nulla da ripetere.")
        return
    text, words = steps.pop()
    _steps(other).append((_now(), words))
    _go(text)


def _steps(direction: str) -> list[tuple[str, str]]:
    """What can be undone, or redone, on the plan and the scenario of the address: never another plan's hypotheses.

    Each is what the address said before the change, and the change in words.
    """
    found: list[tuple[str, str]] = st.session_state.setdefault(direction, {}).setdefault(_place(), [])
    return found


def _place() -> tuple[str, str, str]:
    """The plan and the scenario of the address."""
    return here().ente, here().year, _scenario()


def _scenario() -> str:
    return str(st.query_params.get(SCENARIO, ""))


def _now() -> str:
    """What the address says, also where it says it more than once, and the browser has not read it yet."""
    return unread.latest(_place(), BETWEEN.join(filter(None, st.query_params.get_all(WORD))))


def _go(text: str) -> None:
    unread.wrote(_place(), _now(), text)
    _write({SCENARIO: _scenario(), WORD: text})


def _write(found: dict[str, str], others: Mapping[str, list[str]] | None = None) -> None:
    """Put them in the address, in one step, and keep them for when the reader comes back from another page."""
    st.session_state.setdefault(_KEPT, {})[here().ente, here().year] = found
    words: dict[str, str | list[str]] = {word: value or [] for word, value in found.items()}
    st.query_params.update(words | dict(others or {}))


def resume() -> None:
    """Bring back the hypotheses left when the reader went to another page; an address that has its own wins."""
    kept = st.session_state.get(_KEPT, {}).get((here().ente, here().year), {})
    if any(kept.values()) and not any(st.query_params.get(word) for word in _WORDS):
        st.query_params.update({word: value for word, value in kept.items() if value})


def open_scenario(scenario_id: str) -> None:
    """Work on a saved scenario, or on none; what was being assumed stays one step back in the browser.

    A scenario is opened on its own year and outlook, whatever the reader was looking at.
    """
    forget()
    _write({SCENARIO: scenario_id, WORD: ""}, {word: [] for word in OF_A_SCENARIO} if scenario_id else {})

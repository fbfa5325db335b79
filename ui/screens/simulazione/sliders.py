"""One target to be moved, and nothing else: for a slide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.scenario import Field
from ui.facts.escape import markdown
from ui.facts.format import before_number, quantity, short
from ui.screens.simulazione.moves import assume

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.slider_range import SliderRange

ANSWER: Final = "risposta"
"""Key of the fragment that a moved slider draws again."""
CHIPS, EFFECTS = "conteggi dei target", "tutti gli effetti"
COUNTS: Final = (CHIPS, EFFECTS)
"""Keys of the fragments of the bench that say how many targets are touched, and every effect."""


def lever(question: WhatIfQuestion, result: MeasureResult) -> None:
    """One target to be moved, with its name and what was reached, and nothing else: for a slide."""
    assumed = question.answer.assumed(result.measure.key, Field.TARGET)
    now = assumed.value if assumed and assumed.value else result.measure.target
    found = question.slider_range(result.measure, *([now] if now else []))
    if found is None or now is None:
        return
    actual = result.measure.actual
    reached = f"valore {quantity(actual, question.symbol(result))}" if actual else "senza valore"
    name = f"**{markdown(result.code)}** {markdown(short(result.measure.name, 30))}"
    sign = before_number(result.measure.op, now)
    st.markdown(f"{name}  \n{markdown(f'{reached}; target {question.year}: {sign}'.rstrip())}")
    slider(question, result, (found, now), lambda: st.rerun(ANSWER))


def slider(
    question: WhatIfQuestion, result: MeasureResult, place: tuple[SliderRange, Quantity], after: Callable[[], None]
) -> None:
    """The slider of a target.

    Args:
        question: the hypotheses at work.
        result: the indicator, without hypotheses.
        place: where it may go, and where it is.
        after: what is done when it was moved.
    """
    found, now = place
    key, symbol = result.measure.key, question.symbol(result)
    name = f"target {name_of(key)}"
    texts = {stop.value: stop_text(stop, symbol) for stop in found.stops}
    # Only where it differs: the browser would otherwise take this value in the place of the keys pressed meanwhile.
    is_other = st.session_state.get(name) != now.value
    if is_other:
        st.session_state[name] = now.value
    st.select_slider(
        spoken(f"Target di {key.indicator_code}"),
        list(texts),
        # Where the browser makes the slider anew it begins here, and tells it as if somebody had moved it.
        value=None if is_other else now.value,
        key=name,
        format_func=lambda value: texts.get(value, str(value)),
        on_change=partial(_moved, question, result, found.stops, after),
        label_visibility="collapsed",
    )


def _moved(
    question: WhatIfQuestion, result: MeasureResult, stops: Sequence[Quantity], after: Callable[[], None]
) -> None:
    """Take the place where the slider was left."""
    at = st.session_state[f"target {name_of(result.measure.key)}"]
    stop = next((s for s in stops if s.value == at), None)
    if stop is not None:
        assume(question, result, Field.TARGET, stop)
        after()


def stop_text(stop: Quantity, symbol: str) -> str:
    """What a slider says at a stop."""
    return markdown(quantity(stop, symbol))


def name_of(key: MeasureKey) -> str:
    """A text for the keys of what is drawn of an indicator."""
    return f"{key.section}|{key.owner}|{key.node_code}|{key.indicator_code}"


def spoken(label: str) -> str:
    """A label made harmless and still said as it is written: between letters an underscore is only a letter."""
    return markdown(label).replace("\\_", "_")

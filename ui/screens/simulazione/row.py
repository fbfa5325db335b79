"""One target on the bench: name, history running into the slider, typed box, own score before and after, ambition."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Literal

import streamlit as st

from scoring.scenario import Field, is_interval, official
from ui.facts.escape import markdown
from ui.facts.format import quantity
from ui.facts.typed import written
from ui.facts.whatif.proposal import FIELD
from ui.facts.whatif.stops import slider_place
from ui.facts.whatif.target_rows import ambition_of, assumed_fields, why_still
from ui.facts.whatif.targets import flag_words
from ui.figures import target_outcome, target_track, theme
from ui.screens.session import is_dark
from ui.screens.simulazione import goal_seek, hypotheses, sliders
from ui.screens.simulazione.moves import assume_typed

if TYPE_CHECKING:
    from scoring.model import Quantity
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.target_rows import TargetRow


def draw(question: WhatIfQuestion, row: TargetRow) -> None:
    """The row, which is drawn again alone, with the answer, when its number changes."""
    st.fragment(key=_fragment(row))(_draw)(question, row)


def _fragment(row: TargetRow) -> str:
    return f"riga {sliders.name_of(row.key)}"


def _draw(without_hypotheses: WhatIfQuestion, row: TargetRow) -> None:
    """The row under the hypotheses that the address has at this moment."""
    question = hypotheses.now(without_hypotheses)
    name = sliders.name_of(row.key)
    with st.container(key=f"riga-{name}", gap=None):
        what, rail, typed, result = st.columns([11, 11, 4, 6], vertical_alignment="center", gap="small")
        with what:
            _name(row)
        with typed:
            _box(question, row, Field.TARGET)
        with rail:
            _rail(question, row)
        with result, st.container(horizontal=True, vertical_alignment="center", gap=None):
            _outcome(question, row)
            is_open = _toggle(question, row)
        _problem(row)
        if is_open:
            _others(question, row)


def _name(row: TargetRow) -> None:
    told = f"{row.result.code} {row.result.title}"
    st.html(
        f'<div class="tg-riga-nome" title="{escape(told)}"><strong>{escape(row.result.code)}</strong> '
        f"{escape(row.result.title)}</div>"
    )


def _rail(question: WhatIfQuestion, row: TargetRow) -> None:
    """The slider under its history; words where it could change nothing."""
    symbol = question.symbol(row.result)
    still = why_still(row, symbol)
    if still:
        st.html(f'<div class="tg-fermo">{escape(still)}</div>')
        return
    place = slider_place(question, row)
    if place is None:
        return
    st.html(target_track.track(row, symbol, theme.ground(dark=is_dark())))
    sliders.slider(question, row.result, place, partial(_again, row))


def _again(row: TargetRow) -> None:
    """Draw this row again, the answer, and what counts the hypotheses; nothing else."""
    wanted = [goal_seek.FRAGMENT] if goal_seek.is_asked() else []
    st.rerun([sliders.ANSWER, _fragment(row), *sliders.COUNTS, *wanted])


def _now(question: WhatIfQuestion, row: TargetRow, field: Field) -> Quantity | None:
    """The number that is at work: the assumed one, else the one without hypotheses."""
    assumed = question.answer.assumed(row.key, field)
    return assumed.value if assumed else official(row.result.measure, field)


def _box(
    question: WhatIfQuestion, row: TargetRow, field: Field, label: Literal["visible", "collapsed"] = "collapsed"
) -> None:
    """A number as it is, to be typed over; what cannot be taken stays written, with the reason below."""
    now, name = written(_now(question, row, field)), f"campo {field} {sliders.name_of(row.key)}"
    is_other = st.session_state.get(f"{name} era") != now or name not in st.session_state
    if is_other:
        st.session_state[name] = st.session_state[f"{name} era"] = now
    unit = "%" if field is Field.WEIGHT else question.symbol(row.result)
    code = row.result.code
    is_fixed = field is Field.WEIGHT and row.key in question.equal_weights
    is_kept = field is Field.TARGET and is_interval(row.result.measure)
    before = (
        f"{'Nel piano' if question.is_plan else 'Ufficiale'}: {quantity(official(row.result.measure, field), unit)}"
    )
    helped = "Qui tutti gli indicatori pesano allo stesso modo." if is_fixed else before
    st.text_input(
        sliders.spoken(f"{FIELD[field]} di {code}{f' ({unit})' if unit else ''}"),
        value="" if is_other else now,  # as for a slider: where the box is made anew it begins with the number
        key=name,
        on_change=partial(_typed, question, row, field, name),
        label_visibility=label,
        disabled=is_fixed or is_kept,
        placeholder="nessuno",
        help=markdown(helped) if label == "visible" else None,
    )


def _typed(question: WhatIfQuestion, row: TargetRow, field: Field, name: str) -> None:
    problem = assume_typed(question, row.result, field, st.session_state[name])
    st.session_state[_error(row)] = problem
    if not problem:
        st.session_state.pop(f"{name} era", None)
    _again(row)


def _error(row: TargetRow) -> str:
    return f"errore {sliders.name_of(row.key)}"


def _problem(row: TargetRow) -> None:
    """What was wrong with what was typed last; the good number before it is still at work."""
    problem = st.session_state.get(_error(row))
    if problem:
        st.markdown(f":red[{markdown(problem)}]")


def _outcome(question: WhatIfQuestion, row: TargetRow) -> None:
    """Its own score before and after, and how much the target asks."""
    effect = question.answer.effects.measure(row.key)
    judged = ambition_of(question, row)
    asks = flag_words(judged.flag) if judged else ""
    st.html(target_outcome.outcome(sliders.name_of(row.key), effect.before, effect.after, asks))


def _toggle(question: WhatIfQuestion, row: TargetRow) -> bool:
    """Whether soglia, weight and actual are open below."""
    key = f"aperta {sliders.name_of(row.key)}"
    others = [field for field in assumed_fields(question, row.key) if field is not Field.TARGET]
    is_open = bool(st.session_state.get(key))
    st.button(
        f"{'Chiudi' if is_open else 'Altro'}{f' {len(others)}' if others else ''}",
        key=f"altro {sliders.name_of(row.key)}",
        type="tertiary",
        help=f"{'Chiudi' if is_open else 'Apri'} soglia, peso e consuntivo di {markdown(row.result.code)}",
        on_click=partial(_flip, key),
    )
    return is_open


def _flip(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key)


def _others(question: WhatIfQuestion, row: TargetRow) -> None:
    with st.container(horizontal=True, gap="small"):
        for field in (Field.SOGLIA, Field.WEIGHT, Field.ACTUAL):
            _box(question, row, field, "visible")

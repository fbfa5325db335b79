"""One target of the planning round: three offers, a box for another number, the reason, who decided and when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from data.plan.rounds import REASON_LENGTH, Choice, How
from data.plan.scenarios import text_of
from scoring.scenario import Field, is_interval
from ui.facts.briefing.decisions import SIGNS
from ui.facts.escape import markdown
from ui.facts.format import promise, quantity, short
from ui.facts.refusal_words import INTERVAL
from ui.facts.register import moment
from ui.facts.typed import TypedError, boxed, typed_for
from ui.facts.whatif import silent
from ui.facts.whatif.planning_round import decided_words, is_same, target_caution
from ui.facts.whatif.round_offers import offers
from ui.screens import saved
from ui.screens.simulazione import round_steps, sliders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CommonValue
    from ui.facts.whatif.planning_round import RoundTarget
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.round_offers import Offer


def draw(question: WhatIfQuestion, target: RoundTarget, common: Sequence[CommonValue]) -> None:
    """The row; whoever may not save sees what is decided."""
    name = sliders.name_of(target.result.measure.key)
    with st.container(border=True, gap=None, key=f"giro-{name}"):
        what, status = st.columns([7, 4], vertical_alignment="center", gap="small")
        with what:
            st.markdown(_name(question, target))
        with status, st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            _status(question, target)
        if caution := target_caution(target, question.view.series):
            st.markdown(f":orange[:material/warning: {markdown(caution)}]")
        if not saved.may_save():
            st.caption(markdown(_reason_of(target)))
            return
        _clash(question, target)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            offered = offers(question, target.result, common)
            for offer in offered:
                _offer(question, target, offer)
            _box(question, target)
            _reason(question, target)
        silences = {each.name: each.about for each in offered if each.value is None}
        if is_interval(target.result.measure):
            silences["Altro valore"] = f"È un intervallo: {INTERVAL}"
        if told := silent.reasons(silences):
            st.caption(markdown(told))


def _name(question: WhatIfQuestion, target: RoundTarget) -> str:
    result, symbol = target.result, question.symbol(target.result)
    last = result.measure.previous
    known = f"nel {question.year - 1}: {quantity(last, symbol)}" if last else f"nel {question.year - 1} nessun valore"
    promised = promise(result.measure.op, result.measure.target, symbol)
    told = f"**{markdown(result.code)}** {markdown(short(result.title, 200))}"
    return f"{told}  \n:small[{markdown(f'{known} · nel piano {promised}')}]"


def _status(question: WhatIfQuestion, target: RoundTarget) -> None:
    """What is decided, who decided it and when, and the way to open it again."""
    found = target.saved
    if found is None or not target.is_decided:
        st.markdown(":gray[Da decidere]")
        return
    told = markdown(decided_words(target, question.symbol(target.result)))
    sign = SIGNS[target.outcome][0] if target.is_turned_down else "✓"
    st.markdown(f"**{sign} {told}**  \n:small[{markdown(f'{found.author}, {moment(found.saved_at)}')}]")
    if saved.may_save():
        st.button(
            "Riapri",
            key=f"giro riapri {sliders.name_of(found.key)}",
            type="tertiary",
            help=f"Il target di {markdown(target.result.code)} torna da decidere",
            on_click=partial(round_steps.decide, question, target, Choice(reason=found.choice.reason)),
        )


def _offer(question: WhatIfQuestion, target: RoundTarget, offer: Offer) -> None:
    """A button with its number written on it; grey, with the reason, where it has none."""
    now = target.saved.choice.how if target.saved else How.OPEN
    symbol = question.symbol(target.result)
    st.button(
        f"{offer.name} **{markdown(quantity(offer.value, symbol))}**" if offer.value else offer.name,
        key=f"giro {offer.how} {sliders.name_of(target.result.measure.key)}",
        type="primary" if now is offer.how else "secondary",
        disabled=offer.value is None,
        help=markdown(offer.about),
        on_click=partial(_take, question, target, offer),
    )


def _take(question: WhatIfQuestion, target: RoundTarget, offer: Offer) -> None:
    if offer.value is not None:
        round_steps.decide(question, target, Choice(offer.how, text_of(offer.value), _reason_of(target)))


def _box(question: WhatIfQuestion, target: RoundTarget) -> None:
    """Another number, typed."""
    key = f"giro valore {sliders.name_of(target.result.measure.key)}"
    is_other = _follows(key, boxed(target.value))
    unit = question.symbol(target.result)
    st.text_input(
        sliders.spoken(f"Target deciso di {target.result.code}{f' ({unit})' if unit else ''}"),
        value="" if is_other else boxed(target.value),
        key=key,
        placeholder="altro valore",
        width=130,
        label_visibility="collapsed",
        disabled=is_interval(target.result.measure),
        on_change=partial(_typed, question, target, key),
    )


def _typed(question: WhatIfQuestion, target: RoundTarget, key: str) -> None:
    text = st.session_state[key].strip()
    if not text:
        round_steps.decide(question, target, Choice(reason=_reason_of(target)))
        return
    try:
        value = typed_for(text, target.result.measure, Field.TARGET)
    except TypedError as error:
        round_steps.complain(f"{target.result.code}: {error}")
        return
    how = How.CONFIRMED if is_same(value, target.result.measure.target) else How.TYPED
    round_steps.decide(question, target, Choice(how, text_of(value), _reason_of(target)))


def _reason(question: WhatIfQuestion, target: RoundTarget) -> None:
    key = f"giro motivo {sliders.name_of(target.result.measure.key)}"
    is_other = _follows(key, _reason_of(target))
    st.text_input(
        sliders.spoken(f"Motivo per {target.result.code}"),
        value="" if is_other else _reason_of(target),
        key=key,
        placeholder="Motivo",
        max_chars=REASON_LENGTH,
        label_visibility="collapsed",
        on_change=partial(_reasoned, question, target, key),
    )


def _reasoned(question: WhatIfQuestion, target: RoundTarget, key: str) -> None:
    choice = target.saved.choice if target.saved else Choice()
    round_steps.decide(question, target, replace(choice, reason=st.session_state[key]))


def _reason_of(target: RoundTarget) -> str:
    return target.saved.choice.reason if target.saved else ""


def _follows(key: str, now: str) -> bool:
    """Put what is saved in a box where it is another than what the box began with; gives whether it was."""
    is_other = st.session_state.get(f"{key} era") != now or key not in st.session_state
    if is_other:
        st.session_state[key] = st.session_state[f"{key} era"] = now
    return is_other


def _clash(question: WhatIfQuestion, target: RoundTarget) -> None:
    """Two people's choices of this target, and the way to take either."""
    name = sliders.name_of(target.result.measure.key)
    mine, theirs = round_steps.clash(target), target.saved
    if mine is None or theirs is None:
        return
    symbol = question.symbol(target.result)
    st.warning(
        f"{markdown(theirs.author)} ha deciso **{markdown(round_steps.told(theirs.choice, symbol))}** "
        f"({moment(theirs.saved_at)}) mentre qui si decideva **{markdown(round_steps.told(mine, symbol))}**.",
        icon=":material/group:",
    )
    with st.container(horizontal=True, gap="small"):
        keep = markdown(f"Tieni quello di {theirs.author}")
        st.button(keep, key=f"giro tieni {name}", on_click=partial(round_steps.forget, target))
        st.button(
            "Metti il mio", key=f"giro metti {name}", on_click=partial(round_steps.decide, question, target, mine)
        )

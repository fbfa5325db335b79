"""One target of the planning round: three offers, a box for another number, the reason, who decided and when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.errors import DataError
from data.plan.rounds import REASON_LENGTH, Choice, ChoiceDraft, How
from data.plan.scenarios import assumed, text_of
from scoring.scenario import Field, is_interval
from ui.facts.escape import markdown
from ui.facts.format import promise, quantity, short
from ui.facts.register import moment
from ui.facts.typed import TypedError, typed_for, written
from ui.facts.whatif.planning_round import decided_words, is_same
from ui.facts.whatif.round_offers import offers
from ui.screens import people, saved
from ui.screens.simulazione import sliders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CommonValue
    from ui.facts.whatif.planning_round import RoundTarget
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.round_offers import Offer

AUTHOR: Final = "giro chi"
"""Key of the box with the name of who decides."""
_PROBLEM, _CLASHES = "giro problema", "giro scelte in conflitto"


def complaint() -> None:
    """Why what was done last could not be saved, once."""
    problem = st.session_state.pop(_PROBLEM, "")
    if problem:
        st.error(markdown(problem), icon=":material/error:")


def draw(question: WhatIfQuestion, target: RoundTarget, common: Sequence[CommonValue]) -> None:
    """The row; whoever may not save sees what is decided."""
    name = sliders.name_of(target.result.measure.key)
    with st.container(border=True, gap=None, key=f"giro-{name}"):
        what, status = st.columns([7, 4], vertical_alignment="center", gap="small")
        with what:
            st.markdown(_name(question, target))
        with status, st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            _status(question, target)
        if not saved.may_save():
            st.caption(markdown(_reason_of(target)))
            return
        _clash(question, target)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            for offer in offers(question, target.result, common):
                _offer(question, target, offer)
            _box(question, target)
            _reason(question, target)


def _name(question: WhatIfQuestion, target: RoundTarget) -> str:
    result, symbol = target.result, question.symbol(target.result)
    last = result.measure.previous
    known = f"nel {question.year - 1}: {quantity(last, symbol)}" if last else f"nel {question.year - 1} nessun valore"
    promised = promise(result.measure.op, result.measure.target, symbol)
    told = f"**{markdown(result.code)}** {markdown(short(result.title, 110))}"
    return f"{told}  \n:small[{markdown(f'{known} · nel piano {promised}')}]"


def _status(question: WhatIfQuestion, target: RoundTarget) -> None:
    """What is decided, who decided it and when, and the way to open it again."""
    found = target.saved
    if found is None or not target.is_decided:
        st.markdown(":gray[Da decidere]")
        return
    told = markdown(decided_words(target, question.symbol(target.result)))
    st.markdown(f"**✓ {told}**  \n:small[{markdown(f'{found.author}, {moment(found.saved_at)}')}]")
    if saved.may_save():
        st.button(
            "Riapri",
            key=f"giro riapri {sliders.name_of(found.key)}",
            type="tertiary",
            help=f"Il target di {markdown(target.result.code)} torna da decidere",
            on_click=partial(_decide, question, target, Choice(reason=found.choice.reason)),
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
        _decide(question, target, Choice(offer.how, text_of(offer.value), _reason_of(target)))


def _box(question: WhatIfQuestion, target: RoundTarget) -> None:
    """Another number, typed."""
    key = f"giro valore {sliders.name_of(target.result.measure.key)}"
    is_other = _follows(key, written(target.value))
    unit = question.symbol(target.result)
    st.text_input(
        sliders.spoken(f"Target deciso di {target.result.code}{f' ({unit})' if unit else ''}"),
        value="" if is_other else written(target.value),
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
        _decide(question, target, Choice(reason=_reason_of(target)))
        return
    try:
        value = typed_for(text, target.result.measure, Field.TARGET)
    except TypedError as error:
        st.session_state[_PROBLEM] = f"{target.result.code}: {error}"
        return
    how = How.CONFIRMED if is_same(value, target.result.measure.target) else How.TYPED
    _decide(question, target, Choice(how, text_of(value), _reason_of(target)))


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
    _decide(question, target, replace(choice, reason=st.session_state[key]))


def _reason_of(target: RoundTarget) -> str:
    return target.saved.choice.reason if target.saved else ""


def _follows(key: str, now: str) -> bool:
    """Put what is saved in a box where it is another than what the box began with; gives whether it was."""
    is_other = st.session_state.get(f"{key} era") != now or key not in st.session_state
    if is_other:
        st.session_state[key] = st.session_state[f"{key} era"] = now
    return is_other


def _decide(question: WhatIfQuestion, target: RoundTarget, choice: Choice) -> None:
    """Save; where somebody else wants otherwise, keep one's own beside theirs to be chosen."""
    plan, key = question.view.plan, target.result.measure.key
    draft = ChoiceDraft(plan.ente.code, plan.year, target.key, choice, target.saved)
    _forget(sliders.name_of(key))
    try:
        if saved.decide(draft, st.session_state.get(AUTHOR) or people.remembered()) is None:
            _clashes()[sliders.name_of(key)] = choice
    except DataError as error:
        st.session_state[_PROBLEM] = str(error)


def _clashes() -> dict[str, Choice]:
    found: dict[str, Choice] = st.session_state.setdefault(_CLASHES, {})
    return found


def _clash(question: WhatIfQuestion, target: RoundTarget) -> None:
    """Two people's choices of this target, and the way to take either."""
    name = sliders.name_of(target.result.measure.key)
    mine, theirs = _clashes().get(name), target.saved
    if mine is None or theirs is None:
        return
    symbol = question.symbol(target.result)
    st.warning(
        f"{markdown(theirs.author)} ha deciso **{markdown(_told(theirs.choice, symbol))}** "
        f"({moment(theirs.saved_at)}) mentre qui si decideva **{markdown(_told(mine, symbol))}**.",
        icon=":material/group:",
    )
    with st.container(horizontal=True, gap="small"):
        keep = markdown(f"Tieni quello di {theirs.author}")
        st.button(keep, key=f"giro tieni {name}", on_click=_forget, args=(name,))
        st.button("Metti il mio", key=f"giro metti {name}", on_click=partial(_decide, question, target, mine))


def _forget(name: str) -> None:
    _clashes().pop(name, None)


def _told(choice: Choice, symbol: str) -> str:
    """A choice in few words, with its reason where it has one."""
    value = quantity(assumed(choice.value), symbol) if choice.value else "da decidere"
    return f"{value} ({choice.reason})" if choice.reason else value

"""The page on which targets are tried: sliders on one side, the tree and what changes on the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.scenario import Assumption, Field, official
from ui.facts import states
from ui.facts.escape import markdown
from ui.facts.format import quantity, score, short
from ui.facts.typed import TypedError, typed_for, written
from ui.facts.whatif.answer import with_assumption, without
from ui.figures import slider_marks, theme
from ui.screens import panels
from ui.screens.session import is_dark
from ui.screens.simulazione import hypotheses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import MeasureKey, Quantity
    from scoring.result import MeasureResult
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.slider_range import SliderRange

ANSWER: Final = "risposta"
"""Key of the fragment that a moved slider draws again."""
HEIGHT: Final = 440
"""Pixels of the sliders and of the tree beside them."""
_ON_A_PAGE: Final = 6
ORDERS: Final = {"persi": "Pesano di più", "piano": "In ordine", "modificati": "Solo modificati"}


def choose(question: WhatIfQuestion) -> tuple[str, str]:
    """Of which node the sliders are, and in which order."""
    codes = ["", *(r.code for r in question.before.nodes[1:] if _below(question, r.code))]
    titles = {r.code: r.title for r in question.before.nodes}
    names = {code: f"{code} · {short(titles[code], 60)}" if code else "Tutti gli obiettivi" for code in codes}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        at = panels.choose_word("Obiettivo", "obiettivo", names, width=250)
        order = panels.choose_word("Quali indicatori", "ordine", ORDERS, width=160)
    return at, order


def draw_some(question: WhatIfQuestion, at: str, order: str) -> None:
    """The sliders of the indicators at or below a node, a few at a time; the page is chosen below them."""
    found = _ordered(question, _below(question, at), order)
    if not found:
        st.info("Nessun indicatore con un target risponde alla scelta.", icon=":material/filter_alt_off:")
        return
    pages = -(-len(found) // _ON_A_PAGE)
    key = f"pagina {at} {order}"
    page = min(st.session_state.get(key) or 1, pages)
    # A box of its own, so that the tree stays in sight while one goes through the sliders.
    with st.container(height=HEIGHT, border=False, gap="small"):
        for result in found[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]:
            _row(question, result)
    if pages > 1:
        st.pagination(pages, key=key, max_visible_pages=5)


def _below(question: WhatIfQuestion, code: str) -> list[MeasureResult]:
    """Indicators with a target, at or below a node, that have a part in the score."""
    below = {code}
    for result in question.before.nodes[1:]:
        if result.node.parent_code in below:
            below.add(result.code)
    return [m for m in question.before.measures if m.measure.key.node_code in below and question.is_open(m)]


def _ordered(question: WhatIfQuestion, found: list[MeasureResult], order: str) -> list[MeasureResult]:
    if order == "modificati":
        changed = {a.key for a in question.answer.assumptions}
        return [m for m in found if m.measure.key in changed]
    if order == "piano":
        return found
    return sorted(found, key=lambda m: (-m.lost, -m.effective_weight))


def _row(question: WhatIfQuestion, result: MeasureResult) -> None:
    """One indicator: its target to be moved, what to look at meanwhile, the effect, and the rest behind a click."""
    assumed = question.answer.assumed(result.measure.key, Field.TARGET)
    now = assumed.value if assumed and assumed.value else result.measure.target
    found = question.slider_range(result.measure, *([now] if now else []))
    if found is None or now is None:
        return
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = f"**{markdown(result.code)}** {markdown(short(result.measure.name, 24))}"
            # A plan has no official score: its actuals are only supposed.
            what = "su consuntivi supposti" if question.is_plan else "ufficiale"
            result_text = markdown(f"{what} {states.symbol(result.band)} {score(result)}")
            st.markdown(f"{name} :gray[{result_text}]", width="stretch")
            _more(question, result)
        _slider(question, result, found, now)
        st.html(slider_marks.drawn(found, question.symbol(result), theme.ground(dark=is_dark())))


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
    st.markdown(f"{name}  \n{markdown(reached)}; target {question.year}:")
    _slider(question, result, found, now)


def _slider(question: WhatIfQuestion, result: MeasureResult, found: SliderRange, now: Quantity) -> None:
    key, symbol = result.measure.key, question.symbol(result)
    name = f"target {_id(key)}"
    texts = {stop.value: markdown(quantity(stop, symbol)) for stop in found.stops}
    # Only where it differs: the browser would otherwise take this value in the place of the keys pressed meanwhile.
    if st.session_state.get(name) != now.value:
        st.session_state[name] = now.value
    st.select_slider(
        f"Target di {markdown(key.indicator_code)}".replace("\\_", "_"),
        list(texts),
        key=name,
        format_func=lambda value: texts.get(value, str(value)),
        on_change=partial(_moved, question, result, name, found.stops),
        label_visibility="collapsed",
    )


def _moved(question: WhatIfQuestion, result: MeasureResult, name: str, stops: Sequence[Quantity]) -> None:
    """Take the place where the slider was left."""
    stop = next((s for s in stops if s.value == st.session_state[name]), None)
    if stop is not None:
        _assume(hypotheses.now(question), result, Field.TARGET, stop)
        st.rerun(ANSWER)


def _assume(question: WhatIfQuestion, result: MeasureResult, field: Field, value: Quantity | None) -> None:
    """Assume a number; the official one is no hypothesis."""
    was = official(result.measure, field)
    same = value is None if was is None else value is not None and value.value == was.value
    every = question.hypotheses.assumptions
    key = result.measure.key
    wanted = without(every, key, field) if same else with_assumption(every, Assumption(key, field, value))
    if wanted != every:
        hypotheses.set_to(wanted, question.default, key, is_saved=bool(question.hypotheses.saved))


def _id(key: MeasureKey) -> str:
    return f"{key.section}|{key.owner}|{key.node_code}|{key.indicator_code}"


def _more(question: WhatIfQuestion, result: MeasureResult) -> None:
    """Soglia, weight and assumed actual, typed; and the target too, to the last digit."""
    key = result.measure.key
    changed = [f for f in Field if question.answer.assumed(key, f)]
    label = f":material/tune: {len(changed)}" if changed else ":material/tune:"
    name = f"altro {_id(key)}"
    box = st.popover(
        label, type="tertiary", help="Soglia, peso, consuntivo, e il target alla cifra", on_change="rerun", key=name
    )
    if not box.open:
        return
    with box:
        st.markdown(f"**{markdown(key.indicator_code)}** {markdown(short(result.measure.name, 160))}")
        for field in Field:
            _typed_field(question, result, field)


def _typed_field(question: WhatIfQuestion, result: MeasureResult, field: Field) -> None:
    measure, key = result.measure, result.measure.key
    was = official(measure, field)
    assumed = question.answer.assumed(key, field)
    now = assumed.value if assumed else was
    name = f"campo {field} {_id(key)}"
    is_fixed = field is Field.WEIGHT and key in question.equal_weights
    if name not in st.session_state or st.session_state.get(f"{name} era") != written(now):
        st.session_state[name] = written(now)
        st.session_state[f"{name} era"] = written(now)
    unit = "%" if field is Field.WEIGHT else question.symbol(result)
    st.text_input(
        f"{FIELD[field]}{f' ({markdown(unit)})' if unit else ''}",
        key=name,
        on_change=partial(_typed, question, result, field, name),
        disabled=is_fixed,
        placeholder="nessuno",
        help=f"Ufficiale: {markdown(quantity(was, unit))}",
    )
    if is_fixed:
        st.caption("Qui tutti gli indicatori pesano allo stesso modo: il metodo, o il documento, non dà pesi.")
    problem = st.session_state.get(f"{name} errore")
    if problem:
        st.caption(f":red[{markdown(problem)}]")


def _typed(question: WhatIfQuestion, result: MeasureResult, field: Field, name: str) -> None:
    text = st.session_state[name].strip()
    st.session_state[f"{name} errore"] = ""
    try:
        value = typed_for(text, result.measure, field) if text else None
    except TypedError as error:
        st.session_state[f"{name} errore"] = str(error)
        return
    if value is None and field in {Field.TARGET, Field.WEIGHT}:
        st.session_state[f"{name} errore"] = (
            f"{FIELD[field]}: non può restare vuoto. Per tornare al valore ufficiale, scriverlo."
        )
        return
    st.session_state.pop(f"{name} era", None)
    _assume(hypotheses.now(question), result, field, value)


FIELD: Final = {
    Field.TARGET: "Target",
    Field.SOGLIA: "Soglia",
    Field.ACTUAL: "Consuntivo ipotizzato",
    Field.WEIGHT: "Peso",
}

"""The view "Prova": targets to be moved on one side, the objectives before and after on the other."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.moved import standing
from scoring.summary import parts
from ui.facts import offered
from ui.facts.escape import markdown
from ui.facts.format import others, short
from ui.facts.spoken import sentence_case
from ui.facts.whatif.counted import counted_words
from ui.facts.whatif.target_rows import ALL, ALL_TRIED, CHIPS, ORDER, chip_rows, matching, nodes_of, target_rows, tried
from ui.facts.whatif.which_node import below
from ui.figures import objectives
from ui.screens import panels
from ui.screens.session import version
from ui.screens.simulazione import answer, effect_table, hypotheses, ready, row
from ui.screens.simulazione.brought import FIND, bring
from ui.screens.simulazione.sliders import CHIPS as CHIPS_DRAWN
from ui.screens.simulazione.sliders import EFFECTS
from ui.screens.simulazione.which_node import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from scoring.effect import Effect
    from scoring.moved import Standing
    from scoring.result import NodeResult
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.target_rows import TargetRow

_ON_A_PAGE: Final = 16
_CHIP, _SHAPE = "quali", "forma"
_SHAPES: Final = {"obiettivi": "Obiettivi", "albero": "Albero"}


def draw(question: WhatIfQuestion, strip: answer.StripPlaces) -> None:
    """The rows, and beside them the objectives; a moved target draws its row, the strip and the objectives again."""
    rows = _rows_asked(question)
    left, right = st.columns([8, 4], gap="medium")
    with right:
        places = answer.Places(strip, *_beside(question))
    answer.draw(question, places)
    with left:
        _list(question, rows)
    _effects(question)


@st.fragment(key=EFFECTS)
def _effects(without_hypotheses: WhatIfQuestion) -> None:
    with st.expander("Tutti gli effetti, e i file della proposta", key="effetti", on_change="rerun") as box:
        if box.open:
            effect_table.draw(hypotheses.now(without_hypotheses))


def _mark(question: WhatIfQuestion) -> str:
    sheet, view = question.before.sheet, question.view
    plan = f"{view.plan.ente.code} {view.basis} {question.year} {question.outlook}"
    return f"{version()} {plan} {sheet.section} {sheet.owner}"


def _rows_asked(question: WhatIfQuestion) -> tuple[TargetRow, ...]:
    """The rows of a sheet; of one with too many targets, those that answer to what the reader looks for."""
    asked = (st.session_state.get(FIND) or "", st.query_params.get(WORD, ""))
    is_whole = len(question.before.measures) <= ALL_TRIED
    return _rows(_mark(question), ("", "") if is_whole else asked, question)


@st.cache_resource(max_entries=32, show_spinner="Preparo i target…")
def _rows(mark: str, asked: tuple[str, str], _question: WhatIfQuestion) -> tuple[TargetRow, ...]:
    """They are of the tree without hypotheses, the same for every session."""
    return target_rows(_question, tried(_question, *asked), _standing(mark, _question))


@st.cache_resource(max_entries=8, show_spinner=False)
def _standing(mark: str, _question: WhatIfQuestion) -> Standing:
    del mark  # what tells one sheet from another
    return standing(_question.before.sheet, _question.before.policy)


def _beside(question: WhatIfQuestion) -> tuple[DeltaGenerator, bool]:
    """The objectives, or the tree; gives where they are drawn again, and whether it is the objectives."""
    shape = panels.choose_segment("Come si vede", _SHAPE, _SHAPES)
    if shape == "albero":
        return st.container(), False
    found = objectives.ordered_parts(question.answer.effects)
    if more := len(parts(question.before)) - len(found):
        st.caption(f"Quelli che hanno perso più punti; {others(more)} nell'albero.")
    with st.container(key="manubri"):
        left, right = st.columns([3, 5], gap="small")
    with left, st.container(key="codici", gap=None):
        for effect in found:
            _objective(effect)
    return right, True


def _objective(effect: Effect[NodeResult]) -> None:
    """A button that brings the targets of an objective first."""
    code = effect.after.code
    st.button(
        f"**{markdown(code)}** {markdown(short(sentence_case(effect.after.title), 90))}",
        key=f"obiettivo {code}",
        type="tertiary",
        on_click=partial(bring, code),
        help=markdown(short(effect.after.title, 120)),
    )


def _list(question: WhatIfQuestion, rows: Sequence[TargetRow]) -> None:
    """What to look for, and the rows that answer."""
    shown = _filters(question, rows)
    if more := len(question.targets) - len(rows):
        st.caption(f"I {len(rows)} target che pesano di più; {others(more)} con la ricerca, o scegliendo un obiettivo.")
    if not shown:
        st.info(
            "Nessun target risponde alla ricerca: cancellarla, o scegliere «Tutti».", icon=":material/filter_alt_off:"
        )
        return
    pages = -(-len(shown) // _ON_A_PAGE)
    key = f"pagina {st.query_params.get(WORD, '')} {st.query_params.get(_CHIP, '')} {st.session_state.get(FIND, '')}"
    page = min(st.session_state.get(key) or 1, pages)
    with st.container(gap=None, key="righe-target"):
        on_page = shown[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
        if len(rows) == len(question.targets):
            st.html(f'<div class="tg-conto">{escape(f"{counted_words(question.before)} {ORDER}")}</div>')
        for each in on_page:
            row.draw(question, each)
        if pages > 1:
            st.pagination(pages, key=key, max_visible_pages=5)
    ready.draw(question, on_page)


def _node_asked(question: WhatIfQuestion) -> str:
    """Code of the node of the address; the root's where the sheet has not got it."""
    asked: str = st.query_params.get(WORD, "")
    return asked if asked in question.before.places else ""


def _filters(question: WhatIfQuestion, rows: Sequence[TargetRow]) -> list[TargetRow]:
    """The search as one types, the objective, the chips with their counts; gives the rows that answer to all."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="cerca-target"):
        text = st.text_input(
            "Cerca un target",
            key=FIND,
            live="150ms",
            placeholder="Cerca: codice o parola",
            icon=":material/search:",
            width=186,
            label_visibility="collapsed",
        )
        nodes = nodes_of(question.before)
        codes = {code for r in question.targets for code in nodes[r.measure.truth]}
        above = {step.code for code in codes for step in question.before.path(code)}
        near = offered.nodes(question.before, _node_asked(question))
        names = {r.code: f"{r.code} · {short(r.title, 60)}" for r in near[1:] if r.code in above}
        known = question.before.places
        at = panels.choose_word("Obiettivo", WORD, {"": "Tutti gli obiettivi"} | names, width=150, known=known)
        found = matching(rows, text or "", below(question.before, at) if at else frozenset())
        _chips(question, rows, found, st.query_params.get(_CHIP, ""))
    kept = chip_rows(question, found)
    return kept.get(st.query_params.get(_CHIP, ""), kept[ALL])


@st.fragment(key=CHIPS_DRAWN)
def _chips(
    without_hypotheses: WhatIfQuestion, rows: Sequence[TargetRow], found: Sequence[TargetRow], listed: str
) -> None:
    """The chips with how many of the rows found answer to each; one that none of all the rows answers to is not there.

    Args:
        without_hypotheses: the question of the last whole run.
        rows: all of them.
        found: those that answer to the search.
        listed: the chip whose rows are on the page.
    """
    question = hypotheses.now(without_hypotheses)
    counts = {word: len(each) for word, each in chip_rows(question, found).items()}
    shown = {word for word, each in chip_rows(question, rows).items() if each} | {ALL}
    labels = {word: f"{CHIPS[word]} {counts[word]}" for word in CHIPS if word in shown}
    panels.choose_segment("Quali target", _CHIP, labels, known=CHIPS)
    if st.query_params.get(_CHIP, "") != listed:
        st.rerun()  # it was chosen just now, by a control that draws itself only

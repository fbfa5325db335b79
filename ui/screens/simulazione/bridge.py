"""From one result to another, cause by cause: the view "Ponte"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.basis import Basis, BasisKind
from scoring.bridge import NoBridge, bridge, target_effects
from ui.documents.what_if_taken import what_if_taken
from ui.facts import words
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, count, percent
from ui.facts.whatif.bridge import HOW_FOUND, WHY_NONE, Banks, Span, decimals_of, moving, share_told, silent, sum_told
from ui.facts.whatif.first_sentences import where_it_comes_from
from ui.facts.whatif.which_node import only_below
from ui.figures import tables, theme
from ui.figures.bridge import causes_table, effects_table, waterfall
from ui.figures.mark import marked
from ui.figures.widths import HALF
from ui.screens import panels, take_away
from ui.screens.session import is_dark, years_of
from ui.screens.simulazione.which_node import choose_node

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from scoring.result import ScoredSheet
    from ui.facts.view import View
    from ui.facts.whatif.question import WhatIfQuestion

_REVISED, _YEARS, _ASSUMED = "rimodulato", "anni", "ipotesi"
_KINDS: Final = {
    _REVISED: "Pianificato → rimodulato",
    _YEARS: "Anno su anno",
    _ASSUMED: "Ufficiale → ipotesi",
}

_TAKEN: Final = {
    _REVISED: "Ponte fra target originari e validi",
    _YEARS: "Ponte con l'anno prima",
    _ASSUMED: "Ponte con le ipotesi",
}
"""What is taken away of each."""


def draw(question: WhatIfQuestion) -> None:
    """Which two results, the bridge between them, and the revised targets one by one."""
    first = st.empty()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kind = panels.choose_segment("Quale ponte", "ponte", _KINDS)
        node = choose_node(question.answer.after)
    banks = _BANKS[kind](question)
    if isinstance(banks, str):
        st.info(markdown(banks), icon=":material/info:")
        return
    left, right = st.columns([7, 6], gap="medium")
    with left:
        _bridge(question, banks, node.code, kind, first)
    with right:
        if kind == _REVISED:
            st.markdown(share_told(banks, node.code))
        _effects(question, banks, node.code, kind)


def _revised(question: WhatIfQuestion) -> Banks | str:
    """As planned and as valid at the end of the year; a sentence where there is no such pair."""
    if question.is_plan:
        return (
            f"Il piano {question.year} è ancora da approvare: nessun suo target è stato rimodulato. "
            f"Passare a «Anno {question.view.plan.year}», oppure guardare «Ufficiale → ipotesi»."
        )
    planned, valid = _view(question, BasisKind.ORIGINAL), _view(question, BasisKind.VALID)
    if planned is None or valid is None:
        return f"I target originari del {question.year} non sono nell'archivio."
    return Banks(_same(planned, question), _same(valid, question), ("Target originari", "Target validi a fine anno"))


def _over_the_years(question: WhatIfQuestion) -> Banks | str:
    """The year before of the same ente and this one."""
    before = years_of(question.view.plan.ente.code).view(question.year - 1, Basis())
    if before is None:
        return (
            f"Il {question.year - 1} di {question.view.plan.ente.short_name} non è nell'archivio. "
            "Una volta caricato (traguardo import) si vede quanto della differenza viene dai target, quanto dal resto."
        )
    here = (question.before.sheet.section, question.before.sheet.owner)
    if all((s.sheet.section, s.sheet.owner) != here for s in before.sheets):
        return f"Questa sezione non c'era nel {question.year - 1}: sceglierne un'altra."
    return Banks(_same(before, question), question.answer.after, (str(question.year - 1), _called(question)))


def _assumed(question: WhatIfQuestion) -> Banks | str:
    """The sheet without hypotheses and with them."""
    if not question.answer.assumptions:
        return "Non ci sono ipotesi su questa sezione: provarne una in «Prova», e qui si vedrà che cosa cambia."
    name = f"Piano {question.year}" if question.is_plan else "Ufficiale"
    return Banks(question.answer.before, question.answer.after, (name, "Con le ipotesi"))


_BANKS: Final = {_REVISED: _revised, _YEARS: _over_the_years, _ASSUMED: _assumed}


def _view(question: WhatIfQuestion, kind: BasisKind) -> View | None:
    return years_of(question.view.plan.ente.code).view(question.year, Basis(kind))


def _same(view: View, question: WhatIfQuestion) -> ScoredSheet:
    return view.sheet(question.before.sheet.section, question.before.sheet.owner)


def _called(question: WhatIfQuestion) -> str:
    basis = (
        ""
        if question.view.basis.kind is BasisKind.VALID or question.is_plan
        else f", {words.basis(question.view.basis)}"
    )
    hypothetical = " (ipotesi)" if question.is_hypothetical else ""
    return f"{question.year}{hypothetical}{basis}"


def _bridge(question: WhatIfQuestion, banks: Banks, code: str, kind: str, first: DeltaGenerator) -> None:
    found = bridge(banks.before.sheet, banks.after.sheet, (banks.before.policy, banks.after.policy), code)
    if isinstance(found, NoBridge):
        st.info(WHY_NONE[found], icon=":material/link_off:")
        return
    if not moving(found):
        st.success(
            f"Fra «{markdown(banks.names[0])}» e «{markdown(banks.names[1])}» nessuna causa sposta il risultato: "
            f"{percent(found.end, fixed=True)} in tutti e due.",
            icon=":material/drag_handle:",
        )
        return
    bands = (banks.before.node(code).band, banks.after.node(code).band)
    span = Span(found, banks.names, bands, decimals_of(found))
    first.markdown(where_it_comes_from(span))
    panels.figure(
        waterfall(span, theme.ground(dark=is_dark())),
        key="ponte figura",
        alt=f"Ponte: {sum_told(span)}",
    )
    taken = what_if_taken(
        question,
        f"{_TAKEN[kind]} {code}".strip(),
        lambda: causes_table(span),
        partial(waterfall, span),
        is_official=kind != _ASSUMED,
    )
    take_away.told(markdown(f"{sum_told(span)}. {silent(found)}"), taken)
    with st.expander("Come si calcola"):
        st.caption(HOW_FOUND)


def _effects(question: WhatIfQuestion, banks: Banks, code: str, kind: str) -> None:
    below = {measure.key for measure in only_below(banks.after.sheet, code).measures}
    every = target_effects(banks.before.sheet, banks.after.sheet, banks.after.policy, code)
    found = [effect for effect in every if effect.key in below]
    what = {
        _REVISED: "rimodulati durante l'anno",
        _YEARS: "diversi da quelli dell'anno prima",
        _ASSUMED: "ipotizzati",
    }[kind]
    if not found:
        st.caption(f"Nessun target e nessuna soglia {what}.")
        return
    table = marked(effects_table(banks, found, question.symbol), question)
    take_away.told(
        f"{count(len(found), 'indicatore', 'indicatori')} con target, soglia o stato {what}: quanto ciascuno, da solo, "
        "ha spostato il risultato. Gli effetti possono non sommare: due insieme possono valere più, o meno.",
        what_if_taken(
            question, f"{_TAKEN[kind]} {code} target uno per uno", lambda: table, is_official=kind != _ASSUMED
        ),
    )
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        **panels.whole_texts(table, 420, HALF),
        alt="Indicatori cambiati: target prima e dopo, effetto di ciascuno da solo.",
    )

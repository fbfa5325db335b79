"""Which numbers carry a result, and whether its word would stand other lawful choices: the view "Che cosa pesa"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from scoring.robustness import robustness
from scoring.sensitivity import leave_one_out
from ui.documents.what_if_taken import what_if_taken
from ui.facts.escape import markdown
from ui.facts.format import NOTHING
from ui.facts.whatif.check_words import HOW_SOLID, verdict
from ui.facts.whatif.first_sentences import what_weighs
from ui.facts.whatif.sensitivity import ACTUALS, NAMES, TARGETS, ends_of, moves, nothing_moves, swings_of, what_moves
from ui.figures import tables, theme
from ui.figures.mark import marked
from ui.figures.sensitivity import checks_table, swings_table, tornado_bars, without_table
from ui.figures.widths import HALF
from ui.screens import panels, take_away
from ui.screens.session import is_dark
from ui.screens.simulazione.which_node import choose_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import NodeResult
    from scoring.robustness import Robustness
    from scoring.sensitivity import Swing
    from ui.facts.whatif.question import WhatIfQuestion

_WHAT: Final = {TARGETS: "Target ± 10 %", ACTUALS: "Consuntivi, banda 80 %"}

_MOST: Final = 15


def draw(question: WhatIfQuestion) -> None:
    """What moves a node's score, what it would be without each indicator, and what its word resists."""
    after, first = question.answer.after, st.empty()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        node = choose_node(after)
        what = panels.choose_segment("Che cosa si muove", "muovi", _WHAT)
    if node.score is None:
        st.info("Senza punteggio: non c'è nulla che pesi. Scegliere un altro obiettivo.", icon=":material/info:")
        return
    solid = robustness(after.sheet, after.policy, node.code)
    found = verdict(solid)
    st.badge(markdown(found.words), icon=found.icon, color=found.colour)
    swings = swings_of(question, node.code, what)
    if sentence := what_weighs(question, node, what, swings):
        first.markdown(sentence)
    _tornado(question, node, what, swings)
    left, right = st.columns([7, 6], gap="medium")
    with left:
        _robustness(question, node, solid)
    with right:
        _without(question, node)
    with st.expander("Come si calcola"):
        st.caption(HOW_SOLID)


def _tornado(question: WhatIfQuestion, node: NodeResult, what: str, swings: Sequence[Swing]) -> None:
    """The numbers that move the score most, each with its two ends."""
    after = question.answer.after
    moving = [s for s in swings if s.swing is None or moves(s, node.score or 0.0)]
    if not moving:
        st.info(nothing_moves(question, what, is_any=bool(swings)), icon=":material/info:")
        return
    ends = [ends_of(question, after.measure(swing.key), swing) for swing in moving]
    table = marked(swings_table(ends, NAMES[what]), question)
    score, names = node.score or 0.0, NAMES[what]
    take_away.told(
        what_moves(question, what, len(ends[:_MOST]), len(swings)),
        what_if_taken(
            question,
            f"Che cosa pesa {node.code}".strip(),
            lambda: table,
            lambda ground: tornado_bars(ends[:_MOST], score, ground, names),
        ),
    )
    panels.figure(
        tornado_bars(ends[:_MOST], score, theme.ground(dark=is_dark()), names),
        key="tornado",
        alt="Quanto ciascun indicatore, mosso da solo, sposta il risultato; la tabella sotto dice gli stessi numeri.",
    )
    with st.expander("Gli stessi numeri in tabella"):
        st.dataframe(
            tables.without_gaps(table),
            hide_index=True,
            placeholder=NOTHING,
            column_config=panels.wide_texts(table),
            alt="Punteggio ai due estremi di ogni indicatore",
        )


def _robustness(question: WhatIfQuestion, node: NodeResult, found: Robustness) -> None:
    table = marked(checks_table(found), question)
    take_away.told(
        "Con altre scelte lecite del metodo, il risultato, e se lo stato resta lo stesso",
        what_if_taken(question, f"Altre scelte del metodo {node.code}".strip(), lambda: table),
    )
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        **panels.whole_texts(table, 320, HALF),
        alt="Che cosa si è cambiato, risultato, stato, se lo stato resiste.",
    )


def _without(question: WhatIfQuestion, node: NodeResult) -> None:
    after = question.answer.after
    table = marked(without_table(after, node, leave_one_out(after.sheet, after.policy, node.code)), question)
    take_away.told(
        "Il risultato senza un indicatore alla volta",
        what_if_taken(question, f"Senza un indicatore alla volta {node.code}".strip(), lambda: table),
    )
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        **panels.whole_texts(table, 320, HALF),
        alt="Risultato senza ciascun indicatore",
    )

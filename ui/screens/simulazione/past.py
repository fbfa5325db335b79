"""This plan's promises put to the values of earlier years: the view "Prova sul passato"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.documents.what_if_taken import what_if_taken
from ui.facts.escape import markdown
from ui.facts.format import NOTHING
from ui.facts.whatif.first_sentences import in_the_past
from ui.facts.whatif.past import LEFT_OUT, hollow_words, node_past, now_of, past_years, what_is_tried
from ui.figures import tables, theme
from ui.figures.mark import marked
from ui.figures.past import past_lines, past_table
from ui.screens import panels, take_away
from ui.screens.session import is_dark
from ui.screens.simulazione.which_node import choose_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import NodeResult
    from ui.facts.whatif.past import Past
    from ui.facts.whatif.question import WhatIfQuestion


def draw(question: WhatIfQuestion) -> None:
    """The score of the root, and of a chosen node, year by year; how much of each year is known."""
    after, first = question.answer.after, st.empty()
    node = choose_node(after)
    years = past_years(after, question.view.series, question.year)
    roots = node_past(after, question.view.series, years, question.year)
    nodes = node_past(after, question.view.series, years, question.year, node) if node.code else ()
    first.markdown(in_the_past(question, roots))
    _hollow(roots, nodes, node)
    table = marked(past_table(roots, node, nodes), question)
    lines = [(after.root, roots), *([(node, nodes)] if nodes else [])]
    panels.figure(
        past_lines(lines, theme.ground(dark=is_dark()), now_of(question)),
        key="passato",
        alt="Risultato anno per anno con le promesse di oggi, e peso conosciuto. La tabella dice le stesse cose.",
    )
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        alt="Anno, risultato, stato, quota del peso conosciuta",
    )
    take_away.told(
        "Anno per anno, e quanto del peso se ne conosce",
        what_if_taken(
            question,
            f"Prova sul passato {node.code}".strip(),
            lambda: table,
            lambda ground: past_lines(lines, ground, now_of(question)),
        ),
    )
    with st.expander("Come si calcola"):
        st.caption(f"{what_is_tried(question)} {LEFT_OUT}")


def _hollow(roots: Sequence[Past], nodes: Sequence[Past], node: NodeResult) -> None:
    """Which years are not to be trusted, for which of the two."""
    sentence = hollow_words(roots, nodes, node)
    if sentence:
        st.warning(markdown(sentence), icon=":material/hide_source:")

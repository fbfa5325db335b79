"""How ambitious the targets are, beside what is known: the view "Ambizione"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from ui.documents.what_if_taken import what_if_taken
from ui.facts.format import NOTHING
from ui.facts.whatif.targets import judged_targets
from ui.facts.whatif.targets_words import ALL, WORD, filters, how_to_read, summary
from ui.figures import tables, theme
from ui.figures.mark import marked
from ui.figures.targets import difficulty_strip, targets_table
from ui.screens import panels, take_away
from ui.screens.session import common_values, is_dark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.targets import Target


def draw(question: WhatIfQuestion) -> None:
    """What the targets ask, in a sentence, a figure and a table that can be filtered."""
    targets = judged_targets(question, common_values())
    st.markdown(summary(targets, question.year))
    flag = panels.choose_segment("Quali target", "giudizio", filters(targets))
    shown = [target for target in targets if flag in (ALL, WORD[target.flag])]
    _strip(shown, question.year, is_all=flag == ALL)
    table = marked(targets_table(shown, question.year), question)
    known = _known(shown)
    figure = partial(difficulty_strip, known) if known else None
    what = "Ambizione dei target" + ("" if flag == ALL else f", {flag.lower()}")
    told = "Ogni target accanto a ciò che ne dicono la storia e gli altri enti"
    take_away.told(told, what_if_taken(question, what, lambda: table, figure))
    st.dataframe(
        tables.without_gaps(table),
        hide_index=True,
        placeholder=NOTHING,
        column_order=tables.order(table, "Codice", "Giudizio", "Target"),
        **panels.whole_texts(table, 460),
        alt="Per ogni target: ultimo valore, giudizio, difficoltà, salti passati, altri enti, perché non si dice.",
    )
    with st.expander("Come si calcola"):
        st.caption(how_to_read(question, targets))


def _strip(targets: Sequence[Target], year: int, *, is_all: bool) -> None:
    """The targets of which the difficulty is known, on their scale; why there is none where none is."""
    known = _known(targets)
    if known:
        st.caption(
            "Ogni segno è un target: a sinistra si raggiunge quasi certamente, a destra quasi mai, se l'anno si muove "
            "come i precedenti. ■ già raggiunto dall'ultimo valore noto."
        )
        panels.figure(
            difficulty_strip(known, theme.ground(dark=is_dark())),
            key="difficoltà",
            alt="Ogni target sulla scala della difficoltà, da 0 a 100 %; la tabella sotto dice gli stessi numeri.",
        )
    elif is_all:
        st.info(
            f"Di nessun target la storia dice quanto è difficile: servono almeno tre valori annuali fino al "
            f"{year - 1}, con due passaggi da un anno al successivo.",
            icon=":material/history_toggle_off:",
        )


def _known(targets: Sequence[Target]) -> list[Target]:
    """Those of which the difficulty is known."""
    return [target for target in targets if target.judged.percentile.value is not None]

"""Every score before and after: the view "Effetti"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.documents.what_if_taken import what_if_taken
from ui.facts.format import NOTHING
from ui.figures.effect_table import effect_frame
from ui.figures.mark import marked
from ui.figures.tables import order, percents
from ui.screens import pages, panels, take_away
from ui.screens.simulazione import export

if TYPE_CHECKING:
    import pandas as pd
    from pandas.io.formats.style import Styler

    from ui.facts.whatif.question import WhatIfQuestion


def draw(question: WhatIfQuestion) -> None:
    """The table, all of it or only what changes."""
    only = st.toggle("Solo ciò che cambia", value=bool(question.hypotheses.assumptions), key="effetti solo cambiati")
    table = effect_frame(question.answer.effects, only_changed=only)
    if table.empty:
        st.info("Nessuna ipotesi cambia un punteggio di questa sezione.", icon=":material/science:")
        return
    rows = pages.in_sight(len(table), "righe", key="pagina effetti")
    shown = _shown(table[rows], question)
    st.dataframe(
        shown,
        hide_index=True,
        placeholder=NOTHING,
        column_order=order(shown, "Dopo", "Differenza", "Codice", "Nome"),
        **panels.whole_texts(shown, 420),
        alt="Punteggi di obiettivi e indicatori prima e dopo le ipotesi.",
    )
    take_away.menu(what_if_taken(question, "Punteggi prima e dopo", lambda: _shown(table, question)))
    export.draw(question)


def _shown(table: pd.DataFrame, question: WhatIfQuestion) -> Styler:
    return percents(marked(table, question), ("Prima", "Dopo", "Peso effettivo"))

"""What the OIV says of an objective, written on its Scheda: a number, or that it cannot be evaluated, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.typed_row import typed_row
from data.format.written import About
from data.plan.changes import ChangeKind
from data.plan.people import Act
from data.register import edits
from ui.facts.changes import typed_text
from ui.facts.escape import markdown
from ui.screens import changes, people

if TYPE_CHECKING:
    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.view import View

_NUMBER: Final = "Percentuale"
NOT_EVALUABLE: Final = "non valutabile"


def ways(view: View, scored: ScoredSheet, result: NodeResult) -> None:
    """The button of the OIV; nothing on a root or a heading, nor where the year is closed."""
    if not people.may(Act.EVALUATE) or result.node.is_heading or not result.code or changes.tell_closed(view):
        return
    if st.button("Valutazione dell'OIV", icon=":material/rate_review:", key="apri oiv"):
        _evaluate(view, scored, result, changes.read(view))


@st.dialog("Valutazione dell'OIV", width="medium")
def _evaluate(view: View, scored: ScoredSheet, result: NodeResult, reading: changes.Reading) -> None:
    st.caption(markdown(f"{result.code} {result.title}"))
    old = view.evaluation(scored, result)
    how = st.radio(
        "Esito",
        [_NUMBER, NOT_EVALUABLE],
        index=1 if old and old.outcome and not old.evaluation else 0,
        format_func=str.capitalize,
        horizontal=True,
        key="oiv esito",
    )
    number, words = "", NOT_EVALUABLE
    if how == _NUMBER:
        was = typed_text(old.evaluation.text) if old and old.evaluation else ""
        text = st.text_input("Valutazione %", value=was, key="oiv valutazione")
        typed = typed_row("evaluations", {"evaluation": text or ""}, About(view.plan.ente, view.plan.year))
        if typed.refusals:
            changes.tell_refusals(typed)
            return
        number, words = typed.cells["evaluation"], ""
    motivation = st.text_area(
        "Motivazione", value=old.motivation if old else "", max_chars=4000, height=120, key="oiv motivazione"
    )
    if not (number or words) or not (motivation or "").strip():
        st.caption("Servono l'esito e la motivazione.")
        return
    node = scored.sheet.section, scored.sheet.owner, result.code
    rows = edits.evaluation(reading.rows, node, number=number, outcome=words, motivation=(motivation or "").strip())
    changes.confirmation(reading.draft(ChangeKind.OIV, rows), "oiv")

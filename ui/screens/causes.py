"""Causes of deviations on the pages: written on the Scheda, and told where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.plan.changes import ChangeKind
from data.plan.people import Act
from data.register import edits
from ui.facts import causes
from ui.facts.escape import markdown
from ui.screens import changes, people
from ui.screens.navigation import SCHEDA
from ui.screens.panels import place_of

if TYPE_CHECKING:
    from data.plan.causes import Place
    from data.plan.changes import RowChange
    from scoring.result import NodeResult, ScoredSheet
    from ui.facts.view import View

_LINKS: Final = 6


def ways(view: View, scored: ScoredSheet, result: NodeResult) -> None:
    """The button of the cause of an objective; nothing on a root or a heading, nor where the year is closed."""
    place = scored.sheet.section, scored.sheet.owner, result.code
    if result.node.is_heading or place not in view.nodes or changes.closing_of(view) is not None:
        return
    if people.may(Act.MEASURE, [view.nodes[place].units], view.unit_names) and st.button(
        "Causa dello scostamento", icon=":material/help_center:", key="apri causa"
    ):
        _write(result, changes.read(view), (*place, ""))


@st.dialog("Causa dello scostamento", width="medium")
def _write(result: NodeResult, reading: changes.Reading, place: Place) -> None:
    st.caption(markdown(f"{result.code} {result.title}"))
    st.caption("Vale per i suoi indicatori che non ne hanno una propria.")
    rows = form(reading, place)
    if rows is not None:
        changes.confirmation(reading.draft(ChangeKind.CAUSE, rows), "causa")


def form(reading: changes.Reading, place: Place) -> tuple[RowChange, ...] | None:
    """The fields of a cause and the rows that they change; None while only one of the two is written."""
    old = reading.row("causes", place)
    kinds = list(causes.CHOICES)
    kind = st.selectbox(
        "Causa",
        kinds,
        kinds.index(old.get("cause", "")),
        format_func=causes.CHOICES.__getitem__,
        key="causa quale",
        filter_mode="contains",
    )
    text = st.text_area(
        "Spiegazione", old.get("explanation", ""), height=120, max_chars=4000, key="causa spiegazione"
    ).strip()
    if bool(kind) != bool(text):
        st.caption("Servono la causa e la spiegazione.")
        return None
    return edits.cause(reading.rows, place, kind, text)


def tell_lacking(view: View) -> bool:
    """Say which causes are still to be told, each with the way to its Scheda; whether there is any."""
    found = causes.lacking(view)
    if not found:
        return False
    st.warning(markdown(causes.lacking_sentence(view, found)), icon=":material/help_center:")
    st.caption("Si scrivono nella Scheda di ciascun indicatore: «Correggi», poi «Causa».")
    for scored, result in found[:_LINKS]:
        params = place_of(result, scored).params()
        label = markdown(f"{causes.name(result)} {result.title}")
        st.page_link(SCHEDA, label=label, icon=":material/description:", query_params=params)
    if len(found) > _LINKS:
        st.caption("Tutti sono nella Panoramica, nell'elenco «Cause da scrivere».")
    return True

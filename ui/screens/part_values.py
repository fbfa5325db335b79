"""The value of one part of an indicator, written on its Scheda: of a unit, of a group of people, of a territory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.typed_row import PART_PRESENCES, typed_part
from data.format.year_rows import key_of
from data.plan.changes import ChangeKind
from data.register import edits
from ui.screens import changes, fields

if TYPE_CHECKING:
    from data.plan.changes import RowChange
    from scoring.model import MeasureKey
    from ui.facts.view import View

_NEW: Final = ("", "")
"""In the place of a dimension and a part: one that is not there yet."""


def form(view: View, key: MeasureKey, reading: changes.Reading) -> tuple[ChangeKind, tuple[RowChange, ...] | None]:
    """The fields of one part; it is taken away where it is not measured."""
    at = _chosen(key, reading)
    if not all(at):
        st.caption("Scrivere come l'indicatore è diviso, e di quale parte è il valore.")
        return ChangeKind.MEASUREMENT, None
    place = (*key, str(reading.year), *at)
    old = reading.row("breakdown", place)
    kind = ChangeKind.CORRECTION if old else ChangeKind.MEASUREMENT
    presence = _presence(old, at)
    if not presence:
        return kind, edits.removal(reading.rows, "breakdown", place)
    measured = {"value": "Valore", **fields.RATIO} if presence == "value" else {}
    texts = fields.texts_of(old, {**measured, "target": "Target della parte"}, "/".join(at))
    if measured and fields.is_untouched(old, texts):
        return kind, None
    typed = typed_part(presence, texts, fields.about(view, key))
    if changes.tell_refusals(typed):
        return kind, None
    note = st.text_input("Nota", value=old.get("note", ""), key=f"{fields.KEY} nota {'/'.join(at)}")
    return kind, edits.correction(reading.rows, "breakdown", place, {**typed.cells, "note": note or ""})


def _chosen(key: MeasureKey, reading: changes.Reading) -> tuple[str, str]:
    """The dimension and the part: one that is there, or the name of a new one; empty texts where nobody wrote them."""
    known = [
        (cells["dimension"], cells["part"])
        for _, cells in reading.rows["breakdown"].records()
        if cells["year"] == str(reading.year) and key_of(cells) == key
    ]
    chosen = st.selectbox(
        "Parte",
        [*known, _NEW],
        format_func=lambda at: f"{at[0]}: {at[1]}" if at[0] else "Una parte nuova",
        key=f"{fields.KEY} parte",
        filter_mode="contains",
    )
    if chosen != _NEW:
        return chosen or _NEW
    left, right = st.columns(2)
    dimension = left.text_input(
        "Per che cosa è diviso", placeholder="unità, genere, provincia…", max_chars=100, key=f"{fields.KEY} divisione"
    )
    name = right.text_input("Quale parte", placeholder="donne, Savona…", max_chars=200, key=f"{fields.KEY} quale parte")
    return (dimension or "").strip(), (name or "").strip()


def _presence(old: dict[str, str], at: tuple[str, str]) -> str:
    words = list(PART_PRESENCES)
    chosen = st.selectbox(
        "Presenza",
        words,
        index=words.index(old["availability"]) if old else 0,
        format_func=PART_PRESENCES.__getitem__,
        key=f"{fields.KEY} presenza {'/'.join(at)}",
        filter_mode="contains",
    )
    return chosen or ""

"""The fields in which a person writes a row of an indicator: what is there now, and what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.written import About
from ui.facts.changes import typed_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import MeasureKey
    from ui.facts.view import View

KEY: Final = "correggi"
"""What the keys of the fields begin with."""
RATIO: Final[Mapping[str, str]] = {"numerator": "Numeratore", "denominator": "Denominatore"}


def is_untouched(old: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """Whether nobody has written anything in the fields of a new row: that is no mistake yet."""
    is_blank = not old and bool(texts) and not any(texts.values())
    if is_blank:
        st.caption("Scrivere il valore, oppure numeratore e denominatore.")
    return is_blank


def texts_of(old: Mapping[str, str], labels: Mapping[str, str], mark: str = "") -> dict[str, str]:
    """A field for each column, side by side, with what is there now; a text of several lines has a box of its own."""
    found = {}
    for column, (name, label) in zip(st.columns(len(labels)) if labels else (), labels.items(), strict=True):
        box = column.text_area if name == "commentary" else column.text_input
        found[name] = box(label, value=typed_text(old.get(name, "")), key=f"{KEY} {name} {mark}") or ""
    return found


def about(view: View, key: MeasureKey) -> About:
    """What a number of an indicator is read with."""
    text = view.texts.get(key)
    return About(view.plan.ente, view.plan.year, text.unit if text else "")

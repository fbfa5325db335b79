"""The problems of a file beside what is written, to be mended on screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from data.format.incoming import said_of
from data.format.workbook_table import place_of
from ui.facts.escape import markdown
from ui.screens.dati.words import (
    CELL,
    FOUND,
    LEAVE_OUT,
    REMEDY,
    ROW,
    SHEET,
    WHAT,
    mended_sentence,
    placed,
    problem_count,
    problem_row,
    unplaced,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from data.format.incoming import Incoming
    from data.format.problem import Problem
    from data.format.spreadsheet import Address

    Keep = Callable[[Incoming], None]
    Row = Mapping[str, object]

_HEIGHT = 900
_ROW_HEIGHT = 70
"""Three lines of letters, so that a sentence is read whole: from 64 on Streamlit breaks lines."""
_TEXTS = {SHEET: 100, CELL: 90, FOUND: 140, WHAT: 250, REMEDY: 305, ROW: 225}
"""Width of each column, in pixels."""
_WHERE = "Dove"
_COLUMNS = {name: st.column_config.TextColumn(width=width) for name, width in _TEXTS.items()} | {
    LEAVE_OUT: st.column_config.CheckboxColumn(width=105)
}


def draw(incoming: Incoming, problems: Sequence[Problem], keep: Keep) -> None:
    """Every problem; the cells can be mended, the lines left out, and the file is read again."""
    st.header(problem_count(problems), anchor=False)
    st.caption("Finché ce n'è uno non si scrive niente. Si correggono nella colonna «Valore trovato», oppure nel file.")
    for problem in unplaced(problems):
        st.error(markdown(str(problem)), icon=":material/error:")
    found = placed(problems)
    if found:
        _table(incoming, found, keep)
    tell_mended(incoming, keep)


def tell(problems: Sequence[Problem]) -> None:
    """Every problem of files that are mended where they come from."""
    st.header(problem_count(problems), anchor=False)
    st.caption("Finché ce n'è uno non si scrive niente. Si correggono nei file, e si carica di nuovo lo zip.")
    rows = [{_WHERE: where(each), WHAT: each.what, REMEDY: each.remedy} for each in problems]
    height = min(40 + _ROW_HEIGHT * len(rows), _HEIGHT)
    st.dataframe(rows, hide_index=True, row_height=_ROW_HEIGHT, height=height, alt="Problemi, uno per riga.")


def _table(incoming: Incoming, found: list[tuple[Problem, Address]], keep: Keep) -> None:
    rows = [problem_row(incoming, *each) for each in found]
    # A new reading is a new table: what was written in the old one is in the cells by now.
    mended = len(incoming.cells), len(incoming.without), hash((tuple(found), *incoming.said.items()))
    key = f"dati problemi {incoming.mark} {mended}"
    with st.form(f"modulo {key}", border=False):
        edited = st.data_editor(
            rows,
            key=key,
            hide_index=True,
            height=min(38 + _ROW_HEIGHT * len(rows), _HEIGHT),
            row_height=_ROW_HEIGHT,
            disabled=[SHEET, CELL, WHAT, REMEDY, ROW],
            column_config=_COLUMNS,
            column_order=[*[SHEET] * (incoming.flat is None), CELL, FOUND, WHAT, REMEDY, LEAVE_OUT, ROW],
            alt="I problemi del file, uno per riga: il valore trovato si può correggere.",
        )
        if st.form_submit_button("Rileggi con le correzioni", type="primary", icon=":material/refresh:"):
            keep(_mended(incoming, found, edited))
            lost = _lost(incoming, found, edited)
            if not lost:
                st.rerun()
            st.error(
                markdown(f"Qui non si può scrivere, perché il foglio non ha la cella: {lost}. Si corregge nel file.")
            )


def _mended(incoming: Incoming, found: list[tuple[Problem, Address]], edited: Sequence[Row]) -> Incoming:
    """The file with what was written in the table."""
    cells, without, said = dict(incoming.cells), set(incoming.without), dict(incoming.said)
    for (problem, address), row in zip(found, edited, strict=True):
        text = str(row[FOUND] or "")
        if row[LEAVE_OUT]:
            without.add(address[:2])
        elif text == incoming.found(problem, address):
            continue
        elif address[2]:
            cells[address] = text
        else:
            said[said_of(problem, address)] = text
    return replace(incoming, cells=cells, without=frozenset(without), said=said)


def _lost(incoming: Incoming, found: list[tuple[Problem, Address]], edited: Sequence[Row]) -> str:
    """The lines where something was written that no cell can take; empty where there are none."""
    return "; ".join(
        place_of(address)
        for (problem, address), row in zip(found, edited, strict=True)
        if not address[2] and row[FOUND] and not row[LEAVE_OUT] and not (incoming.flat and problem.column)
    )


def tell_mended(incoming: Incoming, keep: Keep) -> None:
    """What was mended on screen, and the way back."""
    sentence = mended_sentence(incoming)
    if not sentence:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(markdown(sentence))
        if st.button("Torna al file com'era", icon=":material/undo:", type="tertiary", key="dati annulla"):
            keep(replace(incoming, cells={}, without=frozenset(), said={}))
            st.rerun()

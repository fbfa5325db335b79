"""The office's own sheet: shown, which column is what, of which ente and year it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.flat_guess import guess, guess_columns, headings, mark_of, remembered, year_of
from data.format.flat_layout import FlatMapping, Role
from data.format.flat_sheet import written_units
from data.format.incoming import Flat
from data.format.workbook_table import letters
from data.format.written import one_line
from ui.facts.escape import markdown
from ui.screens import saved
from ui.screens.dati import unread, whose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.format.incoming import Incoming
    from data.format.spreadsheet import Sheet
    from ui.facts.address import Place

_ROWS_SHOWN: Final = 14
_ROLES: Final = ["", *Role]
_A_ROW: Final = 4
_LAYOUTS: Final = "dati disposizioni"
_NEEDED: Final = (
    ((Role.NODE, Role.NODE_CODE), "l'obiettivo"),
    ((Role.INDICATOR, Role.INDICATOR_CODE), "l'indicatore"),
    ((Role.TARGET,), "il target"),
)


def draw(incoming: Incoming, place: Place | None) -> Incoming | None:
    """The file with how to read it; None, and said, while something of that is missing."""
    st.info(
        "Il file non è fatto come il modello: diteci che cos'è ogni colonna. Il programma propone, voi correggete; "
        "la prossima volta se lo ricorda.",
        icon=":material/view_column:",
    )
    sheet = _sheet(incoming.now)
    if sheet is None:
        return None
    mapping = _mapping(incoming, sheet)
    missing = [words for roles, words in _NEEDED if not set(roles) & set(mapping.columns.values())]
    if missing:
        st.warning(f"Nessuna colonna dice {', né '.join(missing)}: sceglierla qui sopra.")
        return None
    year = year_of(sheet, mapping.first, mapping.last)
    about = whose.draw(place, year, written_units(sheet, mapping), has_parents=_has_parents(mapping))
    if about is None:
        return None
    return unread.draw(replace(incoming, flat=Flat(mapping, about.year, about.documents, about.section)))


def _sheet(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet to read: the one with most columns that are known, unless another is chosen."""
    filled = [sheet for sheet in sheets if any(cell.text.strip() for row in sheet.rows for cell in row)]
    if not filled:
        st.error("Il file non ha niente di scritto.", icon=":material/error:")
        return None
    best = max(range(len(filled)), key=lambda at: len(guess(filled[at]).columns))
    if len(filled) == 1:
        return filled[0]
    names = [sheet.name for sheet in filled]
    chosen = st.selectbox("Quale foglio", names, index=best, key="dati foglio", filter_mode="contains")
    return next(sheet for sheet in filled if sheet.name == chosen)


def _mapping(incoming: Incoming, sheet: Sheet) -> FlatMapping:
    known = remembered(sheet, {**saved.layouts(), **_of_other_files(incoming)})
    found = known or guess(sheet)
    key = f"{incoming.mark} {sheet.name}"
    if known:
        st.caption(":material/history: Le colonne sono quelle che avete detto l'altra volta.")
    first, last = _lines(found, len(sheet.rows), key)
    columns = found.columns if (first, last) == (found.first, found.last) else guess_columns(sheet, first, last)
    _show(sheet)
    mapping = FlatMapping(sheet.name, first, last, _columns(sheet, (first, last), columns, key))
    st.session_state.setdefault(_LAYOUTS, {})[mark_of(sheet, first, last)] = incoming.mark, mapping
    return mapping


def _of_other_files(incoming: Incoming) -> dict[str, FlatMapping]:
    """What was said in this session of files that another one took the place of before they were confirmed."""
    layouts: dict[str, tuple[str, FlatMapping]] = st.session_state.get(_LAYOUTS, {})
    return {headings: layout for headings, (mark, layout) in layouts.items() if mark != incoming.mark}


def _lines(found: FlatMapping, most: int, key: str) -> tuple[int, int]:
    """First and last line of the headings; 0 where there are none."""
    with st.container(horizontal=True):
        first = st.number_input("Prima riga di intestazione", 0, most, found.first, key=f"dati prima {key}", width=200)
        last = st.number_input("Ultima riga di intestazione", 0, most, found.last, key=f"dati ultima {key}", width=200)
    return int(min(first, last)), int(last)


def _show(sheet: Sheet) -> None:
    """The first rows of the sheet, under the letters of its columns."""
    table = [
        {"Riga": str(line)} | {letters(at): one_line(cell.text) for at, cell in enumerate(row, start=1)}
        for line, row in enumerate(sheet.rows[:_ROWS_SHOWN], start=1)
    ]
    st.dataframe(table, hide_index=True, height=250, alt="Le prime righe del foglio.")


def _columns(sheet: Sheet, lines: tuple[int, int], guessed: Mapping[int, Role], key: str) -> dict[int, Role]:
    """What each column is, as chosen; a column that nobody chose is not read."""
    texts = headings(sheet, *lines)
    found: dict[int, Role] = {}
    for start in range(0, len(texts), _A_ROW):
        for at, place in enumerate(st.columns(_A_ROW), start=start + 1):
            if at > len(texts):
                continue
            chosen = place.selectbox(
                markdown(f"{letters(at)} · {texts[at - 1][:60] or 'senza intestazione'}"),
                _ROLES,
                index=_ROLES.index(guessed.get(at, "")),
                format_func=lambda role: role or "Non si legge",
                key=f"dati colonna {key} {lines} {at}",
                filter_mode="contains",
            )
            if chosen:
                found[at] = Role(chosen)
    twice = {role for role in found.values() if list(found.values()).count(role) > 1}
    if twice:
        st.warning(f"Più colonne sono «{'», «'.join(sorted(twice))}»: si legge l'ultima.")
    return found


def _has_parents(mapping: FlatMapping) -> bool:
    return bool({Role.PARENT, Role.PARENT_CODE} & set(mapping.columns.values()))

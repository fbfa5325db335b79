"""Several spellings of one unit in a file that comes in: merging is proposed, and a person takes each or leaves it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.unit_spellings import with_spellings
from ui.facts.format import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.format.incoming import Incoming
    from data.format.unit_spellings import Likeness
    from data.format.year_reading import EnteFolder

_TAKE, _NAME, _UNIT, _ROWS = "È la stessa unità", "Nome scritto", "Sembra", "Obiettivi che lo scrivono"
_NAMED: Final = 6
_HEIGHT: Final = 250
_COLUMNS: Final = {
    _TAKE: st.column_config.CheckboxColumn(width=130),
    _NAME: st.column_config.TextColumn(width=380),
    _UNIT: st.column_config.TextColumn(width=380),
    _ROWS: st.column_config.TextColumn(width=220),
}


def merged(incoming: Incoming, folder: EnteFolder, proposed: Sequence[Likeness]) -> EnteFolder:
    """The data with the merges that the person took; as they came where they took none.

    Args:
        incoming: the file.
        folder: what came out of it.
        proposed: names that look like other spellings of a unit.
    """
    if not proposed:
        return folder
    rows = _choose(incoming, proposed)
    taken = [each for each, row in zip(proposed, rows, strict=True) if row[_TAKE]]
    (year,) = folder.years
    return replace(folder, years=(replace(year, tables=with_spellings(year.tables, taken)),))


def _choose(incoming: Incoming, proposed: Sequence[Likeness]) -> list[dict[str, object]]:
    number = count(len(proposed), "nome di unità somiglia a un altro", "nomi di unità somigliano ad altri")
    st.markdown(f"**{number}**: niente si unisce da sé.")
    st.caption(
        "Una spunta dice che è la stessa unità: diventa una riga del foglio Unità, e ciò che è scritto negli obiettivi "
        "resta com'è. Senza spunta restano due unità."
    )
    return st.data_editor(
        [_row(each) for each in proposed],
        key=f"dati unità {incoming.mark} {hash(tuple(proposed))}",
        hide_index=True,
        height=min(38 + 35 * len(proposed), _HEIGHT),
        disabled=[_NAME, _UNIT, _ROWS],
        column_config=_COLUMNS,
        alt="Nomi di unità che si somigliano, con gli obiettivi che li scrivono: si uniscono con una spunta.",
    )


def _row(each: Likeness) -> dict[str, object]:
    codes = ", ".join(each.codes[:_NAMED])
    more = f" e altri {len(each.codes) - _NAMED}" if len(each.codes) > _NAMED else ""
    return {_TAKE: False, _NAME: each.name, _UNIT: each.unit, _ROWS: f"{codes}{more}"}

"""What an office's sheet leaves to be said: lines that are not read, results that are not there, what was made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from data.format.flat_layout import FlatChoices
from data.format.flat_lines import MAY_BE_TAKEN
from data.format.workbook_table import letters
from ui.facts.escape import markdown
from ui.facts.format import count, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.format.flat_lines import Line
    from data.format.incoming import Incoming
    from data.format.spreadsheet import Address

_OUT, _ZERO = "Non disponibili: restano fuori dal calcolo", "Non fatti: contano zero"
_LONG: Final = 60
_HEIGHT: Final = 250


def draw(incoming: Incoming) -> Incoming:
    """Tell them, and take what the person says of them."""
    laid = incoming.laid_out()
    if laid is None or incoming.flat is None:
        return incoming
    for sentence in laid.made_up:
        st.caption(f":material/auto_fix_high: {markdown(sentence)}")
    choices = FlatChoices(_taken(incoming.mark, laid.unread), absence_is_zero=_is_zero(incoming, laid.absent))
    return replace(incoming, flat=replace(incoming.flat, choices=choices))


def _taken(mark: str, unread: Sequence[Line]) -> frozenset[int]:
    """The lines that are read all the same."""
    if not unread:
        return frozenset()
    with st.expander(f"{count(len(unread), 'riga non letta', 'righe non lette')}, e perché", icon=":material/rule:"):
        st.dataframe(
            [{"Riga": str(line.number), "Che cosa c'è scritto": line.text, "Perché": line.unread} for line in unread],
            hide_index=True,
            height=min(38 + 35 * len(unread), _HEIGHT),
            alt="Le righe del foglio che non sono lette, con il motivo.",
        )
        texts = {line.number: line.text for line in unread if line.unread in MAY_BE_TAKEN}
        taken = st.multiselect(
            "Leggi lo stesso, come obiettivi, le righe",
            list(texts),
            format_func=lambda number: f"{number} · {short(texts[number], _LONG)}",
            key=f"dati righe {mark}",
            placeholder="Nessuna",
            filter_mode="contains",
        )
    return frozenset(taken)


def _is_zero(incoming: Incoming, absent: Sequence[Address]) -> bool:
    """What the results written «n.d.» count; out, unless a person says that they were not done."""
    if not absent:
        return False
    cells = ", ".join(
        f"{letters(column)}{line} «{incoming.text((sheet, line, column))}»" for sheet, line, column in absent
    )
    chosen = st.radio(
        markdown(f"Risultati scritti come assenti: {cells}"),
        [_OUT, _ZERO],
        key=f"dati assenti {incoming.mark}",
        help="Una cella vuota è un'altra cosa: non ancora misurato. «non fatto» al posto di «n.d.» conta zero.",
    )
    return chosen == _ZERO

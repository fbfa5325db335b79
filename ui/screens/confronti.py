"""The blocks of Confronti: the common indicators beside the other enti, then score and position together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from ui.facts import comparison as facts
from ui.facts.format import count
from ui.facts.others import ENOUGH
from ui.figures import charts, comparison, theme
from ui.screens import panels
from ui.screens.session import is_dark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CommonValue
    from scoring.benchmark import Corner
    from ui.facts.comparison import Line
    from ui.facts.view import View


def choose_year(view: View, common: Sequence[CommonValue]) -> int:
    """The year of the values, kept in the address."""
    years = [str(year) for year in facts.years(view, common)]
    return int(panels.choose_word("Anno dei valori", "al", years, str(facts.first_year(view, common))))


def nothing_in_common() -> None:
    """The ente has nothing that others have too."""
    st.info(
        "L'ente non ha valori di obiettivi comuni (OC): non c'è nulla su cui confrontarlo. Un indicatore è comune "
        "quando nei dati ha un codice comune (common_code).",
        icon=":material/compare_arrows:",
    )


def values(view: View, found: Sequence[Line], year: int) -> None:
    """How many are compared, where the ente is among the others, and the same as a table."""
    enti = {v.ente for line in found for v in line.others}
    st.caption(
        f"{count(len(found), 'obiettivo comune', 'obiettivi comuni')} · valori del {year} di "
        f"{count(len(enti) + 1, 'ente', 'enti')} dell'archivio"
        + (
            f" · con meno di {ENOUGH} enti niente medie né posizioni, solo i valori; i conteggi non sono rapportati "
            "alla dimensione degli enti"
            if facts.is_few(found)
            else ""
        )
    )
    if enti:
        _strips(view, found)
    else:
        st.info(
            f"Nessun altro ente dell'archivio ha valori del {year}: scegli un altro anno.",
            icon=":material/group_off:",
        )
    panels.open_table("confronti", comparison.table(found), [(line.sheet, line.result) for line in found], "andamenti")


def _strips(view: View, found: Sequence[Line]) -> None:
    st.plotly_chart(
        comparison.strips(found, theme.ground(dark=is_dark()), view.plan.ente.short_name),
        key="strisce",
        theme=None,
        config=charts.QUIET,
        alt="Per ogni obiettivo comune, dove sta l'ente fra il peggiore e il migliore. La tabella dice le stesse cose.",
    )


def positions(view: View, found: Sequence[Line]) -> None:
    """Score and distance from the others together, where both are known."""
    st.header("Risultato e posizione", anchor=False)
    placed = facts.corners(found)
    if not placed:
        st.info(
            f"Servono, nello stesso anno, un punteggio e un confronto (la mediana di almeno {ENOUGH} enti, o una media "
            f"stampata nel documento). I punteggi sono del {view.plan.year}.",
            icon=":material/grid_view:",
        )
        return
    figure_side, table_side = st.columns([5, 6], gap="medium")
    with figure_side:
        _quadrants(placed)
    with table_side:
        rows = [(x.sheet, x.result) for x, _ in placed]
        panels.open_table("quadranti", comparison.corner_table(placed), rows, "andamenti")


def _quadrants(placed: Sequence[tuple[Line, Corner]]) -> None:
    st.plotly_chart(
        comparison.quadrants(placed, theme.ground(dark=is_dark())),
        key="quadranti",
        theme=None,
        config=charts.QUIET,
        alt="Punteggio e distanza dagli altri. La tabella accanto dice le stesse cose.",
    )

"""The years of the ente side by side: each cell opens its year at its code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from scoring.summary import below
from ui.documents.taken import Taken
from ui.facts import too_large
from ui.facts.escape import markdown
from ui.facts.over_years import headline, over_years, result_over_years
from ui.figures import years as tables
from ui.screens import pages, take_away
from ui.screens.navigation import ALBERO, ANDAMENTI, follow
from ui.screens.session import here, known_years, years_of

if TYPE_CHECKING:
    from ui.facts.over_years import OverYears
    from ui.facts.view import View

_MOST = 560


def line(view: View) -> None:
    """The ente's result over the years in a line, with the way to all of them; nothing where there is one year."""
    ente = view.plan.ente.code
    found = known_years(ente)
    why = too_large.years(view.texts) if len(found) > 1 else ""
    if said := why or headline(result_over_years(years_of(ente), found)):
        params = {**replace(here(), node="", indicator="").params(), "mostra": "anni"}
        st.markdown(f":small[{markdown(said)}]")
        st.page_link(ANDAMENTI, label="Anno per anno", icon=":material/calendar_month:", query_params=params)


def draw(view: View) -> None:
    """The result and every objective over the years; with one year, the values and the targets of its indicators."""
    if len(known_years(view.plan.ente.code)) < 2:
        _one_year(view)
        return
    found = _found(view)
    rows = pages.in_sight(len(found.lines), "righe")
    shown = replace(found, lines=found.lines[rows])
    event = st.dataframe(
        tables.heat(shown),
        key="anni a confronto",
        on_select="rerun",
        selection_mode="single-cell",
        hide_index=True,
        placeholder="",
        height=min(40 + 35 * len(shown.lines), _MOST),
        column_config={tables.NAME: st.column_config.TextColumn(width=480)},
        alt="Risultato dell'ente e di ogni obiettivo, anno per anno: una cella apre quell'anno a quel codice.",
    )
    for sentence in found.notes():
        st.caption(markdown(sentence))
    take_away.told(
        "Sui target validi a fine anno. Una cella apre quell'anno a quel codice; vuota, il piano non lo ha.",
        Taken(view, "anni", "Risultati anno per anno", lambda: tables.heat(found)),
    )
    for at, column in event["selection"]["cells"]:
        _open(shown, at, column)


def _one_year(view: View) -> None:
    st.markdown(
        f"Nell'archivio c'è solo il {view.plan.year}: di ogni indicatore, i valori degli anni prima e i target "
        "degli anni che il documento stampa."
    )
    found = below(view.main, "")
    shown = found[pages.in_sight(len(found), "indicatori")]
    st.dataframe(
        tables.promises(view, shown),
        hide_index=True,
        placeholder="",
        height=min(40 + 35 * len(shown), _MOST),
        column_config={"Indicatore": st.column_config.TextColumn(width=480)},
        alt="Indicatori: valori degli anni prima, target di quest'anno e dei prossimi.",
    )
    take_away.menu(Taken(view, "valori-e-target", "Valori e target", lambda: tables.promises(view, found)))


def _found(view: View) -> OverYears:
    ente = view.plan.ente.code
    return over_years(years_of(ente), known_years(ente))


def _open(found: OverYears, at: int, column: str) -> None:
    """Go to a year at a code; a column that is no year, and a year without it, lead nowhere."""
    year = next((each for each in found.years if tables.heading(found, each) == column), None)
    if year is None or year not in found.lines[at].results:
        return
    place = replace(
        here(), year=str(year), basis="valid", section="", owner="", node=found.lines[at].code, indicator=""
    )
    follow(ALBERO, place.params())

"""The years of the ente side by side: each cell opens its year at its code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from scoring.summary import below
from ui.documents.taken import Taken
from ui.facts import too_large
from ui.facts.caveats import NOT_COMPARABLE
from ui.facts.escape import markdown
from ui.facts.format import count
from ui.facts.over_years import headline, over_years
from ui.figures import years as tables
from ui.figures.history_tables import NEW
from ui.figures.tables import order
from ui.screens import pages, take_away
from ui.screens.navigation import ALBERO, ANDAMENTI, follow
from ui.screens.panels import wide_texts
from ui.screens.session import here, keep_results, kept_results, known_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from ui.facts.over_years import OverYears
    from ui.facts.view import View

_MOST = 520
_VALUE, _TARGET = 96, 148
"""Pixels of the values of a year and of its targets, where a day fits: the browser measures the first rows alone."""
_KEPT = st.column_config.TextColumn(pinned=True)
"""Of the codes: they stay in sight beside years that are moved sideways."""


def line(view: View) -> None:
    """The ente's result over the years in a line, with the way to all of them; nothing where there is one year."""
    ente = view.plan.ente.code
    if len(known_years(ente)) < 2:
        return
    why = too_large.years(view.texts) if _waiting(ente) else ""
    if said := why or headline(_all(ente)):
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
    table = tables.heat(shown)
    event = st.dataframe(
        table,
        key="anni a confronto",
        on_select="rerun",
        selection_mode="single-cell",
        hide_index=True,
        placeholder="",
        height=min(38 + 35 * len(shown.lines), _MOST),
        column_order=order(table, last=tables.NAME),
        column_config={tables.CODE: _KEPT, **wide_texts(table)},
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
    table = tables.promises(view, shown)
    years = {name: _VALUE for name in table.columns if name.isdecimal()}
    years |= {name: _TARGET for name in table.columns if name.startswith("Target ")}
    st.dataframe(
        table,
        hide_index=True,
        placeholder="",
        height=min(38 + 35 * len(shown), _MOST),
        column_order=order(table, tables.CODE, *years, last="Indicatore"),
        column_config={
            tables.CODE: _KEPT,
            **{name: st.column_config.Column(width=pixels) for name, pixels in years.items()},
            **wide_texts(table, **years),
        },
        alt="Indicatori: valori degli anni prima, target di quest'anno e dei prossimi.",
    )
    take_away.told(
        ". ".join((count(len(found), "indicatore", "indicatori"), *([NOT_COMPARABLE] if NEW in table else []))),
        Taken(view, "valori-e-target", "Valori e target", lambda: tables.promises(view, found)),
    )


def _found(view: View) -> OverYears:
    """Every year; of a plan whose years take long, those that are known, until the others are asked for."""
    ente = view.plan.ente.code
    if too_large.years(view.texts):
        _score(ente, [year for year in _waiting(ente) if year == view.plan.year])
        if waiting := _waiting(ente):
            place = st.empty()
            if place.button(_offer(waiting, view), icon=":material/calculate:"):
                _score(ente, waiting, place)
        return _known(ente)
    return _all(ente)


def _offer(waiting: Sequence[int], view: View) -> str:
    others = f"gli altri {len(waiting)} anni" if len(waiting) > 1 else f"il {waiting[0]}"
    return f"Calcola anche {others} (circa {too_large.minutes(view.texts, len(waiting))})"


def _all(ente: str) -> OverYears:
    _score(ente, _waiting(ente))
    return _known(ente)


def _known(ente: str) -> OverYears:
    return over_years(kept_results(ente).known(), known_years(ente))


def _waiting(ente: str) -> list[int]:
    """The years whose results are not known."""
    known = {found.year for found in kept_results(ente).known()}
    return [year for year in known_years(ente) if year not in known]


def _score(ente: str, years: Sequence[int], place: DeltaGenerator | None = None) -> None:
    """Score some years one after the other, and say where it is; what is left half way is not lost."""
    if years:
        place, whole = place or st.empty(), len(known_years(ente))
        for at, year in enumerate(years, whole - len(years)):
            place.progress(at / whole, f"Calcolo il {year}: anno {at + 1} di {whole}")
            keep_results(ente, year)
        place.empty()


def _open(found: OverYears, at: int, column: str) -> None:
    """Go to a year at a code; a column that is no year, and a year without it, lead nowhere."""
    year = next((each for each in found.years if tables.heading(found, each) == column), None)
    if year is None or year not in found.lines[at].results:
        return
    place = replace(
        here(), year=str(year), basis="valid", section="", owner="", node=found.lines[at].code, indicator=""
    )
    follow(ALBERO, place.params())

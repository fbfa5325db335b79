"""The blocks of the page of the organisational units: all of them, one of them, all against their objectives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from ui.documents.taken import Taken
from ui.facts.breakdown import NOT_OF_THE_UNIT, unit_values
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, count, points, short
from ui.facts.units import also_written, headline, matrix, of_how_many, of_what, shared_sentence, unowned_sentence
from ui.figures import breakdown, theme
from ui.figures import units as figures
from ui.figures.tables import LOST, SCORE, STATE
from ui.screens import pages, panels, take_away
from ui.screens.navigation import DATI, SCHEDA, follow
from ui.screens.panels import choose_segment, choose_word, open_table, place_of, row_within, state_badge
from ui.screens.session import here, is_dark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.units import UnitObjective, UnitResult
    from ui.facts.units import Units
    from ui.facts.view import View

_UNIT: Final = "unita"
_SHAPES: Final = {"elenco": "Elenco", "matrice": "Matrice"}
_TABLE: Final = "unità"
_ORDER: Final = (SCORE, figures.UNIT, figures.RESULT, STATE, LOST, "Di quanti", "Indicatori", "Obiettivi per stato")
_ORDER_OF_ONE: Final = (SCORE, "Codice", "Obiettivo", STATE, LOST, figures.TOGETHER)
"""Of the columns in sight: a telephone has room for the first ones."""
_MATRIX: Final = "matrice unità"
_HEIGHT: Final = 250
_NUMBERS: Final = {SCORE: 90, LOST: 95, STATE: 185}
_WIDTHS: Final = {figures.UNIT: 440, "Di quanti": 125, "Indicatori": 80, "Obiettivi per stato": 135, **_NUMBERS}
_OF_ONE: Final = {"Codice": 110, "Obiettivo": 740, **_NUMBERS}
_OF_SEVERAL: Final = {"Codice": 84, "Obiettivo": 440, figures.TOGETHER: 300, **_NUMBERS}
"""Where objectives have several units: words go on two lines or three."""


def nobody() -> None:
    """Say that no objective names a unit, and where units are written."""
    st.info(
        "Nessun obiettivo di quest'anno ha un'unità organizzativa. Si scrivono nella colonna «Unità organizzative» del "
        "foglio Obiettivi (`units` in `nodes.csv`); nomi, altre grafie e nomi congiunti nel foglio Unità "
        "(`units.csv`).",
        icon=":material/groups:",
    )
    st.page_link(
        DATI, label="Scarica il modello da compilare", icon=":material/download:", query_params=here().params()
    )


def choose(found: Units) -> UnitResult | None:
    """The unit that is looked at; None where all are, as a matrix. Both choices are in the address."""
    with st.container(horizontal=True, vertical_alignment="center"):
        is_list = choose_segment("Forma", "forma", _SHAPES) == "elenco"
        names = {unit.name: short(unit.name, 70) for unit in found.results}
        name = choose_word("Unità", _UNIT, names, width=400) if is_list else ""
        st.caption(markdown(" ".join(filter(None, (found.how, unowned_sentence(found.without))))), width="stretch")
    return next((unit for unit in found.results if unit.name == name), None)


def listing(view: View, found: Units) -> None:
    """Every unit in a row; a chosen one opens below."""
    shown = found.results[pages.in_sight(len(found.results), "unità", key="pagina-unita")]
    st.dataframe(
        figures.table(shown),
        key=_TABLE,
        on_select=lambda: _chosen(shown),
        selection_mode="single-cell",
        hide_index=True,
        placeholder=NOTHING,
        height=min(38 + 35 * len(shown), _HEIGHT),
        column_order=_ORDER,
        column_config={
            **_columns(_WIDTHS),
            figures.RESULT: st.column_config.ProgressColumn(min_value=0, max_value=100, width=80, format=" "),
        },
        alt="Unità organizzative: risultato, stato, obiettivi, indicatori, punti persi. Una riga scelta si apre sotto.",
    )
    take_away.told(
        f"{count(len(found.results), 'unità', 'unità')} · una riga scelta si apre qui sotto."
        f" {shared_sentence(found.results)}".rstrip(),
        Taken(
            view,
            "unita",
            "Unità organizzative",
            lambda: figures.table(found.results).hide([figures.RESULT], axis="columns"),
        ),
    )


def detail(view: View, unit: UnitResult) -> None:
    """One unit: its result, how it is also written, its objectives and its own values; each opens its page."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{markdown(short(unit.name, 90))}**", width="content")
        st.markdown(f"**{markdown(headline(unit))}**", width="content")
        state_badge(view, unit)
        st.caption(markdown(_told(unit)), width="content")
    if also := also_written(view.unit_names, unit.name):
        st.caption(markdown(also))
    _objectives(view, unit)
    _values(view, unit)


def _objectives(view: View, unit: UnitResult) -> None:
    if not unit.objectives:
        st.info("Nessun obiettivo di quest'anno ha il suo nome.", icon=":material/info:")
        return
    rows = [(each.scored, each.result) for each in unit.objectives]
    at = pages.in_sight(len(rows), "obiettivi")
    table = figures.objectives(view, replace(unit, objectives=unit.objectives[at]), _OF_SEVERAL["Obiettivo"])
    widths = _OF_SEVERAL if figures.TOGETHER in table.columns else _OF_ONE
    row = row_within(table, {name: widths[name] for name in ("Obiettivo", figures.TOGETHER) if name in widths})
    open_table(f"obiettivi {unit.name}", table, rows[at], "scheda", _columns(widths), row, _ORDER_OF_ONE)
    take_away.told(
        f"{count(len(rows), 'obiettivo', 'obiettivi')} · una riga scelta apre la sua scheda.",
        Taken(view, f"obiettivi {unit.name}", f"Obiettivi di {unit.name}", lambda: figures.objectives(view, unit)),
    )


def _values(view: View, unit: UnitResult) -> None:
    """The indicators on which the unit has a value of its own, beside the whole."""
    found = unit_values(view, unit.name)
    if not found:
        return
    st.markdown("### Valori suoi")
    name = f"valori di {unit.name}"
    rows = [(each.scored, each.whole) for each in found]
    open_table(name, breakdown.of_unit(found), rows, "scheda", _columns(breakdown.WIDTHS))
    take_away.told(
        f"{NOT_OF_THE_UNIT} Una riga scelta apre l'indicatore.",
        Taken(view, name, f"Valori di {unit.name}", lambda: breakdown.of_unit(found)),
    )


def draw_matrix(view: View, found: Units) -> None:
    """Units against objectives; a square opens the page of its objective."""
    shown = matrix(found.results)
    if not shown.units:
        st.info("Nessuna unità ha obiettivi.", icon=":material/info:")
        return
    event = panels.figure(
        figures.matrix(shown, ground=theme.ground(dark=is_dark())),
        key=_MATRIX,
        on_select="rerun",
        alt="Matrice delle unità e dei loro obiettivi: ogni quadrato ha il simbolo e il colore del suo stato. "
        "L'elenco dice le stesse cose.",
    )
    rest = f" {shown.rest}" if shown.rest else ""
    take_away.told(
        f"Un quadrato apre la scheda del suo obiettivo.{rest}",
        Taken(
            view,
            "unita-e-obiettivi",
            "Unità e obiettivi",
            lambda: figures.pairs(found.results),
            lambda ground: figures.matrix(shown, ground=ground),
        ),
    )
    if chosen := event["selection"]["points"]:
        _open(shown.objectives[chosen[0]["customdata"][0]])


def _columns(widths: Mapping[str, int]) -> dict[str, Any]:
    return {name: st.column_config.Column(width=width) for name, width in widths.items()}


def _told(unit: UnitResult) -> str:
    return " · ".join(
        (
            of_how_many(unit),
            count(unit.indicators, "indicatore", "indicatori"),
            f"{points(unit.lost)} persi su {of_what(unit)}",
        )
    )


def _open(each: UnitObjective) -> None:
    follow(SCHEDA, place_of(each.result, each.scored).params())


def _chosen(shown: Sequence[UnitResult]) -> None:
    cells = st.session_state[_TABLE]["selection"]["cells"]
    if cells and cells[0][0] < len(shown):
        st.query_params[_UNIT] = shown[cells[0][0]].name

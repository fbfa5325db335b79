"""The tree in three shapes, the filters above it, and what a click means: a place to look at beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from ui.documents.taken import Taken
from ui.facts import states
from ui.facts.drawn import crowded
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, number, score, short
from ui.facts.outline import Filters, Kind, Order, how_many, matching, rows, state_counts
from ui.facts.tiles import every_state
from ui.figures import charts, tables, theme
from ui.figures.charts import measure_id, node_id
from ui.figures.columns import columns
from ui.screens import asked, inspector, pages, panels, take_away
from ui.screens.inspector import OPEN, WHOLE, open_in_the_figure
from ui.screens.panels import EVERYWHERE, TWO_LINES, place_in
from ui.screens.session import go, is_dark, outline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.policy import Band
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.outline import Row
    from ui.facts.view import View
    from ui.figures.theme import Ground

HEIGHT: Final = 490
SHAPES: Final = {"colonne": "A colonne", "anelli": "Ad anelli", "barre": "A barre"}


def level(scored: ScoredSheet, node: NodeResult) -> NodeResult:
    """The node that the figure is of: what was opened, else where the reader comes to."""
    found = asked.known(OPEN, {WHOLE, *scored.places})
    if not found or not found[-1]:
        return node
    return scored.root if found[-1] == WHOLE else scored.node(found[-1])


def header(scored: ScoredSheet, opened: NodeResult) -> None:
    """The way to the node that the figure is of, each step a button, and how it went."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="percorso"):
        for step in scored.path(opened.code):
            st.button(
                markdown(short(step.code if len(step.code) > 2 else step.title, 34)),
                type="tertiary",
                key=f"passo {step.code}",
                disabled=step is opened,
                on_click=partial(open_in_the_figure, step.code),
                help=markdown(short(step.title, 200)),
            )
        st.markdown(f"**{score(opened)}**", width="content")
        st.badge(markdown(states.state(opened.band)), color=theme.badge_colour(opened.band))  # type: ignore[arg-type]


def every_row(view: View, scored: ScoredSheet, opened: NodeResult, *, is_everywhere: bool) -> tuple[Row, ...]:
    """A node and everything below it; every row of every sheet, where all are asked for."""
    if is_everywhere:
        return tuple(row for each in view.sheets for row in outline(view, each))
    return rows(view, scored, at=opened.code) if opened.code else outline(view, scored)


def is_of_every_sheet() -> bool:
    """Whether the rows are of every sheet."""
    return "sì" in st.query_params.get_all(EVERYWHERE)


def choose_shape(*, is_everywhere: bool) -> tuple[str, Order]:
    """The shape and the order of the rows; those of every sheet are a list in the order of the tree."""
    is_by_points = st.query_params.get("righe") == Order.LOST and not is_everywhere
    shape = panels.choose_segment("Forma", "forma", SHAPES, fixed="barre" if is_everywhere or is_by_points else "")
    # Points of different results are no order of all of them.
    order = panels.choose_segment(
        "Righe", "righe", {each: each for each in Order}, fixed=Order.TREE if is_everywhere else ""
    )
    return shape, Order(order)


def choose_filters(view: View, scored: ScoredSheet, *, is_everywhere: bool) -> Filters:
    """Which rows, of one sheet or of every; every choice is in the address."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filtri"):
        kinds = tuple(word for word in st.query_params.get_all("cosa") if word in set(Kind))
        found = matching(every_row(view, scored, scored.root, is_everywhere=is_everywhere), Filters(kinds=kinds))
        counted = state_counts(found, _bands(view, scored))
        chosen = st.query_params.get_all("stato")
        words = {
            states.word(band): f"{states.state(band)} · {number(many, 0)}"
            for band, many in counted
            if many or states.word(band) in chosen
        }
        wanted = _chips("Stato", "stato", words)
        _chips("Che cosa", "cosa", {kind: kind for kind in Kind})
        _chips("Dove", EVERYWHERE, {"sì": "Tutte le sezioni"})
        units, typologies, text = _more_filters(view)
    return Filters(states=wanted, kinds=kinds, units=units, typologies=typologies, text=text)


def _more_filters(view: View) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The filters that are needed less often; the button says how many are set."""
    words = ("unita", "tipologia", "cerca")
    many = sum(bool(st.query_params.get(word)) for word in words)
    with st.popover(f"Altri filtri · {many}" if many else "Altri filtri", icon=":material/filter_alt:"):
        text = st.text_input("Parole", key="cerca", bind="query-params", placeholder="codice o parole")
        units = _many("Unità", view.unit_names.of_all(row.units for row in view.nodes.values()), "unita")
        typologies = _many("Tipologia", (row.typology for row in view.texts.values()), "tipologia")
    return units, typologies, text or ""


def _many(label: str, values: Iterable[str], key: str) -> tuple[str, ...]:
    options = sorted({value for value in values if value}, key=str.casefold)
    asked.known(key, options)
    if not options:
        return ()
    return tuple(
        st.multiselect(label, options, key=key, bind="query-params", placeholder="tutte", filter_mode="contains")
    )


def _bands(view: View, scored: ScoredSheet) -> list[Band | None]:
    in_course = any(sheet.is_in_course for sheet in view.sheets)
    return list(every_state(scored.policy, in_course=in_course))


def _chips(label: str, word: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """Choices in sight, each of which can be taken away again, kept in the address under a word of their own."""
    chosen = asked.known(word, options)
    key = f"scelta {word}"
    st.session_state[key] = chosen
    st.pills(
        label,
        list(options),
        selection_mode="multi",
        key=key,
        format_func=lambda option: markdown(options[option]),
        on_change=lambda: st.query_params.update({word: st.session_state[key]}),
        label_visibility="collapsed",
    )
    return tuple(chosen)


def figure(scored: ScoredSheet, opened: NodeResult, shape: str, found: Sequence[Row], *, is_filtered: bool) -> None:
    """The tree as a figure; what the filters leave out is dimmed."""
    drawn = _drawn(scored, opened, shape, found if is_filtered else None, theme.ground(dark=is_dark()))
    key = f"figura {scored.sheet.section} {scored.sheet.owner} {opened.code} {shape}"
    panels.figure(
        drawn,
        key=key,
        on_select=partial(_clicked, key, scored),
        alt="Albero della performance: ogni casella è un obiettivo o un indicatore, grande quanto il suo peso "
        "effettivo. «A barre» dice le stesse cose in un elenco.",
    )


def _drawn(
    scored: ScoredSheet, opened: NodeResult, shape: str, found: Sequence[Row] | None, ground: Ground
) -> charts.Figure:
    """The figure; without rows nothing is filtered."""
    kept = None if found is None else {id(row.result) for row in found}

    def is_in(result: NodeResult | MeasureResult) -> bool:
        return kept is None or id(result) in kept

    if shape == "anelli":
        return charts.tree(scored, level=opened.code, shape="sunburst", ground=ground, height=HEIGHT, is_in=is_in)
    return columns(scored, level=opened.code, ground=ground, height=HEIGHT, is_in=is_in)


def _clicked(key: str, scored: ScoredSheet) -> None:
    """Look at the clicked cell; a click that only undoes the last one changes nothing."""
    points = st.session_state[key]["selection"]["points"]
    if not points:
        return
    cell = points[0].get("customdata")
    _look_at(scored, str(points[0].get("id") or (cell[0] if isinstance(cell, list) else cell)))


def _look_at(scored: ScoredSheet, cell: str) -> None:
    nodes = ((node_id(each.code), each.code, "") for each in scored.nodes)
    measures = ((measure_id(*where), *where) for where in map(_address_of, scored.measures))
    for name, node, indicator in (*nodes, *measures):
        if cell == name:
            _go(scored, node, indicator)


def _address_of(result: MeasureResult) -> tuple[str, str]:
    return result.measure.key.node_code, result.measure.key.indicator_code


def _go(scored: ScoredSheet, node: str, indicator: str) -> None:
    """The inspector is drawn again and nothing else; the figure stays of what it is of."""
    stays = {} if OPEN in st.query_params else {OPEN: st.session_state[_OPENED] or WHOLE}
    go(place_in(scored, node, indicator), stays)
    st.rerun(inspector.KEY)


_ORDER: Final = (tables.SCORE, tables.NAME, tables.BAR, tables.STATE, tables.WEIGHT, tables.LOST, "Sezione")
"""Of the columns in sight: a telephone has room for the first two."""
_OPENED: Final = "aperto nella figura"


def remember(opened: NodeResult) -> None:
    """Keep which node the figure is of, so that a click beside it does not open another."""
    st.session_state[_OPENED] = opened.code


def listing(view: View, found: Sequence[Row], order: Order, *, is_flat: bool, is_everywhere: bool) -> None:
    """The tree as a list of bars; a chosen cell opens its row beside it."""
    if not found:
        st.info("Nessun obiettivo o indicatore risponde ai filtri.", icon=":material/filter_alt_off:")
        return
    found = found[pages.in_sight(len(found), "righe")]
    key = f"righe {order} {is_everywhere} {len(found)} {found[0].code} {found[-1].code}"
    st.dataframe(
        tables.bars(
            found,
            is_indented=not is_flat,
            whose=(lambda row: view.whose(row.scored)) if is_everywhere else None,
            room=tables.NAME_PIXELS,
        ),
        column_order=_ORDER,
        key=key,
        on_select=partial(_chosen, key, found),
        selection_mode="single-cell",
        hide_index=True,
        placeholder=NOTHING,
        row_height=TWO_LINES,
        height=min(38 + TWO_LINES * len(found), HEIGHT),
        column_config={
            tables.NAME: st.column_config.TextColumn(width=tables.NAME_PIXELS),
            tables.BAR: st.column_config.ProgressColumn(
                min_value=0, max_value=found[0].scored.policy.cap, format=" ", width=64
            ),
            tables.SCORE: st.column_config.NumberColumn(width=76),
            tables.STATE: st.column_config.TextColumn(width=124),
            tables.WEIGHT: st.column_config.NumberColumn("Peso", width=54),
            tables.LOST: st.column_config.NumberColumn(width=80),
            "Sezione": st.column_config.TextColumn(width=150),
        },
        alt="Albero come elenco: nome, punteggio, stato, peso effettivo, punti persi.",
    )


def below(  # noqa: PLR0913 - what the tree above it is drawn of
    view: View,
    scored: ScoredSheet,
    opened: NodeResult,
    shape: str,
    found: Sequence[Row],
    *,
    is_filtered: bool,
    is_everywhere: bool,
) -> None:
    """How many rows there are, what a click does, and the tree to be taken away: only the rows that are listed."""
    name = "" if is_everywhere else opened.code
    whose = (lambda row: view.whose(row.scored)) if is_everywhere else None

    def drawn(ground: Ground) -> charts.Figure:
        return _drawn(scored, opened, shape, found if is_filtered else None, ground)

    take_away.told(
        " ".join(
            filter(
                None,
                (
                    f"{how_many(found)} · una casella o una riga scelta si legge nel riquadro.",
                    "" if shape == "barre" else crowded(scored, opened.code),
                ),
            )
        ),
        Taken(
            view,
            f"albero {name}".strip(),
            f"Albero della performance {name}".strip(),
            lambda: tables.bars(found, is_indented=False, whose=whose).hide([tables.BAR], axis="columns"),
            None if shape == "barre" else drawn,
        ),
    )


def _chosen(key: str, found: Sequence[Row]) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells and cells[0][0] < len(found):
        row = found[cells[0][0]]
        _go(row.scored, row.node_code, row.indicator_code)

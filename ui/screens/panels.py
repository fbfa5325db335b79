"""Pieces that more than one page draws: where one is, what one looks at, and the ways on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

import streamlit as st

from scoring.result import NodeResult
from ui.facts import monitoring, words
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, short
from ui.facts.result_words import published, state
from ui.facts.scheda import interval
from ui.facts.shared import elsewhere
from ui.figures import charts, tables, theme
from ui.figures.widths import PAGE, long_columns
from ui.screens import asked
from ui.screens.navigation import SCHEDA, follow
from ui.screens.session import go, here, progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from pandas.io.formats.style import Styler

    from scoring.result import MeasureResult, ScoredSheet
    from scoring.units import UnitResult
    from ui.facts.address import Place
    from ui.facts.view import View

SEARCH: Final = "cerca"
"""In the address and in the session, the words that indicators are searched for."""
TWO_LINES: Final = 65
"""Pixels of a row of a table with two lines of words; Streamlit breaks no lines in a row of 64."""
ONE_LINE: Final = 35
_HEAD: Final = 38
"""Pixels of the headings of a table, with its edges."""
_TELLING = 2
"""A code of more characters than these tells an officer which node it is."""
EVERYWHERE: Final = "ovunque"
"""Whether the rows of a page are of every sheet, in the address."""


def choose_sheet(view: View, *, is_every: bool = False) -> ScoredSheet:
    """The sheet the reader is in, chosen by section and, in an individual section, by person.

    Args:
        view: whose sheets.
        is_every: whether the page shows every sheet; then none is chosen, and to choose one shows it alone.
    """
    place = here()
    section = place.section if place.section in view.sections() else view.plan.policy.main_section
    with st.container(horizontal=True, vertical_alignment="center"):
        st.session_state["scelta sezione"] = None if is_every else section
        st.segmented_control(
            "Sezione",
            view.sections(),
            key="scelta sezione",
            format_func=lambda code: markdown(view.section_name(code)),
            required=not is_every,
            on_change=_change_section,
            label_visibility="collapsed",
        )
        owners = view.owners(section)
        owner = place.owner if place.owner in owners else owners[0]
        if owner and not is_every:
            st.session_state["scelta persona"] = owner
            st.selectbox(
                "Persona",
                owners,
                filter_mode="contains",
                key="scelta persona",
                on_change=_change_owner,
                label_visibility="collapsed",
                width=420,
            )
    return view.sheet(section, owner)


def place_in(scored: ScoredSheet, node: str = "", indicator: str = "") -> Place:
    """A place of a sheet, of the ente, year and targets the reader is looking at."""
    return replace(here(), section=scored.sheet.section, owner=scored.sheet.owner, node=node, indicator=indicator)


def place_of(result: NodeResult | MeasureResult, scored: ScoredSheet) -> Place:
    """The place of a node or of an indicator."""
    if isinstance(result, NodeResult):
        return place_in(scored, result.code)
    return place_in(scored, result.measure.key.node_code, result.code)


def current_node(scored: ScoredSheet) -> NodeResult:
    """The node of the address; the root where the address names none, or one this sheet has not."""
    asked_for = here().node
    return scored.node(asked_for if asked_for in scored.places else "")


def current_measure(scored: ScoredSheet, node: NodeResult) -> MeasureResult | None:
    """The indicator of the address; None where it names none, or one this node has not."""
    asked_for = here().indicator
    found = [m for m in scored.measures_of(node.node.code) if m.measure.key.indicator_code == asked_for]
    return found[0] if found else None


def breadcrumb(scored: ScoredSheet, node: NodeResult, measure: MeasureResult | None = None) -> None:
    """The way from the root to where the reader is, every step a button, and one step back."""
    path = scored.path(node.node.code)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="percorso"):
        up = path[-1] if measure else path[-2] if len(path) > 1 else path[0]
        st.button(
            "Su",
            icon=":material/arrow_upward:",
            disabled=len(path) == 1 and measure is None,
            on_click=partial(go, place_in(scored, up.node.code)),
            help="Torna al livello superiore",
            key="su",
        )
        for step in path:
            code, title = step.node.code, step.node.title
            name = code if len(code) > _TELLING else short(title, 40)
            st.button(
                markdown(name),
                type="tertiary",
                key=f"passo {step.node.code}",
                disabled=step is path[-1] and measure is None,
                on_click=partial(go, place_in(scored, step.node.code)),
                help=markdown(step.node.title),
            )
        if measure is not None:
            st.markdown(f"**{markdown(measure.measure.key.indicator_code)}**", width="content")


def state_badge(view: View, result: NodeResult | MeasureResult | UnitResult) -> None:
    """The state as a badge: symbol, word, colour."""
    st.badge(markdown(state(result, view.plan.policy)), color=theme.badge_colour(result.band))  # type: ignore[arg-type]


def tell_course(view: View, scored: ScoredSheet, result: NodeResult | MeasureResult) -> None:
    """While something here is not measured yet: how it can end, how it stands on its way."""
    if scored.is_in_course:
        for sentence in monitoring.of_result(view, progress(view, scored), result):
            st.markdown(f":small[{markdown(sentence)}]")


def verdict(result: NodeResult | MeasureResult) -> None:
    """What the document publishes, and how it stands to what is computed here."""
    if result.published is None:
        if result.score is not None:
            st.caption("Il documento non pubblica un punteggio: quello mostrato è calcolato.")
        return
    printed = published(result)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Pubblicato: **{markdown(printed.shown)}**", width="content")
        if result.verdict is not None:
            st.badge(printed.verdict, color=words.VERDICT_COLOUR[result.verdict])  # type: ignore[arg-type]
    if printed.reason:
        st.caption(f"{printed.reason} {interval(result) if printed.verdict else ''}".strip())


def lead_elsewhere(view: View, result: MeasureResult) -> None:
    """The ways to the other places of one indicator; nothing where it is in one place only."""
    for other in elsewhere(view, result.measure.key):
        key = other.key
        place = replace(here(), section=key.section, owner=key.owner, node=key.node_code, indicator=key.indicator_code)
        label = markdown(other.sentence)
        st.page_link(SCHEDA, label=label, icon=":material/link:", query_params=place.params())


def narrow_titles() -> dict[str, Any]:
    """Column settings that keep long titles from pushing state and score out of sight."""
    titles = {name: st.column_config.TextColumn(width=tables.TITLE_PIXELS) for name in tables.TITLES}
    return {**titles, "Posizione": st.column_config.TextColumn(width=270)}


def wide_texts(table: pd.DataFrame | Styler, page: int = PAGE, **taken: int) -> dict[str, Any]:
    """Column settings that give the long texts of a table the room that the other columns leave.

    Args:
        table: what is shown.
        page: pixels of the whole table, on a screen of 1280.
        taken: pixels of columns that have settings of their own.
    """
    return _settings(long_columns(table, page=page, taken=taken))


def _settings(columns: Mapping[str, int]) -> dict[str, Any]:
    return {name: st.column_config.Column(width=pixels) for name, pixels in columns.items()}


def whole_texts(table: pd.DataFrame | Styler, most: int, page: int = PAGE) -> dict[str, Any]:
    """Settings of a table whose long texts are read whole: its columns, its rows, its own height.

    Args:
        table: what is shown.
        most: pixels of the whole table; what is beyond is scrolled.
        page: as in ``wide_texts``.
    """
    columns, rows = long_columns(table, page=page), len(table.index)
    row = row_within(table, columns)
    return {
        "column_config": _settings(columns),
        "row_height": row,
        "height": min(_HEAD + row * max(rows, 1), most),
    }


def row_height(table: pd.DataFrame | Styler, page: int = PAGE, **taken: int) -> int:
    """Pixels of the rows of a table that has ``wide_texts``, whose arguments are these."""
    return row_within(table, long_columns(table, page=page, taken=taken))


def row_within(table: pd.DataFrame | Styler, columns: Mapping[str, int]) -> int:
    """Pixels of the rows of a table: of two lines where texts are longer than their columns.

    Args:
        table: what is shown.
        columns: pixels of those that may be too narrow.
    """
    return TWO_LINES if tables.is_cut(table, columns) else ONE_LINE


def _change_section() -> None:
    place = replace(here(), section=st.session_state["scelta sezione"], owner="", node="", indicator="")
    go(place, {EVERYWHERE: []})


def _change_owner() -> None:
    go(replace(here(), owner=st.session_state["scelta persona"], node="", indicator=""))


def choose_word(  # noqa: PLR0913 - a control with what it looks like
    label: str,
    word: str,
    options: Mapping[str, str] | Sequence[str],
    default: str = "",
    *,
    width: int = 180,
    known: Collection[str] = (),
) -> str:
    """One choice of a page, kept in the address under a word of its own.

    Args:
        label: what is chosen; hidden where the choices have names of their own.
        word: of the address.
        options: what may be chosen; with names, what each is called by what the address says of it.
        default: what is chosen where the address says nothing; the first where it is not among the options.
        width: pixels.
        known: what the address may say too, though it is not among the options now.
    """
    names = dict(options) if isinstance(options, Mapping) else {option: option for option in options}
    at = _of_the_address(word, names, default, known)
    st.selectbox(
        label,
        list(names),
        filter_mode="contains",
        key=f"scelta {word}",
        format_func=names.__getitem__,
        on_change=partial(_into_the_address, word),
        width=width,
        label_visibility="collapsed" if isinstance(options, Mapping) else "visible",
    )
    return at


def choose_segment(  # noqa: PLR0913 - a control with what it looks like
    label: str,
    word: str,
    names: Mapping[str, str],
    default: str = "",
    known: Collection[str] = (),
    *,
    fixed: str = "",
) -> str:
    """One of a few choices of a page, all in sight, kept in the address under a word of its own.

    Args:
        label: what is chosen, for those who do not see it.
        word: of the address.
        names: what each choice is called, by what the address says of it.
        default: what is chosen where the address says nothing; the first where it is not among them.
        known: what the address may say too, though it is not among the choices now.
        fixed: the one choice that the rest of the page leaves; empty where all are free.
    """
    at = _of_the_address(word, names, default, known)
    if fixed:
        at = st.session_state[f"scelta {word}"] = fixed
    st.segmented_control(
        label,
        list(names),
        key=f"scelta {word}",
        disabled=bool(fixed),
        format_func=names.__getitem__,
        required=True,
        on_change=partial(_into_the_address, word),
        label_visibility="collapsed",
    )
    return at


def choose_several(  # noqa: PLR0913 - a control with what it looks like
    label: str,
    word: str,
    names: Mapping[str, str],
    placeholder: str,
    *,
    most: int | None = None,
    width: int | Literal["stretch"] = "stretch",
    known: Collection[str] = (),
) -> tuple[str, ...]:
    """Some of many choices of a page, found by their name, kept in the address under a word of their own.

    Args:
        label: what is chosen.
        word: of the address.
        names: what each choice is called, by what the address says of it.
        placeholder: what it means that nothing is chosen.
        most: how many at most; None for any number.
        width: pixels, or all there are.
        known: what the address may say too, though it is not among the choices now.
    """
    key = f"scelta {word}"
    said = [value for value in st.query_params.get(word, "").split("|") if value]
    asked.tell(word, [value for value in said if value not in names and value not in known])
    chosen = [value for value in said if value in names][:most]
    st.session_state[key] = chosen
    st.multiselect(
        label,
        list(names),
        filter_mode="contains",
        key=key,
        format_func=lambda value: short(names[value], 70),
        max_selections=most,
        placeholder=placeholder,
        on_change=partial(_several_into_the_address, word),
        label_visibility="collapsed",
        width=width,
    )
    return tuple(chosen)


def search_box(width: int) -> str:
    """The words that the indicators of a page are searched for, kept in the address; empty for none."""
    text = st.text_input(
        "Cerca un indicatore",
        key=SEARCH,
        bind="query-params",
        placeholder="Cerca: codice o parola",
        icon=":material/search:",
        width=width,
        label_visibility="collapsed",
    )
    return text or ""


def _of_the_address(word: str, names: Mapping[str, str], default: str, known: Collection[str]) -> str:
    """What the address chooses, put in the widget; the default, else the first, where it says nothing that there is."""
    said = st.query_params.get(word, default)
    is_there = not said or said == default or said in names or said in known
    asked.tell(word, [] if is_there else [said])
    at = said if said in names else default if default in names else next(iter(names))
    st.session_state[f"scelta {word}"] = at
    return at


def _several_into_the_address(word: str) -> None:
    chosen = st.session_state[f"scelta {word}"]
    if chosen:
        st.query_params[word] = "|".join(chosen)
    elif word in st.query_params:
        del st.query_params[word]


def _into_the_address(word: str) -> None:
    st.query_params[word] = st.session_state[f"scelta {word}"]


def figure(
    drawn: charts.Figure, *, key: str, alt: str, on_select: Literal["ignore", "rerun"] | Callable[[], None] = "ignore"
) -> Any:  # noqa: ANN401 - what was chosen, as Streamlit gives it
    """A figure on a page, with no buttons over it.

    Args:
        drawn: what to show.
        key: unique on the page.
        alt: what it says, for who does not see it.
        on_select: what a point does that is chosen.
    """
    return st.plotly_chart(
        charts.checked(drawn),
        key=key,
        alt=alt,
        on_select=on_select,
        selection_mode="points",
        theme=None,
        config={"displayModeBar": False},
    )


def open_table(  # noqa: PLR0913, PLR0917 - a table with what it looks like
    name: str,
    table: Styler | pd.DataFrame,
    found: Sequence[tuple[ScoredSheet, NodeResult | MeasureResult]],
    page: str,
    columns: Mapping[str, Any] | None = None,
    row: int = ONE_LINE,
    order: Sequence[str] | None = None,
) -> None:
    """A table whose chosen row opens its place on another page.

    Args:
        name: of the table, unique on its page.
        table: what to show.
        found: for each row, the sheet and the result it is about.
        page: file name of the page to open, without its ending.
        columns: settings of columns that are not those of ``narrow_titles``.
        row: pixels of a row, one line or ``TWO_LINES``.
        order: of the columns in sight; None for the table's own.
    """
    event = st.dataframe(
        table,
        key=f"tabella {name}",
        on_select="rerun",
        selection_mode="single-cell",
        hide_index=True,
        placeholder=NOTHING,
        row_height=row,
        column_order=order,
        height=min(38 + row * len(found), 420),
        column_config={**narrow_titles(), **(columns or {})},
        alt=f"Tabella: {name}. Una riga scelta si apre.",
    )
    chosen = [row for row, _ in event["selection"]["cells"]]
    if chosen:
        scored, result = found[chosen[0]]
        follow(f"pages/{page}.py", place_of(result, scored).params())

"""Up to four scenarios beside each other: targets, scores, states, how many in each state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind, reconcile
from scoring.scenario import Field, official
from scoring.summary import parts, state_counts
from ui.documents.tables import as_xlsx, measured, scored
from ui.documents.xlsx.page_head import page_head
from ui.documents.xlsx.workbook import Imprint
from ui.facts import states, words
from ui.facts.assumption_text import field_name
from ui.facts.data_version import Issue, day_of_documents
from ui.facts.escape import figure as safe
from ui.facts.escape import markdown
from ui.facts.format import NOTHING, change, day, difference, percent, quantity, short
from ui.facts.whatif.answer import MARK, WhatIf, what_if
from ui.figures import charts, theme
from ui.screens.session import fingerprint, is_dark, years_of
from ui.screens.simulazione.export import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.plan.scenarios import SavedScenario
    from scoring.model import MeasureKey, Quantity
    from scoring.result import ScoredSheet
    from ui.facts.whatif.workbench import Workbench

_MOST: Final = 4
_NAME: Final = 90
"""Letters of a name in a table: all those that a scenario may have, and its year."""
_ON_AN_AXIS: Final = 30
_HEADINGS: Final = ("Obiettivo", "Indicatore", "Che cosa", "Codice", "Unità", "Nota")
"""What the tables have beside the scenarios, whatever these are called."""
_WORD: Final = "confronta"
OFFICIAL: Final = "Ufficiale"
SUPPOSED: Final = "Su consuntivi supposti"
"""What the first column of a plan is called, whose scores are not official."""
WORKING: Final = "Ipotesi in corso"


@dataclass(frozen=True, slots=True)
class Column:
    """One of what is set side by side."""

    name: str
    answer: WhatIf

    @property
    def scored(self) -> ScoredSheet:
        """The sheet under its hypotheses."""
        return self.answer.after


def draw(bench: Workbench, known: Sequence[SavedScenario]) -> None:
    """Choose up to four, and look at them beside the official tree."""
    names = {scenario.id: scenario.name for scenario in known}
    chosen = _choose(names)
    columns = [Column(SUPPOSED if bench.is_plan else OFFICIAL, what_if(bench.before, ()))]
    columns += [_column(bench, scenario) for scenario in known if scenario.id in chosen]
    if bench.work.is_modified:
        columns.append(Column(WORKING, bench.answer))
    if len(columns) == 1:
        st.caption("Scegli almeno uno scenario: si confronta con l'albero ufficiale, e gli scenari fra loro.")
        return
    _show(bench, columns)


def _choose(names: Mapping[str, str]) -> list[str]:
    """Which scenarios, by name; the address has their codes, which stay when a name changes."""
    st.session_state["scelta confronta"] = [c for c in st.query_params.get_all(_WORD) if c in names][:_MOST]

    def changed() -> None:
        st.query_params[_WORD] = st.session_state["scelta confronta"]

    chosen: list[str] = st.multiselect(
        f"Confronta fino a {_MOST} scenari",
        list(names),
        key="scelta confronta",
        on_change=changed,
        format_func=names.__getitem__,
        max_selections=_MOST,
        placeholder="scegli gli scenari",
    )
    return chosen


def _column(bench: Workbench, scenario: SavedScenario) -> Column:
    """A scenario on the sheet looked at; one of next year's plan has next year's tree under it."""
    before = bench.before
    if scenario.kind is ScenarioKind.PLAN:
        following = (
            years_of(bench.view.plan.ente.code).following(bench.view.plan.year, scenario.outlook or Outlook.LAST).sheets
        )
        before = _same_sheet(following, before)
    elif bench.is_plan:
        before = _same_sheet(bench.view.sheets, before)
    there = reconcile([before.sheet], scenario.assumptions)
    year = f" ({scenario.year + 1})" if scenario.kind is ScenarioKind.PLAN else ""
    return Column(f"{scenario.name}{year}", what_if(before, there.assumptions))


def _result(column: Column, first: Column) -> None:
    """The root of one column, and how far it is from the official one."""
    root, official = column.scored.root, first.scored.root
    is_told = column is not first and root.score is not None and official.score is not None
    # Streamlit tells a loss by the hyphen of the keyboard, not by the minus sign.
    moved = bool(is_told and difference(official.score or 0.0, root.score or 0.0))
    delta = f"{change(official, root)} punti".replace("\u2212", "-") if is_told else None
    st.metric(
        markdown(short(column.name, 34)),
        percent(root.score, fixed=True),
        delta,
        delta_color="normal" if moved else "off",
        delta_arrow="auto" if moved else "off",
        border=True,
        height="stretch",
        help=markdown(states.state(root.band)),
    )


def _same_sheet(sheets: Sequence[ScoredSheet], wanted: ScoredSheet) -> ScoredSheet:
    place = (wanted.sheet.section, wanted.sheet.owner)
    return next((s for s in sheets if (s.sheet.section, s.sheet.owner) == place), sheets[0])


def _show(bench: Workbench, columns: Sequence[Column]) -> None:
    st.markdown(":orange-badge[:material/science: Ipotesi] Il risultato di ciascuno, e la differenza dall'ufficiale")
    for place, column in zip(st.columns(len(columns), gap="small"), columns, strict=True):
        with place:
            _result(column, columns[0])
    left, right = st.container(), st.container()
    with left:
        st.caption("Quanti obiettivi in ogni stato: quelli di cui il risultato è la media, senza i raggruppamenti")
        st.plotly_chart(
            distribution(columns, dark=is_dark()),
            theme=None,
            config=charts.QUIET,
            key="distribuzione scenari",
            alt="Quanti obiettivi in ogni stato, uno scenario per riga.",
        )
        st.caption("Obiettivi")
        st.dataframe(
            nodes_table(columns).assign(Nota=MARK),
            hide_index=True,
            placeholder=NOTHING,
            alt="Risultati degli obiettivi",
        )
    with right:
        st.caption("Numeri ipotizzati")
        table = numbers_table(bench, columns)
        st.dataframe(
            table.assign(Nota=MARK),
            hide_index=True,
            placeholder="come ufficiale",
            alt="Numeri ipotizzati dagli scenari",
        )
        st.download_button(
            "Scarica il confronto (XLSX)",
            partial(comparison_file, bench, columns),
            name_of(bench, "xlsx", "confronto"),
            on_click="ignore",
            icon=":material/download:",
        )


def nodes_table(columns: Sequence[Column]) -> pd.DataFrame:
    """The root and its parts, one row each: score and state in every column."""
    first = columns[0].scored
    rows = [first.root, *parts(first)]
    found: dict[str, list[str]] = {"Obiettivo": [f"{r.code} {short(r.title, 60)}".strip() for r in rows]}
    for name, column in _named(columns):
        results = {r.code: r for r in column.scored.nodes}
        found[name] = [_cell(results.get(r.code)) for r in rows]
    return pd.DataFrame(found)


def _cell(result: object) -> str:
    score, band = getattr(result, "score", None), getattr(result, "band", None)
    return f"{states.symbol(band)} {percent(score, fixed=True)}"


def numbers_table(bench: Workbench, columns: Sequence[Column]) -> pd.DataFrame:
    """Every number that some scenario assumes: the official one, and that of each; empty where it has none."""
    asked, measures = _asked(columns), {m.measure.key: m for m in columns[0].scored.measures}
    found: dict[str, list[str | None]] = {
        "Indicatore": [f"{key.indicator_code} {short(measures[key].title, 50)}" for key, _ in asked],
        "Che cosa": [field_name(field) for _, field in asked],
        OFFICIAL: [quantity(official(measures[key].measure, field), _unit(bench, key, field)) for key, field in asked],
    }
    for name, column in _named(columns)[1:]:
        found[name] = [
            None if (a := column.answer.assumed(key, field)) is None else quantity(a.value, _unit(bench, key, field))
            for key, field in asked
        ]
    return pd.DataFrame(found)


def _asked(columns: Sequence[Column]) -> dict[tuple[MeasureKey, Field], None]:
    """The numbers that some scenario assumes, each once."""
    return {(a.key, a.field): None for column in columns for a in column.answer.assumptions}


def comparison_file(bench: Workbench, columns: Sequence[Column]) -> bytes:
    """The two tables as a workbook."""
    view, issue = bench.view, Issue(fingerprint(bench.view), day_of_documents())
    about = {
        "Che cosa": f"Confronto di scenari: {MARK}, non sono dati ufficiali",
        "Ente": view.plan.ente.name,
        "Anno": str(bench.year),
        "Base": words.basis(view.basis),
        "Vista": view.section_name(bench.before.sheet.section),
        "Versione dei dati": issue.mark,
        "Documento del": day(issue.day),
    }
    tables = {"Obiettivi": nodes_export(columns), "Numeri ipotizzati": numbers_export(bench, columns)}
    head = f"{MARK.upper()} – {page_head(view, issue)}"
    return as_xlsx(tables, about, Imprint("Confronto di scenari", head, issue.day))


def nodes_export(columns: Sequence[Column]) -> pd.DataFrame:
    """As ``nodes_table``, with score and state in a column each."""
    first = columns[0].scored
    rows = [first.root, *parts(first)]
    names = ["Codice", "Obiettivo"]
    cells: list[list[object]] = [[r.code, r.title] for r in rows]
    for name, column in _named(columns):
        names += [name, f"{name}, stato"]
        results = {r.code: r for r in column.scored.nodes}
        for row, of in zip(cells, rows, strict=True):
            result = results.get(of.code)
            row.extend([scored(result.score), states.state(result.band)] if result else [None, None])
    return pd.DataFrame([[*row, MARK] for row in cells], columns=[*names, "Nota"], dtype=object)


def numbers_export(bench: Workbench, columns: Sequence[Column]) -> pd.DataFrame:
    """As ``numbers_table``, with numbers as numbers and their unit beside them."""
    asked, measures = _asked(columns), {m.measure.key: m.measure for m in columns[0].scored.measures}

    def cell(key: MeasureKey, field: Field, value: Quantity | None) -> object:
        return measured(value, is_date=measures[key].is_date and field is not Field.WEIGHT)

    found: dict[str, list[object]] = {
        "Codice": [key.indicator_code for key, _ in asked],
        "Indicatore": [measures[key].name for key, _ in asked],
        "Che cosa": [field_name(field) for _, field in asked],
        "Unità": [_unit(bench, key, field) for key, field in asked],
        OFFICIAL: [cell(key, field, official(measures[key], field)) for key, field in asked],
    }
    for name, column in _named(columns)[1:]:
        assumed = [column.answer.assumed(key, field) for key, field in asked]
        found[name] = [a and cell(a.key, a.field, a.value) for a in assumed]
    return pd.DataFrame(found, dtype=object).assign(Nota=MARK)


def _unit(bench: Workbench, key: MeasureKey, field: Field) -> str:
    return "%" if field is Field.WEIGHT else bench.symbol(bench.before.measure(key))


def _named(columns: Sequence[Column], length: int = _NAME) -> list[tuple[str, Column]]:
    """Columns with names that are all different, as a table or an axis needs, also once they are cut."""
    taken = set(_HEADINGS)
    found = []
    for column in columns:
        short_name = short(column.name, length)
        others = (f"{short_name} ({number})" for number in count(2))
        name = short_name if short_name not in taken else next(each for each in others if each not in taken)
        taken.add(name)
        found.append((name, column))
    return found


def distribution(columns: Sequence[Column], *, dark: bool) -> charts.Figure:
    """How many of the root's parts are in each state, one row for each scenario."""
    ground = theme.ground(dark=dark)
    counted = [state_counts(parts(column.scored), column.scored.policy.bands) for column in columns]
    names = [safe(name) for name, _ in _named(columns, _ON_AN_AXIS)]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": safe(states.state(counted[0][at].band)),
            "y": names,
            "x": [row[at].count for row in counted],
            "text": [str(row[at].count or "") for row in counted],
            "textposition": "inside",
            "textangle": 0,
            "insidetextfont": {"color": theme.paint(counted[0][at].band).ink},
            "marker": {"color": theme.paint(counted[0][at].band).fill},
            "hovertemplate": "%{y}: %{x}<extra>" + safe(states.state(counted[0][at].band)) + "</extra>",
        }
        for at in range(len(counted[0]))
    ]
    shown = charts.layout(ground, 70 + 38 * len(columns), margin=4) | {
        "barmode": "stack",
        "legend": {"orientation": "h", "y": -0.15},
        "xaxis": {"showticklabels": False, "showgrid": False, "fixedrange": True},
        # A scenario may be called "2023": without a type the axis would take it for a number.
        "yaxis": {"type": "category", "autorange": "reversed", "automargin": True, "fixedrange": True},
    }
    return {"data": bars, "layout": shown}

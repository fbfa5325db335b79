"""One function per table. Each returns a Styler: cells stay numbers, shown as an Italian reader writes them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd
from pandas.api.types import is_numeric_dtype

from scoring.summary import parts
from ui.facts import states, words
from ui.facts.format import NOTHING, day, number, percent, printed, quantity
from ui.facts.node_record import measure_record
from ui.facts.result_words import published, state
from ui.facts.second import seconds
from ui.facts.target_versions import HEADINGS, NOT_PRINTED, promised, version_cells
from ui.facts.text_fit import Face, cut
from ui.figures import theme
from ui.figures.widths import LETTERS, PADDING, pixels_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pandas.io.formats.style import Styler

    from data.plan.records import HistoryRow
    from scoring.basis import TargetVersion
    from scoring.policy import Band, Policy
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.node_record import MeasureRecord
    from ui.facts.outline import Row
    from ui.facts.view import View

NAME = "Obiettivo o indicatore"
STATE = "Stato"
BAR = "Barra"
SCORE = "Punteggio"
WEIGHT = "Peso effettivo"
LOST = "Punti persi"
PUBLISHED = "Pubblicato"
_ONE_IN = 5
"""So many rows for one that is cut leave all of them as high as one line."""
WHOLE_SCORE = "Punteggio intero"
"""Of an indicator, beside that of a part of it."""
TITLES = ("Obiettivo", "Indicatore", NAME)
TITLE_PIXELS = 250
"""A width that leaves room for state and score beside a long title."""

PART = "Fatto di"
PART_WIDTHS = {PART: 246, SCORE: 76, STATE: 58, LOST: 84}
"""Pixels of the columns of what a node is made of, beside the tree: no number is out of sight."""
NAME_PIXELS = 290
"""Of a name in the tree as a list: with the score before it, it fits a telephone."""
_LINES = 3
"""Of a name, in a row of two lines and a half."""

CELL_TINT = "30"
"""Opacity of the colour behind a state, in hexadecimal: a table does not know which theme it is shown in."""

_INDENT = "\u2003"


def bars(
    found: Sequence[Row], *, is_indented: bool, whose: Callable[[Row], str] | None = None, room: int | None = None
) -> Styler:
    """The tree as a list: a bar for each score, the state, what it weighs and costs.

    Args:
        found: rows in the order to show.
        is_indented: draw the tree's shape before the names; a flat list needs none.
        whose: names the sheet of a row, where there are rows of several: weights and points are then of different
            results, and are left out.
        room: pixels of the names, where they are cut to the lines of a row.
    """
    own = {
        WEIGHT: floats(row.result.effective_weight * 100 for row in found),
        LOST: floats(_lost(row.result) for row in found),
    }
    frame = pd.DataFrame(
        {
            NAME: [in_lines(_name(row, is_indented=is_indented), room) for row in found],
            BAR: floats(row.result.score for row in found),
            SCORE: floats(row.result.score for row in found),
            STATE: [state(row.result, row.scored.policy) for row in found],
            **({"Sezione": [whose(row) for row in found]} if whose else own),
        }
    )
    return styled(frame, [row.result.band for row in found])


def parts_of_node(found: Sequence[NodeResult | MeasureResult], policy: Policy) -> Styler:
    """What a node is made of: name, score, state, points lost."""
    frame = pd.DataFrame(
        {
            PART: [f"{r.code} {r.title}" for r in found],
            SCORE: floats(r.score for r in found),
            STATE: [state(r, policy) for r in found],
            LOST: floats(_lost(r) for r in found),
        }
    )
    return styled(frame, [r.band for r in found])


def parts_in_little_room(found: Sequence[NodeResult | MeasureResult], policy: Policy) -> Styler:
    """The same beside the tree: names in the lines of a row, states by their symbol."""
    frame: pd.DataFrame = parts_of_node(found, policy).data  # type: ignore[attr-defined]
    names = [in_lines(name, PART_WIDTHS[PART]) for name in frame[PART]]
    return styled(frame.assign(**{PART: names, STATE: [states.symbol(r.band) for r in found]}), [r.band for r in found])


def in_lines(name: str, pixels: int | None) -> str:
    """A name as a cell of several lines holds it: the end is cut, and an ellipsis says so. None for no limit."""
    return name if pixels is None else cut(name, Face(LETTERS), pixels - PADDING, _LINES)


def order(table: Styler | pd.DataFrame, *first: str, last: str = "") -> list[str]:
    """Every column of a table, some before the others and one after: a telephone has room for the first ones.

    Examples:
        >>> order(pd.DataFrame(columns=["Codice", "Obiettivo", "Punteggio"]), "Punteggio", "Anno")
        ['Punteggio', 'Codice', 'Obiettivo']
        >>> order(pd.DataFrame(columns=["Codice", "Obiettivo", "2022", "2023"]), last="Obiettivo")
        ['Codice', '2022', '2023', 'Obiettivo']
    """
    places = {name: at for at, name in enumerate(first)} | {last: len(first) + 1}
    return sorted(map(str, table.columns), key=lambda name: places.get(name, len(first)))


def is_cut(table: Styler | pd.DataFrame, columns: Mapping[str, int]) -> bool:
    """Whether in at least a row of five a text is longer than one line of its column.

    One long name among many is read by opening it: the others would take twice the room for it.

    Args:
        table: what is shown.
        columns: pixels of those that may be too narrow.

    Examples:
        >>> table = pd.DataFrame({"Nome": ["Promuovere le imprese"], "Peso": [5.0]})
        >>> is_cut(table, {"Nome": 100}), is_cut(table, {"Nome": 200, "Peso": 1})
        (True, False)
    """
    frame: pd.DataFrame = table if isinstance(table, pd.DataFrame) else table.data  # type: ignore[attr-defined]
    rows = zip(*(frame[name] for name in columns), strict=True)
    cut_rows = sum(any(_is_longer(cell, at) for cell, at in zip(row, columns.values(), strict=True)) for row in rows)
    return cut_rows > 0 and cut_rows * _ONE_IN >= len(frame)


def _is_longer(cell: object, pixels: int) -> bool:
    return isinstance(cell, str) and pixels_of(cell) > pixels


def without_gaps(table: pd.DataFrame) -> pd.DataFrame:
    """What a column of words has no word for, in the ink of the others: Streamlit writes it too faint to be read.

    Examples:
        >>> without_gaps(pd.DataFrame({"Ultimo valore": ["3 %", None], "Peso": [1.0, None]}))["Ultimo valore"].to_list()
        ['3 %', 'n.d.']
    """
    return table.fillna(dict.fromkeys((name for name in table if not is_numeric_dtype(table[name])), NOTHING))


def without_blanks(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that say something in at least one row; every one where there is no row.

    Examples:
        >>> list(without_blanks(pd.DataFrame({"Codice": ["A", "B"], "Soglia": ["", ""], "Atto": ["", "142"]})))
        ['Codice', 'Atto']
    """
    return table if table.empty else table.loc[:, (table != "").any()]


def measures(found: Sequence[MeasureRecord]) -> Styler:
    """The indicators of a node as the Relazione's sheet lists them, with what they weigh and cost."""
    frame = pd.DataFrame(
        {
            "Codice": [m.result.code for m in found],
            "Indicatore": [m.result.title for m in found],
            STATE: [m.state for m in found],
            SCORE: floats(m.result.score for m in found),
            "Target": [m.target for m in found],
            "Soglia": [m.soglia for m in found],
            "Consuntivo": [m.actual for m in found],
            "Peso": floats(m.result.weight * 100 for m in found),
            LOST: floats(_lost(m.result) for m in found),
            PUBLISHED: [m.published.cell for m in found],
        }
    )
    return styled(without_blanks(frame), [m.result.band for m in found])


def nodes(found: Sequence[NodeResult]) -> Styler:
    """Nodes side by side: state, result, what they weigh and cost, what the document prints."""
    frame = pd.DataFrame(
        {
            "Codice": [r.code for r in found],
            "Obiettivo": [r.title for r in found],
            STATE: [states.state(r.band) for r in found],
            SCORE: floats(r.score for r in found),
            WEIGHT: floats(r.effective_weight * 100 for r in found),
            LOST: floats(_lost(r) for r in found),
            PUBLISHED: [published(r).cell for r in found],
        }
    )
    return styled(without_blanks(frame), [r.band for r in found])


def costs(view: View, found: Sequence[MeasureResult]) -> Styler:
    """Indicators that cost the result points: what was asked, what was reached, what it cost."""
    records = [measure_record(view, m) for m in found]
    frame = pd.DataFrame(
        {
            "Codice": [m.code for m in found],
            "Indicatore": [m.title for m in found],
            STATE: [m.state for m in records],
            LOST: floats(m.lost for m in found),
            SCORE: floats(m.score for m in found),
            "Target": [m.target for m in records],
            "Consuntivo": [m.actual for m in records],
        }
    )
    return styled(frame, [m.band for m in found])


def roots(view: View, found: Sequence[ScoredSheet]) -> Styler:
    """The number each sheet ends in."""
    frame = pd.DataFrame(
        {
            "Sezione": [view.section_name(s.sheet.section) for s in found],
            "Di chi": [s.sheet.owner or view.plan.ente.short_name for s in found],
            STATE: [states.state(s.root.band) for s in found],
            SCORE: floats(s.root.score for s in found),
            "Obiettivi": [len(parts(s)) for s in found],
            "Indicatori": [len(s.measures) for s in found],
            **_seconds(found),
        }
    )
    return styled(frame, [s.root.band for s in found])


def _seconds(found: Sequence[ScoredSheet]) -> dict[str, list[str]]:
    """A column for each judgement beside the results that any of the sheets has."""
    told = [{each.name: each.value for each in seconds(s)} for s in found]
    names = dict.fromkeys(name for values in told for name in values)
    return {name: [values.get(name, "") for values in told] for name in names}


def reasons(view: View, found: Sequence[tuple[ScoredSheet, MeasureResult]]) -> pd.DataFrame:
    """Indicators without a score and why."""
    return pd.DataFrame(
        {
            "Codice": [m.code for _, m in found],
            "Perché": [words.sentence(words.WHY[m.why]) for _, m in found],
            "Indicatore": [m.title for _, m in found],
            "Sezione": [view.whose(s) for s, _ in found],
        }
    )


def revisions(versions: Sequence[TargetVersion], symbol: str) -> pd.DataFrame:
    """Every version of a target: what was promised, since when, by which act, why."""
    frame = pd.DataFrame([version_cells(v, symbol) for v in versions], columns=list(HEADINGS))
    return without_blanks(frame.assign(Valida=["✓" if v.valid else "" for v in versions]))


def changes(view: View, found: Sequence[tuple[ScoredSheet, MeasureResult]]) -> pd.DataFrame:
    """Indicators whose target or definition changed during the year: before, after, by which act."""
    return pd.DataFrame([_change(view, s, m) for s, m in found])


def history(found: Sequence[HistoryRow], symbol: str) -> pd.DataFrame:
    """A numbered note year by year, or period by period, each kind of absence in its own words."""
    time = "Anno o periodo" if any(row.period for row in found) else "Anno"
    table = pd.DataFrame(
        {
            time: [row.time for row in found],
            "Valore": [
                quantity(row.value, symbol) if row.value else words.AVAILABILITY[row.availability] for row in found
            ],
            "Numeratore": [printed(row.numerator.text) if row.numerator else "" for row in found],
            "Denominatore": [printed(row.denominator.text) if row.denominator else "" for row in found],
            "Come stampato": [row.raw for row in found],
        }
    )
    return without_blanks(table)


def _lost(result: MeasureResult | NodeResult) -> float | None:
    """Points of the root; without a score there are none, unless the method counts it as zero."""
    return result.lost if result.score is not None or result.lost else None


def _name(row: Row, *, is_indented: bool) -> str:
    name = f"{row.code} {row.title}".strip()
    return f"{_INDENT * row.depth}{name}" if is_indented else name


def _change(view: View, scored: ScoredSheet, m: MeasureResult) -> dict[str, str]:
    versions, symbol = view.versions[m.measure.key], view.symbol(m)
    last = versions[-1]
    acts = [v for v in versions if v.act]
    return {
        "Codice": m.code,
        "Prima": promised(versions[0], symbol) or NOT_PRINTED,
        "Dopo": promised(last, symbol) or NOTHING,
        "Atto": "; ".join(f"{v.act}{f' del {day(v.act_date)}' if v.act_date else ''}" for v in acts)
        or last.occasion
        or NOT_PRINTED,
        "Modifica": words.sentence(
            ", ".join(dict.fromkeys(words.CHANGE[v.change] for v in versions if v.change))
        ).strip(".")
        or "Target cambiato",
        "Punteggio": percent(m.score),
        "Indicatore": m.title,
        "Sezione": view.whose(scored),
    }


def of_rows(rows: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """Rows of words as a table, to be taken away."""
    return pd.DataFrame(rows)


def floats(values: Iterable[float | None]) -> pd.Series:
    """A column of numbers; NaN where there is none."""
    return pd.Series([float("nan") if v is None else float(v) for v in values], dtype="float64")


def styled(frame: pd.DataFrame, bands: Sequence[Band | None]) -> Styler:
    """Italian numbers in every browser, and the state's cell in a tint of its colour."""
    formats: dict[Any, str | Callable[[object], str] | None] = {
        name: _shown for name in (SCORE, LOST, WEIGHT, WHOLE_SCORE, "Peso") if name in frame.columns
    }
    formats |= {name: _whole for name in ("Obiettivi", "Indicatori") if name in frame.columns}
    return tinted(frame.style.format(formats), bands)


def tinted(styler: Styler, bands: Sequence[Band | None]) -> Styler:
    """A table whose cells of the state have a tint of its colour: the words weigh more."""
    colours = [f"background-color: {theme.paint(b).fill}{CELL_TINT}" for b in bands]
    return styler.apply(lambda _: colours, subset=[STATE], axis=0)


def _whole(value: object) -> str:
    return number(value, 0) if isinstance(value, int) else NOTHING


def _shown(value: object) -> str:
    return number(value, fixed=True) if isinstance(value, float) and not math.isnan(value) else NOTHING


def percents(frame: pd.DataFrame, columns: Sequence[str]) -> Styler:
    """A table some columns of which are percentages; a cell without a number says so."""
    formats: dict[Any, str | Callable[[object], str] | None] = dict.fromkeys(columns, _percent_or_nothing)
    return frame.style.format(formats)


def _percent_or_nothing(value: object) -> str:
    return percent(value, fixed=True) if isinstance(value, float) and not math.isnan(value) else NOTHING

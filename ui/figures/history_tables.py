"""Tables of a history: the twin of each figure, the threads of many indicators, the notes as printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from scoring.forecast import Forecast
from ui.facts import words
from ui.facts.caveats import new_since
from ui.facts.forecast_words import band_text
from ui.facts.format import NOTHING, number, ordinal_day, printed, promise, quantity
from ui.facts.history_points import in_its_unit
from ui.facts.note import times
from ui.facts.result_words import state
from ui.figures.tables import STATE, tinted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pandas.io.formats.style import Styler

    from data.plan.notes import Note
    from data.plan.records import HistoryRow
    from scoring.basis import TargetVersion
    from scoring.forecast import Point
    from scoring.model import Quantity
    from scoring.result import MeasureResult
    from scoring.series import Series, YearValue
    from ui.facts.others import Others
    from ui.facts.view import View

THREAD = "Andamento"
"""The column of a history in a few bars."""
LAST = "Ultimo"
"""The column of the newest value."""
ABSENCE = "Assenza"
"""The column of why a year has no value."""
NEW = "Serie nuova"
"""The column of the years from which values measure something else: before and after are not to be compared."""
OTHER_UNIT = "un'altra"
"""Of values of before a break of unit: the format says that it is another one, not which."""
_NAMES = 2
"""Columns that say which indicator a row is of."""


@dataclass(frozen=True, slots=True)
class YearTable:
    """The twin of a figure of a history.

    Attributes:
        frame: one row for each year, the oldest first; numbers are numbers, dates are words.
        numeric: columns that hold numbers.
        decimals: of what is computed of them: as many as the most precise one is printed with.
        printed: cells of the columns whose numbers the documents print, as they print them.
    """

    frame: pd.DataFrame
    numeric: tuple[str, ...]
    decimals: int
    printed: Mapping[str, Sequence[str]]


def years(series: Series, others: Others, expected: Forecast | None) -> YearTable:
    """Year by year: value, or which absence; target, soglia, deviation; comparisons, printed or computed.

    Args:
        series: the history.
        others: what is computed of the other enti; its columns are kept apart from the printed ones.
        expected: of the next year, None where there is no expectation.
    """
    spoken = _years(series, others, expected)
    columns: dict[str, list[Any]] = {
        "Anno": [str(year) for year in spoken],
        "Valore": [_cell(_value_of(series, year), series) for year in spoken],
        ABSENCE: [_absence(series, year) for year in spoken],
        "Target": [_cell(_target_of(series, year), series) for year in spoken],
        "Target come stampato": [_promised(series, year) for year in spoken],
        "Target superati": [_ghosts(series, year) for year in spoken],
        "Soglia": [_cell(_soglia_of(series, year), series) for year in spoken],
        "Scostamento": [_deviation(series, year) for year in spoken],
        **_printed_comparisons(series, spoken),
        **_computed(others, spoken),
        **_apart(others, spoken),
        "Attesa, da": [round(expected.low, 2) if expected and expected.year == year else None for year in spoken],
        "Attesa, a": [round(expected.high, 2) if expected and expected.year == year else None for year in spoken],
        "Serie": [_break(series, year) for year in spoken],
        "Numeratore": [_part(series, year, "numerator") for year in spoken],
        "Denominatore": [_part(series, year, "denominator") for year in spoken],
        "Nota": [_note_of(series, year) for year in spoken],
    }
    filled = {name: cells for name, cells in columns.items() if name == "Anno" or any(_said(cell) for cell in cells)}
    frame = pd.DataFrame(filled)
    numeric = tuple(c for c in frame.columns if frame[c].dtype == "float64")
    return YearTable(frame, numeric, _decimals(series), _as_they_print(series, spoken))


def year_frame(table: YearTable, view: View, measure: MeasureResult) -> pd.DataFrame:
    """The table as a file needs it: each row says of whom, of what and in which unit it is."""
    about = {
        "Ente": view.plan.ente.short_name,
        "Indicatore": f"{measure.code} {measure.title}",
        "Unità": _units(table, view, measure),
        **({"Avvertenza": "dati sintetici"} if view.is_synthetic else {}),
    }
    return pd.DataFrame(about, index=table.frame.index).join(table.frame)


def _units(table: YearTable, view: View, measure: MeasureResult) -> list[str]:
    """Of each row: values of before a break of unit are not in the indicator's."""
    series, unit = view.series[measure.measure.key], view.unit_name(measure.measure.unit)
    return [unit if series.is_in_its_unit(int(year)) else OTHER_UNIT for year in table.frame["Anno"]]


def years_styled(table: YearTable) -> Styler:
    """The same table as an Italian reader writes numbers: as they are printed where they are; without one, empty."""
    forms: dict[Any, str | Callable[[object], str] | None] = {
        name: partial(_shown, decimals=_column_decimals(name, table)) for name in table.numeric
    }
    styled = table.frame.style.format(forms, na_rep="")
    for name in (each for each in table.numeric if each in table.printed):
        for row, text in zip(table.frame.index, table.printed[name], strict=True):
            styled = styled.format({name: partial(_written, text)}, subset=pd.IndexSlice[[row], [name]], na_rep="")
    return styled


def threads(view: View, found: Sequence[MeasureResult]) -> Styler:
    """Indicators with their history as a thread: known values, the last one, target and expectation.

    A column in which no indicator says anything is left out.
    """
    rows = [_thread(view, m) for m in found]
    said = [name for name in (rows[0] if rows else {}) if any(row[name] for row in rows)]
    return tinted(pd.DataFrame(rows, columns=said).style, [m.band for m in found])


def histories(view: View, found: Sequence[MeasureResult]) -> pd.DataFrame:
    """The same for a file, which holds no bars: in their place a column for each year, with its value."""
    shown: pd.DataFrame = threads(view, found).data  # type: ignore[attr-defined]
    spoken = sorted({v.year for m in found for v in view.series[m.measure.key].values if v.value is not None})
    kept = shown.drop(columns=[THREAD, LAST], errors="ignore")
    values = pd.DataFrame({str(year): [_told(view, m, year) for m in found] for year in spoken}, kept.index, dtype=str)
    return pd.concat([kept.iloc[:, :_NAMES], values, kept.iloc[:, _NAMES:]], axis="columns")


def notes(found: Sequence[Note]) -> pd.DataFrame:
    """The notes in the document's order, one row each: number, indicators, source, each year or period as printed."""
    spoken = times(row for note in found for row in note.rows)
    return pd.DataFrame(
        [
            {
                "Nota": note.number,
                "Indicatori": ", ".join(key.indicator_code for key in note.keys) or "nessun indicatore",
                "Nome": " · ".join(dict.fromkeys(row.indicator_name for row in note.rows if row.indicator_name)),
                **{time: _noted(of_time.get(time)) for time in spoken},
                "Fonte": note.source,
            }
            for note in found
            for of_time in ({row.time: row for row in reversed(note.rows)},)
        ]
    )


def _thread(view: View, m: MeasureResult) -> dict[str, object]:
    series, symbol = view.series[m.measure.key], view.symbol(m)
    expected = series.expected(view.plan.year + 1)
    last = [v for v in series.values if v.value is not None]
    return {
        "Codice": m.code,
        "Indicatore": m.title,
        THREAD: _of_the_greatest(series.current()) if not series.is_date else [],
        "Anni con valore": f"{len(series.points)} di {len(series.values)}",
        NEW: new_since(series),
        LAST: f"{in_its_unit(series, last[-1], symbol)} ({last[-1].year})" if last else NOTHING,
        f"Target {view.plan.year}": promise(m.measure.op, m.measure.target, symbol),
        STATE: state(m, view.plan.policy),
        f"Attesa {view.plan.year + 1}": band_text(expected) if isinstance(expected, Forecast) else "",
        "Nota": view.texts[m.measure.key].note_number,
    }


def _told(view: View, m: MeasureResult, year: int) -> str:
    series = view.series[m.measure.key]
    found = _of_year(series, year)
    return in_its_unit(series, found, view.symbol(m)) if found and found.value is not None else ""


def _of_the_greatest(points: Sequence[Point]) -> list[float]:
    """Values as percent of the one farthest from zero: bars that begin at zero show how much it really moved.

    One value alone has none.
    """
    greatest = max((abs(p.value) for p in points), default=0.0) or 1.0
    return [round(100 * p.value / greatest, 1) for p in points] if len(points) > 1 else []


def _years(series: Series, others: Others, expected: Forecast | None) -> list[int]:
    spoken = {v.year for v in series.values} | {y for y, _ in series.targets} | {y for y, _ in series.soglie}
    spoken |= {c.year for c in series.comparisons if c.year is not None} | set(others.computed)
    spoken |= {p.year for p in others.points} | ({expected.year} if expected else set())
    return sorted(spoken)


def _ghosts(series: Series, year: int) -> str:
    """Targets of a year that an act replaced, oldest first."""
    return "; ".join(_as_printed(series, year, v) for v in series.ghosts_of(year))


def _apart(others: Others, spoken: Sequence[int]) -> dict[str, list[float | None]]:
    """The other enti one by one, where the figure draws them one by one."""
    if others.computed:
        return {}
    by_name: dict[str, dict[int, float]] = {}
    for point in others.points:
        by_name.setdefault(point.name, {})[point.year] = point.value
    return {name: [values.get(year) for year in spoken] for name, values in by_name.items()}


def _break(series: Series, year: int) -> str:
    return "serie nuova" if any(b.year == year for b in series.breaks) else ""


def _of_year(series: Series, year: int) -> YearValue | None:
    return next((v for v in series.values if v.year == year), None)


def _value_of(series: Series, year: int) -> Quantity | None:
    found = _of_year(series, year)
    return found.value if found else None


def _target_of(series: Series, year: int) -> Quantity | None:
    found = series.target_of(year)
    return found.target if found else None


def _soglia_of(series: Series, year: int) -> Quantity | None:
    return next((q for y, q in series.soglie if y == year), None)


def _cell(value: Quantity | None, series: Series) -> float | str | None:
    if value is None:
        return "" if series.is_date else None
    return ordinal_day(value.value) if series.is_date else value.value


def _absence(series: Series, year: int) -> str:
    found = _of_year(series, year)
    if found is None:
        is_ahead = bool(series.values) and year > series.values[-1].year
        return "anno a venire" if is_ahead else "il documento non ne parla"
    return "" if found.value is not None else words.AVAILABILITY[found.availability]


def _promised(series: Series, year: int) -> str:
    found = series.target_of(year)
    return _as_printed(series, year, found) if found else ""


def _as_printed(series: Series, year: int, version: TargetVersion) -> str:
    """A promise; what is not on the axis of the figure says why."""
    asked = promise(version.op, version.target)
    if series.promises_alike(year, version):
        return asked
    return f"{asked} ({'misura altro' if series.is_alike(version.unit, year) else version.unit or OTHER_UNIT})"


def _deviation(series: Series, year: int) -> float | None:
    """None where value and target are not of one unit."""
    value, version = _value_of(series, year), series.target_of(year)
    if value is None or version is None or version.target is None:
        return None
    is_one_unit = series.is_in_its_unit(year) == series.promises_alike(year, version)
    return round(value.value - version.target.value, 9) if is_one_unit else None


def _as_they_print(series: Series, spoken: Sequence[int]) -> dict[str, list[str]]:
    """The cells of each column of printed numbers."""
    columns: dict[str, list[Quantity | None]] = {
        "Valore": [_value_of(series, year) for year in spoken],
        "Target": [_target_of(series, year) for year in spoken],
        "Soglia": [_soglia_of(series, year) for year in spoken],
        **_compared(series, spoken),
    }
    return {name: [quantity(cell) if cell else "" for cell in cells] for name, cells in columns.items()}


def _printed_comparisons(series: Series, spoken: Sequence[int]) -> dict[str, list[float | None]]:
    return {name: [cell.value if cell else None for cell in cells] for name, cells in _compared(series, spoken).items()}


def _compared(series: Series, spoken: Sequence[int]) -> dict[str, list[Quantity | None]]:
    """A column for each printed comparison; its unit is named where it is not the indicator's."""
    found: dict[str, list[Quantity | None]] = {}
    for scope, statistic, unit in dict.fromkeys((c.scope, c.statistic, c.unit) for c in series.comparisons):
        by_year = {
            c.year: c.value
            for c in series.comparisons
            if (c.scope, c.statistic, c.unit) == (scope, statistic, unit) and c.value
        }
        other_unit = f", {unit}" if unit not in ("", series.unit) else ""
        found[f"{words.comparison(scope, statistic)} (stampata{other_unit})"] = [by_year.get(year) for year in spoken]
    return found


def _computed(others: Others, spoken: Sequence[int]) -> dict[str, list[float | None]]:
    if not others.computed:
        return {}
    spread = others.computed
    return {
        "Media (calcolata)": [spread[y].mean if y in spread else None for y in spoken],
        "Mediana (calcolata)": [spread[y].median if y in spread else None for y in spoken],
        "Primo quartile (calcolato)": [spread[y].lower_quartile if y in spread else None for y in spoken],
        "Terzo quartile (calcolato)": [spread[y].upper_quartile if y in spread else None for y in spoken],
        "Enti": [float(spread[y].count) if y in spread else None for y in spoken],
    }


def _part(series: Series, year: int, name: str) -> float | None:
    found = _of_year(series, year)
    part: Quantity | None = getattr(found, name, None)
    return part.value if part else None


def _note_of(series: Series, year: int) -> str:
    found = _of_year(series, year)
    return found.note_number if found else ""


def _noted(row: HistoryRow | None) -> str:
    if row is None:
        return ""
    return printed(row.value.text) if row.value is not None else words.AVAILABILITY[row.availability]


def _said(value: object) -> bool:
    return value not in (None, "")


def _decimals(series: Series) -> int:
    printed_ = [v.value for v in series.values] + [v.target for _, v in series.targets] + [q for _, q in series.soglie]
    texts = [q.text for q in (*printed_, *(c.value for c in series.comparisons)) if q is not None]
    return min(4, max((len(text.partition(".")[2]) for text in texts), default=0))


def _column_decimals(name: str, table: YearTable) -> int | None:
    """None for what is a quantity of its own: terms of a ratio, counts of enti."""
    if name in {"Numeratore", "Denominatore", "Enti"}:
        return None
    return max(table.decimals, 2) if "calcolat" in name or name.startswith("Attesa") else table.decimals


def _written(text: str, _cell: object) -> str:
    """A cell whose words are known."""
    return text


def _shown(value: object, decimals: int | None) -> str:
    if not isinstance(value, float) or value != value:  # noqa: PLR0124 - NaN is not itself
        return ""
    return number(value, 4) if decimals is None else number(value, decimals, fixed=True)

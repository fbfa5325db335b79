"""The figures of a history: values against promises, and where the others were. Each returns a plain dict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scoring.model import Direction
from scoring.series import UNIT_BREAK
from ui.facts import words
from ui.facts.escape import figure as safe
from ui.facts.forecast_words import bounds
from ui.facts.format import NBSP, promise, quantity
from ui.facts.history_points import in_its_unit
from ui.figures.charts import Figure, layout
from ui.figures.history_labels import Paper, end_labels, left_of, on_axis, target_path, value_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.basis import TargetVersion
    from scoring.forecast import Forecast
    from scoring.series import Break, Comparison, Series, YearValue
    from ui.facts.history_points import OtherPoint
    from ui.figures.theme import Ground

VALUE: Final = "Valore"
TARGET: Final = "Target"
GHOST: Final = "Target superato"
SOGLIA: Final = "Soglia"
FORECAST: Final = "Attesa"
ABSENT: Final = "Assente"
UNLIKE: Final = "Altra unità"

_DAYS: Final = 30.0
"""Of room above and below a history of one day only."""

_FEW_YEARS: Final = 4
"""So many years have their name below a small figure."""

_SIGN: Final = 2
"""Letters of a unit that goes with each number of the axis; a longer one is beside it, upright."""
_SHIFT: Final = 0.07
"""Years between the marks of two comparisons, so that means that are nearly equal are both seen."""


def trend(  # noqa: PLR0913 - what a figure of a history is made of
    series: Series,
    *,
    symbol: str,
    expected: Forecast | None,
    ground: Ground,
    height: int,
    others: Sequence[OtherPoint] = (),
    compact: bool = False,
    width: int = 1150,
) -> Figure:
    """An indicator over the years, on an axis of what is in its unit and measures what it does.

    Traces, by name: the values (a gap where a year has none), the path of the valid targets, the
    targets that an act replaced, the soglie, each comparison, at the foot the absences and the years in
    another unit, whose values ``caveats`` tells, the expectation of the next year as an interval. The
    good side of the targets is shaded. There is no legend: what is not the values has its name, the
    year and its last number at the right end; a target also that of the newest value.

    Args:
        series: the history; may have one value, or none.
        symbol: what goes after a value.
        expected: of the next year, None where there is none.
        ground: colours of the theme.
        height: pixels.
        others: values of other enti, which the caller has found to be of the same indicator.
        compact: for small multiples: of the values, only the last has its number.
        width: pixels that the figure has at least, so that words can be kept apart.
    """
    years, whole, series = _years(series, expected, others), series, series.comparable
    span = _span(series, expected, others)
    traces = [
        *_good_side(series, span, ground),
        *_targets(series, symbol, ground),
        *_ghosts(whole, symbol, ground),
        *_soglie(series, symbol, ground),
        *_comparisons(series, symbol, ground),
        *_others(others, ground),
        *_expected(expected, symbol, ground),
        _values(series, symbol, years, ground),
        *_absences(series, ground, is_compact=compact),
        *_unlike(whole, symbol, ground, is_compact=compact),
    ]
    shown = layout(ground, height, margin=8)
    suffix, title = _unit_on_axis(series, symbol)
    left = left_of(series, span, suffix, title, height)
    paper = Paper(years, span, width, height, left, is_compact=compact, has_breaks=bool(series.breaks))
    shown["margin"] = paper.margin
    ends = end_labels(series, expected, others, paper, ground)
    shown |= {
        "xaxis": _years_axis(years, ground, is_compact=compact),
        "yaxis": _values_axis(series, suffix, title, span, ground),
        "yaxis2": {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True},
        "showlegend": False,
        "hovermode": "closest",
        "shapes": [*(_break_line(b.year, ground) for b in series.breaks), *ends.lines],
        "annotations": [
            *(_break_note(b, ground) for b in series.breaks),
            *value_labels(series, paper, traces, ground),
            *ends.labels,
        ],
    }
    return {"data": traces, "layout": shown}


def _years_axis(years: Sequence[int], ground: Ground, *, is_compact: bool) -> dict[str, Any]:
    """The years, the last always named; of a small figure no more than have room."""
    step = -(-len(years) // _FEW_YEARS) if is_compact else 1
    named = sorted(years[::-1][::step])
    return {
        "tickmode": "array",
        "tickvals": named,
        "ticktext": [str(year) for year in named],
        "tickangle": 0,
        "tickfont": {"size": 12 if is_compact else 14},
        "range": [years[0] - 0.5, years[-1] + 0.5] if years else [0, 1],
        "gridcolor": ground.grid,
        "zeroline": False,
    }


def _unit_on_axis(series: Series, symbol: str) -> tuple[str, str]:
    """What goes with each number of the axis, and its title: a sign is with the numbers, a word beside them."""
    if len(symbol) > _SIGN or series.is_date:
        return "", safe(symbol)
    return (f"{NBSP}{safe(symbol)}" if symbol else ""), ""


def _values_axis(
    series: Series, suffix: str, title: str, span: Sequence[float] | None, ground: Ground
) -> dict[str, Any]:
    return {
        "title": {"text": title, "standoff": 8},
        "ticksuffix": suffix,
        "gridcolor": ground.grid,
        "zeroline": False,
        "automargin": "left",
        "range": [on_axis(end, series) for end in span] if span else None,
        "separatethousands": True,
        "exponentformat": "none",
        **({"type": "date", "tickformat": "%d/%m/%Y"} if series.is_date else {}),
    }


def _years(series: Series, expected: Forecast | None, others: Sequence[OtherPoint] = ()) -> list[int]:
    """Every year the figure speaks of, without holes: a year nobody speaks of is a gap too."""
    spoken = [v.year for v in series.values] + [y for y, v in series.targets if v.target is not None]
    spoken += [y for y, _ in series.soglie] + [c.year for c in series.comparisons if c.year is not None]
    spoken += [expected.year] if expected else []
    spoken += [p.year for p in others]
    return list(range(min(spoken), max(spoken) + 1)) if spoken else []


def _span(series: Series, expected: Forecast | None, others: Sequence[OtherPoint] = ()) -> list[float] | None:
    """From where to where values go, with room for the absences at the foot; None where there is nothing to draw."""
    found = [point.value for point in series.points]
    found += [v.target.value for _, v in series.targets if v.target is not None]
    found += [q.value for _, q in series.soglie]
    found += [c.value.value for c in series.comparisons if c.value is not None]
    found += [expected.low, expected.high] if expected else []
    found += [p.value for p in others]
    if not found:
        return None
    room = (max(found) - min(found)) * 0.18 or (_DAYS if series.is_date else max(abs(max(found)) * 0.2, 1.0))
    return [min(found) - room, max(found) + room]


def _values(series: Series, symbol: str, years: Sequence[int], ground: Ground) -> dict[str, Any]:
    """The line of the values. A year without one, and the year a break begins, interrupt it."""
    known = {v.year: v for v in series.values if v.value is not None}
    starts = {b.year for b in series.breaks}
    xs: list[float | None] = []
    ys: list[Any] = []
    hover: list[str] = []
    for year in years:
        if year in starts:
            xs, ys, hover = [*xs, year - 0.5], [*ys, None], [*hover, ""]
        value = known.get(year)
        xs.append(year)
        ys.append(on_axis(value.value.value, series) if value and value.value else None)
        hover.append(_value_words(series, value, symbol) if value else "")
    return {
        "type": "scatter",
        "name": VALUE,
        "mode": "lines+markers",
        "x": xs,
        "y": ys,
        "connectgaps": False,
        "line": {"color": ground.accent, "width": 3},
        "marker": {"size": 10, "color": ground.accent, "line": {"width": 1.5, "color": ground.paper}},
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _targets(series: Series, symbol: str, ground: Ground) -> list[dict[str, Any]]:
    path = target_path(series)
    if not path:
        return []
    return [
        {
            "type": "scatter",
            "name": TARGET,
            "mode": "lines+markers",
            "x": [year for year, _ in path],
            "y": [on_axis(_number(v), series) for _, v in path],
            "line": {"color": ground.ink, "width": 2, "dash": "dash"},
            "marker": {"symbol": "star", "size": 12, "color": ground.ink},
            "hovertext": [f"Target {year}: {_version_words(v, symbol)}" for year, v in path],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
    ]


def _ghosts(series: Series, symbol: str, ground: Ground) -> list[dict[str, Any]]:
    years = dict.fromkeys(y for y, _ in series.targets)
    ghosts = [(y, v) for y in years for v in series.ghosts_of(y) if series.promises_alike(y, v)]
    if not ghosts:
        return []
    hover = []
    for year, version in ghosts:
        act = _replaced_by(series, year, version)
        hover.append(f"Target {year} superato: {_version_words(version, symbol)}<br>{act}")
    return [
        {
            "type": "scatter",
            "name": GHOST,
            "mode": "markers",
            "x": [year for year, _ in ghosts],
            "y": [on_axis(_number(v), series) for _, v in ghosts],
            "marker": {"symbol": "star-open", "size": 12, "color": ground.faint, "line": {"width": 1.5}},
            "hovertext": hover,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
    ]


def _soglie(series: Series, symbol: str, ground: Ground) -> list[dict[str, Any]]:
    if not series.soglie:
        return []
    return [
        {
            "type": "scatter",
            "name": SOGLIA,
            "mode": "markers",
            "x": [year for year, _ in series.soglie],
            "y": [on_axis(q.value, series) for _, q in series.soglie],
            "marker": {"symbol": "line-ew-open", "size": 22, "color": ground.ink, "line": {"width": 2}},
            "hovertext": [f"Soglia {year}: {safe(quantity(q, symbol))}" for year, q in series.soglie],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
    ]


def _comparisons(series: Series, symbol: str, ground: Ground) -> list[dict[str, Any]]:
    """One trace for each scope and statistic.

    A value without a year has no place on the figure, nor has one in another unit: both are in the table.
    """
    names = dict.fromkeys((c.scope, c.statistic) for c in series.comparisons)
    marks = ("diamond", "square", "triangle-up", "x")
    traces = []
    for place, (mark, (scope, statistic)) in enumerate(zip(marks * 4, names, strict=False)):
        found = [
            c
            for c in series.comparisons
            if (c.scope, c.statistic) == (scope, statistic) and c.value is not None and c.year is not None
        ]
        if found:
            shift = (place - (len(names) - 1) / 2) * _SHIFT
            traces.append(_comparison(found, words.comparison(scope, statistic), mark, shift, symbol, ground))
    return traces


def _comparison(  # noqa: PLR0913, PLR0917 - one trace is six facts
    found: Sequence[Comparison], name: str, mark: str, shift: float, symbol: str, ground: Ground
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": safe(name),
        "mode": "markers",
        "x": [(c.year or 0) + shift for c in found],
        "y": [c.value.value if c.value else None for c in found],
        "marker": {
            "symbol": mark,
            "size": 11,
            "color": ground.others,
            "line": {"width": 1.5, "color": ground.paper},
        },
        "hovertext": [f"{safe(name)} {c.year}: {safe(quantity(c.value, symbol))} (stampata)" for c in found],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _others(others: Sequence[OtherPoint], ground: Ground) -> list[dict[str, Any]]:
    """One trace for each name, without a line: they are other stories."""
    marks = ("circle", "hexagon", "pentagon", "cross", "triangle-down", "star-triangle-up")
    traces = []
    for mark, name in zip(marks * 4, dict.fromkeys(p.name for p in others), strict=False):
        found = [p for p in others if p.name == name]
        traces.append(
            {
                "type": "scatter",
                "name": safe(name),
                "mode": "markers",
                "x": [p.year for p in found],
                "y": [p.value for p in found],
                "marker": {
                    "symbol": mark,
                    "size": 10,
                    "color": ground.paper,
                    "line": {"width": 2, "color": ground.others},
                },
                "hovertext": [safe(p.words) for p in found],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "cliponaxis": False,
            }
        )
    return traces


def _expected(expected: Forecast | None, symbol: str, ground: Ground) -> list[dict[str, Any]]:
    if expected is None:
        return []
    low, high = bounds(expected)
    text = (
        f"Attesa per il {expected.year}, 8 volte su 10: da {low} a {high} {safe(symbol)}"
        f"<br>l'ultimo valore, più o meno quanto si è mosso in {expected.changes} anni"
    )
    return [
        {
            "type": "scatter",
            "name": FORECAST,
            "mode": "markers",
            "x": [expected.year],
            "y": [expected.value],
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [expected.high - expected.value],
                "arrayminus": [expected.value - expected.low],
                "color": ground.faint,
                "thickness": 2,
                "width": 10,
            },
            "marker": {"symbol": "diamond-wide-open", "size": 12, "color": ground.faint, "line": {"width": 2}},
            "hovertext": [text],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
    ]


def _absences(series: Series, ground: Ground, *, is_compact: bool) -> list[dict[str, Any]]:
    """A mark at the foot of each year that is told without a value, in its own words where there is room."""
    absent = [v for v in series.values if v.value is None]
    hover = [
        f"{v.year}: {words.AVAILABILITY[v.availability]}" + (f"<br>stampato: {safe(v.raw)}" if v.raw else "")
        for v in absent
    ]
    said = [_short_absence(v.availability) for v in absent]
    return _at_the_foot(ABSENT, absent, said, hover, ground, is_compact=is_compact)


def _unlike(series: Series, symbol: str, ground: Ground, *, is_compact: bool) -> list[dict[str, Any]]:
    """A mark at the foot of each year whose value is in another unit: the axis has no place for it."""
    found = [v for v in series.values if v.value is not None and not series.is_in_its_unit(v.year)]
    hover = [f"{_value_words(series, v, symbol)}<br>in un'altra unità: non è su questo asse" for v in found]
    said = [UNLIKE.lower() for _ in found]
    return _at_the_foot(UNLIKE, found, said, hover, ground, is_compact=is_compact)


def _at_the_foot(  # noqa: PLR0913 - one trace is six facts
    name: str, found: Sequence[YearValue], said: list[str], hover: list[str], ground: Ground, *, is_compact: bool
) -> list[dict[str, Any]]:
    if not found:
        return []
    return [
        {
            "type": "scatter",
            "name": name,
            "mode": "markers" if is_compact else "markers+text",
            "x": [v.year for v in found],
            "y": [0.03 for _ in found],
            "yaxis": "y2",
            "text": said,
            "textposition": "top center",
            "textfont": {"size": 12, "color": ground.faint},
            "marker": {"symbol": "x-thin-open", "size": 10, "color": ground.faint, "line": {"width": 2}},
            "hovertext": hover,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
    ]


def _good_side(series: Series, span: Sequence[float] | None, ground: Ground) -> list[dict[str, Any]]:
    """The side of the targets where it is good to be: above them, or below where lower is better."""
    path = target_path(series)
    if not path or span is None or series.direction is Direction.NOMINAL:
        return []
    edge = span[1] if series.direction is Direction.HIGHER else span[0]
    xs = [path[0][0] - 0.3, *[y for y, _ in path], path[-1][0] + 0.3]
    ys = [_number(path[0][1]), *[_number(v) for _, v in path], _number(path[-1][1])]
    sides = [on_axis(y, series) for y in [*ys, *[edge] * len(xs)]]
    return [
        {
            "type": "scatter",
            "name": "Lato buono del target",
            "mode": "none",
            "x": [*xs, *reversed(xs)],
            "y": sides,
            "fill": "toself",
            "fillcolor": ground.good,
            "hoverinfo": "skip",
        }
    ]


def _replaced_by(series: Series, year: int, ghost: TargetVersion) -> str:
    """Which act put another target in a ghost's place, as far as the document says."""
    later = [v for y, v in series.targets if y == year and v.version > ghost.version]
    following = later[0] if later else None
    said = (following.act or following.occasion) if following else ""
    return f"cambiato con: {safe(said)}" if said else "atto non stampato"


def _value_words(series: Series, value: YearValue, symbol: str) -> str:
    lines = [f"<b>{value.year}: {safe(in_its_unit(series, value, symbol))}</b>"]
    if value.numerator is not None or value.denominator is not None:
        lines.append(f"{quantity(value.numerator)} / {quantity(value.denominator)}")
    if value.from_ratio:
        lines.append("calcolato da numeratore e denominatore")
    lines.append(f"nota {safe(value.note_number)}" if value.note_number else "consuntivo")
    return "<br>".join(lines)


def _version_words(version: TargetVersion, symbol: str) -> str:
    return safe(promise(version.op, version.target, symbol))


def _number(version: TargetVersion) -> float:
    return version.target.value if version.target is not None else float("nan")


def _short_absence(availability: str) -> str:
    return {
        "blank": "vuoto",
        "not_printed": "—",
        "non ancora disponibile": "non ancora",
        "declared": "dichiarato",
    }.get(availability, availability)


def _break_line(year: int, ground: Ground) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": ground.faint, "width": 2, "dash": "dot"},
    }


def _break_note(found: Break, ground: Ground) -> dict[str, Any]:
    return {
        "x": found.year - 0.5,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "left",
        "showarrow": False,
        "text": "nuova unità" if found.kind == UNIT_BREAK else "nuova serie",
        "hovertext": safe(found.reason),
        "font": {"size": 12, "color": ground.faint},
    }

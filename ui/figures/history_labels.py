"""Words on the figure of a history: the numbers of its values, and at the right end the name of each other thing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from ui.facts import words
from ui.facts.escape import figure as safe
from ui.facts.forecast_words import band_text
from ui.facts.format import number, promise, quantity
from ui.facts.text_fit import Face, cut, width
from ui.figures.label_places import Box, Mark, placed, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.basis import TargetVersion
    from scoring.forecast import Forecast
    from scoring.series import Comparison, Series
    from ui.facts.history_points import OtherPoint
    from ui.figures.theme import Ground

_MARK: Final = 14.0
"""Pixels of a mark that no word may cover."""
_STEP: Final = 9.0
"""Pixels between the points of a line that no word may cover."""
_TOP, _BOTTOM = 14, 26
_EDGE, _TITLE = 34, 32
"""Pixels that Plotly leaves around the numbers of the axis of values, and of its title."""
_APART: Final = 40
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
"""Pixels between two numbers of that axis at least, and how far they are apart in tens: as Plotly chooses them."""
_FINEST, _LARGEST = 1e-6, 1e12
"""From how far to how far apart their words are told."""
_DAY: Final = "30/09/2000"
_LETTERS: Final = 14
"""Size of the letters of a figure."""
_SHIFT: Final = 6
"""Pixels between the figure and the names at its right end."""
_LEAST: Final = 6
"""A name of fewer letters than these says nothing."""
_ABBREVIATED: Final = {"nazionale": "nazione", "cluster dimensionale": "cluster"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A figure's area in pixels, from its lower left corner.

    Attributes:
        years: on the axis. span: of the values; None where there are none.
        width, height: of the whole figure.
        left: margin of the words of the axis of values.
    """

    years: Sequence[int]
    span: Sequence[float] | None
    width: int
    height: int
    left: int
    is_compact: bool
    has_breaks: bool = False

    @property
    def size(self) -> int:
        """Of the letters."""
        return 12 if self.is_compact else _LETTERS

    @property
    def right(self) -> int:
        """The margin that the names at the right end have."""
        return 124 if self.is_compact else 260

    @property
    def top(self) -> int:
        """The margin above, which has room for what is said of a new series."""
        return _TOP + (18 if self.has_breaks else 0)

    @property
    def margin(self) -> dict[str, int]:
        """All around: where Plotly has to make it wider it draws the whole figure once more."""
        return {"t": self.top, "l": self.left, "r": self.right, "b": _BOTTOM}

    @property
    def area(self) -> Box:
        """Where points are."""
        return Box(0, 0, self.width - self.left - self.right, self.height - self.top - _BOTTOM)

    def x(self, year: float) -> float:
        """A year in pixels."""
        return (year - self.years[0] + 0.5) / len(self.years) * self.area.right

    def y(self, value: float) -> float:
        """A value in pixels."""
        low, high = self.span or (0.0, 1.0)
        return (value - low) / (high - low) * self.area.top


class Ends(NamedTuple):
    """The names at the right end, and the lines that lead to them."""

    labels: list[dict[str, Any]]
    lines: list[dict[str, Any]]


class _End(NamedTuple):
    """What is named at the right end: where its last point is."""

    text: str
    year: float
    value: float
    colour: str


def on_axis(value: float, series: Series) -> Any:  # noqa: ANN401 - Plotly takes a date as text
    """A value as the axis of a figure takes it: a day as a date, within the calendar."""
    if not series.is_date:
        return value
    return date.fromordinal(int(min(max(value, date.min.toordinal()), date.max.toordinal()))).isoformat()


def left_of(series: Series, span: Sequence[float] | None, suffix: str, title: str, height: int) -> int:
    """Pixels that the words of the axis of values take: those that Plotly will choose, and its title.

    Args:
        series: whose values.
        span: of the axis; None where there is nothing on it.
        suffix: after each number.
        title: beside them, upright.
        height: of the figure.
    """
    around = _EDGE + (_TITLE if title else 0)
    if span is None:
        return around
    texts = [_DAY] if series.is_date else [text + suffix for text in _numbers(span, height)]
    return around + math.ceil(max((width(text, Face(_LETTERS)) for text in texts), default=0))


def _numbers(span: Sequence[float], height: int) -> Iterator[str]:
    """The first and the last number that are written on an axis; none where they are too long to be told."""
    rough = (span[1] - span[0]) / (min(max(height / _APART, 4), 9) + 1)
    if not _FINEST < rough < _LARGEST:
        return
    tens = math.floor(math.log10(rough))
    step = next(each for each in _STEPS if each * 10**tens >= rough) * 10**tens
    decimals = max(0, -math.floor(math.log10(step)))
    yield number(math.ceil(span[0] / step) * step, decimals, fixed=True)
    yield number(math.floor(span[1] / step) * step, decimals, fixed=True)


def target_path(series: Series) -> list[tuple[int, TargetVersion]]:
    """The valid target of each year that has one, with a number."""
    found = [(y, series.target_of(y)) for y in dict.fromkeys(y for y, _ in series.targets)]
    return [(y, v) for y, v in found if v is not None]


def value_labels(
    series: Series, paper: Paper, traces: Sequence[dict[str, Any]], ground: Ground
) -> list[dict[str, Any]]:
    """The number of each value, the newest first to find room; of a small figure, only the newest."""
    known = [v for v in reversed(series.values) if v.value is not None and v.year in paper.years]
    known = known[:1] if paper.is_compact else known
    if paper.span is None or not known:
        return []
    texts = [quantity(v.value) for v in known]
    points = [(v.year, v.value.value) for v in known if v.value]
    marks = [Mark(paper.x(x), paper.y(y), text) for (x, y), text in zip(points, texts, strict=True)]
    places = placed(marks, list(_taken(paper, traces)), paper.area, paper.size)
    return [
        {
            "x": x,
            "y": on_axis(y, series),
            "text": f"<b>{safe(text)}</b>",
            "showarrow": False,
            "xshift": place[0],
            "yshift": place[1],
            "font": {"size": paper.size, "color": ground.ink},
        }
        for (x, y), text, place in zip(points, texts, places, strict=True)
        if place is not None
    ]


def end_labels(
    series: Series, expected: Forecast | None, others: Sequence[OtherPoint], paper: Paper, ground: Ground
) -> Ends:
    """Target, soglia, each mean, each other ente and the expectation: name and last number, none over another."""
    ends = [
        *_of_targets(series, paper, ground),
        *_of_others(series, others, paper, ground),
        *_of_expected(expected, paper, ground),
    ]
    size = paper.size - 1
    places = spread([paper.y(end.value) for end in ends], size * 1.3, size, paper.area.top - size / 2)
    labels = [
        {
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": _SHIFT,
            "y": on_axis(end.value, series),
            "yshift": place - paper.y(end.value),
            "text": safe(end.text),
            "showarrow": False,
            "font": {"size": size, "color": end.colour},
        }
        for end, place in zip(ends, places, strict=True)
    ]
    return Ends(labels, [_leader(end, series, paper) for end in ends])


def _leader(end: _End, series: Series, paper: Paper) -> dict[str, Any]:
    """A thin line from the last point to the right end."""
    return {
        "type": "line",
        "layer": "below",
        "x0": end.year,
        "x1": paper.years[-1] + 0.5,
        "y0": on_axis(end.value, series),
        "y1": on_axis(end.value, series),
        "line": {"color": end.colour, "width": 1, "dash": "dot"},
    }


def _of_targets(series: Series, paper: Paper, ground: Ground) -> Iterator[_End]:
    """The last target, and that of the newest value, which is of another year where the coming ones are printed."""
    path = dict(target_path(series))
    for year in sorted(each for each in path if each in {_newest(series), max(path)}):
        found = path[year]
        if found.target is not None:
            name = _named("target", year, promise(found.op, found.target), paper)
            yield _End(name, year, found.target.value, ground.ink)
    if series.soglie:
        year, soglia = series.soglie[-1]
        yield _End(_named("soglia", year, quantity(soglia), paper), year, soglia.value, ground.ink)


def _newest(series: Series) -> int | None:
    """The year of the newest value; None where there is none."""
    return max((value.year for value in series.values if value.value is not None), default=None)


def _of_others(series: Series, others: Sequence[OtherPoint], paper: Paper, ground: Ground) -> Iterator[_End]:
    last: dict[tuple[str, str], Comparison] = {}
    for found in series.comparisons:
        if found.value is not None and found.year is not None:
            last[found.scope, found.statistic] = found
    for (scope, statistic), found in last.items():
        if found.value is not None:
            name = _ABBREVIATED.get(scope, scope) if paper.is_compact else words.comparison_within(scope, statistic)
            text = _named(name, found.year, quantity(found.value), paper)
            yield _End(text, found.year or 0, found.value.value, ground.others)
    for point in {point.name: point for point in sorted(others, key=lambda each: each.year)}.values():
        yield _End(_named(point.name, point.year, point.text, paper), point.year, point.value, ground.others)


def _of_expected(expected: Forecast | None, paper: Paper, ground: Ground) -> Iterator[_End]:
    """The expectation; a small figure has no room for its year, which is always the one after."""
    if expected is not None:
        year = None if paper.is_compact else expected.year
        yield _End(_named("attesa", year, band_text(expected), paper), expected.year, expected.value, ground.faint)


def _named(name: str, year: int | None, value: str, paper: Paper) -> str:
    """A name, its year and its number, within the margin: the name is cut first, then left out with the year."""
    of = f"{year} {value}" if year is not None else value
    face, room = Face(paper.size - 1), paper.right - _SHIFT
    if width(f"{name} {of}", face) <= room:
        return f"{name} {of}"
    shown = cut(name, face, room - width(f" {of}", face), 1)
    has_room = len(shown) >= _LEAST and width(f"{shown} {of}", face) <= room
    return f"{shown} {of}" if has_room else cut(value, face, room, 1)


def _taken(paper: Paper, traces: Sequence[dict[str, Any]]) -> Iterator[Box]:
    """What no number may cover: every mark, every line, and the words of the absences at the foot."""
    for trace in traces:
        if trace["mode"] == "none":
            continue
        if trace.get("yaxis") == "y2":
            yield from (Box.around(paper.x(x), 12, 60, 26) for x in trace["x"])
            continue
        points = [
            (paper.x(x), paper.y(_number(y))) if y is not None else None
            for x, y in zip(trace["x"], trace["y"], strict=True)
        ]
        yield from (Box.around(x, y, _MARK, _MARK) for x, y in filter(None, points))
        if "lines" in trace["mode"]:
            yield from _line(points)


def _line(points: Sequence[tuple[float, float] | None]) -> Iterator[Box]:
    for start, end in pairwise(points):
        if start is None or end is None:
            continue
        many = max(2, int(np.hypot(end[0] - start[0], end[1] - start[1]) / _STEP))
        for share in np.linspace(0, 1, many):
            x, y = (float(a + (b - a) * share) for a, b in zip(start, end, strict=True))
            yield Box.around(x, y, 4, 4)


def _number(value: float | str) -> float:
    """A height as a number; a day as its ordinal."""
    return float(date.fromisoformat(value).toordinal()) if isinstance(value, str) else value

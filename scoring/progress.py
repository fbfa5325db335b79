"""A year in course: how much is measured, between what and what it will end, and what is in line with its path.

An indicator that is not measured yet may have interim values. Its path goes from where it starts to its target: from
zero for what adds up during the year (a count), from last year's value for what does not (a percentage, a mean), in
a straight line or as the ente's own profile says. A deadline has no path.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.bands import band_of
from scoring.chance import futures_of
from scoring.engine import build, evaluate, inputs
from scoring.forecast import Forecast, probability_of
from scoring.model import Direction, Quantity
from scoring.result import Why
from scoring.rounding import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.curves import Array
    from scoring.engine import Inputs, Model, Scores
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult, ScoredSheet

EVEN: Final = 0.5
"""Chance from which something is more likely than not."""
FULL: Final = 100.0
"""Percent of a promise kept."""
_DRAWS, _FEWEST_DRAWS, _CELLS = 2_000, 200, 10_000_000
"""Futures that tell a chance, and indicators x futures of a large sheet: fewer futures, in about the same time."""
_UNMEASURABLE: Final = frozenset({Why.NO_TARGET, Why.NO_ACTUAL, Why.NOT_COMPUTABLE})
ALIKE: Final = 0.05
"""Two chances that differ by no more tell a reader the same."""


class Standing(StrEnum):
    """How something stands to its path, or to its score once it is measured."""

    ON_TRACK = "on_track"
    LATE = "late"
    AT_RISK = "at_risk"
    """Late, and more likely than not to miss its target."""
    UNKNOWN = "unknown"
    """Nothing tells: no value yet, and no history or no path."""


@dataclass(frozen=True, slots=True)
class Interim:
    """What an indicator had reached on a day of the year."""

    day: date
    value: Quantity


@dataclass(frozen=True, slots=True)
class Path:
    """How an indicator goes to its target.

    Attributes:
        adds_up: its value grows from zero during the year; False where it starts from last year's; None where nobody
            told, and then nothing is expected of it before the end.
        profile: days of the year and the share (0-1) of the way then done, by day; empty for a straight line.
    """

    adds_up: bool | None
    profile: tuple[tuple[date, float], ...] = ()

    def share(self, day: date) -> float:
        """The share of the way, 0-1, that is to be done at the end of a day.

        Examples:
            >>> round(Path(adds_up=True).share(date(2023, 6, 30)), 4)
            0.4959
            >>> Path(adds_up=True, profile=((date(2023, 6, 30), 0.2),)).share(date(2023, 6, 30))
            0.2
        """
        first, last = date(day.year, 1, 1).toordinal() - 1, date(day.year, 12, 31).toordinal()
        at = day.toordinal()
        known = ((first, 0.0), *((each.toordinal(), share) for each, share in self.profile), (last, 1.0))
        for (begin, low), (end, high) in pairwise(known):
            if begin <= at <= end and begin < end:
                return low + (high - low) * (at - begin) / (end - begin)
        return 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProgress:
    """One indicator in the course of the year.

    Attributes:
        interim: its last value within the day asked; None where there is none.
        expected: what it should have reached on the day of that value; None where it has no path.
        projected: where it ends at this pace; None as ``expected``, or where no way was to be done yet.
        chance: probability (0-1) that it keeps its promise at the end of the year; None where no history tells.
    """

    result: MeasureResult
    interim: Interim | None
    expected: float | None
    projected: float | None
    chance: float | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeProgress:
    """One node in the course of the year.

    Attributes:
        measured_share: share (0-1) of the weight below that has a score.
        low, high: its score if all that is awaited were worth zero, and if every promise were kept; None where
            it would have no score.
        chance: probability (0-1) of the best word at the end of the year; None where it hangs on indicators that
            are not measured and have no history.
    """

    result: NodeResult
    measured_share: float
    low: float | None
    high: float | None
    chance: float | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Progress:
    """A sheet in course; orders as in the sheet, the root first."""

    day: date
    nodes: tuple[NodeProgress, ...]
    measures: tuple[MeasureProgress, ...]

    @property
    def root(self) -> NodeProgress:
        """The number the sheet will end in."""
        return self.nodes[0]

    @property
    def unmeasurable(self) -> tuple[MeasureProgress, ...]:
        """The indicators with a weight that have neither a score nor anything to wait for: no target, for one."""
        return tuple(each for each in self.measures if each.result.why in _UNMEASURABLE)

    @property
    def awaited(self) -> tuple[MeasureProgress, ...]:
        """The indicators that are not measured yet."""
        return tuple(each for each in self.measures if each.result.why is Why.AWAITED)


def progress(
    scored: ScoredSheet,
    day: date,
    interim: Mapping[MeasureKey, Sequence[Interim]],
    paths: Mapping[MeasureKey, Path],
    expected: Mapping[MeasureKey, Forecast],
) -> Progress:
    """How a year in course stands on a day.

    Args:
        scored: the sheet on what is measured.
        day: interim values after it are not looked at.
        interim: values during the year, by indicator.
        paths: how each indicator goes to its target; one that is not here adds nothing up, in a straight line.
        expected: what the history lets one expect of the year, by indicator.
    """
    awaited = {m.measure.key: _looked_at(m, day, interim, paths, expected) for m in scored.measures}
    futures = {key: future for key, (_, future) in awaited.items() if future is not None}
    measures = tuple(found for found, _ in awaited.values())
    return Progress(day, _nodes(scored, measures, futures), measures)


def _looked_at(
    result: MeasureResult,
    day: date,
    interim: Mapping[MeasureKey, Sequence[Interim]],
    paths: Mapping[MeasureKey, Path],
    expected: Mapping[MeasureKey, Forecast],
) -> tuple[MeasureProgress, Forecast | None]:
    """An indicator, and what to expect of it at the end of the year; None where it is measured or nothing tells."""
    key = result.measure.key
    last = max((each for each in interim.get(key, ()) if each.day <= day), key=lambda each: each.day, default=None)
    if result.why is not Why.AWAITED:
        measured = MeasureProgress(
            result=result, interim=last, expected=None, projected=None, chance=None, standing=_by_score(result)
        )
        return measured, None
    path = paths.get(key, Path(adds_up=False))
    wanted, projected = (None, None) if last is None else _on_path(result, last, path)
    future = _future(expected.get(key), projected, 0.0 if last is None else path.share(last.day))
    chance = _chance(result, future)
    standing = _standing(result, last, wanted, chance, day)
    found = MeasureProgress(
        result=result, interim=last, expected=wanted, projected=projected, chance=chance, standing=standing
    )
    return found, future


def _by_score(result: MeasureResult) -> Standing:
    if result.score is None:
        return Standing.UNKNOWN
    return Standing.ON_TRACK if result.score >= FULL else Standing.LATE


def _on_path(result: MeasureResult, last: Interim, path: Path) -> tuple[float | None, float | None]:
    """What a value should have been on its day, and where it leads; None for a deadline."""
    measure = result.measure
    if measure.is_date or measure.target is None or (path.adds_up is None and not path.profile):
        return None, None
    share, target = path.share(last.day), measure.target.value
    start = 0.0 if path.adds_up else (measure.baseline or measure.previous or measure.target).value
    projected = start + (last.value.value - start) / share if path.adds_up and share > 0 else last.value.value
    return float(cleaned(np.array(start + (target - start) * share))), float(cleaned(np.array(projected)))


def _future(expected: Forecast | None, projected: float | None, done: float) -> Forecast | None:
    """What to expect of the end of the year: as the history, around where the last value leads, for the time left."""
    if expected is None or projected is None:
        return expected
    scale = expected.scale * math.sqrt(max(0.0, 1.0 - done))
    return replace(expected, value=expected.bounds.within(projected), scale=scale) if scale > 0 else None


def _chance(result: MeasureResult, future: Forecast | None) -> float | None:
    measure = result.measure
    if future is None or measure.target is None or measure.direction is Direction.NOMINAL:
        return None
    return probability_of(future, measure.target.value, measure.direction)


def _standing(
    result: MeasureResult, last: Interim | None, wanted: float | None, chance: float | None, day: date
) -> Standing:
    measure = result.measure
    if measure.is_date and measure.target is not None:
        return Standing.AT_RISK if day.toordinal() > measure.target.value else Standing.UNKNOWN
    is_likely = None if chance is None else chance >= EVEN
    if last is None or wanted is None:
        return Standing.UNKNOWN if is_likely is None else Standing.ON_TRACK if is_likely else Standing.AT_RISK
    if _keeps_up(last.value, wanted, measure.direction):
        return Standing.ON_TRACK
    return Standing.AT_RISK if is_likely is False else Standing.LATE


def _keeps_up(value: Quantity, wanted: float, direction: Direction) -> bool:
    """Whether a value is on its path or better, within its printed precision."""
    behind = value.value - wanted if direction is Direction.LOWER else wanted - value.value
    if direction is Direction.NOMINAL:
        behind = abs(value.value - wanted)
    return float(cleaned(np.array(behind))) <= value.half_unit


def _nodes(
    scored: ScoredSheet, measures: Sequence[MeasureProgress], futures: Mapping[MeasureKey, Forecast]
) -> tuple[NodeProgress, ...]:
    model, given = build(scored.sheet, scored.policy), inputs(scored.sheet)
    ends = evaluate(model, _with_awaited_at(scored, given, 0.0, FULL))
    low, high = _range(ends)
    chances = _chances(scored, model, given, futures)
    standings = _shares_of_standings(model, ends.weights[:, 1], measures)
    known = np.array([each.result.score is not None for each in measures], dtype=float).reshape(-1, 1)
    measured = _shares(model, ends.planned[:, 1], known)
    return tuple(
        NodeProgress(
            result=result,
            measured_share=float(measured[row, 0]),
            low=low[row],
            high=high[row],
            chance=chances[row],
            standing=_of_node(scored, result, high[row], chances[row], standings[row]),
        )
        for row, result in enumerate(scored.nodes)
    )


def _range(ends: Scores) -> tuple[list[float | None], list[float | None]]:
    """The lowest and the highest score of each node, with all that is awaited at zero or at full."""
    found = cleaned(ends.nodes)
    low, high = found.min(axis=1).tolist(), found.max(axis=1).tolist()
    return _known(low), _known(high)


def _known(values: list[float]) -> list[float | None]:
    return [None if math.isnan(value) else value for value in values]


def _chances(
    scored: ScoredSheet, model: Model, given: Inputs, futures: Mapping[MeasureKey, Forecast]
) -> list[float | None]:
    """Probability of the best word, for every node; None where it hangs on what nothing tells of."""
    untold = {m.measure.key for m in scored.measures if m.why is Why.AWAITED} - set(futures)
    certain = frozenset(m.measure.key for m in scored.measures if m.score is not None) | untold
    draws = max(_FEWEST_DRAWS, min(_DRAWS, _CELLS // max(1, len(scored.measures))))
    is_untold = np.array([m.measure.key in untold for m in scored.measures], dtype=bool).reshape(-1, 1)

    def with_untold_at(worth: float) -> Iterator[float | None]:
        """The same, if what is awaited and has no history were worth so many percent."""
        numbers = replace(given, declared=np.where(is_untold, worth, given.declared))
        found = futures_of(model, numbers, futures, draws=draws, certain=certain)
        return (None if node.withheld else node.probabilities[-1] for node in found.nodes)

    pairs = zip(with_untold_at(0.0), with_untold_at(FULL), strict=True)
    return [None if low is None or high is None or abs(high - low) > ALIKE else (low + high) / 2 for low, high in pairs]


def _shares_of_standings(
    model: Model, weights: Array, measures: Sequence[MeasureProgress]
) -> list[Mapping[Standing, float]]:
    """For every node, the share (0-1) of its weight in each standing."""
    order = list(Standing)
    own = np.array([[each.standing is standing for standing in order] for each in measures], dtype=float)
    found = _shares(model, weights, own.reshape(-1, len(order)))
    return [dict(zip(order, row, strict=True)) for row in found.tolist()]


def _shares(model: Model, weights: Array, own: Array) -> Array:
    """For every node, the share (0-1) of its weight that is so, from what is so of each indicator.

    Args:
        model: a compiled sheet.
        weights: of every part in its whole, shape (parts,).
        own: of the measures, 1 or 0 in each column; shape (measures, columns).

    Returns:
        Shape (nodes, columns).
    """
    plan = model.structure
    shares = np.concatenate([own, np.zeros((plan.nodes, own.shape[1]))])
    for layer in plan.layers:
        part = weights[layer.parts]
        total = np.add.reduceat(part, layer.starts)
        summed = np.add.reduceat(part[:, None] * shares[layer.parts], layer.starts, axis=0)
        shares[layer.wholes] = summed / np.where(total > 0, total, 1.0)[:, None]
    return shares[plan.measures :]


def _with_awaited_at(scored: ScoredSheet, given: Inputs, *worth: float) -> Inputs:
    """The sheet's numbers, with what is awaited worth so many percent; a column for each."""
    is_awaited = np.array([m.why is Why.AWAITED for m in scored.measures], dtype=bool).reshape(-1, 1)
    return replace(given, declared=np.where(is_awaited, np.array([worth]), given.declared))


def _of_node(
    scored: ScoredSheet,
    result: NodeResult,
    high: float | None,
    chance: float | None,
    shares: Mapping[Standing, float],
) -> Standing:
    """At risk where the best word is out of reach or less likely than not; else as half of the weight stands."""
    best = scored.policy.bands.bands[-1]
    if result.awaited_share == 0:
        return Standing.UNKNOWN if result.band is None else Standing.ON_TRACK if result.band == best else Standing.LATE
    if band_of(high, scored.policy.bands) != best or (chance is not None and chance < EVEN):
        return Standing.AT_RISK
    if chance is not None:
        return Standing.ON_TRACK
    return next(
        (each for each in (Standing.AT_RISK, Standing.ON_TRACK, Standing.UNKNOWN) if shares[each] >= EVEN),
        Standing.LATE,
    )

"""The few moves that bring a node to a score: the least effort, the fewest indicators, only what was seen before.

An effort is a typical year of each indicator.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.curves import Transform
from scoring.engine import curve_of
from scoring.inverse import Obstacle, counted_below, question, values_needed
from scoring.limits import a_hair_beyond
from scoring.rounding import DUST, cleaned
from scoring.shared import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.inverse import Question
    from scoring.model import MeasureKey, Sheet
    from scoring.policy import Policy

NO_SCORE = -1.0
"""Below every score: a node that begins to have one has gained."""


@dataclass(frozen=True, slots=True)
class Move:
    """One actual brought from where it is to where it helps.

    Attributes:
        start: the present actual; None where it is missing.
        to: in the indicator's unit, a hair (a day, for dates) beyond the target that must be bettered.
        effort: |to - start| / scale, in typical years; None without a start or a scale.
    """

    key: MeasureKey
    start: float | None
    to: float
    effort: float | None


@dataclass(frozen=True, slots=True)
class LeastEffort:
    """What has to change, and what comes of it.

    Attributes:
        moves: in the order in which they were found worth while; empty where nothing helps or is needed.
        score: the node's score after all of them; None where it has none even so.
        is_enough: whether that is the score asked.
        total_effort: sum of the efforts; None where one of them is not known.
    """

    moves: tuple[Move, ...]
    score: float | None
    is_enough: bool
    total_effort: float | None


@dataclass(frozen=True, slots=True)
class _Road:
    """Where one indicator may go.

    Attributes:
        row: its position in the sheet.
        start: the present actual; NaN where it is missing.
        scale: root mean square of its yearly changes; NaN where it is not known.
        stops: the values at which its curve bends: the best place to go at first is always one of them.
        worst, best: the stop with the lowest score, and the nearest one with the highest.
        low, high: where it must stay.
    """

    row: int
    start: float
    scale: float
    stops: tuple[float, ...]
    worst: float
    best: float
    low: float = -math.inf
    high: float = math.inf

    def allows(self, value: float) -> bool:
        """Whether a value is within its bounds."""
        return self.low <= value <= self.high

    def effort(self, start: float, to: float) -> float:
        """Typical years between two values; NaN where it is not known."""
        return abs(to - start) / self.scale

    @property
    def has_effort(self) -> bool:
        """Whether moving it can be weighed."""
        return not np.isnan(self.start + self.scale)


_Moves = dict[int, float]
"""Where each moved row goes, in the order of being taken."""
_Options = list[tuple[_Road, float]]
"""Where one may go next."""
_Worth = Callable[[_Options, np.ndarray, _Moves], np.ndarray]
"""What each option is worth, from its gain and from what is taken already."""


def least_effort(
    sheet: Sheet, policy: Policy, node_code: str, score: float, scales: Mapping[MeasureKey, float]
) -> LeastEffort:
    """A small set of moves that brings a node to a score, by the indicators that give most for their effort.

    Greedy: again and again the move with the highest gain of the node per typical year, always to a place
    where the curve bends (below a soglia nothing is gained, so the first move goes beyond it); then,
    from the last taken to the first, each is taken back as far as the score allows, or dropped. Where
    one indicator alone costs less than the set so found, it is the answer.

    The least possible where each node is a weighted mean, nothing is rounded, and every indicator stands on
    its line or where no step is ahead (gains that never grow along the way); with steps, soglie still to
    reach, minima or roundings it is a good set, in which nothing is superfluous, not always the best.
    Indicators without a scale, or without an actual, come only where the others are not enough, those with the
    greatest gain first.

    Args:
        sheet: the plan.
        policy: its method.
        node_code: empty for the root.
        score: percent asked of the node.
        scales: root mean square of the yearly changes, in the indicator's unit, of each indicator with
            enough history; one of zero or less is as if it were not there.

    Raises:
        KeyError: the sheet has no such node.
        ScoringError: the sheet cannot be computed; see ``scoring.engine.build``.
    """
    return least_effort_within(effort_question(sheet, policy, node_code, score), scales, None)


def effort_question(sheet: Sheet, policy: Policy, node_code: str, score: float) -> Question:
    """A score asked of a node; every score is at least the floor: asking less is asking for a score at all.

    Raises:
        KeyError, ScoringError: as ``scoring.inverse.question``.
    """
    return question(sheet, policy, node_code, max(score, policy.floor))


def least_effort_within(
    asked: Question, scales: Mapping[MeasureKey, float], within: Mapping[MeasureKey, tuple[float, float]] | None
) -> LeastEffort:
    """As ``least_effort``, moving some indicators only.

    Args:
        asked: the score.
        scales: as in ``least_effort``.
        within: which may move, and between which values; None where all may, anywhere.
    """
    roads = _roads(asked, scales, within)
    return _answer(asked, roads, _reduced(asked, roads, _gathered(asked, roads)))


def fewest_moves(
    sheet: Sheet, policy: Policy, node_code: str, score: float, scales: Mapping[MeasureKey, float]
) -> LeastEffort:
    """As ``least_effort``, but as few indicators as can be, whatever their effort.

    Greedy: again and again the indicator that at its best gains most. The fewest there are where each node is a
    weighted mean and nothing is rounded; otherwise a small set in which nothing is superfluous. Of those that are
    enough alone, the one of least effort.
    """
    asked = effort_question(sheet, policy, node_code, score)
    roads = _roads(asked, scales, None)
    every = list(roads.values())
    taken = _pushed(asked, every, _climbed(asked, [(road, road.best) for road in every], {}, _gain))
    return _answer(asked, roads, _reduced(asked, roads, taken))


def _reduced(asked: Question, roads: Mapping[int, _Road], taken: _Moves) -> _Moves:
    """The moves without what is superfluous; where the score is out of reach, without what the best there is spares."""
    within = replace(asked, score=min(asked.score, float(cleaned(np.array(_level(asked, taken))))))
    return _cheapest(asked, roads, _irreducible(within, roads, taken))


def _roads(
    asked: Question, scales: Mapping[MeasureKey, float], within: Mapping[MeasureKey, tuple[float, float]] | None
) -> dict[int, _Road]:
    """The road of every indicator that counts, has a curve and may move, by row."""
    roads = {}
    for row in counted_below(asked):
        key = asked.model.sheet.measures[row].key
        bounds = (-math.inf, math.inf) if within is None else within.get(key)
        road = bounds and _road(asked, row, scales.get(key, 0.0), bounds)
        if road:
            roads[row] = road
    return roads


def _road(asked: Question, row: int, scale: float, bounds: tuple[float, float]) -> _Road | None:
    """None without a curve, which is where there is nothing promised."""
    start = float(asked.given.actual[row, 0])
    curve = curve_of(asked.model, asked.given, row)
    known = tuple(_stops(asked, row))
    if not known:
        return None
    ends = tuple(end for end in bounds if math.isfinite(end))
    stops = tuple(stop for stop in known if bounds[0] <= stop <= bounds[1]) + ends
    scores = curve(np.array([stops]))[0].tolist()
    nearness = (-np.nan_to_num(np.abs(np.array(stops) - start))).tolist()
    by_score = [stop for _, _, stop in sorted(zip(scores, nearness, stops, strict=True))]
    return _Road(row, start, scale if scale > 0 else np.nan, stops, by_score[0], by_score[-1], *bounds)


def _stops(asked: Question, row: int) -> Iterable[float]:
    """The values of the curve's anchors; a hair (a day) beyond them where the target must be bettered."""
    curve, measure = curve_of(asked.model, asked.given, row), asked.model.sheet.measures[row]
    knots = curve.knots()
    # Without a target the soglia alone is no place to go to: an actual there would have no score.
    places = [] if np.isnan(knots).any() else [place for place, score in knots if np.isfinite(place + score)]
    if not curve.strict:
        return places
    side = 1 if curve.transform is Transform.IDENTITY else -1
    return [place + side if measure.is_date else a_hair_beyond(place, side) for place in places]


def _actual(asked: Question, moves: Sequence[_Moves]) -> np.ndarray:
    """The sheet's actuals, one column for each set of moves, with the moves in them.

    The rows that are one indicator move together.
    """
    actual, found = np.repeat(asked.given.actual, len(moves), axis=1), together(asked.model.sheet)
    for column, one in enumerate(moves):
        for row, to in one.items():
            actual[list(found.get(row, (row,))), column] = to
    return actual


def _levels(asked: Question, moves: Sequence[_Moves]) -> np.ndarray:
    """The node's scores after each set of moves; below zero where it has none."""
    return np.nan_to_num(asked.with_actual(_actual(asked, moves)), nan=NO_SCORE)


def _level(asked: Question, moves: _Moves) -> float:
    return float(_levels(asked, [moves])[0])


def _is_enough(asked: Question, moves: _Moves) -> bool:
    return bool(asked.reached(_levels(asked, [moves]))[0])


def _gathered(asked: Question, roads: Mapping[int, _Road]) -> _Moves:
    """Moves that are enough, or all that help: those that can be weighed first, missing actuals last."""
    weighed = [road for road in roads.values() if road.has_effort]
    others = [road for road in roads.values() if not road.has_effort]
    measured = [road for road in others if not np.isnan(road.start)]
    taken = _pushed(asked, weighed, _climbed(asked, _places(weighed), {}, _worth))
    taken = _climbed(asked, _places(others), taken, _worth)
    taken = _pushed(asked, [*weighed, *others], _pushed(asked, [*weighed, *measured], taken))
    return dict(sorted(taken.items(), key=lambda move: not roads[move[0]].has_effort))


def _places(roads: Sequence[_Road]) -> _Options:
    return [(road, stop) for road in roads for stop in road.stops]


def _climbed(asked: Question, options: _Options, taken: _Moves, worth: _Worth) -> _Moves:
    """With the move that is worth most added, until the score is reached or no single move gains."""
    while options and not _is_enough(asked, taken):
        gains = _levels(asked, [taken | {road.row: stop} for road, stop in options]) - _level(asked, taken)
        if gains.max() <= DUST:
            break
        road, stop = options[int(np.argmax(worth(options, gains, taken)))]
        taken = {row: to for row, to in taken.items() if row != road.row} | {road.row: stop}
    return taken


def _gain(_: _Options, gains: np.ndarray, __: _Moves) -> np.ndarray:
    """What a move gains, whatever it costs."""
    return gains


def _worth(options: _Options, gains: np.ndarray, taken: _Moves) -> np.ndarray:
    """Gain per typical year, or simply the gain of what cannot be weighed; never chosen where there is none."""
    efforts = [road.effort(taken.get(road.row, road.start), stop) for road, stop in options]
    cost = np.array([1.0 if np.isnan(e) else max(e, DUST) for e in efforts])
    return np.where(gains > DUST, gains / cost, -np.inf)


def _pushed(asked: Question, roads: Sequence[_Road], taken: _Moves) -> _Moves:
    """With all of them at their best, where together they gain what none gains alone (a minimum, a rounding)."""
    if _is_enough(asked, taken):
        return taken
    pushed = taken | {road.row: road.best for road in roads}
    return pushed if _level(asked, pushed) > _level(asked, taken) + DUST else taken


def _irreducible(asked: Question, roads: Mapping[int, _Road], taken: _Moves) -> _Moves:
    """With every move taken back as far as the score allows, the last taken first, until none is superfluous."""
    while True:
        kept = taken
        for row in reversed(tuple(taken)):
            kept = _taken_back(asked, roads[row], kept)
        if kept.keys() == taken.keys():
            return kept
        taken = kept


def _taken_back(asked: Question, road: _Road, taken: _Moves) -> _Moves:
    without = {row: to for row, to in taken.items() if row != road.row}
    if _is_enough(asked, without):
        return without
    (found,) = values_needed(_moved(asked, without), [road.row])
    least = road.worst if found.obstacle is Obstacle.ANY_VALUE else found.enough
    shorter = taken | {road.row: taken[road.row] if least is None or not road.allows(least) else least}
    return shorter if _is_enough(asked, shorter) else taken


def _moved(asked: Question, moves: _Moves) -> Question:
    """The same question asked of the tree after some moves."""
    return replace(asked, given=replace(asked.given, actual=_actual(asked, [moves])))


def _cheapest(asked: Question, roads: Mapping[int, _Road], kept: _Moves) -> _Moves:
    """The moves, or the one move that is enough alone with less effort."""
    total = math.fsum(road.effort(road.start, kept[row]) for row, road in roads.items() if row in kept)
    if not kept or np.isnan(total) or not _is_enough(asked, kept):
        return kept
    rows = [row for row, road in roads.items() if road.has_effort]
    alone = {
        roads[row].effort(roads[row].start, found.enough): {row: found.enough}
        for row, found in zip(rows, values_needed(asked, rows), strict=True)
        if found.enough is not None and roads[row].allows(found.enough)
    }
    best = min(alone, default=np.inf)
    return alone[best] if best < total - DUST else kept


def _answer(asked: Question, roads: Mapping[int, _Road], kept: _Moves) -> LeastEffort:
    moves = tuple(_move(asked, roads[row], to) for row, to in kept.items())
    efforts = [move.effort for move in moves]
    known = [effort for effort in efforts if effort is not None]
    level = _level(asked, kept)
    return LeastEffort(
        moves=moves,
        score=None if level == NO_SCORE else round(level, 9),
        is_enough=_is_enough(asked, kept),
        total_effort=math.fsum(known) if len(known) == len(efforts) else None,
    )


def _move(asked: Question, road: _Road, to: float) -> Move:
    return Move(
        key=asked.model.sheet.measures[road.row].key,
        start=None if np.isnan(road.start) else road.start,
        to=to,
        effort=road.effort(road.start, to) if road.has_effort else None,
    )

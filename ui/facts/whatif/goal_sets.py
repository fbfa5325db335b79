"""What it takes for an objective to reach a score, as records: a few indicators together, chosen in three ways."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.effort import effort_question, fewest_moves, least_effort_within
from scoring.forecast import Forecast
from scoring.inverse import question
from scoring.model import Direction
from scoring.rounding import DUST
from scoring.scenario import Assumption, Field, assume, canonical
from ui.facts.typed import typed, written
from ui.facts.whatif.attainable import attainable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scoring.effort import LeastEffort, Move
    from scoring.model import Measure, MeasureKey, Quantity
    from scoring.series import Series
    from ui.facts.whatif.attainable import Yardstick
    from ui.facts.whatif.goal import Goal


class Choice(StrEnum):
    """By what the indicators of a set are chosen."""

    EFFORT = "effort"
    """The fewest typical years in all."""
    FEWEST = "fewest"
    SEEN = "seen"
    """No value goes beyond the best that its history has seen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator of a set.

    Attributes:
        effort: typical years; None where it starts from nothing, or its history is too short to weigh it.
    """

    yard: Yardstick
    goal: Quantity
    effort: float | None

    @property
    def assumption(self) -> Assumption:
        """The actual it asks for."""
        return canonical(Assumption(self.yard.measure.key, Field.ACTUAL, self.goal), self.yard.measure)


@dataclass(frozen=True, slots=True)
class Together:
    """Indicators that, moved together, bring a node to a score; none of them is superfluous.

    Attributes:
        score: of the node with all of them, percent; None where it has none even so.
        is_enough: whether that is the score asked.
    """

    choice: Choice
    steps: tuple[Step, ...]
    score: float | None
    is_enough: bool

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The actuals of the set."""
        return tuple(step.assumption for step in self.steps)

    @property
    def known_efforts(self) -> tuple[float, ...]:
        """The efforts that can be told."""
        return tuple(step.effort for step in self.steps if step.effort is not None)


def together(
    goal: Goal, yards: Mapping[MeasureKey, Yardstick], series: Mapping[MeasureKey, Series]
) -> tuple[Together, ...]:
    """One set for each choice, with values that can be reached.

    Args:
        goal: what is asked.
        yards: how each indicator is counted.
        series: history by indicator: a typical year is the root mean square of its yearly changes.
    """
    return tuple(chosen(choice, goal, yards, series) for choice in Choice)


def alike_sets(found: Sequence[Together]) -> tuple[tuple[Together, ...], ...]:
    """The sets, those of the very same moves together, in the order of the first; an empty one is like none."""
    groups: dict[object, list[Together]] = {}
    for one in found:
        groups.setdefault(frozenset(one.assumptions) or one.choice, []).append(one)
    return tuple(tuple(each) for each in groups.values())


def chosen(
    choice: Choice, goal: Goal, yards: Mapping[MeasureKey, Yardstick], series: Mapping[MeasureKey, Series]
) -> Together:
    """The set of one choice; arguments as in ``together``."""
    seen = best_seen(goal, series)
    found = _found(choice, goal, series, seen)
    steps = tuple(_step(yards[move.key], move, seen.get(move.key)) for move in found.moves)
    kept = needed_only(goal, steps)
    score = score_with(goal, kept)
    return Together(choice, kept, score, score is not None and goal.is_enough(score))


def best_seen(goal: Goal, series: Mapping[MeasureKey, Series]) -> dict[MeasureKey, Quantity]:
    """The best value, as printed, that each indicator had before the year and since its last break.

    Deadlines, and promises of exactly a value, have none.
    """
    found = {}
    for measure in goal.scored.sheet.measures:
        one = series.get(measure.key)
        if one is None or measure.is_date or one.is_date or measure.direction is Direction.NOMINAL:
            continue
        known = [v.value for v in one.values if v.value and (one.since(goal.year) or 0) <= v.year < goal.year]
        if known:
            found[measure.key] = max(known, key=lambda value: _side(measure) * value.value)
    return found


def _side(measure: Measure) -> int:
    """1 where higher is better, -1 where lower is."""
    return -1 if measure.direction is Direction.LOWER else 1


def needed_only(goal: Goal, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps without those that the others do not need: a value rounded to one that can be reached may do more.

    What cannot be weighed goes first, then what costs most. Where the steps are not enough even so, what takes
    nothing from their score.
    """
    kept = tuple(steps)
    wanted = min(goal.score, score_with(goal, kept) or goal.score)
    while True:
        spare = next(_spare(goal, kept, wanted), None)
        if spare is None:
            return kept
        kept = tuple(step for step in kept if step is not spare)


def _spare(goal: Goal, steps: Sequence[Step], wanted: float) -> Iterator[Step]:
    """The steps without which the score is still the one wanted."""
    for step in sorted(steps, key=lambda one: (one.effort is not None, -(one.effort or 0.0))):
        score = score_with(goal, [other for other in steps if other is not step])
        if score is not None and score >= wanted - DUST / 2:
            yield step


def score_with(goal: Goal, steps: Sequence[Step]) -> float | None:
    """The node's score with some steps taken, percent; None where it has none."""
    sheet = assume(goal.scored.sheet, [step.assumption for step in steps])
    asked = question(sheet, goal.scored.policy, goal.node.code, goal.score)
    found = float(asked.with_actual(asked.given.actual)[0])
    return None if math.isnan(found) else round(found, 9)


def _found(
    choice: Choice, goal: Goal, series: Mapping[MeasureKey, Series], seen: Mapping[MeasureKey, Quantity]
) -> LeastEffort:
    sheet, policy = goal.scored.sheet, goal.scored.policy
    scales = {key: e.scale for key, s in series.items() if isinstance(e := s.expected(goal.year), Forecast)}
    if choice is Choice.FEWEST:
        return fewest_moves(sheet, policy, goal.node.code, goal.score, scales)
    within = _bounds(goal, seen) if choice is Choice.SEEN else None
    return least_effort_within(effort_question(sheet, policy, goal.node.code, goal.score), scales, within)


def _bounds(goal: Goal, seen: Mapping[MeasureKey, Quantity]) -> dict[MeasureKey, tuple[float, float]]:
    """From where an indicator is to the best that was seen; an indicator that is there already does not move."""
    found = {}
    for measure in goal.scored.sheet.measures:
        best = seen.get(measure.key)
        if best is None or (measure.actual and _side(measure) * (best.value - measure.actual.value) <= 0):
            continue
        start = measure.actual.value if measure.actual else best.value
        found[measure.key] = (min(start, best.value), max(start, best.value))
    return found


def _step(yard: Yardstick, move: Move, seen: Quantity | None) -> Step:
    """A move to a value that can be reached: where that is past the best seen and the move is not, the best seen."""
    goal = attainable(yard, move.to)
    side = _side(yard.measure)
    if seen and side * move.to <= side * seen.value < side * goal.value:
        goal = seen
    # Its digits are what a person types back: an exact value, and no other.
    goal = typed(written(goal), is_date=yard.measure.is_date)
    if move.effort is None or move.start is None or move.to == move.start:
        return Step(yard, goal, move.effort)
    return Step(yard, goal, move.effort * abs((goal.value - move.start) / (move.to - move.start)))

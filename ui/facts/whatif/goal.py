"""What it takes for an objective to reach a score, as records: one indicator alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.ambition import Promise, ambition
from scoring.inverse import Obstacle, needed, question
from scoring.model import Direction, Op, Quantity
from scoring.rounding import DUST
from scoring.scenario import Field
from ui.facts.forecast_words import likelihood
from ui.facts.format import percent
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.attainable import attainable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scoring.ambition import Judged
    from scoring.inverse import Needed
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.series import Series
    from ui.facts.whatif.attainable import Yardstick
    from ui.facts.whatif.question import WhatIfQuestion

UNLIKELY_BELOW: Final = 0.2
"""Probability below which a value comes after those of which the history says little or nothing."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A score asked of a node.

    Attributes:
        scored: the sheet it is asked of.
        score: percent.
        year: of the sheet; only what was known before it tells what is plausible.
        aside: how many assumed actuals it was scored without.
    """

    scored: ScoredSheet
    node: NodeResult
    score: float
    year: int
    aside: int = 0

    @property
    def is_reached(self) -> bool:
        """Whether the node has that score already."""
        return self.node.score is not None and self.is_enough(self.node.score)

    def is_enough(self, score: float) -> bool:
        """Whether a score is the one asked, or more."""
        return score >= self.score - DUST / 2


def goal_without_actuals(asked: WhatIfQuestion, code: str, score: float) -> Goal:
    """A score asked of a node under the hypotheses on targets, soglie and weights: actuals are what it is to find."""
    promises = [a for a in asked.answer.assumptions if a.field is not Field.ACTUAL]
    scored = what_if(asked.before, promises).after
    aside = len(asked.answer.assumptions) - len(promises)
    return Goal(scored, scored.node(code), score, asked.year, aside)


@dataclass(frozen=True, slots=True)
class Likely:
    """How plausible a value is.

    Attributes:
        words: for the reader.
        order: 0 reached before, or likely enough; 1 the history says little or nothing; 2 unlikely.
    """

    words: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One indicator with which, alone, the node gets there.

    Attributes:
        goal: a value that can be reached and is enough.
        gives: the node's score with it, percent.
    """

    yard: Yardstick
    needed: Needed
    goal: Quantity
    gives: float
    likely: Likely

    @property
    def result(self) -> MeasureResult:
        """The indicator as it is."""
        return self.yard.result

    @property
    def points(self) -> float:
        """How many points of its own score are missing."""
        return (self.needed.leaf_score or 0.0) - (self.result.score or 0.0)


@dataclass(frozen=True, slots=True)
class Ways:
    """Every indicator of a node: those that are enough alone, and the keys of the others by what stops them."""

    alone: tuple[Way, ...]
    stopped: Mapping[Obstacle, tuple[MeasureKey, ...]]


def ways(goal: Goal, yards: Mapping[MeasureKey, Yardstick], series: Mapping[MeasureKey, Series]) -> Ways:
    """What each indicator of the node would need alone; the most plausible first, then the one with least to gain.

    Args:
        goal: what is asked.
        yards: how each indicator is counted.
        series: history by indicator.
    """
    sheet, policy = goal.scored.sheet, goal.scored.policy
    every = needed(sheet, policy, goal.node.code, goal.score)
    can = [each for each in every if each.enough is not None]
    values = [attainable(yards[each.key], each.enough or 0.0) for each in can]
    gives = _gives(goal, [each.key for each in can], values)
    alone = [
        Way(
            yard=yards[each.key],
            needed=each,
            goal=value,
            gives=round(score, 9),
            likely=likely(yards[each.key], value, series.get(each.key), goal.year),
        )
        for each, value, score in zip(can, values, gives, strict=True)
    ]
    return Ways(tuple(sorted(alone, key=lambda way: (way.likely.order, way.points))), _stopped(every))


def likely(yard: Yardstick, value: Quantity, series: Series | None, year: int) -> Likely:
    """How plausible it is to reach a value in a year, by what was known before it."""
    if yard.measure.is_date:
        return Likely("scadenza: la storia non lo dice", 1)
    known = [point.year for point in series.before(year)] if series else []
    if series is None or not known:
        return Likely("senza storia", 1)
    found = ambition(Promise(year, value, yard.measure.direction, _op(yard)), series)
    seen = _seen(found, known)
    if found.percentile.value is None:
        return Likely(seen, 0 if found.ever_reached else 1)
    chance = 1 - found.percentile.value
    order = 0 if chance >= UNLIKELY_BELOW else 2
    return Likely(f"{likelihood(chance)}, {percent(100 * chance, 0)}; {seen}", order)


def _seen(found: Judged, known: Sequence[int]) -> str:
    if found.ever_reached:
        return f"già raggiunto nel {found.ever_reached.year}"
    return f"mai raggiunto dal {known[0]}" if len(known) > 1 else f"non raggiunto nel {known[0]}"


def _stopped(every: Sequence[Needed]) -> dict[Obstacle, tuple[MeasureKey, ...]]:
    found = {why: tuple(each.key for each in every if each.obstacle is why) for why in Obstacle}
    return {why: keys for why, keys in found.items() if keys}


def _gives(goal: Goal, keys: Sequence[MeasureKey], values: Sequence[Quantity]) -> list[float]:
    """The node's score with each value, alone, in the place of the indicator's own."""
    if not keys:
        return []
    sheet = goal.scored.sheet
    places = {measure.key: at for at, measure in enumerate(sheet.measures)}
    asked = question(sheet, goal.scored.policy, goal.node.code, goal.score)
    found = asked.with_values([places[key] for key in keys], np.array([value.value for value in values]))
    return [float(score) for score in found]


def _op(yard: Yardstick) -> Op:
    """A goal is itself enough, however strict the promise."""
    return Op.AT_MOST if yard.measure.direction is Direction.LOWER else Op.AT_LEAST

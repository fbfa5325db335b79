"""What it takes: the actual that one indicator alone would need for a node to reach a score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from scoring.curves import Curve, Transform
from scoring.engine import build, curve_of, evaluate, inputs
from scoring.limits import a_hair_beyond, limit
from scoring.model import Direction
from scoring.rounding import DUST, cleaned
from scoring.shared import levers, moved_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.engine import Inputs, Model
    from scoring.model import Measure, MeasureKey, Sheet
    from scoring.policy import Bands, Policy

HALVINGS = 60
"""Enough to halve 120 points down to the spacing of binary numbers."""

SLACK = DUST / 200
"""What a node may lack of the score asked: more than the dust of its sums, less than what words forgive."""


class Obstacle(StrEnum):
    """Why there is no value to reach."""

    ALREADY = "already"
    """The node has that score already."""
    OUT_OF_REACH = "out_of_reach"
    """Even with the indicator at its best the node stays below, or without a score."""
    NOT_COUNTED = "not_counted"
    """The indicator is set aside, or it or what holds it has no weight: nothing it does moves the node."""
    NO_TARGET = "no_target"
    """There is nothing promised to measure a value against."""
    NO_VALUE = "no_value"
    """The rule gives no value for that score, e.g. because the score is declared, not computed."""
    ANY_VALUE = "any_value"
    """The node has no score only because this value is missing: whatever it is, it is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """What one indicator needs, every other as it is.

    Attributes:
        leaf_score: percent that the indicator must score, before any rounding of the method; None where
            none is enough or none is needed.
        value: the actual to reach, in the indicator's unit, the worst that does (nearest to the present
            one where two do); a whole ordinal day for dates; None with the reason in ``obstacle``.
        is_beyond: ``value`` itself is not enough, it must be bettered ("più di").
        enough: a value that is: ``value``, or where it must be bettered a hair (a day) beyond it.
        gives: the node's score with ``enough`` put in; None where there is no value.
        obstacle: why there is no value; None where there is one.
    """

    key: MeasureKey
    leaf_score: float | None = None
    value: float | None = None
    is_beyond: bool = False
    enough: float | None = None
    gives: float | None = None
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A score asked of a node, and the numbers one starts from.

    Attributes:
        given: one column.
        node: position of the node in the sheet.
        score: percent, without binary dust.
    """

    model: Model
    given: Inputs
    node: int
    score: float

    def reached(self, scores: Array) -> NDArray[np.bool_]:
        """Which scores are at least the one asked; False where there is none. As words are read, at 9 decimals."""
        return np.asarray(cleaned(scores) >= self.score)

    def with_actual(self, actual: Array) -> Array:
        """The node's scores, shape (scenarios,), with actuals of shape (measures, scenarios)."""
        found: Array = evaluate(self.model, replace(self.given, actual=actual)).nodes[self.node]
        return found

    def with_leaves(self, rows: Sequence[int], scores: Array) -> Array:
        """The node's scores where each of ``rows``, alone, has a score instead of its own; shape (rows,).

        The rows that are one indicator move together.
        """
        actual, declared = (np.repeat(a, len(rows), axis=1) for a in (self.given.actual, self.given.declared))
        moved, columns = moved_with(self.model.sheet, rows)
        actual[moved, columns] = np.nan
        declared[moved, columns] = scores[columns]
        found: Array = evaluate(self.model, replace(self.given, actual=actual, declared=declared)).nodes[self.node]
        return found

    def with_values(self, rows: Sequence[int], values: Array) -> Array:
        """The node's scores where each of ``rows``, alone, has a value instead of its own; shape (rows,).

        The rows that are one indicator move together.
        """
        actual = np.repeat(self.given.actual, len(rows), axis=1)
        moved, columns = moved_with(self.model.sheet, rows)
        actual[moved, columns] = values[columns]
        return self.with_actual(actual)


def question(sheet: Sheet, policy: Policy, node_code: str, score: float) -> Question:
    """A score (percent) asked of a node of a sheet under a method.

    Raises:
        KeyError: the sheet has no such node.
        ScoringError: the sheet cannot be computed; see ``scoring.engine.build``.
    """
    codes = [node.code for node in sheet.nodes]
    if node_code not in codes:
        raise KeyError(node_code)
    asked = float(cleaned(np.array(score)))
    return Question(build(sheet, policy), inputs(sheet), codes.index(node_code), asked)


def needed(sheet: Sheet, policy: Policy, node_code: str, score: float) -> tuple[Needed, ...]:
    """What each indicator at or below a node would need, alone, for the node to reach a score.

    Found by halving on the indicator's score through the engine, so that it holds for every mean,
    rounding and missing rule, and read back through the indicator's curve. Where the curve is a step,
    or the method rounds, the node may get more than what is asked.

    Args:
        sheet: the plan.
        policy: its method.
        node_code: empty for the root.
        score: percent asked of the node.

    Returns:
        One for each indicator that is part of the node, in the document's order; of the rows that are one indicator,
        the first that counts.

    Raises:
        KeyError: the sheet has no such node.
        ScoringError: the sheet cannot be computed; see ``scoring.engine.build``.
    """
    asked = question(sheet, policy, node_code, score)
    moving = counted_below(asked)
    # Of the rows that are one indicator, one that counts.
    below = sorted(levers(sheet, (*moving, *parts_below(asked))))
    is_already = bool(asked.reached(asked.with_actual(asked.given.actual))[0])
    found = {} if is_already else {n.key: n for n in values_needed(asked, moving)}
    answers = []
    for row in below:
        key = sheet.measures[row].key
        why = Obstacle.ALREADY if row in moving else Obstacle.NOT_COUNTED
        answers.append(found.get(key, Needed(key=key, obstacle=why)))
    return tuple(answers)


def values_needed(asked: Question, rows: Sequence[int]) -> tuple[Needed, ...]:
    """What each of some indicators that count needs, alone; the node has not that score already."""
    if not rows:
        return ()
    measures = [asked.model.sheet.measures[row] for row in rows]
    best = np.array([best_leaf(asked, row) for row in rows])
    at_best = asked.reached(asked.with_leaves(rows, best))
    at_worst = asked.reached(asked.with_leaves(rows, np.full(len(rows), asked.model.policy.floor)))
    leaves = _lowest_leaves(asked, rows, best)
    values = np.array([value_of(asked, row, leaf) for row, leaf in zip(rows, leaves, strict=True)])
    obstacles = [
        _obstacle(measure, *facts)
        for measure, *facts in zip(measures, best, at_best, at_worst, ~np.isnan(values), strict=True)
    ]
    answers = _put_back(asked, rows, values)
    return tuple(
        replace(answer, leaf_score=round(float(leaf), 9))
        if why is None
        else Needed(key=answer.key, obstacle=why, leaf_score=_known_leaf(why, float(leaf)))
        for answer, why, leaf in zip(answers, obstacles, leaves, strict=True)
    )


def parts_below(asked: Question) -> tuple[int, ...]:
    """Positions of every indicator that is part of the node, in the sheet's order."""
    return _descend(asked, np.ones(asked.model.structure.measures + asked.model.structure.nodes, dtype=bool))


def counted_below(asked: Question) -> tuple[int, ...]:
    """The same, only where the indicator and everything between it and the node have a weight.

    Of the rows that are one indicator only the first: it is one lever.
    """
    rows = _descend(asked, evaluate(asked.model, asked.given).planned[:, 0] > 0)
    return tuple(levers(asked.model.sheet, rows))


def best_leaf(asked: Question, row: int) -> float:
    """The highest score an indicator can have, percent; NaN where it can have none.

    A declared percentage has no curve: its best is 100, or what it is where that is more.
    """
    measure, policy = asked.model.sheet.measures[row], asked.model.policy
    curve = curve_of(asked.model, asked.given, row)
    top = float((curve.scores + 0 * curve.at).max())
    if np.isnan(top) and measure.actual is None and measure.declared is not None:
        top = max(100.0, measure.declared.value)
    return float(np.clip(top, policy.floor, policy.cap))


def value_of(asked: Question, row: int, leaf: float) -> float:
    """The worst value that gives an indicator a score; NaN where none does, or every one.

    Where two do (an interval has two sides), the nearer to the present value, or the lower.
    """
    measure = asked.model.sheet.measures[row]
    curve = curve_of(asked.model, asked.given, row)
    score = np.array([[leaf]])
    sides = [float(curve.inverse(score)[0, 0])]
    if curve.transform is Transform.IDENTITY:
        mirrored = Curve(-curve.at[::-1], curve.scores[::-1], strict=curve.strict)
        sides.append(-float(mirrored.inverse(score)[0, 0]))
    known = [side for side in sides if not np.isnan(side)]
    now = measure.actual
    nearest = min(known, key=lambda side: abs(side - now.value)) if known and now else (known or [np.nan])[0]
    return _as_promised(measure, nearest)


def score_of_band(bands: Bands, word: str) -> float:
    """The lowest score that has a word: a hair (1e-9) above the limit where the word excludes it.

    Minus infinity for the first word of the scale.

    Raises:
        KeyError: the scale has no such word.

    Examples:
        >>> from scoring.policy import Band, Bands
        >>> scale = Bands((Band(word="no", symbol="x", colour="red"),
        ...     Band(word="in parte", symbol="-", colour="yellow", lower=0, includes_lower=False),
        ...     Band(word="si", symbol="v", colour="green", lower=95)))
        >>> score_of_band(scale, "in parte"), score_of_band(scale, "si"), score_of_band(scale, "no")
        (1e-09, 95.0, -inf)
    """
    band = next((band for band in bands.bands if band.word == word), None)
    if band is None:
        raise KeyError(word)
    place = float(cleaned(np.array(band.lower)))
    is_in = place > band.lower or (place == band.lower and band.includes_lower)
    return place if is_in or np.isinf(place) else float(cleaned(np.array(place + DUST)))


def soglia_implied(measure: Measure, policy: Policy, score: float) -> float | None:
    """The soglia that a published score implies where the rule is a line from soglia to target.

    score = 100 × (a - s) / (t - s), hence s = (a - p × t) / (1 - p) with p = score / 100. None where the
    score does not tell it: another rule, no target or actual, a score at its limits (there many soglie
    give the same), or a result that no soglia worse than the target explains.

    Args:
        measure: with target and actual; its own soglia is not looked at.
        policy: whose rule, cap and floor apply.
        score: published, percent.
    """
    if policy.rule_of(measure)[0] != "soglia_lineare" or measure.direction is Direction.NOMINAL:
        return None
    share = score / 100
    if measure.target is None or measure.actual is None or share == 1 or not max(0, policy.floor) < score < policy.cap:
        return None
    implied = (measure.actual.value - share * measure.target.value) / (1 - share)
    better = -1 if measure.direction is Direction.LOWER else 1
    return implied if better * (measure.target.value - implied) > 0 else None


def _descend(asked: Question, is_open: NDArray[np.bool_]) -> tuple[int, ...]:
    """Positions of the indicators met going down from the node through parts that are open."""
    offset, parts_of = asked.model.structure.measures, asked.model.structure.parts_of
    waiting, found = [offset + asked.node], set()
    while waiting:
        part = waiting.pop()
        if part < offset:
            found.add(part)
        else:
            waiting += [below for below in parts_of.get(part - offset, ()) if is_open[below]]
    return tuple(sorted(found))


def _lowest_leaves(asked: Question, rows: Sequence[int], best: Array) -> Array:
    """The lowest score of each indicator, alone, with which the node has what is asked; shape (rows,).

    The best where that is not enough either, NaN where there is none.
    """
    low, high = np.full(len(rows), asked.model.policy.floor), best
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        # Without slack, dust would ask a step higher than what is needed; with all that ``reached``
        # forgives, the value put back, with dust of its own, could fall short.
        is_enough = asked.with_leaves(rows, middle) >= asked.score - SLACK
        low, high = np.where(is_enough, low, middle), np.where(is_enough, middle, high)
    return high


def _put_back(asked: Question, rows: Sequence[int], values: Array) -> tuple[Needed, ...]:
    """Each value tried in the engine, with its neighbours where it falls short by dust or at a strict step."""
    measures = [asked.model.sheet.measures[row] for row in rows]
    tried = np.array([_attempts(measure, value) for measure, value in zip(measures, values, strict=True)]).T
    gives = np.array([asked.with_values(rows, attempt) for attempt in tried])
    is_enough = asked.reached(gives)
    is_same = np.abs(gives[_TIDY] - gives[_RAW]) < DUST / 4
    is_enough[_TIDY] &= is_same | np.array([measure.is_date for measure in measures])
    choices = np.where(is_enough.any(axis=0), np.argmax(is_enough, axis=0), _RAW)
    return tuple(
        _answer(asked, row, (tried[:, column], gives[:, column]), int(choices[column]))
        for column, row in enumerate(rows)
    )


_TIDY, _RAW = 0, 1
"""Positions among the attempts: the value without what halving leaves behind (119.99999999996), and with it."""


def _attempts(measure: Measure, value: float) -> tuple[float, ...]:
    """The value, tidy and raw, then the nearest ones on either side: for dates, whole days around it.

    Then those that differ by dust: halving stops where a rounding forgives the dust, and the way back brings its own.
    """
    if measure.is_date:
        day = round(value, 6)
        return np.floor(day), np.ceil(day), np.floor(day) - 1, np.ceil(day) + 1, np.floor(day), np.ceil(day)
    dust = DUST * max(1.0, abs(value))
    return float(f"{value:.9g}"), value, a_hair_beyond(value, 1), a_hair_beyond(value, -1), value + dust, value - dust


def _answer(asked: Question, row: int, found: tuple[Array, Array], choice: int) -> Needed:
    """What was found for one indicator: the attempts, the node's score with each, and which is the first enough."""
    tried, gives = found
    value, side = limit(float(tried[choice]))
    if choice > _RAW and _is_strict_step(curve_of(asked.model, asked.given, row), tried[_RAW]):
        value, side = float(tried[_RAW]), 1
    return Needed(
        key=asked.model.sheet.measures[row].key,
        value=value,
        is_beyond=side != 0,
        enough=float(tried[choice]),
        gives=round(float(gives[choice]), 9),
    )


def _is_strict_step(curve: Curve, value: float) -> bool:
    places = [place for place, _ in curve.knots()]
    return curve.strict and places.count(value) > 1


def _as_promised(measure: Measure, value: float) -> float:
    """The target itself where a promise of equality is kept within its printed precision; else the value.

    Of an interval, its nearest end.
    """
    if measure.target is None or measure.direction is not Direction.NOMINAL:
        return value
    if measure.target.limits:
        low, high = map(float, measure.target.limits)
        return low if abs(value - low) <= DUST else high if abs(value - high) <= DUST else value
    slack = max(q.half_unit for q in (measure.target, measure.actual) if q)
    gap = abs(value - measure.target.value)
    return measure.target.value if gap <= slack + DUST else value


def _obstacle(measure: Measure, best: float, *facts: bool) -> Obstacle | None:
    """Why there is no value.

    Args:
        measure: the indicator.
        best: its highest score, NaN where it can have none.
        facts: the node has what is asked with the indicator at its best; also at its worst; there is
            a value for the score it needs.
    """
    at_best, at_worst, has_value = facts
    if np.isnan(best):
        return Obstacle.NO_TARGET if measure.target is None else Obstacle.NO_VALUE
    if not at_best:
        return Obstacle.OUT_OF_REACH
    if at_worst:
        return Obstacle.ANY_VALUE
    return None if has_value else Obstacle.NO_VALUE


def _known_leaf(why: Obstacle, leaf: float) -> float | None:
    is_known = why is Obstacle.NO_VALUE and not np.isnan(leaf)
    return round(leaf, 9) if is_known else None

"""A sheet scored: the engine run on three columns (as printed, worst, best) and read back as records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.bands import band_index
from scoring.calculation import calculations, lost, steps
from scoring.engine import Scores, build, curves_of, evaluate, inputs
from scoring.model import Direction, Measure, MeasureState, Op
from scoring.policy import IN_COURSE, Missing
from scoring.result import MeasureResult, NodeResult, ScoredSheet, VerdictReason, Why
from scoring.rounding import DUST, cleaned, rounded
from scoring.verdict import Judgement, judge, judge_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.calculation import Calculation
    from scoring.curves import Array, Curve
    from scoring.engine import Inputs
    from scoring.model import Node, Published, Sheet
    from scoring.policy import Band, Bands, Policy

AS_PRINTED, WORST, BEST = range(3)

_WHY_LEFT_OUT = {
    MeasureState.NOT_MEASURED: Why.NOT_MEASURED,
    MeasureState.SUPPRESSED: Why.SUPPRESSED,
    MeasureState.NOT_MEASURABLE: Why.NOT_MEASURABLE,
    MeasureState.NOT_AVAILABLE: Why.NOT_AVAILABLE,
    MeasureState.EXCLUDED: Why.EXCLUDED,
}


def score_sheet(sheet: Sheet, policy: Policy) -> ScoredSheet:
    """Score a sheet by a method, every number with its reason and its interval.

    Raises:
        ScoringError: the sheet or the method cannot be computed; see ``scoring.engine.build``.
    """
    model = build(sheet, policy)
    given = inputs(sheet)
    scores = evaluate(model, with_printed_precision(sheet, given))
    made = calculations(scores, AS_PRINTED)
    read = _Reading(
        scores, curves_of(model, given), _shares(scores, made), _bands(scores), made, lost(scores, AS_PRINTED, made)
    )
    return ScoredSheet(
        sheet=sheet,
        policy=policy,
        nodes=tuple(_node(read, row, node) for row, node in enumerate(sheet.nodes)),
        measures=tuple(_measure(read, row, measure) for row, measure in enumerate(sheet.measures)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One evaluation, and what every result is read from; shares, bands and points lost by part number."""

    scores: Scores
    curves: tuple[Curve, ...]
    shares: tuple[float, ...]
    bands: tuple[Band | None, ...]
    made: Mapping[int, Calculation]
    lost: tuple[float, ...]


def with_printed_precision(sheet: Sheet, given: Inputs) -> Inputs:
    """Three columns: actuals as printed, at the worst and at the best value that prints the same way."""
    better = np.array([[_half_unit_for_the_better(m)] for m in sheet.measures]).reshape(-1, 1)
    return replace(given, actual=given.actual + better * np.array([[0.0, -1.0, 1.0]]))


def _half_unit_for_the_better(measure: Measure) -> float:
    """Half a unit of the last printed digit, negative where lower is better.

    0 for a promise of equality: it is kept by the figure as printed, not by one near it.
    """
    if measure.actual is None or (measure.direction is Direction.NOMINAL and measure.op is Op.EQUAL):
        return 0.0
    half = measure.actual.half_unit
    return -half if measure.direction is Direction.LOWER else half


def _measure(read: _Reading, row: int, measure: Measure) -> MeasureResult:
    scores, policy = read.scores, read.scores.model.policy
    score, low, high = _three(scores.measures[row])
    weighs = scores.planned[row, AS_PRINTED] > 0 or scores.awaited_share[row, AS_PRINTED] > 0
    why = _why_measure(measure, score, policy.missing, weighs=bool(weighs))
    raw = None if score is None else float(scores.raw[row, AS_PRINTED])
    is_declared = why in {Why.DECLARED, Why.ASSIGNED}
    verdict, reason = _judged(read, measure.published, (score, low, high), policy.leaf_bands, declared=is_declared)
    return MeasureResult(
        measure=measure,
        score=score,
        low=low,
        high=high,
        why=why,
        band=read.bands[row],
        rule=policy.rule_of(measure)[0],
        curve=None if measure.target is None else read.curves[row],
        weight=read.shares[row],
        effective_weight=float(scores.effective[row, AS_PRINTED]),
        lost=read.lost[row],
        raw=raw,
        steps=() if raw is None else steps(raw, policy, policy.leaf_rounding),
        verdict=verdict,
        verdict_reason=reason,
        by_rule=_by_rule(measure, read.curves[row], policy),
    )


def _by_rule(measure: Measure, curve: Curve, policy: Policy) -> float | None:
    """What the rule would give to a measure whose score is given by hand; None elsewhere, or without a value."""
    if measure.assigned is None or measure.actual is None or measure.target is None:
        return None
    score = rounded(np.clip(curve(np.array([[measure.actual.value]])), policy.floor, policy.cap), policy.leaf_rounding)
    return None if np.isnan(score[0, 0]) else float(cleaned(score)[0, 0])


def _node(read: _Reading, row: int, node: Node) -> NodeResult:
    scores = read.scores
    part = scores.model.structure.measures + row
    score, low, high = _three(scores.nodes[row])
    declared = float(scores.declared_share[row, AS_PRINTED])
    wholly_declared = score is not None and declared >= 1
    bands = scores.model.policy.bands
    verdict, reason = _judged(read, node.published, (score, low, high), bands, declared=wholly_declared)
    return NodeResult(
        node=node,
        score=score,
        low=low,
        high=high,
        why=_why_node(scores, row, score),
        band=read.bands[part],
        weight=read.shares[part],
        effective_weight=float(scores.effective[part, AS_PRINTED]),
        lost=read.lost[part],
        calculation=read.made.get(row),
        measured_share=float(scores.measured_share[row, AS_PRINTED]),
        declared_share=declared,
        verdict=verdict,
        verdict_reason=reason,
        awaited_share=float(scores.awaited_share[part, AS_PRINTED]),
    )


def _judged(
    read: _Reading,
    published: Published | None,
    ours: tuple[float | None, float | None, float | None],
    bands: Bands,
    *,
    declared: bool,
) -> Judgement:
    """The verdict on a published figure, or on a word alone; none where it was published on other targets."""
    if published is None or (published.score is None and not published.status):
        return None, VerdictReason.NONE
    if not read.scores.model.sheet.has_published_targets:
        return None, VerdictReason.OTHER_TARGETS
    if published.score is None:
        return judge_word(published.status, bands, ours, declared=declared)
    return judge(published.score, *ours, declared=declared)


def _three(column: np.ndarray) -> tuple[float | None, float | None, float | None]:
    """Score, lowest and highest, without binary dust; all None where there is no score."""
    if np.isnan(column[AS_PRINTED]):
        return None, None, None
    clean = np.round(column, 9)
    return float(clean[AS_PRINTED]), float(clean.min()), float(clean.max())


def _shares(scores: Scores, made: Mapping[int, Calculation]) -> tuple[float, ...]:
    """Share of the whole that each part hangs from, 0-1; 0 where it has no score.

    Less than 1 with its siblings' where the weights of what is measured are not brought back to 100.
    """
    shares = scores.effective[:, AS_PRINTED].tolist()
    # A node may be a part of its grouping and of the root: the nearest whole, the last one, is what it hangs from.
    for index, parts in scores.model.structure.parts_of.items():
        for part, entry in zip(sorted(parts), made[index].entries, strict=True):
            shares[part] = entry.share if entry.score is not None else 0.0
    return tuple(shares)


def _bands(scores: Scores) -> tuple[Band | None, ...]:
    """The word of each part; None where it has no score and will have none."""
    policy, printed = scores.model.policy, scores.parts[:, AS_PRINTED]
    measures = scores.model.structure.measures
    words = (*_words(printed[:measures], policy.leaf_bands), *_words(printed[measures:], policy.bands))
    awaited = (scores.awaited_share[:, AS_PRINTED] > 0).tolist()
    return tuple(IN_COURSE if waits else band for band, waits in zip(words, awaited, strict=True))


def _words(scores: Array, bands: Bands) -> Iterator[Band | None]:
    return (None if at < 0 else bands.bands[at] for at in band_index(scores, bands).tolist())


def _why_measure(measure: Measure, score: float | None, missing: Missing, *, weighs: bool) -> Why:
    if measure.state is not MeasureState.MEASURED:
        return _WHY_LEFT_OUT[measure.state]
    if measure.left_out:
        return Why.NOT_COMPARABLE
    if score is None:
        return _why_no_score(measure, weighs=weighs)
    return _why_score(measure, missing)


def _why_score(measure: Measure, missing: Missing) -> Why:
    if measure.assigned is not None:
        return Why.ASSIGNED
    if measure.actual is not None:
        return Why.COMPUTED
    if measure.declared is not None:
        return Why.DECLARED
    return Why.MISSING_IS_REACHED if missing is Missing.REACHED else Why.MISSING_IS_ZERO


def _why_no_score(measure: Measure, *, weighs: bool) -> Why:
    if not weighs:
        return Why.NO_WEIGHT
    if measure.target is None:
        return Why.NO_TARGET
    if measure.actual is None and measure.is_awaited:
        return Why.AWAITED
    return Why.NO_ACTUAL if measure.actual is None else Why.NOT_COMPUTABLE


def _why_node(scores: Scores, row: int, score: float | None) -> Why:
    is_awaited = scores.awaited_share[scores.model.structure.measures + row, AS_PRINTED] > 0
    if score is not None:
        return Why.IN_COURSE if is_awaited else Why.COMPUTED
    measured = float(scores.measured_share[row, AS_PRINTED])
    if measured == 0:
        return Why.AWAITED if is_awaited else Why.NOTHING_MEASURED
    is_enough = measured + DUST >= scores.model.policy.min_measured_share
    return Why.NOT_EVALUABLE if is_enough else Why.TOO_LITTLE_MEASURED

"""Judgements beside a result, which they do not change: its worth on another scale, how many deadlines are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.alone import score_alone
from scoring.model import Direction, Measure, MeasureKey, Quantity
from scoring.policy import JudgedOn, Missing, Rounding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.policy import Policy, Scale, SecondJudgement
    from scoring.result import MeasureResult, ScoredSheet

FULL = 100.0
"""What a scale compares a result with, percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One judgement on one sheet.

    Attributes:
        value: percent; None where there is nothing to judge.
        low, high: lowest and highest that the printed figures allow.
        kept, due: deadlines kept, and those that had to be; 0 where the judgement is on the result.
        scaled: what the judgement is on, scored by its scale as an indicator; None without a scale, or a value.
    """

    judgement: SecondJudgement
    value: float | None
    low: float | None
    high: float | None
    kept: int = 0
    due: int = 0
    scaled: MeasureResult | None = None


def judged(scored: ScoredSheet) -> tuple[Judged, ...]:
    """Every judgement of the method on a sheet, in the method's order; none where its section has none."""
    return tuple(
        _on_deadlines(scored, each) if each.of is JudgedOn.DEADLINES else _on_result(scored, each)
        for each in scored.policy.judgements
        if each.section == scored.sheet.section
    )


def _on_result(scored: ScoredSheet, asked: SecondJudgement) -> Judged:
    root = scored.root
    return _through_its_scale(scored.policy, Judged(judgement=asked, value=root.score, low=root.low, high=root.high))


def _on_deadlines(scored: ScoredSheet, asked: SecondJudgement) -> Judged:
    """A deadline counts with its indicator: neither what weighs nothing nor what is still awaited does."""
    due = [kept for result in scored.measures for kept in _kept(result)]
    share = FULL * sum(due) / len(due) if due else None
    found = Judged(judgement=asked, value=share, low=share, high=share, kept=sum(due), due=len(due))
    return _through_its_scale(scored.policy, found)


def _kept(result: MeasureResult) -> Iterator[bool]:
    measure = result.measure
    if result.score is None or not measure.is_date or measure.target is None:
        return
    yield measure.actual is not None and measure.actual.value <= measure.target.value


def _through_its_scale(policy: Policy, found: Judged) -> Judged:
    scale = policy.scales.get(found.judgement.scale)
    if scale is None or found.value is None or found.low is None or found.high is None:
        return found
    scaled = _scored(policy, scale, found.value)
    ends = [_scored(policy, scale, end).score for end in (found.low, found.high)]
    return replace(found, value=scaled.score, low=ends[0], high=ends[1], scaled=scaled)


def _scored(policy: Policy, scale: Scale, value: float) -> MeasureResult:
    """A percentage as the actual of an indicator whose target is 100: more is better, and no limit but the scale's."""
    key = MeasureKey(_ALONE, "", _ALONE, _ALONE)
    measure = Measure(
        key=key,
        name="",
        direction=Direction.HIGHER,
        target=Quantity(FULL, 0.0, f"{FULL:g}"),
        actual=Quantity(value),
        rule=scale.rule,
        rule_params=scale.params,
    )
    return score_alone(measure, _free(policy))


_ALONE = "judgement"


def _free(policy: Policy) -> Policy:
    """The method without what it does to indicators: a scale has its own most and least."""
    most = max((FULL, *(param for scale in policy.scales.values() for param in scale.params[1::2])))
    return replace(
        policy,
        cap=most,
        floor=0.0,
        missing=Missing.EXCLUDED,
        leaf_rounding=Rounding(),
    )

"""What every stop of a target's slider would answer, all other hypotheses as they are: one batch of the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from scoring.bands import band_of
from scoring.moved import standing
from scoring.policy import IN_COURSE
from scoring.result import MeasureResult, NodeResult
from scoring.scenario import Assumption, Field, official, refusals
from scoring.target_reach import target_reaches
from ui.facts.whatif.answer import with_number
from ui.facts.whatif.headline import headline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.model import MeasureKey, Quantity
    from scoring.policy import Bands
    from scoring.result import ScoredSheet
    from ui.facts.whatif.headline import Headline
    from ui.facts.whatif.question import WhatIfQuestion
    from ui.facts.whatif.slider_range import SliderRange
    from ui.facts.whatif.target_rows import TargetRow

_Result = TypeVar("_Result", NodeResult, MeasureResult)


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """What is said once the target is at a stop.

    Attributes:
        told: of the sheet.
        own: the indicator's own result: target, score and state; the rest is of where the target is now.
    """

    told: Headline
    own: MeasureResult


def slider_place(question: WhatIfQuestion, row: TargetRow) -> tuple[SliderRange, Quantity] | None:
    """Where the slider of a target may go and where it is, under the hypotheses; None where there is none to move."""
    assumed = question.answer.assumed(row.key, Field.TARGET)
    now = assumed.value if assumed else official(row.result.measure, Field.TARGET)
    if not row.can_move or now is None:
        return None
    rail = question.slider_range(row.result.measure, now) if assumed else row.rail
    return (rail, now) if rail else None


def stop_answers(question: WhatIfQuestion, key: MeasureKey, stops: Sequence[Quantity]) -> tuple[StopAnswer | None, ...]:
    """What the page would say with the target of an indicator at each stop.

    Args:
        question: the hypotheses at work.
        key: of the indicator.
        stops: where its target may go.

    Returns:
        One for each stop; None where it cannot be, or nothing can be said of it beforehand.
    """
    # A soglia that was refused may hold once the target has moved: then the whole question is another.
    is_it = {key, question.before.measure(key).measure.truth}
    if any(refusal.assumption.key in is_it for refusal in question.answer.refused):
        return (None,) * len(stops)
    after = question.answer.after
    good = [stop for stop in stops if not refusals(after.sheet, after.policy, [Assumption(key, Field.TARGET, stop)])]
    found = dict(_answers(question, key, good))
    return tuple(found.get(stop.value) for stop in stops)


def _answers(
    question: WhatIfQuestion, key: MeasureKey, stops: Sequence[Quantity]
) -> Iterator[tuple[float, StopAnswer]]:
    before, after = question.before.measure(key).measure, question.answer.after
    reach = target_reaches(standing(after.sheet, after.policy), {key: stops})[key]
    for stop, root, own in zip(stops, reach.root, reach.own, strict=True):
        there = _with_scores(after, Assumption(key, Field.TARGET, stop), root, own)
        wanted = with_number(question.answer.assumptions, before, Field.TARGET, stop)
        yield stop.value, StopAnswer(headline_of(question, wanted, there), there.measure(key))


def _with_scores(scored: ScoredSheet, at: Assumption, root: float | None, own: float | None) -> ScoredSheet:
    """The sheet with other scores of its root and of the indicator of a target; the rest stays."""
    result, policy = scored.measure(at.key), scored.policy
    moved = _scored(replace(result, measure=replace(result.measure, target=at.value)), own, policy.leaf_bands)
    nodes = (_scored(scored.root, root, policy.bands), *scored.nodes[1:])
    return replace(scored, nodes=nodes, measures=tuple(moved if each is result else each for each in scored.measures))


def _scored(result: _Result, score: float | None, bands: Bands) -> _Result:
    band = IN_COURSE if result.band == IN_COURSE else band_of(score, bands)
    return replace(result, score=score, low=score, high=score, band=band)

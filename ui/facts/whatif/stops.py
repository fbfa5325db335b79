"""What every stop of a target's slider would answer, all other hypotheses as they are: one batch of the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from scoring.bands import band_of
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
        own: the indicator's own result: its score and its state; the rest is of where the target is now.
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
    if any(refusal.assumption.key == key for refusal in question.answer.refused):
        return (None,) * len(stops)
    after = question.answer.after
    good = [stop for stop in stops if not refusals(after.sheet, after.policy, [Assumption(key, Field.TARGET, stop)])]
    found = dict(_answers(question, key, good))
    return tuple(found.get(stop.value) for stop in stops)


def _answers(
    question: WhatIfQuestion, key: MeasureKey, stops: Sequence[Quantity]
) -> Iterator[tuple[float, StopAnswer]]:
    before, after = question.before.measure(key).measure, question.answer.after
    own, policy = after.measure(key), after.policy
    reach = target_reaches(after.sheet, policy, {key: stops})[key]
    for stop, root_score, own_score in zip(stops, reach.root, reach.own, strict=True):
        moved = with_number(question.answer.assumptions, before, Field.TARGET, stop)
        told = headline_of(question, moved, _scored(after.root, root_score, policy.bands))
        yield stop.value, StopAnswer(told, _scored(own, own_score, policy.leaf_bands))


def _scored(result: _Result, score: float | None, bands: Bands) -> _Result:
    band = IN_COURSE if result.band == IN_COURSE else band_of(score, bands)
    return replace(result, score=score, band=band)

"""A part of an indicator (a unit, a group, a territory), scored by the indicator's own rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scoring.alone import score_alone
from scoring.rules import OF_FIXED_VALUES, without_soglia_on_the_wrong_side

if TYPE_CHECKING:
    from scoring.model import Measure, Quantity
    from scoring.policy import Policy
    from scoring.result import MeasureResult


@dataclass(frozen=True, slots=True, kw_only=True)
class PartValue:
    """What a part reached and was promised.

    Attributes:
        actual: None where it is missing.
        target: of the part alone; None where it has none of its own.
        is_awaited: the value is still to come.
        makes_the_whole: the values of the parts add up to that of the whole: its target, its soglia and the limits of
            its rule are then no yardstick of a part.
    """

    actual: Quantity | None
    target: Quantity | None = None
    is_awaited: bool = False
    makes_the_whole: bool = False


def score_part(whole: Measure, part: PartValue, policy: Policy) -> MeasureResult:
    """The result of a part, by itself: it counts for nothing else.

    It has the indicator's target where it has none of its own; no start and no value of last year, which are the
    whole's; the indicator's soglia, unless the part's own target is not better than that.

    Raises:
        ScoringError: it cannot be computed; see ``scoring.engine.build``.
    """
    target = part.target or (None if part.makes_the_whole else whole.target)
    is_measurable = not (part.makes_the_whole and policy.rule_of(whole)[0] in OF_FIXED_VALUES)
    measure = replace(
        whole,
        weight=whole.weight if whole.weight == 0 else None,
        target=target if is_measurable else None,
        soglia=None if part.makes_the_whole else whole.soglia,
        actual=part.actual,
        declared=None,
        assigned=None,
        baseline=None,
        previous=None,
        benchmark=None if part.makes_the_whole else whole.benchmark,
        published=None,
        is_awaited=part.is_awaited,
    )
    return score_alone(without_soglia_on_the_wrong_side(measure), policy)

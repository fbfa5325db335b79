"""Which targets of a sheet count, and where those of next year's plan come from: one count for every view and slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model import MeasureState
from scoring.result import Why

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.planning import Planned
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, ScoredSheet


def is_open(result: MeasureResult) -> bool:
    """Whether something may be assumed of an indicator: it has a target and a part in the score."""
    measure = result.measure
    return measure.target is not None and measure.state is MeasureState.MEASURED and not measure.left_out


def counted_targets(scored: ScoredSheet) -> tuple[MeasureResult, ...]:
    """The indicators whose target counts: the one list that every view counts.

    Of the rows that are one indicator the first is there: it is one target.
    """
    return once(result for result in scored.measures if is_open(result) and result.why is not Why.NO_WEIGHT)


def once(results: Iterable[MeasureResult]) -> tuple[MeasureResult, ...]:
    """The results, of the rows that are one indicator only the first."""
    found: dict[MeasureKey, MeasureResult] = {}
    for result in results:
        found.setdefault(result.measure.truth, result)
    return tuple(found.values())


def printed_targets(scored: ScoredSheet, planned: Planned) -> tuple[int, int]:
    """How many of the targets that count the document prints for next year, and how many they are."""
    counted = counted_targets(scored)
    return sum(planned.origins[each.measure.key].is_printed for each in counted), len(counted)

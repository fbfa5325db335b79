"""What may go wrong, as far as the numbers know: never a cause, never a forecast of the program's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.ambition import Ambition
from scoring.bands import band_of
from scoring.node_facts import Course, movement
from scoring.result import MeasureResult, Verdict, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.ambition import Judged
    from scoring.model import MeasureKey
    from scoring.node_facts import Movement
    from scoring.result import NodeResult, ScoredSheet
    from scoring.series import Series


class RiskKind(StrEnum):
    """Why something is a risk, in the order in which a reader is told."""

    WORSENING = "worsening"
    """The value got worse for two years running."""
    NEVER_REACHED = "never_reached"
    """The next target is a hard one, and past everything the history has seen."""
    HARD = "hard"
    """Years that moved as those before would miss the next target three times in four, and one year met it."""
    ON_THE_EDGE = "on_the_edge"
    """The printed digits of the actuals allow two words."""
    DISPUTED = "disputed"
    """The document publishes a score that no value printed the same way can give."""
    NO_VALUE = "no_value"
    """It should have been measured, and there is no value."""
    DECLARED = "declared"
    """Its score is a percentage that was declared: nobody can recompute it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One risk.

    Attributes:
        weight: share of the root, 0-1; 0 for what has no score.
        judged: the next target beside its history, where the risk is of a target.
        steps: the two movements, the older one first, where the value got worse twice.
    """

    kind: RiskKind
    result: MeasureResult | NodeResult
    weight: float
    judged: Judged | None = None
    steps: tuple[Movement, ...] = ()


_HARD = frozenset({Ambition.DREAM, Ambition.HARD})
_SILENT = frozenset({Why.NO_ACTUAL, Why.NOT_AVAILABLE, Why.MISSING_IS_ZERO, Why.MISSING_IS_REACHED})


def risks(
    scored: ScoredSheet, series: Mapping[MeasureKey, Series], judged: Mapping[MeasureKey, Judged], year: int
) -> tuple[Risk, ...]:
    """The risks of a sheet: by kind, then those with more weight first. An indicator has one risk, its first.

    Args:
        scored: of the year.
        series: the histories, by indicator.
        judged: the targets of the next year, where there are any.
        year: of the sheet.
    """
    found = [risk for result in scored.measures if (risk := _risk(result, series, judged, year))]
    found += [
        Risk(kind=RiskKind.ON_THE_EDGE, result=node, weight=node.effective_weight)
        for node in scored.nodes
        if _is_on_the_edge(node, scored)
    ]
    order = list(RiskKind)
    return tuple(sorted(found, key=lambda risk: (order.index(risk.kind), -risk.weight)))


def _risk(
    result: MeasureResult, series: Mapping[MeasureKey, Series], judged: Mapping[MeasureKey, Judged], year: int
) -> Risk | None:
    return next(_kinds(result, series.get(result.measure.key), judged.get(result.measure.key), year), None)


def _kinds(result: MeasureResult, series: Series | None, judged: Judged | None, year: int) -> Iterator[Risk]:
    weight = result.effective_weight
    steps = _worsening(series, year) if series else ()
    if steps:
        yield Risk(kind=RiskKind.WORSENING, result=result, weight=weight, steps=steps)
    if judged is not None and judged.ambition in _HARD:
        kind = RiskKind.NEVER_REACHED if judged.ever_reached is None else RiskKind.HARD
        yield Risk(kind=kind, result=result, weight=weight, judged=judged)
    if result.verdict is Verdict.DIFFERS and result.score is not None:
        yield Risk(kind=RiskKind.DISPUTED, result=result, weight=weight)
    if result.why in _SILENT:
        yield Risk(kind=RiskKind.NO_VALUE, result=result, weight=weight)
    if result.why is Why.DECLARED and result.score is not None:
        yield Risk(kind=RiskKind.DECLARED, result=result, weight=weight)


def _worsening(series: Series, year: int) -> tuple[Movement, ...]:
    steps = [movement(series, at) for at in (year - 1, year)]
    got_worse = [step for step in steps if step is not None and step.course is Course.WORSE]
    return tuple(got_worse) if len(got_worse) == 2 else ()


def _is_on_the_edge(node: NodeResult, scored: ScoredSheet) -> bool:
    if node.low is None or node.high is None or node.node.is_heading:
        return False
    bands = scored.policy.bands
    return band_of(node.low, bands) != band_of(node.high, bands)

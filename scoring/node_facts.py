"""What can be said of one node from its numbers alone: what cost it points, what moved. Facts, never causes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scoring.model import Direction
from scoring.result import MeasureResult
from scoring.summary import StateCount, made_of, state_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.calculation import Calculation, Entry, Rest
    from scoring.policy import Bands
    from scoring.result import NodeResult, ScoredSheet
    from scoring.series import Series, YearValue


class Course(StrEnum):
    """How the value of a year stands to that of the year before."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    CHANGED = "changed"
    """Another value, of an indicator for which neither more nor less is better."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Two years of one indicator, one after the other; both have a value."""

    before: YearValue
    now: YearValue
    course: Course


@dataclass(frozen=True, slots=True)
class PartOf:
    """One of the parts that a node's score is the mean of.

    Attributes:
        share: of the node, 0-1; 0 for a part that was left out.
        points: of the node's score that the part took from it; None where the part, or the node, has no score,
            unless the method counts it as zero.
    """

    result: MeasureResult | NodeResult
    share: float
    points: float | None


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """A node and its parts.

    Attributes:
        parts: in the document's order; empty for a node made of nothing.
        counts: how many parts have each word of the method, best first, then those without a score.
        rest: points of the node that no part took; with those of the parts they are all that the node lacks.
    """

    parts: tuple[PartOf, ...]
    counts: tuple[StateCount, ...]
    rest: tuple[tuple[Rest, float], ...]

    @property
    def costly(self) -> tuple[PartOf, ...]:
        """The parts that cost points, most first."""
        found = [part for part in self.parts if part.points is not None and part.points > 0]
        return tuple(sorted(found, key=lambda part: -(part.points or 0.0)))

    @property
    def silent(self) -> tuple[PartOf, ...]:
        """The parts without a score."""
        return tuple(part for part in self.parts if part.result.score is None)


def node_facts(scored: ScoredSheet, code: str) -> NodeFacts:
    """The facts of a node of a sheet.

    The points of the parts and of the rest sum to the most that the method gives (the cap) minus the node's score.

    Raises:
        KeyError: the sheet has no such node.
    """
    made = scored.node(code).calculation
    found = made_of(scored, code)
    entries = made.entries if made else ()
    return NodeFacts(
        parts=tuple(_part(made, result, entry) for result, entry in zip(found, entries, strict=True)),
        counts=state_counts(found, _scale(scored, found), in_course=scored.is_in_course),
        rest=made.rest if made else (),
    )


def _scale(scored: ScoredSheet, found: Sequence[MeasureResult | NodeResult]) -> Bands:
    """The words of the parts of a node: of indicators where it has some of its own."""
    is_of_measures = any(isinstance(each, MeasureResult) for each in found)
    return scored.policy.leaf_bands if is_of_measures else scored.policy.bands


def movement(series: Series, year: int) -> Movement | None:
    """The value of a year beside that of the year before.

    Returns:
        None where either has no value, where the series begins anew in that year, and for days, which
        are of their own year.
    """
    if series.is_date or any(at.year == year for at in series.breaks):
        return None
    values = {value.year: value for value in series.values if value.value is not None}
    if year not in values or year - 1 not in values:
        return None
    before, now = values[year - 1], values[year]
    return Movement(before, now, _course(series.direction, _difference(before, now)))


def _part(made: Calculation | None, result: MeasureResult | NodeResult, entry: Entry) -> PartOf:
    counts = made is not None and made.raw is not None and (entry.score is not None or bool(entry.points))
    return PartOf(result, entry.share, round(entry.points, 9) if counts else None)


def _difference(before: YearValue, now: YearValue) -> float:
    assert before.value is not None  # noqa: S101 - the caller has looked
    assert now.value is not None  # noqa: S101
    return now.value.value - before.value.value


def _course(direction: Direction, difference: float) -> Course:
    if difference == 0:
        return Course.SAME
    if direction is Direction.NOMINAL:
        return Course.CHANGED
    return Course.BETTER if (difference > 0) is (direction is Direction.HIGHER) else Course.WORSE

"""What a reader asks first of a scored sheet: how many in each state, and where the points went."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.policy import IN_COURSE
from scoring.rounding import DUST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.calculation import Rest
    from scoring.policy import Band, Bands
    from scoring.result import MeasureResult, NodeResult, ScoredSheet


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many results have one word; ``band`` is None for those without a score."""

    band: Band | None
    count: int


@dataclass(frozen=True, slots=True)
class Loss:
    """Points of the root that one objective lost."""

    result: NodeResult
    points: float


def parts(scored: ScoredSheet) -> tuple[NodeResult, ...]:
    """The objectives that the root is made of, in the document's order.

    Those of the SMVP's levels; the nodes directly below the root where the method names no level,
    or the tree has none of it.
    """
    plan = scored.structure
    made_of = sorted(plan.parts_of.get(0, ()))
    return tuple(scored.nodes[part - plan.measures] for part in made_of if part >= plan.measures)


def made_of(scored: ScoredSheet, code: str) -> tuple[MeasureResult | NodeResult, ...]:
    """What the mean of a node is taken over, in the document's order; empty for a node made of nothing.

    For the root and for groupings these are the objectives of the SMVP's levels, which need not be
    the nodes directly below.
    """
    plan, at = scored.structure, scored.places[code]
    return tuple(scored.part(part) for part in sorted(plan.parts_of.get(at, ())))


def state_counts(
    results: Sequence[MeasureResult | NodeResult], bands: Bands, *, in_course: bool = False
) -> tuple[StateCount, ...]:
    """How many results have each word, best word first, then those in course, then those without a score.

    Every word of the scale is there, with 0 where nobody has it; what is in course only while the year is.
    """
    words = [None if r.band is None else r.band.word for r in results]
    scale = (*reversed(bands.bands), *((IN_COURSE,) if in_course else ()))
    counted = [StateCount(band, words.count(band.word)) for band in scale]
    return (*counted, StateCount(None, words.count(None)))


def losses(scored: ScoredSheet) -> tuple[Loss, ...]:
    """Points of the root lost by each of its parts that has a score, most first; parts that lost nothing are left out.

    With ``unmeasured`` and ``rest`` they sum to cap - result.
    """
    found = [Loss(r, r.lost) for r in parts(scored) if r.score is not None and abs(r.lost) > DUST]
    return tuple(sorted(found, key=lambda loss: -loss.points))


def unmeasured(scored: ScoredSheet) -> float:
    """Points of the root lost by parts that have no score and count as zero."""
    return math.fsum(r.lost for r in parts(scored) if r.score is None)


def rest(scored: ScoredSheet) -> tuple[tuple[Rest, float], ...]:
    """Points of the root that none of its parts lost: weight that nobody has, limits, rounding."""
    made = scored.root.calculation
    return made.rest if made else ()


def best(scored: ScoredSheet) -> tuple[NodeResult, ...]:
    """Parts with the highest word of the scale, highest score first, then the document's order."""
    top = scored.policy.bands.bands[-1]
    found = [r for r in parts(scored) if r.band is not None and r.band.word == top.word]
    return tuple(sorted(found, key=lambda r: -(r.score or 0.0)))


def costliest_measures(scored: ScoredSheet) -> tuple[MeasureResult, ...]:
    """Indicators that cost the root points, most first."""
    return costing(scored.measures)


def costing(found: Iterable[MeasureResult]) -> tuple[MeasureResult, ...]:
    """Those that cost the root points, most first."""
    return tuple(sorted((m for m in found if m.lost > 0), key=lambda m: -m.lost))


def below(scored: ScoredSheet, code: str) -> tuple[MeasureResult, ...]:
    """The indicators at or below a node, in the document's order; all of them for the root."""
    return scored.below(code)


def left_out(scored: ScoredSheet) -> tuple[MeasureResult, ...]:
    """Indicators without a score, in the document's order."""
    return tuple(m for m in scored.measures if m.score is None)

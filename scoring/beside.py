"""What somebody else gives to the objectives, beside what is computed: always on the same objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.engine import root_over
from scoring.summary import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.result import NodeResult, ScoredSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An objective and two percentages; ``computed`` is None where it has no score."""

    result: NodeResult
    given: float

    @property
    def computed(self) -> float | None:
        """What the rule gives."""
        return self.result.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two means over the same objectives, and what is in neither.

    Attributes:
        pairs: objectives that have both numbers, in the document's order.
        given, computed: the root's own mean (its weights, its aggregation) of the two; None without pairs.
        unscored: objectives that have a given number and no score.
        all_given: the same mean over every given number, those without a score too; None without any.
        silent: objectives that have a score and no given number.
    """

    pairs: tuple[Pair, ...]
    given: float | None
    computed: float | None
    unscored: tuple[Pair, ...]
    all_given: float | None
    silent: tuple[NodeResult, ...]


def beside(scored: ScoredSheet, given: Mapping[str, float]) -> Beside:
    """The numbers of the root's objectives that somebody else gives, beside the computed ones.

    Args:
        scored: a sheet.
        given: percent, by code; codes that are no part of the root are ignored.
    """
    found = parts(scored)
    all_pairs = [Pair(result=r, given=given[r.code]) for r in found if r.code in given]
    pairs = tuple(pair for pair in all_pairs if pair.computed is not None)
    return Beside(
        pairs=pairs,
        given=_mean(scored, {pair.result.code: pair.given for pair in pairs}),
        computed=_mean(scored, {pair.result.code: pair.computed or 0.0 for pair in pairs}),
        unscored=tuple(pair for pair in all_pairs if pair.computed is None),
        all_given=_mean(scored, {pair.result.code: pair.given for pair in all_pairs}),
        silent=tuple(r for r in found if r.score is not None and r.code not in given),
    )


def published(scored: ScoredSheet) -> Beside:
    """The results that the document prints for the root's objectives, beside the computed ones."""
    printed = {r.code: r.published.score.value for r in parts(scored) if r.published and r.published.score}
    return beside(scored, printed)


def _mean(scored: ScoredSheet, values: Mapping[str, float]) -> float | None:
    if not values:
        return None
    first = len(scored.measures)
    return root_over(scored.model, {first + scored.places[code]: value for code, value in values.items()})

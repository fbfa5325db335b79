"""The test on the past: this plan's promises put to the values of earlier years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scoring.bands import band_of
from scoring.engine import build, evaluate, inputs
from scoring.rounding import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.engine import Model, Scores
    from scoring.model import Measure, MeasureKey, Sheet
    from scoring.policy import Band, Policy
    from scoring.series import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class PastYear:
    """What a plan would have scored on the values of an earlier year.

    Attributes:
        score: of the root, percent; None where nothing, or too little for the method, is known of the year.
        band: its word; None without a score.
        measured_share: share (0-1) of the planned weight of the root whose indicators have a score.
        nodes: score of every node, by code.
        measures: score of every indicator; None where its value of that year is not known, is not
            comparable (a date, a break since), or it has no part in the measurement.
    """

    year: int
    score: float | None
    band: Band | None
    measured_share: float
    nodes: Mapping[str, float | None]
    measures: Mapping[MeasureKey, float | None]


def back_test(
    sheet: Sheet,
    policy: Policy,
    series: Mapping[MeasureKey, Series],
    years: Sequence[int],
    *,
    sheet_year: int | None = None,
) -> tuple[PastYear, ...]:
    """A sheet's targets, soglie and weights put to the values of earlier years.

    What is not known of a year is left out of the means, whatever the method does of a missing actual: that
    the documents do not tell it does not mean it was not done. Baselines and benchmarks stay the sheet's.

    Args:
        sheet: the plan whose promises are tested.
        policy: its method.
        series: history by indicator; one without a series has no past.
        years: wanted, in any order.
        sheet_year: the year of the plan: a break after it does not matter to the years before it. None
            where every break is to count.

    Returns:
        One for each of ``years``, in their order.

    Raises:
        ScoringError: the sheet cannot be computed; see ``scoring.engine.build``.
    """
    model = build(sheet, policy)
    scores = _scores(model, _values(sheet, series, years, sheet_year))
    share = _measured_share(scores)
    return tuple(_past_year(scores, column, year, float(share[column])) for column, year in enumerate(years))


def _values(sheet: Sheet, series: Mapping[MeasureKey, Series], years: Sequence[int], sheet_year: int | None) -> Array:
    """Values of shape (measures, years), NaN where there is none to compare with the sheet's target."""
    rows = [_past(measure, series.get(measure.key), sheet_year) for measure in sheet.measures]
    found = [[past.get(year, np.nan) for year in years] for past in rows]
    return np.array(found, dtype=float).reshape(len(rows), len(years))


def _past(measure: Measure, series: Series | None, sheet_year: int | None) -> dict[int, float]:
    """The values of an indicator that mean what its target means, by year."""
    if series is None or series.is_date or measure.is_date:
        return {}
    breaks = [at.year for at in series.breaks]
    return {p.year: p.value for p in series.points if not _is_broken(p.year, breaks, sheet_year)}


def _is_broken(year: int, breaks: Sequence[int], sheet_year: int | None) -> bool:
    """Whether a new series begins between a year and the sheet's."""
    if sheet_year is None:
        return any(at > year for at in breaks)
    first, last = sorted((year, sheet_year))
    return any(first < at <= last for at in breaks)


def _scores(model: Model, values: Array) -> Scores:
    """The scores of every year, all at once.

    A method that counts what is not measured as zero would make a zero of what is not known: years in
    which something is missing that has a score in the plan's own year are therefore renormalised.
    """
    own = inputs(model.sheet)
    given = replace(
        own,
        actual=values,
        target=np.where(np.isnan(values), np.nan, own.target),
        declared=np.full_like(values, np.nan),
    )
    scores = evaluate(model, given)
    is_whole = _is_whole(scores, evaluate(model, own))
    if model.policy.renormalise or is_whole.all():
        return scores
    brought_back = evaluate(replace(model, policy=replace(model.policy, renormalise=True)), given)
    return replace(scores, parts=np.where(is_whole, scores.parts, brought_back.parts))


def _is_whole(past: Scores, own: Scores) -> NDArray[np.bool_]:
    """Years in which everything is measured that is measured in the plan's own year, shape (years,)."""
    return np.asarray(np.all(~np.isnan(past.measures) | np.isnan(own.measures), axis=0))


def _measured_share(scores: Scores) -> Array:
    """Share of the root's planned weight that has a score, shape (years,), 0-1.

    Followed down to the indicators: an objective half of whose weight is known counts for half of its
    own. Objectives in which nothing was to be measured have no weight.
    """
    plan, planned = scores.model.structure, scores.planned.copy()
    share = np.zeros_like(planned)
    share[: plan.measures] = ~np.isnan(scores.measures)
    for layer in plan.layers:
        weights = planned[layer.parts]
        total = np.add.reduceat(weights, layer.starts, axis=0)
        known = np.add.reduceat(weights * share[layer.parts], layer.starts, axis=0)
        share[layer.wholes] = known / np.where(total > 0, total, 1.0)
        planned[layer.wholes] = np.where(total > 0, planned[layer.wholes], 0.0)
    found: Array = share[plan.root]
    return found


def _past_year(scores: Scores, column: int, year: int, share: float) -> PastYear:
    sheet, policy = scores.model.sheet, scores.model.policy
    nodes = [_number(score) for score in scores.nodes[:, column]]
    measures = [_number(score) for score in scores.measures[:, column]]
    return PastYear(
        year=year,
        score=nodes[0],
        band=band_of(nodes[0], policy.bands),
        measured_share=share,
        nodes=dict(zip((node.code for node in sheet.nodes), nodes, strict=True)),
        measures=dict(zip((measure.key for measure in sheet.measures), measures, strict=True)),
    )


def _number(score: float) -> float | None:
    return None if np.isnan(score) else float(cleaned(np.array(score)))

"""The one shape every rule compiles to: ordered anchors (value, score) joined by lines or steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
"""Float64; unless said otherwise of shape (measures, scenarios)."""


class Transform(StrEnum):
    """What is read on the horizontal axis of a curve."""

    IDENTITY = "identity"
    NEGATED = "negated"
    """-x, so that a curve where lower is better still rises from left to right."""
    RECIPROCAL = "reciprocal"
    """1/x, rising as x > 0 falls: makes 100·t/x a straight line. Zero and below are infinitely good.

    Where a curve is a step (its first and last anchor coincide) its place is read as -x instead,
    because there 1/x would not tell zero from below zero.
    """


@dataclass(frozen=True, slots=True)
class Curve:
    """Anchors of shape (anchors, measures, scenarios), rising in the transformed value.

    Between two anchors the score is linear; two anchors at the same value are a step. Outside the
    anchors the score is that of the nearest one.

    Attributes:
        at: transformed values of the anchors, ascending along axis 0.
        scores: percent, same shape.
        transform: how a value is read before it is placed among the anchors.
        strict: at a step, the value itself has the score before it (True, "più di") or after it
            (False, "almeno").
    """

    at: Array
    scores: Array
    transform: Transform = Transform.IDENTITY
    strict: bool = False

    def __call__(self, values: Array) -> Array:
        """Scores of values of shape (measures, scenarios); NaN where value or an anchor is NaN."""
        x = self._pick(-values, read(values, self.transform))
        result = np.broadcast_to(self.scores[0], x.shape).copy()
        for left in range(len(self.at) - 1):
            result = np.where(self._is_past(x, self.at[left]), self._segment(x, left), result)
        result = np.where(self._is_past(x, self.at[-1]), self.scores[-1], result)
        unknown = np.isnan(x) | np.isnan(self.at).any(axis=0) | np.isnan(self.scores).any(axis=0)
        return np.where(unknown, np.nan, result)

    def _is_past(self, x: Array, anchor: Array) -> NDArray[np.bool_]:
        past: NDArray[np.bool_] = x > anchor if self.strict else x >= anchor
        return past

    def _pick(self, step: Array, line: Array) -> Array:
        """The first where a reciprocal curve is a step, else the second."""
        if self.transform is not Transform.RECIPROCAL:
            return line
        return np.where(self.at[0] == self.at[-1], step, line)

    def _segment(self, x: Array, left: int) -> Array:
        width = self.at[left + 1] - self.at[left]
        safe = np.where(width == 0, 1.0, width)
        share = np.clip(x - self.at[left], 0.0, np.maximum(width, 0.0)) / safe
        scores: Array = self.scores[left] + (self.scores[left + 1] - self.scores[left]) * share
        return scores

    def knots(self) -> tuple[tuple[float, float], ...]:
        """Anchors of the first measure and scenario as (value, score), in the values' own order."""
        values = self._pick(-self.at, unread(self.at, self.transform))[:, 0, 0]
        ordered = tuple(zip(values.tolist(), self.scores[:, 0, 0].tolist(), strict=True))
        return ordered if self.transform is Transform.IDENTITY else tuple(reversed(ordered))

    def row(self, index: int) -> Curve:
        """The curve of one measure, shape (anchors, 1, scenarios)."""
        part = slice(index, index + 1)
        return Curve(self.at[:, part], self.scores[:, part], self.transform, self.strict)

    def inverse(self, score: Array) -> Array:
        """The worst value that reaches a score, shape (measures, scenarios).

        NaN where no value reaches it, or every value does.

        At a strict step no value is the first to be past it: the step itself is given, which must
        be bettered.
        """
        found = np.full(np.broadcast_shapes(score.shape, self.at.shape[1:]), np.nan)
        for left in reversed(range(len(self.at) - 1)):
            low, high = self.scores[left], self.scores[left + 1]
            rise = np.where(high == low, 1.0, high - low)
            share = np.where(high == low, 1.0, (score - low) / rise)
            inside = (score > low) & (score <= high)
            found = np.where(inside, self.at[left] + share * (self.at[left + 1] - self.at[left]), found)
        return self._pick(-found, unread(found, self.transform))


def read(values: Array, transform: Transform) -> Array:
    """Values as a curve's axis reads them; never raises.

    Examples:
        >>> read(np.array([2.0, 4.0, 0.0]), Transform.RECIPROCAL).tolist()
        [0.5, 0.25, inf]
        >>> read(np.array([2.0]), Transform.NEGATED).tolist()
        [-2.0]
    """
    if transform is Transform.IDENTITY:
        return values
    if transform is Transform.NEGATED:
        return -values
    positive = np.where(values > 0, values, 1.0)
    return np.where(np.isnan(values), np.nan, np.where(values > 0, 1.0 / positive, np.inf))


def unread(places: Array, transform: Transform) -> Array:
    """The inverse of ``read``."""
    if transform is Transform.IDENTITY:
        return places
    if transform is Transform.NEGATED:
        return -places
    safe = np.where((places == 0) | np.isinf(places), 1.0, places)
    return np.where(np.isinf(places), 0.0, np.where(places == 0, np.inf, 1.0 / safe))


def curve(
    *anchors: tuple[Array | float, float], transform: Transform = Transform.IDENTITY, strict: bool = False
) -> Curve:
    """A curve from (transformed value, score) pairs, each value a number or a (measures, scenarios) array."""
    places = np.broadcast_arrays(*(np.asarray(at, dtype=float) for at, _ in anchors))
    at = np.stack([np.atleast_2d(place) for place in places])
    scores = np.stack([np.full(at.shape[1:], score, dtype=float) for _, score in anchors])
    return Curve(at, scores, transform, strict)

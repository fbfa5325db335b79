"""From a score to a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.rounding import cleaned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scoring.curves import Array
    from scoring.policy import Band, Bands


def band_index(scores: Array, bands: Bands) -> NDArray[np.int_]:
    """Position of each score on the scale, same shape; -1 where the score is NaN.

    Examples:
        >>> from scoring.policy import Band, Bands
        >>> scale = Bands((Band(word="no", symbol="x", colour="red"),
        ...     Band(word="in parte", symbol="-", colour="yellow", lower=0, includes_lower=False),
        ...     Band(word="si", symbol="v", colour="green", lower=95)))
        >>> band_index(np.array([0.0, 0.01, 94.999, 95.0, np.nan]), scale).tolist()
        [0, 1, 1, 2, -1]
    """
    clean = cleaned(scores)
    index = np.zeros(clean.shape, dtype=np.int_)
    for band in bands.bands[1:]:
        index += np.where(clean >= band.lower if band.includes_lower else clean > band.lower, 1, 0)
    return np.where(np.isnan(clean), -1, index)


def band_of(score: float | None, bands: Bands) -> Band | None:
    """The band of one score; None where there is no score."""
    if score is None:
        return None
    return bands.bands[int(band_index(np.array([score]), bands)[0])]

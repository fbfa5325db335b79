"""From which score on a word holds, deduced from words that a document prints."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from scoring.question import digits
from scoring.rounding import DUST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.policy import Band, Bands

_ROUND: Final = (100.0, 50.0, 10.0, 5.0, 1.0, 0.5, 0.1, 0.01)
"""What a limit is likely a multiple of, the likeliest first."""


def fitting_limits(words: Sequence[tuple[str, str, float]], scale: Bands) -> str:
    """Limits that give every score its printed word: those of the scale where they do, else the roundest ones.

    Args:
        words: word printed, word that the scale gives, score.
        scale: the words, in their order.

    Returns:
        As the question on words is answered, ``>0 95``; empty where no limits do, or the scale does already.
    """
    names = [band.word.casefold() for band in scale.bands]
    known = [(names.index(printed.casefold()), score) for printed, _, score in words if printed.casefold() in names]
    if len(known) < len(words) or all(printed.casefold() == now.casefold() for printed, now, _ in words):
        return ""
    limits = [_limit(known, at, band) for at, band in enumerate(scale.bands) if at]
    return "" if None in limits else " ".join(filter(None, limits))


def _limit(known: Sequence[tuple[int, float]], at: int, band: Band) -> str | None:
    """Where the word at a place begins; None where scores with it or a higher one are below others."""
    below = max((score for place, score in known if place < at), default=-math.inf)
    above = min((score for place, score in known if place >= at), default=math.inf)
    if below >= above:
        return None
    if all(_is_past(score, band) == (place >= at) for place, score in known):
        return f"{'' if band.includes_lower else '>'}{digits(band.lower)}"
    return ">0" if below == 0 else digits(_roundest(below, above))


def _is_past(score: float, band: Band) -> bool:
    return score >= band.lower if band.includes_lower else score > band.lower


def _roundest(below: float, above: float) -> float:
    """The roundest number past one and not past another; of those as round, the highest."""
    for step in _ROUND:
        found = round(math.floor(above / step + DUST) * step, 2)
        if below < found <= above:
            return found
    return above

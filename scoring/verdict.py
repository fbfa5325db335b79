"""How a published figure stands to the one computed here."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scoring.bands import band_of
from scoring.result import Verdict, VerdictReason
from scoring.rounding import DUST

if TYPE_CHECKING:
    from scoring.model import Quantity
    from scoring.policy import Bands

Judgement = tuple[Verdict | None, VerdictReason]


def judge(  # noqa: PLR0911 - one return for each answer
    published: Quantity | None, score: float | None, low: float | None, high: float | None, *, declared: bool
) -> Judgement:
    """Compare a published figure with a computed one.

    Args:
        published: what the document prints; None where it prints nothing.
        score: computed; None where the method gives none.
        low: lowest score that the printed precision of the inputs allows.
        high: highest; the figure published must round half up from some score between the two.
        declared: the computed score is itself a declared percentage.

    Returns:
        The verdict and what explains it; (None, NONE) where nothing is published.

    Examples:
        >>> from scoring.model import Quantity
        >>> judge(Quantity(62.1, 0.05, "62.1"), 62.1, 62.05, 62.15, declared=False)[0].value
        'coincide'
        >>> judge(Quantity(58.33, 0.005, "58.33"), 58.4, 58.3, 58.5, declared=False)[0].value
        'compatibile'
        >>> judge(Quantity(100, 0.5, "100"), 97.15, 97.125, 97.175, declared=False)[0].value
        'non coincide'
        >>> judge(Quantity(46, 0.5, "46"), 46.667, 46.667, 46.667, declared=False)[1].value
        'truncated'
    """
    if published is None:
        return None, VerdictReason.NONE
    if declared:
        return Verdict.DECLARED, VerdictReason.NONE
    if score is None or low is None or high is None:
        return Verdict.DIFFERS, VerdictReason.NO_SCORE_HERE
    if _printed_as(score, published, ROUND_HALF_UP):
        return Verdict.COINCIDES, VerdictReason.NONE
    if low + DUST < published.value + published.half_unit and high + DUST >= published.value - published.half_unit:
        return Verdict.COMPATIBLE, VerdictReason.ROUNDED_INPUTS
    if _printed_as(score, published, ROUND_DOWN):
        return Verdict.COMPATIBLE, VerdictReason.TRUNCATED
    return Verdict.DIFFERS, VerdictReason.OUT_OF_INTERVAL


def judge_word(
    published: str, bands: Bands, ours: tuple[float | None, float | None, float | None], *, declared: bool
) -> Judgement:
    """Compare a published word, where no figure stands beside it, with that of the computed score.

    Args:
        published: the word as the document prints it; capitals and blanks do not count.
        bands: the scale that the word is of.
        ours: computed score, lowest and highest.
        declared: the computed score is itself a declared percentage.

    Returns:
        As ``judge``; (None, NONE) where nothing is published, or no word of the scale.

    Examples:
        >>> from scoring.policy import Band, Bands
        >>> scale = Bands((Band(word="No", symbol="x", colour="red"),
        ...     Band(word="Sì", symbol="v", colour="green", lower=95)))
        >>> [judge_word("sì", scale, found, declared=False)[0].value
        ...     for found in ((96, 96, 96), (94.9, 94.8, 95), (90, 90, 90))]
        ['coincide', 'compatibile', 'non coincide']
    """
    word = _plain(published)
    if word not in {_plain(band.word) for band in bands.bands}:
        return None, VerdictReason.NONE
    if declared:
        return Verdict.DECLARED, VerdictReason.NONE
    mine, *ends = [_plain(band.word) if (band := band_of(each, bands)) else "" for each in ours]
    if not mine:
        return Verdict.DIFFERS, VerdictReason.NO_SCORE_HERE
    if word == mine:
        return Verdict.COINCIDES, VerdictReason.NONE
    if word in ends:
        return Verdict.COMPATIBLE, VerdictReason.ROUNDED_INPUTS
    return Verdict.DIFFERS, VerdictReason.OTHER_WORD


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()


def _printed_as(score: float, published: Quantity, mode: str) -> bool:
    printed = Decimal(published.text or repr(published.value))
    return Decimal(repr(round(float(score), 9))).quantize(printed, rounding=mode) == printed

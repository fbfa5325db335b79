"""How a published figure stands to the one computed here."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scoring.result import Verdict, VerdictReason
from scoring.rounding import DUST

if TYPE_CHECKING:
    from scoring.model import Quantity

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


def _printed_as(score: float, published: Quantity, mode: str) -> bool:
    printed = Decimal(published.text or repr(published.value))
    return Decimal(repr(round(float(score), 9))).quantize(printed, rounding=mode) == printed

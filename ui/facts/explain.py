"""A score written out with its numbers, as one would check it with a pocket calculator."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.model import Direction
from scoring.result import Why
from ui.facts import words
from ui.facts.format import number, ordinal_day, percent, quantity
from ui.facts.format import target as promise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import MeasureResult, NodeResult


def measure(result: MeasureResult, symbol: str = "") -> str:
    """One sentence that ends in the score of an indicator, or says why there is none.

    Args:
        result: a scored indicator.
        symbol: of its unit, e.g. ``%``.
    """
    if result.why is Why.DECLARED:
        return f"Il documento non stampa un valore ma un risultato dichiarato: {percent(result.score)}."
    if result.why is not Why.COMPUTED or result.measure.actual is None or result.curve is None:
        return words.sentence(words.WHY[result.why])
    return _computed(result, symbol)


def node(result: NodeResult, below: Sequence[tuple[str, float, float | None]]) -> str:
    """The mean of a node with its numbers.

    Args:
        result: the scored node.
        below: name, share of the node (0-1) and score of each part, in order.

    Returns:
        ``20 % × 100 + 20 % × 62,1 + … = 60,42 %``; a reason where there is no score.
    """
    counted = [(share, score) for _, share, score in below if score is not None and share > 0]
    if result.score is None or not counted:
        return words.sentence(words.WHY[result.why])
    terms = " + ".join(f"{percent(share * 100)} × {number(score)}" for share, score in counted)
    return f"{terms} = {percent(result.score)}"


def _computed(result: MeasureResult, symbol: str) -> str:
    curve, actual = result.curve, result.measure.actual
    assert curve is not None  # noqa: S101 - the caller has looked
    assert actual is not None  # noqa: S101
    knots = curve.knots()
    segment = _segment(knots, actual.value)
    if segment is None or segment[0][0] == segment[1][0]:
        return _plain(result, symbol)
    return _linear(result, *segment)


Knot = tuple[float, float]


def _segment(knots: Sequence[Knot], x: float) -> tuple[Knot, Knot] | None:
    """The sloping piece on which a value lies; None where the curve is flat there."""
    for left, right in pairwise(knots):
        if left[0] <= x <= right[0] and left[1] != right[1]:
            return left, right
    return None


def _linear(result: MeasureResult, left: Knot, right: Knot) -> str:
    zero, full = (left, right) if left[1] < right[1] else (right, left)
    x = result.measure.actual.value if result.measure.actual else 0.0
    if result.rule.startswith("proporzionale") and result.measure.direction is Direction.HIGHER:
        full_value = result.measure.target.value if result.measure.target else full[0]
        return f"100 × {number(x, 4)} / {number(full_value, 4)} = {percent(result.score)}"
    if result.measure.is_date:
        late = abs(x - full[0])
        window = abs(zero[0] - full[0])
        return (
            f"{number(late, 0)} giorni dopo la scadenza, su {number(window, 0)} fino alla soglia del "
            f"{ordinal_day(zero[0])}: 100 × (1 − {number(late, 0)} / {number(window, 0)}) = {percent(result.score)}"
        )
    base = "" if zero[1] == 0 else f"{number(zero[1])} + "
    return (
        f"{base}{number(full[1] - zero[1])} × ({number(x, 4)} − {_bracketed(zero[0])}) / "
        f"({number(full[0], 4)} − {_bracketed(zero[0])}) = {percent(result.score)}"
    )


def _bracketed(value: float) -> str:
    text = number(value, 4)
    return f"({text})" if value < 0 else text


def _plain(result: MeasureResult, symbol: str) -> str:
    """Where the curve is flat: met, or beyond the soglia, or not met at all."""
    measure_ = result.measure
    actual, asked = quantity(measure_.actual, symbol), promise(measure_, symbol)
    if result.score is not None and result.score >= 100:
        ratio = _ratio(result)
        return f"{actual} soddisfa il target ({asked}){ratio}: {percent(result.score)}"
    if measure_.soglia is not None:
        return f"{actual} non va oltre la soglia ({quantity(measure_.soglia, symbol)}): {percent(result.score)}"
    return f"{actual} non soddisfa il target ({asked}) e non c'è punteggio intermedio: {percent(result.score)}"


def _ratio(result: MeasureResult) -> str:
    measure_ = result.measure
    if result.rule != "proporzionale" or measure_.direction is not Direction.HIGHER:
        return ""
    if measure_.target is None or measure_.actual is None or measure_.target.value <= 0:
        return ""
    ratio = 100 * measure_.actual.value / measure_.target.value
    shown = f"100 × {number(measure_.actual.value, 4)} / {number(measure_.target.value, 4)} = {number(ratio)}"
    return f"; {shown}" + (", ridotto al massimo di 100" if ratio > 100 else "")

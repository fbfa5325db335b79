"""Targets that a document says in words: done or not done, an interval, as good as another value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.plan.interval import interval_of, is_in_percent, within
from data.plan.relative import base_of, relative_of
from scoring.model import Direction, Op, Quantity

if TYPE_CHECKING:
    from data.plan.relative import Relative
    from scoring.model import Measure
    from scoring.policy import Policy
    from scoring.series import Series

_YES_NO = {"si": True, "sì": True, "sí": True, "si'": True, "no": False}
_DONE, _ALL_DONE, _NOT_DONE = 1.0, 100.0, 0.0
_OPS = {Direction.HIGHER: Op.AT_LEAST, Direction.LOWER: Op.AT_MOST, Direction.NOMINAL: Op.EQUAL}


def is_yes_or_no(text: str) -> bool:
    """Whether a target in words asks that something is done, or that it is not.

    Examples:
        >>> is_yes_or_no("SÌ"), is_yes_or_no("no"), is_yes_or_no("SI/NO")
        (True, True, False)
    """
    return _plain(text) in _YES_NO


@dataclass(frozen=True, slots=True)
class Known:
    """What a target in words may refer to.

    Attributes:
        year: of the target.
        series: the history of its indicator; None where there is none.
        is_percent: whether its unit is a percentage.
    """

    year: int
    series: Series | None
    is_percent: bool = False


def referred(text: str, known: Known) -> tuple[Relative, Quantity] | None:
    """What a target in words refers to, and its value; None where it refers to nothing that is known.

    Of a percentage, «+10 %» could be ten points or a tenth: it is not read.
    """
    relative = relative_of(text, known.year)
    if relative is None or known.series is None or (relative.is_share and known.is_percent):
        return None
    base = base_of(relative, known.series, known.year)
    return None if base is None else (relative, base)


def is_in_words(measure: Measure, text: str) -> bool:
    """Whether a text stands in the place of a measure's target."""
    return measure.target is None and not measure.is_date and bool(text.strip())


def promised_in_words(measure: Measure, text: str, known: Known, policy: Policy) -> Measure:
    """The measure with the number that its target in words means; the very same where it means none.

    «SI» is on or off: 1, or 100 where the values are percentages; «NO» is 0. They mean nothing where the
    direction contradicts them, or the actual is neither done nor not done. «Mantenimento» and what else refers to
    another value is that value, scored by the method as any other target; it means nothing where the value is not
    known. «Tra 10 e 15» is inside or outside.

    Args:
        measure: without a target.
        text: of the version in force.
        known: what the text may refer to.
        policy: the method, which may have a rule for an interval.
    """
    if not is_in_words(measure, text):
        return measure
    if is_yes_or_no(text):
        return _on_or_off(measure, is_yes=_YES_NO[_plain(text)], is_percent=known.is_percent)
    if (limits := interval_of(text)) and (known.is_percent or not is_in_percent(text)):
        return within(measure, limits, policy)
    found = referred(text, known)
    value = found[0].value(found[1]) if found else None
    if value is None:
        return measure
    return replace(measure, target=value, op=measure.op or _OPS[measure.direction])


def _on_or_off(measure: Measure, *, is_yes: bool, is_percent: bool) -> Measure:
    against = Direction.LOWER if is_yes else Direction.HIGHER
    value = None if measure.actual is None else measure.actual.value
    if measure.direction is against or value not in {None, _DONE, _ALL_DONE, _NOT_DONE}:
        return measure
    in_percent = value == _ALL_DONE or (is_percent and value != _DONE)
    done = _ALL_DONE if in_percent else _DONE
    target = done if is_yes else _NOT_DONE
    return replace(
        measure,
        target=Quantity(target, 0.0, f"{target:.0f}"),
        # Done is done: there is nothing between, whatever the digits hide.
        actual=None if measure.actual is None else replace(measure.actual, half_unit=0.0),
        op=_OPS[measure.direction],
        rule="on_off",
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split()).strip(" .").casefold()

"""Targets that a document says in words: done or not done, and as good as last year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.model import Direction, Op, Quantity

if TYPE_CHECKING:
    from scoring.model import Measure

_YES_NO = {"si": True, "sì": True, "sí": True, "si'": True, "no": False}
_KEEPING = re.compile(
    r"manten(?:imento|ere|uto)"
    r"(?: (?:del |il )?(?:valore|dato|livello|risultato))?"
    r"(?: (?:dell'anno|anno) (?:precedente|scorso))?"
)
_DONE, _ALL_DONE, _NOT_DONE = 1.0, 100.0, 0.0
_OPS = {Direction.HIGHER: Op.AT_LEAST, Direction.LOWER: Op.AT_MOST, Direction.NOMINAL: Op.EQUAL}


def is_yes_or_no(text: str) -> bool:
    """Whether a target in words asks that something is done, or that it is not.

    Examples:
        >>> is_yes_or_no("SÌ"), is_yes_or_no("no"), is_yes_or_no("SI/NO")
        (True, True, False)
    """
    return _plain(text) in _YES_NO


def is_keeping(text: str) -> bool:
    """Whether a target in words asks for a value as good as last year's.

    Examples:
        >>> is_keeping("Mantenimento"), is_keeping("mantenere il valore dell'anno precedente")
        (True, True)
        >>> is_keeping("mantenimento della certificazione")
        False
    """
    return _KEEPING.fullmatch(_plain(text)) is not None


def promised_in_words(measure: Measure, text: str, *, is_percent: bool) -> Measure:
    """The measure with the number that its target in words means; the very same where it means none.

    «SI» is on or off: 1, or 100 where the values are percentages; «NO» is 0. They mean nothing where the
    direction contradicts them, or the actual is neither done nor not done. «Mantenimento» is last year's
    value, scored by the method as any other target; it means nothing where that value is not known.

    Args:
        measure: without a target.
        text: of the version in force.
        is_percent: whether its unit is a percentage.
    """
    if measure.target is not None or measure.is_date:
        return measure
    if is_yes_or_no(text):
        return _on_or_off(measure, is_yes=_YES_NO[_plain(text)], is_percent=is_percent)
    if is_keeping(text) and measure.previous is not None:
        return replace(measure, target=measure.previous, op=_OPS[measure.direction])
    return measure


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

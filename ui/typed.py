"""What a person types, as an exact number: Italian decimals and dates; what could be read two ways is refused."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from scoring.model import Quantity

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.scenario import Field

_PLAIN: Final = re.compile(r"[0-9]+([.,][0-9]+)?")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_TWO_WAYS: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_MOST_DIGITS: Final = 15
"""Beyond these a binary number no longer keeps what was typed."""


class TypedError(ValueError):
    """A text that is no number, or no date, or could be two."""


def typed(text: str, *, is_date: bool = False) -> Quantity:
    """The number or the day that a person wrote.

    A hypothesis is exact: its ``half_unit`` is zero.

    Raises:
        TypedError: it cannot be read, or can be read in two ways; the message says how to write it.

    Examples:
        >>> typed("1.234,50").text, typed("71,5").value, typed("-7.60").text
        ('1234.50', 71.5, '-7.60')
        >>> typed("1/3/2023", is_date=True).text
        '2023-03-01'
        >>> typed("1.234")
        Traceback (most recent call last):
        ui.typed.TypedError: «1.234» si può leggere in due modi: scrivere 1234 oppure 1,234.
    """
    return _day(text) if is_date else _number(text)


def typed_for(text: str, measure: Measure, field: Field) -> Quantity:
    """As ``typed``, as a date where that field of the indicator is one.

    Raises:
        TypedError: as ``typed``.
    """
    return typed(text, is_date=measure.is_date and field != "weight")


def written(quantity: Quantity | None) -> str:
    """A number as a person would type it: ``1234,5``, ``31/12/2023``; empty for None.

    Examples:
        >>> written(Quantity(1234.5, 0.0, "1234.50")), written(Quantity(738155, 0.0, "2021-12-31"))
        ('1234,50', '31/12/2021')
    """
    if quantity is None:
        return ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", quantity.text):
        return f"{date.fromisoformat(quantity.text):%d/%m/%Y}"
    return (quantity.text or f"{quantity.value:.9g}").replace(".", ",")


def _number(text: str) -> Quantity:
    bare = re.sub(r"[\s\u00a0\u202f%]", "", text).replace("\u2212", "-")
    sign, digits = ("-", bare[1:]) if bare.startswith("-") else ("", bare.removeprefix("+"))
    if _TWO_WAYS.fullmatch(digits):
        raise TypedError(
            f"«{text.strip()}» si può leggere in due modi: scrivere {sign}{digits.replace('.', '')} "
            f"oppure {sign}{digits.replace('.', ',')}."
        )
    if _THOUSANDS.fullmatch(digits) and not _PLAIN.fullmatch(digits):
        digits = digits.replace(".", "")
    if not _PLAIN.fullmatch(digits):
        raise TypedError(f"«{text.strip()[:40]}» non è un numero: scrivere per esempio 71,5 oppure 1.234,50.")
    if len(digits) > _MOST_DIGITS:
        raise TypedError(f"«{text.strip()[:40]}» ha troppe cifre: al più {_MOST_DIGITS}.")
    canonical = sign + digits.replace(",", ".")
    return Quantity(float(canonical) + 0.0, 0.0, canonical)


def _day(text: str) -> Quantity:
    bare = text.strip()
    found = _DAY.fullmatch(bare)
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else bare
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        raise TypedError(f"«{bare[:40]}» non è una data: scrivere per esempio 31/12/2023.") from None
    return Quantity(float(day.toordinal()), 0.0, day.isoformat())

"""What a person types, as an exact number: Italian decimals and dates; what could be read two ways is refused."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from data.plan.readings import two_readings
from scoring.model import Quantity

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.scenario import Field

_PLAIN: Final = re.compile(r"[0-9]+([.,][0-9]+)?")
_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_SPACED: Final = re.compile(r"[1-9][0-9]{0,2}(\s[0-9]{3})+(,[0-9]+)?")
_DAY: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DIGITS: Final = 15
"""Beyond these a binary number no longer keeps what was typed."""
_MOST_DECIMALS: Final = 12
"""As many as the store keeps."""


class TypedError(ValueError):
    """A text that is no number, or no date, or could be two."""


def typed(text: str, *, is_date: bool = False) -> Quantity:
    """The number or the day that a person wrote.

    A hypothesis is exact: its ``half_unit`` is zero.

    Raises:
        TypedError: it cannot be read, or can be read in two ways, or has more digits than a number keeps;
            the message says how to write it.

    Examples:
        >>> typed("1.234,50").text, typed("71,5").value, typed("-7.60").text
        ('1234.50', 71.5, '-7.60')
        >>> typed("1/3/2023", is_date=True).text
        '2023-03-01'
        >>> typed("1.234")
        Traceback (most recent call last):
        ui.facts.typed.TypedError: «1.234» si può leggere in due modi: scrivere 1234 oppure 1,234.
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
        >>> written(Quantity(500 / 7)), written(Quantity(1e9))
        ('71,428571428571', '1000000000')
    """
    if quantity is None:
        return ""
    if quantity.limits:
        return "tra {} e {}".format(*(end.replace(".", ",") for end in quantity.limits))
    if _ISO_DAY.fullmatch(quantity.text):
        return f"{date.fromisoformat(quantity.text):%d/%m/%Y}"
    return (quantity.text or _digits(quantity.value)).replace(".", ",")


def boxed(quantity: Quantity | None) -> str:
    """As ``written``, with the minus of the pages: for a box, which reads both.

    Examples:
        >>> boxed(Quantity(-8.75, 0.0, "-8.75"))
        '\u22128,75'
    """
    return written(quantity).replace("-", "\u2212")


def _digits(value: float) -> str:
    """A number that no document prints, with every digit that can be typed back and never with an exponent."""
    exact = Decimal(f"{value:.{_MOST_DIGITS}g}")
    text = f"{exact + 0:.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _number(text: str) -> Quantity:
    bare = text.strip().removesuffix("%").rstrip().replace("\u2212", "-")
    sign, digits = ("-", bare[1:].lstrip()) if bare.startswith("-") else ("", bare.removeprefix("+"))
    if readings := two_readings(f"{sign}{digits}"):
        raise TypedError(
            f"«{text.strip()}» si può leggere in due modi: scrivere {readings.thousands} "
            f"oppure {sign}{digits.replace('.', ',')}."
        )
    if _SPACED.fullmatch(digits) or (_THOUSANDS.fullmatch(digits) and not _PLAIN.fullmatch(digits)):
        digits = re.sub(r"[\s.]", "", digits)
    if not _PLAIN.fullmatch(digits):
        raise TypedError(f"«{text.strip()[:40]}» non è un numero: scrivere per esempio 71,5 oppure 1.234,50.")
    return _exact(text, sign, digits.replace(",", "."))


def _exact(text: str, sign: str, digits: str) -> Quantity:
    whole, dot, decimals = digits.partition(".")
    whole = whole.lstrip("0") or "0"
    if len(whole + decimals) > _MOST_DIGITS or len(decimals) > _MOST_DECIMALS:
        raise TypedError(
            f"«{text.strip()[:40]}» ha troppe cifre: al più {_MOST_DIGITS}, di cui al più {_MOST_DECIMALS} decimali."
        )
    canonical = f"{whole}{dot}{decimals}"
    value = float(canonical)
    return Quantity(-value, 0.0, f"-{canonical}") if sign and value else Quantity(value, 0.0, canonical)


def _day(text: str) -> Quantity:
    bare = text.strip()
    found = _DAY.fullmatch(bare)
    iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else bare
    # Python reads more forms than people write: weeks, days without dashes.
    if not _ISO_DAY.fullmatch(iso):
        raise TypedError(_no_day(bare))
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        raise TypedError(_no_day(bare)) from None
    return Quantity(float(day.toordinal()), 0.0, day.isoformat())


def _no_day(text: str) -> str:
    return f"«{text[:40]}» non è una data: scrivere per esempio 31/12/2023."

"""Numbers, dates and printed figures as an Italian reader writes them. The only place that rounds."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from scoring.result import NodeResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Measure, Op, Quantity
    from scoring.result import MeasureResult

NBSP = "\u00a0"
NOTHING = "n.d."
"""What is shown where there is no number."""

_OPS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=", "by": "entro il"}


def number(value: float | None, decimals: int = 2, *, fixed: bool = False) -> str:
    """A number with decimal comma and points between thousands, rounded half up.

    Args:
        value: any number; None gives ``n.d.``.
        decimals: at most so many decimals.
        fixed: keep the zeros at the end.

    Examples:
        >>> number(1234.565)
        '1.234,57'
        >>> number(62.1), number(62.1, fixed=True), number(-0.001)
        ('62,1', '62,10', '0')
        >>> number(None)
        'n.d.'
    """
    if value is None:
        return NOTHING
    exact = _exact(value, decimals)
    text = f"{exact + 0:,f}" if exact else f"{abs(exact):f}"
    if not fixed and "." in text:
        text = text.rstrip("0").rstrip(".")
    return _italian(text).replace("-", "\u2212")


def shown(value: float, decimals: int) -> float:
    """The number that ``number`` writes.

    Examples:
        >>> shown(49.995, 2), shown(49.995, 3)
        (50.0, 49.995)
    """
    return float(_exact(value, decimals))


def percent(value: float | None, decimals: int = 2, *, fixed: bool = False) -> str:
    """A percentage: ``62,1 %``; ``n.d.`` for None.

    Examples:
        >>> percent(62.1).replace(NBSP, " ")
        '62,1 %'
    """
    return NOTHING if value is None else f"{number(value, decimals, fixed=fixed)}{NBSP}%"


def score(result: MeasureResult | NodeResult) -> str:
    """A score as the documents print it: an indicator's with the decimals it has, a node's always with two."""
    return percent(result.score, fixed=isinstance(result, NodeResult))


def points(value: float | None) -> str:
    """Points of a score, two decimals: ``2,82 punti``.

    Examples:
        >>> points(9.1).replace(NBSP, " ")
        '9,10 punti'
    """
    return NOTHING if value is None else f"{number(value, fixed=True)}{NBSP}punti"


def printed(text: str) -> str:
    """A figure with exactly the digits the document prints, in Italian form; dates too.

    Examples:
        >>> printed("1234.50"), printed("-7.60"), printed("2022-12-31"), printed("")
        ('1.234,50', '−7,60', '31/12/2022', '')
    """
    if not text:
        return ""
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        return day(date.fromisoformat(text))
    sign = text[0] if text[0] in "+-" else ""
    whole, dot, decimals = text.removeprefix(sign).partition(".")
    return sign.replace("-", "\u2212") + f"{int(whole):,}".replace(",", ".") + ("," if dot else "") + decimals


def day(value: date) -> str:
    """A date: ``31/12/2022``.

    Examples:
        >>> day(date(2022, 3, 1))
        '01/03/2022'
    """
    return f"{value:%d/%m/%Y}"


_MONTHS: Final = (
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
)


def written_out(value: date) -> str:
    """A day as it stands on a cover.

    Examples:
        >>> from datetime import date
        >>> written_out(date(2026, 3, 1)), written_out(date(2026, 11, 27))
        ('1º marzo 2026', '27 novembre 2026')
    """
    first = "1º" if value.day == 1 else str(value.day)
    return f"{first} {_MONTHS[value.month - 1]} {value.year}"


def quantity(value: Quantity | None, unit: str = "") -> str:
    """A figure with its digits and its unit; ``n.d.`` for None.

    A figure that the document does not print (a ratio of two printed counts) shows two decimals, one with more
    decimals than ``MOST`` is rounded to them: ``in_full`` has them all.

    Examples:
        >>> from scoring.model import Quantity
        >>> quantity(Quantity(135207.187982, 5e-7, "135207.187982"))
        '135.207,188'
        >>> quantity(Quantity(7.6, 0.005, "7.60"), "%").replace(NBSP, " ")
        '7,60 %'
        >>> quantity(Quantity(12.5, 2.5, "10..15"))
        'tra 10 e 15'
    """
    if value is None:
        return NOTHING
    if value.limits:
        return _with_unit("tra {} e {}".format(*map(printed, value.limits)), unit)
    if is_shortened(value):
        return _with_unit(number(value.value, MOST), unit)
    return _with_unit(printed(value.text) if value.text else number(value.value), unit)


MOST: Final = 4
"""Decimals that are shown of a figure of a document: more would run out of a cell, and nobody reads them."""


def is_shortened(value: Quantity | None) -> bool:
    """Whether a figure has more decimals than are shown."""
    return value is not None and not value.limits and len(value.text.partition(".")[2]) > MOST


def in_full(value: Quantity, unit: str = "") -> str:
    """A figure with every digit of its document.

    Examples:
        >>> from scoring.model import Quantity
        >>> in_full(Quantity(135207.187982, 5e-7, "135207.187982"))
        '135.207,187982'
    """
    return _with_unit(printed(value.text), unit)


def _with_unit(text: str, unit: str) -> str:
    return f"{text}{NBSP}{unit}" if unit else text


def target(measure: Measure, symbol: str = "") -> str:
    """A promise: ``≥ 75,00 %``, ``entro il 31/12/2022``; empty where there is none."""
    if measure.target is None:
        return ""
    return promise(measure.op, measure.target, symbol)


def promise(op: Op | None, value: Quantity | None, symbol: str = "") -> str:
    """An operator and a value in words a reader knows; empty without a value."""
    if value is None:
        return ""
    if value.limits:
        return quantity(value, symbol)
    return f"{_OPS.get(str(op or ''), '')}{NBSP}{quantity(value, symbol)}".strip(NBSP)


def before_number(op: Op | None, value: Quantity | None) -> str:
    """What stands before the number of a promise: ``≥``, ``entro il``; empty where nothing does."""
    return "" if value is None or value.limits else _OPS.get(str(op or ""), "")


def ordinal_day(value: float) -> str:
    """A day carried as a number, as a date.

    Examples:
        >>> ordinal_day(738155)
        '31/12/2021'
    """
    return day(date.fromordinal(round(value)))


def count(how_many: int, singular: str, plural: str) -> str:
    """A count with its noun: ``1 obiettivo``, ``14 obiettivi``.

    Examples:
        >>> count(1, "obiettivo", "obiettivi").replace(NBSP, " ")
        '1 obiettivo'
    """
    return f"{number(how_many, 0)}{NBSP}{singular if how_many == 1 else plural}"


def to_digits(decimals: int) -> str:
    """How far a rounding goes, after its verb.

    Examples:
        >>> to_digits(2).replace(NBSP, " "), to_digits(0), to_digits(-1)
        ('a 2 decimali', "all'intero", 'alle decine')
    """
    if decimals > 0:
        return f"a {count(decimals, 'decimale', 'decimali')}"
    return ("all'intero", "alle decine", "alle centinaia", "alle migliaia")[-decimals]


def listed(names: Sequence[str]) -> str:
    """Names one after the other: ``A, B e C``; there is at least one."""
    return " e ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def others(how_many: int) -> str:
    """So many more of what a list has begun to name: ``un altro``, ``altri 3``.

    Examples:
        >>> others(1), others(1200)
        ('un altro', 'altri 1.200')
    """
    return "un altro" if how_many == 1 else f"altri {number(how_many, 0)}"


def objectives(how_many: int) -> str:
    """So many objectives: ``nessun obiettivo``, ``1 obiettivo``, ``14 obiettivi``."""
    return count(how_many, "obiettivo", "obiettivi") if how_many else "nessun obiettivo"


def difference(before: float, after: float, decimals: int = 2) -> float:
    """The difference of two numbers as they are shown, so that what is on screen adds up.

    Args:
        before: any number.
        after: any number.
        decimals: with which they are shown.

    Examples:
        >>> difference(90.8978, 91.1937)
        0.29
    """
    return float(_exact(after, decimals) - _exact(before, decimals))


def signed(points: float | None) -> str:
    """Points with their sign, two decimals: ``+2,10``; ``n.d.`` for None.

    Examples:
        >>> signed(2.1), signed(-0.355), signed(0.0)
        ('+2,10', '−0,36', '0,00')
    """
    text = number(points, fixed=True)
    return f"+{text}" if points is not None and points > 0 and text.strip("0,") else text


def change(before: MeasureResult | NodeResult, after: MeasureResult | NodeResult) -> str:
    """How many points lie between two scores as they are shown, with the sign; ``n.d.`` where one is not there."""
    if before.score is None or after.score is None:
        return NOTHING
    return signed(difference(before.score, after.score))


def short(text: str, length: int) -> str:
    """A text cut at a word, with an ellipsis, when longer than ``length``.

    Examples:
        >>> short("Garantire nel tempo la salute", 22)
        'Garantire nel tempo…'
    """
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def short_code(code: str, length: int) -> str:
    """A code cut in the middle when longer than ``length``: its end tells it from the next.

    Examples:
        >>> short_code("OP n. 10.2.1-01", 14), short_code("OS01.1.1", 14)
        ('OP n. …2.1-01', 'OS01.1.1')
    """
    kept = (length - 1) // 2
    return code if len(code) <= length else f"{code[:kept]}…{code[-kept:]}"


def _exact(value: float, decimals: int) -> Decimal:
    return Decimal(repr(round(float(value), 9))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _italian(text: str) -> str:
    return text.replace(",", "\u0000").replace(".", ",").replace("\u0000", ".")

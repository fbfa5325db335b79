"""Numbers that a table has in words, read back: a spreadsheet reckons with them and shows them as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

NAMES: Final = frozenset(
    {"Codice", "Nota", "Indicatori", "Indicatore", "Obiettivo", "Obiettivo comune", "Atto", "Chi", "Motivo"}
)
"""Columns of what has a name, which is no number even when it is made of digits."""
_WRITTEN = re.compile(
    r"""(?P<sign>[+\-\u2212])?
        (?P<figure>(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:\.\d{3}){1,4})(?:,\d{1,9})?)
        (?:[ \u00a0](?P<unit>[^\W\d]{1,20}|%|€))?""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it was written.

    Attributes:
        figure: with the digits that are shown.
        unit: after it; empty for none.
        is_signed: a number above zero has its sign too.
        is_grouped: thousands are set apart.
    """

    figure: Decimal
    unit: str = ""
    is_signed: bool = False
    is_grouped: bool = False

    def shown(self) -> str:
        """The number format of a spreadsheet that writes it again.

        Examples:
            >>> written("28,56 %").shown(), written("+2,10").shown(), written("1.234").shown(), written("2022").shown()
            ('0.00" %"', '+0.00;-0.00;0.00', '#,##0', '0')
        """
        decimals = -int(self.figure.as_tuple().exponent)
        digits = ("#,##0" if self.is_grouped else "0") + (f".{'0' * decimals}" if decimals else "")
        one = digits + (f'" {self.unit}"' if self.unit else "")
        return f"+{one};-{one};{one}" if self.is_signed else one


def decimal_of(text: str) -> Decimal:
    """A number as the screen shows it, as a number."""
    return Decimal(text.replace(".", "").replace(",", ".").replace("\u2212", "-"))


def written(text: str) -> WrittenNumber | None:
    """The number that a text is, with or without a unit of one word; None where it says anything else.

    Examples:
        >>> written("28,56 %").figure, written("−1.234,50").figure, written("007"), written("3.1"), written("≥ 5")
        (Decimal('28.56'), Decimal('-1234.50'), None, None, None)
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    sign, figure = found["sign"] or "", found["figure"]
    return WrittenNumber(decimal_of(sign + figure), found["unit"] or "", sign == "+", "." in figure)


def with_numbers(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts that are numbers are numbers, names apart."""
    columns = [name for name in table.columns if name not in NAMES]
    return table.assign(**{name: table[name].astype(object).map(_read) for name in columns})


def _read(value: object) -> object:
    return (written(value) or value) if isinstance(value, str) else value

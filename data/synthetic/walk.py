"""The values of one synthetic indicator, year after year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from data.synthetic.catalogue import Template

_MEMORY = 0.75
"""How much of a year's distance from the ente's own level is still there the year after."""

PRESENT, LATE, GONE = "present", "late", "gone"
"""A value that is known; one that only later documents know; one that nobody ever knows."""
_LATE, _GONE = 0.03, 0.03


@dataclass(frozen=True, slots=True)
class Value:
    """One year as printed; the terms of the ratio are empty where there is none."""

    text: str
    numerator: str = ""
    denominator: str = ""

    @property
    def number(self) -> float:
        """The printed number."""
        return float(self.text)


@dataclass(frozen=True, slots=True)
class Walk:
    """An indicator of one ente over the years.

    Attributes:
        values, fates: by year.
        moves: how much the indicator moves in a year, in its unit.
        since: first year in which the indicator exists.
        break_year: first year counted in another way; None where there is none.
    """

    template: Template
    values: dict[int, Value]
    fates: dict[int, str]
    moves: float
    since: int
    break_year: int | None = None

    def known(self, year: int, document: int) -> Value | None:
        """What a document knows of a year; None where it prints an absence."""
        fate = self.fates[year]
        is_told = year >= self.since and (fate == PRESENT or (fate == LATE and document > year))
        return self.values[year] if is_told else None


def walk(chance: np.random.Generator, template: Template, size: int, years: range, *, may_begin_late: bool) -> Walk:
    """The values of an indicator in an ente of a size class.

    Args:
        chance: the only source of randomness.
        template: which indicator, and how it spreads.
        size: position in ``CLUSTERS``.
        years: every year that any document speaks of.
        may_begin_late: whether the indicator may be new in one of the later years.
    """
    level = template.level[size]
    scale = level if template.is_relative else 1.0
    centre = float(chance.standard_normal()) * template.spread
    since = years[len(years) // 2] if may_begin_late and chance.random() < 0.15 else years[0]
    break_year = years[-3] if len(years) > 6 and chance.random() < 0.03 else None
    values, away = {}, 0.0
    for turn, year in enumerate(years):
        away = _MEMORY * away + float(chance.standard_normal()) * template.step
        moved = centre + away + template.drift * turn + _jump(template, year, break_year)
        values[year] = _value(chance, template, size, _placed(template, level, moved))
    fates = {year: _fate(chance.random()) for year in years}
    return Walk(template, values, fates, abs(template.step * scale), since, break_year)


def printed(number: float, decimals: int) -> str:
    """A number with its decimals, without a negative zero.

    Examples:
        >>> printed(-0.001, 2), printed(12.345, 1)
        ('0.00', '12.3')
    """
    text = f"{number:.{decimals}f}"
    return text.removeprefix("-") if not float(text) else text


def _jump(template: Template, year: int, break_year: int | None) -> float:
    return template.step * 3 if break_year and year >= break_year else 0.0


def _fate(lot: float) -> str:
    if lot < _GONE:
        return GONE
    return LATE if lot < _GONE + _LATE else PRESENT


def _placed(template: Template, level: float, moved: float) -> float:
    """The level moved by so much, within the bounds of the indicator."""
    found = level * float(np.exp(moved)) if template.is_relative else level + moved
    return min(max(found, template.low), template.high)


def _value(chance: np.random.Generator, template: Template, size: int, number: float) -> Value:
    if template.denominator is None:
        return Value(printed(number, template.decimals))
    denominator = round(template.denominator[size] * (1 + 0.02 * float(chance.standard_normal())))
    numerator = min(round(number * denominator / template.per), round(template.high * denominator / template.per))
    exact = numerator / denominator * template.per
    return Value(printed(exact, template.decimals), str(numerator), str(denominator))

"""What synthetic enti measure: indicators with the levels printed in the two documents that come with the program.

They are in ``themes.csv`` and ``indicators.csv``: columns are the fields of the records, three sizes are set apart by
a blank, and an indicator without a theme is of the ente's own.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CLUSTERS = ("piccola", "media", "grande")
"""Size classes. Numbers given for each of them are in this order."""

BySize = tuple[float, float, float]

FIRMS: BySize = (32_000, 68_000, 180_000)
"""Active firms: 64.095 in Riviere di Liguria, 223.025 registered in Torino."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An indicator and how its values spread.

    Attributes:
        code: the common code; empty for an indicator of the ente's own.
        algorithm: as it is printed.
        level: around which the enti of each size class lie.
        spread, step: standard deviation between enti, and of a year's own movement; shares of the
            level where ``is_relative``, else in the unit of the indicator.
        drift: what a year adds, as ``step``.
        low, high: beyond which no value goes.
        denominator: the divisor of the ratio in each size class; None where there is no ratio.
        per: what the ratio is multiplied by.
    """

    code: str = ""
    name: str
    algorithm: str = ""
    typology: str
    unit: str = "N."
    direction: str = "higher"
    level: BySize
    spread: float
    step: float
    drift: float = 0.0
    is_relative: bool = True
    low: float = 0.0
    high: float = 1e9
    decimals: int = 0
    denominator: BySize | None = None
    per: float = 100.0


@dataclass(frozen=True, slots=True)
class Theme:
    """An ambito: its title, the objectives below it, and the common indicators of the first of them."""

    title: str
    objectives: tuple[str, ...]
    common: tuple[Template, ...]


def _sizes(text: str) -> BySize:
    small, medium, large = map(float, text.split(" "))
    return small, medium, large


_READ_AS: Mapping[str, Callable[[str], object]] = {
    "level": _sizes,
    "denominator": _sizes,
    "is_relative": "1".__eq__,
    "decimals": int,
    **dict.fromkeys(("spread", "step", "drift", "low", "high", "per"), float),
}
"""How the cells that are no text are read; a blank cell is the default of its field."""


def _rows(file: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _templates(theme: str) -> tuple[Template, ...]:
    """The indicators of a theme; of none, those of the enti's own."""
    return tuple(_template(row) for row in _rows("indicators.csv") if row.pop("theme") == theme)


def _template(row: Mapping[str, str]) -> Template:
    given: dict[str, Any] = {name: _READ_AS.get(name, str)(text) for name, text in row.items() if text}
    return Template(**given)


def _theme(row: Mapping[str, str]) -> Theme:
    return Theme(row["title"], (row["first_objective"], row["second_objective"]), _templates(row["title"]))


THEMES = tuple(map(_theme, _rows("themes.csv")))
OWN = _templates("")
"""Indicators of the ente's own, for the operational objectives."""

"""The history of one indicator: values, promises, and where the others were, year by year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Final

from scoring.basis import BasisKind, belongs_to_another_indicator, in_force
from scoring.bounds import NOT_NEGATIVE, Bounds
from scoring.forecast import Forecast, NoForecast, Point, forecast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.basis import Basis, TargetVersion
    from scoring.model import Direction, MeasureKey, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class YearValue:
    """What is known of one year.

    Attributes:
        value: None where there is none; then ``availability`` says which kind of absence it is.
        availability: a word of ``data.tables.AVAILABILITY``.
        raw: the printed text, to the letter; empty where the value is a consuntivo of its own year.
        note_number: the note it comes from; empty for a consuntivo.
        from_ratio: the value is numerator / denominator, not printed itself.
        document: the year of the plan whose document tells it; None where it is not known.
    """

    year: int
    value: Quantity | None
    availability: str = "value"
    numerator: Quantity | None = None
    denominator: Quantity | None = None
    raw: str = ""
    note_number: str = ""
    from_ratio: bool = False
    document: int | None = None


class PeerSet(StrEnum):
    """Whom a printed value is of, as far as its words tell."""

    CLUSTER = "cluster"
    NATION = "nation"
    NAMED = "named"
    """Some other set of enti, which its own words name."""


_NATION = re.compile(r"\bnazional|\bnazione\b|^italia$|^nation")


def peer_set(scope: str) -> PeerSet:
    """Whom the words of a comparison are of.

    Examples:
        >>> [str(peer_set(scope)) for scope in ("nazionale", "Italia", "cluster dimensionale", "regione Liguria")]
        ['nation', 'nation', 'cluster', 'named']
    """
    plain = scope.strip().casefold()
    if "cluster" in plain:
        return PeerSet.CLUSTER
    return PeerSet.NATION if _NATION.search(plain) else PeerSet.NAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A printed value of the others: nation, cluster or another set, mean or another statistic.

    Attributes:
        scope: whom it is of, in the document's words.
        year: None where the document does not print it.
        unit: as printed beside it, which may not be the indicator's; empty where none is.
    """

    year: int | None
    scope: str
    statistic: str
    value: Quantity | None
    raw: str = ""
    unit: str = ""

    @property
    def peers(self) -> PeerSet:
        """Whom it is of, as far as its words tell."""
        return peer_set(self.scope)


UNIT_BREAK: Final = "unit"
"""The kind of a break that changes the unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A year from which the values measure something else: another method, unit or source."""

    year: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Everything of an indicator over the years, each tuple in order of year.

    Attributes:
        values: one for each year the documents speak of, values and absences alike.
        targets: every version of every year, by year then version.
        soglie: year and value.
        natural: what values of its kind of unit do not pass.
        superseded: what other documents, or other notes, tell of years that ``values`` already has.
    """

    key: MeasureKey
    name: str
    unit: str
    direction: Direction
    is_date: bool
    values: tuple[YearValue, ...]
    targets: tuple[tuple[int, TargetVersion], ...]
    soglie: tuple[tuple[int, Quantity], ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    breaks: tuple[Break, ...] = ()
    superseded: tuple[YearValue, ...] = ()
    natural: Bounds = NOT_NEGATIVE

    @property
    def points(self) -> tuple[Point, ...]:
        """Years that have a value."""
        return tuple(Point(v.year, v.value.value) for v in self.values if v.value is not None)

    def since(self, year: int) -> int | None:
        """The year of the last break up to a year: what is older measures something else; None without a break."""
        return max((at.year for at in self.breaks if at.year <= year), default=None)

    def current(self) -> tuple[Point, ...]:
        """The values since the last break, those that measure what the newest one does."""
        if not self.points:
            return ()
        since = self.since(self.points[-1].year)
        return tuple(p for p in self.points if since is None or p.year >= since)

    def is_in_its_unit(self, year: int) -> bool:
        """Whether a value of a year is in the indicator's unit: what is older than a break of unit is in another."""
        return not any(at.kind == UNIT_BREAK and at.year > year for at in self.breaks)

    def is_alike(self, unit: str, year: int | None) -> bool:
        """Whether what is printed of a year is in the indicator's unit: nothing is converted.

        Args:
            unit: printed beside it; where none is, it is in the unit of the values of its year.
            year: None where the document does not print it.
        """
        return unit == self.unit if unit else year is None or self.is_in_its_unit(year)

    def promises_alike(self, year: int, version: TargetVersion) -> bool:
        """Whether a version of a year's target is in the indicator's unit, and of what the indicator measures now."""
        of_year = [v for y, v in self.targets if y == year]
        return self.is_alike(version.unit, year) and not belongs_to_another_indicator(of_year, version)

    @property
    def comparable(self) -> Series:
        """The same history with only what can stand on one axis; years without a value stay."""
        return replace(
            self,
            values=tuple(v for v in self.values if v.value is None or self.is_in_its_unit(v.year)),
            targets=tuple((y, v) for y, v in self.targets if self.promises_alike(y, v)),
            soglie=tuple((y, q) for y, q in self.soglie if self.is_in_its_unit(y)),
            comparisons=tuple(c for c in self.comparisons if self.is_alike(c.unit, c.year)),
        )

    def before(self, year: int) -> tuple[Point, ...]:
        """The values before a year, on its side of every break, by year."""
        since = self.since(year)
        found = (p for p in self.points if p.year < year and (since is None or p.year >= since))
        return tuple(sorted(found, key=lambda point: point.year))

    def changes(self, year: int) -> tuple[float, ...]:
        """The changes between one year and the very next that count for a year, the first one first."""
        return tuple(b.value - a.value for a, b in pairwise(self.before(year)) if b.year == a.year + 1)

    def target_of(self, year: int) -> TargetVersion | None:
        """The version valid at the end of a year, with a number; None where there is none."""
        valid = [v for y, v in self.targets if y == year and v.valid and v.target is not None]
        return valid[-1] if valid else None

    def ghosts_of(self, year: int) -> tuple[TargetVersion, ...]:
        """Versions of a year that an act replaced, with a number."""
        return tuple(v for y, v in self.targets if y == year and v.target is not None and not v.valid)

    def on_basis(self, basis: Basis, year: int) -> Series:
        """The same history with, for one year, the target in force on a basis in the place of the valid one.

        The other years keep the targets valid at their end: a basis is of the year one looks at.
        """
        if basis.kind is BasisKind.VALID:
            return self
        chosen = in_force([v for y, v in self.targets if y == year], basis, year)
        targets = tuple((y, replace(v, valid=v is chosen) if y == year else v) for y, v in self.targets)
        return replace(self, targets=targets)

    def expected(self, year: int) -> Forecast | NoForecast:
        """What the values before a year let one expect of it, within what is possible; none for dates."""
        if self.is_date:
            return NoForecast.TOO_FEW
        return forecast(self.points, year, [b.year for b in self.breaks], self.natural)

    def half_trend(self, year: int) -> float | None:
        """The last value before a year moved by half of its mean yearly change, within what is possible.

        None where there is no expectation.
        """
        found = self.expected(year)
        if not isinstance(found, Forecast):
            return None
        return found.bounds.within(found.value + fmean(self.changes(year)) / 2)


def just_before(values: Iterable[YearValue], breaks: Iterable[Break], year: int) -> Quantity | None:
    """The value of the year before one, never of an earlier year; None where it measured something else."""
    if any(at.year == year for at in breaks):
        return None
    return next((known.value for known in values if known.year == year - 1), None)

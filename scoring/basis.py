"""Which target is in force: at the end of the year, as planned, or on any day between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model import Op, Quantity


class BasisKind(StrEnum):
    """Three ways of looking at the same plan."""

    VALID = "valid"
    """Targets valid at the end of the year, every revision taken in."""
    ORIGINAL = "original"
    """Targets as planned, before any revision."""
    AT_DATE = "at_date"
    """Targets in force at the end of one day."""


@dataclass(frozen=True, slots=True)
class Basis:
    """On which targets a tree is scored.

    Attributes:
        kind: which way of looking.
        day: the day, for AT_DATE only.
    """

    kind: BasisKind = BasisKind.VALID
    day: date | None = None

    @classmethod
    def parse(cls, text: str) -> Basis:
        """The basis a person wrote: ``valid``, ``original`` or ``AAAA-MM-GG``.

        Raises:
            ValueError: the text is none of the three.

        Examples:
            >>> Basis.parse("original").kind.value
            'original'
            >>> Basis.parse("2022-06-30").day
            datetime.date(2022, 6, 30)
        """
        if text in (BasisKind.VALID, BasisKind.ORIGINAL):
            return cls(BasisKind(text))
        return cls(BasisKind.AT_DATE, date.fromisoformat(text))

    def __str__(self) -> str:
        """The text that ``parse`` takes back."""
        return self.day.isoformat() if self.day else str(self.kind)


class TargetChange(StrEnum):
    """What a version changes in the one before it."""

    NONE = ""
    RAISED = "target_raised"
    LOWERED = "target_lowered"
    RELAXED = "target_relaxed"
    REPLACED = "indicator_replaced"
    SUPPRESSED = "indicator_suppressed"
    NOT_MEASURABLE = "not_measurable"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetVersion:
    """One version of a target: what was promised, since when, by which act.

    Attributes:
        version: 1 as planned, then one for every revision.
        op, target: None where the version sets no number (words only, or the measure is dropped).
        valid: the version the document itself treats as valid at the end of the year.
        change: what it changes in the version before.
        act_date: the day of the act; None where it is not printed.
        text: the target in words, where it is not only a number.
    """

    version: int
    op: Op | None = None
    target: Quantity | None = None
    unit: str = ""
    text: str = ""
    valid: bool = True
    change: TargetChange = TargetChange.NONE
    act: str = ""
    act_date: date | None = None
    occasion: str = ""
    reason: str = ""


def in_force(versions: Sequence[TargetVersion], basis: Basis, year: int) -> TargetVersion | None:
    """The version in force on a basis.

    A revision whose act has no printed date holds from 31 December of its year: it was decided
    during the year, on a day the document does not tell, and is certain only at its end.

    Args:
        versions: of one indicator and year, in any order.
        basis: valid, original, or a day.
        year: the year of the plan.

    Returns:
        The version; None when there is none. For VALID
        it is the last version marked valid.
    """
    ordered = sorted(versions, key=lambda v: v.version)
    if basis.kind is BasisKind.VALID:
        candidates = [v for v in ordered if v.valid]
    elif basis.kind is BasisKind.ORIGINAL:
        candidates = ordered[:1]
    else:
        candidates = [v for v in ordered if _since(v, year) <= (basis.day or date.max)]
    return candidates[-1] if candidates else None


def belongs_to_another_indicator(versions: Sequence[TargetVersion], chosen: TargetVersion | None) -> bool:
    """Whether a later version replaced the indicator that the chosen one measured.

    The actual of the year then measures something else: scoring it on that target would be a
    number without a meaning.
    """
    if chosen is None:
        return False
    return any(v.version > chosen.version and v.change is TargetChange.REPLACED for v in versions)


def _since(version: TargetVersion, year: int) -> date:
    if version.act_date is not None:
        return version.act_date
    return date.min if version.version == 1 else date(year, 12, 31)

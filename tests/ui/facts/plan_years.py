"""Years of an ente scored from plans in hand, for tests that make their plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.series import PlansInHand
from ui.facts.years import ArchiveYears

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import CommonValue, Plan
    from data.plan.series import OtherYears
    from data.register.official import Official
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class _InHand:
    """An archive of one ente, whatever code it is asked by.

    Attributes:
        plans: a year once.
        values: of all enti on the common indicators.
    """

    plans: Sequence[Plan]
    values: Sequence[CommonValue]

    def years(self, _code: str) -> Sequence[int]:
        return [plan.year for plan in self.plans]

    def plan(self, _code: str, year: int) -> Plan:
        return next(plan for plan in self.plans if plan.year == year)

    def others(self, _code: str, year: int) -> OtherYears:
        return PlansInHand([plan for plan in self.plans if plan.year != year])

    def common_values(self) -> Sequence[CommonValue]:
        return self.values


class PlanYears(ArchiveYears):
    """Years scored from plans in hand."""

    def __init__(self, plans: Sequence[Plan], values: Sequence[CommonValue] = ()) -> None:
        super().__init__(_InHand(plans, values), plans[0].ente.code if plans else "")


def plans_of(archive: Store | Official, code: str) -> tuple[Plan, ...]:
    """The plans of every year of an ente, the first year first."""
    years = next(found.years for found in archive.enti() if found.code == code)
    return tuple(archive.plan(code, year) for year in years)

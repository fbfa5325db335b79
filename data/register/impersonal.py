"""The official data without individual sheets, which are personal data: for whoever may not see them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from data.format.individual import changes_without_individual, without_individual
from data.format.plan import build_plan
from data.register.common_values import common_values
from data.register.official import Official

if TYPE_CHECKING:
    from data.format.parse import Rows
    from data.plan.changes import Change
    from data.plan.records import CommonValue, Plan
    from data.store.store import Partial, StoredYear


class Impersonal(Official):
    """The official data as they are, but for the rows of individual sheets: no answer has any.

    A fingerprint is of all the data, as in ``Official``: it tells one state of them from another, and nothing else.
    """

    has_individual = False

    @classmethod
    def of(cls, official: Official) -> Self:
        """The same data without individual sheets."""
        return cls(official.store, official.register, official.moment)

    @property
    def state(self) -> str:
        """As ``Official.state``, and never equal to it: what is kept of one is never given for the other."""
        return f"{super().state} senza schede individuali"

    def changes(self, code: str, year: int) -> tuple[Change, ...]:
        """As ``Official.changes``; a change of individual sheets alone has no rows."""
        return tuple(replace(c, rows=changes_without_individual(c.rows)) for c in super().changes(code, year))

    def tables(self, code: str, year: int) -> StoredYear:
        """As ``Official.tables``."""
        found = super().tables(code, year)
        return replace(found, tables=without_individual(found.tables))

    def rows_after(self, code: str, year: int, number: int) -> dict[str, Rows]:
        """As ``Official.rows_after``."""
        return without_individual(super().rows_after(code, year, number))

    def plan(self, code: str, year: int) -> Plan:
        """As ``Official.plan``."""
        whole = super().plan(code, year)
        plan = build_plan(whole.ente, year, whole.policy, self.tables(code, year).tables)
        return replace(plan, is_closed=whole.is_closed)

    def common_values(self) -> tuple[CommonValue, ...]:
        """As ``Official.common_values``; where an individual sheet told a value, another sheet's takes its place."""
        found = super().common_values()
        personal = {value.ente for value in found if value.key.owner}
        kept = [value for value in found if value.ente not in personal]
        again = [value for code in personal for value in common_values(self._years(code))]
        return tuple(sorted((*kept, *again), key=lambda value: (value.common_code, value.ente, value.year)))

    def _part(self, part: Partial) -> Plan:
        return super()._part(replace(part, tables=without_individual(part.tables)))

"""One objective in several places: the rows of a plan that *are* another row, and what they have of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from scoring.model import MeasureKey, MeasureState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.plan.records import MeasureRow, Plan

OF_THE_SOURCE: Final = ("unit", "direction", "rule", "params", "baseline", "path")
"""What an indicator has of the row that it is, beside targets, soglia and values."""


class _Keyed(Protocol):
    @property
    def key(self) -> MeasureKey: ...


_Row = TypeVar("_Row", bound=_Keyed)


def address(key: MeasureKey) -> str:
    """Where an indicator is, as ``same_as`` writes it: section, person if it is hers, node and indicator.

    Examples:
        >>> address(MeasureKey("dup", "", "O1", "i1")), address(MeasureKey("peg", "Anna Verdi", "P1", "i1"))
        ('dup/O1/i1', 'peg/Anna Verdi/P1/i1')
    """
    return "/".join(filter(None, key))


def sources(same_as: Mapping[MeasureKey, str]) -> dict[MeasureKey, MeasureKey]:
    """The row that each shared indicator is in the end.

    Args:
        same_as: of every indicator, the address of the row that it is; empty where it is itself.

    Returns:
        Shared indicators only; one whose way ends nowhere, or goes round, is not there.
    """
    known = {address(key): key for key in same_as}
    found = {}
    for key, at in same_as.items():
        way, step = {key}, known.get(at) if at else None
        while step is not None and step not in way and same_as[step]:
            way.add(step)
            step = known.get(same_as[step])
        if step is not None and step not in way:
            found[key] = step
    return found


def with_shared(plan: Plan) -> Plan:
    """The plan where every shared indicator has the targets, the soglia and the values of the row that it is."""
    found = sources({row.key: row.same_as for row in plan.measures})
    if not found:
        return plan
    rows = {row.key: row for row in plan.measures}
    return replace(
        plan,
        measures=tuple(_shared(row, rows[found[row.key]]) if row.key in found else row for row in plan.measures),
        versions=_by_measure(plan.versions, found),
        versions_other_years={year: _by_measure(kept, found) for year, kept in plan.versions_other_years.items()},
        soglie=_rows(plan.soglie, found),
        actuals=_rows(plan.actuals, found),
        interim=_rows(plan.interim, found),
        profiles=_rows(plan.profiles, found),
        breakdown=_rows(plan.breakdown, found),
    )


def _shared(row: MeasureRow, source: MeasureRow) -> MeasureRow:
    """A row with what it has of its source; one that its own node leaves out stays out."""
    state = source.state if row.state is MeasureState.MEASURED else row.state
    return replace(row, state=state, **{name: getattr(source, name) for name in OF_THE_SOURCE})


def _by_measure(found: Mapping[MeasureKey, Any], shared: Mapping[MeasureKey, MeasureKey]) -> dict[MeasureKey, Any]:
    own = {key: value for key, value in found.items() if key not in shared}
    return own | {key: own[source] for key, source in shared.items() if source in own}


def _rows(rows: Iterable[_Row], shared: Mapping[MeasureKey, MeasureKey]) -> tuple[_Row, ...]:
    """The rows, those of a shared indicator being copies of its source's."""
    own = [row for row in rows if row.key not in shared]
    by_key: dict[MeasureKey, list[_Row]] = {}
    for row in own:
        by_key.setdefault(row.key, []).append(row)
    copies = [replace(row, key=key) for key, source in shared.items() for row in by_key.get(source, ())]  # type: ignore[type-var]
    return (*own, *copies)

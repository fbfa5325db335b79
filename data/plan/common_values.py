"""The same indicator in many enti: the rows of the store → values side by side, as each ente prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.plan.quantities import quantity, ratio
from data.plan.records import CommonValue
from scoring.model import Direction, MeasureKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.identity import Ente

CONSUNTIVO = "consuntivo"
FIRMS = "imprese attive"
"""The item of ``context.csv`` that says how large the territory of a chamber is, without capitals."""


def common_value(ente: Ente, row: Sequence[Any]) -> CommonValue | None:
    """One value of an ente; None where the row has no number after all.

    Args:
        ente: as the row's document has it; its units give the number its kind.
        row: of ``data/sql/common_values.sql``, from ``ente`` on.
    """
    code, year, common_code, section, owner, node, indicator, name, direction, unit, *numbers, note, firms = row
    value, numerator, denominator = ("" if text is None else text for text in numbers)
    kind = ente.unit_kind(unit)
    found = quantity(value, kind) or ratio(numerator, denominator, kind)
    if found is None:
        return None
    return CommonValue(
        ente=code,
        short_name=ente.short_name,
        groupings=ente.groupings,
        is_synthetic=ente.synthetic,
        year=year,
        common_code=common_code,
        indicator_name=name,
        direction=Direction(direction),
        unit=unit,
        value=found,
        key=MeasureKey(section, owner, node, indicator),
        origin=f"nota {note}" if note else CONSUNTIVO,
        firms=float(firms) if firms and float(firms) > 0 else None,
    )
